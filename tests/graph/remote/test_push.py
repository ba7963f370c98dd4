"""Pushing to real stores: what changed is sent, what was removed is withdrawn, what is not ours stays."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.graph.derive import remove
from bangiao.graph.errors import LedgerError, RefusedError, RemoteError
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.ledger import FILE, Ledger
from bangiao.graph.remote.protocol import GraphStore, Protocol, RemoteStore, Update
from bangiao.graph.remote.push import Pushed, plan
from bangiao.graph.store import Store
from stores.proxy import CARRIED_OUT, TRUNCATED, UNREAD, UNSENT, Proxy, refused
from stores.server import Server

Reach = Callable[..., RemoteStore]
Bring = Callable[..., Pushed]
BOTH = pytest.mark.parametrize("protocol", ["graph-store", "update"])
FOREIGN = "https://example.org/của-người-khác"
TRIPLE = ox.Triple(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"))


def same(store: Store) -> set[Quad]:
    return set(store.oxigraph)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries without their pauses."""
    monkeypatch.setattr("urllib3.util.retry.Retry.sleep", lambda self, response=None: None)


@BOTH
def test_the_other_store_holds_the_same_quads(
    filled: Store, server: Server, reach: Reach, bring: Bring, protocol: Protocol
) -> None:
    remote = reach(server, protocol)
    number = len(filled.graphs())
    pushed = bring(filled, remote)
    assert (pushed.sent, pushed.unchanged, pushed.withdrawn, pushed.triples) == (number, 0, 0, len(filled.oxigraph))
    assert {graph: server.count(graph) for graph in server.graph_names()} == {
        graph.value: len(list(filled.quads(graph))) for graph in filled.graphs()
    }


@BOTH
def test_only_what_changed_goes_again_and_what_is_gone_is_withdrawn(
    filled: Store, server: Server, reach: Reach, bring: Bring, protocol: Protocol
) -> None:
    server.put(FOREIGN, [TRIPLE])
    remote = reach(server, protocol)
    bring(filled, remote)
    assert (again := bring(filled, remote)).sent == 0
    assert again.unchanged == len(filled.graphs())
    remove(filled, ["Bài 2"])
    pushed = bring(filled, remote)
    assert (pushed.sent, pushed.withdrawn, pushed.unchanged) == (0, 2, again.unchanged - 2)  # what tied the two goes too
    assert server.graph_names() == {quad.graph_name.value for quad in filled.oxigraph} | {FOREIGN}  # type: ignore[union-attr]
    assert server.count(FOREIGN) == 1


def test_another_endpoint_has_an_account_of_its_own(filled: Store, oxigraph: Server, reach: Reach, bring: Bring) -> None:
    assert bring(filled, reach(oxigraph)).sent == len(filled.graphs())
    assert bring(filled, reach(oxigraph, "update")).sent == len(filled.graphs())
    assert bring(filled, reach(oxigraph), everything=True).sent == len(filled.graphs())


def test_a_plan_says_what_would_happen_and_nothing_happens(filled: Store, oxigraph: Server, reach: Reach, bring: Bring) -> None:
    key = reach(oxigraph).endpoint.key
    with Ledger(filled.path) as ledger:
        first = plan(filled, ledger, key)
    assert (first.new, first.known) == (tuple(graph.value for graph in filled.graphs()), False)
    assert first.triples == len(filled.oxigraph)
    assert oxigraph.graph_names() == set()
    bring(filled, reach(oxigraph))
    graph = filled.graphs()[1]
    filled.replace(graph, list(filled.quads(graph))[1:])
    filled.remove("Bài 2")
    with Ledger(filled.path) as ledger:
        second = plan(filled, ledger, key)
    assert second.changed == (graph.value,)
    assert second.new == ()
    assert [name.rpartition("/")[2] for name in second.withdrawn] == ["B%C3%A0i%202"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"x" * 5000)])
def test_without_a_ledger_all_is_sent_and_nothing_foreign_touched(
    filled: Store, oxigraph: Server, reach: Reach, bring: Bring, spoil: Callable[[Path], Any]
) -> None:
    oxigraph.put(FOREIGN, [TRIPLE])
    bring(filled, reach(oxigraph))
    spoil(filled.path / FILE)
    assert bring(filled, reach(oxigraph)).sent == len(filled.graphs())
    assert oxigraph.quads() == same(filled) | {Quad(*TRIPLE, NamedNode(FOREIGN))}


def test_a_second_push_at_the_same_time_is_told(filled: Store) -> None:
    with Ledger(filled.path), pytest.raises(LedgerError, match="another push of this store is under way; wait"):
        Ledger(filled.path)


