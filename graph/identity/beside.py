"""What an article tells beside an event, and what shows of which time and occasion it speaks."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from bangiao.extract.words.normal import folded
from bangiao.graph.attestation import HOLDING
from bangiao.graph.identity.report import OCCASIONS
from bangiao.graph.identity.seats import same_office, seats
from bangiao.graph.identity.slips import misspelt
from bangiao.graph.iri import sphere_in
from bangiao.graph.seats import seat_of
from bangiao.graph.spheres import provinces_of, sphere_of

TOGETHER = "together"  # the trait of one of whom an article tells offices of two spheres, or of two provinces
_UNTOLD = "/_/"  # in the IRI of an entity whose state no article tells
_FEW = 3  # states of which an article can speak and still tell whose an entity is
_ENTITIES = ("Person", "Organization", "Place")
_OF_THE_DAY = ("Meeting", "Visit")  # what news is of; treaties and anniversaries are told of long ago
_PEOPLE = ("participant", "signatory", "visitor")

_INVITED, _FORMER = ("invited", "true"), ("former", "true")

Trait = tuple[str, str]
Told = tuple[str, str, set[Trait]]


class Beside:
    """What an article tells beside its facts: itself and its time, who went where, who holds which office, who is there."""

    def __init__(
        self, told: Sequence[Told], article: set[Trait], time: set[Trait], starts: Mapping[str, int], days: Mapping[str, set[str]]
    ) -> None:
        """`told` is what the article tells of each node, `article` its id and day, `time` the days and years that its text tells.

        `starts`: where in the text, in code points, a node is first told; `days`: the days of the year (06-28) told with it.
        """
        self._article = article | (set() if len(article) > 1 else _last_time(told))
        self._time = time
        self._trips = {(who, where) for who, where in _trips(told)}
        self._guests = {who for _, _, its in told if _INVITED in its for name, who in its if name == "visitor"}
        self._titles = {(who, folded(title)) for who, title, _ in _holdings(told)}
        self._heads = {(f"seat {seat}", who) for who, title, state in _holdings(told) for seat in _seat(title, state)}
        self._together = _together(told)
        self._states = {state for _, _, its in told for _, value in its if (state := _state(value))}
        self._starts = starts
        self._days = days
        self._visits = [(iri, between, its) for iri, cls, its in told if cls == "Visit" and (between := _between(its))]
        self._slips = set(self._misspelt(told))
        self._people = {who for _, cls, its in told if cls in _OF_THE_DAY for name, who in its if name in _PEOPLE}

    def of(self, iri: str, cls: str, its: set[Trait]) -> set[Trait]:
        """What of it bears on a node with these traits."""
        if cls in _ENTITIES:
            among = {("among", state) for state in self._states} if _UNTOLD in iri and len(self._states) <= _FEW else set()
            titles = {title for person, title in self._titles if person == iri}
            slips = {("slip", " ".join(pair)) for pair in self._slips if iri in pair}
            offices = {("office", title) for title in titles} | {(TOGETHER, pair) for pair in self._together.get(iri, ())}
            return among | slips | offices | self._seats(iri, its, titles) | self._held(iri)
        people = {who for name, who in its if name in _PEOPLE}
        # who is invited has not gone there: of where such people are, their trips tell nothing
        trips = {("trip", where) for who, where in self._trips if who in people} if people.isdisjoint(self._guests) else set()
        visit = self._visit(iri, its) if cls == "Agreement" else set()
        days = {("day", day) for day in self._days.get(iri, ())}
        return self._article | trips | visit | days | (self._occasion(people) if cls in OCCASIONS else set())

    def _misspelt(self, told: Iterable[Told]) -> Iterator[tuple[str, str]]:
        """The persons of whom one can be the other, misspelt: of one state as far as told, and of one office."""
        names = sorted((iri, name) for iri, cls, its in told if cls == "Person" for of, name in its if of == "name")
        for (one, name), (other, another) in combinations(names, 2):
            states = {_state(one), _state(other)} - {None}
            if one != other and len(states) < 2 and misspelt(name, another) and self._of_one_office(one, other):
                yield one, other

    def _of_one_office(self, one: str, other: str) -> bool:
        """Whether no two offices tell two persons apart."""
        mine, yours = ({title for who, title in self._titles if who == iri} for iri in (one, other))
        return not mine or not yours or any(same_office(a, b) for a in mine for b in yours)

    def _visit(self, iri: str, its: set[Trait]) -> set[Trait]:
        """The visit from one party of a document to the other that is told nearest to it; it says on which occasion that was."""
        parties = {value for name, value in its if name == "party"}
        visits = [(visit, traits) for visit, between, traits in self._visits if between == parties and _of_time(its, traits)]
        near = sorted((abs(self._starts.get(visit, 0) - self._starts.get(iri, 0)), visit) for visit, _ in visits)
        return {("visit", visit) for _, visit in near[:1]}

    def _held(self, iri: str) -> set[Trait]:
        """The day on which an article tells an office of the sphere that is in a person's IRI."""
        return {("held", value) for name, value in self._article if name == "about"} if sphere_in(iri) else set()

    def _seats(self, iri: str, its: set[Trait], titles: set[str]) -> set[Trait]:
        day = next((value for name, value in self._article if name == "about"), None)
        return set(seats(iri, [value for name, value in its if name == "name"], titles, day))

    def _occasion(self, people: set[str]) -> set[Trait]:
        """What tells the occasion of an event that these people took part in from others."""
        titles = {(f"title {title}", who) for who, title in self._titles if who in people}
        return self._time | self._heads | titles | {("beside", who) for who in self._people}


