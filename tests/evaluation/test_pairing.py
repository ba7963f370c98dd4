"""Which found record is which marked one, and how far the two agree; expectations are counted by hand."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.evaluation.found import Graph
from bangiao.evaluation.gold import records
from bangiao.evaluation.kinds import KINDS
from bangiao.evaluation.pairing import Pair, Tally, compare, located, pairs
from bangiao.extract.fact import Concept, Country, Date, Fact, Person

MEETINGS = KINDS[0]
BY_NAME = {kind.name: kind for kind in KINDS}
Json = dict[str, Any]
Make = Callable[..., Any]


def tallies(graph: Graph, record: Json) -> dict[str, tuple[int, int, int]]:
    """The comparison of the one found meeting with a marked one: right, found, wanted."""
    [found], [marked] = graph.records("a", MEETINGS), records({"meetings": [record]})["meetings"]
    return {slot: (t.right, t.found, t.wanted) for slot, t in compare(MEETINGS, found, marked).items()}


def test_equal_records_agree_in_every_slot(graph: Make, talks: Make, marked: Json) -> None:
    assert tallies(graph(talks()), marked) == {
        "participants": (2, 2, 2), "parties": (2, 2, 2), "date": (1, 1, 1), "place": (1, 1, 1), "kind": (1, 1, 1),
        "status": (0, 0, 0),  # the usual status earns nothing
    }  # fmt: skip


def test_another_status_counts(graph: Make, talks: Make, marked: Json) -> None:
    planned = graph(talks(status=(Concept("planned"),)))
    assert tallies(planned, marked)["status"] == (0, 1, 1)
    assert tallies(planned, {**marked, "status": "planned"})["status"] == (1, 1, 1)
    assert "status" not in tallies(planned, {**marked, "status": "?"})


def test_values_lost_and_values_too_many(graph: Make, talks: Make, marked: Json) -> None:
    one = graph(talks(participant=(Person("Sato Kenji"),), date=()))
    more = graph(talks(party=(Country("VN"), Country("JP"), Country("LA")), date=(Date("2025-09"),)))
    assert tallies(one, marked)["participants"] == (1, 1, 2)
    assert tallies(one, marked)["date"] == (0, 0, 1)
    assert tallies(one, {**marked, "date": None})["date"] == (0, 0, 0)
    assert tallies(more, marked)["parties"] == (2, 3, 2)
    assert tallies(more, marked)["date"] == (0, 1, 1)


def test_what_the_reader_leaves_open_is_not_scored(graph: Make, talks: Make, marked: Json) -> None:
    found = graph(talks(party=(Country("VN"), Country("LA"))))
    assert "place" not in tallies(found, {**marked, "place": "?"})
    assert tallies(found, {**marked, "parties": ["VN", "?"]})["parties"] == (1, 1, 1)


def test_persons_beside_and_a_name_found_twice_are_no_mistake(graph: Make, talks: Make, marked: Json) -> None:
    persons = (Person("Nguyễn Văn Hải"), Person("Hải"), Person("Lan Anh"))
    found = graph(talks(participant=persons))
    assert tallies(found, {**marked, "others": ["Lan Anh"]})["participants"] == (1, 1, 2)
    assert tallies(found, marked)["participants"] == (1, 2, 2)


def paired(graph: Graph, *marked: Json, kind: str = "meetings") -> list[tuple[int, int]]:
    found, golds = graph.records("a", BY_NAME[kind]), records({kind: list(marked)})[kind]
    return [(pair.found, pair.marked) for pair in pairs(BY_NAME[kind], found, golds)]


def test_dates_that_conflict_part_two_records(graph: Make, talks: Make, marked: Json) -> None:
    found = graph(talks())
    assert paired(found, marked) == [(0, 0)]
    assert paired(found, {**marked, "date": "2025-09"}) == paired(found, {**marked, "date": None}) == [(0, 0)]
    assert paired(found, {**marked, "date": "2025-09-05"}) == []


def test_one_party_makes_no_meeting_one_with_another(graph: Make, talks: Make, marked: Json) -> None:
    nameless = {**marked, "participants": []}
    assert paired(graph(talks(participant=(), party=(Country("VN"), Country("LA")))), nameless) == []
    assert paired(graph(talks(participant=())), nameless) == [(0, 0)]
    assert paired(graph(talks(participant=())), {**nameless, "parties": ["VN"]}) == [(0, 0)]  # all that is marked
    assert paired(graph(talks(participant=())), {**nameless, "parties": "?"}) == []


def test_the_greatest_number_of_values_decides(graph: Make, talks: Make, marked: Json) -> None:
    first = talks()
    second = talks(participant=(Person("Nguyễn Văn Hải"), Person("Lý Thành")), party=(Country("VN"), Country("CN")))
    other = {**marked, "participants": ["Nguyễn Văn Hải", "Lý Thành"], "parties": ["VN", "CN"]}
    assert paired(graph(first, second), other, marked) == [(0, 1), (1, 0)]
    assert paired(graph(second), marked, other) == [(0, 1)]


def test_the_passage_decides_between_equals_and_a_required_record_before_an_optional_one(
    graph: Make, talks: Make, marked: Json
) -> None:
    assert paired(graph(talks()), {**marked, "anchor": "…"}, marked) == [(0, 1)]
    assert paired(graph(talks()), {**marked, "optional": True}, marked) == [(0, 1)]


@pytest.mark.parametrize(("record", "expected"), [
    ({"provider": "JP", "recipient": "LA"}, [(0, 0)]),
    ({"provider": "LA", "recipient": "LA", "kind": "training"}, []),
    ({"provider": "?", "recipient": "?", "kind": "training"}, [(0, 0)]),  # the kind, where both sides are open
    ({"provider": "?", "recipient": "?", "kind": "relief"}, []),
])  # fmt: skip
def test_assistance_is_tied_by_its_sides(graph: Make, record: Json, expected: list[tuple[int, int]]) -> None:
    aid = Fact("Assistance", (("provider", Country("JP")), ("recipient", Country("VN")), ("kind", Concept("training"))), ())
    assert paired(graph(aid), record, kind="assistance") == expected


def test_an_office_is_tied_by_person_and_title(graph: Make) -> None:
    office = Fact("OfficeHolding", (("person", Person("Sato Kenji")), ("title", "Bộ trưởng Quốc phòng")), ())
    record = {"person": "Sato Kenji", "title": "Bộ trưởng"}
    assert paired(graph(office), record, kind="offices") == [(0, 0)]
    assert paired(graph(office), {**record, "title": "Đại sứ"}, kind="offices") == []


def test_a_pair_keeps_its_comparison(graph: Make, talks: Make, marked: Json) -> None:
    found, golds = graph(talks()).records("a", MEETINGS), records({"meetings": [marked]})["meetings"]
    [pair] = pairs(MEETINGS, found, golds)
    assert pair == Pair(0, 0, compare(MEETINGS, found[0], golds[0]))
    assert located(found[0], golds[0])
    assert pairs(MEETINGS, (), golds) == pairs(MEETINGS, found, ()) == []


def test_a_tally_s_shares() -> None:
    tally = Tally(2, 4, 3) + Tally(1, 1, 1)
    assert (tally.precision, tally.recall) == (0.6, 0.75)
    assert tally.f1 == pytest.approx(2 / 3)
    assert (Tally().precision, Tally().recall, Tally().f1, Tally().whole) == (0.0, 0.0, 0.0, True)
    assert not tally.whole
