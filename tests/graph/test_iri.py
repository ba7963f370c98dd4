"""IRIs: from content alone, one for one thing, two for what may be two."""
from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from bangiao.extract.fact import Country, Date, Organization, Person, Place
from bangiao.graph.iri import (
    article_id,
    article_iri,
    entity_path,
    fact_path,
    less_told,
    namesakes_path,
    of_one_name,
    province_in,
    sphere_in,
)


@given(st.text(min_size=1), st.text(alphabet="abcdefgh/:-", min_size=1).map(lambda s: f"https://example.org/{s}/"))
def test_an_article_is_found_again_from_its_iri(id_: str, base: str) -> None:
    try:
        id_.encode()
    except UnicodeEncodeError:  # lone surrogates are no text
        return
    iri = NamedNode(article_iri(id_, base)).value  # an IRI that Oxigraph accepts
    assert article_id(iri, base) == id_


def test_what_is_no_article_has_no_id() -> None:
    assert article_id("https://w3id.org/bangiao/id/country/VN") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("Haluk Görgün", "TR"), Person("HALUK GORGUN", "TR", rank="Tiến sĩ")),
        (Person("Lê Thị Hoà", "VN"), Person("Lê Thị Hòa", "VN")),
        (Organization("Bộ Quốc phòng", "VN"), Organization("Bộ quốc  phòng", "VN", ("BQP",))),
    ],
    ids=["foreign diacritics", "tone placement", "case and space"],
)
def test_spellings_of_one_name_share_an_iri(one: Person, other: Person) -> None:
    assert entity_path(one) == entity_path(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("Nguyễn Văn Hùng", "VN"), Person("Nguyễn Văn Hưng", "VN")),
        (Person("Kim Min Jae", "KR"), Person("Kim Min Jae", "KP")),
        (Person("Kim Min Jae", "KR"), Person("Kim Min Jae")),
        (Person("An Giang", "VN"), Place("An Giang", "VN")),
        (Person("習近平", "CN"), Person("溫家寶", "CN")),
        (Organization("Ủy ban " + "hợp tác " * 20 + "một"), Organization("Ủy ban " + "hợp tác " * 20 + "hai")),
    ],
    ids=["tones", "country", "no country", "kind", "no Latin letters", "long"],
)
def test_what_may_be_two_has_two_iris(one: Person, other: Person) -> None:
    assert entity_path(one) != entity_path(other)


@given(st.text(), st.sampled_from([None, "VN", "TR"]))
def test_any_name_gives_an_ascii_iri_whatever_its_normal_form(name: str, country: str | None) -> None:
    path = entity_path(Person(unicodedata.normalize("NFC", name), country))
    assert path.isascii()
    assert NamedNode(f"https://example.org/{path}").value.endswith(path)
    assert path.rsplit("/", 1)[1]


def test_a_sphere_of_office_stands_behind_a_name_and_in_no_fact() -> None:
    plain, envoy = Person("Nguyễn Văn Hùng", "VN"), Person("Nguyễn Văn Hùng", "VN", sphere="embassy")
    assert entity_path(envoy) == f"{entity_path(plain)}/embassy"
    assert sphere_in(entity_path(envoy)) == "embassy"
    assert sphere_in(entity_path(plain)) is sphere_in("unnamed/VN/dai-su/a") is None
    assert sphere_in(path := entity_path(Person("Nguyễn Văn Hùng", "VN", sphere="đại sứ/quán"))) == "đại sứ/quán"
    assert path.isascii()
    assert namesakes_path(path) == entity_path(plain)
    assert namesakes_path(entity_path(envoy)) == namesakes_path(entity_path(plain)) == entity_path(plain)
    assert of_one_name(entity_path(envoy), entity_path(plain))
    assert not of_one_name("unnamed/VN/dai-su/a", "unnamed/VN/dai-su/b")
    assert fact_path("a", "Meeting", [("participant", plain)]) == fact_path("a", "Meeting", [("participant", envoy)])


def test_a_province_stands_behind_its_sphere_and_never_alone() -> None:
    plain = Person("Nguyễn Văn Hùng", "VN")
    chair = replace(plain, sphere="local", province="an-giang")
    path = entity_path(chair)
    assert path == f"{entity_path(plain)}/local/an-giang"
    assert (sphere_in(path), province_in(path)) == ("local", "an-giang")
    assert province_in(f"{entity_path(plain)}/local") is province_in("unnamed/VN/dai-su/a/b") is None
    assert namesakes_path(path) == entity_path(replace(chair, sphere=None)) == entity_path(plain)
    assert less_told(path) == [entity_path(plain), f"{entity_path(plain)}/local"]
    assert less_told(entity_path(plain)) == []
    assert fact_path("a", "Meeting", [("participant", plain)]) == fact_path("a", "Meeting", [("participant", chair)])


def test_a_fact_is_named_after_what_it_says_and_where_not_after_the_order() -> None:
    values = (("party", Country("VN")), ("party", Country("TR")), ("date", Date("2025")))
    path = fact_path("a", "Meeting", values)
    assert path == fact_path("a", "Meeting", values[::-1])
    assert path != fact_path("b", "Meeting", values)
    assert path != fact_path("a", "Visit", values)
    assert path != fact_path("a", "Meeting", (*values[:2], ("date", Date("2025", "2026"))))
    assert fact_path("a", "Assistance", [("count", 1)]) != fact_path("a", "Assistance", [("count", True)])
