"""The commands that ask, run as a user runs them."""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from stores.proxy import guarded
from stores.server import Server

TEXT = "Mở đầu. Ngày 3/2, ông Trần Văn Hoà hội đàm với bà Ana Lima tại Hà Nội. Hết."
PASSAGE = "ông Trần Văn Hoà hội đàm với bà Ana Lima"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ask") / "store"
    start = TEXT.index(PASSAGE)
    values = (
        ("participant", Person("Trần Văn Hoà", "VN")), ("participant", Person("Ana Lima", "BR")),
        ("party", Country("VN")), ("party", Country("BR")), ("date", Date("2025-02-03")),
        ("kind", Concept("talks")), ("status", Concept("held")),
    )  # fmt: skip
    fact = Fact("Meeting", values, (Passage(start, start + len(PASSAGE), ("participant",)),))
    with Store(path) as opened:
        quads = describe(Article("tin-1", TEXT, (), "Hội đàm", Date("2025-02-03")), (fact,))
        opened.replace(ox.NamedNode(article_iri("tin-1")), quads)
        derive(opened)
    return path


@pytest.fixture
def run(store: Path) -> Run:
    def ask(*words: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [*words, "--store", str(store)], input=given)

    return ask


def event(run: Run) -> str:
    found = run("query", "meetings-of-person", "--set", "who=tran van hoa", "--format", "csv")
    return next(csv.DictReader(io.StringIO(found.output)))["event"]


def test_a_page_is_asked_by_name_with_values(run: Run) -> None:
    result = run("query", "meetings-of-person", "--set", "who=Trần Văn Hòa", "--set", "from=2025", "--set", "to=2/2025")
    assert result.exit_code == 0
    assert "2025-02-03" in result.output
    assert "id:meeting/" in result.output


def test_an_endpoint_is_asked_as_a_store_is(run: Run, store: Path, oxigraph: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(store, mode="read") as opened:
        for graph in opened.graphs():
            oxigraph.put(graph.value, (quad.triple for quad in opened.quads(graph)))
    words = ("query", "meetings-of-person", "--set", "who=tran van hoa", "--format", "json")
    with guarded(oxigraph, "basic") as (server, _):
        monkeypatch.setenv("BANGIAO_USER", server.user)
        monkeypatch.setenv("BANGIAO_PASSWORD", server.secret)
        assert run(*words, "--endpoint", server.query).stdout == run(*words).stdout != ""
        refused = run(*words, "--endpoint", server.query, "--login", "none")
        assert (refused.exit_code, refused.stderr.startswith(f"bangiao: {server.query}: HTTP status 401")) == (2, True)
        unknown = run("query", "meetings-of-person", "--set", "who=nobody", "--endpoint", server.query)
        assert (unknown.exit_code, "no person of that name" in unknown.stderr) == (2, True)
        assert run("query", "-", "--endpoint", server.query, given="DROP ALL").exit_code == 2
    wrong = run(*words, "--endpoint", "ftp://nowhere")
    assert (wrong.exit_code, "no address of a store" in wrong.stderr) == (2, True)


def test_formats_are_those_of_the_form(run: Run) -> None:
    met = run("query", "have-met", "--set", "one=VN", "--set", "other=Brazil", "--format", "json")
    assert json.loads(met.output)["boolean"] is True
    graph = run("query", "acquaintances", "--set", "country=BR")
    assert "foaf" in graph.output
    refused = run("query", "acquaintances", "--set", "country=BR", "--format", "csv")
    assert (refused.exit_code, "turtle" in refused.stderr) == (2, True)


def test_an_answer_that_lacks_reasoning_says_so(run: Run) -> None:
    empty = run("query", "ties", "--set", "who=Ana Lima")
    assert (empty.exit_code, "run `bangiao reason`" in empty.stderr) == (0, True)
    nothing = run("query", "agreements", "--set", "side=BR")
    assert (nothing.exit_code, nothing.stderr) == (0, "")


def test_a_file_and_standard_input_are_asked(run: Run, tmp_path: Path) -> None:
    sparql = "SELECT ?id { GRAPH ?g { ?a dcterms:identifier ?id } }"
    (tmp_path / "own.rq").write_text(sparql, "utf-8")
    assert "tin-1" in run("query", str(tmp_path / "own.rq")).output
    assert "tin-1" in run("query", "-", given=sparql).output
    target = tmp_path / "out.csv"
    assert run("query", "-", "--format", "csv", "-o", str(target), given=sparql).exit_code == 0
    assert target.read_text().split() == ["id", "tin-1"]


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (["query", "no-such-page"], None, "there is no such query page"),
        (["query", "no/such/file.rq"], None, "no file that can be read"),
        (["query", "-"], "CLEAR ALL", "changes the store"),
        (["query", "-"], "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }", "SERVICE"),
        (["query", "-"], "", "the query is empty"),
        (["query", "-"], b"\xff\xfe\x00", "UTF-8"),
        (["query", "visits-to", "--set", "country"], None, "has no value"),
        (["query", "visits-to", "--set", "country=Atlantis"], None, "nearest names"),
        (["query", "visits-to", "--set", "land=VN"], None, "the parameters are country, from, to"),
        (["explain", "id:meeting/none"], None, "the store holds no such fact"),
        (["facts", "none"], None, "the store holds no such article"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_status_2(
    run: Run, words: list[str], given: str | bytes | None, said: str
) -> None:
    result = run(*words, given=given)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_no_store_is_told() -> None:
    result = CliRunner().invoke(main, ["query", "visits-to", "--store", "no-such-store"])
    assert (result.exit_code, "there is no store here" in result.stderr) == (2, True)


def test_explain_marks_the_passage_in_its_sentence(run: Run) -> None:
    output = run("explain", event(run)).output
    assert f"Ngày 3/2, »{PASSAGE}« tại Hà Nội." in output
    assert "Mở đầu" not in output
    assert "Hội đàm" in output


def test_facts_shows_what_an_article_gave(run: Run) -> None:
    output = run("facts", "tin-1").output
    assert "Cuộc gặp (1)" in output
    assert f"»{PASSAGE}«" in output


def test_pages_are_listed_and_checked(run: Run) -> None:
    runner = CliRunner()
    assert "who-met-whom" in runner.invoke(main, ["queries", "list"]).output
    assert runner.invoke(main, ["queries", "check"]).exit_code == 0
    assert run("queries", "check").exit_code == 1  # the examples are of other articles
