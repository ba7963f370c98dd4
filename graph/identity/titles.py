"""What a document's title tells: its subject, without the parties and what many documents are called."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import folded
from bangiao.graph.identity.spelling import exact
from bangiao.ontology.gazetteer import table

_PLAIN = 3  # words at most of what a document is called before anything is said of what it is about: "thỏa thuận hợp tác"
_LETTERS = 4  # of an abbreviation that names one document; FTA is a kind
_OFTEN = 4  # names of documents that have a word in common
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETS = re.compile(r"\([^)]*\)")
_Y = re.compile("(?<=[bcdfghjklmnpqrstvx])y")  # written i too: "kỹ thuật", "kĩ thuật"
_BUT_WORDS = ("day", "year", "age", "tense", "is", "has", "gives")  # kinds of function words that are words of a title too


@lru_cache(maxsize=100_000)
def wording(title: str) -> tuple[str, ...]:
    """The words of a title that tell what it is about: without brackets, its kind, the parties, and what every title has."""
    usual = _usual().sub(lambda found: _usual_words()[found.group()], f" {exact(_BRACKETS.sub(' ', title))} ")
    plain = _parties().sub(" ", _kind().sub(" ", usual, count=1))
    return tuple(_Y.sub("i", folded(_nothing().sub(" ", plain))).split())


def subject(title: str) -> frozenset[str]:
    """What a title is about, whatever the order of its words."""
    return frozenset(wording(title))


@cache
def common() -> frozenset[str]:
    """Words that are in many names of documents, so that they tell nothing of one: "hợp tác"."""
    counted = Counter(word for row in table("document-kinds") if row["use"] == "title" for word in folded(row["name"]).split())
    return frozenset(_Y.sub("i", word) for word, often in counted.items() if often >= _OFTEN)


@lru_cache(maxsize=100_000)
def period(title: str) -> frozenset[str]:
    """The years in a title: the plan for 2017-2020 is not that for 2024-2028."""
    return frozenset(_YEAR.findall(title))


@lru_cache(maxsize=100_000)
def short(title: str) -> frozenset[str]:
    """The abbreviations in a title: "EVFTA"."""
    return frozenset(word for word in re.findall(r"\w+", title) if len(word) >= _LETTERS and word.isupper())


@cache
def _kind() -> re.Pattern[str]:
    """What a document is called, where its title begins."""
    names = {exact(row["name"]) for row in table("document-kinds")}
    return re.compile(rf"^ {_any(name for name in names if len(name.split()) <= _PLAIN)} ")


@cache
def _parties() -> re.Pattern[str]:
    """The names of states and bodies."""
    rows = (*table("countries"), *country_names(), *table("organizations"))
    return re.compile(rf"(?<!\w){_any(exact(row['name']) for row in rows)}(?!\w)")


@cache
def _usual() -> re.Pattern[str]:
    """Words of titles for which others stand."""
    return re.compile(rf"(?<!\w){_any(_usual_words())}(?!\w)")


@cache
def _usual_words() -> dict[str, str]:
    """Words of titles, each with that which is usual: a treaty of "mậu dịch" is one of "thương mại"."""
    return {exact(row["name"]): exact(row["form"]) for row in table("title-words") if row["form"]}


@lru_cache(maxsize=100_000)
def amends(title: str) -> bool:
    """Whether a document changes another, of which its title tells: "Hiệp ước bổ sung Hiệp ước biên giới"."""
    return bool(_amending().search(exact(title)))


@cache
def _amending() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(exact(row['name']) for row in table('title-words') if row['use'] == 'amend')}(?!\w)")


@cache
def _nothing() -> re.Pattern[str]:
    """Function words, those for the parties of a document that is at hand ("hai nước"), and for when it was made ("mới đây")."""
    rows = (row for row in table("function-words") if row["kind"].split()[0] not in _BUT_WORDS)
    parties = (row for row in table("pronouns") if row["kind"] in ("country", "side", "body"))
    beside = (row for row in table("title-words") if row["use"] == "beside")
    return re.compile(rf"(?<!\w){_any(exact(row['name']) for row in (*rows, *parties, *beside))}(?!\w)")


def _any(names: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, {*names} - {''}), key=lambda name: (-len(name), name)))})"
