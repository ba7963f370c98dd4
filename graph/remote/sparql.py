"""Questions and updates to an endpoint: SPARQLWrapper makes the requests, our connection sends them.

SPARQLWrapper would send them itself, without a second try; its Digest login changes how the whole process opens addresses,
and its Basic login goes along to whatever host it is redirected to.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, cast
from urllib.parse import parse_qsl

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, SPARQLWrapper

from bangiao.graph.errors import RemoteError
from bangiao.graph.remote.connection import Answer, Connection, agent
from bangiao.graph.remote.refusal import unreadable

LONGEST = 1 << 28  # bytes of an answer in rows, which is read in memory

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "INSERT"]

ACCEPT = "application/n-triples, text/turtle;q=0.6, application/rdf+xml;q=0.4"  # N-Triples: Virtuoso's Turtle takes longer
_RDF = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES, "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS, "text/turtle": ox.RdfFormat.TURTLE, "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/turtle": ox.RdfFormat.TURTLE,  # Virtuoso 7, asked for what SPARQLWrapper asks for
    "application/rdf+xml": ox.RdfFormat.RDF_XML, "text/n3": ox.RdfFormat.N3, "text/rdf+n3": ox.RdfFormat.N3,
}


class Client(SPARQLWrapper):
    """SPARQLWrapper over a connection: the same login, retries and errors (RemoteError) as every request of ours.

    `form` is what the text is; SPARQLWrapper by itself takes it from the first such word, be it in a comment.
    """

    def __init__(self, connection: Connection, form: Form) -> None:
        self._connection, self._form, self.matter = connection, form, ""
        address, _, query = connection.endpoint.address.partition("?")
        super().__init__(address, agent=agent())
        self.setMethod(POST)  # no length is too long
        self.setRequestMethod(POSTDIRECTLY if form == "INSERT" else URLENCODED)
        self.setReturnFormat(TURTLE if form in ("CONSTRUCT", "DESCRIBE") else JSON)
        self.setOnlyConneg(True)
        self.setTimeout(max(1, round(connection.endpoint.timeout)))
        if form in ("CONSTRUCT", "DESCRIBE"):
            self.addCustomHttpHeader("Accept", ACCEPT)
        for name, value in parse_qsl(query, keep_blank_values=True):
            self.addParameter(name, value)

    def _parseQueryType(self, query: str) -> str:  # noqa: N802 (of SPARQLWrapper)
        return self._form

    def _query(self) -> tuple[Any, str]:
        request = self._createRequest()
        answer = self._connection.send(
            request.get_method(), request.full_url.removesuffix("?"), data=cast(bytes, request.data),
            headers=dict(request.header_items()), matter=self.matter,
        )
        return _Response(answer), self.returnFormat


class _Response:
    """An answer with the names that SPARQLWrapper knows."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.read = answer, answer.read

    def info(self) -> dict[str, str]:
        return dict(self.answer.headers)

    def geturl(self) -> str:
        return self.answer.url

    def getcode(self) -> int:
        return self.answer.status

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.answer.body)


def select(connection: Connection, query: str, matter: str = "") -> ox.QuerySolutions:
    """The solutions of a SELECT query, in the store's own types. Raises RemoteError, also where the answer is none or cut off."""
    return cast(ox.QuerySolutions, _results(connection, "SELECT", query, matter, ox.QuerySolutions))


def ask(connection: Connection, query: str, matter: str = "") -> bool:
    """The answer to an ASK query. Raises RemoteError."""
    found = _results(connection, "ASK", query, matter, ox.QueryBoolean | ox.QuerySolutions)
    if isinstance(found, ox.QuerySolutions):  # Virtuoso 7 answers with a row that holds 1, or with none
        return any(value is not None and value.value in ("1", "true") for row in found for value in row)
    return bool(found)


def construct(connection: Connection, query: str, matter: str = "", form: Form = "CONSTRUCT") -> list[ox.Triple]:
    """The triples of a CONSTRUCT (or DESCRIBE) query. Raises RemoteError."""
    with _sent(connection, form, query, matter) as answer:
        return list(triples(connection, answer, matter))


def update(connection: Connection, text: str, matter: str = "") -> None:
    """Send an update, which must be safe to repeat. Raises RemoteError."""
    _sent(connection, "INSERT", text, matter).close()


def triples(connection: Connection, answer: Answer, matter: str = "") -> Iterator[ox.Triple]:
    """The triples of an answer in RDF, one by one. Raises RemoteError where it is none."""
    format_ = _RDF.get(answer.media_type)
    if format_ is None:
        raise _no_answer(connection, answer, matter)
    problem = ""
    try:
        for quad in ox.parse(cast(Any, answer.body), format=format_, base_iri=answer.url):
            yield quad.triple
    except (SyntaxError, ValueError) as error:
        problem = f"the answer cannot be read ({error})"
    if problem:  # as in `_results`
        raise unreadable(connection.endpoint, problem, matter)


def _results(connection: Connection, form: Form, query: str, matter: str, sort: Any) -> object:
    """All of the results are read before one is given: a store can fail in the middle of an answer that began with 200."""
    with _sent(connection, form, query, matter) as answer:
        if "json" not in answer.media_type and "javascript" not in answer.media_type:
            raise _no_answer(connection, answer, matter)
        body, limit = answer.read(LONGEST + 1), answer.headers.get("X-SPARQL-MaxRows", "")
    if len(body) > LONGEST:
        problem = f"its answer has over {LONGEST >> 20} MB{f', at {matter}' if matter else ''}"
        raise RemoteError(connection.endpoint.name, problem, "ask for less, with a LIMIT")
    problem = ""
    try:
        number = _number(body, form, sort)
    except (SyntaxError, ValueError) as error:
        problem = f"the answer cannot be read, or was cut off ({error})"
    if problem:  # raised here: what an error holds may end in another thread, where Oxigraph's solutions must not
        raise unreadable(connection.endpoint, problem, matter)
    _check_whole(connection, number, limit, matter)
    return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)


def _number(body: bytes, form: Form, sort: Any) -> int:
    """How many rows results have. Raises ValueError where they are of another form, SyntaxError where they are none."""
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if not isinstance(found, sort):
        raise ValueError(f"it answers no {form}")
    return sum(1 for _ in found) if isinstance(found, ox.QuerySolutions) else 0


def _check_whole(connection: Connection, rows: int, limit: str, matter: str) -> None:
    """Virtuoso cuts long results off, and says so in a header alone."""
    if limit.isdecimal() and rows >= int(limit):
        about = f", at {matter}" if matter else ""
        remedy = "ask for less, or raise its limit (Virtuoso: ResultSetMaxRows)"
        raise RemoteError(connection.endpoint.name, f"it gives no more than {limit} rows, and there may be more{about}", remedy)


def _sent(connection: Connection, form: Form, text: str, matter: str) -> Answer:
    client = Client(connection, form)
    client.matter = matter
    client.setQuery(text)
    return cast(_Response, client.query().response).answer


def _no_answer(connection: Connection, answer: Answer, matter: str) -> Exception:
    kind = "a web page" if "html" in answer.media_type else answer.media_type or "something without a media type"
    return unreadable(connection.endpoint, f"it answered with {kind}, not with results", matter)
