"""Names that are written wrongly: "Khurdish" for Khurshid, "Cananda" before a name.

Letters alone do not tell a slip from another name; whoever asks knows what else two have in common: an article, an office.
"""
from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bangiao.extract.words.syllables import is_korean
from bangiao.graph.identity.forms import states
from bangiao.graph.identity.spelling import exact, is_bare, near_part, of_son, other_numerals, parts, telling, tonal

_VOWELS = re.compile("[aeiouy]+")
_FEW, _SOME, _MANY = 5, 6, 8  # letters of a part that may have one other; of one that may have all of them in another order; two

_SYLLABLES = 3  # of a Vietnamese name of which one more can be left out
_LONGER_WHOLE = 11  # of a foreign one that may have two
_WHOLE = 9  # letters of a whole name that may have one other


@lru_cache(maxsize=200_000)
def misspelt(one: str, other: str) -> bool:
    """Whether one of two names can be the other with a slip: a family name alone, or part by part."""
    if _never(one, other):
        return False
    mine, yours = telling(one), telling(other)
    if is_bare(one) or is_bare(other):
        return any(_slipped(a, b) for a in mine for b in yours)
    return len(mine) == len(yours) and all(a == b or _slipped(a, b) for a, b in zip(mine, yours, strict=True))


@lru_cache(maxsize=200_000)
def hardly_misspelt(one: str, other: str) -> bool:
    """Whether a long family name alone is the other's, but for one letter."""
    if _never(one, other) or not (is_bare(one) or is_bare(other)):
        return False
    pairs = ((a, b) for a in telling(one) for b in telling(other) if min(len(a), len(b)) >= _SOME)
    return any(_slipped(a, b) and OSA.distance(a, b) == 1 for a, b in pairs)


@lru_cache(maxsize=200_000)
def slips_of_one(one: str, other: str) -> bool:
    """Whether two whole names are so near, part by part, that both can be slips of a third."""
    if _never(one, other) or is_bare(one) or is_bare(other) or len(telling(one)) != len(telling(other)):
        return False
    return all(near_part(a, b) in ("same", "like") for a, b in zip(telling(one), telling(other), strict=True))


@lru_cache(maxsize=200_000)
def slip_of_whole(one: str, other: str) -> bool:
    """Whether two long whole names differ by a letter or by tones alone, in whatever language they are written.

    Foreign ones that are longer still, by two letters: "Dehghan", "Dehqan".
    """
    mine, yours = "".join(parts(one)), "".join(parts(other))
    least = min(len(mine), len(yours))
    if is_bare(one) or is_bare(other) or of_son(one) != of_son(other) or other_numerals(one, other) or least < _WHOLE:
        return False
    slips = 2 if least >= _LONGER_WHOLE and not _never(one, other) else 1
    return mine[0] == yours[0] and OSA.distance(mine, yours, score_cutoff=slips) <= slips


@lru_cache(maxsize=200_000)
def middle_left_out(one: str, other: str) -> bool:
    """Whether two Vietnamese names are one but for a middle syllable that one of them lacks, and have three at least."""
    short, long = sorted((exact(one).split(), exact(other).split()), key=len)
    if not (tonal(one) and tonal(other)) or len(short) < _SYLLABLES or len(long) != len(short) + 1:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(short)))


def _never(one: str, other: str) -> bool:
    """Whether names are of those that one letter tells apart, or of a father and his son."""
    return any(tonal(name) or is_korean(name) for name in (one, other)) or of_son(one) != of_son(other)


def _slipped(one: str, other: str) -> bool:
    """Whether two parts of names, of two syllables at least, begin alike and differ by a letter or two or their order."""
    least = min(len(one), len(other))
    if one == other or one[0] != other[0] or least < _FEW or min(len(_VOWELS.findall(part)) for part in (one, other)) < 2:
        return False
    slips = 2 if least >= _MANY else 1
    return OSA.distance(one, other, score_cutoff=slips) <= slips or (least >= _SOME and sorted(one) == sorted(other))


@lru_cache(maxsize=100_000)
def without_state(name: str, country: str) -> str | None:
    """A name without the state's before it that is written with a slip, so that it was taken for a part; None without such."""
    words = name.split()
    cuts = (i for i in range(len(words) - 2, 0, -1) if _is_of("".join(parts(" ".join(words[:i]))), country))
    return next((" ".join(words[cut:]) for cut in cuts), None)


def _is_of(start: str, country: str) -> bool:
    """Whether words are a state's name with a slip, or the beginning of it: "Kazakh"."""
    begun = len(start) >= _FEW
    return any(start == state or _slipped(start, state) or (begun and state.startswith(start)) for state in _of(country))


@cache
def _of(country: str) -> frozenset[str]:
    """The letters of the names of a state."""
    return frozenset("".join(name.split()) for name, iso in states().items() if iso == country)
