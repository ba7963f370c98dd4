"""Comparing a far graph with ours: what is missing, extra or different is named, what is only written otherwise is listed."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.graph.remote import verify as module
from bangiao.graph.remote.protocol import Protocol, RemoteStore
from bangiao.graph.remote.push import Pushed
from bangiao.graph.remote.verify import FEW, Verdict
from bangiao.graph.store import Store
from stores.server import Server

Reach = Callable[..., RemoteStore]
Bring = Callable[..., Pushed]
Compare = Callable[..., Verdict]
BOTH = pytest.mark.parametrize("protocol", ["graph-store", "update"])
FOREIGN = "https://example.org/của-người-khác"


@BOTH
def test_a_difference_is_named_and_set_right_by_the_next_push(
    filled: Store, server: Server, reach: Reach, bring: Bring, compare: Compare, protocol: Protocol
) -> None:
    far = reach(server, protocol)
    bring(filled, far)
    good = compare(filled, far)
    assert good.same
    assert (good.graphs, good.triples) == (len(filled.graphs()), len(filled.oxigraph))
    gone, other = (graph.value for graph in filled.graphs()[:2])
    server.run(f"DROP SILENT GRAPH <{gone}>")
    server.run(f'INSERT DATA {{ GRAPH <{other}> {{ <urn:x> <urn:y> "thừa" }} }}')
    server.run(f"INSERT DATA {{ GRAPH <{FOREIGN}> {{ <urn:x> <urn:y> <urn:z> }} }}")
    found = compare(filled, far)
    assert (found.missing, found.extra, [d.graph for d in found.differing]) == ([gone], [], [other])
    assert found.differing[0].theirs == found.differing[0].ours + 1
    assert (found.differing[0].lacking, found.differing[0].surplus) == ((), ('<urn:x> <urn:y> "thừa" .\n',))
    assert bring(filled, far).sent == 2
    assert compare(filled, far).same
    assert FOREIGN in server.graph_names()


def test_a_graph_that_was_removed_here_is_extra_until_it_is_withdrawn(
    filled: Store, oxigraph: Server, reach: Reach, bring: Bring, compare: Compare
) -> None:
    far = reach(oxigraph)
    bring(filled, far)
    filled.remove("bai-1")
    assert [graph.rpartition("/")[2] for graph in compare(filled, far).extra] == ["bai-1"]
    bring(filled, far)
    assert compare(filled, far).same


def test_literals_that_a_store_rewrites_are_listed_and_no_difference(
    store: Store, virtuoso: Server, reach: Reach, bring: Bring, compare: Compare
) -> None:
    graph = NamedNode(f"{store.base}article/số")
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    for number in range(2):
        value = Literal(f"5000000000{number}", datatype=integer)
        store.oxigraph.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), value, graph))
    far = reach(virtuoso)
    bring(store, far)
    found = compare(store, far)
    assert found.same
    rewriting = found.rewritten["datatype of a number"]
    assert rewriting.number == 2
    assert "integer" in rewriting.ours
    assert "decimal" in rewriting.theirs


def test_few_triples_of_either_side_are_shown_however_many_differ(
    store: Store, oxigraph: Server, reach: Reach, bring: Bring, compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", 100)
    graph = NamedNode(f"{store.base}article/a")
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(number), graph) for number in range(50)])
    far = reach(oxigraph)
    bring(store, far)
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(number), graph) for number in range(40, 90)])
    [difference] = compare(store, far).differing
    assert (len(difference.lacking), len(difference.surplus), difference.ours, difference.theirs) == (FEW, FEW, 50, 50)


def test_where_a_store_cuts_long_answers_off_the_rest_is_asked_for_by_queries(
    store: Store, oxigraph: Server, reach: Reach, bring: Bring, compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = NamedNode(f"{store.base}article/a")
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(number), graph) for number in range(50)])
    far = reach(oxigraph)
    bring(store, far)
    whole = far.lines
    monkeypatch.setattr(far, "lines", lambda name: list(whole(name))[:20])
    monkeypatch.setattr("bangiao.graph.remote.protocol.PAGE", 15)
    assert compare(store, far).same
    oxigraph.run(f"DELETE WHERE {{ GRAPH <{graph.value}> {{ ?s ?p 7 }} }}")
    monkeypatch.undo()
    assert compare(store, far).differing[0].theirs == 49


def test_a_graph_that_was_never_pushed_is_missing_and_nothing_is_noted_of_it(
    filled: Store, oxigraph: Server, reach: Reach, compare: Compare
) -> None:
    found = compare(filled, reach(oxigraph))
    assert found.missing == [graph.value for graph in filled.graphs()]
    assert not found.same
