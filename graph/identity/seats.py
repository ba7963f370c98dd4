"""Offices with the month in which they are told: by them, who is called by office alone is found among those who have a name."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from bangiao.extract.words.normal import folded
from bangiao.graph.countries import country_label
from bangiao.ontology.gazetteer import table

_INCUMBENT = "unnamed/"  # with what the IRI begins of one whom an article calls by office alone
_UNTOLD = "_"  # for the state of one of whom no article tells it
_ONE_HOLDER = ("head-of-state", "head-of-government")  # kinds of offices that are one however they are put
Trait = tuple[str, str]


def is_incumbent(iri: str) -> bool:
    """Whether a node is somebody whom an article calls by office alone."""
    return iri.startswith(_INCUMBENT)


def seats(iri: str, names: Iterable[str], titles: Iterable[str], day: str | None) -> Iterator[Trait]:
    """The seats that an article of a day shows a person in: of one with a name, in its month; of another, about then."""
    state = iri.split("/")[1]
    if day and state != _UNTOLD:
        offices = (_without_state(name, state) for name in names) if is_incumbent(iri) else titles
        months = _about(day) if is_incumbent(iri) else (day[:7],)
        yield from (("seat", f"{state} {_office(office)} {month}") for office in set(offices) for month in months)


def _without_state(name: str, state: str) -> str:
    return folded(name).removesuffix(folded(country_label(state, "vi") or state)).strip()


def _about(day: str) -> tuple[str, ...]:
    """The month of a day, and those before and after it."""
    months = int(day[:4]) * 12 + int(day[5:7]) - 1
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (months - 1, months, months + 1))


def _office(title: str) -> str:
    plain = folded(title)
    kind = _kinds().get(plain)
    return kind if kind in _ONE_HOLDER else plain


@cache
def _kinds() -> dict[str, str]:
    return {folded(row["name"]): row["kind"] for row in table("titles")}
