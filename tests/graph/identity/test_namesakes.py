"""Two of one state and name are told apart by offices that nobody holds together, and by nothing less."""
from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.fact import Country, Date, Fact, Person
from bangiao.graph.identity.namesakes import incompatible
from bangiao.graph.identity.node import node
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.why import Verdict
from bangiao.graph.iri import entity_path

World = Any
MakeFact = Callable[..., Fact]

HUNG = Person("Nguyễn Văn Hùng", "VN")
ENVOY, CHAIR, OFFICER = "Đại sứ Việt Nam tại Lào", "Chủ tịch UBND tỉnh", "Giám đốc Công an tỉnh"
SOUTH, NORTH = "Chủ tịch UBND tỉnh An Giang", "Phó Bí thư Thường trực Tỉnh ủy Sơn La"
BOSS = "Tổng Giám đốc Công ty Rong biển"
PLAIN = entity_path(HUNG)
EMBASSY, LOCAL, POLICE, BUSINESS = (entity_path(replace(HUNG, sphere=its)) for its in ("embassy", "local", "police", "business"))
AN_GIANG, SON_LA = (entity_path(replace(HUNG, sphere="local", province=its)) for its in ("an-giang", "son-la"))


@pytest.fixture
def tell(world: World, fact: MakeFact) -> Callable[..., None]:
    """Lets one more article of a day give somebody these offices; without any, speak."""

    def one_more(day: str | None, *titles: str, who: Person = HUNG) -> None:
        offices = [fact("OfficeHolding", person=who, title=title) for title in titles]
        world.put(f"bai-{len(world.told)}", *offices, fact("Statement", speaker=who), issued=day)

    return one_more


Tell = Callable[..., None]


def told_in_each_order(world: World, tell: Tell, told: tuple[tuple[str | None, ...], ...]) -> Iterator[None]:
    """Once for each order (of many the first six) in which the articles can come, each a day and the offices it gives."""
    for order in itertools.islice(itertools.permutations(told), 6):
        world.remove(*world.told)
        for day, *titles in order:
            tell(day, *titles)
        yield


@pytest.mark.parametrize(
    "told",
    [
        (("2031-05-06", ENVOY), ("2031-05-06", CHAIR)),
        (("2031-05-06", ENVOY), ("2031-05-26", CHAIR)),
        (("2031-01-06", ENVOY), ("2031-03-06", CHAIR), ("2031-05-06", ENVOY)),
        (("2031-01-06", OFFICER), ("2031-03-06", CHAIR), ("2031-05-06", OFFICER)),
        (("2031-01-06", ENVOY), ("2031-02-06", ENVOY), ("2031-02-26", CHAIR)),
    ],
    ids=["one day", "one month", "in turns", "in turns where people move", "too few months to show an order"],
)
def test_two_offices_of_one_time_are_of_two(world: World, tell: Tell, told: tuple[tuple[str, str], ...]) -> None:
    for _ in told_in_each_order(world, tell, told):
        assert world.sets() == set()
    sphere = POLICE if told[0][1] == OFFICER else EMBASSY
    assert world.why(sphere, LOCAL) == Verdict(same=False, against="offices")


@pytest.mark.parametrize(
    "told",
    [
        (("2030-12-06", ENVOY), ("2031-02-06", CHAIR)),
        (("2031-05-06", OFFICER), ("2031-05-16", CHAIR)),
        (("2031-05-06", "Bí thư Tỉnh ủy Hà Nam"), ("2031-05-06", "Chủ tịch HĐND tỉnh Hà Nam")),
        (("2031-05-06", "Đại sứ Việt Nam tại Lào"), ("2031-05-07", "Đại sứ Việt Nam tại Campuchia")),
        (("2031-05-06", "Tư lệnh Hải quân"), ("2031-05-06", "Bộ trưởng Quốc phòng")),
        (("2031-05-06", ENVOY), ("2031-05-06", "Ủy viên Trung ương Đảng"), ("2031-05-06", "Đại biểu Quốc hội")),
        (("2031-05-06", ENVOY), ("2031-05-06", "Chủ tịch Hội hữu nghị")),
        ((None, ENVOY), (None, CHAIR)),
        (("2031-05-06", ENVOY), (None, CHAIR)),
        (("2031", ENVOY), ("2031", CHAIR)),
        (("2029-05-06", ENVOY), ("2031-05-06", CHAIR), ("2033-05-06", ENVOY)),
        (("2031-05-06", ENVOY), ("2031-05-06", CHAIR), ("2040-05-06", ENVOY, CHAIR)),
        (("2031-01-06", ENVOY), ("2031-02-06", ENVOY), ("2031-03-06", CHAIR), ("2031-04-06", CHAIR)),
        (("2019-05-06", ENVOY), ("2020-01-06", "Thứ trưởng Ngoại giao"), ("2020-01-20", "Thứ trưởng Ngoại giao")),
        (("2031-05-06", "Bộ trưởng Y tế"), ("2031-05-20", CHAIR)),
    ],
    ids=["who moved", "within a month where people move", "a province's two", "two states", "an army's minister", "members",
         "an association", "no dates", "one without a date", "years", "back after years", "an article tells both",
         "months in order", "a deputy minister", "from a ministry to a province"],
)
def test_offices_that_one_can_have_held_are_of_one(world: World, tell: Tell, told: tuple[tuple[str, ...], ...]) -> None:
    for _ in told_in_each_order(world, tell, told):
        nodes = set(world.index.nodes("Person"))
        assert {world.index.least(iri) for iri in nodes} == {min(nodes)}
        world.sets()


