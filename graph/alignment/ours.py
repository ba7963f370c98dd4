"""What is to be linked: the countries, bodies, persons and places of a store, each once, with all that articles call them."""
from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from bangiao.graph.countries import LANGUAGES, country_label
from bangiao.graph.derive import INDEX
from bangiao.graph.errors import StoreError
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Node, node
from bangiao.graph.identity.seats import is_incumbent
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ISSUED, bg, term

_YEAR = 4  # letters of a date that tell its year


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity of ours: the nodes that are one as one node (`node.iri`, without base, is the least of `nodes`).

    `articles` counts who tells of it, `years` are those in which they appeared, as far as that is known; `offices` are a
    person's titles, the most told first.
    """

    node: Node
    nodes: tuple[str, ...]
    articles: int
    years: frozenset[int]
    offices: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Its IRI without the base."""
        return self.node.iri

    @property
    def country(self) -> str | None:
        """The ISO code of its state."""
        return self.node.country

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, sorted: names first, then other names."""
        names = sorted(self.node.all("name"))
        return (*names, *sorted(self.node.all("other") - set(names)))


def entities(store: Store, cls: str) -> Iterator[Entity]:
    """The entities of a class, sorted by IRI. Whoever no article names is left out.

    Raises StoreError where the store has no index of identity, or one that is out of date or broken.
    """
    path = store.path / INDEX
    if not path.exists() or store.stale:
        raise StoreError(f"{path}: identity is not up to date here; run `bangiao build` once more on any of its articles")
    try:
        with Index(path, writable=False) as index:
            yield from _entities(index, cls, _years(store), _titles(store) if cls == "Person" else {})
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}; run `bangiao build` once more on any article") from error


def _entities(index: Index, cls: str, years: Mapping[str, int], titles: Mapping[str, Counter[str]]) -> Iterator[Entity]:
    told: dict[str, set[str]] = defaultdict(set)
    for iri, article in index.told(cls):
        told[iri].add(article)
    sets: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(told):
        if not is_incumbent(iri):
            sets[index.least(iri)].append(iri)
    for nodes in sorted(sets.values()):
        articles = set().union(*(told[iri] for iri in index.same(nodes[0])))
        merged = _merged(cls, filter(None, map(index.node, nodes)))
        told_in = {years[article] for article in articles if article in years}
        offices = sum((titles[iri] for iri in nodes if iri in titles), Counter[str]())
        by_number = tuple(sorted(offices, key=lambda title: (-offices[title], title)))
        yield Entity(merged, tuple(nodes), len(articles), frozenset(told_in | _seated(merged)), by_number)


def _merged(cls: str, nodes: Iterable[Node]) -> Node:
    """The nodes that are one as one; a country with the names that CLDR gives it too. A state told by any of them is its."""
    parts = list(nodes)
    iri = parts[0].iri
    traits = {(name, value) for part in parts for name, values in part.traits.items() for value in values}
    if cls == "Country":
        code = iri.removeprefix("country/")
        traits |= {("name", label) for language in LANGUAGES if (label := country_label(code, language))}
    return node(iri, cls, traits)


def _seated(person: Node) -> set[int]:
    """The years in which a person is shown in an office, by articles that tell their time in another way than by a date."""
    return {int(month[:_YEAR]) for seat in person.all("seat") if (month := seat.rpartition(" ")[2])[:_YEAR].isdigit()}


def _titles(store: Store) -> dict[str, Counter[str]]:
    """The titles of the offices of each person, with how often they are told."""
    titles: dict[str, Counter[str]] = defaultdict(Counter)
    find = store.oxigraph.quads_for_pattern
    for held in find(None, term(bg("person")), None):
        if isinstance(held.object, ox.NamedNode):
            titles[held.object.value.removeprefix(store.base)].update(
                quad.object.value for quad in find(held.subject, term(bg("title")), None) if isinstance(quad.object, ox.Literal)
            )
    return titles


def _years(store: Store) -> dict[str, int]:
    """The year in which each article appeared, where that is told."""
    issued = {
        quad.subject.value: int(quad.object.value[:_YEAR])
        for quad in store.oxigraph.quads_for_pattern(None, term(ISSUED), None)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal) and quad.object.value[:_YEAR].isdigit()
    }
    return {id_: year for id_ in store.articles() if (year := issued.get(article_iri(id_, store.base)))}
