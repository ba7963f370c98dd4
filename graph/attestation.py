"""When an office is attested, and which post it is: what the graph says of a holding beside the article's words.

An article without a date attests an office on the last day on which it tells that the holder met somebody or went somewhere;
documents and their signatories are told of long afterwards.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Person, Value
from bangiao.extract.words.normal import folded
from bangiao.graph import period
from bangiao.graph.iri import entity_path
from bangiao.graph.seats import seat_at_a_time
from bangiao.ontology.gazetteer import table

HOLDING = "OfficeHolding"  # the class that holds on the day of the report, whenever it began
Told = tuple[str, Value]  # a property's local name and its value

_DAY = len("2023-11-29")
_TAKING_PART = {"Meeting": "participant", "Visit": "visitor"}
_HELD = Concept("held")


class Attestation:
    """What an article attests of the offices in it."""

    def __init__(self, article: Article, facts: Iterable[Fact]) -> None:
        self._issued = article.issued.first if article.issued else None
        self._days = {} if self._issued else _last_days(facts)

    def of(self, fact: Fact) -> Iterator[Told]:
        """The day of a holding, unless it tells its own, and its seat."""
        person = next((entity_path(value) for value in fact.all("person") if isinstance(value, Person)), "")
        day = self._issued or self._days.get(person)
        if day and not fact.all("attestedOn"):
            yield "attestedOn", Date(day)
        if person:
            yield "seat", _seat(fact) or f"{_office(fact)} {person}"


def _last_days(facts: Iterable[Fact]) -> dict[str, str]:
    """For each person, by the path of the IRI, the last full day on which they took part in what was held."""
    days: dict[str, str] = {}
    for fact in facts:
        told = (date for date in fact.all("date") if isinstance(date, Date) and _is_day(date))
        day = max((period.latest(date).value for date in told), default="")
        if day and _HELD in fact.all("status"):
            people = (who for who in fact.all(_TAKING_PART.get(fact.cls, "")) if isinstance(who, Person))
            days |= {path: max(day, days.get(path, "")) for path in map(entity_path, people)}
    return days


def _is_day(date: Date) -> bool:
    return len(date.last or date.first) == _DAY


def _seat(fact: Fact) -> str | None:
    """The state's code and the post of it; None where the state is not told, or several hold such an office at a time."""
    state, title, bodies = _words(fact)
    whole = (title, *(f"{title} {body}" for body in bodies))
    return next((f"{state} {seat}" for one in whole if (seat := seat_at_a_time(one, state))), None) if state else None


def _office(fact: Fact) -> str:
    """The state's code and the title, with or without the word for a ministry in it."""
    state, title, _ = _words(fact)
    return f"{state or '_'} {_ministry().sub(' ', folded(title))}"


@cache
def _ministry() -> re.Pattern[str]:
    """The word for a ministry within a title."""
    words = (re.escape(folded(row["name"])) for row in table("organization-heads") if row["kind"] == "ministry")
    return re.compile(f" (?:{'|'.join(sorted(words, key=len, reverse=True))}) ")


def _words(fact: Fact) -> tuple[str, str, list[str]]:
    """The code of the state ("" where it is not told), the title, and the names of the bodies that an office is in."""
    state = next((value.iso for value in fact.all("country") if isinstance(value, Country)), "")
    title = next((value for value in fact.all("title") if isinstance(value, str)), "")
    return state, title, [value.name for value in fact.all("organization") if isinstance(value, Organization)]
