"""The graph is a function of the set of articles: any order, batching, workers, removal, editing, and decisions of analysts.

BANGIAO_EXAMPLES sets how many worlds identity is tried on step by step (60 otherwise).
"""
from __future__ import annotations

import io
import json
import os
import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Organization, Passage, Person, Place, Value
from bangiao.graph import derive as deriving
from bangiao.graph.build import build
from bangiao.graph.derive import derive, identity_of, remove
from bangiao.graph.export import export
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import entity_path, fact_path
from bangiao.graph.spheres import told_apart
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID, SAME_AS, identity_graph

EXAMPLES = int(os.environ.get("BANGIAO_EXAMPLES", "60"))

Records = Mapping[str, str]  # id: text, in which each line but the first is a fact as JSON

PEOPLE = (
    ("Đỗ Quang Hiển", "VN"), ("Do Quang Hien", "VN"), ("Đỗ Quang Hiến", "VN"), ("Viktor Zorenko", "RU"), ("Zorenko", "RU"),
    ("V. Zorenko", "RU"), ("Anton Zorenko", "RU"), ("Viktor Zorenko", None), ("Zorenko Viktor", "RU"), ("Viktor Zorenko", "BY"),
)
BODIES = (("Bộ Rong biển", "VN"), ("Bo Rong bien", "VN"), ("Bộ Rong biển Việt Nam", None), ("Diễn đàn Rong biển", None))
STATES = ("VN", "RU", "BY")
DATES = ("2031-05-06", "2031-05-07", "2031-05", "2031")
TITLES = (
    "Tuyên bố chung", "Hiệp định nuôi trồng rong biển", "Hiệp định nuôi trồng rong biển và đá ngầm",
    "HIỆP ĐỊNH nuôi trồng rong biển",
)
OFFICES = (  # of spheres and provinces that part namesakes
    "Bộ trưởng", "Thủ tướng", "Đại sứ", "Chủ tịch UBND tỉnh", "Giám đốc Công an tỉnh", "Chủ tịch UBND tỉnh An Giang",
    "Bí thư Thành ủy Huế",
)
OPENINGS = ("Tin trong ngày.", "Tin trong ngày về những cuộc gặp, chuyến thăm và văn kiện mà nhiều báo cùng đăng lại nguyên văn.")
LABELS = ("ba rặng san hô", "“Ba rặng san hô”", "năm vịnh")

VALUES = {
    "person": Person, "body": Organization, "state": Country, "date": Date, "concept": Concept, "place": Place,
    "office": Incumbent,
}
World = Any
Told = list[tuple[str, str, list[str | None]]]  # property, one of VALUES or "", its arguments

people = st.sampled_from(PEOPLE).map(lambda who: ("person", list(who)))
states = st.sampled_from(STATES).map(lambda iso: ("state", [iso]))
bodies = st.sampled_from(BODIES).map(lambda body: ("body", list(body)))
dates = st.sampled_from(DATES).map(lambda date: ("date", [date]))


def concepts(*names: str) -> st.SearchStrategy[tuple[str, list[str]]]:
    return st.sampled_from(names).map(lambda name: ("concept", [name]))


def texts_of(values: Iterable[str]) -> st.SearchStrategy[tuple[str, list[str]]]:
    return st.sampled_from(tuple(values)).map(lambda text: ("", [text]))


incumbents = st.sampled_from(STATES).map(lambda iso: ("office", ["Thủ tướng", iso]))


@st.composite
def told(draw: st.DrawFn, cls: str, **roles: tuple[st.SearchStrategy[tuple[str, list[str]]], int, int]) -> str:
    """A fact as a line of JSON; of each role at least and at most so many."""
    values = [
        (name, *value) for name, (kind, least, most) in roles.items()
        for value in draw(st.lists(kind, min_size=least, max_size=most, unique_by=repr))
    ]
    return json.dumps([cls, values], ensure_ascii=False)


