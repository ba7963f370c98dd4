"""export: what it prints, and the status it ends with."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.cli import main
from bangiao.cli.export import FORMATS as _FORMATS
from bangiao.graph.export import FORMATS
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command beside a store of two articles."""
    with Store(tmp_path / ".bangiao") as store:
        for id_ in ("a", "b"):
            graph = NamedNode(article_iri(id_))
            store.replace(graph, [Quad(graph, NamedNode("https://example.org/p"), Literal("Tiếng Việt"), graph)])
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, words)


def test_every_format_of_the_library_has_its_option() -> None:
    assert set(_FORMATS) == set(FORMATS)


@pytest.mark.parametrize("format_", _FORMATS)
def test_a_file_and_standard_output_get_the_same(run: Run, tmp_path: Path, format_: str) -> None:
    shown = run("export", "--format", format_)
    saved = run("export", "--format", format_, "-o", "graph")
    assert (shown.exit_code, saved.exit_code, saved.stdout) == (0, 0, "")
    assert (tmp_path / "graph").read_bytes() == shown.stdout_bytes
    assert len(list(ox.parse(shown.stdout_bytes, format=FORMATS[format_]))) == 2


def test_one_article_is_exported_by_its_id(run: Run) -> None:
    assert run("export", "--article", "b").stdout.count("\n") == 1
    missing = run("export", "--article", "c")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.startswith("bangiao: .bangiao: there is no article 'c'; ")


def test_a_file_that_cannot_be_written_is_status_2(run: Run) -> None:
    result = run("export", "-o", "none/graph.nq")
    assert result.exit_code == 2
    assert result.stderr.startswith("bangiao: none/graph.nq: No such file or directory; ")
