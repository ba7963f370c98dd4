"""What the articles tell of a node, as far as identity needs it: its class, and its traits."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from bangiao.graph.attestation import HOLDING
from bangiao.graph.identity.beside import Beside
from bangiao.graph.identity.report import OCCASIONS, report
from bangiao.graph.identity.written import days_of, wordings_of, written
from bangiao.graph.iri import article_id
from bangiao.ontology import vocabulary as v

PERSON = "Person"
ENTITIES = (PERSON, "Organization", "Place")
EVENTS = (*OCCASIONS, "Policy", "RelationMilestone", "Assistance")
COUNTRY = "Country"  # never tied, since its IRI is its ISO code; kept because the background graph names all there are
_TEXT, _RULE, _EVIDENCE = v.bg("text"), v.bg("rule"), v.bg("evidence")
_INVITING = "loi-moi-tham"  # the rule that reads an invitation, which nobody may ever follow
_CLASSES = {v.bg(name): name for name in (*ENTITIES, *EVENTS, COUNTRY, HOLDING)}
_LABELS = {v.PREF_LABEL: "name", v.ALT_LABEL: "other"}
_EVENT_TRAITS = (
    "participant", "incumbent", "party", "place", "visitor", "destination", "origin", "title", "signatory", "label", "holder",
    "level", "organization", "provider", "recipient", "count", "unit", "kind", "status", "person", "country", "former",
    "date", "endDate", "earliest", "latest",
)
_TRAITS = {**_LABELS, **{v.bg(name): name for name in _EVENT_TRAITS}}
_BY_OFFICE, _ROLES = "incumbent", {"Meeting": "participant", "Visit": "visitor"}  # who has no name in an article takes part too

_PLANNED = "planned"
_OF_A_DAY = ("Meeting", "Visit")
_DAY = len("2023-11-29")

Trait = tuple[str, str]  # a property's local name ("name" and "other" for the labels) and a value of it


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells of one node. IRIs, here and in traits, are without the base of the data."""

    node: str
    cls: str
    traits: frozenset[Trait]


@dataclass(frozen=True, slots=True)
class Node:
    """A node over all articles, with each trait that any of them tells."""

    iri: str
    cls: str
    traits: Mapping[str, frozenset[str]]

    def all(self, name: str) -> frozenset[str]:
        """The values of a trait."""
        return self.traits.get(name, frozenset())

    def one(self, name: str) -> str | None:
        """The value of a trait that has exactly one."""
        values = self.all(name)
        return next(iter(values)) if len(values) == 1 else None

    @property
    def country(self) -> str | None:
        """The ISO code of the state that an entity belongs to; its IRI says so."""
        return country_of(self.iri)


def node(iri: str, cls: str, traits: Iterable[Trait]) -> Node:
    """A node with its traits by name."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for name, value in traits:
        by_name[name].add(value)
    return Node(iri, cls, {name: frozenset(values) for name, values in by_name.items()})


def country_of(iri: str) -> str | None:
    """The ISO code in an entity's IRI; None where its state is not known, or it has none."""
    parts = iri.split("/")
    return parts[1] if len(parts) > 1 and parts[1] != "_" else None


@dataclass(slots=True)
class _Read:
    """An article's graph by node: classes, traits and the passages that tell of it; the article's own traits and text."""

    classes: dict[str, str] = field(default_factory=dict)
    traits: dict[str, set[Trait]] = field(default_factory=lambda: defaultdict(set))
    passages: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    article: set[Trait] = field(default_factory=set)
    text: str = ""


def tellings(quads: Iterable[ox.Quad], base: str) -> Iterator[Telling]:
    """What an article's graph tells of each entity, event, agreement and policy in it."""
    heard = list(_heard(_read(quads, base), base))
    whole = report([(one.node, one.cls, one.traits) for one in heard if one.cls in OCCASIONS])
    for one in heard:
        yield replace(one, traits=one.traits | {("report", whole)}) if whole and one.cls in OCCASIONS else one


def _heard(read: _Read, base: str) -> Iterator[Telling]:
    """What an article tells of each node, taken by itself."""
    told = [(iri.removeprefix(base), cls, _in_roles(cls, read.traits[iri])) for iri, cls in read.classes.items()]
    starts = {iri.removeprefix(base): min(spans)[0] for iri, spans in read.passages.items()}
    days = {iri.removeprefix(base): days_of(read.text, read.passages[iri]) for iri in _of_a_day(read.classes, read.traits)}
    beside = Beside(told, read.article, written(read.text), starts, days)
    for iri, cls, its in told:
        if cls != HOLDING:
            own = {trait for trait in its if trait[0] != "country"}  # of an entity its IRI tells it
            words = {("words", one) for one in wordings_of(read.text, read.passages[base + iri])} if cls in EVENTS else set()
            yield Telling(iri, cls, frozenset(own | words | beside.of(iri, cls, its)))


def _read(quads: Iterable[ox.Quad], base: str) -> _Read:
    read = _Read()
    for quad in quads:
        subject, predicate, value = _text(quad.subject), _text(quad.predicate), _text(quad.object)
        if predicate == v.TYPE and value in _CLASSES:
            read.classes[subject] = _CLASSES[value]
        elif predicate == _EVIDENCE:
            read.passages[subject].add(_span(value))
        elif predicate == _RULE:
            read.traits[subject] |= {("invited", "true")} if value == _INVITING else set()
        elif predicate in _TRAITS:
            read.traits[subject].add((_TRAITS[predicate], value.removeprefix(base).removeprefix(v.BGK)))
        elif predicate == v.IDENTIFIER and article_id(subject, base) is not None:
            read.article.add(("article", value))
        elif predicate == v.ISSUED and len(value) == _DAY:
            read.article.add(("about", value))
        elif predicate == _TEXT and article_id(subject, base) is not None:  # a statement has a text too
            read.text = value
    return read


def _in_roles(cls: str, traits: set[Trait]) -> set[Trait]:
    """The traits, in which who is told of by office alone is in the role of those who have a name."""
    return {(_ROLES.get(cls, name) if name == _BY_OFFICE else name, value) for name, value in traits}


def _of_a_day(classes: Mapping[str, str], traits: Mapping[str, set[Trait]]) -> Iterator[str]:
    """The events with which days are told that are theirs; with what is planned often that on which this was said."""
    yield from (iri for iri, cls in classes.items() if cls in _OF_A_DAY and ("status", _PLANNED) not in traits[iri])


def _span(evidence: str) -> tuple[int, int]:
    """Where in the text a passage begins and ends, as its IRI tells."""
    first, _, end = evidence.rpartition("/")[2].partition("-")
    return int(first), int(end)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
