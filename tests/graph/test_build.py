"""The conductor: the graph is a function of the set of articles, and one bad article is only that."""
from __future__ import annotations

import io
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.article import Article
from bangiao.extract.claiming.rule import RuleError
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person
from bangiao.graph.build import Outcome, Summary, build
from bangiao.graph.derive import remove
from bangiao.graph.errors import BuildError
from bangiao.graph.export import export
from bangiao.graph.store import Store

Records = dict[str, str]  # id: text

MET = re.compile(r"Ông (\w+ \w+) gặp ông (\w+ \w+) ngày (\S+)\.")


def told(article: Article) -> tuple[Fact, ...]:
    """A stand-in for extraction: the meetings of sentences like those of `sentences`."""
    return tuple(_meeting(match) for match in MET.finditer(article.text))


def _meeting(match: re.Match[str]) -> Fact:
    one, other, day = match.groups()
    values = (
        ("participant", Person(one, "VN")), ("participant", Person(other)), ("party", Country("VN")),
        ("date", Date(day)), ("status", Concept("held")),
    )
    return Fact("Meeting", values, (Passage(match.start(), match.end(), ("participant", "date")),))


people = st.sampled_from(["Lê Tâm", "Le Tam", "Lê Tám", "Ana Novak", "Ana Nóvak"])
sentences = st.builds(
    "Ông {} gặp ông {} ngày {}.".format, people, people, st.sampled_from(["2025", "2025-03", "2025-03-04"])
)
texts = st.lists(sentences, min_size=1, max_size=3).map(lambda parts: "\n".join(["Tin trong ngày.", *parts]))
collections = st.dictionaries(st.sampled_from([f"bài {n}" for n in range(6)]), texts, min_size=1)


def written(records: Iterable[tuple[str, str]], folder: Path, name: str = "in.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in records), "utf-8")
    return path


def graph(store: Store) -> bytes:
    out = io.BytesIO()
    export(store, out)
    return out.getvalue()


def built(records: Records, batches: int = 1, order: random.Random | None = None) -> bytes:
    """The graph of these articles, built in that many runs and in some order."""
    pairs = list(records.items())
    if order:
        order.shuffle(pairs)
    with tempfile.TemporaryDirectory() as directory, Store(f"{directory}/s") as store:
        for batch in range(batches):
            build([written(pairs[batch::batches], Path(directory))], store, extract=told)
        return graph(store)


@settings(max_examples=20)
@given(collections, st.randoms(), st.integers(1, 3))
def test_the_graph_is_a_function_of_the_set_of_articles(records: Records, order: random.Random, batches: int) -> None:
    assert built(records, batches, order) == built(records)


@settings(max_examples=15)
@given(collections, collections)
def test_building_a_and_b_and_removing_b_is_building_a(a: Records, b: Records) -> None:
    b = {f"{id_} của b": text for id_, text in b.items()}
    with tempfile.TemporaryDirectory() as directory, Store(f"{directory}/s") as store:
        build([written([*a.items(), *b.items()], Path(directory))], store, extract=told)
        assert remove(store, b) == []
        assert graph(store) == built(a)


@settings(max_examples=15)
@given(collections, texts)
def test_an_edited_article_leaves_nothing_of_its_old_self(records: Records, text: str) -> None:
    edited = {**records, min(records): text}
    with tempfile.TemporaryDirectory() as directory, Store(f"{directory}/s") as store:
        for version in (records, edited):
            build([written(version.items(), Path(directory))], store, extract=told)
        assert graph(store) == built(edited)


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


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_builds_the_same_graph(tmp_path: Path, samples: Path, workers: int) -> None:
    many = written([(f"bài {n}", f"Tin {n}. {ONE}") for n in range(70)], tmp_path)
    graphs, summaries = [], []
    for number in (1, workers):
        with Store(tmp_path / str(number)) as store:
            summaries.append(build([samples, many], store, workers=number))
            graphs.append(graph(store))
    assert graphs[0] == graphs[1]
    assert summaries[0] == summaries[1]
    assert summaries[0].read > 70


BUILDER = textwrap.dedent("""
    import sys
    from bangiao.extract.fact import Country, Fact, Passage
    from bangiao.graph.build import build
    from bangiao.graph.store import Store
    def told(article):
        said = (("holder", Country("VN")), ("label", "bốn không"))
        return tuple(Fact("Policy", (*said, ("order", n)), (Passage(n, n + 5, ()),)) for n in range(9))
    with Store(sys.argv[2]) as store:
        print("open", flush=True)
        print(build([sys.argv[1]], store, extract=told).read, flush=True)
""")


def run_builder(source: Path, store: Path, kill_after: float | None = None) -> None:
    with subprocess.Popen([sys.executable, "-c", BUILDER, source, store], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        if kill_after is None:
            assert process.stdout.readline() == b"300\n"
        else:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)


def test_a_build_that_was_killed_leaves_whole_graphs_and_is_mended_by_the_next(tmp_path: Path) -> None:
    source = written([(f"bài {n}", f"Tin thứ {n} trong ngày.") for n in range(300)], tmp_path)
    run_builder(source, tmp_path / "whole")
    with Store(tmp_path / "whole", mode="read") as store:
        whole = graph(store)
        sizes = {len(list(store.quads(g))) for g in store.graphs() if "/article/" in g.value}
    for after in (0.05, 0.2, 0.4):
        run_builder(source, tmp_path / "killed", kill_after=after)
        with Store(tmp_path / "killed", mode="read") as store:
            left = {len(list(store.quads(g))) for g in store.graphs() if "/article/" in g.value}
        assert left <= sizes
    run_builder(source, tmp_path / "killed")
    with Store(tmp_path / "killed", mode="read") as store:
        assert graph(store) == whole
