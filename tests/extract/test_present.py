"""The year of an article without a date line: shown by what is under way, or by nothing."""

from __future__ import annotations

import pytest
from tests.extract.test_dates import found, resolved

from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.mentioning.present import editions
from bangiao.extract.words.lexicon import lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Ngày 5/3/2019, đoàn đến.", 2019),
        ("Ngày 5/3/1954 và ngày 6/4/2019.", 2019),
        ("Ngày 5/3/1954. Mãi về sau, năm 2019.", None),
        ("Ngày 8/12/2025, cầu đã thông; ngày 10/7, đoàn đến.", None),  # the full date is history
        ("Ngày 8/12/2025, cầu đã thông; ngày 20/12, đoàn đến.", 2025),
        ("Từ đầu năm 2017 đến nay, mọi sự lắng dịu.", 2017),
        ("Quan hệ trở ngại dưới thời ông An, nhất là từ đầu năm 2011, vì nhiều bất ổn.", None),  # it began then, long ago
        ("Kim ngạch năm 2023 đạt 5 tỷ, 9 tháng đầu năm 2024 đạt 4 tỷ.", 2024),
        ("Kim ngạch quý I năm 2024 đạt 4 tỷ.", 2024),
        ("Tính đến tháng 11/2016, có 50 dự án. Ngày 29/5, đoàn đến.", 2017),  # the figures are those of the year before
        ("Tính đến tháng 4/2017, có 50 dự án. Ngày 2/6, đoàn đến, sau chuyến thăm ngày 28/2.", 2017),
        ("Tính đến tháng 11/2017, có 50 dự án. Ngày 2/12, đoàn đến, sau chuyến thăm ngày 28/2.", None),  # or 2018, all of it
        ("Ngày 6/6, họ nhắc lại chuyến thăm vào tháng 3/2017 vừa qua.", 2017),
        ("Ông mong việc ấy xong trong năm 2005 này.", 2005),
        ("Ngày 8/2, hai bên ký kế hoạch tham vấn năm 2017.", 2017),
        ("Ngày 8/12, hai bên ký kế hoạch tham vấn năm 2017.", None),  # perhaps signed before the year
        ("Ngày 8/2, hai bên bàn kế hoạch đến năm 2030.", None),
        ("Ngày 7/7, ông mời bạn dự hội nghị dự kiến vào tháng 3/2018.", 2017),
        ("Ngày 7/2, ông mời bạn dự hội nghị dự kiến vào tháng 3/2018.", None),
        ("Tính đến tháng 4/2019, có 50 dự án.", 2019),
        ("Năm 2018 đạt 5 tỷ. Tháng 3/2019, họ gặp nhau.", 2019),
        ("Năm 2017 đạt 5 tỷ, hơn năm 2016. Tháng 8/2017, họ gặp nhau.", None),  # the whole year is over
        ("Năm 2018 rồi năm 2019.", None),
        ("Năm 2018 và mục tiêu năm 2030.", None),
        ("Năm 2018 họ gặp. Trong năm 2018, hai nước chuẩn bị kỷ niệm 45 năm vào năm 2019.", 2018),
        ("Hai nước kỷ niệm (8/11/1972 - 8/11/2017).", 2017),
        ("Năm 2018.", None),
        ("Ngày 5/3/1954.", None),  # history
        ("Ngày 13/10, họ gặp nhau. Từ ngày 15/9/2023 đến nay, cầu đã mở.", None),  # it may be opened long ago
        ("Ngày 5/3.", None),
    ],
)
def test_an_article_without_a_date_line_shows_its_year_or_none(text: str, year: int | None) -> None:
    assert Calendar(None, tuple(found(text))).year == year


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ngày 8/12/2025, cầu thông. Ngày 5/1, đoàn đến.", ["2025-12-08", "2026-01-05"]),
        ("Ngày 5/1/2026, đoàn đến. Ngày 28/12, cầu thông.", ["2026-01-05", "2025-12-28"]),
        ("Ngày 5/1/2026, đoàn đến. Ngày 7/1, họ họp. Ngày 9/8, cầu thông.", ["2026-01-05", "2026-01-07", "-"]),
    ],
)
def test_a_day_beside_a_full_date_is_the_one_nearest_to_it(text: str, dates: list[str]) -> None:
    assert resolved(text, None) == dates


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ông đến dự Hội nghị cấp cao ASEAN 2024 tại Viêng Chăn.", [2024]),
        ("Ông sang tham dự Hội nghị các Nhà lãnh đạo mở rộng năm 2024.", [2024]),
        ("Ông mời bạn sang dự Hội nghị cấp cao ASEAN 2024.", []),  # asked for later
        ("Ông đến dự hội nghị, nói về kế hoạch năm 2030.", []),
        ("Ông đến dự Hội nghị giai đoạn 2024-2030.", []),
        ("Ông đến dự Hội nghị tháng 5/2024.", []),
        ("Ông đến dự Hội nghị thứ 1982 của hội.", []),
        ("Việt Nam đăng cai APEC 2027.", []),
    ],
)
def test_the_year_of_a_conference_that_is_attended(text: str, years: list[int]) -> None:
    assert sorted(set(editions(Scan(text, normal(text), 0, len(text), lexicon())))) == years


def test_the_conference_attended_gives_its_year_and_two_give_none() -> None:
    times = tuple(found("Sáng 23/10, đoàn đến."))
    assert Calendar(None, times, [2024, 2024]).year == 2024
    assert Calendar(None, times, [2024, 2017]).year is None
