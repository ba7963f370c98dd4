"""Where a fact comes from: what it says, and the sentences of each article that say so."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v
from bangiao.ontology.vocabulary import bg, term
from bangiao.queries.described import Described, Origin, Reader
from bangiao.queries.errors import UnknownError
from bangiao.queries.identity import tied
from bangiao.queries.source import embedded
from bangiao.queries.values import articles, iri_of


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact or event: as the article of the IRI that was asked for tells it, then as others tell the same."""

    facts: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that one article gave, in the order of its text within each class; classes in the ontology's order."""

    article: Origin
    facts: tuple[Described, ...]


def explain(store: Store, iri: str, language: str = "vi") -> Explanation:
    """The fact of that IRI (in full, or as `id:meeting/…`), and the same event in other articles.

    Raises UnknownError where the store has no such fact.
    """
    node = iri_of(iri, store.base)
    reader = Reader(store.oxigraph, language)
    others = sorted(tied(embedded(store), {node}) - {node}, key=lambda other: other.value) if node else []
    found = [told for same in (node, *others) if same for told in _told(store.oxigraph, reader, same)]
    if not found:
        raise UnknownError(f"{iri}: the store holds no such fact; take an IRI from an answer, such as id:meeting/…")
    return Explanation(tuple(found))


def facts(store: Store, article: str, language: str = "vi") -> Report:
    """What the article of that id, URL or IRI gave. Raises UnknownError where the store has no such article."""
    given = iri_of(article, store.base)
    graphs = articles(embedded(store), article) or ((given,) if given and _is_article(store.oxigraph, given) else ())
    if not graphs:
        raise UnknownError(f"{article}: the store holds no such article; give its id, its URL or its IRI")
    graph = graphs[0]
    reader = Reader(store.oxigraph, language)
    nodes = {q.subject for q in store.oxigraph.quads_for_pattern(None, term(bg("evidence")), None, graph)}
    found = (reader.describe(node, graph) for node in nodes if isinstance(node, ox.NamedNode))
    return Report(reader.origin(graph)[0], tuple(sorted(filter(None, found), key=_place)))


def _place(fact: Described) -> tuple[str, int, str]:
    return fact.cls, fact.passages[0].start if fact.passages else 0, fact.iri


def _is_article(store: ox.Store, node: ox.NamedNode) -> bool:
    return ox.Quad(node, term(v.TYPE), term(bg("Article")), node) in store


def _told(store: ox.Store, reader: Reader, node: ox.NamedNode) -> Iterator[Described]:
    graphs = {q.graph_name for q in store.quads_for_pattern(node, term(bg("evidence")), None, None)}
    for graph in sorted((g for g in graphs if isinstance(g, ox.NamedNode)), key=lambda g: g.value):
        if told := reader.describe(node, graph):
            yield told