facts = st.one_of(
    told("Statement", speaker=(st.one_of(people, bodies), 1, 1)),
    told("OfficeHolding", person=(people, 1, 1), title=(texts_of(OFFICES), 1, 1)),
    told("Meeting", participant=(people, 1, 3), incumbent=(incumbents, 0, 1), party=(st.one_of(states, bodies), 1, 2),
         date=(dates, 0, 1), kind=(concepts("talks", "call", "conference"), 0, 1),
         status=(concepts("planned", "cancelled"), 0, 1)),
    told("Visit", visitor=(people, 1, 2), destination=(states, 1, 1), date=(dates, 0, 1)),
    told("Agreement", title=(texts_of(TITLES), 1, 1), party=(states, 2, 2), date=(dates, 0, 1)),
    told("Policy", holder=(st.one_of(states, bodies), 1, 1), label=(texts_of(LABELS), 1, 1)),
    told("RelationMilestone", party=(states, 2, 2), level=(texts_of(["đối tác chiến lược"]), 1, 1),
         kind=(concepts("established"), 0, 1)),
    told("Assistance", provider=(states, 1, 1), recipient=(states, 1, 1), unit=(texts_of(["tấn gạo"]), 1, 1), date=(dates, 1, 1)),
)
openings, tellings = st.sampled_from(OPENINGS), st.lists(facts, min_size=1, max_size=3)
texts = st.builds(lambda opening, lines: "\n".join([opening, *lines]), openings, tellings)
IDS = tuple(f"bài {number}" for number in range(7))
collections = st.dictionaries(st.sampled_from(IDS), texts, min_size=1, max_size=6)


def read_back(article: Article) -> tuple[Fact, ...]:
    """A stand-in for extraction: the facts that the lines are."""
    lines = (line for line in article.text.splitlines() if line.startswith("["))
    return tuple(dict.fromkeys(_fact(*json.loads(line)) for line in lines))


def _fact(cls: str, values: Told) -> Fact:
    return Fact(cls, tuple((name, _value(kind, arguments)) for name, kind, arguments in values), (Passage(0, 3, ()),))


def _value(kind: str, arguments: list[str | None]) -> Value:
    return VALUES[kind](*arguments) if kind else str(arguments[0])  # type: ignore[operator, no-any-return]


def run(records: Iterable[tuple[str, str]], store: Store, workers: int = 1) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_text("".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in records), "utf-8")
        assert not build([path] if path.stat().st_size else [], store, extract=read_back, workers=workers).refused


def graph(store: Store) -> bytes:
    out = io.BytesIO()
    export(store, out)
    return out.getvalue()


def built(records: Records, order: random.Random | None = None, batches: int = 1, workers: int = 1) -> bytes:
    """The graph of these articles, built in that many runs and in some order."""
    pairs = list(records.items())
    if order:
        order.shuffle(pairs)
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        for batch in range(batches):
            run(pairs[batch::batches], store, workers)
        return graph(store)


def assert_as_anew(store: Store) -> None:
    held = store.quads(ox.NamedNode(identity_graph(store.base)))
    assert _lines(held) == _lines(identity_of(store))


def _lines(quads: Iterable[ox.Quad]) -> list[str]:
    return sorted(map(str, quads))


@settings(max_examples=12)
@given(collections, st.randoms(), st.integers(1, 4))
def test_in_any_order_and_any_batches(records: Records, order: random.Random, batches: int) -> None:
    assert built(records, order, batches) == built(records)


@pytest.mark.slow
@settings(max_examples=1)
@given(collections, st.randoms())
def test_by_two_workers(records: Records, order: random.Random) -> None:
    assert built(records, order, workers=2) == built(records)


@settings(max_examples=12)
@given(collections, collections)
def test_built_with_others_that_are_taken_out_again(a: Records, b: Records) -> None:
    others = {f"{id_} của b": text for id_, text in b.items()}
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        run([*a.items(), *others.items()], store)
        assert_as_anew(store)
        assert remove(store, others) == []
        assert graph(store) == built(a)


@settings(max_examples=8)
@given(collections, collections)
def test_an_article_that_is_edited_leaves_nothing_of_its_old_self(old: Records, new: Records) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        run(old.items(), store)
        run(new.items(), store)
        assert graph(store) == built({**old, **new})


steps = st.lists(st.one_of(collections, st.sets(st.sampled_from(IDS), min_size=1)), min_size=2, max_size=6)


@settings(max_examples=12)
@given(steps)
def test_after_every_step_it_is_what_deciding_anew_comes_to(steps: list[dict[str, str] | set[str]]) -> None:
    there: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        for step in steps:
            if isinstance(step, set):
                remove(store, step)
                there = {id_: text for id_, text in there.items() if id_ not in step}
            else:
                run(step.items(), store)
                there |= step
            assert_as_anew(store)
        assert graph(store) == built(there)


Change = dict[str, list[str]]  # id: the facts that the article tells from now on


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Change], Overrule]:
    """Changes one after another, and decisions of analysts on the nodes that they tell of, two of one class each."""
    told = st.dictionaries(st.sampled_from(IDS), st.lists(facts, max_size=2), min_size=1, max_size=4)
    changes = draw(st.lists(told, max_size=8))
    nodes = [sorted(its) for its in _nodes(changes).values() if len(its) > 1]
    if not nodes or draw(st.booleans()):
        return changes, Overrule()
    pairs = st.sampled_from(nodes).flatmap(lambda its: st.lists(st.sampled_from(its), min_size=2, max_size=2, unique=True))
    said = st.sets(pairs.map(lambda two: (min(two), max(two))), max_size=3)
    same, different = draw(said), draw(said)
    return changes, Overrule(frozenset(same), frozenset(different - same))


