"""How a graph is cut into requests, and cut smaller where the store wants it."""
from __future__ import annotations

from collections.abc import Iterable

import pytest

from bangiao.graph.errors import RefusedError
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.protocol import GraphStore, RemoteStore, Size, Update, send

LINES = [f'<urn:s> <urn:p> "{n:04}" .\n' for n in range(100)]


class Narrow(RemoteStore):
    """A store that takes a few lines at once, and remembers what it was asked."""

    def __init__(self, takes: int) -> None:
        super().__init__(Endpoint("http://store.example.org/"))
        self.size, self.takes, self.held, self.asked = Size(40, 1 << 20), takes, list[str](), list[int]()

    def put(self, graph: str, lines: Iterable[str]) -> None:
        self._take(list(lines))
        self.held = list(lines)

    def add(self, graph: str, lines: Iterable[str]) -> None:
        self._take(list(lines))
        self.held += lines

    def _take(self, lines: list[str]) -> None:
        self.asked.append(len(lines))
        if len(lines) > self.takes or "khổng lồ" in "".join(lines):
            error = RefusedError("place", "HTTP status 413", "remedy")
            error.status, error.too_large = 413, True
            raise error


def test_what_is_too_large_goes_in_halves_and_is_not_tried_so_large_again() -> None:
    with Narrow(12) as remote:
        assert send(remote, "urn:g", LINES) == 100
        assert remote.held == LINES
        assert remote.asked[:3] == [40, 20, 10]
        assert max(remote.asked[3:]) <= 20
        assert remote.size.triples == 10
        assert send(remote, "urn:g", LINES[:50]) == 50
        assert remote.held == LINES[:50]
        assert remote.asked.count(40) == 1


def test_one_line_that_is_too_large_is_refused_and_makes_no_other_smaller() -> None:
    with Narrow(40) as remote:
        with pytest.raises(RefusedError):
            send(remote, "urn:g", ['<urn:s> <urn:p> "khổng lồ" .\n', *LINES])
        assert remote.size.triples == 40


def test_requests_are_bounded_by_length_too() -> None:
    with Narrow(1000) as remote:
        remote.size = Size(1000, 10 * len(LINES[0]))
        send(remote, "urn:g", LINES)
        assert remote.asked == [10] * 10


def test_an_empty_graph_is_put_once() -> None:
    with Narrow(10) as remote:
        remote.held = LINES
        assert send(remote, "urn:g", []) == 0
        assert (remote.held, remote.asked) == ([], [0])


@pytest.mark.parametrize(("remote", "address", "queries"), [
    (GraphStore, "http://a.org/store", "http://a.org/query"),
    (GraphStore, "http://a.org/sparql-graph-crud-auth?x=y", "http://a.org/sparql-auth?x=y"),
    (Update, "http://a.org/ds/update", "http://a.org/ds/query"),
    (Update, "http://a.org/sparql-auth", "http://a.org/sparql-auth"),
])
def test_queries_go_where_stores_usually_answer_them(remote: type[RemoteStore], address: str, queries: str) -> None:
    with remote(Endpoint(address)) as opened:
        assert opened._queries.endpoint.address == queries
    with remote(Endpoint(address), Endpoint("http://b.org/")) as opened:
        assert opened._queries.endpoint.address == "http://b.org/"
