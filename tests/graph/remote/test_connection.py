"""Requests against small servers that ask for a login, fail, break off, or send us elsewhere."""
from __future__ import annotations

import gzip
import re
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from urllib3.util import Retry

from bangiao.graph.errors import RefusedError, RemoteError
from bangiao.graph.remote import connection as connections
from bangiao.graph.remote import endpoint as endpoints
from bangiao.graph.remote.connection import PATIENCE, Connection
from bangiao.graph.remote.credentials import Credentials
from bangiao.graph.remote.endpoint import Endpoint
from stores.proxy import Reply, dripping, proxy

LAN = Credentials("lan", "mật-khẩu")
Serve = Callable[..., Any]  # see conftest.py


def test_an_open_store_is_never_told_who_we_are(serve: Serve) -> None:
    server = serve((200, {}, b"x"))
    with Connection(Endpoint(server.address, credentials=LAN)) as connection, connection.send("PUT", data=b"a") as answer:
        assert answer.read() == b"x"
    assert server.asked == [("PUT", None, b"a")]


@pytest.mark.parametrize(("challenge", "answer"), [
    ("Basic realm=x", "Basic bGFuOm3huq10LWto4bqpdQ=="),
    ('Digest realm="SPARQL", nonce="1", qop="auth", algorithm="MD5"', 'Digest username="lan", realm="SPARQL"'),
    ('Basic realm=x, Digest realm="y", nonce="1"', 'Digest username="lan"'),
])
def test_a_challenge_is_answered_in_its_own_way_and_the_data_sent_again(
    serve: Serve, challenge: str, answer: str
) -> None:
    server = serve((401, {"WWW-Authenticate": challenge}, b""), (201, {}, b""))
    if answer.startswith("Digest"):
        server.replies.insert(0, server.replies[0])  # requests asks once without, to learn the nonce
    with Connection(Endpoint(server.address, credentials=LAN)) as connection:
        connection.send("PUT", data=b"abc").close()
        connection.send("PUT", data=b"def").close()
    assert [body for _, _, body in server.asked[-2:]] == [b"abc", b"def"]
    assert all((said or "").startswith(answer) for _, said, _ in server.asked[-2:])


def test_a_token_goes_where_a_bearer_is_asked_for(serve: Serve) -> None:
    server = serve((401, {"WWW-Authenticate": "Bearer"}, b""), (200, {}, b""))
    with Connection(Endpoint(server.address, credentials=Credentials(token="vé-1".encode().decode("latin-1")))) as connection:
        connection.send("GET").close()
    assert server.asked[0][1] is None
    assert (server.asked[1][1] or "").startswith("Bearer v")


def test_a_login_that_is_refused_is_told_once_without_the_secret(serve: Serve) -> None:
    server = serve((401, {"WWW-Authenticate": "Basic realm=x"}, b"no"))
    with Connection(Endpoint(server.address, credentials=LAN)) as connection, pytest.raises(RefusedError) as caught:
        connection.send("GET", matter="graph g")
    assert str(caught.value).startswith(f"{server.address}: HTTP status 401 Unauthorized (no), at graph g; the login was refused")
    assert "mật" not in str(caught.value)
    assert len(server.asked) == 2


def test_where_there_are_no_credentials_the_remedy_names_them(serve: Serve) -> None:
    server = serve((401, {"WWW-Authenticate": "Basic realm=x"}, b""))
    with Connection(Endpoint(server.address)) as connection, pytest.raises(RefusedError, match=r"set BANGIAO_USER .*netrc"):
        connection.send("GET")


def test_a_redirect_is_not_followed_and_gets_no_login(serve: Serve) -> None:
    elsewhere = serve((200, {}, b"thanks"))
    server = serve((307, {"Location": elsewhere.address.replace("http://", "http://a:b@")}, b""))
    moved = pytest.raises(RefusedError, match=f"it has moved to: {elsewhere.address}$")
    with Connection(Endpoint(server.address, "basic", credentials=LAN)) as connection, moved:
        connection.send("PUT", data=b"x")
    assert elsewhere.asked == []


def test_busy_and_broken_answers_are_tried_again_with_growing_pauses(serve: Serve, waits: list[float]) -> None:
    cut = (200, {"Content-Length": "100", "Connection": "close"}, b"half")
    server = serve((429, {"Retry-After": "7"}, b""), (503, {}, b""), cut, (500, {}, b""), (200, {}, b"whole"))
    with Connection(Endpoint(server.address)) as connection, connection.send("PUT", data=b"x") as answer:
        assert answer.read() == b"whole"
    assert waits[0] == 7
    assert waits[1:] == sorted(waits[1:])
    assert len(server.asked) == 5
    assert {body for _, _, body in server.asked} == {b"x"}


