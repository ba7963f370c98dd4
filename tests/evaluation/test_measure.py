"""The scores, counted by hand: whole records, values, evidence, passages."""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bangiao.evaluation.found import Graph
from bangiao.evaluation.gold import read_gold
from bangiao.evaluation.measure import ALL, evaluate
from bangiao.evaluation.pairing import Tally
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person

Json = dict[str, Any]
Make = Callable[..., Any]


def test_a_perfect_graph(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    scores = evaluate([gold(meetings=[marked])], graph(talks())).scores()
    assert scores["meetings"] == scores[ALL]
    score = scores["meetings"]
    assert (score.records, score.values) == (Tally(1, 1, 1), Tally(7, 7, 7))  # 2 persons, 2 parties, date, place, kind
    assert (score.evidence.precision, score.places.precision) == (1.0, 1.0)
    assert scores["visits"].records == Tally()


def test_a_key_slot_makes_a_record_wrong_and_another_slot_does_not(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    other_kind = evaluate([gold(meetings=[marked])], graph(talks(kind=(Concept("call"),)))).scores()["meetings"]
    no_date = evaluate([gold(meetings=[marked])], graph(talks(date=()))).scores()["meetings"]
    assert (other_kind.records, other_kind.values) == (Tally(1, 1, 1), Tally(6, 7, 7))
    assert (no_date.records, no_date.values) == (Tally(0, 1, 1), Tally(6, 6, 7))


def test_missed_and_spurious_records_count_with_all_their_values(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    missed = evaluate([gold(meetings=[{**marked, "parties": ["VN", "JP", "?"]}])], graph()).scores()["meetings"]
    spurious = evaluate([gold()], graph(talks())).scores()["meetings"]
    assert (missed.records, missed.values) == (Tally(0, 0, 1), Tally(0, 0, 8))  # the "?" of an open list is a value missed
    assert (spurious.records, spurious.values) == (Tally(0, 1, 0), Tally(0, 7, 0))
    assert (spurious.evidence, spurious.places) == (Tally(1, 1), Tally())


def test_an_optional_record_counts_neither_way(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    golds = [gold(meetings=[{**marked, "optional": True}])]
    for found in (graph(), graph(talks()), graph(talks(place=()))):
        score = evaluate(golds, found).scores()["meetings"]
        assert (score.records, score.values) == (Tally(), Tally())
    twice = evaluate(golds, graph(talks(), talks(place=()))).scores()["meetings"]
    assert twice.records == Tally(0, 1, 0)  # found or left out, once


def test_an_article_that_the_graph_lacks_is_all_missed(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    absent = evaluate([gold(meetings=[marked])], Graph(()))
    assert (absent.articles, absent.absent) == (1, ("a",))
    assert absent.scores()[ALL].records == Tally(0, 0, 1)
    assert evaluate([], graph(talks())).scores()[ALL].records == Tally()  # what only the graph has is left alone


def test_outcomes_are_named(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    lao = talks(participant=(Person("Kham"), Person("Lan")), party=(Country("LA"), Country("CN")))
    records = [marked, {**marked, "date": "2024"}, {**marked, "participants": ["Kham"], "parties": [], "optional": True}]
    found = evaluate([gold(meetings=records)], graph(talks(place=()), lao, talks(date=(Date("2023"),))))
    assert sorted(outcome.verdict for outcome in found.outcomes) == ["free", "missed", "right", "spurious"]


def test_the_digest_is_that_of_the_gold(graph: Make, talks: Make, gold: Make, marked: Json) -> None:
    golds = [gold(meetings=[marked])]
    assert evaluate(golds, graph(talks())).digest == evaluate(golds, graph()).digest
    assert evaluate(golds, graph()).digest != evaluate([gold()], graph()).digest


def test_a_sample_counted_by_hand(graph: Make, samples: Path, tmp_path: Path) -> None:
    """Gold of a sample, and what a careless program would find in it: every count below was made with a pencil."""
    content = json.loads((samples / "gold/nhat-ban-tau-tuan-tra.json").read_text("utf-8"))
    assert {name: len(content[name]) for name in ("meetings", "assistance")} == {"meetings": 1, "assistance": 1}
    kept = {"meetings": content["meetings"], "assistance": content["assistance"]}
    (tmp_path / "a.json").write_text(json.dumps(kept), "utf-8")
    [gold], _ = read_gold(tmp_path)
    met = Fact(  # one of two persons, a party too many, no place
        "Meeting",
        (
            ("participant", Person("Takeda Shinichi", "JP")), ("party", Country("VN")), ("party", Country("JP")),
            ("party", Country("LA")), ("date", Date("2025-09-04")), ("kind", Concept("talks")), ("status", Concept("held")),
        ),
        (Passage(0, 4, ()),),
    )  # fmt: skip
    given = Fact("Assistance", (("provider", Country("JP")), ("recipient", Country("VN")), ("kind", Concept("equipment"))), ())
    scores = evaluate([gold], graph(met, given)).scores()
    assert (scores["meetings"].records, scores["meetings"].values) == (Tally(0, 1, 1), Tally(5, 6, 7))
    assert (scores["assistance"].records.right, scores["assistance"].values) == (1, Tally(3, 4, 6))
    assert scores[ALL].records == Tally(1, 2, 2)
    assert (scores["meetings"].evidence, scores["assistance"].evidence) == (Tally(1, 1), Tally(0, 1))
    assert scores[ALL].values.f1 == pytest.approx(2 * 8 / (10 + 13))
