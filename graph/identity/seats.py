"""Offices with the month in which they are told: by them, who is called by office alone is found among those who have a name."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bangiao.extract.words.normal import folded
from bangiao.graph.seats import posts, seat_of
from bangiao.ontology.gazetteer import table

_INCUMBENT = "unnamed/"  # with what the IRI begins of one whom an article calls by office alone
_UNTOLD = "_"  # for the state of one of whom no article tells it
_TOP = ("head-of-state", "head-of-government", "deputy-head", "royal")  # kinds of offices of those who go to summits
_PARTY = "party-leader"
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
        held = posts(state, frozenset(names if is_incumbent(iri) else titles))
        months = _about(day) if is_incumbent(iri) else (day[:7],)
        yield from (("seat", f"{seat} {month}") for seat in held for month in months)


def _about(day: str) -> tuple[str, ...]:
    """The month of a day, and those before and after it."""
    months = int(day[:4]) * 12 + int(day[5:7]) - 1
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (months - 1, months, months + 1))


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
