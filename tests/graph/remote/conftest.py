"""Small servers that answer as they are told to; stores filled, pushed and verified."""
from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.remote.credentials import Credentials
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.ledger import Ledger
from bangiao.graph.remote.protocol import PROTOCOLS, Protocol, RemoteStore
from bangiao.graph.remote.push import Pushed, plan, push
from bangiao.graph.remote.verify import Verdict, verify
from bangiao.graph.store import Store
from stores.server import Server

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Answering:
    """A server of a test: what it answers (its last answer again and again), and what was asked of it."""

    address: str = ""
    replies: list[Reply] = field(default_factory=list)
    asked: list[tuple[str, str | None, bytes]] = field(default_factory=list)

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def serve() -> Iterator[Callable[..., Answering]]:
    """Starts servers."""
    running: list[http.server.ThreadingHTTPServer] = []

    def start(*replies: Reply) -> Answering:
        server = Answering(replies=list(replies))

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                server.asked.append((self.command, self.headers.get("Authorization"), body))
                status, headers, words = server.next()
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(words))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(words)
                self.close_connection = headers.get("Connection") == "close"

            do_GET = do_PUT = do_POST = answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        running.append(httpd)
        threading.Thread(target=httpd.serve_forever, args=(0.01,)).start()
        server.address = f"http://127.0.0.1:{httpd.server_port}/store"
        return server

    yield start
    for httpd in running:
        httpd.shutdown()
        httpd.server_close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between tries, which are not made."""
    found: list[float] = []
    monkeypatch.setattr(time, "sleep", found.append)
    return found


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials but those that a test sets."""
    for name in ("BANGIAO_USER", "BANGIAO_PASSWORD", "BANGIAO_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "/dev/null")


@pytest.fixture
def filled(store: Store, article: Callable[..., Article], meeting: Callable[..., Fact], policy: Fact) -> Store:
    """A store of two articles, with text that tries the escapes, and the derived graphs."""
    for id_ in ("bai-1", "Bài 2"):
        quads = describe(article(id_, title='"Tựa" \\u0041 \\\n{ } <x> #'), (meeting(), policy))
        store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)
    return store


@pytest.fixture
def reach() -> Iterator[Callable[..., RemoteStore]]:
    """Opens a real store, logged in, by one of the protocols."""
    with ExitStack() as stack:

        def opened(server: Server, protocol: Protocol = "graph-store", **changes: Any) -> RemoteStore:
            address = server.graphs if protocol == "graph-store" else server.update
            place = Endpoint(address, credentials=Credentials(server.user, server.secret), **changes)
            return stack.enter_context(PROTOCOLS[protocol](place, None))

        yield opened


@pytest.fixture
def bring() -> Callable[..., Pushed]:
    """Pushes a store: plans and carries out."""

    def run(store: Store, remote: RemoteStore, **changes: Any) -> Pushed:
        with Ledger(store.path) as ledger:
            return push(store, remote, ledger, plan(store, ledger, remote.endpoint.key, **changes))

    return run


@pytest.fixture
def compare() -> Callable[..., Verdict]:
    """Verifies a store."""

    def run(store: Store, remote: RemoteStore) -> Verdict:
        with Ledger(store.path) as ledger:
            return verify(store, remote, ledger)

    return run
