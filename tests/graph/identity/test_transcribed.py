"""Foreign names by Vietnamese syllables: which name in Latin letters each is heard as, and which not."""
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.words.syllables import is_name
from bangiao.graph.identity.transcribed import _any, by_syllables, heard, one_heard
from bangiao.ontology.gazetteer import TableError, table


@pytest.mark.parametrize(
    ("said", "spelt"),
    [
        ("Mắc-xim Cu-dơ-nét-xốp", "Maksim Kuznetsov"),
        ("Cu-dơ-nét-xốp Mắc-xim", "Maksim Kuznetsov"),
        ("Giô-dép Ê-xtra-đa", "Joseph Estrada"),
        ("Đô-nan Ri-sớt-xơn", "Donald Richardson"),
        ("Xéc-gây Ri-áp-cốp", "Sergey Riabkov"),
        ("Ô-lốp Pan-mơ", "Olof Palme"),
    ],
)
def test_a_transcription_is_heard_as_the_name(said: str, spelt: str) -> None:
    assert one_heard(said, spelt)
    assert one_heard(spelt, said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mắc-xim Cu-dơ-nét-xốp", "Maksim Kulishov"),
        ("Mắc-xim Cu-dơ-nét-xốp", "Kuznetsov"),
        ("M. Cu-dơ-nét-xốp", "N. Kuznetsov"),
        ("Maksim Kuznetsov", "Maxim Kuznecov"),
        ("Mai-cơ Pen-xơ", "Mike Waltz"),
        ("Xtu-a Li", "Stuart Lee"),
        ("Ta-mim bin Ha-mát", "Hamad bin Tamim"),
    ],
    ids=["another family name", "a family name alone", "initials", "neither by syllables", "letters far apart", "too short",
         "the father first"],
)
def test_names_of_two_are_not_one(one: str, other: str) -> None:
    assert not one_heard(one, other)
    assert not one_heard(other, one)


@pytest.mark.parametrize(
    ("name", "said"), [("Mắc-xim", True), ("Kim Jong-un", False), ("López-Palop", False), ("Đỗ Hiển", False)],
)
def test_a_name_by_syllables_has_hyphens_before_small_letters_and_diacritics(name: str, said: bool) -> None:
    assert by_syllables(name) is said


def test_what_no_syllable_can_end_with_is_not_heard() -> None:
    assert heard("Mi-sen Ray-mân") == heard("Michel Raymond")


def test_no_transcription_of_the_table_is_another_name_of_the_same_state() -> None:
    states = {row["form"]: row["country"] for row in table("same-names") if row["country"]}
    rows = [row for row in table("same-names") if row["form"] in states and not is_name(row["name"])]
    by_sound: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        by_sound.setdefault((states[row["form"]], *sorted(heard(row["name"]))), []).append(dict(row))
    wrong = [
        (a["name"], b["name"]) for same in by_sound.values() for a in same for b in same
        if a["form"] != b["form"] and one_heard(a["name"], b["name"])
    ]
    assert len(rows) > 1000
    assert wrong == []


@pytest.mark.parametrize(
    ("pattern", "problem"), [("ng(h|n", "no regular expression"), ("n(g|h)", "has a group")], ids=["broken", "a group"]
)
def test_a_row_that_is_no_expression_is_told(pattern: str, problem: str) -> None:
    with pytest.raises(TableError, match=rf"^sounds\.tsv: {re.escape(pattern)} .*{problem}.*; "):
        _any(["m", pattern])


@given(st.text(alphabet="ĐđắcơxkgMhnr-. A'", max_size=12), st.text(alphabet="ĐđắcơxkgMhnr-. A'", max_size=12))
def test_any_two_names_are_heard_in_either_order(one: str, other: str) -> None:
    assert one_heard(one, other) == one_heard(other, one)
