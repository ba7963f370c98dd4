"""The measure gives what the script beside the guidelines gives, number for number; skipped where that is absent."""
from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bangiao.evaluation.agreement import agent, body, exact, name, passage, place, title, wording
from bangiao.evaluation.agreement import date as date_agrees
from bangiao.evaluation.found import of_file, of_store
from bangiao.evaluation.gold import read_gold
from bangiao.evaluation.kinds import KINDS, OPEN, Kind, Slot
from bangiao.evaluation.measure import evaluate
from bangiao.evaluation.table import as_json
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place, Principle, Value
from bangiao.graph.build import build
from bangiao.graph.describe import describe
from bangiao.graph.export import to_file
from bangiao.graph.store import Store
from bangiao.ontology.schema import schema

Json = dict[str, Any]

TEXT = (
    "Sáng 4/9, Bộ trưởng Nguyễn Văn Hải hội đàm với Bộ trưởng Nhật Bản Sato Kenji tại Hà Nội và ký Tuyên bố chung về hợp tác "
    "quốc phòng giữa hai nước trong giai đoạn mới. Ông Hải khẳng định Việt Nam kiên trì chính sách quốc phòng bốn không."
)
PERSONS = ["Nguyễn Văn Hải", "Hải", "Nguyễn Hải", "Văn", "Sato Kenji", "SATO KENJI", "Kenji", "Trần Thị Hải", "Løkke", "–"]
AGENTS = ["VN", "JP", "LA", "org:ASEAN", "org:Liên hợp quốc", "org:Liên hợp", "org:Việt Nam", "Nguyễn Văn Hải", "Đảng"]
TITLES = [
    "Tuyên bố chung", "Tuyên bố chung về hợp tác quốc phòng", "Hiệp định hợp tác", "Việt Nam", "Hiệp định", "Bộ trưởng",
    "Bộ trưởng Quốc phòng", "Thứ trưởng Bộ Quốc phòng", "bốn không", "Bốn Không", "Đối tác chiến lược toàn diện", "của", "…",
]
DATES = ["2025-09-04", "2025-09", "2025", "2024", "2025-09-04/2025-09-06", "2025-09/2025-10", "2025-10-01"]
PLACES = ["Hà Nội", "thủ đô Hà Nội", "hà nội", "Tokyo", "JP", "VN", "Nội"]
VERBS = ["khẳng định", "khẳng định lại", "nói", "đề nghị"]
POOLS = {
    name: PERSONS, agent: AGENTS, body: [*TITLES, "org:Bộ Quốc phòng"], title: TITLES, date_agrees: DATES, place: PLACES,
    wording: VERBS,
}


