"""The identity graph, brought up to date with the article graphs: only what a changed article touches is decided anew.

What comes out is a function of the set of article graphs and of the analysts' decisions, equal to deciding everything anew:
entities first, events by the entities that take part in them, documents by the visits on which they were signed.
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from bangiao.graph.identity.grouping import Grouping
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.likeness import COMPARED, KEYED
from bangiao.graph.identity.linking import Linking, Moved
from bangiao.graph.identity.node import ENTITIES, EVENTS, PERSON, Telling
from bangiao.graph.identity.overrule import Overrule
from bangiao.ontology.gazetteer import table

_RULES = "27"  # raised with every change of code that decides otherwise from the same articles: older indexes are made anew
_TABLES = (
    "same-names", "organizations", "countries", "surnames", "name-particles", "function-words", "pronouns", "document-kinds",
    "policies", "policy-words", "relation-levels", "titles", "date-words", "places", "organization-heads", "seats", "sounds",
    "title-words", "reporting-verbs", "spheres", "person-prefixes", "place-nouns", "common-bodies",
    "organization-fields",
)
_SPOKEN_OF = ("person/", "unnamed/", "organization/", "place/", "visit/")


def signature(overrule: Overrule) -> str:
    """Equal where the same articles give the same decisions: by our code, the tables and the analysts."""
    return hashlib.sha256(f"{_RULES} {_tables()} {overrule.digest}".encode()).hexdigest()


@cache
def _tables() -> str:
    """Equal where the tables are."""
    return hashlib.sha256(repr([(name, table(name)) for name in _TABLES]).encode()).hexdigest()


def identify(index: Index, told: Iterable[tuple[str, Iterable[Telling]]], overrule: Overrule) -> set[str]:
    """Let these articles tell just this (nothing, where they are gone); the nodes whose `index.least` is another now."""
    changed: dict[str, str] = {}
    for article, tellings in told:
        changed |= index.tell(article, tellings)
    changed |= {other: PERSON for iri, cls in [*changed.items()] if cls == PERSON for other in index.namesakes(iri)}
    entities = [_decide(index, cls, _of(changed, cls), overrule) for cls in ENTITIES]
    moved = {node for theirs in entities for node in theirs.least}
    for iri in (iri for iri, cls in changed.items() if cls in EVENTS):
        _note_entities(index, iri)
    changed |= _speaking_of(index, (node for theirs in entities for node in theirs.canonical))
    for cls in EVENTS:
        theirs = _decide(index, cls, _of(changed, cls), overrule)
        changed |= _speaking_of(index, theirs.canonical)
        moved |= theirs.least
    return moved


def _speaking_of(index: Index, moved: Iterable[str]) -> dict[str, str]:
    """The events that speak of nodes that they know by another name now, each with its class."""
    told = (index.node(event) for node in moved for event in index.events_of(node))
    return {event.iri: event.cls for event in told if event}


def _of(changed: Mapping[str, str], cls: str) -> list[str]:
    return [iri for iri, its in changed.items() if its == cls]


def _decide(index: Index, cls: str, changed: list[str], overrule: Overrule) -> Moved:
    if not changed:
        return Moved(set(), set())
    if cls in KEYED:
        return Moved(Grouping(index, KEYED[cls], overrule).regroup(changed), set())  # nothing speaks of these
    return Linking(index, COMPARED[cls], overrule).relink(changed)


def _note_entities(index: Index, iri: str) -> None:
    """Note which entities, and which visit, an event speaks of, so that it is looked at again where one becomes another."""
    event = index.node(iri)
    values = {value for some in event.traits.values() for value in some} if event else set()
    index.speak(iri, (value for value in values if value.startswith(_SPOKEN_OF)))