@BOTH
def test_a_push_that_is_cut_off_goes_on_where_it_was(
    filled: Store, oxigraph: Server, reach: Reach, protocol: Protocol, monkeypatch: pytest.MonkeyPatch, bring: Bring
) -> None:
    remote = reach(oxigraph, protocol)
    monkeypatch.setattr(remote, "size", type(remote.size)(7, 1 << 20))  # a graph is many requests
    calls = iter(range(10**6))

    def add(graph: str, lines: list[str]) -> None:
        if next(calls) == 3:
            raise KeyboardInterrupt
        type(remote).add(remote, graph, lines)

    monkeypatch.setattr(remote, "add", add)
    with pytest.raises(KeyboardInterrupt):
        bring(filled, remote)
    assert oxigraph.quads() < same(filled)
    monkeypatch.undo()
    assert bring(filled, remote).sent == len(filled.graphs())
    assert oxigraph.quads() == same(filled)


@BOTH
@pytest.mark.usefixtures("pauses")
def test_faults_on_the_way_lose_and_double_nothing(
    filled: Store, faulty: tuple[Server, Proxy], reach: Reach, bring: Bring, protocol: Protocol, compare: Callable[..., Any]
) -> None:
    server, proxy = faulty
    proxy.script.extend([UNREAD, refused(503, "0"), UNSENT, refused(500), CARRIED_OUT, None, TRUNCATED, refused(429, "1")])
    remote = reach(server, protocol)
    assert bring(filled, remote).sent == len(filled.graphs())
    assert not proxy.script
    assert compare(filled, remote).same


@pytest.mark.usefixtures("pauses")
def test_what_fails_for_good_is_told_and_what_arrived_is_not_sent_twice(
    filled: Store, oxigraph: Server, reach: Reach, bring: Bring
) -> None:
    from stores.proxy import before

    with before(oxigraph) as (server, proxy):
        proxy.meets = lambda request: request.method == "PUT"
        proxy.script.extend([None, *[refused(503)] * 3])
        with pytest.raises(RefusedError, match=r"HTTP status 503 .*, at graph .* \(tried 3 times\); try again"):
            bring(filled, reach(server, retries=2))
        assert bring(filled, reach(server)).sent == len(filled.graphs()) - 1


def test_one_graph_that_is_refused_does_not_stop_the_others(filled: Store, oxigraph: Server, reach: Reach, bring: Bring) -> None:
    from stores.proxy import before

    with before(oxigraph) as (server, proxy):
        proxy.script.extend([refused(400)])
        pushed = bring(filled, reach(server))
        assert pushed.sent == len(filled.graphs()) - 1
        assert [filled.graphs()[0].value in line for line in pushed.refused] == [True]
        assert bring(filled, reach(server)).sent == 1


def test_a_wrong_path_is_told_with_the_right_one(filled: Store, oxigraph: Server, bring: Bring) -> None:
    told = pytest.raises(RemoteError, match=r"check the path \(Oxigraph: /store")
    with GraphStore(Endpoint(oxigraph.graphs.replace("/store", "/nowhere"))) as remote, told:
        bring(filled, remote)
    with Update(Endpoint(oxigraph.query)) as remote, pytest.raises(RemoteError, match=f"^{oxigraph.query}: HTTP status 4"):
        bring(filled, remote)


def test_where_every_graph_is_refused_the_push_gives_up(store: Store, serve: Callable[..., Any], bring: Bring) -> None:
    for number in range(30):
        graph = NamedNode(f"{store.base}article/{number}")
        store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(number), graph)])
    server = serve((400, {}, b"no"))
    with GraphStore(Endpoint(server.address)) as remote, pytest.raises(RefusedError):
        bring(store, remote)
    assert len(server.asked) == 10


def test_a_copy_of_a_store_pushes_what_it_holds_by_its_own_ledger(
    filled: Store, oxigraph: Server, reach: Reach, bring: Bring, copied: Callable[[Store], Path]
) -> None:
    bring(filled, reach(oxigraph))
    with Store(copied(filled), mode="read") as copy:
        assert bring(copy, reach(oxigraph)).unchanged == len(filled.graphs())


def many(store: Store, number: int) -> Iterator[Quad]:
    graph = NamedNode(f"{store.base}article/dài")
    for n in range(number):
        yield Quad(NamedNode(f"urn:người/{n}"), NamedNode("urn:p"), Literal(f"số {n}", language="vi"), graph)


@pytest.mark.parametrize(("protocol", "number"), [("graph-store", 6_000), ("update", 3_001)])
def test_large_graphs_and_long_literals_arrive_whole(
    store: Store, server: Server, reach: Reach, bring: Bring, compare: Callable[..., Any], protocol: Protocol, number: int
) -> None:
    quads = list(many(store, number))
    quads.append(Quad(NamedNode("urn:s"), NamedNode("urn:x#p"), Literal("Đại tướng " * 12_000), quads[0].graph_name))
    store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    remote = reach(server, protocol)
    bring(store, remote)
    assert server.count(quads[0].graph_name.value) == number + 1  # type: ignore[union-attr]
    assert compare(store, remote).same
