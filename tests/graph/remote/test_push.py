"""Pushing to a real server, and to some that fail."""
from __future__ import annotations

import http.server
import socket
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact
from bangiao.graph.derive import derive, remove
from bangiao.graph.describe import describe
from bangiao.graph.errors import PushError
from bangiao.graph.push import BATCH, Protocol, push
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import SAME_AS

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]

PROTOCOLS: list[tuple[Protocol, str]] = [("graph-store", "store"), ("update", "update")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def there(server: str) -> set[Quad]:
    request = urllib.request.Request(f"{server}/store", headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(request) as answer:
        return set(ox.parse(answer.read(), format=ox.RdfFormat.N_QUADS))


@pytest.fixture
def filled(store: Store, article: Make, meeting: MakeFact, policy: Fact) -> Store:
    """A store of two articles, with text that tries the escapes, and the derived graphs."""
    for id_ in ("bai-1", "Bài 2"):
        quads = describe(article(id_, title='"Tựa" \\u0041 \\\n{ } <x> #'), (meeting(), policy))
        store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)
    return store


@pytest.mark.parametrize(("protocol", "path"), PROTOCOLS)
def test_the_other_store_holds_the_same_quads(filled: Store, server: str, protocol: Protocol, path: str) -> None:
    arrived: list[str] = []
    assert push(filled, f"{server}/{path}", protocol=protocol, progress=arrived.append) == len(filled.graphs())
    assert there(server) == set(filled.oxigraph)
    assert arrived == [g.value for g in filled.graphs()]


@pytest.mark.parametrize(("protocol", "path"), PROTOCOLS)
def test_pushing_again_replaces_and_spares_others(filled: Store, server: str, protocol: Protocol, path: str) -> None:
    other = NamedNode("https://example.org/other")
    urllib.request.urlopen(urllib.request.Request(
        f"{server}/store?graph={urllib.parse.quote(other.value, safe='')}", method="PUT",
        data=b"<urn:a> <urn:b> <urn:c> .", headers={"Content-Type": "application/n-triples"},
    )).close()
    push(filled, f"{server}/{path}", protocol=protocol)
    graph = filled.graphs()[0]
    filled.replace(graph, list(filled.quads(graph))[:5])
    push(filled, f"{server}/{path}", protocol=protocol)
    foreign = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"), other)
    assert there(server) == set(filled.oxigraph) | {foreign}


@pytest.mark.parametrize(("protocol", "path"), PROTOCOLS)
def test_ties_that_are_no_more_are_taken_back(filled: Store, server: str, protocol: Protocol, path: str) -> None:
    push(filled, f"{server}/{path}", protocol=protocol)
    remove(filled, ["Bài 2"])
    push(filled, f"{server}/{path}", protocol=protocol)
    assert {q for q in there(server) if q.predicate.value == SAME_AS} == set()


@pytest.mark.parametrize("number", [BATCH, 2 * BATCH + 1])
def test_updates_go_in_batches_and_lose_nothing(store: Store, server: str, number: int) -> None:
    graph = NamedNode(store.base + "article/dai")
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(n), graph) for n in range(number)])
    push(store, f"{server}/update", protocol="update")
    assert len(there(server)) == number


def test_a_wrong_path_is_told_with_the_right_one(filled: Store, server: str) -> None:
    with pytest.raises(PushError, match=rf"^{server}/nowhere: HTTP status 404 .* check the path \(Oxigraph: /store"):
        push(filled, f"{server}/nowhere")
    with pytest.raises(PushError, match=f"^{server}/query: "):
        push(filled, f"{server}/query", protocol="update")


@pytest.mark.parametrize(("protocol", "path"), PROTOCOLS)
def test_a_dead_endpoint_is_told(filled: Store, protocol: Protocol, path: str) -> None:
    with pytest.raises(PushError, match=r"^http://127.0.0.1:\d+/.*Connection refused, at graph .*push again"):
        push(filled, f"http://127.0.0.1:{free_port()}/{path}", protocol=protocol)


@pytest.mark.parametrize(("protocol", "path"), PROTOCOLS)
def test_an_endpoint_that_never_answers_is_given_up(filled: Store, protocol: Protocol, path: str) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begin = time.monotonic()
        with pytest.raises(PushError, match=r"no answer in time, at graph .*--timeout"):
            push(filled, f"http://127.0.0.1:{silent.getsockname()[1]}/{path}", protocol=protocol, timeout=1)
        assert time.monotonic() - begin < 10


@pytest.mark.parametrize("endpoint", ["file:///etc/passwd", "store", "ftp://127.0.0.1/"])
def test_what_is_no_web_address_is_refused(filled: Store, endpoint: str) -> None:
    with pytest.raises(PushError, match="no address of a store"):
        push(filled, endpoint)


@pytest.mark.parametrize(("protocol", "path"), PROTOCOLS)
@pytest.mark.parametrize("status", [401, 403, 413, 500, 503])
def test_a_refusal_is_told_with_its_status(filled: Store, protocol: Protocol, path: str, status: int) -> None:
    class Refusing(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_error(status)

        do_PUT = do_POST = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as refusing:
        thread = threading.Thread(target=refusing.serve_forever)
        thread.start()
        try:
            with pytest.raises(PushError, match=f"HTTP status {status} .*at graph .*; "):
                push(filled, f"http://127.0.0.1:{refusing.server_port}/{path}", protocol=protocol)
        finally:
            refusing.shutdown()
            thread.join()
