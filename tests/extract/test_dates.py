"""Times: every written form, where they count from, and that no date says more than the text."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.fact import Date
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.mentioning.dates import dates
from bangiao.extract.mentioning.mention import DateMention
from bangiao.extract.words.lexicon import lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan
from bangiao.ontology.gazetteer import table

ISSUED = "2024-03-15"


def found(text: str) -> list[DateMention]:
    return list(dates(Scan(text, normal(text), 0, len(text), lexicon())))


def resolved(text: str, issued: str | None = ISSUED, ahead: bool = False) -> list[str]:
    """The dates of a text, `…/…` for a span and `-` for none."""
    calendar = Calendar(issued, tuple(found(text)))
    return [_shown(calendar.resolve(mention, ahead)) for mention in found(text)]


def _shown(date: Date | None) -> str:
    return "-" if date is None else "/".join(filter(None, (date.first, date.last)))


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("Đoàn về ngày 28/11/2023.", "ngày 28/11/2023", "2023-11-28"),
        ("Đoàn về hôm 05.03.2024.", "hôm 05.03.2024", "2024-03-05"),
        ("Đoàn về 14-10-2023.", "14-10-2023", "2023-10-14"),
        ("Chiều tối ngày 1/3, đoàn đến.", "Chiều tối ngày 1/3", "2024-03-01"),
        ("Đoàn về ngày 12 tháng 5 năm 2023.", "ngày 12 tháng 5 năm 2023", "2023-05-12"),
        ("Đoàn về ngày 5 tháng Giêng.", "ngày 5 tháng Giêng", "2024-01-05"),
        ("Đoàn về vào tháng 11/2023.", "vào tháng 11/2023", "2023-11"),
        ("Đoàn về tháng 9 năm 2022.", "tháng 9 năm 2022", "2022-09"),
        ("Đoàn về tháng 12 năm ngoái.", "tháng 12 năm ngoái", "2023-12"),
        ("Đoàn về hồi tháng 2.", "hồi tháng 2", "2024-02"),
        ("Đoàn về trong năm 2007.", "trong năm 2007", "2007"),
        ("Đoàn về (2007).", "2007", "2007"),
        ("Đoàn về 11/2023.", "11/2023", "2023-11"),
        ("Ông (1948 - 2010) là nhà thơ.", "1948", "1948"),
        ("Đoàn ở lại từ 13-14/2/2024.", "từ 13-14/2/2024", "2024-02-13/2024-02-14"),
        ("Đoàn ở lại từ ngày 5 đến hết ngày 11/2.", "từ ngày 5 đến hết ngày 11/2", "2024-02-05/2024-02-11"),
        ("Đoàn ở lại 28/1 đến 2/2.", "28/1 đến 2/2", "2024-01-28/2024-02-02"),
        ("Đoàn ở lại 28/12/2023 - 3/1/2024.", "28/12/2023 - 3/1/2024", "2023-12-28/2024-01-03"),
        ("Đoàn ở lại 8 và 9/2.", "8 và 9/2", "2024-02-08/2024-02-09"),
        ("Đoàn ở lại 20-21 và 22/10/2013.", "20-21 và 22/10/2013", "2013-10-20/2013-10-22"),
        ("Đoàn ở lại ngày 12 và 13 tháng 2.", "ngày 12 và 13 tháng 2", "2024-02-12/2024-02-13"),
        ("Đoàn ở lại từ 24-26 tháng 9 năm 2020.", "từ 24-26 tháng 9 năm 2020", "2020-09-24/2020-09-26"),
        ("Đoàn ở lại từ ngày 31 tháng 10 đến ngày 2 tháng 11 năm 2005.", "từ ngày 31 tháng 10 đến ngày 2 tháng 11 năm 2005",
         "2005-10-31/2005-11-02"),
        ("Hôm nay, đoàn đến.", "Hôm nay", "2024-03-15"),
        ("Chiều qua, đoàn đến.", "Chiều qua", "2024-03-14"),
        ("Đoàn về vào ngày mai.", "vào ngày mai", "2024-03-16"),
        ("Đoàn về tháng trước.", "tháng trước", "2024-02"),
        ("Đoàn về năm ngoái.", "năm ngoái", "2023"),
        ("Hôm nay (1-3), đoàn về.", "Hôm nay (1-3", "2024-03-01"),
        ("Chiều qua, 14/3, đoàn về.", "Chiều qua, 14/3", "2024-03-14"),
        ("Cũng trong ngày 24/2, đoàn về.", "trong ngày 24/2", "2024-02-24"),
        ("Đoàn về hôm thứ Tư.", "hôm thứ Tư", "2024-03-13"),
        ("Đoàn về sáng thứ Sáu.", "sáng thứ Sáu", "2024-03-15"),
        ("Đoàn về sáng thứ Hai tuần trước.", "sáng thứ Hai tuần trước", "2024-03-04"),
        ("Đoàn về vào thứ Hai tới.", "vào thứ Hai tới", "2024-03-18"),
        ("Đoàn về hôm thứ Sáu, 8/3.", "hôm thứ Sáu, 8/3", "2024-03-08"),
        ("Cách đây 50 năm, hai nước kết bạn.", "Cách đây 50 năm", "1974"),
        ("Cách đây 4 ngày, đoàn về.", "Cách đây 4 ngày", "2024-03-11"),
    ],
)  # fmt: skip
def test_a_time_is_read_with_the_words_that_lead_up_to_it(text: str, words: str, date: str) -> None:
    (mention,) = found(text)
    assert (text[mention.start : mention.end], resolved(text)) == (words, [date])


@pytest.mark.parametrize(
    "text",
    [
        "Tăng 5,5% so với 3,5.", "UNCLOS 1982 là văn kiện.", "Giai đoạn năm 2020-2025.", "Ông ở đó 10 năm trước.",
        "Phòng 32/5.", "Số 15/13.", "Mức 0/5.", "Tháng 13 lương.", "Thế kỷ 20.", "Từ 3 đến 6 tháng.", "Trẻ 3-6 tháng tuổi.",
        "Giá 12/2/20.", "Biển số 29/11/20245.", "tháng ² và ngày 5 tháng ².", "Trực 24/7.", "Cơ chế 2+2.", "Nghị quyết 2231.",
        "Cách đây hơn 50 năm.", "Lần thứ hai, với bên thứ ba.", "Thứ Hai là nhiệm vụ của họ.", "Sáng thứ Tư hàng tuần.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Ngày 31/2/2023.", "Ngày 30 tháng 2 năm 2024.", "Tuần tới.", "Cùng ngày.", "Gần đây.", "Ngày 29/2/2023."]
)
def test_a_day_that_is_none_or_too_loose_gives_no_date(text: str) -> None:
    assert resolved(text) == ["-"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ngày 9 và 5/3/2024.", ["2024-03-05"]),
        ("Ngày 5/3/1954 và ngày 6/4/2019.", ["1954-03-05", "2019-04-06"]),
        ("Ngày 5/2 và 6/3.", ["2024-02-05", "2024-03-06"]),
        ("Ngày 5 tháng 2 và 6 tháng 3.", ["2024-02-05", "2024-03-06"]),
        ("Kỷ niệm (8/11/1972 - 8/11/2017).", ["1972-11-08", "2017-11-08"]),
    ],
)
def test_two_days_that_are_no_span_stay_two(text: str, days: list[str]) -> None:
    assert resolved(text) == days


ROWS = [row for row in table("dates") if row["kind"] in ("day", "week", "month", "year", "vague", "context")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_word_of_time_in_the_table_is_read(row: dict[str, str]) -> None:
    text = f"Đoàn về {row['name']}."
    assert [text[m.start : m.end].endswith(row["name"]) or row["name"] in text[m.start : m.end] for m in found(text)] == [True]


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
FORMS = ["ngày {d}/{m}/{y}", "ngày {d:02d}.{m:02d}.{y}", "hôm {d}-{m}-{y}", "ngày {d} tháng {m} năm {y}", "{d} tháng {m}, {y}"]


@given(DAYS, st.sampled_from(FORMS))
def test_a_full_date_is_that_date_whatever_the_date_line(day: dt.date, form: str) -> None:
    text = f"Đoàn về {form.format(d=day.day, m=day.month, y=day.year)}."
    for issued in (None, ISSUED, "1999"):
        assert resolved(text, issued) == [day.isoformat()]


@given(DAYS, st.integers(1, 40))
def test_a_span_of_days_ends_behind_its_first(first: dt.date, length: int) -> None:
    last = min(first + dt.timedelta(length), dt.date(2099, 12, 31))
    text = f"Từ {first.day}/{first.month}/{first.year} đến {last.day}/{last.month}/{last.year}."
    assert resolved(text) == [f"{first}/{last}" if last > first else str(first)]


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_within_a_year_of_the_date_line(day: dt.date, issued: dt.date) -> None:
    (told,) = resolved(f"Ngày {day.day}/{day.month}.", issued.isoformat())
    if told != "-":
        assert told[5:] == day.isoformat()[5:]
        assert -366 <= (dt.date.fromisoformat(told) - issued).days <= 31


PIECES = [
    "ngày",
    "tháng",
    "năm",
    "12",
    "5",
    "2023",
    "/",
    "-",
    ".",
    "(",
    ")",
    " ",
    "và",
    "đến",
    "hôm qua",
    "cùng ngày",
    "tuần tới",
    "Giêng",
    "²",
    "31",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.sampled_from([None, ISSUED, "2023", "2024-02-29"]))
def test_no_date_is_finer_than_the_words_that_give_it(text: str, issued: str | None) -> None:
    times = found(text)
    calendar = Calendar(issued, tuple(times))
    assert all(one.end <= two.start for one, two in pairwise(times))
    for mention in times:
        assert 0 <= mention.start < mention.end <= len(text)
        date = calendar.resolve(mention)
        if date is None:
            continue
        assert date.last is None or (date.last > date.first and mention.last is not None)
        parts = len(date.first.split("-"))
        if mention.offset and not mention.month:
            unit = mention.offset.removeprefix("context:").split(":")[0]
            assert mention.day or parts <= {"year": 1, "month": 2, "week": 3, "day": 3, "weekday": 3}[unit]
        else:
            alone = mention.day is not None and mention.month is None  # its month is the nearest, or the one told before
            assert parts <= 1 + (mention.month is not None) + (mention.day is not None) + alone


def test_a_time_told_again_by_another_clock_is_no_other_day() -> None:
    assert resolved("Tối 7/7 (giờ địa phương, tức rạng sáng 8/7 giờ Hà Nội), họ gặp nhau. Cùng ngày, họ ký.", "2017-07-09") == [
        "2017-07-07", "2017-07-07",
    ]
