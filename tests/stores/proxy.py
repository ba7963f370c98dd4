"""Proxies on the loopback address that stand before a store: one hands on, one wants a login, one fails as it is told to."""
from __future__ import annotations

import http.client
import http.server
import socket
import threading
import urllib.parse
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from stores.server import Scheme, Server

_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "content-length", "proxy-connection"}
_DEPTH = 128  # connections that may wait


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came."""

    method: str
    path: str
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What the store, or the proxy in its place, answers."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


PAGE = Reply(200, (("Content-Type", "text/html; charset=utf-8"),), b"<!DOCTYPE html><title>Log in</title>\n")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong with one request; made by the functions below."""

    kind: Literal["unread", "unsent", "carried out", "delayed", "truncated", "refused", "dripping head", "dripping body"]
    seconds: float = 0
    reply: Reply = Reply(503)


UNREAD = Fault("unread")  # the connection breaks in the middle of the request
UNSENT = Fault("unsent")  # the request was read, and never reaches the store
CARRIED_OUT = Fault("carried out")  # the store did it, and the answer never comes
TRUNCATED = Fault("truncated")  # half an answer, whose length was promised to be the whole


def delayed(seconds: float) -> Fault:
    """The request waits so long, then all goes well."""
    return Fault("delayed", seconds)


def dripping(part: Literal["head", "body"], seconds: float) -> Fault:
    """The answer comes byte by byte, with a pause after each: from its beginning, or where its body begins."""
    return Fault("dripping head" if part == "head" else "dripping body", seconds)


def answered(reply: Reply) -> Fault:
    """The proxy answers in the store's place, as one that wants a login in a form does."""
    return Fault("refused", reply=reply)


def refused(status: int, retry_after: str | None = None) -> Fault:
    """The proxy answers with `status` in the store's place; 503 and 429 may say when to come again."""
    headers = (("Content-Type", "text/plain"), *((("Retry-After", retry_after),) if retry_after is not None else ()))
    return Fault("refused", reply=Reply(status, headers, b"not now\n"))


@dataclass
class Proxy:
    """What is recorded of the requests to a store, and what the next ones meet."""

    target: str  # http://127.0.0.1:PORT
    seen: list[tuple[Request, Reply | None]] = field(default_factory=list)  # None: nobody was answered
    script: deque[Fault | None] = field(default_factory=deque)  # for the next requests, one each; None lets one through
    meets: Callable[[Request], bool] = lambda _: True  # which requests take from the script
    check: Callable[[Request], Reply | None] = lambda _: None  # a reply in the store's place
    address: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def fault(self, request: Request) -> Fault | None:
        """What this request meets."""
        with self.lock:
            return self.script.popleft() if self.script and self.meets(request) else None

    def requests(self, *methods: str) -> list[Request]:
        """What came so far, by these methods or by all."""
        return [request for request, _ in self.seen if not methods or request.method in methods]

    def forward(self, request: Request) -> Reply:
        """What the store answers."""
        there = urllib.parse.urlsplit(self.target)
        connection = http.client.HTTPConnection(str(there.hostname), there.port, timeout=120)
        try:
            headers = {name: value for name, value in request.headers.items() if name.lower() not in {*_HOP, "host"}}
            connection.request(request.method, request.path, request.body or None, {**headers, "Host": there.netloc})
            answer = connection.getresponse()
            kept = tuple((name, value) for name, value in answer.getheaders() if name.lower() not in _HOP)
            return Reply(answer.status, kept, answer.read())
        finally:
            connection.close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def answer(self) -> None:
        """Whatever the method is."""
        head = Request(self.command, self.path, self.headers, b"")
        fault = self.proxy.fault(head)
        if fault and fault.kind == "unread":
            self.rfile.read(min(10, int(self.headers.get("Content-Length", 0))))
            return self._part(head, None)
        request = Request(self.command, self.path, self.headers, self._body())
        reply = self._reply(request, fault)
        if fault and fault.kind in ("unsent", "carried out"):
            return self._part(request, None)
        self.proxy.seen.append((request, reply))
        if fault and fault.kind.startswith("dripping"):
            return self._drip(reply, fault)
        return self._write(reply, len(reply.body) // 2 if fault and fault.kind == "truncated" else None)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_PATCH = do_OPTIONS = answer  # noqa: N815

    def _reply(self, request: Request, fault: Fault | None) -> Reply:
        if fault and fault.kind == "refused":
            return fault.reply
        if fault and fault.kind == "unsent":
            return Reply(0)
        if fault and fault.kind == "delayed":
            self.server.leaving.wait(fault.seconds)  # type: ignore[attr-defined]
        return self.proxy.check(request) or self.proxy.forward(request)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return b"".join(iter(self._chunk, b""))

    def _chunk(self) -> bytes:
        data = self.rfile.read(int(self.rfile.readline().split(b";")[0], 16))
        self.rfile.readline()
        return data

    def _part(self, request: Request, reply: Reply | None) -> None:
        """Break the connection as a broken line does, without a word."""
        self.proxy.seen.append((request, reply))
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _drip(self, reply: Reply, fault: Fault) -> None:
        head = f"HTTP/1.1 {reply.status} \r\n" + "".join(f"{name}: {value}\r\n" for name, value in reply.headers)
        data = f"{head}Content-Length: {len(reply.body)}\r\n\r\n".encode() + reply.body
        at_once = len(data) - len(reply.body) if fault.kind == "dripping body" else 0
        self.close_connection = True
        self.wfile.write(data[:at_once])
        for byte in data[at_once:]:
            if self.server.leaving.wait(fault.seconds):  # type: ignore[attr-defined]
                return
            self.wfile.write(bytes([byte]))

    def _write(self, reply: Reply, only: int | None) -> None:
        self.send_response_only(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body[:only])
        if only is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


class _Listener(http.server.ThreadingHTTPServer):
    request_queue_size = _DEPTH
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no error of the tests."""


@contextmanager
def proxy(target: str) -> Iterator[Proxy]:
    """A proxy before the store at `target` while the context lasts."""
    made = Proxy(target)
    handler = type("Handler", (_Handler,), {"proxy": made})
    with _Listener(("127.0.0.1", 0), handler) as listener:
        listener.leaving = threading.Event()  # type: ignore[attr-defined]
        made.address = f"http://127.0.0.1:{listener.server_port}"
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            listener.leaving.set()  # type: ignore[attr-defined]
            listener.shutdown()
            thread.join()


@contextmanager
def before(server: Server) -> Iterator[tuple[Server, Proxy]]:
    """A store through a proxy whose script meets only those who are logged in, where the store has a login."""
    with proxy(_origin(server.query)) as made:
        if server.scheme != "none":
            made.meets = lambda request: "Authorization" in request.headers
        yield server.at(made.address), made


@contextmanager
def guarded(server: Server, scheme: Scheme) -> Iterator[tuple[Server, Proxy]]:
    """A store without a login behind one: Basic or bearer."""
    opened = replace(server, scheme=scheme, user="bangiao", secret="Bi mat: o day?")
    wanted = opened.authorization()["Authorization"]
    challenge = Reply(401, (("WWW-Authenticate", f'{scheme.capitalize()} realm="test"'),), b"log in\n")
    with proxy(_origin(server.query)) as made:
        made.check = lambda request: None if request.headers.get("Authorization") == wanted else challenge
        yield opened.at(made.address), made


def _origin(url: str) -> str:
    there = urllib.parse.urlsplit(url)
    return f"{there.scheme}://{there.netloc}"
