"""`bangiao check`: what it prints, and how it exits."""
from __future__ import annotations

from pathlib import Path

import click
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Value
from bangiao.graph.describe import describe
from bangiao.graph.store import Store
from bangiao.ontology import schema
from bangiao.ontology import vocabulary as v

TEXT = "Việt Nam và Nhật Bản ký Tuyên bố chung."


def stored(folder: Path, *changes: tuple[str, Value]) -> Path:
    """A store of one article that reports one agreement."""
    usual: dict[str, Value] = {
        "title": "Tuyên bố chung", "kind": Concept("joint-statement"), "status": Concept("signed"),
    }  # fmt: skip
    pairs = (*{**usual, **dict(changes)}.items(), ("party", Country("VN")), ("party", Country("JP")))
    article = Article("bai-1", TEXT, (), issued=Date("2025-05-13"))
    with Store(folder / "store") as store:
        quads = describe(article, (Fact("Agreement", pairs, (Passage(0, 38, ("title",)),)),))
        store.replace(ox.NamedNode(v.ID + "article/bai-1"), quads)
    return folder / "store"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_a_sound_store_is_clean(tmp_path: Path) -> None:
    result = run("--store", stored(tmp_path))
    assert (result.exit_code, result.output) == (0, "1 articles, 0 violations, 0 warnings\n")


def test_a_violation_is_shown_in_both_languages_and_exits_1(tmp_path: Path) -> None:
    result = run("--store", stored(tmp_path, ("kind", Concept("talks"))))
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == v.ID + "article/bai-1"
    assert lines[1].startswith(f"  violation agreementKind: {v.ID}agreement/")
    assert lines[2] == f"    {v.bg('kind')} {v.bgk('talks')}"
    assert "Loại của văn kiện" in lines[3]
    assert "The kind of an agreement" in lines[4]
    assert lines[5] == "1 articles, 1 violations, 0 warnings"


def test_a_warning_leaves_the_exit_status_alone(tmp_path: Path) -> None:
    store = stored(tmp_path)
    with Store(store) as opened:
        graph = f"<{v.ID}article/bai-1>"
        opened.oxigraph.update(f"DELETE WHERE {{ GRAPH {graph} {{ ?fact <{v.bg('party')}> <{v.ID}country/JP> }} }}")
    result = run("--store", store)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "1 articles, 0 violations, 1 warnings")
    assert "warning one-party" in result.output


def test_the_rest_is_counted_where_the_limit_is_reached(tmp_path: Path) -> None:
    store = stored(tmp_path, ("kind", Concept("talks")), ("status", Concept("held")), ("date", Date("2025-06")))
    result = run("--store", store, "--limit", "1")
    assert result.exit_code == 1
    assert "… and 2 more; --limit 3 shows all" in result.output
    assert result.output.count("violation ") == 1


def test_a_store_that_is_not_there_exits_2(tmp_path: Path) -> None:
    result = run("--store", tmp_path / "none")
    assert result.exit_code == 2
    assert "there is no store here" in result.output


@pytest.mark.slow
def test_the_ontology_is_checked_where_asked() -> None:
    result = run("--ontology")
    assert result.exit_code == 0
    assert "ontology: consistent, says " in result.output


EMPTY_CLASS = """
bg:Impossible a owl:Class ; rdfs:label "Không thể có"@vi, "Impossible"@en ; rdfs:subClassOf bg:Country, bg:Person .
"""


@pytest.mark.slow
def test_a_class_that_can_have_no_member_is_named_and_exits_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(schema.ontology_file().read_text("utf-8") + EMPTY_CLASS, "utf-8")
    read = schema.read_schema(broken.read_bytes())
    monkeypatch.setattr(schema, "schema", lambda: read)
    monkeypatch.setattr(schema, "ontology_file", lambda: broken)
    result = run("--ontology")
    assert result.exit_code == 1
    assert v.bg("Impossible") in result.stderr
    assert result.stdout.splitlines()[-1].startswith("ontology: inconsistent, says ")


def test_a_full_disk_behind_standard_output_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **named: object) -> None:
        if not named.get("err"):
            raise OSError(28, "No space left on device")
        echo(*_, **named)

    folder, echo = stored(tmp_path), click.echo
    monkeypatch.setattr("click.echo", full)
    result = run("--store", folder)
    assert result.exit_code == 2
    assert result.stderr == "bangiao: the output: No space left on device; name a place with room where you may write\n"
