"""why: what it prints in either language, and the status it ends with."""
from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.fact import Fact, Passage, Person
from bangiao.graph import build as module
from bangiao.graph.store import Store
from bangiao.ontology import gazetteer
from bangiao.ontology.vocabulary import ID

Run = Callable[..., Result]

ONE, OTHER, THIRD = "person/RU/viktor-zorenko", "person/RU/zorenko-viktor", "person/RU/anton-melnik"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command beside a store of articles that each let one person speak."""

    def told(article: Article) -> tuple[Fact, ...]:
        return (Fact("Statement", (("speaker", Person(article.text, "RU")),), (Passage(0, 3, ()),)),)

    monkeypatch.setattr(module, "_extract", told)
    monkeypatch.chdir(tmp_path)
    names = ("Viktor Zorenko", "Zorenko Viktor", "Anton Melnik", "Melnik", "Artur Melnik")
    Path("in.jsonl").write_text("".join(json.dumps({"id": name, "text": name}) + "\n" for name in names), "utf-8")
    assert CliRunner().invoke(main, ("build", "in.jsonl")).exit_code == 0
    return lambda *words: CliRunner().invoke(main, ("why", *words))


@pytest.mark.parametrize(
    ("language", "reason"),
    [("vi", "cùng tên, khác thứ tự họ và tên"), ("en", "family and given name in the other order")],
)
def test_one_node_is_told_with_the_steps(run: Run, language: str, reason: str) -> None:
    result = run(ONE, f"id:{OTHER}", "--lang", language)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:3] == ["một / one", f"  id:{ONE}", f"  = id:{OTHER}"]
    assert reason in lines[3]


@pytest.mark.parametrize(("language", "reason"), [("vi", "có điều loại trừ nhau"), ("en", "they exclude one another")])
def test_two_nodes_are_told_with_what_speaks_against(run: Run, language: str, reason: str) -> None:
    result = run(f"{ID}{ONE}", f"<{ID}{THIRD}>", "--lang", language)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("hai / two\n")
    assert reason in result.stdout


def test_rivals_are_named(run: Run) -> None:
    result = run(THIRD, "person/RU/melnik")
    assert result.exit_code == 1
    assert "  id:person/RU/artur-melnik\n" in result.stdout


def test_vietnamese_is_what_is_spoken(run: Run) -> None:
    assert run(ONE, OTHER).stdout == run(ONE, OTHER, "--lang", "vi").stdout


@pytest.mark.parametrize("pair", [("id:person/RU/nobody", ONE), (ONE, "id:person/RU/nobody")])
def test_a_node_that_is_not_there_is_status_2(run: Run, pair: tuple[str, str]) -> None:
    result = run(*pair)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "bangiao: .bangiao: no article tells of id:person/RU/nobody; take an IRI from an answer\n"


@pytest.mark.parametrize("broken", [None, b"", b"nothing of the kind" * 99])
def test_a_store_without_a_good_index_is_status_2_until_the_next_build(run: Run, broken: bytes | None) -> None:
    index = Path(".bangiao") / "identity.sqlite"
    index.unlink()
    if broken is not None:
        index.write_bytes(broken)
    result = run(ONE, OTHER)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "identity.sqlite: " in result.stderr
    assert CliRunner().invoke(main, ("build", "in.jsonl")).exit_code == 0
    assert run(ONE, OTHER).exit_code == 0


def test_no_store_is_status_2(run: Run) -> None:
    result = run(ONE, OTHER, "--store", "none")
    assert result.exit_code == 2
    assert result.stderr.startswith("bangiao: none: there is no store here; ")


def test_a_store_that_is_held_is_status_2(run: Run) -> None:
    with Store(".bangiao"):
        assert run(ONE, OTHER).exit_code == 2


def test_usage_is_status_2(run: Run) -> None:
    assert run(ONE).exit_code == 2
    assert run(ONE, OTHER, "--lang", "fr").exit_code == 2


@pytest.mark.parametrize("row", ["id:person/RU/x\t\tai đó\tvì sao", "id:a\tid:a"])
def test_a_table_of_decisions_that_is_broken_is_one_line_and_status_2(
    run: Run, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    from bangiao.graph.identity import overrule

    name, other = row.split("\t")[:2]
    monkeypatch.setattr(overrule, "table", lambda table: ({"name": name, "other": other},) if table == "same" else ())
    for result in (
        run(ONE, OTHER), CliRunner().invoke(main, ("build", "in.jsonl")), CliRunner().invoke(main, ("remove", "Melnik")),
    ):
        assert result.exit_code == 2
        assert result.stderr.startswith(f"bangiao: same.tsv: the row of {name} names no second node; ")
        assert result.stderr.count("\n") == 1


@pytest.fixture
def same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The table `same` of this test alone, among the others as they are."""
    copy = shutil.copytree(gazetteer.tables_directory(), tmp_path / "names")
    monkeypatch.setattr(gazetteer, "tables_directory", lambda: copy)
    gazetteer.table.cache_clear()
    yield copy / "same.tsv"
    gazetteer.table.cache_clear()


def test_a_line_on_a_node_that_no_article_tells_is_warned_of_and_nothing_else_changes(run: Run, same: Path) -> None:
    before = same.read_text("utf-8")
    same.write_text(f"{before}id:{ONE}\tid:{OTHER}\nid:person/RU/anton-melnyk\tid:{ONE}\n# x\nid:{ONE}\tid:visit/none\n", "utf-8")
    line, idle = before.count("\n") + 2, "so that the line does nothing here"
    first = f"same.tsv:{line}: no article of this store tells of id:person/RU/anton-melnyk, {idle}; did you mean id:{THIRD}, id:"
    second = f"same.tsv:{line + 2}: no article of this store tells of id:visit/none, {idle}; nothing there is like it"
    for result in (CliRunner().invoke(main, ("build", "in.jsonl")), run(ONE, OTHER)):
        assert result.exit_code == 0
        told = result.stderr.splitlines()
        assert (len(told), told[0].startswith(first), told[1].startswith(second)) == (2, True, True), result.stderr
    mistyped = run(ONE, "id:person/RU/anton-melnyk")
    assert (mistyped.exit_code, mistyped.stderr.count("\n")) == (2, 3)
