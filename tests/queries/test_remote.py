"""Questions to other stores: the same pages and values get the same answers as at home, and failures are told alike."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.graph.build import build
from bangiao.graph.errors import RemoteError
from bangiao.graph.export import to_file
from bangiao.graph.reason import reason
from bangiao.graph.remote.endpoint import endpoint
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID, XSD
from bangiao.queries import ask, pages
from bangiao.queries.answer import Answer
from bangiao.queries.errors import DeadlineError, ParameterError, QueryError, UnknownError
from bangiao.queries.explanation import explain, facts
from bangiao.queries.page import Page
from bangiao.queries.remote import declared, form_of, remote
from bangiao.queries.source import Embedded, Source, embedded
from stores.answers import cases, comparable, rdflib_memory
from stores.proxy import TRUNCATED, Reply, before, delayed, guarded, refused
from stores.server import Server

JSON = (("Content-Type", "application/sparql-results+json"),)
STORES = ["oxigraph", "virtuoso", "rdflib"]


@pytest.fixture(scope="module")
def ours(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    """The graph of the sample articles in our own store."""
    path = tmp_path_factory.mktemp("remote") / "store"
    with Store(path) as store:
        build([samples], store)
        reason(store)
    with Store(path, mode="read") as store:
        yield embedded(store)


def results(*rows: dict[str, ox.NamedNode | ox.Literal]) -> bytes:
    """Rows as a store sends them."""
    return Answer("select", tuple(rows[0]), tuple(tuple(row.values()) for row in rows)).write("json")


def filled(server: Server, ours: Embedded, graphs: int | None = None) -> Server:
    """The server with our graphs in it, or so many of them, and nothing else."""
    server.clear()
    for graph in sorted(ours.oxigraph.named_graphs(), key=str)[:graphs]:
        server.put(graph.value, (quad.triple for quad in ours.oxigraph.quads_for_pattern(None, None, None, graph)))
    return server


@pytest.fixture(scope="module")
def oxigraph(oxigraph_server: Server, ours: Embedded) -> Server:
    return filled(oxigraph_server, ours)


@pytest.fixture(scope="module")
def virtuoso(virtuoso_server: Server, ours: Embedded) -> Server:
    """Virtuoso joins in an order that it chose when it held little: so pages have lost rows that were right otherwise."""
    with remote(endpoint(filled(virtuoso_server, ours, 3).query, retries=0)) as source:
        for page in pages():
            ask(source, page)
    return filled(virtuoso_server, ours)


@pytest.fixture(scope="module")
def rdflib(ours: Embedded, tmp_path_factory: pytest.TempPathFactory) -> Source:
    path = tmp_path_factory.mktemp("rdflib") / "graph.nq"
    with Store(ours.path or "", mode="read") as store:
        to_file(store, path, "nquads")
    return rdflib_memory(path)


@pytest.fixture(scope="module", params=STORES)
def other(request: pytest.FixtureRequest) -> Iterator[tuple[str, Source]]:
    """Each other store, with the same graph in it."""
    found: Server | Source = request.getfixturevalue(request.param)
    if isinstance(found, Server):
        with remote(endpoint(found.query, retries=0)) as source:  # one that has died is not asked again for minutes
            yield request.param, source
    else:
        yield request.param, found


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each other store that is a server."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_page_has_the_answers_of_the_embedded_store(ours: Embedded, other: tuple[str, Source], page: Page) -> None:
    """rdflib, which takes a hundred times as long, is asked one question of each page."""
    name, source = other
    expected = [(case, comparable(ask(ours, page, case))) for case in cases(ours, page)]
    telling = [pair for pair in expected if pair[1]]
    assert telling, "none of the cases has an answer: they prove nothing"
    for case, answer in telling[:1] if name == "rdflib" else expected:
        assert comparable(ask(source, page, case)) == answer, case


@pytest.mark.parametrize("who", ["Takeda Shinichi", "takeda shinichi", "Vũ Trọng Khôi", "vu trong khoi", "VŨ TRỌNG KHÔI"])
def test_names_are_found_as_at_home(ours: Embedded, other: tuple[str, Source], who: str) -> None:
    at_home = ask(ours, "offices-of-person", {"who": who})
    assert at_home.rows
    assert ask(other[1], "offices-of-person", {"who": who}).rows == at_home.rows


@pytest.mark.parametrize("values", [
    {"who": "Takeda Shin"}, {"who": "Ông Không Có"}, {"who": "Đặng (“x\" \\"}, {"who": "武田"}, {"from": "hôm qua"},
])  # fmt: skip
def test_what_is_not_found_is_told_as_at_home(ours: Embedded, other: tuple[str, Source], values: dict[str, str]) -> None:
    with pytest.raises(ParameterError) as at_home:
        ask(ours, "meetings-of-person", values)
    with pytest.raises(ParameterError) as there:
        ask(other[1], "meetings-of-person", values)
    assert str(there.value) == str(at_home.value)


@pytest.mark.parametrize("country", ["Nhật Bản", "jp", "Japan", "<https://w3id.org/bangiao/id/country/JP>"])
def test_countries_are_found_as_at_home(ours: Embedded, other: tuple[str, Source], country: str) -> None:
    at_home = ask(ours, "visits-from", {"country": country})
    assert ask(other[1], "visits-from", {"country": country}).rows == at_home.rows != ()


def test_articles_and_facts_are_found_as_at_home(ours: Embedded, other: tuple[str, Source]) -> None:
    article = "quoc-phong-viet-nam-an-do"
    at_home = ask(ours, "article", {"article": article})
    assert ask(other[1], "article", {"article": article}).rows == at_home.rows
    fact = str(at_home.table()[0][at_home.columns.index("fact")])
    assert ask(other[1], "fact-passages", {"fact": fact}).rows == ask(ours, "fact-passages", {"fact": fact}).rows


def test_passages_and_what_an_article_gave_are_shown_as_at_home(ours: Embedded, other: tuple[str, Source]) -> None:
    """Of an event that two articles tell of, and of an article with offices that are former (a boolean)."""
    tied = str(ask(ours, "SELECT ?fact { ?fact owl:sameAs ?least ; a bg:Meeting }").rows[0][0])[1:-1]
    assert explain(other[1], tied) == explain(ours, tied)
    assert len(explain(ours, tied).facts) > 1
    for article in ("viet-nam-chile-nhin-lai", ID + "article/viet-nam-chile-nhin-lai"):
        assert facts(other[1], article) == facts(ours, article)
    with pytest.raises(UnknownError, match="holds no such fact"):
        explain(other[1], "id:meeting/none")
    with pytest.raises(UnknownError, match="holds no such article"):
        facts(other[1], "none")


@pytest.mark.parametrize("sparql", [
    "SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a bg:Meeting ; bg:status bgk:held }",  # outside GRAPH, with prefixes undeclared
    "ASK { ?f a bg:Meeting }", "ASK { ?f a bg:Nothing }",
    "# SELECT is not what it asks\nPREFIX ask: <https://w3id.org/bangiao/ontology#> CONSTRUCT WHERE { ?f a ask:Policy }",
    "SELECT ?d { ?f bg:date ?d } ORDER BY STR(?d) ?d",  # days, months, years
    "SELECT DISTINCT ?count { ?f bg:count ?count } ORDER BY ?count",  # beyond 32 bits
    "SELECT DISTINCT ?former { ?f bg:former ?former }",
])  # fmt: skip
def test_queries_of_ones_own_have_the_same_answers(ours: Embedded, server: Server, sparql: str) -> None:
    with remote(endpoint(server.query)) as source:
        assert comparable(ask(source, sparql)) == comparable(ask(ours, sparql))


@pytest.mark.parametrize("sparql", [
    "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }", "DROP ALL",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
])  # fmt: skip
def test_what_is_refused_at_home_reaches_no_endpoint(oxigraph: Server, sparql: str) -> None:
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query)) as source:
        with pytest.raises(QueryError, match="refused"):
            ask(source, sparql)
        assert proxy.seen == []


def test_graphs_describe_and_base_are_those_of_the_data(ours: Embedded, server: Server) -> None:
    with remote(endpoint(server.query)) as source:
        assert source.base == ID
        fact = ask(ours, "SELECT ?f { ?f a bg:Visit } LIMIT 1").rows[0][0]
        assert ask(source, f"DESCRIBE {fact}").triples()


@pytest.mark.parametrize("scheme", ["basic", "bearer"])
def test_a_login_is_used(oxigraph: Server, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/nowhere")
    with guarded(oxigraph, scheme) as (server, _):  # type: ignore[arg-type]
        if scheme == "bearer":
            monkeypatch.setenv("BANGIAO_TOKEN", server.secret)
        else:
            monkeypatch.setenv("BANGIAO_USER", server.user)
            monkeypatch.setenv("BANGIAO_PASSWORD", server.secret)
        with remote(endpoint(server.query)) as source:
            assert ask(source, "ASK { ?f a bg:Meeting }")
        with remote(endpoint(server.query, login="none")) as source, pytest.raises(RemoteError, match="401"):
            ask(source, "ASK { ?f a bg:Meeting }")


def test_virtuoso_logs_in_by_digest(virtuoso: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGIAO_USER", virtuoso.user)
    monkeypatch.setenv("BANGIAO_PASSWORD", virtuoso.secret)
    with remote(endpoint(f"{virtuoso.query}-auth")) as source:
        assert ask(source, "ASK { ?f a bg:Meeting }")


def test_time_is_up_as_at_home_however_the_store_delays(oxigraph: Server) -> None:
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query)) as source:
        proxy.script.append(delayed(30))
        with pytest.raises(DeadlineError, match=r"^frage: no answer within 0.2 s; .*--timeout"):
            ask(source, "ASK { ?f a bg:Meeting }", timeout=0.2, place="frage")


def test_names_are_looked_up_within_the_time_too(oxigraph: Server) -> None:
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query), 0.2) as source:
        proxy.script.append(delayed(30))
        with pytest.raises(DeadlineError, match=r"no answer within 0.2 s"):
            ask(source, "meetings-of-country", {"country": "Nhật Bản"})
        proxy.script.append(delayed(30))
        with pytest.raises(DeadlineError, match=r"no answer within 0.2 s"):
            source.base  # noqa: B018 (asks)


def test_passing_failures_pass_and_others_are_told(oxigraph: Server) -> None:
    sparql = "SELECT ?f { ?f a bg:Visit }"
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query, retries=1)) as source:
        proxy.script.extend([refused(503, "0")])
        assert ask(source, sparql)
        proxy.script.extend([TRUNCATED])
        assert ask(source, sparql)
        proxy.script.extend([refused(400)])
        with pytest.raises(RemoteError, match=f"^{server.query}: HTTP status 400"):
            ask(source, sparql)


def test_an_answer_that_the_store_cut_short_is_no_answer(oxigraph: Server) -> None:
    """Virtuoso says so in a header alone: the rest would be missing without a word."""
    body = results(*[{"s": ox.NamedNode("urn:a")}] * 3)
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query)) as source:
        proxy.check = lambda _: Reply(200, (*JSON, ("X-SPARQL-MaxRows", "3")), body)
        with pytest.raises(RemoteError, match="no more than 3 rows"):
            ask(source, "SELECT ?s { ?s ?p ?o }")


def test_what_a_query_asks_for_is_its_first_word() -> None:
    assert form_of("PREFIX select: <urn:x> # SELECT\nASK { ?s select:ask 'CONSTRUCT' }") == "ASK"
    assert form_of("BASE <urn:select> construct { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }") == "CONSTRUCT"


def test_only_prefixes_that_lack_are_declared() -> None:
    own = "PREFIX bg: <urn:own#>\nSELECT ?s { ?s bg:x bgk:held ; <http://skos:1/> 'owl:x' }"
    assert declared(own) == f"PREFIX bgk: <https://w3id.org/bangiao/kind/> {own}"


def test_values_are_read_as_they_were_written(oxigraph: Server) -> None:
    half = ox.Literal("0.5", datatype=ox.NamedNode(XSD + "decimal"))
    sent = {"b": ox.Literal("1", datatype=ox.NamedNode(XSD + "boolean")), "h": half}
    sent["d"] = ox.Literal("50000000000", datatype=half.datatype)
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query)) as source:
        proxy.check = lambda _: Reply(200, JSON, results(sent))
        (row,) = ask(source, "SELECT ?b ?h ?d { ?s ?p ?o }").rows
    assert row == (ox.Literal(True), half, ox.Literal(50_000_000_000))


def test_the_base_is_read_from_the_data(oxigraph: Server) -> None:
    article = ox.NamedNode("https://tin.example.org/dữ-liệu/article/bài%20một")
    with before(oxigraph) as (server, proxy), remote(endpoint(server.query)) as source:
        proxy.check = lambda _: Reply(200, JSON, results({"article": article}))
        assert source.base == "https://tin.example.org/dữ-liệu/"
        assert ask(source, "SELECT ?article { ?s ?p ?o }").table() == [["id:article/bài%20một"]]
