"""Reprints follow the report that they reprint, in whatever order they come and however many they are."""
from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Person
from bangiao.graph.identity import linking
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.reprints import fingerprint
from bangiao.graph.identity.why import Step

World = Any
MakeFact = Callable[..., Fact]
MakeNode = Callable[..., Node]
PathOf = Callable[[str, Fact], str]

SIDES = (Country("VN"), Country("TR"))
HIEN, ORHAN = Person("Đỗ Quang Hiển", "VN"), Person("Orhan Sezgin", "TR")
LONG = "Tại cuộc gặp, hai bên đã trao đổi về hòa bình và các bước phối hợp trong thời gian tới ở vùng biên giới hai nước."


@pytest.fixture
def met(fact: MakeFact) -> Fact:
    return fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("talks"))


@pytest.fixture
def small_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four are a crowd."""
    monkeypatch.setattr(linking, "_CROWD", 3)


def test_what_differs_in_the_article_alone_has_one_fingerprint(event: MakeNode) -> None:
    told = {"words": "a1", "place": "place/VN/hue", "beside": "person/VN/hien"}
    lao, khmer = "unnamed/LA/ngoai-truong/{}", "unnamed/KH/ngoai-truong/{}"
    one = event("Meeting", "a", **told, participant=lao.format("a"), visit="visit/1")
    assert fingerprint(one) == fingerprint(event("Meeting", "b", **told, participant=lao.format("b"), visit="visit/2"))
    assert fingerprint(one) != fingerprint(event("Meeting", "b", **told, participant=khmer.format("b")))
    assert fingerprint(one) != fingerprint(event("Visit", "b", **told, participant=lao.format("b")))


def test_what_is_told_in_few_words_is_no_reprint(event: MakeNode) -> None:
    assert fingerprint(event("Meeting", "a", place="place/VN/hue")) is None
    assert fingerprint(None) is None


def test_reprints_are_one_however_many_they_are(small_crowd: None, world: World, met: Fact, path_of: PathOf) -> None:
    for number in (3, 7, 1, 9, 2, 8, 5):
        world.put(f"bai-{number}", met, text=LONG)
        world.sets()
    assert world.sets() == {frozenset(path_of(id_, met) for id_ in world.told)}
    for id_ in sorted(world.told)[:4]:  # the originals first
        world.remove(id_)
        world.told.pop(id_)
        world.sets()
    assert world.sets() == {frozenset(path_of(id_, met) for id_ in world.told)}
    world.remove(*list(world.told)[1:])
    assert world.sets() == set()


def test_reprints_make_no_crowd_of_what_is_compared(
    small_crowd: None, world: World, met: Fact, fact: MakeFact, path_of: PathOf
) -> None:
    other = fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("talks"), date=Date("2031-05-06"))
    for number in range(6):
        world.put(f"bai-{number}", met, text=LONG, issued="2031-05-07")
    world.put("bai-khac", other)
    assert world.sets() == {frozenset({path_of("bai-khac", other), *(path_of(f"bai-{number}", met) for number in range(6))})}


def test_reprints_change_nothing_in_what_their_article_tells(world: World, met: Fact, fact: MakeFact) -> None:
    """Two records of an article, that are not compared with one another, are not compared by way of its reprint either."""
    two = met, fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("reception"), date=Date("2031-05-06"))
    for article in ("bai-1", "bai-2", "bai-3"):
        world.put(article, *two, text=LONG, issued="2031-05-07")
    assert sorted(map(len, world.sets())) == [3, 3]


def test_an_analyst_has_the_last_word_on_a_reprint(worlds: type[World], met: Fact, path_of: PathOf) -> None:
    nodes = sorted(path_of(id_, met) for id_ in "abcd")
    for pair in itertools.combinations(nodes, 2):
        world = worlds(Overrule(different=frozenset({pair})))
        for id_ in "abcd":
            world.put(id_, met, text=LONG)
        assert world.sets()
        assert not any(set(pair) <= group for group in world.sets())


def test_the_way_to_a_reprint_leads_by_its_original(world: World, met: Fact, fact: MakeFact, path_of: PathOf) -> None:
    other = fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("talks"), date=Date("2031-05-06"))
    for article in ("bai-1", "bai-2", "bai-3"):
        world.put(article, met, text=LONG, issued="2031-05-07")
    world.put("bai-4", other)
    first, second, third = (path_of(f"bai-{number}", met) for number in (1, 2, 3))
    apart = path_of("bai-4", other)
    assert world.why(second, third).steps == (Step(second, first, "same-words"), Step(first, third, "same-words"))
    assert world.why(first, third).steps == (Step(first, third, "same-words"),)
    assert world.why(third, apart).steps == (Step(third, first, "same-words"), Step(first, apart, "same-time"))
    assert world.why(apart, third).steps == (Step(apart, first, "same-time"), Step(first, third, "same-words"))


def test_a_visits_reprint_tells_of_which_visit_its_statement_is(world: World, fact: MakeFact, path_of: PathOf) -> None:
    """A joint statement is known by the visit told nearest: in each article a node of its own, and one with the others."""
    visit = fact("Visit", visitor=ORHAN, destination=Country("VN"), origin=Country("TR"))
    paper = fact("Agreement", title="Tuyên bố chung", kind=Concept("joint-statement"), party=SIDES)
    for article in ("bai-1", "bai-2", "bai-3"):
        world.put(article, visit, paper, text=LONG)
    assert world.sets() >= {frozenset(path_of(f"bai-{number}", its) for number in (1, 2, 3)) for its in (visit, paper)}


WHO = (HIEN, ORHAN, Person("Orhan Demirkan", "TR"))
meetings = st.fixed_dictionaries(
    {
        "participant": st.sets(st.sampled_from(WHO), min_size=1, max_size=2).map(lambda who: tuple(sorted(who, key=str))),
        "party": st.just(SIDES), "kind": st.sampled_from([Concept("talks"), Concept("call")]),
    },
    optional={"date": st.sampled_from([Date("2031-05-06"), Date("2031-05")])},
)
texts, days = st.sampled_from([LONG, "Hai bên gặp nhau."]), st.sampled_from([None, "2031-05-07"])
tellings = st.tuples(st.lists(meetings, max_size=2), texts, days)
changes = st.lists(st.dictionaries(st.sampled_from("abcde"), tellings, min_size=1), max_size=6)


@settings(max_examples=60)
@given(changes, st.sampled_from([2, 200]), st.randoms())
def test_reprints_are_a_function_of_the_articles(
    worlds: type[World], fact: MakeFact, changes: list[dict[str, Any]], crowd: int, order: Any
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "_CROWD", crowd)
        world = worlds()
        for change in changes:
            told = {
                id_: world.hear(id_, *dict.fromkeys(fact("Meeting", **its) for its in facts), text=text, issued=issued)
                for id_, (facts, text, issued) in change.items()
            }
            world.change(told)
            world.sets()
        shuffled = list(world.told.items())
        order.shuffle(shuffled)
        assert list(world.anew(shuffled).pairs()) == list(world.index.pairs())


def test_an_office_alone_is_in_each_reprint(world: World, fact: MakeFact, path_of: PathOf) -> None:
    met = fact("Meeting", participant=HIEN, incumbent=Incumbent("Ngoại trưởng", "TR"), party=SIDES)
    for article in ("bai-1", "bai-2"):
        world.put(article, met, text=LONG)
    assert frozenset({path_of("bai-1", met), path_of("bai-2", met)}) in world.sets()
