"""What two articles tell in the same long sentence is one event; what they tell in a short one, or else, need not be."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Person, Value
from bangiao.graph.identity import linking
from bangiao.graph.identity.why import Step, Verdict

World = Any
MakeFact = Callable[..., Fact]

VN, LA, RU = Country("VN"), Country("LA"), Country("RU")
KHANH, SONE = Person("Đỗ Quang Khánh", "VN"), Person("Sonexay Vilay", "LA")
LONG = "Tại cuộc gặp, hai bên đã trao đổi về hòa bình và các bước phối hợp trong thời gian tới ở vùng biên giới hai nước."
RESPELT = LONG.upper().replace("HÒA", "HOÀ")
SHORT = "Hai bên đã trao đổi về các bước phối hợp."
OTHER = LONG.replace("thời gian", "mùa khô")
SIDES = {"party": (VN, LA), "kind": Concept("talks")}


@pytest.fixture
def meeting(fact: MakeFact) -> MakeFact:
    return lambda **more: fact("Meeting", **{**SIDES, **more})


@pytest.mark.parametrize(
    ("text", "again", "same"), [(LONG, LONG, True), (LONG, RESPELT, True), (LONG, OTHER, False), (SHORT, SHORT, False)],
    ids=["copied", "spelt in another way", "other words", "few words"],
)
def test_one_long_sentence_tells_one_event_though_nobody_is_named(
    world: World, meeting: MakeFact, text: str, again: str, same: bool
) -> None:
    world.put("bai-1", meeting(), text=text)
    world.put("bai-2", meeting(), text=again)
    nodes = sorted(world.index.nodes("Meeting"))
    assert world.sets() == ({frozenset(nodes)} if same else set())
    verdict = world.why(*nodes)
    assert verdict == (Verdict(same=True, steps=(Step(*nodes, "same-words"),)) if same else Verdict(same=False, against="unlike"))


@pytest.mark.parametrize(
    ("cls", "told"),
    [
        ("Meeting", {**SIDES, "participant": KHANH, "incumbent": Incumbent("Ngoại trưởng", "LA")}),
        ("Visit", {"origin": LA, "destination": VN, "kind": Concept("official")}),
        ("Visit", {"incumbent": Incumbent("Hoàng hậu", "LA"), "destination": VN}),
        ("Agreement", {"party": LA, "title": "Tuyên bố chung", "kind": Concept("joint-statement")}),
        ("Assistance", {"provider": VN, "recipient": LA, "kind": Concept("training")}),
        ("Assistance", {"provider": VN, "kind": Concept("aid"), "amount": 5}),
    ],
    ids=["office alone", "nobody named", "a visitor's office", "one party", "help without amount", "help to nobody named"],
)
def test_a_copied_sentence_is_enough_where_too_little_is_told(
    world: World, fact: MakeFact, cls: str, told: dict[str, Value]
) -> None:
    for id_, text in (("bai-1", SHORT), ("bai-2", LONG), ("bai-3", SHORT), ("bai-4", LONG)):
        world.put(id_, fact(cls, **told), text=text)
    copied = {its.node for article in ("bai-2", "bai-4") for its in world.told[article] if its.cls == cls}
    assert [group for group in world.sets() if group <= set(world.index.nodes(cls))] == [copied]


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ({"participant": (KHANH, SONE)}, {"participant": KHANH}),
        ({"kind": Concept("call")}, {}),
        ({"party": (VN, RU)}, {}),
        ({"date": Date("2031-05-06")}, {"date": Date("2032-05-06")}),
        ({"status": Concept("cancelled")}, {}),
    ],
    ids=["other people", "another kind", "other sides", "another day", "cancelled"],
)
def test_who_tells_something_else_in_the_same_words_tells_of_another(
    world: World, meeting: MakeFact, mine: dict[str, Value], yours: dict[str, Value]
) -> None:
    world.put("bai-1", meeting(**mine), text=LONG)
    world.put("bai-2", meeting(**yours), text=LONG)
    assert world.sets() == set()


def test_a_sentence_that_articles_of_other_years_share_is_of_no_one_occasion(world: World, meeting: MakeFact) -> None:
    """As where a paper fills in the names only."""
    world.put("bai-1", meeting(participant=(KHANH, SONE)), text=LONG, issued="2031-05-06")
    world.put("bai-2", meeting(participant=(KHANH, SONE)), text=LONG, issued="2033-05-06")
    assert world.sets() == set()


def test_two_that_one_article_tells_in_one_sentence_stay_two(world: World, meeting: MakeFact) -> None:
    two = meeting(participant=KHANH), meeting(participant=SONE)
    world.put("bai-1", *two, text=LONG)
    world.put("bai-2", *two, text=LONG)
    assert sorted(map(len, world.sets())) == [2, 2]


def test_a_sentence_that_is_a_crowd_of_two_classes_is_none_of_one(
    monkeypatch: pytest.MonkeyPatch, world: World, meeting: MakeFact, fact: MakeFact
) -> None:
    """Visits told in it are no meetings: they neither make these a crowd nor have them compared as visits."""
    monkeypatch.setattr(linking, "_CROWD", 3)
    visit = fact("Visit", visitor=SONE, destination=VN)
    world.put("bai-1", meeting(participant=KHANH), text=LONG)
    world.put("bai-2", meeting(participant=KHANH), visit, text=LONG)
    together = {frozenset(world.index.nodes("Meeting"))}
    assert world.sets() == together
    world.put("bai-3", visit, fact("Visit", visitor=SONE, destination=RU), text=LONG)
    assert together <= world.sets()