def test_an_endpoint_cannot_make_us_wait_for_ever(serve: Serve, waits: list[float]) -> None:
    server = serve((503, {"Retry-After": "86400"}, b""), (503, {"Retry-After": "soon"}, b""), (200, {}, b""))
    with Connection(Endpoint(server.address)) as connection:
        connection.send("GET").close()
    assert waits[0] == PATIENCE
    assert len(waits) == 2
    assert waits[1] < Retry.DEFAULT_BACKOFF_MAX


def test_what_stays_broken_is_told_with_the_number_of_tries(serve: Serve, waits: list[float]) -> None:
    server = serve((503, {}, b"busy\nmore"))
    told = pytest.raises(RefusedError, match=r"HTTP status 503 Service Unavailable \(busy\) \(tried 3 times\); try again")
    with Connection(Endpoint(server.address, retries=2)) as connection, told:
        connection.send("GET")


@pytest.mark.parametrize("status", [400, 403, 404, 405, 406, 413, 415])
def test_a_refusal_is_told_at_once_with_its_remedy(serve: Serve, status: int) -> None:
    server = serve((status, {"Content-Type": "text/html"}, b"<html>"))
    with Connection(Endpoint(server.address)) as connection, pytest.raises(RefusedError) as caught:
        connection.send("PUT", data=b"x")
    assert (caught.value.status, caught.value.too_large, len(server.asked)) == (status, status == 413, 1)
    assert "<html>" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_store_that_says_in_words_that_it_is_too_much_is_not_asked_again(serve: Serve) -> None:
    server = serve((500, {}, b"Virtuoso 37000 Error SP031: generated SQL text has exceeded 10000 lines"))
    with Connection(Endpoint(server.address)) as connection, pytest.raises(RefusedError) as caught:
        connection.send("POST", data=b"x")
    assert caught.value.too_large
    assert len(server.asked) == 1


def test_statuses_that_are_asked_for_are_answers(serve: Serve) -> None:
    server = serve((404, {}, b""))
    with Connection(Endpoint(server.address)) as connection, connection.send("GET", passing=frozenset({404})) as answer:
        assert answer.status == 404


def test_silence_ends(waits: list[float]) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        told = pytest.raises(RemoteError, match=r"no answer within 0.1 seconds \(tried 2 times\); allow more with --timeout")
        with Connection(Endpoint(address, timeout=0.1, retries=1)) as connection, told:
            connection.send("PUT", data=b"x")


def test_a_dead_endpoint_is_told_in_few_words(waits: list[float]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}/store"
    told = pytest.raises(RemoteError, match=rf"^{re.escape(address)}: Connection refused \(tried 2 times\); try again")
    with Connection(Endpoint(address, retries=1)) as connection, told:
        connection.send("GET")
    unknown = replace(Endpoint(address.replace("127.0.0.1", "store.invalid")), retries=0)
    with Connection(unknown) as connection, pytest.raises(RemoteError, match=r"store.invalid.*; try again") as caught:
        connection.send("GET")
    assert "object at" not in str(caught.value)
    assert urlsplit(unknown.name).hostname == "store.invalid"


@pytest.mark.parametrize("challenge", ["Digest nonsense", 'Digest realm="x"'])
def test_a_challenge_that_is_none_is_a_refusal(serve: Serve, challenge: str) -> None:
    server = serve((401, {"WWW-Authenticate": challenge}, b""))
    told = pytest.raises(RefusedError, match="login was refused")
    with Connection(Endpoint(server.address, credentials=LAN)) as connection, told:
        connection.send("GET")


@pytest.mark.parametrize("headers", [{}, {"Location": "http://[bad"}])
def test_a_redirect_to_nowhere_is_told(serve: Serve, headers: dict[str, str]) -> None:
    server = serve((302, headers, b""))
    told = pytest.raises(RefusedError, match="it does not say where it has moved to")
    with Connection(Endpoint(server.address)) as connection, told:
        connection.send("GET")


@pytest.mark.parametrize("part", ["head", "body"])
def test_what_drips_is_not_waited_for_without_end(part: Literal["head", "body"], monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte before each silence is over: of the head of an answer, or of its body."""
    monkeypatch.setattr(endpoints, "WHOLE", 2)
    with proxy("http://127.0.0.1:9") as made:
        made.check = lambda _: Reply(200, (), b"x" * 1000)
        made.script.append(dripping(part, 0.02))
        told = pytest.raises(RemoteError, match=r"no whole answer within 0.8 seconds, at graph g; allow more with --timeout")
        with Connection(Endpoint(made.address, timeout=0.4, retries=0)) as connection, told:
            connection.send("PUT", data=b"x", matter="graph g")
        with Connection(Endpoint(made.address)) as connection, connection.send("GET") as answer:
            assert len(answer.read()) == 1000


def test_a_small_answer_does_not_unpack_to_fill_the_disk(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LONGEST", 1 << 20)
    server = serve((200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * (1 << 24))))
    with Connection(Endpoint(server.address)) as connection, pytest.raises(RemoteError, match="has no end: over 1048576 bytes"):
        connection.send("GET")
    assert len(server.asked) == 1
