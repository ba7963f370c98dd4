"""What an article tells beside an event, and what shows of which time and occasion it speaks."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bangiao.extract.words.normal import folded
from bangiao.graph.identity.seats import seat_of, seats

HOLDING = "OfficeHolding"
_UNTOLD = "/_/"  # in the IRI of an entity whose state no article tells
_FEW = 3  # states of which an article can speak and still tell whose an entity is
_ENTITIES = ("Person", "Organization", "Place")
_OF_THE_DAY = ("Meeting", "Visit")  # what news is of; treaties and anniversaries are told of long ago
_TOLD_OF_AN_OCCASION = (*_OF_THE_DAY, "Agreement")
_PEOPLE = ("participant", "signatory", "visitor")

Trait = tuple[str, str]
Told = tuple[str, str, set[Trait]]


class Beside:
    """What an article tells beside its facts: itself and its time, who went where, who holds which office, who is there."""

    def __init__(self, told: Sequence[Told], article: set[Trait], time: set[Trait]) -> None:
        self._article = article | (set() if len(article) > 1 else _last_time(told))
        self._time = time
        self._trips = {(who, where) for who, where in _trips(told)}
        self._titles = {(who, folded(title)) for who, title, _ in _holdings(told)}
        self._heads = {(f"seat {seat}", who) for who, title, state in _holdings(told) for seat in _seat(title, state)}
        self._states = {state for _, _, its in told for _, value in its if (state := _state(value))}
        self._people = {who for _, cls, its in told if cls in _OF_THE_DAY for name, who in its if name in _PEOPLE}

    def of(self, iri: str, cls: str, its: set[Trait]) -> set[Trait]:
        """What of it bears on a node with these traits."""
        if cls in _ENTITIES:
            among = {("among", state) for state in self._states} if _UNTOLD in iri and len(self._states) <= _FEW else set()
            titles = {title for person, title in self._titles if person == iri}
            return among | {("office", title) for title in titles} | self._seats(iri, its, titles)
        people = {who for name, who in its if name in _PEOPLE}
        trips = {("trip", where) for who, where in self._trips if who in people}
        return self._article | trips | (self._occasion(people) if cls in _TOLD_OF_AN_OCCASION else set())

    def _seats(self, iri: str, its: set[Trait], titles: set[str]) -> set[Trait]:
        day = next((value for name, value in self._article if name == "about"), None)
        return set(seats(iri, [value for name, value in its if name == "name"], titles, day))

    def _occasion(self, people: set[str]) -> set[Trait]:
        """What tells the occasion of an event that these people took part in from others."""
        titles = {(f"title {title}", who) for who, title in self._titles if who in people}
        return self._time | self._heads | titles | {("beside", who) for who in self._people}


def _state(value: str) -> str | None:
    """The state that a value is, or is of."""
    kind, _, rest = value.partition("/")
    return rest.split("/")[0].strip("_") or None if kind in ("country", "person") else None


def _trips(told: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """Who went where."""
    for _, cls, its in told:
        if cls == "Visit":
            yield from ((who, where) for name, who in its for to, where in its if (name, to) == ("visitor", "destination"))


def _holdings(told: Iterable[Told]) -> Iterator[tuple[str, str, str]]:
    """Who holds which office of which state, as it is told."""
    for _, cls, its in told:
        if cls == HOLDING and ("former", "true") not in its:
            by = dict(sorted(its))
            if "person" in by and "title" in by:
                yield by["person"], by["title"], by.get("country", by["person"]).split("/")[1]


def _seat(title: str, state: str) -> Iterator[str]:
    """The post of a state, of one holder at a time, that a title names."""
    if state != "_" and (post := seat_of(title)):
        yield f"{post} {state}"


def _last_time(told: Iterable[Told]) -> set[Trait]:
    """The last day on which an article without a date tells that somebody met or went somewhere: it was written about then."""
    past = (its for _, cls, its in told if cls in _OF_THE_DAY and ("status", "planned") not in its)
    days = [value for its in past for name, value in its if name == "date" and len(value) == len("2023-11-29")]
    return {("about", max(days))} if days else set()
