"""`bangiao eval`: what it prints and writes, and how it exits."""
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

Run = Callable[..., Result]
POLICY = {"holder": "VN", "label": "bốn không", "principles": [], "anchor": "Tin a trong ngày"}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Scores two articles, of which the first is marked; each is found to state one policy."""

    def told(article: Article) -> tuple[Fact, ...]:
        return (Fact("Policy", (("holder", Country("VN")), ("label", "bốn không")), (Passage(0, 3, ("label",)),)),)

    monkeypatch.setattr(module, "_extract", told)
    monkeypatch.chdir(tmp_path)
    records = [{"id": id_, "text": f"Tin {id_} trong ngày."} for id_ in "ab"]
    Path("in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    Path("gold").mkdir()
    mark()
    return lambda *words: CliRunner().invoke(main, ["eval", *words, "--gold", "gold"])


def mark(article: str = "a", **changes: object) -> None:
    (Path("gold") / f"{article}.json").write_text(json.dumps({"policies": [{**POLICY, **changes}]}), "utf-8")


def test_articles_are_read_and_scored_and_nothing_is_kept(run: Run) -> None:
    result = run("in.jsonl")
    assert result.exit_code == 0
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines()}
    assert rows["policies"] == rows["ALL"] == ["1", *["1.000"] * 8]
    assert rows["meetings"][0] == "0"
    assert result.stderr == "b: the article has no gold and is left out; mark it in gold/b.json\n"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["gold", "in.jsonl"]


def test_a_store_and_its_export_score_as_the_articles_do(run: Run) -> None:
    CliRunner().invoke(main, ["build", "in.jsonl", "--store", "s"])
    CliRunner().invoke(main, ["export", "--store", "s", "-o", "s.nq"])
    wanted = run("in.jsonl").stdout
    for words in (("--store", "s"), ("--graph", "s.nq")):
        result = run(*words)
        assert (result.exit_code, result.stdout) == (0, wanted)
        assert result.stderr == "1 articles of the graph have no gold in gold and are left out\n"


@pytest.mark.parametrize("words", [(), ("in.jsonl", "--store", "s"), ("--store", "s", "--graph", "s.nq"), ("in.jsonl", "--pin")])
def test_a_call_that_means_nothing_is_refused(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_scores_in_other_forms(run: Run) -> None:
    assert run("in.jsonl", "--format", "csv").stdout.startswith("type,gold,precision,")
    assert "\nALL\t1\t1.000000\t" in run("in.jsonl", "--format", "tsv").stdout
    found = json.loads(run("in.jsonl", "--format", "json").stdout)
    assert found["scores"]["ALL"]["record"] == [1.0, 1.0, 1.0]
    assert [record["verdict"] for record in found["records"]] == ["right"]


def test_mistakes_are_listed_in_both_languages_and_written_to_a_file(run: Run) -> None:
    mark(holder="JP")
    shown = run("in.jsonl", "--errors", "-").stdout
    assert "\npolicies: sai / wrong (1)\n  [a] holder\n    gold:  holder: JP" in shown
    assert "»Tin a trong ngày.«" in shown
    assert run("in.jsonl", "--errors", "wrong.tsv").exit_code == 0
    heading, row = Path("wrong.tsv").read_text("utf-8").splitlines()
    assert heading.split("\t")[:3] == ["article", "type", "error"]
    assert row.split("\t")[:4] == ["a", "policies", "wrong", "holder"]


def test_a_run_is_compared_with_an_earlier_one(run: Run) -> None:
    run("in.jsonl", "--save", "run.json")
    assert "đúng thêm / newly right (0)\n\nsai thêm / newly wrong (0)" in run("in.jsonl", "--compare", "run.json").stdout
    mark("b", holder="JP")
    result = run("in.jsonl", "--compare", "run.json", "--save", "run.json")
    assert "run.json: bản đánh dấu khi ấy khác / the gold was another then" in result.stderr
    assert "policies         1.000  0.500  -0.500" in result.stdout
    assert "sai thêm / newly wrong (1)\n  [b] policies: — → wrong\n    holder: JP" in result.stdout
    assert "newly wrong (0)" in run("in.jsonl", "--compare", "run.json").stdout


def test_a_fall_exits_1_and_a_rise_asks_to_be_pinned(run: Run) -> None:
    mark(holder="?")
    assert run("in.jsonl", "--floors", "floors.json", "--pin").exit_code == 0
    assert run("in.jsonl", "--floors", "floors.json").exit_code == 0
    floors = json.loads(Path("floors.json").read_text("utf-8"))
    floors["scores"]["policies"] = [0.5, 1.0, 1.0]
    Path("floors.json").write_text(json.dumps(floors), "utf-8")
    risen = run("in.jsonl", "--floors", "floors.json")
    assert risen.exit_code == 0
    assert "floors.json: policies, record F1: 0.500 → 1.000: cao hơn ngưỡng; ghim lại bằng --pin" in risen.stderr
    floors["scores"]["visits"] = [0.5, 0, 0]
    Path("floors.json").write_text(json.dumps(floors), "utf-8")
    fallen = run("in.jsonl", "--floors", "floors.json")
    assert fallen.exit_code == 1
    assert "floors.json: visits, record F1: 0.500 → 0.000: thấp hơn ngưỡng / below the floor" in fallen.stderr


def test_floors_of_another_gold_want_to_be_pinned_anew(run: Run) -> None:
    run("in.jsonl", "--floors", "floors.json", "--pin")
    mark(principles=["không liên minh"])
    result = run("in.jsonl", "--floors", "floors.json")
    assert result.exit_code == 1
    assert "the gold is another than when this was pinned" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a", "{", "gold/a.json: this is no JSON"),
        ("a", '{"policy": []}', "gold/a.json: policy: there is no such type of record; the types are meetings, "),
        ("a", '{"policies": [{"by": "VN"}]}', "gold/a.json: policies[0].by: policies have no such slot; their slots are "),
    ],
)
def test_gold_that_cannot_be_used_is_one_line_and_exits_2(run: Run, name: str, content: str, told: str) -> None:
    Path(f"gold/{name}.json").write_text(content, "utf-8")
    result = run("in.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"bangiao: {told}")
    assert result.stderr.count("\n") == 1


def test_gold_without_its_article_is_told_and_missed(run: Run) -> None:
    mark("c")
    result = run("in.jsonl")
    assert "gold/c.json: there is no article 'c'; all that it marks counts as missed; " in result.stderr
    assert result.stdout.splitlines()[-1].split()[:4] == ["ALL", "2", "1.000", "0.500"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(run: Run) -> None:
    result = run("in.jsonl", "none.txt")
    assert result.exit_code == 0
    assert result.stderr.startswith("refused: none.txt: ")


def test_marked_words_that_are_not_in_the_article_are_told(run: Run) -> None:
    mark(anchor="Tin c")
    assert "gold/a.json: policies[0].anchor: these words are not in the article: 'Tin c'" in run("in.jsonl").stderr


def test_files_that_cannot_be_used_are_one_line(run: Run) -> None:
    for words in (("--compare", "none.json"), ("--floors", "none.json"), ("--errors", "no/x.tsv"), ("--save", "no/x.json")):
        result = run("in.jsonl", *words)
        assert result.exit_code == 2, words
        assert result.stderr.splitlines()[-1].startswith(f"bangiao: {words[1]}: ")
    assert run("--graph", "none.nq").exit_code == 2
    assert run("--store", "none").exit_code == 2
