"""What tells Vietnamese words from foreign ones."""
from __future__ import annotations

import pytest

from bangiao.extract.words.syllables import is_korean, is_name, may_be_foreign, native, syllable


@pytest.mark.parametrize("word", ["Nguyễn", "Thịnh", "khuya", "qua", "giêng", "Ông", "yêu", "Đức"])
def test_syllables(word: str) -> None:
    assert syllable(word)


@pytest.mark.parametrize("word", ["Ivan", "Petrov", "Chol", "Jong", "Rojas", "Maria", "ocha"])
def test_no_syllables(word: str) -> None:
    assert not syllable(word)


@pytest.mark.parametrize(
    ("word", "is_native"),
    [("Đặc", True), ("thưởng", True), ("Tại", True), ("Sau", False), ("Díaz", False), ("José", False)],
)
def test_letters_of_no_other_language(word: str, is_native: bool) -> None:
    assert native(word) is is_native


@pytest.mark.parametrize(
    ("name", "form"),
    [("Lê Văn Thịnh", True), ("lê thịnh", True), ("Lê", False), ("Ivan Petrov", False), ("Lê Văn Petrov", False)],
)
def test_the_form_of_a_vietnamese_name(name: str, form: bool) -> None:
    assert is_name(name) is form


@pytest.mark.parametrize(
    ("name", "abroad", "foreign"),
    [("Tập Đại Sơn", False, True), ("Vương Đạt", False, False), ("Vương Đạt", True, True), ("Lê Thị Thu Hà", True, False)],
)
def test_names_that_a_foreigner_can_bear(name: str, abroad: bool, foreign: bool) -> None:
    assert may_be_foreign(name, abroad=abroad) is foreign


def test_some_family_names_are_foreign_where_the_like_are_told_of() -> None:
    assert may_be_foreign("Lý Đại Sơn", abroad=False, alike=True)
    assert not may_be_foreign("Lý Đại Sơn", abroad=False)
    assert not may_be_foreign("Lê Đại Sơn", abroad=False, alike=True)


@pytest.mark.parametrize(
    ("name", "form"), [("Kim Min-ho", True), ("Han Sang Woo", True), ("Han Ivanov", False), ("Ivan Min-ho", False)]
)
def test_the_form_of_a_korean_name(name: str, form: bool) -> None:
    assert is_korean(name) is form
