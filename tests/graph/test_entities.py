"""Persons, organisations and places: variants are one, homonyms and short forms that two bear are not, in any order."""
from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bangiao.extract.fact import Fact, Organization, Person, Place
from bangiao.graph.identity import entities as module
from bangiao.graph.identity.entities import Organizations, Persons, Places
from bangiao.graph.identity.node import Node
from bangiao.graph.iri import entity_path

World = Any
Named = Person | Organization | Place
Entity = Callable[..., Node]

VIKTOR, ANTON = Person("Viktor Zorenko", "RU"), Person("Anton Zorenko", "RU")
HIEN = Person("Đỗ Quang Hiển", "VN")


def paths(*entities: Named) -> frozenset[str]:
    return frozenset(map(entity_path, entities))


@pytest.mark.parametrize(
    "groups",
    [
        [{HIEN, Person("Do Quang Hien", "VN")}, {Person("Đỗ Quang Hiến", "LA")}],
        [{HIEN}, {Person("Đỗ Quang Hiến", "VN")}, {Person("Do Quang Hien", "VN")}],
        [{HIEN}, {Person("Hiển", "VN")}],
        [{VIKTOR, Person("Zorenko", "RU"), Person("V. Zorenko", "RU")}],
        [{VIKTOR}, {Person("Viktor Zorenko", "BY")}, {Person("Viktor Zorenko")}],
        [{VIKTOR, Person("Zorenko")}],
        [{VIKTOR}, {ANTON}, {Person("Zorenko", "RU")}],
        [{VIKTOR, Person("V. Zorenko", "RU")}, {ANTON, Person("A. Zorenko", "RU")}],
        [{VIKTOR}, {Person("Vladimir Zorenko", "RU")}, {Person("V. Zorenko", "RU")}],
        [{VIKTOR}, {Person("Vladimir Zorenko", "RU")}, {Person("Zorenko", "RU")}],
        [{VIKTOR, Person("V. Zorenko", "RU")}, {ANTON}, {Person("Zorenko", "RU")}],
        [{Person("Kim Do-yeon", "KR"), Person("Kim Doyeon")}, {Person("Kim Do Yun", "KR")}],
        [{Person("Kim Seo Ah", "KR")}, {Person("Kim Seo Ah", "KP")}, {Person("Kim Seo Ah")}],
        [{Person("Park", "KR")}, {Person("Park Seo Ah", "KR")}, {Person("Park Do Yeon", "KR")}],
        [{Person("Karim bin al-Rashed", "AE"), Person("Karim Rashed", "AE")}],
        [{Person("Ana Roe", "GB")}, {Person("Ana Poe", "GB")}],
        [{Person("An Khê", "VN")}, {Place("An Khê", "VN")}],
    ],
    ids=[
        "diacritics", "a spelling that two have", "a given name", "short forms", "two states", "a rare family name",
        "two brothers", "initials", "an initial of two", "a family name of two whose given names begin alike",
        "one short form of two", "hyphens", "either Korea", "a family name that two have", "particles", "short names",
        "a person and a place",
    ],
)
def test_who_is_one_and_who_is_not_in_any_order(world: World, groups: list[set[Named]]) -> None:
    entities = sorted((entity for group in groups for entity in group), key=entity_path)
    wanted = {paths(*group) for group in groups if len(group) > 1}
    for order in itertools.islice(itertools.permutations(entities), 6):
        fresh = type(world)()
        fresh.say(*order)
        assert fresh.sets() == wanted


def test_a_family_name_is_his_until_another_bears_it(world: World) -> None:
    world.say(VIKTOR, Person("Zorenko", "RU"))
    assert world.sets() == {paths(VIKTOR, Person("Zorenko", "RU"))}
    world.put("thêm", Fact("Statement", (("speaker", ANTON),), ()))
    assert world.sets() == set()
    world.remove("thêm")
    assert world.sets() == {paths(VIKTOR, Person("Zorenko", "RU"))}


def test_the_least_iri_stands_for_all(world: World) -> None:
    names = [Person(name, "RU") for name in ("Zorenko Viktor", "Viktor Zorenko", "Viktor I. Zorenko", "Zorenko")]
    world.say(*names)
    assert {least for _, least in world.index.pairs()} == {min(paths(*names))}


