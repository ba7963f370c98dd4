"""Names are found whatever their diacritics, tone placement and case; other names are not."""
from __future__ import annotations

import pyoxigraph as ox
import pytest

from bangiao.ontology.vocabulary import ALT_LABEL, ID, PREF_LABEL, SAME_AS, TYPE, bg
from bangiao.queries.names import Names
from bangiao.queries.source import Embedded

LABELS = {
    "person/hoa": ("Person", "Nguyễn Thị Hoà"),
    "person/hoa-b": ("Person", "Nguyễn Thị Hoa"),
    "person/plain": ("Person", "Nguyen Thi Hoa"),
    "person/duc": ("Person", "Đặng Văn Đức"),
    "person/viet": ("Person", "Việt Nam"),
    "organization/bo": ("Organization", "Bộ Quốc phòng"),
    "country/US": ("Country", "Hoa Kỳ"),
}


def node(path: str) -> ox.NamedNode:
    return ox.NamedNode(ID + path)


@pytest.fixture
def names() -> Names:
    store = ox.Store()
    graph = node("article/a")
    for path, (cls, label) in LABELS.items():
        store.add(ox.Quad(node(path), ox.NamedNode(TYPE), ox.NamedNode(bg(cls)), graph))
        store.add(ox.Quad(node(path), ox.NamedNode(PREF_LABEL), ox.Literal(label, language="vi"), graph))
    store.add(ox.Quad(node("organization/bo"), ox.NamedNode(ALT_LABEL), ox.Literal("BQP"), graph))
    store.add(ox.Quad(node("country/US"), ox.NamedNode(bg("iso")), ox.Literal("US"), graph))
    store.add(ox.Quad(node("person/duc-2"), ox.NamedNode(TYPE), ox.NamedNode(bg("Person")), graph))
    store.add(ox.Quad(node("person/duc-2"), ox.NamedNode(SAME_AS), node("person/duc"), node("graph/identity")))
    return Names(Embedded(store))


def found(names: Names, name: str, *classes: str) -> list[str]:
    return [n.value.removeprefix(ID) for n in names.find(name, classes)]


@pytest.mark.parametrize("name", ["Nguyễn Thị Hoà", "nguyễn thị hòa", "NGUYỄN THỊ HOÀ", "Nguyễn Thi\u0323 Hòa"])
def test_tone_placement_and_case_do_not_matter(names: Names, name: str) -> None:
    assert found(names, name, "Person") == ["person/hoa", "person/plain"]


def test_a_name_without_diacritics_finds_all_that_it_may_be(names: Names) -> None:
    assert found(names, "nguyen thi hoa", "Person") == ["person/hoa", "person/hoa-b", "person/plain"]


def test_wrong_diacritics_still_find_where_nothing_fits_better(names: Names) -> None:
    assert found(names, "Dạng Vân Dức", "Person") == ["person/duc", "person/duc-2"]


def test_nodes_tied_as_one_come_together(names: Names) -> None:
    assert found(names, "Đặng Văn Đức", "Person") == ["person/duc", "person/duc-2"]


def test_other_names_count_and_the_class_must_fit(names: Names) -> None:
    assert found(names, "bqp", "Organization") == ["organization/bo"]
    assert found(names, "bqp", "Person") == []
    assert found(names, "Việt Nam", "Country") == []


@pytest.mark.parametrize("name", ["US", "us", "Hoa Kỳ", "hoa ky", "United States", "united states"])
def test_a_country_is_found_by_code_and_in_both_languages(names: Names, name: str) -> None:
    assert found(names, name, "Country") == ["country/US"]


def test_the_nearest_names_are_those_that_hold_the_words_then_those_alike(names: Names) -> None:
    assert names.near("Đức", ("Person",))[0] == "Đặng Văn Đức"
    assert "Nguyễn Thị Hoa" in names.near("Nguyễn Thị Hoan", ("Person",))
    assert names.near("Bộ Quốc phòng", ("Person",)) == ()
