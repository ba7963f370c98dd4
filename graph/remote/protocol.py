"""The two ways to write a graph into another store and to read it there: the Graph Store Protocol, and SPARQL."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self
from urllib.parse import quote, urlsplit, urlunsplit

import pyoxigraph as ox

from bangiao.graph.errors import RefusedError
from bangiao.graph.remote.connection import Connection
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.sparql import ACCEPT, construct, triples, update

Protocol = Literal["graph-store", "update"]

PAGE = 10_000  # solutions asked for at once: no more than what Virtuoso gives
_ABSENT = frozenset({404, 410})
_NTRIPLES = "application/n-triples"
_LONG = 20_000  # characters: Virtuoso's parser of N-Triples and Turtle takes no literal of more than some 65,000 bytes
_BESIDE = {  # the last part of an address: that of the store's queries
    "store": "query", "update": "query", "data": "query", "sparql-graph-crud": "sparql", "sparql-graph-crud-auth": "sparql-auth",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much one request may hold."""

    triples: int
    bytes: int


class RemoteStore(AbstractContextManager["RemoteStore"]):
    """Another store, open for its graphs; a context manager. Every write may be repeated. All methods raise RemoteError."""

    size: Size

    def __init__(self, endpoint: Endpoint, query: Endpoint | None = None) -> None:
        """`query` is where the store answers SPARQL queries; None takes what is usual beside `endpoint`."""
        self._open = ExitStack()
        self.endpoint = endpoint
        self._connection = self._open.enter_context(Connection(endpoint))
        self._queries = self._open.enter_context(Connection(query or endpoint.at(_beside(endpoint.address))))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._open.close()

    @property
    def pages(self) -> int:
        """How many writes were answered well, but with a page for browsers."""
        return self._connection.pages

    def put(self, graph: str, lines: Iterable[str]) -> None:
        """Make the graph hold just these lines of N-Triples."""
        raise NotImplementedError

    def add(self, graph: str, lines: Iterable[str]) -> None:
        """Add lines to the graph."""
        raise NotImplementedError

    def drop(self, graph: str) -> None:
        """Take the graph away, if it is there."""
        raise NotImplementedError

    def lines(self, graph: str) -> Iterator[str]:
        """The graph's lines of N-Triples, in any order, perhaps one twice; none where there is no such graph."""
        return self.queried(graph)

    def queried(self, graph: str) -> Iterator[str]:
        """The same by SPARQL queries, page by page."""
        try:
            yield from _paged(self._queries, graph)
        except RefusedError as refusal:
            raise refusal.advising("name the address for queries with --query-endpoint") from refusal


class GraphStore(RemoteStore):
    """By the Graph Store Protocol: a graph is one request, which the store takes whole or not at all, unless it is very large."""

    size = Size(100_000, 1 << 25)

    def put(self, graph: str, lines: Iterable[str]) -> None:
        self._send("PUT", graph, lines)

    def add(self, graph: str, lines: Iterable[str]) -> None:
        self._send("POST", graph, lines)

    def drop(self, graph: str) -> None:
        self._connection.send("DELETE", self._at(graph), matter=_graph(graph), passing=_ABSENT).close()

    def _send(self, method: str, graph: str, lines: Iterable[str]) -> None:
        data = "".join(lines)
        try:
            self._request(method, graph, _NTRIPLES, data.encode())
        except RefusedError as refusal:
            if refusal.too_large or refusal.passing or max(map(len, data.splitlines()), default=0) < _LONG:
                raise
            self._request(method, graph, "application/rdf+xml", _xml(data, refusal))

    def _request(self, method: str, graph: str, media_type: str, data: bytes) -> None:
        headers = {"Content-Type": media_type}
        self._connection.send(method, self._at(graph), data=data, headers=headers, matter=_graph(graph)).close()

    def lines(self, graph: str) -> Iterator[str]:
        headers = {"Accept": ACCEPT}
        with self._connection.send("GET", self._at(graph), headers=headers, matter=_graph(graph), passing=_ABSENT) as answer:
            if answer.status not in _ABSENT:
                yield from (f"{triple} .\n" for triple in triples(self._connection, answer, _graph(graph)))

    def _at(self, graph: str) -> str:
        address = self.endpoint.address
        return f"{address}{'&' if '?' in address else '?'}graph={quote(graph, safe='')}"


