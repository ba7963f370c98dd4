"""Comparing a remote graph with ours: what is missing, extra or different is named, what is only written otherwise is listed."""
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
    remote = reach(server, protocol)
    bring(filled, remote)
    good = compare(filled, remote)
    assert good.same
    assert (good.graphs, good.triples) == (len(filled.graphs()), len(filled.oxigraph))
    gone, other = (graph.value for graph in filled.graphs()[:2])
    server.run(f"DROP SILENT GRAPH <{gone}>")
    server.run(f'INSERT DATA {{ GRAPH <{other}> {{ <urn:x> <urn:y> "thừa" }} }}')
    server.run(f"INSERT DATA {{ GRAPH <{FOREIGN}> {{ <urn:x> <urn:y> <urn:z> }} }}")
    found = compare(filled, remote)
    assert (found.missing, found.extra, [d.graph for d in found.differing]) == ([gone], [], [other])
    assert found.differing[0].theirs == found.differing[0].ours + 1
    assert (found.differing[0].lacking, found.differing[0].surplus) == ((), ('<urn:x> <urn:y> "thừa" .\n',))
    assert bring(filled, remote).sent == 2
    assert compare(filled, remote).same
    assert FOREIGN in server.graph_names()


def test_a_graph_that_was_removed_here_is_extra_until_it_is_withdrawn(
    filled: Store, oxigraph: Server, reach: Reach, bring: Bring, compare: Compare
) -> None:
    remote = reach(oxigraph)
    bring(filled, remote)
    filled.remove("bai-1")
    assert [graph.rpartition("/")[2] for graph in compare(filled, remote).extra] == ["bai-1"]
    bring(filled, remote)
    assert compare(filled, remote).same


def test_literals_that_a_store_rewrites_are_listed_and_no_difference(
    store: Store, virtuoso: Server, reach: Reach, bring: Bring, compare: Compare
) -> None:
    graph = NamedNode(f"{store.base}article/số")
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    for number in range(2):
        value = Literal(f"5000000000{number}", datatype=integer)
        store.oxigraph.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), value, graph))
    remote = reach(virtuoso)
    bring(store, remote)
    found = compare(store, remote)
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
    remote = reach(oxigraph)
    bring(store, remote)
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(number), graph) for number in range(40, 90)])
    [difference] = compare(store, remote).differing
    assert (len(difference.lacking), len(difference.surplus), difference.ours, difference.theirs) == (FEW, FEW, 50, 50)


def test_where_a_store_cuts_long_answers_off_the_rest_is_asked_for_by_queries(
    store: Store, oxigraph: Server, reach: Reach, bring: Bring, compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = NamedNode(f"{store.base}article/a")
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(number), graph) for number in range(50)])
    remote = reach(oxigraph)
    bring(store, remote)
    whole = remote.lines
    monkeypatch.setattr(remote, "lines", lambda name: list(whole(name))[:20])
    monkeypatch.setattr("bangiao.graph.remote.protocol.PAGE", 15)
    assert compare(store, remote).same
    oxigraph.run(f"DELETE WHERE {{ GRAPH <{graph.value}> {{ ?s ?p 7 }} }}")
    monkeypatch.undo()
    assert compare(store, remote).differing[0].theirs == 49


def test_a_graph_that_was_never_pushed_is_missing_and_nothing_is_noted_of_it(
    filled: Store, oxigraph: Server, reach: Reach, compare: Compare
) -> None:
    found = compare(filled, reach(oxigraph))
    assert found.missing == [graph.value for graph in filled.graphs()]
    assert not found.same
