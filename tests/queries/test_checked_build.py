"""What a build notes is what a check finds: whichever articles came, changed, clashed or went, and however often one looked."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Value
from bangiao.graph import build as building
from bangiao.graph.build import Described, Outcome
from bangiao.graph.derive import remove
from bangiao.graph.store import Store
from bangiao.graph.validate import Violation
from bangiao.queries import checked_build, violations
from bangiao.queries.checked_build import build
from bangiao.queries.violations import CheckPageError, check_store

VN, JP, MINH = Country("VN"), Country("JP"), Person("Trần Văn Minh", "VN")
VALUES: tuple[tuple[str, Value], ...] = (  # right and wrong ones for any class
    ("party", VN), ("party", JP), ("party", MINH), ("participant", MINH), ("participant", JP), ("origin", VN),
    ("destination", VN), ("visitor", MINH), ("title", "Tuyên bố chung"), ("title", ""), ("signatory", MINH),
    ("kind", Concept("talks")), ("kind", Concept("mou")), ("status", Concept("held")), ("status", Concept("signed")),
    ("date", Date("2025-05-12", "2025-05-14")), ("date", Date("2025-06")), ("count", -1), ("place", MINH),
)  # fmt: skip
fact = st.builds(
    lambda cls, values, end: Fact(cls, tuple(values), (Passage(0, end, (values[0][0],)),)),
    st.sampled_from(["Meeting", "Visit", "Agreement", "Assistance"]),
    st.lists(st.sampled_from(VALUES), min_size=1, max_size=6), st.integers(1, 16),
)  # fmt: skip
tellings = st.lists(st.lists(fact, max_size=3).map(tuple), min_size=3, max_size=3)  # what an article of each text tells
records = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=4)  # id and which text; ids may clash
step = st.one_of(  # a build, with or without a check, an article that is removed, or a check
    st.tuples(st.sampled_from([build, building.build]), records), st.sampled_from("abc"), st.none()
)
RIGHT = Fact("Agreement", (
    ("title", "Tuyên bố chung"), ("party", VN), ("party", JP), ("kind", Concept("mou")), ("status", Concept("signed")),
), (Passage(0, 5, ("title",)),))  # fmt: skip
WRONG = Fact("Agreement", (("party", VN),), (Passage(0, 9, ("title",)),))


def written(folder: Path, made: Iterable[tuple[str, int]]) -> Path:
    path = folder / "in.jsonl"
    lines = (json.dumps({"id": id_, "text": f"Bài {number} trong ngày.", "date": "2025-05-13"}) for id_, number in made)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store of this test alone."""
    with Store(tmp_path / "store") as opened:
        yield opened


@contextmanager
def telling(*told: tuple[Fact, ...]) -> Iterator[None]:
    """While it lasts, articles of text number n are found to tell the n-th of these."""

    def extract(article: Article) -> tuple[Fact, ...]:
        return told[int(article.text.split()[1])]

    with mock.patch.object(building, "_extract", extract):
        yield


def anew(store: Store) -> list[Violation]:
    """What a check finds that neither knows nor notes anything."""
    with mock.patch.object(violations, "remember"):
        return list(check_store(store))


def looked_at(store: Store) -> set[str]:
    """The articles that a check looks at, of all that it would have to look at."""
    with mock.patch.object(violations, "_look", return_value=()) as look, mock.patch.object(violations, "remember"):
        list(check_store(store, anew=False))
    return {name for name in look.call_args.args[1] if "/article/" in name}


@settings(max_examples=30)
@given(told=tellings, steps=st.lists(step, min_size=1, max_size=5))
def test_what_is_remembered_is_what_a_check_finds(told: list[tuple[Fact, ...]], steps: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store, telling(*told):
        for done in steps:
            if isinstance(done, tuple):
                done[0]([written(Path(folder), done[1])], store)
            elif isinstance(done, str):
                remove(store, [done])
            else:
                list(check_store(store, anew=False))
        truth = anew(store)
        assert list(check_store(store, anew=False)) == truth


def test_an_article_that_was_built_unchecked_is_looked_at(store: Store, tmp_path: Path) -> None:
    with telling((RIGHT,), (WRONG,)):
        build([written(tmp_path, [("a", 0), ("b", 1)])], store)
        found = anew(store)
        assert found
        assert list(check_store(store, anew=False)) == found
        building.build([written(tmp_path, [("a", 1), ("c", 0)])], store)
    assert {name.rpartition("/")[2] for name in looked_at(store)} == {"a", "c"}
    assert list(check_store(store, anew=False)) == anew(store) != found


def test_other_rules_look_at_every_article(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with telling((RIGHT,)):
        build([written(tmp_path, [("a", 0), ("b", 0)])], store)
    monkeypatch.setattr(violations, "_RULES", "other")
    assert len(looked_at(store)) == 2


@pytest.mark.parametrize("place", ["check_described", "rules"])
def test_a_check_that_fails_leaves_the_build_alone(
    place: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with telling((WRONG,)), monkeypatch.context() as patch:
        patch.setattr(checked_build, place, mock.Mock(side_effect=CheckPageError("gap.rq:1: no header; write one")))
        assert build([written(tmp_path, [("a", 0)])], store).added == 1
    assert len(looked_at(store)) == 1
    assert list(check_store(store, anew=False)) == anew(store)


@pytest.mark.slow
def test_workers_check_too(tmp_path: Path, samples: Path) -> None:
    outcomes: list[Outcome] = []
    with Store(tmp_path / "s") as store:
        build([samples], store, workers=2, progress=outcomes.append)
        assert not looked_at(store)
        told = {v for outcome in outcomes if isinstance(outcome, Described) for v in outcome.found or ()}
        assert told == {violation for violation in anew(store) if "/article/" in violation.graph}
        assert all(isinstance(outcome, Described) and outcome.found is not None for outcome in outcomes)
