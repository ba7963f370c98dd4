"""Spellings under which an entity is looked for."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.fact import Organization, Person, Place
from bangiao.graph.alignment.forms import forms, languages
from bangiao.graph.alignment.ours import Entity

Ours = Callable[..., Entity]


def test_names_as_they_are_come_first_then_without_diacritics_then_in_the_other_order(ours: Ours) -> None:
    found = forms(ours(Person("Recep Tayyip Erdoğan", "TR"), "Tayyip Erdoğan"))
    assert found[:4] == ("Recep Tayyip Erdoğan", "Tayyip Erdoğan", "Recep Tayyip Erdogan", "Tayyip Erdogan")
    assert "Erdogan Recep Tayyip" in found


def test_hyphens_stay(ours: Ours) -> None:
    assert forms(ours(Person("Kim Jong-un", "KP")))[:2] == ("Kim Jong-un", "Jong-un Kim")


def test_the_tables_bring_the_latin_name(ours: Ours) -> None:
    assert "Li Qiang" in forms(ours(Person("Lý Cường", "CN")))
    assert "United Nations" in forms(ours(Organization("LHQ", None)))


def test_a_family_name_alone_is_looked_for_only_where_there_is_no_other(ours: Ours) -> None:
    assert "Putin" not in forms(ours(Person("Vladimir Putin", "RU"), "Putin"))
    assert forms(ours(Person("Zorenko", "RU"))) == ("Zorenko",)


def test_a_body_is_looked_for_with_its_state(ours: Ours) -> None:
    found = forms(ours(Organization("Bộ Ngoại giao", "VN")))
    assert {"Bộ Ngoại giao", "Bộ Ngoại giao Việt Nam", "Bộ Ngoại giao (Việt Nam)", "Bộ Ngoại Giao"} <= set(found)
    assert forms(ours(Organization("Hội Xyz Việt Nam", "VN"))) == ("Hội Xyz Việt Nam", "Hội xyz việt nam")


def test_places_have_no_names_of_bodies(ours: Ours) -> None:
    assert forms(ours(Place("Việt Nam", "VN"))) == ("Việt Nam", "Viet Nam")


def test_spellings_are_bounded(ours: Ours) -> None:
    assert len(forms(ours(Person("A B C", "US"), *(f"D{n} E{n} F{n}" for n in range(30))))) <= 24


@pytest.mark.parametrize(("country", "language"), [("TR", "tr"), ("CN", "zh"), ("HU", "hu"), ("VN", "vi")])
def test_the_main_language_of_the_state_is_asked_too(ours: Ours, country: str, language: str) -> None:
    entity = ours(Place("X", country))
    assert languages(entity, ("vi", "en"), native=True) == tuple(dict.fromkeys(("vi", "en", language)))
    assert languages(entity, ("vi", "en"), native=False) == ("vi", "en")


def test_without_a_state_there_is_no_language_of_it(ours: Ours) -> None:
    assert languages(ours(Place("X", None)), ("vi",), native=True) == ("vi",)
