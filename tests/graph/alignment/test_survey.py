"""A real endpoint asked over the network: politely, resumed after failures, and read-only."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bangiao.graph.alignment import lookup
from bangiao.graph.alignment import survey as module
from bangiao.graph.alignment.answers import FILE
from bangiao.graph.alignment.decisions import Decision, record
from bangiao.graph.alignment.profile import read_profile
from bangiao.graph.alignment.survey import Findings, survey
from bangiao.graph.errors import AlignmentError, RemoteError
from bangiao.graph.remote.endpoint import endpoint
from bangiao.graph.store import Store
from stores.proxy import Proxy, before, refused
from stores.server import Server

WIKIDATA = read_profile("wikidata")
Survey = Callable[..., Findings]


@pytest.fixture
def server(oxigraph: Server, wikidata: Any) -> Iterator[Server]:
    """Oxigraph's server with the endpoint's entries in its default graph."""
    status, said = oxigraph.send("POST", f"{oxigraph.graphs}?default", wikidata.turtle.encode(), Content_Type="text/turtle")
    assert status in (200, 201, 204), said
    yield oxigraph
    oxigraph.run("DROP DEFAULT")


@pytest.fixture
def proxied(server: Server) -> Iterator[tuple[Server, Proxy]]:
    """The same, behind a proxy that fails as it is told."""
    with before(server) as found:
        yield found


@pytest.fixture
def surveyed(told: Store) -> Survey:
    """Asks an endpoint for the store."""

    def run(server: Server, retries: int = 0, **options: Any) -> Findings:
        return survey(told, endpoint(server.query, retries=retries), WIKIDATA, pause=0, **options)

    return run


def entries(found: Findings) -> list[str]:
    return [proposal.match.entry.iri.rsplit("/", 1)[1] for proposal in found.proposals]


def test_a_server_gives_what_the_same_data_in_memory_gives(surveyed: Survey, server: Server) -> None:
    found = surveyed(server)
    assert entries(found) == ["Q17", "Q881", "ministry", "takeda", "hong-van", "hanoi"]
    assert found.lost == ()


def test_virtuoso_gives_the_same(surveyed: Survey, virtuoso: Server, wikidata: Any) -> None:
    virtuoso.put("https://far.example/graph", [quad.triple for quad in wikidata.store])
    assert entries(surveyed(virtuoso)) == ["Q17", "Q881", "ministry", "takeda", "hong-van", "hanoi"]


def test_the_program_says_who_it_is_and_asks_nothing_twice(surveyed: Survey, proxied: tuple[Server, Proxy]) -> None:
    server, proxy = proxied
    first = surveyed(server)
    asked = proxy.requests()
    assert {request.headers["User-Agent"].partition("/")[0] for request in asked} == {"bangiao"}
    assert len({request.body for request in asked}) == len(asked)
    assert surveyed(server) == first
    assert len(proxy.requests()) == len(asked)
    surveyed(server, days=0)
    assert len(proxy.requests()) > len(asked)


def test_a_run_that_fails_in_the_middle_goes_on(
    surveyed: Survey, proxied: tuple[Server, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, proxy = proxied
    monkeypatch.setattr(lookup, "LABELS", 8)
    proxy.script.extend([None] * 4 + [refused(500)])
    with pytest.raises(RemoteError, match="HTTP status 500"):
        surveyed(server)
    answered = {request.body for request in proxy.requests()[:4]}
    found = surveyed(server)
    assert not answered & {request.body for request in proxy.requests()[5:]}
    assert entries(found) == ["Q17", "Q881", "ministry", "takeda", "hong-van", "hanoi"]


def test_an_endpoint_that_asks_to_wait_is_waited_for(surveyed: Survey, proxied: tuple[Server, Proxy]) -> None:
    server, proxy = proxied
    proxy.script.append(refused(429, retry_after="0"))
    assert entries(surveyed(server, retries=1)) == ["Q17", "Q881", "ministry", "takeda", "hong-van", "hanoi"]


def test_there_is_a_pause_before_every_question_but_the_first(
    told: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(module.time, "sleep", waits.append)
    survey(told, endpoint(server.query), WIKIDATA, classes=("Person", "Place"))
    assert waits[0] == 0
    assert set(waits[1:]) == {WIKIDATA.pause}


def test_what_was_decided_is_honoured_and_lost_links_are_told(surveyed: Survey, server: Server) -> None:
    record([
        Decision("person/JP/shinichi-takeda", "https://far.example/takeda", "reject"),
        Decision("country/VN", "http://www.wikidata.org/entity/Q881", "exact"),
        Decision("country/LA", "http://www.wikidata.org/entity/Q999999999", "exact"),
    ])
    found = surveyed(server)
    assert "takeda" not in entries(found)
    assert "Q881" not in entries(found)
    assert [row.decision.node for row in found.lost] == ["country/LA"]


def test_nothing_but_the_answers_is_written(surveyed: Survey, server: Server, told: Store) -> None:
    told.flush()
    before = set(told.oxigraph)
    surveyed(server)
    assert set(told.oxigraph) == before
    assert (told.path / FILE).exists()


def test_a_broken_table_of_decisions_is_told_before_anything_is_asked(surveyed: Survey, server: Server, table: Any) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.write("id:person/JP/x\tQ1\texact\n")
    with pytest.raises(AlignmentError, match=r"links.tsv: the row of id:person/JP/x"):
        surveyed(server)


def test_what_is_no_endpoint_is_told(surveyed: Survey, server: Server, told: Store) -> None:
    with pytest.raises(RemoteError, match="this is no address of a store"):
        survey(told, endpoint("ftp://x/"), WIKIDATA)
    with pytest.raises(RemoteError, match="404"):
        survey(told, endpoint(server.query + "/none", retries=0), WIKIDATA)
