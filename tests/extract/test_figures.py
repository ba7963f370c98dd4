"""Times in figures: days without a month, lists that share a year, and figures that are no time."""

from __future__ import annotations

import pytest
from tests.extract.test_dates import found, resolved

from bangiao.extract.mentioning.figures import figures
from bangiao.extract.words.lexicon import lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Đoàn về vào ngày 12, trước khi họp.", ["2024-03-12"]),
        ("Ngày 28, đoàn về.", ["2024-03-28"]),
        ("Từ ngày 17 đến 19, đoàn ở lại.", ["2024-03-17/2024-03-19"]),
        ("Đoàn ở lại trong hai ngày 19 và 20 tháng này.", ["2024-03-19/2024-03-20"]),
        ("Đoàn về ngày 17 tháng trước.", ["2024-02-17"]),
        ("Đoàn về ngày 30 tháng trước.", ["-"]),  # February has none
        ("Các ngày 5, 6, 7/2, đoàn ở lại.", ["2024-02-05/2024-02-07"]),
        ("Ngày 5, 6/2, đoàn ở lại.", ["2024-02-05/2024-02-06"]),
        ("Đoàn ở lại từ 30/12 đến 2/1/2024.", ["2023-12-30/2024-01-02"]),
        ("Đoàn ở lại từ 30/12 đến 2/1.", ["2023-12-30/2024-01-02"]),
        ("Họ gặp nhau tháng 10 và tháng 11/2022.", ["2022-10", "2022-11"]),
        ("Họ gặp nhau tháng 12 và tháng 1/2023.", ["2022-12", "2023-01"]),
        ("Họ gặp nhau ngày 28/5, 3/6/2019.", ["2019-05-28", "2019-06-03"]),
        ("Họ gặp nhau ngày 5/3 năm ngoái.", ["2023-03-05"]),
        ("Họ gặp nhau ngày 5 tháng 3 năm ngoái.", ["2023-03-05"]),
        ("Sau chuyến thăm (8-2017), họ gặp lại.", ["2017-08"]),
        ("Họ gặp nhau hồi 8-2017.", ["2017-08"]),
        ("Họ gặp nhau hồi 2013.", ["2013"]),
        ("Quốc khánh (2/9) là ngày nghỉ.", ["2023-09-02"]),
        ("16-3, đoàn về.", ["2024-03-16"]),
    ],
)
def test_a_time_in_figures_counts_from_the_date_line(text: str, dates: list[str]) -> None:
    assert resolved(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "Họ chiếm 2/3 số ghế.",
        "Tỷ lệ 1/2 là đủ.",
        "Hai đội hòa 1-1.",
        "Mất khoảng 3-5 năm (5-6 năm).",
        "Độ ẩm 10.5 là cao.",
        "Nghị quyết số 10/2020 và Nghị quyết 10/2020/QH.",
        "Những năm 1960 và 1970, đầu những năm 1980.",
        "Mỗi ngày 20 chuyến bay, 3 ngày 2 đêm.",
        "Cứ ngày 20 người.",
    ],
)
def test_a_share_a_score_a_number_or_a_decade_is_no_time(text: str) -> None:
    assert found(text) == []


def test_a_year_among_others_is_no_decade() -> None:
    assert resolved("Họ gặp nhau năm 1960 và năm 1970.") == ["1960", "1970"]


def test_a_sentence_without_figures_holds_none() -> None:
    text = "Hôm nay, đoàn về."
    assert list(figures(Scan(text, normal(text), 0, len(text), lexicon()))) == []
