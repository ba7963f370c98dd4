"""export: what it writes where, and the status it ends with."""
from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest
import zstandard
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.cli import main
from bangiao.cli.export import FORMATS as OFFERED
from bangiao.graph.export import ALL, FORMATS
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import bg, term

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command beside a store of two articles."""
    with Store(tmp_path / ".bangiao") as store:
        for id_ in ("a", "b"):
            graph = NamedNode(article_iri(id_))
            store.replace(graph, [Quad(graph, term(bg(name)), Literal("Tiếng Việt"), graph) for name in ("text", "digest")])
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, words)


def test_every_format_of_the_library_has_its_option() -> None:
    assert set(OFFERED) == set(ALL)


@pytest.mark.parametrize("format_", [name for name in OFFERED if name != "csv"])
def test_a_file_and_standard_output_get_the_same(run: Run, tmp_path: Path, format_: str) -> None:
    shown = run("export", "--format", format_)
    saved = run("export", "--format", format_, "-o", "graph")
    assert (shown.exit_code, saved.exit_code, saved.stdout) == (0, 0, "")
    assert (tmp_path / "graph").read_bytes() == shown.stdout_bytes
    if format_ in FORMATS:
        assert len(list(ox.parse(shown.stdout_bytes, format=FORMATS[format_]))) == 4


def test_the_name_tells_format_and_compression(run: Run, tmp_path: Path) -> None:
    plain = run("export", "--format", "trig").stdout_bytes
    assert run("export", "graph.trig.gz").exit_code == 0
    assert gzip.decompress((tmp_path / "graph.trig.gz").read_bytes()) == plain
    assert run("export", "-o", "graph.trig.zst").exit_code == 0
    assert zstandard.decompress((tmp_path / "graph.trig.zst").read_bytes(), 100_000) == plain
    assert gzip.decompress(run("export", "--format", "trig", "--compress", "gz").stdout_bytes) == plain


def test_without_text_the_bodies_alone_are_left_out(run: Run) -> None:
    whole, rest = (run("export", *more).stdout.splitlines() for more in ((), ("--without-text",)))
    assert set(whole) - set(rest) == {line for line in whole if bg("text") in line}
    assert len(rest) == 2


def test_parts_stand_in_a_folder_with_their_manifest(run: Run, tmp_path: Path) -> None:
    assert run("export", "dump.nq", "--split", "2").exit_code == 0
    names = sorted(p.name for p in (tmp_path / "dump").iterdir())
    assert names == ["datapackage.json", "dump-0001.nq", "dump-0002.nq", "void.ttl"]
    assert run("export", "dump.nq", "--split", "4").exit_code == 0, "what an export made, the next replaces"
    assert sorted(p.name for p in (tmp_path / "dump").iterdir()) == ["datapackage.json", "dump-0001.nq", "void.ttl"]


def test_tables_stand_in_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("export", "--format", "csv", "tables").exit_code == 0
    told = json.loads((tmp_path / "tables/datapackage.json").read_text("utf-8"))
    assert {"meetings.csv", "persons.csv", "evidence.csv", "void.ttl"} <= {resource["path"] for resource in told["resources"]}


def test_one_article_is_exported_by_its_id(run: Run) -> None:
    assert run("export", "--article", "b").stdout.count("\n") == 2
    missing = run("export", "--article", "c")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.startswith("bangiao: .bangiao: there is no article 'c'; ")


@pytest.mark.parametrize(("words", "problem"), [
    (("-o", "none/graph.nq"), "none/graph.nq: No such file or directory; make the folder"),
    (("full",), "full: this is a folder; name a file in it"),
    (("--split", "5", "full"), "full: holds 'stranger', which no export has written; name a new or an empty folder"),
    (("--split", "5", "file"), "file: a file is in the way of the folder"),
    (("--split", "5", "--format", "json", "x"), "x: json is not split"),
    (("graph.csv",), "graph.csv: tables are many files in a folder"),
    (("--describe", "--licence", "no iri", "graph.nq"), "--licence 'no iri' is no IRI"),
    (("/dev/full/x",), "/dev/full/x: Not a directory"),
    (("--split", "5", "/"), "/: this is no folder that an export may replace"),
    (("a" * 300,), f"{'a' * 300}: File name too long"),
])
def test_what_cannot_be_written_is_one_line_and_status_2(run: Run, tmp_path: Path, words: tuple[str, ...], problem: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/stranger").touch()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    result = run("export", *words)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"bangiao: {problem}")
    assert [p for p in sorted(tmp_path.rglob("*")) if p.name != "graph.nq"] == before


@pytest.mark.parametrize("words", [
    ("--split", "5"), ("--format", "csv"), ("--describe",), ("a.nq", "-o", "b.nq"), ("a.nq", "--licence", "https://example.org/l"),
])
def test_what_makes_no_sense_is_a_wrong_use(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("export", *words)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == [".bangiao"]


def test_a_closed_standard_output_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bangiao.cli.export.sys", SimpleNamespace(stdout=None))
    assert "standard output is closed: name a TARGET" in run("export").stderr
