"""What identity hears of an article: the traits of its nodes, and what the article tells beside them."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Person, Place
from bangiao.graph.describe import describe
from bangiao.graph.identity.node import Telling, country_of, node, tellings
from bangiao.graph.iri import entity_path

MakeFact = Callable[..., Fact]
Told = Callable[..., dict[str, Telling]]

ORHAN, LINH = Person("Orhan Sezgin", "TR", ("Sezgin",), "Tướng"), Person("Đỗ Khánh Linh", "VN")


@pytest.fixture
def told(article: Callable[..., Article]) -> Told:
    """What is told of each node by an article of these facts."""

    def make(*facts: Fact, issued: str | None = "2031-05-06", base: str = "https://w3id.org/bangiao/id/") -> dict[str, Telling]:
        return {t.node: t for t in tellings(describe(article("tin-9", issued=issued), facts, base), base)}

    return make


def traits(telling: Telling, name: str) -> set[str]:
    return {value for trait, value in telling.traits if trait == name}


def only(told: dict[str, Telling], cls: str) -> Telling:
    found = [telling for telling in told.values() if telling.cls == cls]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("base", ["https://w3id.org/bangiao/id/", "https://example.org/x#"])
def test_an_event_is_told_with_its_values_without_any_base(told: Told, fact: MakeFact, base: str) -> None:
    meeting = fact(
        "Meeting", participant=(ORHAN, LINH), party=(Country("TR"), Country("VN")), place=Place("Hà Nội", "VN"),
        kind=Concept("talks"), status=Concept("held"), date=Date("2031-05"),
    )
    event = only(told(meeting, base=base), "Meeting")
    assert traits(event, "participant") == {entity_path(ORHAN), entity_path(LINH)}
    assert traits(event, "party") == {"country/TR", "country/VN"}
    assert traits(event, "kind") == {"talks"}
    assert (traits(event, "earliest"), traits(event, "latest")) == ({"2031-05-01"}, {"2031-05-31"})
    assert (traits(event, "article"), traits(event, "about")) == ({"tin-9"}, {"2031-05-06"})


def test_a_person_is_told_with_every_name_and_office(told: Told, fact: MakeFact) -> None:
    facts = (
        fact("Statement", speaker=ORHAN), fact("OfficeHolding", person=ORHAN, title="Bộ trưởng HÀNG HẢI"),
        fact("OfficeHolding", person=ORHAN, title="Đô đốc", former=True), fact("OfficeHolding", person=LINH, title="Đại sứ"),
    )
    person = told(*facts)[entity_path(ORHAN)]
    assert person.traits == {
        ("name", "Orhan Sezgin"), ("other", "Sezgin"),
        ("office", "bo truong hang hai"), ("seat", "TR minister hang hai 2031-05"),
    }


def test_who_can_be_another_of_the_article_misspelt_is_told_with_them_both(told: Told, fact: MakeFact) -> None:
    slip, other = Person("Sazgin", "TR"), Person("Korkmaz", "TR")
    nodes = told(*(fact("Statement", speaker=who) for who in (Person("Orhan Sezgin", "TR"), slip, other)))
    both = {" ".join(sorted(map(entity_path, (ORHAN, slip))))}
    assert [traits(nodes[entity_path(who)], "slip") for who in (ORHAN, slip, other)] == [both, both, set()]


def test_statements_and_offices_are_no_nodes_of_their_own(told: Told, fact: MakeFact) -> None:
    facts = (fact("Statement", speaker=ORHAN), fact("OfficeHolding", person=ORHAN, title="Đô đốc"))
    assert {t.cls for t in told(*facts).values()} == {"Person", "Country"}


def test_who_travels_is_noted_on_the_meetings_of_the_same_article(told: Told, fact: MakeFact) -> None:
    visit = fact("Visit", visitor=ORHAN, destination=Country("VN"))
    met = fact("Meeting", participant=(ORHAN, LINH))
    signing = fact("Agreement", title="Thỏa thuận Rong biển", signatory=ORHAN)
    others = fact("Meeting", participant=LINH)
    nodes = told(visit, met, signing, others)
    his = {i: t for i, t in nodes.items() if ("participant", entity_path(ORHAN)) in t.traits}
    assert traits(only(his, "Meeting"), "trip") == {"country/VN"}
    assert traits(only(nodes, "Agreement"), "trip") == {"country/VN"}
    assert {frozenset(traits(t, "trip")) for t in nodes.values() if t.cls == "Meeting"} == {
        frozenset(), frozenset({"country/VN"}),
    }


def test_an_undated_article_is_of_about_the_last_day_on_which_it_tells_that_something_was(told: Told, fact: MakeFact) -> None:
    facts = (
        fact("Meeting", participant=ORHAN, date=Date("2031-05-03")), fact("Visit", visitor=ORHAN, date=Date("2031-05-04")),
        fact("Meeting", participant=LINH, date=Date("2031-06-30"), status=Concept("planned")),
        fact("Agreement", title="Hiệp ước cũ", date=Date("2031-07-07")), fact("Visit", visitor=LINH, date=Date("2031-12")),
    )
    assert {frozenset(traits(t, "about")) for t in told(*facts, issued=None).values() if t.cls == "Meeting"} == {
        frozenset({"2031-05-04"}),
    }
    assert not traits(only(told(fact("Visit", visitor=ORHAN, date=Date("2031-12")), issued=None), "Visit"), "about")


@pytest.mark.parametrize("issued", ["2031-05", "2031"])
def test_an_article_of_a_month_is_of_no_day(told: Told, fact: MakeFact, issued: str) -> None:
    assert not traits(only(told(fact("Meeting", participant=ORHAN), issued=issued), "Meeting"), "about")


@pytest.mark.parametrize(
    ("iri", "country"),
    [
        (entity_path(ORHAN), "TR"), (entity_path(Person("Orhan Sezgin")), None), (entity_path(Organization("ASEAN")), None),
        (entity_path(Country("TR")), "TR"), ("", None),
    ],
)
def test_an_iri_tells_the_state(iri: str, country: str | None) -> None:
    assert country_of(iri) == country


def test_a_trait_of_two_values_is_no_one_value() -> None:
    event = node("meeting/1", "Meeting", [("date", "2031"), ("kind", "talks"), ("kind", "call"), ("kind", "call")])
    assert (event.one("date"), event.one("kind"), event.one("place")) == ("2031", None, None)
    assert (event.all("kind"), event.all("place")) == ({"talks", "call"}, frozenset())
