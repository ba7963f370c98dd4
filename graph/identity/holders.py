"""Persons who are told to hold one office: how far their names can differ where they are one."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import product

from bangiao.extract.words.normal import folded
from bangiao.extract.words.syllables import is_korean
from bangiao.graph.identity.agreement import Agreement, Strength
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.seats import is_incumbent
from bangiao.graph.identity.slips import hardly_misspelt, misspelt
from bangiao.graph.identity.spelling import exact, is_bare, letters, telling, tonal
from bangiao.graph.seats import posts
from bangiao.ontology.gazetteer import table

_HOME = "VN"  # its persons are called by their given names
_DEPUTY = "deputy-head"  # the kind of offices of those next to a head of state or government
_GIVEN = 2  # syllables at most by which a Vietnamese is called
_LEAST = 5  # letters of a part of a foreign name by which alone one is called


def keys(one: Node) -> Iterator[str]:
    """By each high office, and with what a part of the name begins; by the month in which a post of one holder is told."""
    yield from map("seat {}".format, one.all("seat"))
    for post, name in product(high_offices(one), one.all("name")):
        if one.country == _HOME:
            yield f"post {post} {folded(name).split()[-1]}"
        else:
            yield from (f"post {post} {part[0]}" for part in telling(name))


def high_offices(one: Node) -> frozenset[str]:
    """The posts of one holder at a time that a person is told to hold, and the offices next to a head of state or government."""
    if not one.country:
        return frozenset()
    return _posts(one) | {f"{office} {one.country}" for office in one.all("office") & _deputies()}


@cache
def _deputies() -> frozenset[str]:
    return frozenset(folded(row["name"]) for row in table("titles") if row["kind"] == _DEPUTY)


def _posts(one: Node) -> frozenset[str]:
    return posts(one.country, one.all("office")) if one.country else frozenset()


def in_one_seat(one: Node, other: Node) -> Agreement | None:
    """Whether the one is called by office alone and the other, by name, holds that office in about that month."""
    shared = is_incumbent(one.iri) != is_incumbent(other.iri) and one.all("seat") & other.all("seat")
    return Agreement(Strength.POSSIBLE, "incumbent") if shared else None


def in_one_office(one: Node, other: Node) -> Agreement | None:
    """Whether two names of one state's persons who are told to hold one office can be one name, heard or cut in two ways."""
    held = one.all("office") & other.all("office") or _posts(one) & _posts(other)
    if held and _any(_cut_or_transcribed if one.country == _HOME else _cut_or_heard, one, other):
        return Agreement(Strength.POSSIBLE, "office")
    return _in_one_post(one, other)


def _in_one_post(one: Node, other: Node) -> Agreement | None:
    """The same of a post that one person holds at a time: a name may be misspelt too, or be a Vietnamese's given name."""
    if not _posts(one) & _posts(other):
        return None
    of_a_month = bool(one.all("seat") & other.all("seat"))
    if _any(misspelt if of_a_month else hardly_misspelt, one, other):
        return Agreement(Strength.PROBABLE if of_a_month else Strength.POSSIBLE, "misspelt")
    given = one.country == _HOME and _any(_given, one, other)
    return Agreement(Strength.POSSIBLE, "given-name") if given else None


def begun(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other, and no half of what Korean brothers have in common: "Kim Do"."""
    return cut(one, other) and not (is_korean(one) or is_korean(other))


def short_forms(one: Node, other: Node) -> bool:
    """Whether both can be short forms of one name, that of one who holds an office that both hold: "Vladimir", "Putin"."""
    short = all(len(telling(name)) == 1 for node in (one, other) for name in node.all("name"))
    return short and not one.all("office").isdisjoint(other.all("office"))


def _any(fits: Callable[[str, str], bool], one: Node, other: Node) -> bool:
    return any(fits(a, b) for a, b in product(one.all("name"), other.all("name")))


def _cut_or_transcribed(one: str, other: str) -> bool:
    return cut(one, other) or _transcribed_alike(one, other)


def _cut_or_heard(one: str, other: str) -> bool:
    return _cut_or_transcribed(one, other) or _heard_alike(one, other)


@lru_cache(maxsize=200_000)
def _transcribed_alike(one: str, other: str) -> bool:
    """Whether both have one family name, and given names that begin alike."""
    if tonal(one) or tonal(other) or is_korean(one) or is_korean(other) or len(telling(one)) < 2 or len(telling(other)) < 2:
        return False
    return telling(one)[-1] == telling(other)[-1] and telling(one)[0][0] == telling(other)[0][0]


@lru_cache(maxsize=200_000)
def _heard_alike(one: str, other: str) -> bool:
    """Whether two full names differ in tones alone: "Lý Triệu Tinh" and "Lý Triều Tinh"."""
    return not is_bare(one) and not is_bare(other) and letters(one) == letters(other)


@lru_cache(maxsize=200_000)
def cut(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other: "Phạm Bình" of "Phạm Bình Minh", "Tamim" of "Tamim bin Hamad"."""
    short, long = sorted((exact(one), exact(other)), key=len)
    enough = len(short.split()) > 1 if tonal(one) or tonal(other) else len(short) >= _LEAST
    return enough and long.startswith(f"{short} ")


@lru_cache(maxsize=200_000)
def _given(one: str, other: str) -> bool:
    """Whether one name is the last syllable, or the last two, of the other: "Khải" of "Đinh Quang Khải"."""
    short, long = sorted((exact(one), exact(other)), key=len)
    return len(short.split()) <= _GIVEN and long.endswith(f" {short}")
