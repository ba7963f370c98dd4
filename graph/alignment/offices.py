"""Whether a title in Vietnamese and the label of an office, in Vietnamese or English, name the same office."""
from __future__ import annotations

from functools import cache, lru_cache

from bangiao.extract.words.normal import folded
from bangiao.ontology.gazetteer import table

_LESS = frozenset(("deputy", "vice", "former", "acting"))  # words that make another office of one


@lru_cache(maxsize=100_000)
def same_office(title: str, label: str) -> bool:
    """Whether `title` (of ours, Vietnamese) and `label` (of the endpoint) name one office, as far as their words show.

    A Vietnamese label begins as the title does and has all its words ("Thủ tướng", "Thủ tướng Nhật Bản"); an English one
    has those of the table `office-words`.
    """
    ours, theirs = folded(title).split(), folded(label).split()
    if not ours or not theirs:
        return False
    if ours[0] == theirs[0] and set(ours) <= set(theirs):
        return True
    words = set(theirs)
    return any(needed <= words and needed & _LESS == words & _LESS for needed in _english(" ".join(ours)))


def is_any_office(label: str) -> bool:
    """Whether a label tells of some public person ("politician", "chính khách"), and not of which office."""
    plain = folded(label)
    return any(name == plain or any(words == set(plain.split()) for words in named) for name, named in _any().items())


def _english(title: str) -> tuple[frozenset[str], ...]:
    """The words of the English names of an office, each of them enough."""
    begins = (name for name in _names() if title == name or title.startswith(f"{name} "))
    return _names().get(max(begins, key=len, default=""), ())


def _names() -> dict[str, tuple[frozenset[str], ...]]:
    """The English words of each title that is an office."""
    return _words("")


def _any() -> dict[str, tuple[frozenset[str], ...]]:
    return _words("any")


@cache
def _words(use: str) -> dict[str, tuple[frozenset[str], ...]]:
    rows = (row for row in table("office-words") if row["use"] == use)
    return {folded(row["name"]): tuple(frozenset(folded(words).split()) for words in row["en"].split(";")) for row in rows}
