"""Spellings: which two can be one name, and what is never taken for it."""
from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.graph.identity.agreement import REASONS
from bangiao.graph.identity.spelling import alike, exact, family_names, is_bare, letters, parts, telling, tonal


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Đỗ Hoà", "Đỗ Hòa", "name"),
        ("ĐỖ QUANG HIỂN", "Đỗ Quang Hiển", "name"),
        ("Anna-Lena Weiss", "Anna Lena Weiss", "name"),
        ("Oona O'Brady", "Oona O’Brady", "name"),
        ("Đỗ Quang Hiển", "Do Quang Hien", "diacritics"),
        ("José Álvarez", "Jose Alvarez", "diacritics"),
        ("Vla-đi-xláp Do-ren-cô", "Vladixlap Dorenco", "diacritics"),
        ("Kim Do Yeon", "Kim Doyeon", "separators"),
        ("Zorenko Viktor", "Viktor Zorenko", "order"),
        ("Viktor Ivanovich Zorenko", "Viktor Zorenko", "part"),
        ("J. Prado", "João Prado", "part"),
        ("Vladislav Zorenko", "Vladislav Zorenka", "spelling"),
        ("Yevgeny Batov", "Evgheni Batov", None),
        ("Orhan Sezgin", "Orhan Sezginnói", "spelling"),  # the space before the next word is missing
        ("Orhan Sezgin", "Orhan Sezginovic", None),
        ("Orhan bin Selim Al Rashed", "bin Selim Al Rashed", "part"),
        ("Orhan bin Selim Al Rashed", "Selim Al Rashed", None),
        ("Batov Yevgeni", "Yevgeny Batov", "spelling"),
        ("Anneliese Königsberger", "Annelise Königsberger", "spelling"),
        ("Karl-Ludwig Zimmer", "Ludwig Zimmer", "part"),
        ("Ana Luisa Ribas-Prado", "Luisa Ribos Prado", "spelling"),
        ("Mắc-xim Cu-dơ-nét-xốp", "Maksim Kuznetsov", "transcribed"),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, reason: str | None) -> None:
    assert (alike(one, other), alike(other, one)) == (reason, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đỗ Quang Hiển", "Đỗ Quang Hiến"),
        ("Hà Linh", "Linh Hà"),
        ("Đỗ Linh", "Đỗ Khánh Linh"),
        ("Lý Minh", "Li Ming"),
        ("Kim Do Yeon", "Kim Do Yeun"),
        ("Kim Do Yeon", "Kim Yeon Do"),
        ("João Prado", "Joana Prado"),
        ("Hussein bin Rashed III", "Rashed III"),
        ("Prado", "João Prado"),
        ("Ana Roe", "Ann Roe"),
        ("Samir Karim I", "Samir Karim II"),
    ],
    ids=["tones", "Vietnamese order", "a middle name more", "two languages", "Korean letters", "Korean order", "given names",
         "father and son", "family name alone", "short given names", "two kings"],
)
def test_names_of_two(one: str, other: str) -> None:
    assert alike(one, other) is alike(other, one) is None


def test_a_hyphen_joins_parts_and_a_space_does_not() -> None:
    assert parts("Kim Do-yeon") == ("kim", "doyeon")
    assert parts("Kim Do yeon") == ("kim", "do", "yeon")
    assert letters("Kim Do-yeon") == letters("KIM DO YEON") == "kimdoyeon"


def test_exact_letters_keep_diacritics_and_leave_punctuation() -> None:
    assert exact("Đỗ  Quang-Hiển.") == "đỗ quang hiển"
    assert exact("thoả thuận") == exact("Thỏa thuận")


@pytest.mark.parametrize(
    ("name", "is_tonal"),
    [
        ("Đỗ Quang Hiển", True), ("Do Quang Hien", False), ("Vla-đi-xláp", False), ("José Álvarez", False), ("Hà An", True),
        ("", False),
    ],
)
def test_a_name_that_only_vietnamese_writes(name: str, is_tonal: bool) -> None:
    assert tonal(name) is is_tonal


def test_particles_tell_nothing() -> None:
    assert telling("Karim bin al-Rashed") == telling("Karim El Rashed") == ("karim", "rashed")
    assert telling("Ursula von Felden") == ("ursula", "felden")
    assert telling("Von Felden") == ("von", "felden"), "a capital makes it a name"
    assert telling("bin") == ("bin",)


@pytest.mark.parametrize(("name", "bare"), [("Zorenko", True), ("V. Zorenko", True), ("al-Rashed", True), ("Vik Zorenko", False)])
def test_a_family_name_alone_is_told(name: str, bare: bool) -> None:
    assert is_bare(name) is bare


def test_the_family_name_stands_last_or_first_where_it_is_known() -> None:
    assert family_names("Viktor Zorenko") == {"zorenko"}
    assert family_names("Kim Do Yeon") == {"kim", "yeon"}


SYLLABLES = [
    "Đỗ", "Do", "Quang", "Hiển", "Hiến", "hien", "Kim", "Do-yeon", "Zorenko", "Zorenka", "V.", "bin", "al-Rashed", "III", "İl",
]
names = st.one_of(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map(" ".join), st.text(max_size=12))


@given(names, names)
def test_any_two_names_are_compared_in_either_order(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, other) in (None, *REASONS)
    assert alike(one, one) == "name"
    assert tonal(one) in (True, False)
    assert is_bare(one) in (True, False)
    assert len(family_names(one)) <= 2


def test_no_two_vietnamese_names_that_differ_in_a_tone_are_alike() -> None:
    tones = ["Hiên", "Hiền", "Hiển", "Hiến", "Hiện", "Hiễn"]
    assert not [pair for pair in itertools.combinations((f"Đỗ Quang {tone}" for tone in tones), 2) if alike(*pair)]
