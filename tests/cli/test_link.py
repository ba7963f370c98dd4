"""link: from an endpoint to a table, from a table to links; and the lesson of docs/linking.md, done as it says."""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.fact import Fact, Passage, Person
from bangiao.graph import build as building
from bangiao.ontology import entailment
from stores.server import Server

Run = Callable[..., Result]

ENTRIES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://far.example/1> rdfs:label "Viktor Zorenko"@en .
<https://far.example/2> rdfs:label "=Anton Melnik"@vi, "Anton Melnik"@en .
"""
FILES = re.compile(r"```(?:turtle|sparql) (\S+)\n(.*?)```", re.S)
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)


@pytest.fixture(autouse=True)
def table(links_table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The table of decisions of this test alone, empty; and an empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return links_table


@pytest.fixture
def server(oxigraph: Server) -> Iterator[Server]:
    yield oxigraph
    oxigraph.run("DROP DEFAULT")


def load(server: Server, turtle: str) -> None:
    status, said = server.send("POST", f"{server.graphs}?default", turtle.encode(), Content_Type="text/turtle")
    assert status in (200, 201, 204), said


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command beside a store of articles that each let one person speak."""

    def told(article: Article) -> tuple[Fact, ...]:
        return (Fact("Statement", (("speaker", Person(article.text, "RU")),), (Passage(0, 3, ()),)),)

    monkeypatch.setattr(building, "_extract", told)
    names = ("Viktor Zorenko", "Anton Melnik")
    Path("in.jsonl").write_text("".join(json.dumps({"id": name, "text": name}) + "\n" for name in names), "utf-8")
    assert CliRunner().invoke(main, ("build", "in.jsonl")).exit_code == 0
    return lambda *words: CliRunner().invoke(main, words)


def test_from_an_endpoint_to_links_that_every_build_keeps(run: Run, server: Server) -> None:
    load(server, ENTRIES)
    labels = ("link", "--endpoint", server.query, "--profile", "labels", "--pause", "0", "--class", "person")
    found = run(*labels, "-o", "links.tsv")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", "proposals: 2, for 2 nodes\n")
    text = Path("links.tsv").read_text("utf-8")
    assert "'=Anton Melnik" in text
    Path("links.tsv").write_text(text.replace("\n\t", "\nexact\t"), "utf-8")
    kept = run("link", "--accept", "links.tsv", "--who", "Hoa")
    assert (kept.exit_code, kept.stdout) == (0, "kept: exact 2, close 0, rejected 0; not decided: 0\nlinks in the graph: 2\n")
    assert run("build", "in.jsonl").exit_code == 0
    assert run("remove", "Anton Melnik").exit_code == 0
    assert "graph/links" not in run("check").stdout
    exported = run("export").stdout
    assert exported.count("graph/links>") == 2
    assert "<https://far.example/1> <http://www.w3.org/2002/07/owl#sameAs>" in exported
    again = run(*labels)
    assert again.stderr == "proposals: 0, for 0 nodes\n"


def test_verdicts_leave_what_was_inferred_or_say_that_it_is_gone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = tmp_path / "links.tsv"
    decided.write_text("verdict\tnode\tlink\nexact\tid:person/RU/viktor-zorenko\thttps://far.example/1\n", "utf-8")
    run("reason")
    assert run("link", "--accept", str(decided)).stderr == ""
    monkeypatch.setattr(entailment, "signature", lambda: "another")
    assert "run `bangiao reason` again" in run("link", "--accept", str(decided)).stderr


def test_a_lost_link_is_told_and_is_exit_status_1(run: Run, server: Server, table: Path) -> None:
    load(server, ENTRIES)
    with table.open("a", encoding="utf-8") as file:
        file.write("id:person/RU/somebody\thttps://far.example/gone\texact\n")
    found = run("link", "--endpoint", server.query, "--profile", "labels", "--pause", "0", "--class", "person")
    assert found.exit_code == 1
    assert "lost: id:person/RU/somebody is linked to https://far.example/gone, but the endpoint has no such entry" in found.stderr
    assert found.stdout.startswith("verdict\tnote\tscore\t")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((), "give --endpoint URL to propose links, or --accept TABLE"),
        (("--endpoint", "http://x/", "--accept", "t.tsv"), "give --endpoint URL"),
        (("--accept", "t.tsv"), "bangiao: t.tsv: the table cannot be read"),
        (("--endpoint", "ftp://x/"), "bangiao: ftp://x/: this is no address of a store"),
        (("--endpoint", "http://127.0.0.1:1/", "--profile", "mine"), "bangiao: mine: there is no such profile or file"),
        (("--endpoint", "http://127.0.0.1:1/", "-o", "in.jsonl"), "bangiao: in.jsonl: the file is there already"),
        (("--endpoint", "http://127.0.0.1:1/", "--store", "none"), "bangiao: none: there is no store here"),
    ],
)
def test_what_cannot_be_is_one_line_and_exit_status_2(run: Run, words: tuple[str, ...], problem: str) -> None:
    found = run("link", *words)
    assert found.exit_code == 2
    assert problem in found.stderr
    assert "Traceback" not in found.stderr


@pytest.fixture
def lesson(root: Path, samples: Path, server: Server) -> str:
    """docs/linking.md; its endpoint runs, and its samples are here."""
    Path("samples").symlink_to(samples)
    page = (root / "docs/linking.md").read_text("utf-8")
    for name, text in FILES.findall(page):
        Path(name).write_text(text, "utf-8")
    load(server, Path("far.ttl").read_text("utf-8"))
    assert CliRunner().invoke(main, ("build", "samples", "--store", "graph")).exit_code == 0
    return page


def test_the_lesson_shows_what_happens(lesson: str, server: Server) -> None:
    for block in CONSOLE.findall(lesson):
        for command, answer in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            assert done(command.replace("http://localhost:7878/query", server.query)) == answer.rstrip("\n"), command


def test_what_is_exactly_theirs_is_asked_for_by_their_iri(run: Run, table: Path) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.write("id:person/RU/viktor-zorenko\thttps://far.example/1\texact\n")
    assert run("build", "in.jsonl").exit_code == 0
    answers = [run("query", "statements", "--set", f"who={who}", "--format", "csv") for who in ("Viktor Zorenko", "https://far.example/1")]
    assert answers[0].stdout == answers[1].stdout
    assert len(answers[0].stdout.splitlines()) == 2, answers[0].output


def done(command: str) -> str:
    """What a command of the lesson answers, in this process; the two that are no bangiao are done by hand."""
    if command.startswith("cut "):
        fields = [int(number) for number in command.split()[2].split(",")]
        rows = (line.split("\t") for line in Path(command.split()[3]).read_text("utf-8").splitlines())
        return "\n".join("\t".join(row[field - 1] for field in fields) for row in rows)
    if command.startswith("sed "):
        script, name = re.fullmatch(r"sed -E -i '(.*)' (\S+)", command).groups()  # type: ignore[union-attr]
        lines = Path(name).read_text("utf-8").splitlines()
        for pattern, verdict in re.findall(r"/(.*?)/s/\^/(\w+)/", script):
            lines = [f"{verdict}{line}" if re.search(pattern, line) else line for line in lines]
        Path(name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return ""
    words = re.findall(r"'[^']*'|\S+", command)[1:]
    found = CliRunner().invoke(main, [word.strip("'") for word in words])
    assert found.exit_code == 0, found.output
    return "\n".join(line.rstrip() for line in found.output.splitlines()).rstrip("\n")
