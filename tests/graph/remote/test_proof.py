"""A push does not believe a good answer unseen: what answers may be no store, but the page of a login or a proxy."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.protocol import Protocol, RemoteStore, Update
from bangiao.graph.remote.push import Pushed
from bangiao.graph.store import Store
from stores.proxy import PAGE, Proxy, Reply, Request, answered, before
from stores.server import Server

Reach = Callable[..., RemoteStore]
Bring = Callable[..., Pushed]
BOTH = pytest.mark.parametrize("protocol", ["graph-store", "update"])
GRAPHS = 6


@pytest.fixture
def many(store: Store) -> Store:
    """A store of a few small graphs."""
    for number in range(GRAPHS):
        told(store, number, "Hà Nội")
    return store


@pytest.fixture
def line(oxigraph: Server) -> Iterator[tuple[Server, Proxy]]:
    """Oxigraph behind a proxy whose script meets what writes."""
    with before(oxigraph) as (server, proxy):
        proxy.meets = writes
        yield server, proxy


def told(store: Store, number: int, text: str) -> None:
    graph = NamedNode(f"{store.base}article/{number}")
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(text), graph)])


def writes(request: Request) -> bool:
    return request.method in ("PUT", "DELETE") or request.path.endswith("/update")


def reads(proxy: Proxy) -> int:
    return sum(not writes(request) for request in proxy.requests())


@BOTH
@pytest.mark.parametrize("notice", [PAGE, Reply(200, (("Content-Type", "application/json"),), b'{"status": "ok"}'), Reply(204)])
def test_what_answers_in_the_place_of_the_store_is_found_out_at_once(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, reach: Reach, bring: Bring, protocol: Protocol, notice: Reply
) -> None:
    server, proxy = line
    proxy.check = lambda _: notice
    pushed = bring(many, remote := reach(server, protocol))
    assert pushed.sent == pushed.triples == 0
    assert [line.startswith(f"{remote.endpoint.name}: it ") for line in pushed.refused] == [True]
    assert pushed.refused[0].endswith("then push again: nothing of this push counts")
    assert sum(map(writes, proxy.requests())) == 1
    proxy.check = lambda _: None
    assert bring(many, remote).sent == GRAPHS
    assert oxigraph.quads() == set(many.oxigraph)


@BOTH
@pytest.mark.parametrize("at", [1, 3, GRAPHS - 1])
def test_a_page_in_the_middle_is_found_out_and_nothing_of_the_push_counts(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, reach: Reach, bring: Bring, protocol: Protocol, at: int
) -> None:
    server, proxy = line
    proxy.script.extend([*[None] * at, *[answered(PAGE)] * GRAPHS])
    pushed = bring(many, remote := reach(server, protocol))
    assert (pushed.sent, len(pushed.refused)) == (0, 1)
    assert f"does not have graph {many.base}article/{at}, which it said it had taken" in pushed.refused[0]
    proxy.script.clear()
    assert bring(many, remote).sent == GRAPHS
    assert oxigraph.quads() == set(many.oxigraph)


def test_what_is_no_page_is_found_out_at_the_end(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, reach: Reach, bring: Bring
) -> None:
    server, proxy = line
    proxy.script.extend([None, *[answered(Reply(204))] * GRAPHS])
    assert bring(many, reach(server)).refused
    proxy.script.clear()
    assert bring(many, reach(server)).sent == GRAPHS


@BOTH
def test_an_older_version_is_not_taken_for_what_was_sent(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, reach: Reach, bring: Bring, protocol: Protocol
) -> None:
    server, proxy = line
    bring(many, remote := reach(server, protocol))
    told(many, 2, "Huế")
    proxy.script.append(answered(PAGE))
    assert f"it does not keep graph {many.base}article/2 as it was sent" in bring(many, remote).refused[0]
    assert bring(many, remote).sent == 1
    assert oxigraph.quads() == set(many.oxigraph)


def test_where_graph_after_graph_is_otherwise_the_push_ends(
    store: Store, line: tuple[Server, Proxy], reach: Reach, bring: Bring
) -> None:
    server, proxy = line
    for text in ("Hà Nội", "Huế"):
        for number in range(20):
            told(store, number, text)
        pushed = bring(store, remote := reach(server))
        proxy.check = lambda request: PAGE if writes(request) else None
    assert (pushed.sent, len(pushed.refused)) == (0, 10)
    assert "and those before it, otherwise than they were sent" in pushed.refused[-1]
    proxy.check = lambda _: None
    assert bring(store, remote).sent == 20


@BOTH
def test_what_was_not_withdrawn_is_still_ours(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, reach: Reach, bring: Bring, protocol: Protocol
) -> None:
    server, proxy = line
    bring(many, remote := reach(server, protocol))
    many.remove("2")
    proxy.script.append(answered(PAGE))
    assert f"still holds graph {many.base}article/2, which it said it had taken away" in bring(many, remote).refused[0]
    assert bring(many, remote).withdrawn == 1
    assert oxigraph.quads() == set(many.oxigraph)


def test_what_was_taken_away_proves_nothing_of_what_was_sent(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, reach: Reach, bring: Bring
) -> None:
    server, proxy = line
    bring(many, remote := reach(server))
    many.remove("2")
    many.remove("3")
    told(many, 7, "Huế")
    proxy.check = lambda request: Reply(204) if writes(request) else Reply(404)
    pushed = bring(many, remote)
    assert (pushed.sent, pushed.withdrawn) == (0, 0)
    assert f"does not have graph {many.base}article/7, which it said it had taken" in pushed.refused[0]
    proxy.check = lambda _: None
    pushed = bring(many, remote)
    assert (pushed.sent, pushed.withdrawn) == (1, 2)
    assert oxigraph.quads() == set(many.oxigraph)


def test_a_page_that_says_a_graph_is_gone_makes_no_page_believed(
    many: Store, line: tuple[Server, Proxy], reach: Reach, bring: Bring
) -> None:
    server, proxy = line
    bring(many, remote := reach(server))
    for number in (1, 2, 3):
        many.remove(str(number))
    proxy.seen.clear()
    proxy.check = lambda request: None if writes(request) else replace(PAGE, status=404)
    assert bring(many, remote).withdrawn == 3
    assert reads(proxy) == 2, "the first, and one of the last"


@BOTH
def test_few_graphs_are_read_back_also_where_a_store_answers_with_pages_itself(
    many: Store, line: tuple[Server, Proxy], reach: Reach, bring: Bring, compare: Callable[..., Any], protocol: Protocol
) -> None:
    server, proxy = line
    bring(many, remote := reach(server, protocol))
    usual = reads(proxy)
    proxy.seen.clear()
    proxy.check = lambda request: PAGE if writes(request) and proxy.forward(request) else None
    assert bring(many, remote, everything=True).refused == []
    assert reads(proxy) == usual == {"graph-store": 2, "update": 4}[protocol]
    assert compare(many, remote).same


def test_where_nothing_can_be_read_back_the_push_says_so(
    many: Store, oxigraph: Server, bring: Bring, compare: Callable[..., Any]
) -> None:
    nowhere = Endpoint(oxigraph.query.replace("/query", "/nowhere"))
    with Update(Endpoint(oxigraph.update), nowhere) as remote:
        pushed = bring(many, remote)
    assert (pushed.sent, pushed.refused) == (GRAPHS, [])
    assert pushed.blind.startswith(f"{nowhere.address}: HTTP status 404")
    assert pushed.blind.endswith("name the address for queries with --query-endpoint")
    with Update(Endpoint(oxigraph.update)) as remote:
        assert compare(many, remote).same


def test_a_page_is_not_believed_where_nothing_can_be_read_back(
    many: Store, line: tuple[Server, Proxy], oxigraph: Server, bring: Bring
) -> None:
    server, proxy = line
    proxy.script.extend([None, None, answered(PAGE)])
    with Update(Endpoint(server.update), Endpoint(oxigraph.query.replace("/query", "/nowhere"))) as remote:
        pushed = bring(many, remote)
        assert (pushed.sent, len(pushed.refused)) == (0, 1)
        assert f"it cannot show graph {many.base}article/2" in pushed.refused[0]
        assert bring(many, remote).sent == GRAPHS


def test_a_text_that_does_not_come_back_whole_is_named(
    many: Store, oxigraph: Server, reach: Reach, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(many, 3, "dài " * 20_000)
    remote = reach(oxigraph)
    put = remote.put
    monkeypatch.setattr(remote, "put", lambda graph, lines: put(graph, [line.replace("dài " * 5_000, "") for line in lines]))
    pushed = bring(many, remote)
    assert pushed.sent == GRAPHS - 1
    assert [f"does not keep graph {many.base}article/3 as it was sent" in line for line in pushed.refused] == [True]
    monkeypatch.undo()
    assert bring(many, remote).sent == 1
