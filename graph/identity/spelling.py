"""Names of persons as they are spelt: which of two spellings can be one name, and why.

Only letters are looked at here; whether there is another bearer of the name is asked elsewhere.
"""
from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bangiao.extract.words.normal import folded, normal
from bangiao.extract.words.syllables import is_korean, is_name, native, syllable
from bangiao.graph.identity.transcribed import one_heard
from bangiao.ontology.gazetteer import table

_LONG = 4  # letters from which a part of a name may differ by one letter and be a slip of spelling or transcription
_LETTERS_A_SLIP = 9  # of a whole name that may have one letter more, less or another
_SOUNDS = 7  # consonants of a name that can be heard as one with another
_SOFT, _DOUBLED = re.compile("[aeiouyh]"), re.compile(r"(.)\1")
_LIKE = str.maketrans("cqwz", "kkvs")
_DOUBLE = re.compile(r"[-–](\w)")
_NUMERAL = re.compile(r"(?<=\w )[IVX]+$")
_LONGER = 7  # letters from which it may differ by two: "Yevgeny", "Evgheni"


@lru_cache(maxsize=100_000)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name without diacritics; a hyphen or an apostrophe joins: "Kim Jong-un" has two."""
    joined = "".join(c for c in name if c not in "-–'’")
    return tuple(folded(joined).split())


def letters(name: str) -> str:
    """The letters of a name without diacritics and whatever parts it."""
    return "".join(parts(name))


@lru_cache(maxsize=100_000)
def exact(name: str) -> str:
    """A name with its diacritics; case, tone placement and punctuation aside."""
    return " ".join("".join(c if c.isalnum() else " " for c in normal(name)).split())


@lru_cache(maxsize=100_000)
def tonal(name: str) -> bool:
    """Whether a name is spelt as only Vietnamese is, so that its diacritics tell it from others."""
    if "-" in name:
        return False  # "Pu-tin": a foreign name as it is said
    return any(map(native, exact(name).split())) or (exact(name) != folded(name) and is_name(name))


@lru_cache(maxsize=100_000)
def telling(name: str) -> tuple[str, ...]:
    """The parts of a name that tell persons apart, particles left out: of "Abdel Fattah el-Sisi" "abdel", "fattah", "sisi"."""
    apart = " ".join(_without_article(part) for part in name.split() if not _is_particle(part))
    return parts(apart) or parts(name)


def _is_particle(part: str) -> bool:
    use = _particles().get(part.lower().rstrip("."))
    return use is not None and (part.islower() or bool(use))


def _without_article(part: str) -> str:
    article, hyphen, rest = part.partition("-")
    return rest if hyphen and rest and _particles().get(article.lower()) == "arabic" else part


@cache
def _particles() -> dict[str, str]:
    return {row["name"]: row["use"] for row in table("name-particles")}


def alike(one: str, other: str) -> str | None:
    """Why two spellings can be one name of the same state: a key of the reasons; None where they are two names.

    Vietnamese names are one only with the same diacritics, or where one is written without any.
    """
    if exact(one) == exact(other):
        return "name"
    plain = parts(one) == parts(other)
    if plain or letters(one) == letters(other):
        if _other_tones(one, other):
            return None
        return "diacritics" if plain else "separators"
    if _run_on(one, other):
        return "spelling"
    if tonal(one) or tonal(other) or is_korean(one) or is_korean(other) or _of_father(one, other):
        return None
    if other_numerals(one, other):
        return None
    in_parts = _transcribed(telling(one), telling(other)) or _transcribed(telling(apart(one)), telling(apart(other)))
    near = _slipped(letters(one), letters(other)) or _sounds_alike(one, other)
    return in_parts or ("spelling" if near else None) or ("transcribed" if one_heard(one, other) else None)


def apart(name: str) -> str:
    """A name with a space for each hyphen before a capital: "López-Palop" can be written "Lopez Palop"."""
    return _DOUBLE.sub(lambda found: f" {found[1]}" if found[1].isupper() else found[0], name)


def other_numerals(one: str, other: str) -> bool:
    """Whether both have a number behind the name, and not the same: "Abdullah I", "Abdullah II"."""
    numbers = [found[0] for name in (one, other) if (found := _NUMERAL.search(name))]
    return len(set(numbers)) > 1


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two long names differ in nothing but how vowels and breathed sounds are written: "Gadhafi", "Gaddafi"."""
    return len(sound(one)) >= _SOUNDS and sound(one) == sound(other) and not all(map(syllable, telling(one)))


@lru_cache(maxsize=100_000)
def sound(name: str) -> str:
    """The consonants of a name, those that transcriptions write in several ways as one."""
    return "".join(part[0] + _DOUBLED.sub(r"\1", _SOFT.sub("", part[1:].translate(_LIKE))) for part in telling(name))