@pytest.mark.parametrize(
    "told",
    [
        (("2031-05-06", SOUTH), ("2031-05-06", NORTH)),
        (("2031-05-06", SOUTH), ("2031-05-13", NORTH)),
        (("2031-01-06", SOUTH), ("2031-03-06", NORTH), ("2031-05-06", SOUTH)),
        (("2031-05-01", SOUTH), ("2031-04-06", SOUTH), ("2031-05-06", NORTH)),
        (("2031-05-06", SOUTH), ("2031-05-10", "Phó Chủ tịch UBND tỉnh Kiên Giang"), ("2031-05-10", NORTH)),
    ],
    ids=["one day", "one week", "in turns", "too few months to show an order", "merged provinces are one"],
)
def test_offices_of_two_provinces_at_one_time_are_of_two(world: World, tell: Tell, told: tuple[tuple[str, str], ...]) -> None:
    for _ in told_in_each_order(world, tell, told):
        assert world.sets() == set()
    assert world.why(AN_GIANG, SON_LA) == Verdict(same=False, against="provinces")


@pytest.mark.parametrize(
    "told",
    [
        (("2031-05-06", SOUTH), ("2031-05-14", NORTH)),
        (("2029-05-06", SOUTH), ("2031-05-06", NORTH), ("2033-05-06", SOUTH)),
        (("2031-05-06", SOUTH), (None, NORTH)),
        (("2031-05-06", SOUTH), ("2031-05-06", NORTH), ("2031-05-09", SOUTH, NORTH)),
        (("2031-02-06", SOUTH), ("2031-03-06", SOUTH), ("2031-04-06", SOUTH), ("2031-05-06", SOUTH), ("2031-05-07", SOUTH),
         ("2031-05-09", NORTH), ("2031-06-09", NORTH)),
        (("2031-05-06", SOUTH), ("2031-05-06", CHAIR)),
        (("2031-05-06", SOUTH), ("2031-05-16", OFFICER)),
        (("2031-05-06", SOUTH), ("2031-05-06", "Trưởng Đoàn đại biểu Quốc hội tỉnh Sơn La")),
    ],
    ids=["later", "back after years", "no date", "an article tells both", "months in order", "of which province is not told",
         "from one sphere to another", "a deputy"],
)
def test_who_can_have_gone_from_province_to_province_is_one(world: World, tell: Tell, told: tuple[tuple[str, ...], ...]) -> None:
    for _ in told_in_each_order(world, tell, told):
        nodes = set(world.index.nodes("Person"))
        assert len(nodes) > 1
        assert {world.index.least(iri) for iri in nodes} == {min(nodes)}
        world.sets()


def test_who_moved_is_one_where_an_article_tells_the_former_office_too(world: World, tell: Tell, fact: MakeFact) -> None:
    tell("2031-05-06", SOUTH)
    tell("2031-05-09", NORTH)
    assert world.sets() == set()
    offices = [fact("OfficeHolding", person=HUNG, title=SOUTH, former=True), fact("OfficeHolding", person=HUNG, title=NORTH)]
    world.put("bai-moi", *offices, issued="2031-05-08")
    assert world.sets() == {frozenset({AN_GIANG, SON_LA})}
    world.remove("bai-moi")
    assert world.sets() == set()


def test_whose_province_is_not_told_is_neither_of_two_and_the_one_where_there_is_one(world: World, tell: Tell) -> None:
    tell("2031-05-06", SOUTH)
    tell("2031-05-06", CHAIR)
    assert world.sets() == {frozenset({LOCAL, AN_GIANG})}
    tell("2031-05-07", NORTH)
    assert world.sets() == set()
    assert world.why(LOCAL, AN_GIANG) == Verdict(same=False, against="rivals", rivals=(SON_LA,))
    assert world.why(LOCAL, SON_LA) == Verdict(same=False, against="rivals", rivals=(AN_GIANG,))


