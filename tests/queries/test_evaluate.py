"""A permitted query is put to the whole of a store."""
from __future__ import annotations

import pyoxigraph as ox
import pytest

from bangiao.queries.errors import QueryError
from bangiao.queries.evaluate import evaluate


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://example.org/{name}")


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(node("s"), node("p"), node("o"), node("one")))
    store.add(ox.Quad(node("s"), node("p"), node("o"), node("other")))
    return store


def test_a_pattern_outside_graph_is_held_against_all_graphs_together(store: ox.Store) -> None:
    assert len(evaluate(store, "SELECT DISTINCT ?s { ?s ?p ?o }").rows) == 1
    assert len(evaluate(store, "SELECT ?s { GRAPH ?g { ?s ?p ?o } }").rows) == 2


def test_what_oxigraph_cannot_read_is_a_query_error(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"broken\.rq"):
        evaluate(store, "SELECT ?s { ?s ?p", place="broken.rq")
