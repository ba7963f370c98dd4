"""Stores that a test starts: a real one, and small ones that fail as they are told to."""
from __future__ import annotations

import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """A server of a test: what it answers (its last answer again and again), and what was asked of it."""

    address: str = ""
    replies: list[Reply] = field(default_factory=list)
    asked: list[tuple[str, str | None, bytes]] = field(default_factory=list)

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Starts servers."""
    running: list[http.server.ThreadingHTTPServer] = []

    def start(*replies: Reply) -> Server:
        server = Server(replies=list(replies))

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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Oxigraph server."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    port = free_port()
    command = [program, "serve", "--location", str(tmp_path_factory.mktemp("server")), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials but those that a test sets."""
    for name in ("BANGIAO_USER", "BANGIAO_PASSWORD", "BANGIAO_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "/dev/null")


@pytest.fixture(autouse=True)
def empty(request: pytest.FixtureRequest) -> None:
    """Each test begins with nothing on the server, where it uses one."""
    if "server" in request.fixturenames:
        address = request.getfixturevalue("server")
        urllib.request.urlopen(urllib.request.Request(f"{address}/store", method="DELETE")).close()
