"""Meetings, visits: one where people, sides and times allow no other; and what makes policies, steps and help one."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Person, Place
from bangiao.graph.identity.events import Meetings, Visits, assistance, milestone, policy
from bangiao.graph.identity.node import Node
from bangiao.ontology.gazetteer import table

Event = Callable[..., Node]
World = Any
MakeFact = Callable[..., Fact]

HIEN, LINH, ORHAN, VIKTOR = "person/VN/do-hien", "person/VN/do-linh", "person/TR/orhan-sezgin", "person/RU/viktor-zorenko"
VN, TR, RU = "country/VN", "country/TR", "country/RU"
BODY = "organization/_/dien-dan-rong-bien"
SPRING = {"year": "2031", "season": "05-06"}
DAY = {"date": "2031-05-06"}
CAPITAL, CITY = "place/VN/ha-noi-e674de", "place/VN/da-nang-689e3e"
MET = {"participant": (HIEN, ORHAN), "party": (VN, TR), **DAY}


def agreed(likeness: Meetings | Visits, one: Node, other: Node) -> str | None:
    found = likeness.agree(one, other, str)
    assert found == likeness.agree(other, one, str)
    return found.reason if found else None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "talks"}, "same-day"),
        ({"kind": "call"}, None),
        ({"status": "cancelled"}, None),
        ({"status": "planned"}, "same-day"),
        ({"date": "2031-05-07"}, None),
        ({"date": "2031-05"}, "same-time"),
        ({"date": "2031-06"}, None),
        ({"participant": HIEN}, "same-day"),
        ({"participant": (HIEN, "person/TR/aydin")}, None),
        ({"participant": (LINH, "person/TR/aydin")}, None),
        ({"participant": ()}, "same-sides"),
        ({"participant": (), "date": "2031-05"}, None),
        ({"participant": HIEN, "party": (VN, RU)}, None),
        ({"participant": HIEN, "party": VN}, None),
        ({"party": (VN, TR, RU)}, "same-day"),
        ({"place": "place/VN/ha-noi"}, "same-day"),
        ({"place": "place/TR/ankara"}, None),
        ({"trip": "country/TR"}, None),
    ],
)
def test_meetings(event: Event, changes: dict[str, str | tuple[str, ...]], reason: str | None) -> None:
    one = event("Meeting", "a", **MET, kind="reception", place="place/VN/hue", trip="country/VN")
    told = {**MET, "kind": "reception", **changes}
    assert agreed(Meetings(), one, event("Meeting", "b", **told)) == reason


def test_a_call_is_one_with_a_call_and_with_no_meeting_in_a_room(event: Event) -> None:
    call, again, room = (event("Meeting", id_, **MET, kind=kind) for id_, kind in (("a", "call"), ("b", "call"), ("c", "talks")))
    assert agreed(Meetings(), call, again) == "same-day"
    assert agreed(Meetings(), call, room) is None
    assert Meetings().apart(call, room, str)


def test_two_calls_that_were_cancelled_are_one(event: Event) -> None:
    one, other = (event("Meeting", id_, **MET, status="cancelled") for id_ in "ab")
    assert agreed(Meetings(), one, other) == "same-day"


def test_two_meetings_of_one_article_are_two_even_of_one_day(event: Event) -> None:
    one, other = event("Meeting", "a", **MET), event("Meeting", "a", **{**MET, "kind": "talks"})
    assert agreed(Meetings(), one, other) is None
    assert Meetings().apart(one, other, str)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"kind": "talks"}, {"kind": "talks"}, True),
        ({"kind": "talks"}, {"kind": "reception"}, False),
        ({"kind": "talks", "year": "2031"}, {"kind": "reception", "year": "2032"}, True),
        ({"kind": "talks", "participant": HIEN}, {"kind": "talks", "participant": HIEN}, False),
        ({"kind": "talks", "participant": HIEN, "year": "2031"}, {"kind": "talks", "participant": HIEN, "year": "2031"}, False),
        ({"kind": "call", "participant": HIEN, **SPRING}, {"kind": "call", "participant": HIEN, **SPRING}, True),
        ({"kind": "talks", "year": "2031", "seat speaker VN": HIEN},
         {"kind": "reception", "year": "2031", "seat speaker VN": LINH}, False),
    ],
)
def test_meetings_without_a_time_are_one_only_where_more_than_people_agree(
    event: Event, one: dict[str, str], other: dict[str, str], same: bool
) -> None:
    undated = {"participant": (HIEN, ORHAN), "party": (VN, TR)}
    nodes = event("Meeting", "a", **{**undated, **one}), event("Meeting", "b", **{**undated, **other})
    assert (agreed(Meetings(), *nodes) is not None) == same


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("05-06", "05-06", "same-occasion"), ("05-06", "05-08", "same-occasion"),  # that on which somebody spoke of it, say
        ("05-06", "05-18", None), ("05-06", "11-06", None), ("12-31", "01-01", "same-occasion"),
    ],
)
def test_days_told_with_two_meetings_of_the_same_two_tell_whether_they_are_one(
    event: Event, one: str, other: str, reason: str | None
) -> None:
    undated = {"participant": (HIEN, ORHAN), "party": (VN, TR), "kind": "talks"}
    assert agreed(Meetings(), event("Meeting", "a", **undated, day=one), event("Meeting", "b", **undated, day=other)) == reason


def test_a_host_who_receives_one_guest_a_day_has_as_many_receptions(event: Event) -> None:
    told = {"participant": HIEN, "party": (VN, TR), "kind": "reception", **SPRING}
    days = ("a", "05-06"), ("b", "05-06"), ("c", "05-07")
    one, again, next_day = (event("Meeting", id_, **told, day=day) for id_, day in days)
    assert agreed(Meetings(), one, again)
    assert agreed(Meetings(), one, next_day) is None


def test_a_guest_of_no_told_state_is_of_the_side_that_is_left(event: Event) -> None:
    told = {"party": (VN, TR), "kind": "reception", **SPRING}
    guest = "person/_/selim"
    one = event("Meeting", "a", **told, participant=(HIEN, guest), **{"title chu tich tap doan": guest})
    by_office = event("Meeting", "b", **told, participant=(HIEN, "unnamed/TR/thu-tuong-bc0ec4/b"))
    chairman = event("Meeting", "c", **told, participant=(HIEN, "unnamed/TR/chu-tich-tap-doan-bc0ec4/c"))
    assert Meetings().apart(one, by_office, str)
    assert not Meetings().apart(one, chairman, str)


@pytest.mark.parametrize(("day", "reason"), [("05-08", "same-occasion"), ("05-30", None), ("09-02", None)])
def test_days_told_with_two_visits_are_of_one_trip_where_they_are_near(event: Event, day: str, reason: str | None) -> None:
    told = {"visitor": HIEN, "destination": TR, "kind": "official", "year": "2031"}
    one, other = event("Visit", "a", **told, day="05-06"), event("Visit", "b", **told, day=day)
    assert agreed(Visits(), one, other) == reason
    assert Visits().apart(one, other, str) == (day == "09-02")


def test_what_is_planned_is_not_of_a_year_before_the_one_told(event: Event) -> None:
    plan = event("Meeting", "a", participant=(HIEN, ORHAN), party=(VN, TR), kind="talks", status="planned", year="2031")
    past = {"participant": (HIEN, ORHAN), "party": (VN, TR), "kind": "talks", "date": "2030-05", "earliest": "2030-05-01"}
    assert agreed(Meetings(), plan, event("Meeting", "b", **past, latest="2030-05-31")) is None


@pytest.mark.parametrize(("year", "same"), [("2025", False), ("2031", True)])
def test_what_is_told_with_its_year_alone_is_no_news_of_a_day(event: Event, year: str, same: bool) -> None:
    people = {"participant": (HIEN, ORHAN), "party": (VN, TR), "kind": "talks"}
    remembered, news = event("Meeting", "a", **people, date=year), event("Meeting", "b", **people, day="05-06", year="2031")
    assert (agreed(Meetings(), remembered, news) is not None) == same


@pytest.mark.parametrize(
    ("season", "same"), [("05-06", True), ("03-02", True), ("06-20", False), ("10-06", False)],
    ids=["of its days", "soon after the plan", "before the plan", "another season"],
)
def test_what_is_planned_follows_soon_upon_the_days_of_its_article(event: Event, season: str, same: bool) -> None:
    told = {"visitor": HIEN, "destination": TR, "kind": "official"}
    plan = event("Visit", "a", **told, status="planned", season=season, opening=season)
    held = event("Visit", "b", **told, status="held", season="05-06", opening="05-06", year="2031")
    assert (agreed(Visits(), plan, held) is not None) == same


def test_reports_without_a_date_are_of_about_their_day(event: Event) -> None:
    undated = {name: value for name, value in MET.items() if name != "date"}
    one, near, far = (event("Meeting", id_, **undated, about=day) for id_, day in
                      (("a", "2031-05-06"), ("b", "2031-05-12"), ("c", "2031-06-30")))
    assert agreed(Meetings(), one, near) == "same-time"
    assert agreed(Meetings(), one, far) is None
    assert agreed(Meetings(), one, event("Meeting", "d", **MET)) == "same-time"


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"party": BODY}, True), ({"party": (BODY, TR), "participant": ORHAN}, True), ({"date": "2031-05"}, True),
        ({"kind": "talks", "date": "2031-05"}, False), ({"date": "2031-06-06"}, False), ({"party": "organization/_/khac"}, False),
        ({"party": "organization/VN/dien-dan"}, False), ({"place": "place/TR/ankara"}, False),
    ],
)
def test_a_summit_is_one_whoever_is_told_to_attend(event: Event, changes: dict[str, str | tuple[str, ...]], same: bool) -> None:
    told = {"party": (BODY, VN), "kind": "conference", "participant": HIEN, "place": "place/VN/hue", **DAY}
    other = {name: value for name, value in told.items() if name not in ("place", "participant")}
    found = agreed(Meetings(), event("Meeting", "a", **told), event("Meeting", "b", **{**other, **changes}))
    assert found == ("summit" if same else None)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True), ({"year": "2032"}, True), ({"year": "2034"}, False), ({"year": ()}, False),
        ({"place": (), "trip": VN}, True), ({"place": ()}, True), ({"place": (), "season": ()}, False),
        ({"place": "place/TR/ankara"}, False), ({"season": "11-06"}, False), ({"season": "11-06", "status": "planned"}, True),
        ({"title ngoai truong": ORHAN}, False), ({"title quoc vuong": ORHAN}, True), ({"title chu tich": ORHAN}, True),
    ],
)
def test_a_summit_without_a_day_is_of_one_year_and_host_and_of_leaders(
    event: Event, changes: dict[str, str | tuple[str, ...]], same: bool
) -> None:
    told = {"party": (BODY, RU), "kind": "conference", "participant": VIKTOR, "place": "place/VN/hue", "year": "2031",
            "season": "05-06", "title tong thong": VIKTOR}
    other = {**told, "party": (BODY, TR), "participant": ORHAN, "title tong thong": (), **changes}
    one, two = ({name: value for name, value in its.items() if value} for its in (told, other))
    assert agreed(Meetings(), event("Meeting", "a", **one), event("Meeting", "b", **two)) == ("summit" if same else None)


@pytest.mark.parametrize(
    ("capital", "city", "same"),
    [
        ({}, {}, False), ({"participant": HIEN}, {}, True), ({"place": (CAPITAL, CITY)}, {}, True),
        ({}, {"place": CAPITAL}, True), ({}, {"participant": HIEN}, False), ({}, {"place": "place/VN/dao-khong-ai-biet"}, True),
    ],
    ids=["officials' and leaders'", "after a visit to the capital", "both", "the capital", "who goes there", "no city"],
)
def test_conferences_in_the_capital_and_elsewhere_are_two(
    event: Event, capital: dict[str, str | tuple[str, ...]], city: dict[str, str], same: bool
) -> None:
    told = {"party": BODY, "kind": "conference", "date": "2031-05"}
    one = event("Meeting", "a", **{**told, "place": CAPITAL, **capital})
    other = event("Meeting", "b", **{**told, "place": CITY, **city})
    assert agreed(Meetings(), one, other) == ("summit" if same else None)


def test_meetings_without_names_are_surer_one_by_one_word(event: Event) -> None:
    told = {"party": (TR, VN), **DAY}
    kinds = {"a": "dialogue", "b": "dialogue", "c": "talks"}
    one, other, talks = (event("Meeting", id_, **told, kind=kind) for id_, kind in kinds.items())
    alike, unlike = Meetings().agree(one, other, str), Meetings().agree(one, talks, str)
    assert alike
    assert unlike
    assert alike.strength < unlike.strength


def test_a_summit_is_planned_long_before(event: Event) -> None:
    told = {"party": (BODY, TR), "kind": "conference", "participant": ORHAN, "place": "place/VN/hue", "year": "2031"}
    planned = event("Meeting", "a", **told, status="planned", about="2031-02-01")
    assert agreed(Meetings(), planned, event("Meeting", "b", **told, date="2031-11")) == "summit"
    assert Meetings().apart(planned, event("Meeting", "b", **told, date="2030-11"), str)
    assert Meetings().apart(event("Meeting", "a", **told, about="2031-02-01"), event("Meeting", "b", **told, date="2031-11"), str)


KING, MAYOR = "unnamed/TR/nha-vua-0a1b2c/a", "unnamed/TR/thi-truong-0a1b2c/a"


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ({"participant": (HIEN, KING)}, {"participant": (HIEN, ORHAN), "title thu tuong": ORHAN}, True),
        ({"participant": (HIEN, KING)}, {"participant": (HIEN, ORHAN), "title nha vua": ORHAN}, False),
        ({"participant": (HIEN, KING)}, {"participant": (HIEN, ORHAN)}, False),
        ({"participant": (HIEN, KING)}, {"participant": (HIEN, MAYOR)}, True),
        ({"participant": (HIEN, MAYOR)}, {"participant": (HIEN, "unnamed/TR/thi-truong-aurelia-0d0e0f/b")}, False),
        ({"participant": (HIEN, ORHAN, MAYOR)}, {"participant": (HIEN, ORHAN), "title thu tuong": ORHAN}, False),
        ({"participant": (HIEN, "person/_/mateus")}, {"participant": (HIEN, ORHAN)}, True),
        ({"participant": (HIEN, "person/_/mateus")}, {"participant": HIEN}, False),
    ],
    ids=["another office", "the same office", "no office", "two offices", "one office in two ways", "beside the same person",
         "somebody of no state", "nobody else"],
)
def test_the_other_side_is_another_s(event: Event, one: dict[str, str], other: dict[str, str], two: bool) -> None:
    told = {"party": (VN, TR), **DAY}
    nodes = event("Meeting", "a", **told, **one), event("Meeting", "b", **told, **other)
    assert Meetings().apart(*nodes, str) == Meetings().apart(*nodes[::-1], str) == two


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True), ({"kind": "other"}, True), ({"kind": "state"}, False), ({"origin": RU}, False), ({"destination": RU}, False),
        ({"status": "planned"}, False), ({"visitor": VIKTOR}, False), ({"date": "2031-07-01"}, False),
    ],
)
def test_a_visit_told_again_without_who_went(event: Event, changes: dict[str, str], same: bool) -> None:
    told = {"destination": VN, "kind": "official", "status": "held"}
    named, again = {**told, "visitor": ORHAN, **DAY}, {**told, "origin": TR, **changes}
    assert agreed(Visits(), event("Visit", "a", **named), event("Visit", "a", **again)) == ("same-way" if same else None)


@pytest.mark.parametrize(
    ("named", "again", "same"),
    [
        ({"visitor": ORHAN, "title nha vua": ORHAN}, {"visitor": KING}, True),
        ({"visitor": ORHAN, "title thu tuong": ORHAN}, {"visitor": KING}, False),
        ({"visitor": ORHAN}, {"visitor": KING}, True),
        ({"visitor": KING}, {"visitor": MAYOR}, False),
    ],
    ids=["the same office", "another office", "no office", "two without a name"],
)
def test_a_visit_told_again_by_office(event: Event, named: dict[str, str], again: dict[str, str], same: bool) -> None:
    told = {"destination": VN, "origin": TR, "kind": "official", "status": "held"}
    nodes = event("Visit", "a", **told, **named, **DAY), event("Visit", "a", **told, **again)
    assert agreed(Visits(), *nodes) == ("same-way" if same else None)


def test_a_visit_without_who_went_is_of_neither_of_two_travellers(world: World, fact: MakeFact) -> None:
    turkish = [Person(name, "TR") for name in ("Orhan Sezgin", "Haluk Demirkan")]
    told = [fact("Visit", visitor=who, destination=Country("VN")) for who in turkish]
    again = fact("Visit", origin=Country("TR"), destination=Country("VN"))
    world.put("một", told[0], again)
    assert len(world.sets()) == 1
    world.put("một", *told, again)
    assert world.sets() == set()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "same-day"), ({"date": "2031-05-10"}, "same-day"), ({"date": "2031-05-15"}, None),
        ({"date": "2031-05"}, "same-time"), ({"destination": RU}, None), ({"destination": ()}, None),
        ({"visitor": VIKTOR}, None), ({"visitor": (ORHAN, VIKTOR)}, "same-day"), ({"status": "cancelled"}, None),
        ({"date": ()}, "time-untold"),
    ],
)
def test_visits(event: Event, changes: dict[str, str | tuple[str, ...]], reason: str | None) -> None:
    told = {"visitor": ORHAN, "destination": VN, **DAY}
    other = {name: value for name, value in {**told, **changes}.items() if value}
    assert agreed(Visits(), event("Visit", "a", **told), event("Visit", "b", **other)) == reason


def test_people_count_by_the_node_that_stands_for_them(event: Event) -> None:
    one, other = event("Meeting", "a", **MET), event("Meeting", "b", **{**MET, "participant": (HIEN, "person/TR/orhan-sezguin")})
    assert agreed(Meetings(), one, other) is None
    canonical = {"person/TR/orhan-sezguin": ORHAN}
    assert Meetings().agree(one, other, lambda iri: canonical.get(iri, iri)) is not None


POLICY = next(row for row in table("policies") if row["label"] and row["name"] != row["label"] and not row["use"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"label": "ba rặng san hô"}, {"label": "“Ba rặng san hô”"}, True),
        ({"label": "ba rặng san hô"}, {"label": "chính sách ba rặng san hô"}, True),
        ({"label": POLICY["name"]}, {"label": POLICY["label"]}, True),
        ({"label": "ba rặng san hô"}, {"label": "bá rặng san hô"}, False),
        ({"label": "ba rặng san hô"}, {"label": "ba rặng san hô", "holder": RU}, False),
        ({"label": "ba rặng san hô"}, {"label": "ba rặng san hô", "holder": (VN, RU)}, False),
    ],
)
def test_policies(event: Event, one: dict[str, str], other: dict[str, str], same: bool) -> None:
    keys = [policy(event("Policy", **{"holder": VN, **told}), str) for told in (one, other)]
    assert all(keys)
    assert (keys[0] == keys[1]) is same


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"kind": "upgraded"}, True), ({"level": "mối quan hệ đối tác chiến lược sâu rộng"}, True), ({"date": "1999"}, True),
        ({"kind": "restored"}, False), ({"party": (VN, RU)}, False), ({"level": "quan hệ ngoại giao"}, False),
    ],
)
def test_steps_in_a_relation(event: Event, other: dict[str, str], same: bool) -> None:
    told = {"party": (VN, TR), "level": "Đối tác chiến lược", "kind": "established", "date": "2031"}
    keys = [milestone(event("RelationMilestone", **{**told, **changes}), str) for changes in ({}, other)]
    assert all(keys)
    assert (keys[0] == keys[1]) is same


def test_relations_that_are_restored_need_no_level(event: Event) -> None:
    levels = {}, {"level": "quan hệ ngoại giao"}
    steps = {milestone(event("RelationMilestone", party=(VN, TR), kind="restored", **told), str) for told in levels}
    assert len(steps - {None}) == len(steps) == 1


@pytest.mark.parametrize("kind", ["established", "severed"])
def test_relations_that_are_begun_or_broken_off_without_a_level_are_diplomatic_ones(event: Event, kind: str) -> None:
    told = {"party": (VN, TR), "kind": kind}
    levels = {}, {"level": "quan hệ ngoại giao"}, {"level": "đối tác chiến lược"}
    bare, diplomatic, partners = (milestone(event("RelationMilestone", **told, **level), str) for level in levels)
    assert bare == diplomatic != partners


@pytest.mark.parametrize("missing", [{"party": VN}, {"party": (VN, TR, RU)}, {"level": ""}])
def test_a_step_of_other_than_two_sides_or_without_a_level_is_one_with_none(event: Event, missing: dict[str, str]) -> None:
    assert milestone(event("RelationMilestone", **{"party": (VN, TR), "level": "đối tác chiến lược", **missing}), str) is None


@pytest.mark.parametrize(
    ("other", "same"),
    [({}, True), ({"count": "71"}, False), ({"unit": "tấn"}, False), ({"recipient": RU}, False), ({"date": "2031"}, False),
     ({"status": "planned"}, False)],
)
def test_help(event: Event, other: dict[str, str], same: bool) -> None:
    told = {"provider": VN, "recipient": TR, "count": "70", "unit": "tàu cá"}
    keys = [assistance(event("Assistance", **{**told, **changes}), str) for changes in ({}, other)]
    assert all(keys)
    assert (keys[0] == keys[1]) is same


def test_help_of_no_amount_and_no_time_is_one_with_none(event: Event) -> None:
    assert assistance(event("Assistance", provider=VN, recipient=TR, unit="tàu cá"), str) is None
    assert assistance(event("Assistance", provider=VN, count="70"), str) is None


def test_a_report_that_fits_two_meetings_is_neither(world: World, fact: MakeFact, path_of: Callable[[str, Fact], str]) -> None:
    people = {"participant": (Person("Đỗ Hiển", "VN"), Person("Orhan Sezgin", "TR")), "party": (Country("VN"), Country("TR"))}
    days = [fact("Meeting", **people, date=Date(day)) for day in ("2031-05-06", "2031-05-20")]
    month = fact("Meeting", **people, date=Date("2031-05"))
    world.put("a", days[0])
    world.put("c", month)
    assert world.sets() == {frozenset({path_of("a", days[0]), path_of("c", month)})}
    world.put("b", days[1])
    assert world.sets() == set()
    assert world.why(path_of("a", days[0]), path_of("c", month)).against == "rivals"


def test_an_event_is_decided_again_when_its_people_turn_out_to_be_one(
    world: World, fact: MakeFact, path_of: Callable[[str, Fact], str]
) -> None:
    sides = (Country("VN"), Country("RU"))
    one = fact("Meeting", participant=(Person("Đỗ Hiển", "VN"), Person("Viktor Zorenko", "RU")), party=sides,
               date=Date("2031-05-06"))
    other = fact("Meeting", participant=(Person("Đỗ Hiển", "VN"), Person("Zorenko", "RU")), party=sides, date=Date("2031-05-06"))
    together = frozenset({path_of("a", one), path_of("b", other)})
    world.put("a", one)
    world.put("b", other)
    assert together in world.sets()
    world.say(Person("Anton Zorenko", "RU"))
    assert together not in world.sets()
    world.remove(*(id_ for id_ in world.told if id_ not in ("a", "b")))
    assert together in world.sets()


def test_a_trip_that_is_told_later_parts_what_it_excludes(
    world: World, fact: MakeFact, path_of: Callable[[str, Fact], str]
) -> None:
    """The ties stay as they were, but what they join holds two that exclude one another now."""
    hien, orhan = Person("Đỗ Hiển", "VN"), Person("Orhan Sezgin", "TR")
    viktor, aline = Person("Viktor Zorenko", "RU"), Person("Aline Roux", "FR")
    told = {
        id_: fact("Meeting", participant=people, date=Date("2031-05-06"))
        for id_, people in (
            ("a", (hien, orhan)), ("b", (hien, orhan, viktor)), ("c", (orhan, viktor, aline)), ("d", (viktor, aline)),
        )
    }
    for id_, met in told.items():
        world.put(id_, met, *([fact("Visit", visitor=aline, destination=Country("US"))] if id_ == "d" else []))
    assert [len(group) for group in world.sets()] == [4]
    world.put("a", told["a"], fact("Visit", visitor=hien, destination=Country("TR")))
    assert world.sets() == set()
    assert world.why(path_of("a", told["a"]), path_of("b", told["b"])).against == "chain"
    world.put("a", told["a"])
    assert [len(group) for group in world.sets()] == [4]


def test_who_is_invited_to_one_state_may_meet_in_another(world: World, fact: MakeFact) -> None:
    people = Person("Đỗ Hiển", "VN"), Person("Orhan Sezgin", "TR")
    met = fact("Meeting", participant=people, date=Date("2031-05-06"))
    went, to_go = (fact("Visit", visitor=people[i], destination=Country(state)) for i, state in ((0, "TR"), (1, "VN")))
    world.put("a", met, went)
    world.put("b", met, replace(to_go, rules=("loi-moi-tham",)))
    assert len(world.sets()) == 1
    world.put("b", met, to_go)
    assert world.sets() == set()


def test_a_conference_of_a_body_is_one_in_two_articles(world: World, fact: MakeFact) -> None:
    body = Organization("Diễn đàn Rong biển")
    for id_, party in (("a", Country("VN")), ("b", Country("LA")), ("c", Country("TR"))):
        world.put(id_, fact("Meeting", party=(party, body), kind=Concept("conference"), date=Date("2031-05-06"),
                            place=Place("Huế", "VN")))
    assert [len(group) for group in world.sets()] == [3]
