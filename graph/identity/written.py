"""When an article was written, as far as its text shows: days told without their year, and the latest year told.

Most articles have no date line. That one tells of 6 June, and another of 17 January, still says that they report two occasions.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bangiao.extract.mentioning.figures import one_of
from bangiao.extract.words.normal import normal

_MOST = 8  # days that are kept of one article
_ONLINE = 1996  # no article is older
_TARGET = 5  # years in fives are aims ("đến năm 2030"), not the time of writing
_ALWAYS = (24, 7)  # hours and days
_NUMBER, _NO_MORE = r"(?<![\d/.,-])(\d{1,2})", r"(?!\s?[/.-]?\d)"
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?:\s?[-–]\s?(?:19|20)\d\d)?(?![.,]?\d)")


def written(text: str) -> set[tuple[str, str]]:
    """The days told without a year (`season`, as 06-28), the first of them (`opening`), and the latest year told (`year`)."""
    days = list(dict.fromkeys(_days(normal(text))))[:_MOST]
    years = [int(year) for year in _YEAR.findall(text) if int(year) % _TARGET and int(year) >= _ONLINE]
    latest = {("year", str(max(years)))} if years else set()
    return latest | {("season", day) for day in days} | {("opening", day) for day in days[:1]}


def _days(text: str) -> Iterator[str]:
    for found in _dayless().finditer(text):
        day, month = (int(figure) for figure in found.groups() if figure)
        if 1 <= month <= 12 and 1 <= day <= 31 and (day, month) != _ALWAYS:
            yield f"{month:02d}-{day:02d}"


@cache
def _dayless() -> re.Pattern[str]:
    """A day and month without a year: "28/11", "16-19/11", "ngày 5 tháng 9"."""
    month, year = one_of("month"), one_of("year")
    span = r"(?:\s?[-–]\s?\d{1,2})?"
    figures = rf"{_NUMBER}{span}\s?/\s?(\d{{1,2}}){_NO_MORE}"
    return re.compile(rf"{figures}|{_NUMBER}{span}\s{month}\s(\d{{1,2}})(?!\s{year}\s\d|\s?[/.-]?\d)")