def test_one_office_makes_two_transcriptions_one(world: World, fact: Callable[..., Fact]) -> None:
    sergei, stepan = Person("Sergei Batov", "RU"), Person("Stepan Batov", "RU")
    for number, (who, title) in enumerate(((sergei, "Bộ trưởng Rong biển"), (stepan, "Đại sứ"))):
        world.put(f"{number}", fact("OfficeHolding", person=who, title=title))
    assert world.sets() == set()
    world.put("2", fact("OfficeHolding", person=stepan, title="Bộ trưởng rong biển"))
    assert world.sets() == {paths(sergei, stepan)}
    world.put("2", fact("OfficeHolding", person=stepan, title="Bộ trưởng rong biển", former=True))
    assert world.sets() == set()


def test_an_office_makes_no_vietnamese_and_no_korean_names_one(entity: Entity) -> None:
    for one, other in ((HIEN, Person("Đỗ Quân Hiển", "VN")), (Person("Kim Do Yeon", "KR"), Person("Kim Da Yeon", "KR"))):
        assert Persons().agree(entity(one, "dai su"), entity(other, "dai su"), str) is None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (Organization("Bộ Rong biển", "VN"), Organization("Bo Rong bien", "VN"), "name"),
        (Organization("Bộ Rong biển Việt Nam", "VN"), Organization("Bộ Rong biển", "VN"), "table"),
        (Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển Việt Nam"), "table"),
        (Organization("Viện Đá ngầm và Rong biển", "VN"), Organization("Viện Đá ngầm, Rong biển", "VN"), "table"),
        (Organization("Liên minh Rong biển", None, ("LMRB",)), Organization("LMRB"), "table"),
        (Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển", "LA"), None),
        (Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển"), None),
        (Organization("Bộ Rong biển Lào"), Organization("Bộ Rong biển", "VN"), None),
        (Organization("Bộ Rong biển", "VN"), Organization("Cục Rong biển", "VN"), None),
        (Organization("Viện A Lưới", "VN", ("Viện Rong biển",)), Organization("Viện B Lưới", "VN", ("Viện Rong biển",)), None),
    ],
    ids=["diacritics", "its state's name", "its state in its name", "and", "an abbreviation", "two states", "of which state",
         "Lao", "ministry and office", "another name of both"],
)
def test_bodies(entity: Entity, one: Organization, other: Organization, reason: str | None) -> None:
    found = Organizations().agree(entity(one), entity(other), str)
    assert (found and found.reason) == reason


def test_a_former_name_and_a_transcription_of_the_table_are_one(rows: None, world: World) -> None:
    world.say(
        Organization("Bộ Tảo biển", "VN"), Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển", "LA"),
        Person("Lâm Tước Viễn", "CN"), Person("Lin Queyuan", "CN"), Person("Lin Queyuan", "TH"),
    )
    assert world.sets() == {
        paths(Organization("Bộ Tảo biển", "VN"), Organization("Bộ Rong biển", "VN")),
        paths(Person("Lâm Tước Viễn", "CN"), Person("Lin Queyuan", "CN")),
    }


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A table of names of our own."""
    added = ({"name": "Bộ Tảo biển", "form": "Bộ Rong biển"}, {"name": "Lâm Tước Viễn", "form": "Lin Queyuan"},
             {"name": "Bộ Rong biển", "form": "Bộ Rong biển"}, {"name": "Lin Queyuan", "form": "Lin Queyuan"})
    real = module.table
    caches = (module._usual_forms, module.usual_form, module._form, module._named)
    monkeypatch.setattr(module, "table", lambda name: added if name == "same-names" else real(name))
    for cache in caches:
        cache.cache_clear()
    yield
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (Place("Vịnh Đá Ngầm", "VN"), Place("Vinh Da Ngam", "VN"), "diacritics"),
        (Place("Port Aurelia", "NZ"), Place("Port-Aurelia", "NZ"), "name"),
        (Place("Vịnh Đá Ngầm", "VN"), Place("Vịnh Đá Ngầm"), "state-untold"),
        (Place("Port Aurelia", "NZ"), Place("Port Aurelia", "AU"), None),
        (Place("Vịnh Đá Ngầm", "VN"), Place("Vịnh Đá Ngám", "VN"), None),
        (Place("Aurelia", "NZ"), Place("Port Aurelia", "NZ"), None),
    ],
)
def test_places(entity: Entity, one: Place, other: Place, reason: str | None) -> None:
    found = Places().agree(entity(one), entity(other), str)
    assert (found and found.reason) == reason


def test_a_name_without_letters_is_nobody_elses(world: World) -> None:
    world.say(
        Person("…", "RU"), Person("?", "RU"), Person("王小明", "CN"), Person("王小", "CN"), Organization("–"),
        Place("..."), Place("!"),
    )
    assert world.sets() == set()
