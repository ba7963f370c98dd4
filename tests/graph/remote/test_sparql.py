"""Questions and updates through SPARQLWrapper and our connection, to a real server and to some that answer badly."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from bangiao.graph.errors import RefusedError, RemoteError
from bangiao.graph.remote import sparql
from bangiao.graph.remote.connection import Connection
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.sparql import ask, construct, select, update
from stores.server import Server

JSON = {"Content-Type": "application/sparql-results+json"}


def test_what_is_written_is_answered(oxigraph: Server) -> None:
    with Connection(Endpoint(oxigraph.update)) as connection:
        update(connection, "# SELECT\nINSERT DATA { GRAPH <urn:g> { <urn:người> <urn:p> 'Tiếng Việt'@vi , 1 } }")
    with Connection(Endpoint(oxigraph.query)) as connection:
        query = "# insert, ask\n# and load\nSELECT ?o { GRAPH ?g { <urn:người> ?p ?o } } ORDER BY ?o"
        found = select(connection, query)
        assert [v.value for v in found.variables] == ["o"]
        assert {row["o"] for row in found} == {ox.Literal("Tiếng Việt", language="vi"), ox.Literal(1)}
        assert ask(connection, "ASK { GRAPH <urn:g> { ?s ?p ?o } }")
        assert not ask(connection, "ASK { GRAPH <urn:h> { ?s ?p ?o } }")
        assert len(construct(connection, "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")) == 2
        assert len(construct(connection, "DESCRIBE <urn:người> FROM <urn:g>", form="DESCRIBE")) == 2


def test_a_wrong_query_is_told_in_the_words_of_the_store(oxigraph: Server) -> None:
    told = pytest.raises(RefusedError, match=r"HTTP status 400 .*\(error at 1:")
    with Connection(Endpoint(oxigraph.query)) as connection, told:
        select(connection, "SELECT * {", "query page a")


@pytest.mark.parametrize(("headers", "body", "problem"), [
    ({"Content-Type": "text/html; charset=utf-8"}, b"<html>Welcome</html>", "answered with a web page"),
    (JSON, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"uri","value":"urn:a"}},', "was cut off"),
    (JSON, b"", "was cut off"),
    (JSON, b'{"head":{},"boolean":true}', "it answers no SELECT"),
    ({}, b"abc", "without a media type"),
])
def test_an_answer_that_is_none_is_told(
    serve: Callable[..., Any], headers: dict[str, str], body: bytes, problem: str
) -> None:
    told = pytest.raises(RemoteError, match=f"{problem}.*, at page a; check the path")
    with Connection(Endpoint(serve((200, headers, body)).address)) as connection, told:
        select(connection, "SELECT * {}", "page a")


def test_rows_without_end_do_not_fill_the_memory(serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "LONGEST", 1 << 20)
    body = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}' + b" " * (1 << 20)
    told = pytest.raises(RemoteError, match="its answer has over 1 MB, at page a; ask for less")
    with Connection(Endpoint(serve((200, JSON, body)).address)) as connection, told:
        select(connection, "SELECT * {}", "page a")


def test_virtuoso_answers_ask_with_a_row(serve: Callable[..., Any]) -> None:
    row = b'{"head":{"vars":["r"]},"results":{"bindings":[{"r":{"type":"typed-literal","datatype":"urn:i","value":"%d"}}]}}'
    for truth in (1, 0):
        with Connection(Endpoint(serve((200, JSON, row % truth)).address)) as connection:
            assert ask(connection, "ASK {}") is bool(truth)


def test_parameters_of_the_address_go_along(serve: Callable[..., Any]) -> None:
    server = serve((200, JSON, b'{"head":{"vars":[]},"results":{"bindings":[]}}'))
    with Connection(Endpoint(f"{server.address}?default-graph-uri=urn:g%26h")) as connection:
        assert list(select(connection, "SELECT * {}")) == []
    assert b"default-graph-uri=urn%3Ag%26h" in server.asked[0][2]
