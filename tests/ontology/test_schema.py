"""The schema answers what rule pages and queries ask of the ontology."""
from __future__ import annotations

import pytest

from bangiao.extract import fact
from bangiao.ontology.schema import Range, read_schema, schema

AGENTS = ("Country", "Organization")
FACTS: dict[str, dict[str, tuple[str, ...]]] = {  # the contract's classes: their own properties and what these hold
    "Meeting": {
        "participant": ("Person",), "party": AGENTS, "place": ("Country", "Place"), "kind": ("concept",),
    },
    "Visit": {
        "visitor": ("Organization", "Person"), "origin": ("Country",), "destination": ("Country",),
        "kind": ("concept",),
    },
    "Agreement": {
        "title": ("text",), "party": AGENTS, "signatory": ("Person",), "kind": ("concept",),
    },
    "Policy": {"label": ("text",), "holder": AGENTS, "principle": ("Principle",)},
    "RelationMilestone": {"party": AGENTS, "kind": ("concept",), "level": ("text",)},
    "OfficeHolding": {
        "person": ("Person",), "title": ("text",), "organization": ("Organization",), "country": ("Country",),
        "attestedOn": ("date",), "seat": ("text",), "former": ("boolean",),
    },
    "Assistance": {
        "provider": AGENTS, "recipient": AGENTS, "count": ("integer",),
        "unit": ("text",), "place": ("Country", "Place"), "kind": ("concept",),
    },
    "Statement": {"speaker": ("Agent", "Country", "Organization", "Person"), "verb": ("text",), "text": ("text",)},
}
KINDS = {
    "Meeting": "talks audience reception encounter call dialogue negotiation conference other",
    "Visit": "state official working attend other",
    "Agreement": "treaty agreement mou joint-statement protocol plan contract letter arrangement other",
    "RelationMilestone": "established upgraded severed restored",
    "Assistance": "training relief aid equipment mission loan other",
}


def test_the_facts_are_those_of_the_contract() -> None:
    assert set(schema().facts()) == set(FACTS)


@pytest.mark.parametrize("cls", sorted(FACTS))
def test_a_fact_has_its_own_properties_and_those_of_every_fact(cls: str) -> None:
    roles = schema().roles(cls)
    assert {name: roles[name].values for name in FACTS[cls]} == FACTS[cls]
    for name in ("date", "endDate", "earliest", "latest"):
        assert roles[name] == Range(("date",))
    assert roles["evidence"] == Range(("Evidence",))
    assert roles["rule"] == Range(("text",))


@pytest.mark.parametrize("cls", sorted(KINDS))
def test_each_class_has_kinds_of_its_own(cls: str) -> None:
    assert schema().roles(cls)["kind"].concepts == tuple(sorted(KINDS[cls].split()))


def test_statuses_follow_from_the_class_above() -> None:
    status = {cls: schema().roles(cls)["status"].concepts for cls in KINDS}
    assert status.pop("Agreement") == ("planned", "signed")
    assert set(status.values()) == {("cancelled", "held", "planned")}
    assert "status" not in schema().roles("Statement")


def test_a_property_of_another_class_is_no_role() -> None:
    assert "visitor" not in schema().roles("Meeting")
    assert "participantIn" not in schema().roles("Meeting")  # an inverse is asked for, never read in a text


def test_a_statement_may_be_about_anything() -> None:
    assert {"Person", "Meeting", "Policy", "Place"} <= set(schema().roles("Statement")["about"].values)


def test_every_entity_of_a_fact_is_a_class() -> None:
    for kind in (fact.Country, fact.Organization, fact.Person, fact.Place, fact.Principle):
        assert kind.__name__ in schema().classes


def test_subclasses() -> None:
    assert schema().is_subclass("Meeting", "Event")
    assert schema().is_subclass("Meeting", "Fact")
    assert schema().is_subclass("Person", "Person")
    assert not schema().is_subclass("Agreement", "Event")
    assert schema().subclasses("Agent") == ("Agent", "Country", "Organization", "Person")


def test_what_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="Party"):
        schema().roles("Party")
    with pytest.raises(KeyError, match="Party"):
        schema().is_subclass("Party", "Fact")
    with pytest.raises(KeyError, match="Party"):
        schema().label("Party")


def test_labels_in_both_languages() -> None:
    assert (schema().label("Meeting"), schema().label("Meeting", "en")) == ("Cuộc gặp", "Meeting")
    assert (schema().label("talks"), schema().label("talks", "en")) == ("Hội đàm", "Talks")
    assert schema().comment("iso", "en") == "The ISO 3166-1 alpha-2 code."


def test_literal_ranges_are_told_from_nodes() -> None:
    roles = schema().roles("Assistance")
    literal = {name for name in ("count", "unit", "date", "kind", "provider") if roles[name].literal}
    assert literal == {"count", "unit", "date"}


def test_an_ontology_is_read_from_its_text() -> None:
    own = read_schema(
        b"""@prefix bg: <https://w3id.org/bangiao/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        bg:A a owl:Class . bg:B a owl:Class ; rdfs:subClassOf bg:A .
        bg:n a owl:DatatypeProperty ; rdfs:domain bg:A ; rdfs:range xsd:integer .
        bg:r a owl:ObjectProperty ; rdfs:domain [ owl:unionOf ( bg:B ) ] ; rdfs:range bg:A ."""
    )
    assert own.classes == ("A", "B")
    assert dict(own.roles("B")) == {"n": Range(("integer",)), "r": Range(("A", "B"))}
    assert dict(own.roles("A")) == {"n": Range(("integer",))}
