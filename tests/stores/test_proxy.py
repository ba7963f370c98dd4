"""The tools of the tests themselves: that stores start and are emptied, and that the proxies fail as they are told to."""
from __future__ import annotations

import http.client
import urllib.error

import pyoxigraph as ox
import pytest

from stores.proxy import CARRIED_OUT, TRUNCATED, UNREAD, UNSENT, Proxy, before, delayed, guarded, refused
from stores.server import Server

GRAPH = "https://tin.example.org/bài báo/số 1".replace(" ", "%20")
TRIPLE = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("Hà Nội", language="vi"))
BROKEN = (http.client.HTTPException, urllib.error.URLError, ConnectionError)


def put(server: Server) -> int:
    return server.send("PUT", server.graph_url(GRAPH), f"{TRIPLE} .".encode(), Content_Type="application/n-triples")[0]


def test_a_store_takes_gives_and_is_emptied(server: Server) -> None:
    assert server.graph_names() == set()
    server.put(GRAPH, [TRIPLE])
    assert server.quads() == {ox.Quad(*TRIPLE, ox.NamedNode(GRAPH))}
    assert server.count(GRAPH) == 1
    server.clear()
    assert server.quads() == set()


def test_virtuoso_refuses_who_does_not_log_in(virtuoso: Server) -> None:
    assert put(virtuoso.at(virtuoso.query, "none")) == 401
    assert virtuoso.graph_names() == set()


@pytest.mark.parametrize("fault", [UNREAD, UNSENT, CARRIED_OUT])
def test_a_broken_line_is_one(faulty: tuple[Server, Proxy], fault: object) -> None:
    server, proxy = faulty
    proxy.script.append(fault)  # type: ignore[arg-type]
    with pytest.raises(BROKEN):
        put(server)
    assert server.graph_names() == ({GRAPH} if fault is CARRIED_OUT else set())
    assert put(server) in (200, 201, 204)
    assert not proxy.script


def test_refusals_carry_their_header_and_reach_nobody(faulty: tuple[Server, Proxy]) -> None:
    server, proxy = faulty
    proxy.script.extend([refused(503, "1"), refused(413)])
    assert put(server) == 503
    assert proxy.seen[-1][1].headers == (("Content-Type", "text/plain"), ("Retry-After", "1"))  # type: ignore[union-attr]
    assert put(server) == 413
    assert server.graph_names() == set()


def test_half_an_answer_is_known_as_one(oxigraph: Server) -> None:
    with before(oxigraph) as (server, proxy):
        put(server)
        proxy.script.append(TRUNCATED)
        with pytest.raises(http.client.IncompleteRead):
            server.graph_names()
        proxy.script.append(delayed(0.01))
        assert server.graph_names() == {GRAPH}


@pytest.mark.parametrize("scheme", ["basic", "bearer"])
def test_a_guard_lets_in_who_has_the_secret(oxigraph: Server, scheme: str) -> None:
    with guarded(oxigraph, scheme) as (server, proxy):  # type: ignore[arg-type]
        assert put(server) == 201
        assert put(server.at(proxy.address, "none")) == 401
        assert [reply.status for _, reply in proxy.seen if reply] == [201, 401]
