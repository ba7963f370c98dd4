"""Where times count from: the date line, or what a text without one tells of its own time."""

from __future__ import annotations

import pytest
from tests.extract.test_dates import ISSUED, found, resolved

from bangiao.extract.mentioning.calendar import Calendar


@pytest.mark.parametrize(
    ("text", "issued", "ahead", "date"),
    [
        ("Ngày 28/12.", "2024-01-05", False, "2023-12-28"),
        ("Ngày 2/1.", "2023-12-30", False, "2024-01-02"),
        ("Ngày 12/5.", ISSUED, False, "2023-05-12"),
        ("Ngày 12/5.", ISSUED, True, "2024-05-12"),
        ("Tháng 6.", ISSUED, True, "2024-06"),
        ("Tháng 11.", ISSUED, True, "2024-11"),
        ("Tháng 11.", ISSUED, False, "2023-11"),
        ("Ngày 29/2.", "2023-03-10", False, "-"),
        ("Ngày 12/5.", "2024", False, "2024-05-12"),
        ("Ngày 12/5.", "2024-06", False, "2024-05-12"),
        ("Hôm qua.", "2024-06", False, "-"),
        ("Hôm qua.", None, False, "-"),
        ("Ngày 12/5.", None, False, "-"),
        ("Năm ngoái.", "2024-06", False, "2023"),
        ("Vào ngày 12.", ISSUED, True, "2024-04-12"),
        ("Vào ngày 31.", "2024-04-15", False, "2024-03-31"),
        ("Vào ngày 12.", None, False, "-"),
        ("Hôm thứ Hai.", ISSUED, True, "2024-03-18"),
        ("Hôm thứ Sáu.", ISSUED, True, "2024-03-15"),
        ("Hôm thứ Hai.", None, False, "-"),
        ("Tháng 9 tới.", ISSUED, False, "2024-09"),
        ("Tháng 9 sắp tới thì họp.", ISSUED, False, "2024-09"),
        ("Tháng 2 tới.", "2023-12-20", False, "2024-02"),
        ("Ngày 5 tháng này.", None, False, "-"),
        ("Cách đây 45 năm.", "2024", False, "1979"),
        ("Cách đây 45 năm.", None, False, "-"),
    ],
)
def test_a_time_that_is_not_told_in_full_counts_from_the_date_line(text: str, issued: str | None, ahead: bool, date: str) -> None:
    assert resolved(text, issued, ahead) == [date]


@pytest.mark.parametrize(
    ("text", "dates_"),
    [
        ("Ngày 5/3, đoàn đến. Cùng ngày, đoàn đi.", ["2024-03-05", "2024-03-05"]),
        ("Ngày 28/2, đoàn đến. Hôm sau, đoàn đi.", ["2024-02-28", "2024-02-29"]),
        ("Hôm qua, đoàn đến. Cùng ngày, đoàn đi.", ["2024-03-14", "2024-03-14"]),
        ("Tháng 2, đoàn đến. Cùng ngày, đoàn đi.", ["2024-02", "-"]),
        ("Cùng ngày, đoàn đi. Ngày 5/3, đoàn đến.", ["-", "2024-03-05"]),
    ],
)
def test_a_day_told_by_another_counts_from_the_one_before_it(text: str, dates_: list[str]) -> None:
    assert resolved(text) == dates_


def test_the_year_of_the_date_line_goes_before_all() -> None:
    assert Calendar("2024-06", tuple(found("Ngày 5/3/2019."))).year == 2024


def test_a_time_is_ahead_by_its_words_or_by_its_day() -> None:
    calendar = Calendar(ISSUED, ())
    (tomorrow,), (then,), (before,) = found("Ngày mai."), found("Ngày 16/3/2024."), found("Ngày 14/3/2024.")
    assert calendar.ahead(tomorrow, None)
    assert calendar.ahead(then, calendar.resolve(then))
    assert not calendar.ahead(before, calendar.resolve(before))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Hôm nay (9/5/2017), đoàn về. Hôm qua, đoàn nghỉ. Ngày 28/12, họ họp.", ["2017-05-09", "2017-05-08", "2016-12-28"]),
        ("Tối qua, 8/5/2017, đoàn về. Hôm nay, đoàn nghỉ.", ["2017-05-08", "2017-05-09"]),
        ("Hôm nay (9/5), đoàn về. Hôm qua, đoàn nghỉ.", ["-", "-"]),
        ("Từ ngày 14/10/2013, đoàn ở lại, rồi vào ngày 15, họ họp.", ["2013-10-14", "2013-10-15"]),
    ],
)
def test_a_text_without_a_date_line_may_tell_its_own_day(text: str, dates: list[str]) -> None:
    assert resolved(text, None) == dates


@pytest.mark.parametrize(("text", "ahead"), [("Thứ Hai tuần tới.", True), ("Thứ Hai tuần trước.", False), ("Tháng 9 tới.", True)])
def test_words_that_tell_what_is_to_come(text: str, ahead: bool) -> None:
    (time,) = found(text)
    assert Calendar(None, ()).ahead(time, None) == ahead


def test_the_same_day_is_counted_from_a_day_of_the_article_s_own_time_not_from_one_of_the_past() -> None:
    text = "Ngày 12/3, hai bên họp. Hai nước lập quan hệ ngày 7/7/1995. Cùng ngày, họ ký kết."
    days = found(text)
    date = Calendar(ISSUED, tuple(days)).resolve(days[-1])
    assert date is not None
    assert date.first == f"{ISSUED[:4]}-03-12"
