"""The day an article was issued: from its date line, its record or its page, never from what its sentences tell."""
from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache

from bangiao.extract.fact import Date
from bangiao.ontology.gazetteer import table

HANOI = timezone(timedelta(hours=7))  # a stamp with a time zone names the day it is at the readers of the news

LEADING = re.compile(r"\s*(?:\[date[ :]\s*([^\]\n]{4,40})\]|date[ :]\s*(\d{4}(?:-\d\d){0,2})(?![\d-]))[ \t]*")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$")
_COARSE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?$")
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{4})(?!\d)"
)
_FOLDERS = re.compile(r"/(?P<year>20\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})/")
_SECOND = re.compile(  # when the page was made, behind its century or the number of its paper: "…-20251014103000123.htm"
    r"(?<!\d)(?:20|[12]\d\d)(?P<year>[1-3]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,3}(?!\d)"
)
_CLOCK = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?!\d)|[(]?(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d\d)?[)]?"
_WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST = 120  # characters of a stamp
BYLINE_WORDS = 6  # a stamp may also name its author and section; with more words it is a sentence


def leading(text: str) -> tuple[Date | None, int]:
    """The day on a first `date …` or `[date …]` line, and the offset at which the article goes on (0: no such line)."""
    found = LEADING.match(text)
    if not found:
        return None, 0
    day = parsed(found[1] or found[2])
    return (day, found.end()) if day or found[1] else (None, 0)


def parsed(text: str | None) -> Date | None:
    """The date that a date field states: an ISO date, month, year or time, or day/month/year; None where none."""
    text = (text or "").strip()
    if _COARSE.match(text) and text >= "1000":
        return Date(text)
    if _ISO.match(text):
        return _from_iso(text)
    found = _DAY_FIRST.search(text)
    return _named(found) if found else None


def addressed(url: str) -> Date | None:
    """The day that the address of an article names, as folders or in its number; None where it names none."""
    path = url.partition("?")[0]
    found = _FOLDERS.search(path) or _SECOND.search(path)
    return _named(found) if found else None


def stamp(line: str) -> Date | None:
    """The day that a page's stamp states ("Thứ ba, 14/10/2025, 10:30 (GMT+7)", an author beside it); None where
    `line` is anything else: a date inside a sentence is no stamp."""
    if len(line) > LONGEST or line.endswith((".", "!", "?", "…")):
        return None
    found = _DAY_FIRST.search(line) or _in_words().search(line)
    if not found:
        return None
    around = line[: found.start()] + " " + line[found.end() :]
    marks = [mark.group().casefold() for mark in _marks().finditer(around)]
    words = _WORD.findall(_marks().sub(" ", around))
    if len(words) > (BYLINE_WORDS if marks else 0):
        return None
    if any(word.islower() for word in words) and _weak().issuperset(marks):
        return None
    return _named(found)


def _from_iso(text: str) -> Date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _day(*map(int, text[:10].split("-")))
    return Date((moment.astimezone(HANOI) if moment.tzinfo else moment).date().isoformat())


def _named(found: re.Match[str]) -> Date | None:
    """The day whose parts a match names; a year of two figures is of this century."""
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    return _day(year + 2000 if year < 100 else year, month, day)


def _day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(date(year, month, day).isoformat())
    except ValueError:
        return None


@cache
def _marks() -> re.Pattern[str]:
    """Finds what marks a date as a stamp: a time of day, a time zone, a weekday, "cập nhật lúc"."""
    words = sorted((row["name"] for row in table("furniture-datelines") if row["use"] != "part"), key=len, reverse=True)
    return re.compile(rf"{_CLOCK}|(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _weak() -> frozenset[str]:
    """The marks that also stand beside dates in headlines."""
    return frozenset(row["name"] for row in table("furniture-datelines") if row["use"] == "weak")


@cache
def _in_words() -> re.Pattern[str]:
    """Finds a date with its month in words: "14 tháng 10 năm 2025", "14 tháng 10, 2025"."""
    month, year = (row["name"] for row in table("furniture-datelines") if row["use"] == "part")
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s+{month}\s+(?P<month>\d{{1,2}}),?\s+(?:{year}\s+)?(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
    )
