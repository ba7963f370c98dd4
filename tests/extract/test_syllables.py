"""What tells Vietnamese words from foreign ones."""
from __future__ import annotations

import pytest

from bangiao.extract.words.syllables import is_name, native, syllable


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
