"""`bangiao reason`: what it prints, and that a later change says what it has done to the inferred graph."""
from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage
from bangiao.graph.describe import describe
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v

TEXT = "Việt Nam và Nhật Bản hội đàm."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A store of two articles, of which one reports a meeting that was held."""
    values = (("party", Country("VN")), ("party", Country("JP")), ("status", Concept("held")), ("kind", Concept("talks")))
    with Store(tmp_path / "store") as store:
        for id_, facts in {"bai-1": (Fact("Meeting", values, (Passage(0, 5, ()),)),), "bai-2": ()}.items():
            quads = describe(Article(id_, TEXT, (), issued=Date("2025-05-13")), facts)
            store.replace(ox.NamedNode(v.ID + f"article/{id_}"), quads)
    return tmp_path / "store"


def test_it_says_what_follows(stored: Path) -> None:
    result = run("reason", "--store", stored)
    assert result.exit_code == 0
    shown = dict(line.strip().rsplit(maxsplit=1) for line in result.output.splitlines())
    assert shown["partyMet"] == "2"
    assert int(shown["inferred:"]) == sum(int(number) for name, number in shown.items() if name != "inferred:")
    assert run("check", "--store", stored).output == "2 articles, 0 violations, 0 warnings\n"


def test_a_change_empties_it_and_says_so(stored: Path) -> None:
    run("reason", "--store", stored)
    removed = run("remove", "bai-2", "--store", stored)
    assert (removed.exit_code, removed.output.count("run `bangiao reason` again")) == (0, 1)
    again = run("remove", "bai-1", "--store", stored)
    assert "bangiao reason" not in again.output


def test_it_can_be_dropped(stored: Path) -> None:
    before = run("reason", "--store", stored).output
    assert run("reason", "--drop", "--store", stored).output == ""
    with Store(stored, mode="read") as store:
        assert not store.oxigraph.contains_named_graph(ox.NamedNode(v.inferred_graph()))
    assert run("reason", "--store", stored).output == before


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/file").write_text("x")
    result = run("reason", "--store", tmp_path / "other")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


@pytest.mark.parametrize("words", [("reason",), ("reason", "--drop"), ("remove", "bai-1"), ("link", "--accept", "links.csv")])
def test_a_store_that_is_not_there_is_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--store", tmp_path / "none")
    assert (result.exit_code, "there is no store here" in result.stderr) == (2, True)
    assert not (tmp_path / "none").exists()
