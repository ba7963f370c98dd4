"""Offices with the month in which they are told: by them, who is called by office alone is found among those who have a name."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from bangiao.extract.words.normal import folded
from bangiao.graph.countries import country_label
from bangiao.ontology.gazetteer import table

_INCUMBENT = "unnamed/"  # with what the IRI begins of one whom an article calls by office alone
_UNTOLD = "_"  # for the state of one of whom no article tells it
_TOP = ("head-of-state", "head-of-government", "deputy-head", "royal")  # kinds of offices of those who go to summits
_PARTY = "party-leader"
_ONE_HOLDER = ("head-of-state", "head-of-government")  # kinds of offices that are one however they are put
_DIGEST = re.compile("-[0-9a-f]{6}$")  # of a title's exact spelling, behind it in an IRI
Trait = tuple[str, str]


def is_incumbent(iri: str) -> bool:
    """Whether a node is somebody whom an article calls by office alone."""
    return iri.startswith(_INCUMBENT)


def unnamed(iri: str) -> tuple[str, str]:
    """The state and the office, folded, of somebody whom an article calls by office alone."""
    _, state, office, *_ = iri.split("/")
    return state, " ".join(_DIGEST.sub("", office).split("-"))


def same_office(one: str, other: str) -> bool:
    """Whether two titles can be one office, put in another way or told with what it is of."""
    mine, yours = set(one.split()), set(other.split())
    return _office(one) == _office(other) or mine <= yours or yours <= mine


def seats(iri: str, names: Iterable[str], titles: Iterable[str], day: str | None) -> Iterator[Trait]:
    """The seats that an article of a day shows a person in: of one with a name, in its month; of another, about then."""
    state = iri.split("/")[1]
    if day and state != _UNTOLD:
        held = {_held(_without_state(title, state)) for title in (names if is_incumbent(iri) else titles)} - {None}
        months = _about(day) if is_incumbent(iri) else (day[:7],)
        yield from (("seat", f"{state} {seat} {month}") for seat in held for month in months)


def _without_state(name: str, state: str) -> str:
    return folded(name).removesuffix(folded(country_label(state, "vi") or state)).strip()


def _about(day: str) -> tuple[str, ...]:
    """The month of a day, and those before and after it."""
    months = int(day[:4]) * 12 + int(day[5:7]) - 1
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (months - 1, months, months + 1))


def seat_of(title: str) -> str | None:
    """The post that a title names, where a state has one holder of it at a time."""
    return _posts().get(folded(title))


def _held(title: str) -> str | None:
    """The post that a title names, also one that is of one holder only with its field; None where several hold such at a time."""
    plain = folded(title)
    fields = ((seat, plain.removeprefix(name)) for name, seat in _with_field() if plain.startswith(name))
    return _lasting().get(plain) or seat_of(title) or next((f"{seat} {field}" for seat, field in fields), None)


@lru_cache(maxsize=100_000)
def posts(state: str, titles: frozenset[str]) -> frozenset[str]:
    """The posts of one holder at a time that titles of a state's name, each with the state."""
    held = {_held(_without_state(title, state)) for title in titles} - {None}
    return frozenset(f"{state} {post}" for post in held)


def seat_at_a_time(title: str, state: str | None = None) -> str | None:
    """The post of a state that one person holds at a time, whoever acts in it, that a title names."""
    plain = _without_state(title, state) if state else folded(title)
    return _held(plain) or _held(_without_acting(plain))


def _without_acting(plain: str) -> str:
    for word in _acting():
        plain = plain.removeprefix(f"{word} ").removesuffix(f" {word}")
    return plain


@cache
def _acting() -> tuple[str, ...]:
    return tuple(folded(row["name"]) for row in table("person-prefixes") if row["kind"] == "acting")


def at_the_top(title: str) -> bool:
    """Whether a title, folded, is of one who goes to a summit, or can be the beginning of such a one."""
    return any(top == title or top.startswith(f"{title} ") for top in _tops())


@cache
def _tops() -> tuple[str, ...]:
    return tuple({folded(row["name"]) for row in table("titles") if row["kind"] in _TOP} | _leaders())


def _leaders() -> set[str]:
    return {folded(row["name"]) for row in table("seats") if row["seat"] == _PARTY}


def _office(title: str) -> str:
    return seat_of(title) or folded(title)


@cache
def _posts() -> dict[str, str]:
    heads = {folded(row["name"]): row["kind"] for row in table("titles") if row["kind"] in _ONE_HOLDER}
    return heads | {folded(row["name"]): row["seat"] for row in table("seats") if not row["field"]}


@cache
def _lasting() -> dict[str, str]:
    """The posts that tell no two occasions apart, by their titles, folded."""
    return {folded(row["name"]): row["seat"] for row in table("seats") if row["field"] == "none"}


@cache
def _with_field() -> tuple[tuple[str, str], ...]:
    """The beginnings of posts behind which a field must stand, folded, with the space before it; the longest first."""
    rows = ((f"{folded(row['name'])} ", row["seat"]) for row in table("seats") if row["field"] == "must")
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
