"""Where a fact comes from: what it says, and the sentences of each article that say so."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import bg, term
from bangiao.queries.answer import shortened
from bangiao.queries.described import Described, Origin, Reader
from bangiao.queries.errors import UnknownError
from bangiao.queries.identity import tied
from bangiao.queries.source import Embedded, Source, embedded, nodes
from bangiao.queries.values import articles, iri_of

_OF_STATES = "meetings-of-country --set country"
_ASKED = {"Person": "dossier --set who", "Country": _OF_STATES, "Organization": _OF_STATES}  # of what facts name: which facts do


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact or event: as the article of the IRI that was asked for tells it, then as others tell the same."""

    facts: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that one article gave, in the order of its text within each class; classes in the ontology's order."""

    article: Origin
    facts: tuple[Described, ...]


def explain(store: Store | Source, iri: str, language: str = "vi") -> Explanation:
    """The fact of that IRI (in full, or as `id:meeting/…`), and the same event in other articles.

    Raises UnknownError where the store has no such fact.
    """
    source = embedded(store) if isinstance(store, Store) else store
    node = iri_of(iri, source.base)
    same = [node, *sorted(tied(source, {node}) - {node}, key=lambda other: other.value)] if node else []
    here = _here(source, nodes(source, f"GRAPH ?node {{ ?given <{bg('evidence')}> ?evidence }}", same))
    reader = Reader(here, language)
    found = [told for one in same for told in _told(here, reader, one)]
    if not found:
        raise UnknownError(f"{iri}: {_unknown(source, same)}")
    return Explanation(tuple(found))


def _unknown(source: Source, same: list[ox.NamedNode]) -> str:
    """Why a node cannot be explained, and the remedy: another for somebody or something that facts name."""
    for cls, question in _ASKED.items():
        if same and nodes(source, f"GRAPH ?article {{ ?node a <{bg(cls)}> }}", same, among="?node"):
            asked = f"bangiao query {question}={shortened(same[0].value, source.base)}"
            return f"this is what facts name, and the store holds no such fact; ask which do: {asked}"
    return "the store holds no such fact; take an IRI from an answer, such as id:meeting/…"


def facts(store: Store | Source, article: str, language: str = "vi") -> Report:
    """What the article of that id, URL or IRI gave. Raises UnknownError where the store has no such article."""
    source = embedded(store) if isinstance(store, Store) else store
    given = iri_of(article, source.base)
    graphs = articles(source, article) or (tuple(_articles_among(source, {given})) if given else ())
    if not graphs:
        raise UnknownError(f"{article}: the store holds no such article; give its id, its URL or its IRI")
    graph = graphs[0]
    here = _here(source, {graph})
    reader = Reader(here, language)
    told = {q.subject for q in here.quads_for_pattern(None, term(bg("evidence")), None, graph)}
    found = (reader.describe(node, graph) for node in told if isinstance(node, ox.NamedNode))
    return Report(reader.origin(graph)[0], tuple(sorted(filter(None, found), key=_place)))


def _here(source: Source, graphs: set[ox.NamedNode]) -> ox.Store:
    """Where these graphs can be read triple by triple: the store itself, or a copy of them in memory."""
    if isinstance(source, Embedded):
        return source.oxigraph
    here = ox.Store()
    for graph in graphs:
        whole = source.answer(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        here.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in whole.triples())
    return here


def _articles_among(source: Source, given: set[ox.NamedNode]) -> set[ox.NamedNode]:
    return nodes(source, f"GRAPH ?node {{ ?node a <{bg('Article')}> }}", given, among="?node")


def _place(fact: Described) -> tuple[str, int, str]:
    return fact.cls, fact.passages[0].start if fact.passages else 0, fact.iri


def _told(store: ox.Store, reader: Reader, node: ox.NamedNode) -> Iterator[Described]:
    graphs = {q.graph_name for q in store.quads_for_pattern(node, term(bg("evidence")), None, None)}
    for graph in sorted((g for g in graphs if isinstance(g, ox.NamedNode)), key=lambda g: g.value):
        if told := reader.describe(node, graph):
            yield told
