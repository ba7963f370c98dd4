"""What follows from the articles, by the ontology: kept in the graph `…graph/inferred`, apart from what articles tell.

Rules are drawn over nodes that identity has made one, each by the least of its set, so that what several articles tell of a
meeting counts together and no set of equals is multiplied. Only relations between nodes enter, and the classes of nodes: a date
or a title belongs to the report that tells it, and passages to their articles.

The graph is a function of the articles, and is emptied (see `derive`) as soon as one of them changes.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from bangiao.graph.derive import derive
from bangiao.graph.store import Store
from bangiao.ontology.entailment import conclude, relations
from bangiao.ontology.schema import schema
from bangiao.ontology.vocabulary import SAME_AS, TYPE, bg, identity_graph, inferred_graph, local, term

_PROVENANCE = frozenset(map(bg, ("evidence", "evidenceOf", "supports")))
_SOURCES = ("Article", "Evidence")  # classes of where something is told


@dataclass(frozen=True, slots=True)
class Inferred:
    """How many statements follow: by our properties (local names), most first; of classes; of others' properties."""

    relations: tuple[tuple[str, int], ...]
    classes: int
    aligned: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(number for _, number in self.relations) + self.classes + self.aligned


def reason(store: Store) -> Inferred:
    """Write what follows from the articles into the inferred graph, after bringing identity up to date."""
    derive(store)
    graph = ox.NamedNode(inferred_graph(store.base))
    store.rewrite(graph, (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in inferred(store)))
    store.settled()
    store.flush()
    return counted(store)


def counted(store: Store) -> Inferred:
    """What the inferred graph holds now."""
    query = f"SELECT ?p (COUNT(*) AS ?n) {{ GRAPH <{inferred_graph(store.base)}> {{ ?s ?p ?o }} }} GROUP BY ?p"
    rows = cast(Iterable[tuple[ox.NamedNode, ox.Literal]], store.oxigraph.query(query))
    counts = {predicate.value: int(number.value) for predicate, number in rows}
    own = {local(iri): counts.pop(iri) for iri in sorted(counts.keys() & relations())}
    classes = counts.pop(TYPE, 0)
    return Inferred(tuple(sorted(own.items(), key=lambda pair: -pair[1])), classes, sum(counts.values()))


def forget(store: Store) -> None:
    """Empty the graph of what was inferred."""
    store.empty(ox.NamedNode(inferred_graph(store.base)))


def holds(store: Store) -> bool:
    """Whether anything has been inferred, and no article changed since."""
    return store.oxigraph.contains_named_graph(ox.NamedNode(inferred_graph(store.base)))


def inferred(store: Store) -> Iterator[ox.Triple]:
    """What follows and no article states, about nodes of the data, in no particular order.

    Left out is what says nothing: that a node is itself, related to itself, or a thing.
    """
    data = ox.Store()
    data.bulk_extend(_told(store, least(store)))
    conclude(data)
    own = relations() | {TYPE}
    for quad in data:
        says = quad.subject != quad.object and _is_of_data(quad.subject, store.base)
        if says and not (quad.predicate.value in own and _is_told(store, quad.triple)):
            yield quad.triple


def least(store: Store) -> dict[ox.NamedNode, ox.NamedNode]:
    """The node that stands for each that identity ties to another."""
    return ties(store.oxigraph, ox.NamedNode(identity_graph(store.base)))


def ties(quads: ox.Store, graph: ox.NamedNode | None = None) -> dict[ox.NamedNode, ox.NamedNode]:
    """What `least` says, by one graph or, without any, by all of them, as in a file that knows no graphs."""
    found = quads.quads_for_pattern(None, term(SAME_AS), None, graph)
    return {cast(ox.NamedNode, tie.subject): cast(ox.NamedNode, tie.object) for tie in found}


def _told(store: Store, stands: dict[ox.NamedNode, ox.NamedNode]) -> Iterator[ox.Quad]:
    """What articles say of how nodes are related, and of their classes, each node by the one that stands for it."""
    for quad in _statements(store):
        one, other = cast(ox.NamedNode, quad.subject), cast(ox.NamedNode, quad.object)
        yield ox.Quad(stands.get(one, one), quad.predicate, stands.get(other, other))


def _statements(store: Store) -> Iterator[ox.Quad]:
    derived = ox.NamedNode(inferred_graph(store.base))
    quads = store.oxigraph.quads_for_pattern
    patterns: list[tuple[ox.NamedNode, ox.NamedNode | None]] = [(term(i), None) for i in sorted(relations() - _PROVENANCE)]
    patterns += [(term(TYPE), term(bg(name))) for name in schema().classes if name not in _SOURCES]
    for predicate, object_ in patterns:
        yield from (quad for quad in quads(None, predicate, object_, None) if quad.graph_name != derived)


def _is_of_data(node: object, base: str) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(base)


def _is_told(store: Store, triple: ox.Triple) -> bool:
    derived = ox.NamedNode(inferred_graph(store.base))
    told = store.oxigraph.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != derived for quad in told)
