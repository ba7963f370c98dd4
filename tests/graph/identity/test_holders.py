"""Who holds a post that one person of a state has at a time can be told of by less of the name, or with a slip."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.extract.fact import Fact, Person
from bangiao.graph.iri import entity_path

World = Any
MakeFact = Callable[..., Fact]
Held = tuple[Person, str, str | None]

PRESIDENT, HIEN, HALUK = "Tổng thống", Person("Đỗ Quang Hiển", "VN"), Person("Haluk Demirkan", "TR")
SAMIR, VIKTOR = Person("Samir Temirhan II", "TR"), Person("Viktor Zorenko", "RU")


def sets(world: World, fact: MakeFact, *held: Held) -> set[frozenset[str]]:
    for number, (who, title, day) in enumerate(held):
        world.put(f"tin-{number}", fact("OfficeHolding", person=who, title=title), issued=day)
    return world.sets()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((HALUK, "Ngoại trưởng", None), (Person("Demirtan", "TR"), "Bộ trưởng Ngoại giao", None)),
        ((SAMIR, "Quốc vương", None), (Person("Temihan", "TR"), "Quốc vương", None)),
        ((HALUK, PRESIDENT, "2031-05-06"), (Person("Demnikar", "TR"), PRESIDENT, "2031-05-20")),
        ((HIEN, "Chủ tịch nước", None), (Person("Hiển", "VN"), "Chủ tịch nước", None)),
        ((HIEN, "Thủ tướng", None), (Person("Quang Hiển", "VN"), "Thủ tướng", None)),
        ((VIKTOR, PRESIDENT, None), (Person("Viktor", "RU"), PRESIDENT, None)),
        ((HIEN, "Thủ tướng", None), (Person("Đỗ Quang Hiến", "VN"), "Thủ tướng", None)),
        ((HIEN, "Phó Thủ tướng", None), (Person("Đỗ Quang Hiến", "VN"), "Phó Thủ tướng", None)),
        ((HIEN, "Phó Thủ tướng", None), (Person("Đỗ Thị Quang Hiển", "VN"), "Phó Thủ tướng", None)),
        ((Person("Haluk Demirghan", "TR"), PRESIDENT, None), (Person("Haluk Demirqan", "TR"), PRESIDENT, None)),
        ((Person("Hana Demirghan", "TR"), "Phó Thủ tướng", None), (Person("Hanna Demirgan", "TR"), "Phó Thủ tướng", None)),
        ((Person("Kim Do Yeon", "KR"), PRESIDENT, None), (Person("Kim Do Yeun", "KR"), PRESIDENT, None)),
        ((Person("Maksim Zorenko", "RU"), "Bộ trưởng Ngoại giao", None), (Person("Maxim Zorenko", "RU"), "Ngoại trưởng", None)),
    ],
    ids=["words for one post", "a king with a number", "more of a slip in one month", "a given name", "two syllables",
         "a foreign given name", "another tone", "another tone of a deputy",
         "a middle syllable left out", "two letters of many", "of a deputy",
         "another Korean letter", "one family name"],
)
def test_the_holder_of_a_post_is_one(world: World, fact: MakeFact, one: Held, other: Held) -> None:
    assert sets(world, fact, one, other) == {frozenset({entity_path(one[0]), entity_path(other[0])})}


@pytest.mark.parametrize(
    "held",
    [
        ((HALUK, "Đại sứ", None), (Person("Demirtan", "TR"), "Đại sứ", None)),
        ((HALUK, PRESIDENT, None), (Person("Demirtan", "AZ"), PRESIDENT, None)),
        ((HALUK, PRESIDENT, "2031-05-06"), (Person("Demnikar", "TR"), PRESIDENT, "2030-05-20")),
        ((HIEN, "Chủ tịch nước", None), (Person("Hiến", "VN"), "Chủ tịch nước", None)),
        ((HIEN, "Thứ trưởng", None), (Person("Hiển", "VN"), "Thứ trưởng", None)),
        ((HIEN, "Thủ tướng", None), (Person("Lý Hiển", "VN"), "Thủ tướng", None)),
        ((Person("Samir I", "TR"), "Quốc vương", None), (Person("Samir II", "TR"), "Quốc vương", None)),
        ((Person("Maria Pilar I", "TR"), "Quốc vương", None), (Person("Maria Pilar II", "TR"), "Quốc vương", None)),
        ((Person("Orhan Demir", "TR"), PRESIDENT, None), (Person("Orhun Demar", "TR"), PRESIDENT, None)),
        ((HIEN, "Đại biểu", None), (Person("Đỗ Thị Quang Hiển", "VN"), "Đại biểu", None)),
        ((HIEN, "Phó Thủ tướng", None), (Person("Lê Đỗ Quang Hiển", "VN"), "Phó Thủ tướng", None)),
    ],
    ids=["an office of several", "two states", "more of a slip in two years", "tones", "a deputy", "another family name",
         "two kings", "two queens", "two letters of few", "a middle syllable of one of many", "another family name before it"],
)
def test_nobody_else_is(world: World, fact: MakeFact, held: tuple[Held, ...]) -> None:
    assert sets(world, fact, *held) == set()


def test_a_given_name_of_two_who_held_the_post_is_neithers(world: World, fact: MakeFact) -> None:
    held = [(who, "Chủ tịch nước", None) for who in (HIEN, Person("Lê Hiển", "VN"), Person("Hiển", "VN"))]
    assert sets(world, fact, *held) == set()