def _nodes(changes: Iterable[Change]) -> dict[str, set[str]]:
    """The nodes that articles tell of, by class."""
    found: dict[str, set[str]] = {}
    for id_, lines in (pair for change in changes for pair in change.items()):
        for told in told_apart(_fact(*json.loads(line)) for line in lines):
            found.setdefault(told.cls, set()).add(fact_path(id_, told.cls, told.values))
            for value in (value for _, value in told.values if isinstance(value, Person | Organization)):
                found.setdefault(type(value).__name__, set()).add(entity_path(value))
    return found


@settings(max_examples=EXAMPLES)
@given(histories(), st.randoms())
def test_what_is_decided_step_by_step_is_what_is_decided_at_once(
    worlds: type[World], history: tuple[list[Change], Overrule], order: random.Random
) -> None:
    changes, decided = history
    world = worlds(decided)
    for change in changes:
        world.change({
            id_: world.hear(id_, *dict.fromkeys(_fact(*json.loads(line)) for line in lines)) for id_, lines in change.items()
        })
        world.sets()
    shuffled = list(world.told.items())
    order.shuffle(shuffled)
    assert list(world.anew(shuffled).pairs()) == list(world.index.pairs())


@st.composite
def decisions(draw: st.DrawFn) -> Overrule:
    """Of persons, bodies, and facts that some articles tell."""
    spheres = ((None, None), ("embassy", None), ("local", None), ("local", "an-giang"), ("local", "hue"))
    persons = [Person(*who, sphere=sphere, province=province) for who in PEOPLE for sphere, province in spheres]
    entities = [entity_path(who) for who in persons] + [entity_path(Organization(*body)) for body in BODIES]
    policies = [
        fact_path(id_, "Policy", [("holder", Country(iso)), ("label", label)])
        for id_ in IDS[:3] for iso in STATES[:2] for label in LABELS
    ]
    nodes = st.sampled_from([*entities, *policies])
    pairs = st.sets(st.tuples(nodes, nodes).map(lambda two: tuple(sorted(two))).filter(lambda two: two[0] < two[1]), max_size=4)
    same, different = draw(pairs), draw(pairs)
    return Overrule(frozenset(same), frozenset(different - same))


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as context:
        yield context


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(collections, collections, st.lists(decisions(), min_size=1, max_size=3))
def test_decisions_that_change_between_builds_give_what_a_new_store_gives(
    patch: pytest.MonkeyPatch, one: Records, other: Records, said: list[Overrule]
) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        for number, decided in enumerate(said):
            patch.setattr(deriving, "overrule", lambda base=ID, decided=decided: decided)
            run((one, other)[number % 2].items(), store)
            assert_as_anew(store)
            assert not parted(store, decided)
        assert graph(store) == built({**one, **(other if len(said) > 1 else {}), **(one if len(said) > 2 else {})})
        patch.setattr(deriving, "overrule", lambda base=ID: Overrule())
        derive(store)
        assert_as_anew(store)


def parted(store: Store, decided: Overrule) -> list[tuple[str, str]]:
    """What is one although an analyst has found it to be two."""
    quads = store.quads(ox.NamedNode(identity_graph(store.base)))
    least = {q.subject.value: q.object.value for q in quads if q.predicate.value == SAME_AS}  # type: ignore[union-attr]
    pairs = [(store.base + one, store.base + other) for one, other in decided.different]
    return [(one, other) for one, other in pairs if least.get(one, one) == least.get(other, other)]


@pytest.mark.slow
def test_real_articles_in_any_order(shared: Path) -> None:
    lines = _real_lines(shared)
    order = random.Random(1)
    graphs = set()
    for batches in (1, 3):
        order.shuffle(lines)
        with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
            for batch in range(batches):
                path = Path(folder) / f"{batch}.jsonl"
                path.write_text("".join(lines[batch::batches]), "utf-8")
                build([path], store)
            assert_as_anew(store)
            graphs.add(graph(store))
            ids = store.articles()[::2]
            remove(store, ids)
            assert_as_anew(store)
    assert len(graphs) == 1


def _real_lines(shared: Path) -> list[str]:
    for path in (shared / "eval" / "unlabelled.jsonl", *sorted(shared.rglob("*.jsonl"))):
        if path.is_file():
            lines = path.read_text("utf-8").splitlines(keepends=True)
            return lines[: 40]
    pytest.skip("no records of real articles on this machine")
