"""Slips of spelling: what can be one, and two names that differ as little."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.extract.fact import Fact, Person
from bangiao.graph.identity.slips import hardly_misspelt, misspelt, slip_of_whole, slips_of_one, without_state
from bangiao.graph.iri import entity_path

World = Any
MakeFact = Callable[..., Fact]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Demirtan", "Haluk Demirkan", True),
        ("Zorenok", "Viktor Zorenko", True),
        ("Viktor Zorenok", "Viktor Zorenko", True),
        ("Oliveira", "Mateus Olivaire", True),
        ("Demirkan", "Haluk Demirkan", False),
        ("Temirkan", "Haluk Demirkan", False),
        ("Zheng", "Zhang Wen", False),
        ("Batov", "Sergei Batovsky", False),
        ("Stepan Demirtan", "Haluk Demirkan", False),
        ("Hiến", "Đỗ Quang Hiển", False),
        ("Kim Do Yeon", "Kim Do Yeun", False),
        ("Viktor Zorenok Jr.", "Viktor Zorenko", False),
    ],
    ids=["a letter", "two letters changed", "a whole name", "two letters of many", "no slip", "another beginning", "one syllable",
         "much longer", "another given name", "tones", "Korean", "a son"],
)
def test_what_can_be_a_slip(one: str, other: str, found: bool) -> None:
    assert (misspelt(one, other), misspelt(other, one)) == (found, found)


def test_where_less_speaks_for_it_a_slip_is_one_letter_of_a_long_family_name_alone() -> None:
    assert hardly_misspelt("Demirtan", "Haluk Demirkan")
    assert not hardly_misspelt("Demirtan Haluk", "Demirkan Haluk")
    assert not hardly_misspelt("Zorenok", "Viktor Zarenko")
    assert not hardly_misspelt("Batav", "Sergei Batov")


def test_two_slips_of_one_name_do_not_part_what_is_like_both(world: World) -> None:
    names = [Person(name, "TR") for name in ("Haluk Demirkan", "Haluk Demirkaan", "Haluuk Demirkan")]
    world.say(*names, Person("Haluuk Demirkaan", "TR"))
    assert slips_of_one("Haluk Demirkaan", "Haluuk Demirkan")
    assert len(world.sets()) == 1
    assert not slips_of_one("John Kelby", "John Kerry")
    assert not slips_of_one("Demirkan", "Demirkaan")
    assert not slips_of_one("Samir Karim I", "Samir Karim V")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Kazakh Haji Samad", "Haji Samad"),
        ("Bruney Haji Samad", "Haji Samad"),
        ("Bồ Đào Nhà Ana Roe", "Ana Roe"),
        ("Haji Samad", None),
        ("Bruney Samad", None),
    ],
    ids=["its beginning", "a letter", "of several words", "no state", "what is left is one word"],
)
def test_a_state_that_is_misspelt_is_no_part_of_a_name(name: str, rest: str | None) -> None:
    assert next((found for state in ("BN", "PT", "KZ") if (found := without_state(name, state))), None) == rest


def told(fact: MakeFact, *people: Person, titles: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    offices = (fact("OfficeHolding", person=who, title=title) for who, title in zip(people, titles, strict=False))
    return (*(fact("Statement", speaker=who) for who in people), *offices)


HALUK, SLIP, UNTOLD = Person("Haluk Demirkan", "TR"), Person("Demirtan", "TR"), Person("Demirtan")


@pytest.mark.parametrize("slip", [SLIP, UNTOLD], ids=["one state", "no state"])
def test_one_article_tells_of_one_by_a_name_with_a_slip(world: World, fact: MakeFact, slip: Person) -> None:
    world.put("một", *told(fact, HALUK, slip))
    assert world.sets() == {frozenset({entity_path(HALUK), entity_path(slip)})}
    assert [step.reason for step in world.why(entity_path(HALUK), entity_path(slip)).steps] == ["misspelt"]


def test_two_articles_that_tell_of_them_do_not_make_them_one(world: World, fact: MakeFact) -> None:
    world.put("một", *told(fact, HALUK))
    world.put("hai", *told(fact, SLIP))
    assert world.sets() == set()


@pytest.mark.parametrize(
    ("people", "titles"),
    [
        ((HALUK, SLIP), ("Đại sứ", "Bộ trưởng Hàng hải")),
        ((HALUK, Person("Demirtan", "AZ")), ()),
        ((HALUK, SLIP, Person("Orhan Demirhan", "TR")), ()),
    ],
    ids=["two offices", "two states", "two whom it fits"],
)
def test_nor_does_an_article_that_tells_them_apart(
    world: World, fact: MakeFact, people: tuple[Person, ...], titles: tuple[str, ...],
) -> None:
    world.put("một", *told(fact, *people, titles=titles))
    assert world.sets() == set()


def test_a_name_behind_a_state_that_is_misspelt_is_that_states(world: World, fact: MakeFact) -> None:
    person, read = Person("Hasan Ibrahim Samad", "BN"), Person("Bruney Hasan Ibrahim Samad")
    world.say(person, read)
    assert world.sets() == {frozenset(map(entity_path, (person, read)))}
    world.say(Person("Bruney Karim Samad"))
    assert world.sets() == {frozenset(map(entity_path, (person, read)))}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Đỗ Quang Hiển", "Đỗ Quang Hiến", True),
        ("Đỗ Quang Hiển", "Đỗ Quang Hiể", True),
        ("Kim Do Yeon", "Kim Do Yeun", True),
        ("Kim Do-il", "Kim Do-un", False),
        ("Đỗ Quang Hiển", "Đỗ Quang Hòa", False),
        ("Đỗ Hiển", "Đỗ Hiến", False),
        ("Hiển", "Hiến", False),
        ("Viktor Zorenko Jr.", "Viktor Zorenko", False),
    ],
)
def test_one_letter_or_tone_of_a_whole_name(one: str, other: str, found: bool) -> None:
    assert slip_of_whole(one, other) == slip_of_whole(other, one) == found
