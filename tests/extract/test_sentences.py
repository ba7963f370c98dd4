"""Where sentences end, and where they do not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.reading.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hai bên ký thỏa thuận.", "Ông về nước."),
        ("Hai bên muốn tăng cường nhân sự.", "Ông về nước."),
        ("Kim ngạch đạt 3,5 tỷ USD.", "Hai bên hài lòng."),
        ("Lễ ký diễn ra ngày 14.10.2025.", "Hai bên hài lòng."),
        ("Nước này có 10.000 sinh viên ở Đông Nam Á.", "Hai bên hài lòng."),
        ("Ông ở lại…", "Bà về nước."),
        ("Ông có đến không?", "Bà không biết."),
        ("Đoàn về nước./.", "Văn An"),
        ("“Chúng tôi sẽ đến.”", "Ông nói thêm như vậy."),
        ('Bà đáp: "Rất tốt."', "Ông im lặng."),
        ("Ông đến thăm (ngày đầu tiên.)", "Bà ở lại."),
    ],
)
@pytest.mark.parametrize("gap", [" ", ""])
def test_two_sentences(first: str, second: str, gap: str) -> None:
    assert cut(first + gap + second) == [first, second]


@pytest.mark.parametrize(
    "whole",
    [
        "Ông I. Sokolov gặp GS. TS. Lê Văn Bình tại TP. Hồ Chí Minh.",
        "Ông S.A-lếch và D.Miller thăm TP.HCM.",
        "Đoàn U.S. Navy tới St. Petersburg.",
        "Giá là 3.5 hay 10.000 đồng.",
        "“Chúng tôi vui. Chúng tôi sẽ đến”, ông nói.",
        '"Rất tốt. Hẹn gặp lại.", bà đáp.',
        '" Rất tốt. Hẹn gặp lại ", bà đáp.',
        "Trang www.thu.vn và VnExpress đưa tin về ông McDonald.",
        "1. Về chính trị và ngoại giao.",
        "Ông (sinh ngày 1.2. Ở Huế) đến thăm.",
        "Các bên gồm A, B... và nhiều nước.",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert cut(whole) == [whole]


def test_a_heading_glued_to_the_next_word_is_cut_off() -> None:
    assert cut("Quan hệ phát triểnTại hội đàm, hai bên vui mừng.") == [
        "Quan hệ phát triển",
        "Tại hội đàm, hai bên vui mừng.",
    ]


def test_a_quotation_that_never_closes_does_not_swallow_the_rest() -> None:
    assert len(cut("Ông nói: “Tốt. " + "Hai bên hài lòng. " * 60)) > 30


def test_a_full_stop_in_a_second_paragraph_is_left_alone() -> None:
    text = "Một câu. Hai câu. Ba câu."
    assert [text[a:b] for a, b in split(text, 9, 17)] == ["Hai câu."]


@given(st.text(st.sampled_from('aBđĐÁ. ."“”()…?!/,3\n'), max_size=60))
def test_sentences_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    spans = split(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.usefixtures("ends")
def test_a_hostile_text_is_split_in_time() -> None:
    split('"(“' * 20_000, 0, 60_000)
