"""Every way of comparing: the same from either side, found by a common key, and only between what exists."""
from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.fact import Date, Organization, Person, Place
from bangiao.graph import period
from bangiao.graph.identity.agreement import REASONS
from bangiao.graph.identity.likeness import COMPARED, KEYED
from bangiao.graph.identity.node import ENTITIES, EVENTS, Node, node
from bangiao.graph.iri import entity_path

NAMES = (
    "Viktor Zorenko", "Zorenko Viktor", "V. Zorenko", "Zorenko", "Viktor I. Zorenko", "Viktar Zorenko", "Zo-ren-cô",
    "Kim Do-yeon", "Kim Doyeon", "Kim Do Yeon", "Kim", "Đỗ Quang Hiển", "Đỗ Quang Hiến", "Do Quang Hien", "Hiển",
    "Karim al-Rashed", "Karim Rashed",
)
BODIES = ("Cục Hải đăng", "Cuc Hai dang", "Cục Hải đăng Việt Nam", "ASEAN", "Hiệp hội các quốc gia Đông Nam Á", "Bộ Rong biển")
STATES = (None, "RU", "VN", "KR")

PEOPLE = tuple(
    entity_path(Person(name, state)) for name, state in (("Viktor Zorenko", "RU"), ("Đỗ Quang Hiển", "VN"), ("Kim", None))
)
PARTIES = ("country/VN", "country/RU", "organization/_/asean")
TITLES = ("Tuyên bố chung", "Hiệp định về nuôi trồng rong biển", "Hiệp định về nuôi trồng rong biển và đá ngầm (HRBD)", "HRBD")


def some(values: Iterable[str], most: int = 2) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(tuple(values)), max_size=most)


dates = st.sampled_from([None, "2031-05-06", "2031-05-07", "2031-05", "2031", "2032-06"])


@st.composite
def entities(draw: st.DrawFn, cls: str) -> Node:
    names = BODIES if cls == "Organization" else NAMES
    kinds = {"Person": Person, "Organization": Organization, "Place": Place}
    name, state = draw(st.sampled_from(names)), draw(st.sampled_from(STATES))
    traits = {("name", name), *(("other", other) for other in draw(some(names, 1)))}
    offices = {("office", o) for o in draw(some(("dai su", "bo truong"), 1))}
    path = entity_path(kinds[cls](name, state))
    if cls == "Person" and (sphere := draw(st.sampled_from((None, "embassy", "local", "local/an-giang", "local/hue", "police")))):
        days = draw(some(("2031-05-06", "2031-05-16", "2031-06-26")))
        return node(f"{path}/{sphere}", cls, traits | offices | {("held", day) for day in days})
    seats = {("seat", f"{state} minister y te {month}") for month in draw(some(("2031-04", "2031-06")))}
    return node(path, cls, traits | offices | seats)


@st.composite
def events(draw: st.DrawFn, cls: str) -> Node:
    traits = {("article", draw(st.sampled_from("abc")))}
    for name, values in (
        ("participant", PEOPLE), ("visitor", PEOPLE), ("party", PARTIES), ("destination", PARTIES), ("trip", PARTIES[:2]),
        ("place", ("place/VN/ha-noi", "place/RU/x", "place/_/y")),
    ):
        traits |= {(name, value) for value in draw(some(values))}
    for name, values in (
        ("kind", ("call", "talks", "conference")), ("status", ("planned", "cancelled", "held")), ("title", TITLES),
        ("about", ("2031-05-05", "2031-07-05")),
    ):
        traits |= {(name, value) for value in draw(some(values, 1))}
    if date := draw(dates):
        traits |= {("date", date), ("earliest", period.earliest(Date(date)).value), ("latest", period.latest(Date(date)).value)}
    return node(f"{cls.lower()}/{draw(st.integers(0, 99))}", cls, traits)


def itself(iri: str) -> str:
    return iri


@pytest.mark.parametrize("cls", COMPARED)
@settings(max_examples=40)
@given(st.data())
def test_two_nodes_are_compared_alike_from_either_side_and_meet_under_a_key(cls: str, data: st.DataObject) -> None:
    kind = entities(cls) if cls in ENTITIES else events(cls)
    one, other = data.draw(kind), data.draw(kind)
    likeness = COMPARED[cls]
    agreement = likeness.agree(one, other, itself)
    assert agreement == likeness.agree(other, one, itself)
    assert likeness.apart(one, other, itself) == likeness.apart(other, one, itself)
    if agreement:
        assert agreement.reason in REASONS
        assert not likeness.apart(one, other, itself), "what agrees does not exclude one another"
        assert likeness.keys(one, itself) & likeness.keys(other, itself), "what agrees is found"


def test_every_class_has_one_way() -> None:
    assert {*COMPARED, *KEYED} == {*ENTITIES, *EVENTS}
    assert not COMPARED.keys() & KEYED.keys()


@pytest.mark.parametrize("cls", KEYED)
def test_a_record_that_tells_nothing_is_one_with_none(cls: str) -> None:
    assert KEYED[cls](node("x/1", cls, []), itself) is None


@pytest.mark.parametrize("cls", COMPARED)
def test_nodes_that_tell_nothing_are_not_one(cls: str) -> None:
    one, other = node("x/1", cls, []), node("x/2", cls, [])
    assert COMPARED[cls].agree(one, other, itself) is None
