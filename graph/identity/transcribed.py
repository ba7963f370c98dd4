"""Foreign names as Vietnamese writes them by syllables, "Mắc-xim", beside the same names in Latin letters, "Maksim".

Both are brought to the consonants that a Vietnamese ear keeps apart. Syllables that can end in few sounds lose or change the
others ("Méc-ken"), so that not every transcription is found; but two whole names that agree throughout are hardly two persons'.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, reduce

from rapidfuzz.distance import Indel

from bangiao.extract.words.normal import folded, normal

_LEAST = 5  # consonants of a whole name
_LIKE = 0.6  # how like the letters are at least, of 1: "Cờ-lin-tơn" and "Clinton"; none of one state is that like another
_VOWEL = "[aeiouy]"
_DOUBLED = re.compile(r"(.)\1+")
_LOST = re.compile(rf"r(?!{_VOWEL})|(?<=[nl])[td]$|(?<=[bdgklmnrt])h")  # what a Latin name has and no syllable can say
# What is written to what is heard: T the hissed and those said with the tongue's tip, K those said behind it, P with the lips.
_BY_SYLLABLE = (
    ("ngh|ng|nh|n", "N"), (f"[kg]h|qu|ch(?!{_VOWEL})", "K"), ("th|ch|gi(?=[aeou])", "T"), (f"l(?!{_VOWEL})", "N"),
    ("ph|[bpvfw]", "P"), ("[dđxstzj]", "T"), ("[kgqhc]", "K"), ("m", "M"), ("l", "L"), ("r", "R"),
)
_BY_LETTER = (
    (f"ch(?!{_VOWEL})|[kg]h|ck|qu", "K"), ("th|t?s?ch|[csz]h|c(?=[eiy])|[dtszj]|^x", "T"), ("x", "KT"), ("ph|[bpvfw]", "P"),
    (f"ng|ny|n|l(?!{_VOWEL})", "N"), ("[ckgqh]", "K"), ("m", "M"), ("l", "L"), ("r", "R"),
)
# Letters of both ways of writing to those that are usual: what is left differs in sounds, not in habits.
_SYLLABLE_LETTERS = (("gi", "z"), ("d", "z"), ("đ", "d"), ("x", "s"), ("kh", "k"), ("gh", "g"))
_LETTERS = (
    ("ph", "f"), ("ck", "k"), ("ch", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("x", "ks"), ("q", "k"), ("j", "z"),
    ("h", ""),
)


def _reader(rules: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """What replaces each written sound by the one heard."""
    written = re.compile("|".join(f"({pattern})" for pattern, _ in rules))
    return lambda word: written.sub(lambda found: rules[(found.lastindex or 1) - 1][1], word)


_said, _spelt = _reader(_BY_SYLLABLE), _reader(_BY_LETTER)


@lru_cache(maxsize=100_000)
def by_syllables(name: str) -> bool:
    """Whether a name is written as Vietnamese says a foreign one: with hyphens before small letters, and diacritics."""
    pieces = [part.split("-") for part in name.split()]
    parted = any(len(its) > 1 and all(piece[:1].islower() for piece in its[1:]) for its in pieces)
    return parted and not normal(name).isascii()


@lru_cache(maxsize=100_000)
def heard(name: str) -> tuple[str, ...]:
    """The consonants of each part of a name as they are heard, a vowel that begins one as "A"."""
    return tuple(_part_heard(part, by_syllables(name)) for part in _parts(name))


def _part_heard(part: str, said: bool) -> str:
    read = _said if said else _spelt
    sounds = read(_LOST.sub("", part))
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
    habits = (*(_SYLLABLE_LETTERS if by_syllables(name) else ()), *_LETTERS)
    return "".join(sorted(reduce(lambda part, habit: part.replace(*habit), habits, part) for part in _parts(name)))


def _parts(name: str) -> list[str]:
    """The parts of a name without diacritics, where "đ" is no "d"; a hyphen or an apostrophe joins."""
    joined = "".join(c for c in normal(name) if c not in "-–'’.")
    return "".join(c if c == "đ" else folded(c) or c for c in joined).split()