def _between(visit: set[Trait]) -> set[str]:
    """From which state to which a visit goes that is more than an invitation; nothing where not both are told, or more."""
    there = {value for name, value in visit if name == "destination"}
    home = {value for name, value in visit if name == "origin"}
    home |= {f"country/{state}" for name, value in visit if name == "visitor" and (state := _state(value))}
    return there | home if len(there) == len(home) == 1 and there != home and _INVITED not in visit else set()


def _of_time(one: set[Trait], visit: set[Trait]) -> bool:
    """Whether the time of one, where it is told, is told of a visit too; of another time than a visit's it may be cited."""
    days = [{value for name, value in its if name == "date"} for its in (one, visit)]
    return not days[0] or any(a.startswith(b) or b.startswith(a) for a in days[0] for b in days[1])


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
    for its in _held_now(told):
        by = dict(its)
        if "title" in by:
            yield by["person"], by["title"], by.get("country", by["person"]).split("/")[1]


def _held_now(told: Iterable[Told]) -> Iterator[list[Trait]]:
    """What is told of each office that somebody holds, sorted."""
    yield from (its for its in _ever_held(told) if _FORMER not in its)


def _ever_held(told: Iterable[Told]) -> Iterator[list[Trait]]:
    """What is told of each office that somebody holds or has held, sorted."""
    for _, cls, its in told:
        if cls == HOLDING and any(name == "person" for name, _ in its):
            yield sorted(its)


def _together(told: Sequence[Told]) -> dict[str, set[str]]:
    """Of each person the pairs of spheres of which offices are told, and of provinces, here of former ones too: of who moved."""
    names = {iri: name for iri, cls, its in told if cls == "Organization" for of, name in sorted(its) if of == "name"}
    spheres: dict[str, set[str]] = defaultdict(set)
    provinces: dict[str, set[str]] = defaultdict(set)
    for its in _ever_held(told):
        people, titles, bodies = ([value for name, value in its if name == of] for of in ("person", "title", "organization"))
        known = [names[body] for body in bodies if body in names]
        for person in people if titles else ():
            provinces[person] |= provinces_of(titles[0], known, _state(person))
            if (sphere := sphere_of(titles[0], known)) and _FORMER not in its:
                spheres[person].add(sphere)
    return {who: {" ".join(two) for of in (spheres, provinces) for two in combinations(sorted(of[who]), 2)} for who in provinces}


def _seat(title: str, state: str) -> Iterator[str]:
    """The post of a state, of one holder at a time, that a title names."""
    if state != "_" and (post := seat_of(title)):
        yield f"{post} {state}"


def _last_time(told: Iterable[Told]) -> set[Trait]:
    """The last day on which an article without a date tells that somebody met or went somewhere: it was written about then."""
    past = (its for _, cls, its in told if cls in _OF_THE_DAY and ("status", "planned") not in its)
    days = [value for its in past for name, value in its if name == "date" and len(value) == len("2023-11-29")]
    return {("about", max(days))} if days else set()