def _slipped(one: str, other: str) -> bool:
    """Whether two names differ by a letter or two of many, wherever these are parted."""
    slips = min(len(one), len(other)) // _LETTERS_A_SLIP
    return bool(slips) and one[0] == other[0] and OSA.distance(one, other, score_cutoff=slips) <= slips


def _of_father(one: str, other: str) -> bool:
    """Whether the one name can be the other's father's: "Abdullah II" in "Hussein bin Abdullah II"."""
    fathers = has_fathers_name(f"{one} {other}")
    if any(_particles().get(part) == "father" for name in (one, other) for part in parts(name)[:1]):
        return False  # the person's own name is left out
    firsts = [*telling(one)[:1], *telling(other)[:1]]
    return fathers and len(set(firsts)) > 1 and not near_part(firsts[0], firsts[1])


def _run_on(one: str, other: str) -> bool:
    """Whether the one is the other, without a space before the Vietnamese word that follows: "Orhan Sezginnói"."""
    short, long = sorted((exact(one), exact(other)), key=len)
    word = long.removeprefix(short)
    return " " in short and word != long and not word.isascii() and native(word) and folded(short) == short


def has_fathers_name(name: str) -> bool:
    """Whether a name has the father's behind one's own: "Orhan bin Selim", whom nobody calls "Selim"."""
    return any(_particles().get(part) == "father" for part in parts(name))


def of_son(name: str) -> bool:
    """Whether a name says that it is a son's who has his father's: "Jr."."""
    return any(_particles().get(part) == "son" for part in parts(name))


def _other_tones(one: str, other: str) -> bool:
    """Whether both are written with diacritics, and with different ones: "Hùng", "Hưng"."""
    marked = (exact(name).replace(" ", "") != letters(name) for name in (one, other))
    return all(marked) and exact(one).replace(" ", "") != exact(other).replace(" ", "") and (tonal(one) or tonal(other))


def _transcribed(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Whether names in Latin letters fit part by part, in either order of family and given name."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return None
    if sorted(short) == sorted(long):
        return "order"
    fits = _fits(short, long)
    return fits or ("spelling" if len(short) == len(long) == 2 and _fits(short[::-1], long) else None)


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """Whether each part of the shorter name is found in the longer one, in order, as it is or nearly, one of them as it is."""
    rest = iter(long)
    found = [next((near for part in rest if (near := near_part(mine, part))), None) for mine in short]
    if len(long) > len(short) > 1 and found[-1] == "initial" and len(short[-1]) > 1:
        return None  # "Howell" is not the H in "William H. Watson"
    if None in found or not any(near == "same" and len(part) > 2 for near, part in zip(found, short, strict=True)):
        return None
    return "spelling" if "like" in found else "part"


def near_part(one: str, other: str) -> str | None:
    """How two parts of names fit: as the same, as an initial, or as like; None where they do not."""
    if one == other:
        return "same"
    least = min(len(one), len(other))
    if one[0] != other[0]:
        return None
    if least == 1:
        return "initial"
    slips = 2 if least >= _LONGER else 1 if least >= _LONG else 0
    return "like" if slips and OSA.distance(one, other, score_cutoff=slips) <= slips else None


def is_bare(name: str) -> bool:
    """Whether a name is a family name alone, or with an initial: "Koizumi", "J. Koizumi"."""
    return len([part for part in telling(name) if len(part) > 1]) == 1


def one_but_for_initials(one: str, other: str) -> bool:
    """Whether two whole names differ by initials alone: "Ana Marwell", "Ana H. Marwell"."""
    whole = [[part for part in telling(name) if len(part) > 1] for name in (one, other)]
    return whole[0] == whole[1] and len(whole[0]) > 1 and not (tonal(one) or tonal(other)) and alike(one, other) is not None


def within(one: str, other: str) -> bool:
    """Whether one of two names is a family name alone that stands in the other, wherever.

    A mother's name, or a word, may be last. An initial with it is of a part of the other.
    """
    bare, full = (one, other) if is_bare(one) else (other, one)
    if not is_bare(bare) or tonal(bare):
        return False
    firsts = {part[0] for part in telling(full)}
    return all(part in telling(full) if len(part) > 1 else part in firsts for part in telling(bare))


def family_names(name: str) -> frozenset[str]:
    """What may be the family name in a name: its last part, and its first where that is known as one ("Kim", "Abe").

    The last part of "Orhan bin Selim" is his father's name.
    """
    told = [part for part in telling(name) if len(part) > 1]
    if has_fathers_name(" ".join(name.split()[-2:-1])):
        return frozenset(told[:1]) & _known_family_names()
    return frozenset(told[-1:]) | (frozenset(told[:1]) & _known_family_names())


@cache
def _known_family_names() -> frozenset[str]:
    return frozenset(folded(row["name"]) for row in table("surnames"))