def test_an_office_of_another_sphere_is_parted_from_one_of_a_province_as_from_any_local_one(world: World, tell: Tell) -> None:
    tell("2031-05-06", SOUTH)
    tell("2031-05-06", ENVOY)
    assert world.why(AN_GIANG, EMBASSY) == Verdict(same=False, against="offices")


def test_another_spelling_is_of_the_one_in_its_own_province(world: World, tell: Tell) -> None:
    bare = Person("Nguyen Van Hung", "VN")
    for who, title in ((HUNG, SOUTH), (HUNG, NORTH), (bare, SOUTH)):
        tell("2031-05-06", title, who=who)
    assert world.sets() == {frozenset({AN_GIANG, entity_path(replace(bare, sphere="local", province="an-giang"))})}


def test_who_holds_a_post_of_the_state_is_not_who_holds_another_office_meanwhile(world: World, tell: Tell) -> None:
    for day in ("2031-03-06", "2031-05-06"):
        tell(day, "Bộ trưởng Y tế")
    tell("2031-04-16", BOSS)
    assert world.sets() == set()
    assert world.why(PLAIN, BUSINESS).against == "offices"
    tell("2031-05-07", "Bộ trưởng Y tế", BOSS)  # and yet, if an article tells both
    assert world.sets() == {frozenset({PLAIN, BUSINESS})}


@pytest.mark.parametrize(
    ("days", "two"),
    [((("2031-05-06",), "2031-05-20"), True), ((("2031-05-26",), "2031-06-20"), True), ((("2031-05-06",), "2031-07-20"), False),
     ((("2031-04-06", "2031-05-06"), "2031-06-02"), True), ((("2031-03-06", "2031-04-06", "2031-05-06"), "2031-06-02"), True),
     ((("2031-02-06", "2031-03-06", "2031-04-06", "2031-05-06", "2031-05-07"), "2031-06-02"), True),
     ((("2031-01-06", "2031-02-06", "2031-03-06", "2031-04-06", "2031-05-06"), "2031-06-02"), False)],
    ids=["one month", "the next", "later", "two and one", "three and one", "four and one", "five and one: an order"],
)
def test_a_ministry_and_a_company_are_of_two_within_a_month(
    world: World, tell: Tell, days: tuple[tuple[str, ...], str], two: bool
) -> None:
    for day in days[0]:
        tell(day, "Bộ trưởng Y tế")
    tell(days[1], BOSS)
    assert world.sets() == (set() if two else {frozenset({PLAIN, BUSINESS})})


def test_who_is_told_without_an_office_is_neither_of_two_and_the_one_where_there_is_one(world: World, tell: Tell) -> None:
    tell("2031-05-06", ENVOY)
    tell(None)
    assert world.sets() == {frozenset({PLAIN, EMBASSY})}
    assert [step.reason for step in world.why(PLAIN, EMBASSY).steps] == ["name"]
    tell("2031-05-16", CHAIR)
    assert world.sets() == set()
    assert world.why(PLAIN, EMBASSY) == Verdict(same=False, against="rivals", rivals=(LOCAL,))
    world.remove("bai-2")
    assert world.sets() == {frozenset({PLAIN, EMBASSY})}


def test_offices_told_of_several_at_once_are_told_of_each(world: World, fact: MakeFact) -> None:
    both = (HUNG, Person("Trần Văn Minh", "VN"))
    world.put("bai-0", *(fact("OfficeHolding", person=both, title=title) for title in (ENVOY, CHAIR)), issued="2031-05-06")
    assert all(world.index.node(entity_path(person)).all("together") == {"embassy local"} for person in both)


def test_two_namesakes_who_met_others_are_two_visitors(world: World, fact: MakeFact) -> None:
    going = [fact("Visit", visitor=HUNG, destination=Country("LA"), date=Date("2031-05-06")) for _ in range(2)]
    for number, (title, visit) in enumerate(zip((ENVOY, CHAIR), going, strict=True)):
        world.put(f"bai-{number}", fact("OfficeHolding", person=HUNG, title=title), visit, issued="2031-05-07")
    assert world.sets() == set()


def test_another_spelling_is_of_the_one_in_its_own_sphere(world: World, tell: Tell) -> None:
    bare = Person("Nguyen Van Hung", "VN")
    for title in (ENVOY, CHAIR):
        tell("2031-05-06", title)
    tell("2031-05-06", ENVOY, who=bare)
    assert world.sets() == {frozenset({EMBASSY, entity_path(replace(bare, sphere="embassy"))})}


def test_a_namesake_takes_no_spelling_from_who_holds_a_post(world: World, tell: Tell) -> None:
    bare = Person("Nguyen Van Hung", "VN")
    for day in ("2031-03-06", "2031-05-06"):
        tell(day, "Chủ tịch nước")
    tell(None, who=bare)
    tell("2031-04-16", BOSS)
    assert world.sets() == {frozenset({PLAIN, entity_path(bare)})}


