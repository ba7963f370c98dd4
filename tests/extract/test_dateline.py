"""The day of issue: what states it, and what does not."""

from __future__ import annotations

import pytest

from bangiao.extract.fact import Date
from bangiao.extract.reading.dateline import addressed, leading, parsed, stamp


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T08:00:00+07:00", "2024-05-06"),
        ("2024-05-06T20:30:00Z", "2024-05-07"),  # half past three in the morning in Hanoi
        ("2024-05-06 23:59", "2024-05-06"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("06/05/2024", "2024-05-06"),
        ("06/05/2024 10:30", "2024-05-06"),
    ],
)
def test_date_fields(text: str, day: str) -> None:
    assert parsed(text) == Date(day)


@pytest.mark.parametrize("text", ["", None, "hôm qua", "2024-13-01", "31/02/2024", "0005"])
def test_no_date(text: str | None) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("date 2025-01-02\nÔng đến.", "2025-01-02", "\nÔng đến."),
        ("\n date 2025-01-02 Ông đến.", "2025-01-02", "Ông đến."),
        ("[date 2025-01-02] Ông đến.", "2025-01-02", "Ông đến."),
        ("[date 02/01/2025]\nÔng đến.", "2025-01-02", "\nÔng đến."),
        ("date 2025-01\nÔng đến.", "2025-01", "\nÔng đến."),
    ],
)
def test_a_leading_date(text: str, day: str, rest: str) -> None:
    found, start = leading(text)
    assert found == Date(day)
    assert text[start:] == rest


@pytest.mark.parametrize(
    "text", ["Ông đến ngày 2025-01-02.", "dated 2025-01-02", "date of birth", "Hà Nội\ndate 2025-01-02"]
)
def test_no_leading_date(text: str) -> None:
    assert leading(text) == (None, 0)


@pytest.mark.parametrize(
    "line",
    [
        "Thứ ba, 14/10/2025, 10:30 (GMT+7)",
        "Cập nhật lúc 10:30, 14/10/2025",
        "Văn An - Thứ Ba, ngày 14/10/2025 10:30 GMT+7",
        "14/10/2025 | 10:30",
        "14-10-2025 10:30",
        "14.10.2025",
        "Ngày đăng: 14/10/2025",
        "Văn An - Thể thao | 10:30 14/10/2025",
        "14 tháng 10 2025",
        "Thứ Ba, 14 tháng 10, 2025",
        "Hà Nội, ngày 14 tháng 10 năm 2025",
    ],
)
def test_stamps(line: str) -> None:
    assert stamp(line) == Date("2025-10-14")


@pytest.mark.parametrize(
    "line",
    [
        "Hai bên ký thỏa thuận ngày 14/10/2025.",
        "Hiệp định ký ngày 14/10/2025 tại Hà Nội giữa chính phủ hai nước",
        "Thứ ba, 14/10, 10:30",
        "Chuyến thăm từ 12/10/2025 đến 14/10/2025 của đoàn đại biểu cấp cao nước bạn",
        "99/99/2025 10:30",
        "Hiệp định Huế ngày 14/10/2025",
        "Tuyên bố chung ngày 14 tháng 10 năm 2025",
    ],
)
def test_a_date_in_a_sentence_is_no_stamp(line: str) -> None:
    assert stamp(line) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://thu.example/hai-bo-truong-gap-nhau-20251014103000123.htm",
        "https://thu.example/hai-bo-truong-gap-nhau-185251014103000123.htm",
        "https://thu.example/hai-bo-truong-gap-nhau-10225101410300012.html?gidzl=1",
        "https://thu.example/2025/10/14/hai-bo-truong-gap-nhau",
    ],
)
def test_an_address_that_names_the_day(url: str) -> None:
    assert addressed(url) == Date("2025-10-14")


@pytest.mark.parametrize(
    "url",
    [
        "https://thu.example/hai-bo-truong-gap-nhau-4754032.html",
        "https://thu.example/hai-bo-truong-gap-nhau-20259914103000123.htm",
        "https://thu.example/tin?id=20251014103000123",
        "https://thu.example/2025/10/hai-bo-truong-gap-nhau",
    ],
)
def test_an_address_that_names_no_day(url: str) -> None:
    assert addressed(url) is None
