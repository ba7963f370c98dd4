"""build, remove and stats: what they print, and the status they end with."""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Fact, Passage
from bangiao.graph import build as module
from bangiao.graph import edition
from bangiao.graph.store import Store

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder; each article is found to state one policy."""

    def told(article: Article) -> tuple[Fact, ...]:
        return (Fact("Policy", (("holder", Country("VN")), ("label", "bốn không")), (Passage(0, 3, ("label",)),)),)

    monkeypatch.setattr(module, "_extract", told)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, words)


def records(path: Path, *ids: str) -> None:
    path.write_text("".join(json.dumps({"id": id_, "text": f"Tin {id_} trong ngày."}) + "\n" for id_ in ids), "utf-8")


def test_a_build_says_what_it_read_and_what_it_found(run: Run, tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", "a", "b")
    first, second = run("build", "in.jsonl"), run("build", "in.jsonl")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.splitlines() == [
        "articles read: 2 (added 2, changed 0, unchanged 0)", "refused: 0", "facts: 2", "  Policy                   2"]
    assert second.stdout.startswith("articles read: 2 (added 0, changed 0, unchanged 2)")
    assert Store(tmp_path / ".bangiao", mode="read").articles() == ["a", "b"]


def test_articles_that_were_read_otherwise_are_counted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records(tmp_path / "in.jsonl", "a", "b")
    records(tmp_path / "more.jsonl", "c")
    run("build", "in.jsonl")
    monkeypatch.setattr(edition, "current", lambda: "0" * 64)
    vietnamese, english = run("build", "more.jsonl").stderr.splitlines()
    assert vietnamese.startswith("2 bài khác được đọc bằng ")
    assert english.endswith("rules or tables: 2; build all in one run to have them read alike")
    assert run("build", "in.jsonl", "more.jsonl").stderr == run("build", "more.jsonl").stderr == ""


def test_what_is_refused_is_named_and_the_exit_status_tells(run: Run, tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", "a")
    result = run("build", "none.txt", "in.jsonl", "--store", "there")
    assert result.exit_code == 1
    assert result.stderr.startswith("refused: none.txt: ")
    assert result.stderr.count("\n") == 1
    assert "articles read: 1" in result.stdout
    assert "refused: 1" in result.stdout


@pytest.mark.parametrize("command", [("build", "in.jsonl"), ("remove", "a"), ("stats",), ("stats", "--articles")])
def test_a_store_that_is_held_is_one_line_and_status_2(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    records(tmp_path / "in.jsonl", "a")
    with Store(tmp_path / "s"):
        result = run(*command, "--store", "s")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "bangiao: s: another process or an open Store holds this store; wait until it is done, or name another store"]


def test_usage_is_status_2(run: Run) -> None:
    assert run("build").exit_code == 2
    assert run("build", "x", "--workers", "0").exit_code == 2
    assert run("remove").exit_code == 2


def test_the_base_of_the_data_can_be_chosen_once(run: Run, tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", "a")
    assert run("build", "in.jsonl", "--base", "https://example.org/").exit_code == 0
    assert run("build", "in.jsonl", "--base", "https://example.com/").exit_code == 2
    assert run("build", "in.jsonl", "--base", "example").exit_code == 2
    assert run("build", "in.jsonl").stdout.startswith("articles read: 1 (added 0, changed 0, unchanged 1)")


def test_articles_are_removed_by_id(run: Run, tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", "a", "b", "c")
    run("build", "in.jsonl")
    result = run("remove", "a", "x", "b", "a")
    assert (result.exit_code, result.stdout) == (1, "removed: 2\n")
    assert result.stderr.startswith(".bangiao: there is no article 'x'; ")
    assert run("stats", "--articles").stdout == "c\n"
    assert run("remove", "c").exit_code == 0


def test_stats_count_what_there_is(run: Run, tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", "a", "b")
    run("build", "in.jsonl")
    lines = dict(line.rsplit(maxsplit=1) for line in run("stats").stdout.splitlines())
    assert (lines["Article"], lines["Policy"], lines["Country"], lines["nodes tied to others"]) == ("2", "2", "1", "1")


def test_what_needs_a_store_says_how_to_make_one(run: Run) -> None:
    for command in (("stats",), ("export",), ("push", "http://127.0.0.1:9/store")):
        result = run(*command)
        assert result.exit_code == 2
        assert result.stderr.startswith("bangiao: .bangiao: there is no store here; make one with `bangiao build PATH…")
