"""Who acts in a sentence, and so whom "ông", "bà" mean in those that follow."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bangiao.extract.mentioning.mention import DateMention, GroupMention, Mention, PersonMention
from bangiao.extract.mentioning.mentions import Reading

_VERBS = ("reporting-verbs", "meeting-verbs", "visit-words", "signing-words", "light-verbs")
_SHORTLY = 3  # sentences back in which "ông" was spoken of
_One = TypeVar("_One")
_Candidate = tuple[Mention, bool]  # a person's mention, and whether they act there


def subjects(
    readings: Sequence[Reading], named: Callable[[PersonMention], _One | None], fits: Callable[[_One, str], bool],
) -> dict[int, _One]:
    """The persons that the words "ông", "bà" of an article mean, by the places of these; one may stand for another.

    `named` tells whom a mention by name or office means, `fits` whether a person is of a gender.
    """
    meant: dict[int, _One] = {}
    candidates: list[list[_Candidate]] = []
    for reading in readings:
        words = [m for m in reading.mentions if isinstance(m, PersonMention) or _pronoun(m, "counterpart")]
        candidates.append([(m, acts(reading, m)) for m in words])
        for word, _ in candidates[-1]:
            if isinstance(word, GroupMention) and (one := _last(word, candidates[-1 - _SHORTLY:], named, fits, meant)):
                meant[word.start] = one
    return meant


def _last(
    word: GroupMention, near: Sequence[Sequence[_Candidate]], named: Callable[[PersonMention], _One | None],
    fits: Callable[[_One, str], bool], meant: dict[int, _One],
) -> _One | None:
    """Whoever acts before a word in its sentence, else in the one before, and so on; where nobody acts, the first named."""
    for sentence in reversed(near):
        before = [(m, acting) for m, acting in sentence if m.start < word.start]
        for m, acting in sorted(before, key=lambda one: not one[1]):
            one = named(m) if isinstance(m, PersonMention) else meant.get(m.start) if acting and _pronoun(m) else None
            if one and fits(one, word.gender):
                return one
    return None


def _pronoun(mention: Mention, *kinds: str) -> bool:
    return isinstance(mention, GroupMention) and mention.kind in ("person", *kinds)


def acts(reading: Reading, mention: Mention) -> bool:
    """Whether a verb follows a mention, adverbs and times passed over: "ông A hôm qua cũng khẳng định"; not in a quotation."""
    scan = reading.scan
    if _quoted(scan.text[scan.start:mention.start]):
        return False
    times = {m.start: m.end for m in reading.mentions if isinstance(m, DateMention)}
    i = scan.index(mention.end)
    while i < len(scan) and not any(scan.at(i, table) for table in _VERBS):
        adverb = scan.at(i, "adverbs")
        if scan.tokens[i].start in times:
            i = scan.index(times[scan.tokens[i].start])
        elif adverb or scan.means(i, "tense", "also"):
            i = adverb.after if adverb else i + 1
        else:
            return False
    return i < len(scan)


def _quoted(before: str) -> bool:
    """Whether a quotation that begins in these words is still open behind them."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
