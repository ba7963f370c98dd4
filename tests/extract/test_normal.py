"""Letters made comparable without moving any."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.words.normal import folded, normal


def test_case_and_tone_placement() -> None:
    assert normal("HOÀ Bình, thuỷ") == "hòa bình, thủy"
    assert normal("quý") == "quý"
    assert normal("hoàng") == "hoàng"


def test_a_slip_of_the_typist_is_read_as_meant() -> None:
    assert normal("Thủ tuớng một nuớc") == "thủ tướng một nước"
    assert normal("thuở, quớt") == "thuở, quớt"


def test_folded_names_have_no_marks() -> None:
    assert folded("Đặng  Thị-Huệ ") == "dang thi hue"
    assert folded("Orbán V.") == "orban v"
    assert folded("Władysław Øre") == "wladyslaw ore"


@given(st.text())
def test_the_normal_form_is_as_long_as_the_text(text: str) -> None:
    assert len(normal(text)) == len(text)


@given(st.text())
def test_both_forms_are_their_own(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert folded(folded(text)) == folded(text)
