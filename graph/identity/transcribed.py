"""Foreign names as Vietnamese writes them by syllables, "Mắc-xim", beside the same names in Latin letters, "Maksim".

Both are brought to the consonants that a Vietnamese ear keeps apart (table `sounds`). Syllables that can end in few sounds
lose or change the others ("Méc-ken"), so that not every transcription is found; but two whole names that agree throughout are
hardly two persons'.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, reduce

from rapidfuzz.distance import Indel

from bangiao.extract.words.normal import folded, normal
from bangiao.ontology.gazetteer import TableError, table

_LEAST = 5  # consonants of a whole name
_LIKE = 0.6  # how like the letters are at least, of 1: "Cờ-lin-tơn" and "Clinton"; none of one state is that like another
_VOWEL = "[aeiouy]"
_DOUBLED = re.compile(r"(.)\1+")
_SYLLABLES, _LETTERS = "syllables", "letters"  # how a name is written


def _rows(use: str, writing: str) -> list[tuple[str, str]]:
    """What is written, with what it becomes, of names that are written so."""
    return [(row["name"], row["value"]) for row in table("sounds") if row["use"] == use and row["writing"] in ("", writing)]


@cache
def _lost() -> re.Pattern[str]:
    return _any(pattern for pattern, _ in _rows("lost", ""))


@cache
def _reader(writing: str) -> Callable[[str], str]:
    """What replaces each written sound by the one heard."""
    rules = _rows("heard", writing)
    written = _any(pattern for pattern, _ in rules)
    return lambda word: written.sub(lambda found: rules[(found.lastindex or 1) - 1][1], word)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """The table's expressions, each a group. Raises TableError where one is broken or has a group of its own."""
    return re.compile("|".join(f"({_whole(pattern)})" for pattern in patterns))


def _whole(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise TableError(f"sounds.tsv: {pattern} is no regular expression ({error}); mend it") from error
    if groups:
        raise TableError(f"sounds.tsv: {pattern} has a group, which tells which row was found; write (?:…)")
    return pattern


@lru_cache(maxsize=100_000)
def by_syllables(name: str) -> bool:
    """Whether a name is written as Vietnamese says a foreign one: with hyphens before small letters, and diacritics."""
    pieces = [part.split("-") for part in name.split()]
    parted = any(len(its) > 1 and all(piece[:1].islower() for piece in its[1:]) for its in pieces)
    return parted and not normal(name).isascii()


@lru_cache(maxsize=100_000)
def heard(name: str) -> tuple[str, ...]:
    """The consonants of each part of a name as they are heard, a vowel that begins one as "A"."""
    return tuple(_part_heard(part, _writing(name)) for part in _parts(name))


def _writing(name: str) -> str:
    return _SYLLABLES if by_syllables(name) else _LETTERS


def _part_heard(part: str, writing: str) -> str:
    sounds = _reader(writing)(_lost().sub("", part))
    first = "A" if re.match(_VOWEL, sounds) else ""
    return _DOUBLED.sub(r"\1", first + "".join(sound for sound in sounds if sound.isupper()))


@lru_cache(maxsize=200_000)
def one_heard(one: str, other: str) -> bool:
    """Whether two whole names, one of them by syllables, are heard alike part by part; two parts in either order."""
    if not (by_syllables(one) or by_syllables(other)) or any(len(part) == 1 for part in (*_parts(one), *_parts(other))):
        return False
    mine, yours = heard(one), heard(other)
    alike = mine == yours or (len(mine) == 2 and mine == yours[::-1])
    whole = len(mine) > 1 and sum(map(len, mine)) >= _LEAST
    return alike and whole and Indel.normalized_similarity(_usual(one), _usual(other)) >= _LIKE


def _usual(name: str) -> str:
    """A name in the letters that are usual, its parts in the order of these."""
    habits = _rows("usual", _writing(name))
    return "".join(sorted(reduce(lambda part, habit: part.replace(*habit), habits, part) for part in _parts(name)))


def _parts(name: str) -> list[str]:
    """The parts of a name without diacritics, where "đ" is no "d"; a hyphen or an apostrophe joins."""
    joined = "".join(c for c in normal(name) if c not in "-–'’.")
    return "".join(c if c == "đ" else folded(c) or c for c in joined).split()
