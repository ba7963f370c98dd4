"""Which bytes are read, which are refused, and what becomes of the characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.reading.encoding import clean, decode, normal
from bangiao.extract.reading.refusal import Refusal
from bangiao.ontology.gazetteer import table

TEXT = (
    "Chiều nay tại thủ đô, bộ trưởng hai nước đã hội đàm về những vấn đề cùng quan tâm, nhất trí đẩy mạnh hợp tác "
    "kinh tế, giáo dục, văn hóa và bảo vệ môi trường; đồng thời khẳng định ủng hộ lẫn nhau tại các diễn đàn đa phương."
)
LETTERS = {row["name"]: row for row in table("legacy-encodings")}


def legacy(column: str) -> str:
    """The text in a legacy encoding, its bytes as Latin-1 characters."""

    def written(letter: str) -> str:
        cell = LETTERS[letter][column] if letter in LETTERS else letter
        return cell if column == "vni" or letter not in LETTERS else chr(int(cell, 16))

    return "".join(map(written, TEXT))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_cp1258_is_read() -> None:
    stacked = "".join(_for_cp1258(letter) for letter in TEXT)
    assert normal(str(decode(stacked.encode("cp1258"), "a.txt")), "a.txt") == TEXT


def _for_cp1258(letter: str) -> str:
    """A letter as cp1258 has it: the vowel composed with its quality, the tone behind it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    apart = unicodedata.normalize("NFD", letter)
    vowel = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
    return vowel + "".join(c for c in apart if c in tones)


@pytest.mark.parametrize(("column", "name"), [("tcvn3", "TCVN3"), ("vni", "VNI"), ("viscii", "VISCII")])
def test_legacy_encodings_are_refused_by_name(column: str, name: str) -> None:
    refusal = decode(legacy(column).encode("latin-1"), "a.txt")
    assert isinstance(refusal, Refusal)
    assert name in refusal.problem
    assert "UTF-8" in refusal.remedy


@pytest.mark.parametrize(("column", "name"), [("tcvn3", "TCVN3"), ("vni", "VNI")])
def test_legacy_letters_in_unicode_are_refused_too(column: str, name: str) -> None:
    refusal = normal(legacy(column), "a.txt")
    assert isinstance(refusal, Refusal)
    assert name in refusal.problem


@pytest.mark.parametrize(
    "text", ["Élysée: café, déjà vu, à la carte, être, garçon", "Over na het café", "Hà Nam, Cà Mau và Hà"]
)
def test_other_languages_are_no_legacy_encoding(text: str) -> None:
    assert normal(text, "a.txt") == text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_mojibake_is_mended(encoding: str) -> None:
    wrong = TEXT.encode().decode(encoding, "replace")
    if "\ufffd" in wrong:
        wrong = "Việt Nam và Lào ký kết".encode().decode(encoding)
        assert normal(wrong, "a") == "Việt Nam và Lào ký kết"
    else:
        assert normal(wrong, "a") == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"\x00\x01\x02ab", "binary"),
        (b"\xff\xfe\xd8", "utf-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    refusal = decode(data, "a.txt")
    assert isinstance(refusal, Refusal)
    assert words in refusal.problem
    assert str(refusal).count("\n") == 0


def test_bytes_of_no_known_encoding_name_the_first_that_does_not_fit() -> None:
    refusal = decode(b"abc \xff\xfe\xfd\xfc", "a.txt")
    assert isinstance(refusal, Refusal)
    assert "byte 4" in refusal.problem


def test_a_text_without_words_is_refused() -> None:
    assert isinstance(normal("123 — 45", "a.txt"), Refusal)


@given(st.text())
def test_cleaning_is_normal_and_final(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    assert "\r" not in cleaned
    assert "\x00" not in cleaned
