"""Linking: crowds, rivals and what analysts say, the same whatever came first."""
from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.fact import Country, Date, Fact, Person
from bangiao.graph.identity import linking
from bangiao.graph.identity.agreement import Canonical
from bangiao.graph.identity.events import Meetings
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import entity_path

World = Any
MakeFact = Callable[..., Fact]
PathOf = Callable[[str, Fact], str]

SIDES = (Country("VN"), Country("TR"))
HIEN, ORHAN = Person("Đỗ Quang Hiển", "VN"), Person("Orhan Sezgin", "TR")


@pytest.fixture
def small_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four are a crowd."""
    monkeypatch.setattr(linking, "_CROWD", 3)


@pytest.fixture
def met(fact: MakeFact) -> Fact:
    return fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, date=Date("2031-05-06"))


def test_more_reports_than_are_compared_are_not_tied_and_fewer_are_again(
    small_crowd: None, world: World, met: Fact, path_of: PathOf
) -> None:
    nodes = {id_: path_of(id_, met) for id_ in "abcd"}
    for id_ in "abc":
        world.put(id_, met)
    assert world.sets() == {frozenset(nodes[id_] for id_ in "abc")}
    world.put("d", met)
    assert world.sets() == set()
    world.remove("a")
    assert world.sets() == {frozenset(nodes[id_] for id_ in "bcd")}
    world.change({"b": [], "a": world.hear("a", met), "x": world.hear("x", met)})
    assert world.sets() == set()


def test_a_crowd_under_one_key_is_none_under_a_narrower_one(
    small_crowd: None, world: World, fact: MakeFact, path_of: PathOf
) -> None:
    told = {f"{month}{copy}": fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, date=Date(f"2031-0{month}-06"))
            for month in range(1, 6) for copy in "ab"}
    for id_, meeting in told.items():
        world.put(id_, meeting)
    assert world.sets() == {
        frozenset(path_of(f"{month}{copy}", told[f"{month}{copy}"]) for copy in "ab") for month in range(1, 6)
    }


def test_what_a_crowd_tells_without_a_year_is_tied_by_the_days_of_its_articles(
    small_crowd: None, world: World, fact: MakeFact, path_of: PathOf
) -> None:
    met = fact("Meeting", participant=(HIEN, ORHAN), party=SIDES)
    days = ("6/2", "6/5", "6/8", "6/11")
    for day in days:
        for copy in "ab":
            world.put(f"{day}-{copy}", met, text=f"Hôm {day} có tin {copy}.")
    assert world.sets() == {frozenset(path_of(f"{day}-{copy}", met) for copy in "ab") for day in days}


def test_what_a_crowd_tells_of_a_month_is_tied_by_its_day(
    small_crowd: None, world: World, fact: MakeFact, path_of: PathOf
) -> None:
    told = {f"{day}-{copy}": fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, date=Date(f"2031-05-{day}"))
            for day in ("06", "11", "16", "21") for copy in "ab"}
    for id_, meeting in told.items():
        world.put(id_, meeting)
    assert world.sets() == {
        frozenset(path_of(f"{day}-{copy}", told[f"{day}-{copy}"]) for copy in "ab") for day in ("06", "11", "16", "21")
    }


def test_an_analyst_joins_two_of_a_crowd(small_crowd: None, worlds: type[World], met: Fact, path_of: PathOf) -> None:
    nodes = sorted(path_of(id_, met) for id_ in "abcdef")
    world = worlds(Overrule(same=frozenset({(nodes[0], nodes[5]), (nodes[2], nodes[5])})))
    for id_ in "abcdef":
        world.put(id_, met)
    assert world.sets() == {frozenset((nodes[0], nodes[2], nodes[5]))}


def test_what_an_analyst_joins_tears_nothing_from_it(worlds: type[World]) -> None:
    right, hyphen, wrong = Person("Kim Doyeon", "KR"), Person("Kim Do Yeon", "KR"), Person("Kim Doyeon", "VN")
    world = worlds(Overrule(same=frozenset({tuple(sorted(map(entity_path, (right, wrong))))})))
    world.say(right, hyphen, wrong)
    assert world.sets() == {frozenset(map(entity_path, (right, hyphen, wrong)))}


def test_a_misdated_report_that_an_analyst_joins_leaves_the_others_one(
    worlds: type[World], met: Fact, fact: MakeFact, path_of: PathOf
) -> None:
    late = fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, date=Date("2031-05-07"))
    nodes = [path_of("a", met), path_of("b", met), path_of("c", met), path_of("d", late)]
    world = worlds(Overrule(same=frozenset({tuple(sorted((nodes[0], nodes[3])))})))
    for id_, told in zip("abcd", (met, met, met, late), strict=True):
        world.put(id_, told)
    assert world.sets() == {frozenset(nodes)}


def test_what_an_analyst_parts_is_not_joined_through_a_third(worlds: type[World]) -> None:
    people = [Person(name, "RU") for name in ("Viktor Zorenko", "Viktor Zorenka", "Viktor I. Zorenko")]
    one, other, third = map(entity_path, people)
    world = worlds(Overrule(different=frozenset({tuple(sorted((one, other)))})))
    world.say(*people)
    assert frozenset((one, other)) not in {frozenset((one, other)) & group for group in world.sets()}
    assert world.why(one, other).against == "decided"
    assert world.why(one, third).same is False, "it would be the other as well"
    assert world.why(one, third).rivals == (other,)


def test_decisions_that_contradict_one_another_join_nothing(worlds: type[World]) -> None:
    nodes = sorted(entity_path(Person(name, "RU")) for name in ("Anton Batov", "Pavel Zorenko", "Yuri Melnik"))
    world = worlds(Overrule(
        same=frozenset({(nodes[0], nodes[1]), (nodes[1], nodes[2])}), different=frozenset({(nodes[0], nodes[2])})))
    world.say(*(Person(name, "RU") for name in ("Anton Batov", "Pavel Zorenko", "Yuri Melnik")))
    assert world.sets() == set()


def test_decisions_on_what_no_article_tells_wait_for_it(worlds: type[World]) -> None:
    here, there = Person("Anton Batov", "RU"), Person("Antonio Batista", "PT")
    world = worlds(Overrule(same=frozenset({tuple(sorted(map(entity_path, (here, there))))})))
    world.say(here)
    assert world.sets() == set()
    world.say(there)
    assert world.sets() == {frozenset(map(entity_path, (here, there)))}
    world.remove("bai-0")
    assert world.sets() == set()


def test_who_is_told_of_often_keeps_his_name_with_his_events_when_another_spelling_comes_and_goes(
    world: World, fact: MakeFact, path_of: PathOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def met(who: Person, day: int) -> Fact:
        return fact("Meeting", participant=(HIEN, who), party=SIDES, date=Date(f"2031-05-{day}"))

    def keys(self: Meetings, one: Node, canonical: Canonical, of: Callable[..., set[str]] = Meetings.keys) -> set[str]:
        asked.add(one.iri)
        return of(self, one, canonical)

    for day in range(10, 20):
        world.put(str(day), met(ORHAN, day))
    asked: set[str] = set()
    monkeypatch.setattr(Meetings, "keys", keys)
    other = Person("Orhan A. Sezgin", "TR")
    here, there = path_of("new", met(other, 10)), path_of("10", met(ORHAN, 10))
    world.change({"new": world.hear("new", met(other, 10))})
    assert asked == {here}, "no other meeting is looked at"
    assert world.index.least(entity_path(ORHAN)) == entity_path(other)
    assert world.sets() == {frozenset({here, there}), frozenset(map(entity_path, (ORHAN, other)))}
    asked.clear()
    world.change({"new": []})
    assert asked <= {here}
    assert world.sets() == set()


def test_a_name_shows_the_state_that_any_spelling_of_a_set_tells(world: World, fact: MakeFact) -> None:
    untold = Person(ORHAN.name)
    for id_ in "abc":
        world.put(id_, fact("Statement", speaker=untold))
    world.put("d", fact("Statement", speaker=ORHAN))
    assert world.index.canonical(entity_path(untold)) == entity_path(ORHAN)


def test_an_analyst_joins_no_two_classes(worlds: type[World], met: Fact, path_of: PathOf) -> None:
    world = worlds(Overrule(same=frozenset({tuple(sorted((entity_path(HIEN), path_of("a", met))))})))
    world.put("a", met)
    assert world.sets() == set()


NAMES = (
    "Viktor Zorenko", "Zorenko Viktor", "V. Zorenko", "Zorenko", "Anton Zorenko", "A. Zorenko", "Viktor Zorenka",
    "Viktor A. Zorenko",
)
people = st.builds(Person, st.sampled_from(NAMES), st.sampled_from([None, "RU", "BY"]))
decisions = st.sets(
    st.tuples(people, people).map(lambda two: tuple(sorted(map(entity_path, two)))).filter(lambda two: two[0] < two[1]),
    max_size=3,
)


@settings(max_examples=30)
@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.sets(people, max_size=2), min_size=1), max_size=6),
       decisions, decisions, st.sampled_from([2, 200]), st.randoms())
def test_ties_are_a_function_of_the_articles_whatever_analysts_say(
    worlds: type[World], fact: MakeFact, changes: list[dict[str, set[Person]]], same: set[tuple[str, str]],
    different: set[tuple[str, str]], crowd: int, order: random.Random,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "_CROWD", crowd)
        world = worlds(Overrule(frozenset(same), frozenset(different - same)))
        for change in changes:
            world.change({
                id_: world.hear(id_, *(fact("Statement", speaker=who) for who in told)) for id_, told in change.items()
            })
            for group in world.sets():
                assert not [pair for pair in different - same if set(pair) <= group]
        shuffled = list(world.told.items())
        order.shuffle(shuffled)
        assert list(world.anew(shuffled).pairs()) == list(world.index.pairs())