@pytest.fixture(scope="module")
def script(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", shared / "eval/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def theirs(script: ModuleType, gold: Path, graph: Path) -> Json:
    out = graph.with_suffix(".scores.json")
    command = ["score.py", "--gold", str(gold), "--graph", str(graph), "--json", str(out)]
    with mock.patch.object(sys, "argv", command), contextlib.redirect_stdout(io.StringIO()):
        script.main()
    return dict(json.loads(out.read_text("utf-8")))


def ours(gold: Path, graph: Path) -> Json:
    golds, faults = read_gold(gold)
    assert not faults, "\n".join(map(str, faults))
    return as_json(evaluate(golds, of_file(graph)).scores())


def pieces() -> st.SearchStrategy[str]:
    """A run of the article's words; short ones too."""
    told = TEXT.split()
    spans = st.tuples(st.integers(0, len(told) - 1), st.integers(1, 9))
    return spans.map(lambda span: " ".join(told[span[0] : span[0] + span[1]]))


def one(kind: Kind, slot: Slot) -> st.SearchStrategy[Any]:
    """A value of a slot as a gold file writes it."""
    if slot.name == "count":
        return st.integers(1, 3)
    if slot.agrees is exact:
        return st.sampled_from(schema().roles(kind.cls)[slot.property].concepts[:4])
    return pieces() if slot.agrees is passage else st.sampled_from(POOLS[slot.agrees])


@st.composite
def marked(draw: st.DrawFn, kind: Kind) -> Json:
    record: Json = {"anchor": draw(pieces())}
    for slot in (slot for slot in kind.scored if slot.name != "anchor"):
        value = one(kind, slot)
        values = st.lists(value, max_size=3, unique=True) if slot.listed else value
        record[slot.name] = draw(st.one_of(values, values, values, st.just([] if slot.listed else None)))
        if slot.listed and draw(st.integers(0, 5)) == 0:
            record[slot.name] = [*record[slot.name], OPEN]
        if draw(st.integers(0, 9)) == 0:
            record[slot.name] = OPEN
    if kind.usual and draw(st.booleans()):
        record["status"] = draw(st.sampled_from([None, kind.usual]))
    if draw(st.integers(0, 3)) == 0:
        record["optional"] = True
    if kind.name in ("meetings", "visits"):
        record["others"] = draw(st.lists(st.sampled_from(PERSONS), max_size=2))
    return record


def as_value(kind: Kind, slot: Slot, value: Any, number: int) -> Value:
    """A gold value as the extractor would give it."""
    if slot.name == "count" or slot.agrees is wording or slot.agrees is passage:
        return value  # type: ignore[no-any-return]
    if slot.name == "principles":
        return Principle(value, number)
    if slot.agrees is date_agrees:
        return Date(*value.split("/"))
    if slot.agrees is title:
        return str(value)
    if slot.agrees is exact:
        return Concept(value)
    if slot.agrees in (agent, place) and value.isupper() and len(value) == 2:
        return Country(value)
    if slot.agrees is place:
        return Place(value)
    if slot.agrees is name or not value.startswith("org:"):
        return Person(value, other_names=(value.split()[0],) if number % 2 else ())
    return Organization(value.removeprefix("org:"))


@st.composite
def told(draw: st.DrawFn, kind: Kind, record: Json, number: int) -> Fact:
    """A record as a program may find it: some values lost, some others in their place, some too many."""
    pairs: list[tuple[str, Value]] = [("unit", str(number))]  # two findings of one record stay two
    for slot in kind.scored:
        values = record[slot.name]
        listed = [v for v in (values if isinstance(values, list) else [values]) if v not in (None, OPEN)]
        match draw(st.integers(0, 7)):
            case 0:
                listed = listed[1:]
            case 1:
                listed = [draw(one(kind, slot))]
            case 2 if slot.listed:
                listed = [*listed, draw(one(kind, slot))]
        pairs += [(slot.property, as_value(kind, slot, value, place)) for place, value in enumerate(listed)]
    start = TEXT.index(record["anchor"]) if draw(st.booleans()) else 0
    return Fact(kind.cls, tuple(pairs), (Passage(start, start + len(record["anchor"]), ()),) if draw(st.integers(0, 4)) else ())


@st.composite
def cases(draw: st.DrawFn) -> tuple[Json, tuple[Fact, ...]]:
    """Gold of one article, and what was found in it."""
    gold: Json = {}
    facts: list[Fact] = []
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2, unique=True)):
        gold[kind.name] = draw(st.lists(marked(kind), max_size=4))
        sources = [*gold[kind.name], *draw(st.lists(marked(kind), max_size=2))]
        for record in sources:
            facts += [draw(told(kind, record, len(facts))) for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2])))]
    return gold, tuple(facts)


def write(folder: Path, gold: Json, facts: tuple[Fact, ...], order: random.Random) -> tuple[Path, Path]:
    """The gold's folder and the graph's file, its lines in any order; the text may be another than the passages are of."""
    (folder / "gold").mkdir()
    (folder / "gold/a.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    lines = [f"{quad} .\n" for quad in describe(Article("a", TEXT, ()), facts)]
    if order.random() < 0.2:
        lines = [line.replace('"Sáng 4/9, ', '"Sáng 4/9 ') for line in lines]
    order.shuffle(lines)
    (folder / "a.nq").write_text("".join(lines), "utf-8")
    return folder / "gold", folder / "a.nq"


@pytest.mark.slow
@settings(max_examples=200, phases=[Phase.explicit, Phase.generate])  # shrinking would write files for minutes
@given(cases(), st.randoms(use_true_random=False))
def test_any_records_get_the_same_scores(script: ModuleType, case: tuple[Json, tuple[Fact, ...]], order: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        gold, graph = write(Path(folder), *case, order)
        assert ours(gold, graph) == theirs(script, gold, graph)


@pytest.fixture(scope="module", params=["dev", "seeds", "samples"])
def real(request: pytest.FixtureRequest, shared: Path, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A folder of gold, the store that was built from its articles, and the store as a file."""
    articles, gold = {
        "dev": (shared / "eval/dev/articles.jsonl", shared / "eval/dev/gold"),
        "seeds": (shared / "seeds", shared / "eval/gold-seeds"),
        "samples": (samples, samples / "gold"),
    }[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    with Store(folder / "store") as store:
        build([articles], store)
        to_file(store, folder / "all.nq")
        yield gold, store, folder / "all.nq"


@pytest.mark.slow
def test_real_articles_get_the_same_scores(script: ModuleType, real: tuple[Path, Store, Path]) -> None:
    gold, store, file = real
    golds, faults = read_gold(gold)
    assert not faults
    assert as_json(evaluate(golds, of_store(store, [g.article for g in golds])).scores()) == theirs(script, gold, file)
    assert ours(gold, file) == theirs(script, gold, file)
