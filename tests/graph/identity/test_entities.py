"""Persons, organisations and places: variants are one, homonyms and short forms that two bear are not, in any order."""
from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bangiao.extract.fact import Fact, Organization, Person, Place
from bangiao.graph.identity import bodies, entities, forms
from bangiao.graph.identity.agreement import Strength
from bangiao.graph.identity.entities import Persons, Places
from bangiao.graph.identity.node import Node, node
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
        [{VIKTOR}, {Person("Viktor Zorenko Jr.", "RU"), Person("Viktor I. Zorenko Jr", "RU")}],
        [{Person("Ana H. Marwell", "NZ"), Person("Ana Marwell", "NZ")}, {Person("Ana Howell", "NZ")}],
        [{VIKTOR, Person("Zorenko")}],
        [{VIKTOR}, {Person("Zarinko")}],
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
        [{VIKTOR, Person("Viktor Zorenko Palop", "RU"), Person("Zorenko", "RU")}],
        [{Person("Ana Marwell", "NZ"), Person("Ana H. Marwell")}, {Person("Ann Marwell")}],
        [{VIKTOR}, {Person("Zorenko Palop", "RU")}, {ANTON}, {Person("Zorenko", "RU")}],
    ],
    ids=[
        "diacritics", "a spelling that two have", "a given name", "short forms", "two states",
        "father and son", "no initial of a family name", "a rare family name", "one that sounds like it",
        "two brothers", "initials", "an initial of two", "a family name of two whose given names begin alike",
        "one short form of two", "hyphens", "either Korea", "a family name that two have", "particles", "short names",
        "a person and a place", "a word behind the family name", "an initial, without a state", "a word behind it, of two",
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
    envoy = replace(stepan, sphere="embassy")
    assert world.sets() == {paths(sergei, stepan, envoy)}
    world.put("2", fact("OfficeHolding", person=stepan, title="Bộ trưởng rong biển", former=True))
    assert world.sets() == {paths(stepan, envoy)}


def test_a_family_name_with_an_office_is_of_the_bearer_who_holds_it(world: World, fact: Callable[..., Fact]) -> None:
    world.say(ANTON, Person("Zorenko", "RU"))
    for number, who in enumerate((VIKTOR, Person("Zorenko", "RU"))):
        world.put(f"{number}", fact("OfficeHolding", person=who, title="Tổng thống"))
    assert world.sets() == {paths(VIKTOR, Person("Zorenko", "RU"))}
    world.put("2", fact("OfficeHolding", person=ANTON, title="Tổng thống"))
    assert world.sets() == set()


def test_a_given_name_and_a_family_name_are_of_one_who_holds_the_office(world: World, fact: Callable[..., Fact]) -> None:
    named = VIKTOR, Person("Viktor", "RU"), Person("Zorenko", "RU")
    for number, who in enumerate(named):
        world.put(f"{number}", fact("OfficeHolding", person=who, title="Tổng thống"))
    assert world.sets() == {paths(*named)}


def test_who_has_two_names_in_the_table_is_two(rows: None, world: World, fact: Callable[..., Fact]) -> None:
    for number, who in enumerate((VIKTOR, Person("Viktor A. Zorenko", "RU"))):
        world.put(f"{number}", fact("OfficeHolding", person=who, title="Tổng thống"))
    assert world.sets() == set()


def test_an_office_makes_no_vietnamese_and_no_korean_names_one(entity: Entity) -> None:
    for one, other in ((HIEN, Person("Đỗ Quân Hiển", "VN")), (Person("Kim Do Yeon", "KR"), Person("Kim Da Yeon", "KR"))):
        assert Persons().agree(entity(one, "dai su"), entity(other, "dai su"), str) is None


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
    lines = (("Bộ Tảo biển", "Bộ Rong biển"), ("Lâm Tước Viễn", "Lin Queyuan"), ("Bộ Rong biển", "Bộ Rong biển"),
             ("Lin Queyuan", "Lin Queyuan"), ("Viktor A. Zorenko", "Viktor A. Zorenko"), ("Viktor Zorenko", "Viktor Zorenko"))
    added = tuple({"name": name, "form": form} for name, form in lines)
    real = forms.table
    caches = (forms._usual_forms, forms.usual_form, bodies._form, entities._named, entities._of_two)
    monkeypatch.setattr(forms, "table", lambda name: added if name == "same-names" else real(name))
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
        (Place("Oa-sinh-tơn", "US"), Place("Washington, D.C.", "US"), "name"),
        (Place("Oa-sinh-tơn", "US"), Place("New York", "US"), None),
        (Place("Mỹ", "US"), Place("Washington", "US"), None),
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


@pytest.mark.parametrize(
    ("known", "namesake", "bare"),
    [
        (Person("Vladimir Putin", "RU"), Person("Lyudmila Putin", "RU"), Person("Putin", "RU")),
        (Person("Vladimir Putin", "RU"), Person("Lyudmila Zorenko", "RU"), Person("Putin", "RU")),
    ],
)
def test_a_family_name_is_that_of_the_one_bearer_whom_everybody_knows(
    world: World, known: Person, namesake: Person, bare: Person
) -> None:
    world.say(known, namesake, bare)
    assert world.sets() == {paths(known, bare)}


def test_a_family_name_of_two_whom_everybody_knows_and_a_fathers_name_are_nobodys(world: World) -> None:
    world.say(Person("Barack Obama", "US"), Person("Michelle Obama", "US"), Person("Obama", "US"))
    world.say(Person("Mohammed bin Salman", "SA"), Person("Salman bin Abdulaziz Al Saud", "SA"), Person("Salman", "SA"))
    assert world.sets() == set()


OFFICE = ("office", "tong thong")


def person(iri: str, name: str, *traits: tuple[str, str]) -> Node:
    return node(f"person/{iri}", "Person", [("name", name), *traits])


def test_of_a_family_the_one_is_meant_who_holds_the_office_told() -> None:
    told = person("_/temirhan", "Temirhan", OFFICE, ("among", "TR"), ("among", "RU"))
    holder, other = person("TR/a", "Samir Temirhan", OFFICE), person("TR/b", "Haluk Temirhan")
    sure, possible = (Persons().agree(told, who, str) for who in (holder, other))
    assert sure
    assert possible
    assert sure.strength < possible.strength


def test_an_office_misread_is_no_sign_where_all_know_whose_name_it_is() -> None:
    told = person("_/trump", "Trump", OFFICE, ("among", "US"), ("among", "RU"))
    others = ("US/a", "Donald Trump"), ("US/b", "Ana Trump"), ("RU/a", "Donlad Trump")
    found = [Persons().agree(told, person(*other, OFFICE), str) for other in others]
    assert [why and why.strength for why in found] == [Strength.PROBABLE, Strength.POSSIBLE, Strength.POSSIBLE]


@pytest.mark.parametrize(
    ("name", "office", "same"),
    [("Temirhan", "tong thu ky", True), ("Temirhan", "dai su", False), ("Ali", "tong thu ky", False)],
    ids=["one office", "another", "a name of many"],
)
def test_a_family_name_alone_is_of_one_of_no_state_by_the_office(name: str, office: str, same: bool) -> None:
    whole = person("_/samir", f"Samir {name}", ("office", "tong thu ky"))
    assert bool(Persons().agree(person("_/bare", name, ("office", office)), whole, str)) == same


@pytest.mark.parametrize(("states", "same"), [(("PH", "VN"), True), (("PH", "US"), False), ((), False)])
def test_a_family_name_alone_is_of_whom_articles_on_the_same_states_tell(states: tuple[str, ...], same: bool) -> None:
    whole = person("_/samir", "Samir Temirhan", ("among", "PH"))
    assert bool(Persons().agree(person("_/bare", "Temirhan", *(("among", state) for state in states)), whole, str)) == same


def test_who_is_called_by_one_name_is_one_in_the_state_of_which_the_article_speaks() -> None:
    prince = person("GB/william", "William")
    assert Persons().agree(prince, person("_/william", "William", ("among", "GB")), str)
    assert not Persons().agree(prince, person("_/william", "William", ("among", "NZ")), str)
