"""The conductor: what it says it did, and one bad article is only that.

That the graph is a function of the set of articles is proved in test_function_of_articles, and after kills in test_faults.
"""
from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from bangiao.extract.article import Article
from bangiao.extract.claiming.rule import RuleError
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person
from bangiao.graph.build import Described, Outcome, Summary, build
from bangiao.graph.errors import BuildError
from bangiao.graph.export import export
from bangiao.graph.store import Store
from bangiao.graph.validate import Message, Violation

Records = dict[str, str]  # id: text

MET = re.compile(r"Ông (\w+ \w+) gặp ông (\w+ \w+) ngày (\S+)\.")


def told(article: Article) -> tuple[Fact, ...]:
    """A stand-in for extraction: the meetings of sentences like ONE."""
    return tuple(_meeting(match) for match in MET.finditer(article.text))


def _meeting(match: re.Match[str]) -> Fact:
    one, other, day = match.groups()
    values = (
        ("participant", Person(one, "VN")), ("participant", Person(other)), ("party", Country("VN")),
        ("date", Date(day)), ("status", Concept("held")),
    )
    return Fact("Meeting", values, (Passage(match.start(), match.end(), ("participant", "date")),))


def written(records: Iterable[tuple[str, str]], folder: Path, name: str = "in.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in records), "utf-8")
    return path


def graph(store: Store) -> bytes:
    out = io.BytesIO()
    export(store, out)
    return out.getvalue()


def built(records: Records) -> bytes:
    """The graph of these articles alone."""
    with tempfile.TemporaryDirectory() as directory, Store(f"{directory}/s") as store:
        build([written(records.items(), Path(directory))], store, extract=told)
        return graph(store)


ONE = "Ông Lê Tâm gặp ông Ana Novak ngày 2025-03-04."
OTHER = "Ông Lê Tâm gặp ông Ana Novak ngày 2025-03-05."


def test_a_summary_says_what_was_done(store: Store, tmp_path: Path) -> None:
    first = written([("a", ONE), ("b", OTHER)], tmp_path)
    assert build([first], store, extract=told) == Summary(2, 2, 0, 0, (), (("Meeting", 2),))
    again = written([("a", ONE), ("b", ONE), ("c", "Không có gì.")], tmp_path)
    assert build([again], store, extract=told) == Summary(3, 1, 1, 1, (), (("Meeting", 2),))


def test_building_again_touches_nothing(store: Store, tmp_path: Path) -> None:
    path = written([("a", ONE), ("b", OTHER)], tmp_path)
    build([path], store, extract=told)
    before = graph(store)
    summary = build([path], store, extract=told)
    assert (summary.unchanged, summary.added, summary.changed) == (2, 0, 0)
    assert graph(store) == before
    assert not store.stale


def test_progress_hears_of_each_article(store: Store, tmp_path: Path) -> None:
    heard: list[Outcome] = []
    build([written([("a", ONE), ("b", OTHER)], tmp_path)], store, extract=told, progress=heard.append)
    assert len(heard) == 2


def test_a_bad_article_is_named_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    def sometimes(article: Article) -> tuple[Fact, ...]:
        if article.id == "b":
            raise ZeroDivisionError("chia cho\nkhông")
        return told(article)

    path = written([("a", ONE), ("b", ONE), ("c", ONE)], tmp_path)
    summary = build([path, tmp_path / "none.txt"], store, extract=sometimes)
    assert store.articles() == ["a", "c"]
    assert [r.place for r in summary.refused] == [f"{path}:2", str(tmp_path / "none.txt")]
    assert str(summary.refused[0]).startswith(f"{path}:2: ZeroDivisionError: chia cho; ")


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("thrice", [False, True])
def test_two_texts_of_one_id_are_refused_with_both_places_in_any_order(
    store: Store, tmp_path: Path, swapped: bool, thrice: bool
) -> None:
    one, other = written([("a", ONE), ("b", ONE)], tmp_path, "1.jsonl"), written([("a", OTHER)], tmp_path, "2.jsonl")
    paths = [other, one] if swapped else [one, other]
    summary = build([*paths, *(paths[:1] if thrice else ())], store, extract=told)
    assert store.articles() == ["b"]
    assert summary.read == 1
    lines = " ".join(map(str, summary.refused))
    assert f"{one}:1" in lines
    assert f"{other}:1" in lines
    assert graph(store) == built({"b": ONE})


def test_two_records_that_say_the_same_are_one(store: Store, tmp_path: Path) -> None:
    paths = [written([("a", ONE)], tmp_path, name) for name in ("1.jsonl", "2.jsonl")]
    assert build([*paths, paths[0]], store, extract=told) == Summary(1, 1, 0, 0, (), (("Meeting", 1),))


def test_a_broken_rule_page_ends_the_run_with_its_place(store: Store, tmp_path: Path) -> None:
    def broken(_: Article) -> tuple[Fact, ...]:
        raise RuleError("gap.rule:3: no pattern; write one")

    with pytest.raises(BuildError, match=r"^gap\.rule:3: no pattern"):
        build([written([("a", ONE)], tmp_path)], store, extract=broken)


def test_a_check_sees_each_graph_and_may_fail(store: Store, tmp_path: Path) -> None:
    heard: list[Outcome] = []

    def check(graphs: Mapping[str, bytes]) -> list[Violation]:
        if any(graph.endswith("/c") for graph in graphs):
            raise ZeroDivisionError
        words = Message("Sai.", "Wrong.")
        return [Violation(graph, graph, "last", "warning", words, words) for graph in graphs if graph == max(graphs)]

    def found(*records: tuple[str, str]) -> list[int | None]:
        heard.clear()
        build([written(records, tmp_path)], store, extract=told, check=check, progress=heard.append)
        return [None if one.found is None else len(one.found) for one in heard if isinstance(one, Described)]

    assert found(("a", ONE), ("b", ONE)) == [0, 1]
    assert found(("a", OTHER), ("c", ONE)) == [None, None]
    assert store.articles() == ["a", "b", "c"]


@pytest.mark.slow
def test_any_number_of_workers_builds_the_same_graph(tmp_path: Path, samples: Path) -> None:
    many = written([(f"bài {n}", f"Tin {n}. {ONE}") for n in range(70)], tmp_path)
    graphs, summaries = [], []
    for number in (1, 2):
        with Store(tmp_path / str(number)) as store:
            summaries.append(build([samples, many], store, workers=number))
            graphs.append(graph(store))
    assert graphs[0] == graphs[1]
    assert summaries[0] == summaries[1]
    assert summaries[0].read > 70