def test_an_office_long_ago_stays_with_who_holds_another_though_a_namesake_holds_a_third(world: World, tell: Tell) -> None:
    for day in ("2031-03-06", "2031-05-06"):
        tell(day, "Chủ tịch nước")
    tell("2015-04-16", CHAIR)
    tell("2031-04-16", BOSS)
    assert world.sets() == {frozenset({PLAIN, LOCAL})}


def test_other_states_have_their_own_namesakes(world: World, tell: Tell) -> None:
    for who, title in ((HUNG, ENVOY), (replace(HUNG, country="LA"), ENVOY), (replace(HUNG, country="LA"), CHAIR)):
        tell("2031-05-06", title, who=who)
    assert world.sets() == set()


@pytest.mark.parametrize("of", ["same", "different"])
@pytest.mark.parametrize(("one", "other", "titles"), [(EMBASSY, LOCAL, (ENVOY, CHAIR)), (AN_GIANG, SON_LA, (SOUTH, NORTH))])
def test_an_analyst_overrules_it(
    worlds: type[World], fact: MakeFact, of: str, one: str, other: str, titles: tuple[str, str]
) -> None:
    pair = frozenset({(one, other)})
    world = worlds(Overrule(same=pair) if of == "same" else Overrule(different=pair))
    days = ("2031-05-06", "2031-05-06" if of == "same" else "2035-05-06")
    for number, (day, title) in enumerate(zip(days, titles, strict=True)):
        world.put(f"{number}", fact("OfficeHolding", person=HUNG, title=title), issued=day)
    world.put("2", fact("Statement", speaker=HUNG))
    assert world.sets() == ({frozenset({PLAIN, one, other})} if of == "same" else set())
    verdict = world.why(one, other)
    assert [step.reason for step in verdict.steps] == ["analyst"] if of == "same" else verdict.against == "decided"


days = st.dates(dt.date(2030, 1, 1), dt.date(2032, 12, 31)).map(str)


@settings(max_examples=60)
@given(
    st.lists(days, max_size=5), st.lists(days, max_size=5),
    st.sampled_from([(EMBASSY, LOCAL), (EMBASSY, PLAIN), (EMBASSY, BUSINESS), (AN_GIANG, SON_LA)]),
)
def test_it_is_the_same_from_either_side_and_of_one_sphere_never(mine: list[str], yours: list[str], two: tuple[str, str]) -> None:
    own, theirs = two
    one = node(own, "Person", [("held", day) for day in mine])
    traits = [("seat", f"VN minister y te {day[:7]}") if theirs == PLAIN else ("held", day) for day in yours]
    other = node(theirs, "Person", traits)
    assert incompatible(one, other) == incompatible(other, one)
    assert not incompatible(one, node(own, "Person", [("held", day) for day in yours]))
    assert own == EMBASSY or not incompatible(one, node(LOCAL, "Person", [("held", day) for day in yours]))
    if theirs != PLAIN and set(mine) & set(yours) and (len(set(mine)) == 1 or len(set(yours)) == 1):
        assert incompatible(one, other), "nobody is in two places on one day"


Told = tuple[Person, set[str], str | None]  # who, in which offices, on which day
SPELLINGS = (HUNG, Person("Nguyen Van Hung", "VN"), Person("Nguyễn Văn Hùng"), Person("Hùng", "VN"))
OFFICES = (ENVOY, CHAIR, SOUTH, NORTH, OFFICER, BOSS, "Bộ trưởng Y tế", "Chủ tịch nước")
tellings = st.tuples(
    st.sampled_from(SPELLINGS), st.sets(st.sampled_from(OFFICES), max_size=2),
    st.sampled_from((None, "2031-01-06", "2031-03-06", "2031-03-26", "2031-05-06", "2035-05-06")),
)


@settings(max_examples=50)
@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.none() | tellings, min_size=1), max_size=6), st.randoms())
def test_namesakes_are_a_function_of_the_articles(
    worlds: type[World], fact: MakeFact, changes: list[dict[str, Told | None]], order: random.Random
) -> None:
    world = worlds()
    for change in changes:
        world.change({id_: world.hear(id_, *_facts(fact, told), issued=told[2]) if told else [] for id_, told in change.items()})
        for group in world.sets():
            nodes = [world.index.node(iri) for iri in group]
            assert not any(incompatible(one, other) for one, other in itertools.combinations(nodes, 2))
    shuffled = list(world.told.items())
    order.shuffle(shuffled)
    assert list(world.anew(shuffled).pairs()) == list(world.index.pairs())


def _facts(fact: MakeFact, told: Told) -> list[Fact]:
    who, titles, _ = told
    return [fact("Statement", speaker=who), *(fact("OfficeHolding", person=who, title=title) for title in sorted(titles))]