class Update(RemoteStore):
    """By SPARQL 1.1 Update: small statements, the first of which empties the graph."""

    size = Size(1000, 1 << 20)  # stores that turn statements into SQL refuse longer ones

    def put(self, graph: str, lines: Iterable[str]) -> None:
        update(self._connection, f"DROP SILENT GRAPH <{graph}> ;\n{_insert(graph, lines)}", _graph(graph))

    def add(self, graph: str, lines: Iterable[str]) -> None:
        update(self._connection, _insert(graph, lines), _graph(graph))

    def drop(self, graph: str) -> None:
        update(self._connection, f"DROP SILENT GRAPH <{graph}>", _graph(graph))


PROTOCOLS: dict[Protocol, Callable[[Endpoint, Endpoint | None], RemoteStore]] = {"graph-store": GraphStore, "update": Update}


def send(remote: RemoteStore, graph: str, lines: Iterable[str]) -> int:
    """Make the remote graph hold just these lines, in as many requests as the store wants; how many lines there were.

    What the store finds too large is sent in halves, here and from now on. Cut off between two requests, the graph holds a
    part: the caller notes before and after, and sends it anew.
    """
    usual, number = remote.size, 0
    try:
        for part in _parts(lines, remote):
            number += _halved(remote, graph, part, first=not number)
    except RefusedError:  # one line was too large, or the data wrong: that says nothing of other graphs
        remote.size = usual
        raise
    return number


def _halved(remote: RemoteStore, graph: str, part: list[str], *, first: bool) -> int:
    try:
        (remote.put if first else remote.add)(graph, part)
    except RefusedError as refusal:
        if not refusal.too_large or len(part) < 2:
            raise
        half = len(part) // 2
        remote.size = Size(half, sum(map(len, part)) // 2)
        _halved(remote, graph, part[:half], first=first)
        _halved(remote, graph, part[half:], first=False)
    return len(part)


def _parts(lines: Iterable[str], remote: RemoteStore) -> Iterator[list[str]]:
    """The lines in lists that fit one request each; one empty list where there are no lines."""
    part: list[str] = []
    length = 0
    for line in lines:
        length += len(line)
        if part and (len(part) >= remote.size.triples or length > remote.size.bytes):
            yield part
            part, length = [], len(line)
        part.append(line)
    yield part


def _insert(graph: str, lines: Iterable[str]) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(lines)}}} }}"


def _paged(connection: Connection, graph: str) -> Iterator[str]:
    """The graph by CONSTRUCT, page by page, until a page is empty: a store may give less than it was asked for.

    The pages are in no order, though SPARQL promises none to repeat itself without: Virtuoso sorts no more than 10,000 solutions.
    Whether they fit together is seen in the end by the digest.
    """
    offset = 0
    while True:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} OFFSET {offset} LIMIT {PAGE}"
        found = construct(connection, query, _graph(graph))
        yield from (f"{triple} .\n" for triple in found)
        if not found:
            return
        offset += len(found)


def _beside(address: str) -> str:
    """Where a store usually answers queries that takes writes at this address; the address itself where that is not known."""
    parts = urlsplit(address)
    folder, _, last = parts.path.rpartition("/")
    return urlunsplit(parts._replace(path=f"{folder}/{_BESIDE.get(last, last)}"))


def _xml(lines: str, refusal: RefusedError) -> bytes:
    """The triples as RDF/XML, whose literals Virtuoso takes at any length; where they cannot be told so, the refusal stays."""
    try:
        parsed = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        return ox.serialize(parsed, format=ox.RdfFormat.RDF_XML) or b""
    except ValueError:
        raise refusal from None


def _graph(graph: str) -> str:
    return f"graph {graph}"
