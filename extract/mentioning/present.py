"""What an article without a date line tells of its own day and year."""
from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bangiao.extract.mentioning.mention import DateMention
from bangiao.extract.words.scan import Scan

SEASON = 31  # days within which a day told without its year is of the same time as one told in full
_ONLINE = 1996  # no article read here is older: a day told before is history
_PAST = 8  # a date with a year this much later beside it is history; years in fives are targets ("đến năm 2030")
_HALF = 6  # months: days less far apart are of one year, days further apart may have New Year between them
_AUTUMN = 10  # the last month in which nobody plans for the year behind it
_DIGITS = len("2024")
_NAME = 14  # tokens from the verb of attending to the year at the end of a conference's name


def present_day(mentions: tuple[DateMention, ...]) -> DateMention | None:
    """The full date by which an article without a date line shows its own time: the latest, unless later years show it past."""
    full = [m for m in mentions if m.year and m.month and m.day and not m.opens_span and m.year >= _ONLINE]
    last = max(full, key=lambda m: (m.year or 0, m.month or 0), default=None)
    years = [m.year for m in mentions if m.year]
    if last is None or last.year is None or any(y - last.year > _PAST and y % 5 for y in years):
        return None
    later = any((m.year or 0) > last.year for m in mentions if m.month)
    return last if not later and _of_its_time(last, mentions) else None


def _of_its_time(full: DateMention, mentions: tuple[DateMention, ...]) -> bool:
    """Whether days told without a year are of the time of a full date; where none is, that one is history."""
    bare = list(_bare(mentions))
    return not bare or any(nearest(full_day(full), m)[0][1] <= SEASON for m in bare)


def present_year(mentions: tuple[DateMention, ...], editions: Iterable[int] = ()) -> int | None:
    """The year of an article that dates nothing of itself: the one told as under way or planned for, else that of the conference
    attended, of an anniversary's day, before one that is to come, or of a month behind the last whole year."""
    told = {m.year for m in mentions if m.year and m.year >= _ONLINE}
    if running := _running(mentions) or _planned_for(mentions):
        return max(running)
    named = set(editions)
    if len(named) == 1:
        return named.pop()
    if returned := _anniversaries(mentions):
        return max(returned)
    coming = {year - 1 for year in told if year - 1 in told and _celebrated(year, mentions) and year == max(told)}
    return max(coming, default=None) or _before_month_to_come(mentions) or _behind_whole_year(mentions)


def _running(mentions: tuple[DateMention, ...]) -> set[int]:
    """The years told as under way; where all days told without a year are before the month just gone by, the one behind it.

    Where they are on both sides of that month it is its year, unless New Year may be between them.
    """
    days = [m.month for m in _bare(mentions) if m.month]
    under_way = [(m.year, m.month or 0) for m in mentions if m.running and m.year]
    first, last = min(days, default=0), max(days, default=0)
    told = {year for year, month in under_way if not days or first >= month or (last >= month and last - first < _HALF)}
    return told | {year + 1 for year, month in under_way if days and last < month}


def _bare(mentions: tuple[DateMention, ...]) -> Iterator[DateMention]:
    """The days told without a year."""
    return (m for m in mentions if m.month and m.day and not m.year and not m.offset.startswith("year:"))


def _planned_for(mentions: tuple[DateMention, ...]) -> set[int]:
    """The year of a plan, where the text tells no other of its time; at the end of a year the plan is for the next."""
    told = {m.year for m in mentions if m.year and m.year >= _ONLINE}
    planned = {m.year for m in mentions if m.foreseen and m.year and not m.month}
    early = all(m.month <= _AUTUMN for m in _bare(mentions) if m.month)
    return planned if planned == told and len(told) == 1 and early else set()


def editions(scan: Scan) -> Iterator[int]:
    """The years of the conferences that a sentence tells as attended: "dự Hội nghị cấp cao ASEAN 2024"."""
    attending = scan.where({"visit-words"})
    asked = next(iter(scan.where({"invitations"})), len(scan)) if attending else 0
    for i in attending:
        word = scan.at(i, "visit-words")
        if word and word["kind"] == "attend" and i < asked and (year := _year_of_name(scan, word.after)):
            yield year


def _year_of_name(scan: Scan, i: int) -> int | None:
    """The year at the end of the name that begins at token `i`: "Hội nghị cấp cao ASEAN 2024", not "Hội nghị tháng 5/2024"."""
    for j in range(i, min(i + _NAME, len(scan))):
        if scan.is_(j, ",", ";", ".", "/", "(") or scan.at(j, "reporting-verbs"):
            return None
        token = scan.tokens[j].text
        if len(token) == _DIGITS and token.isdecimal() and int(token) >= _ONLINE:
            return None if scan.is_(j + 1, "-", "–", "/") else int(token)
    return None


def _celebrated(year: int, mentions: tuple[DateMention, ...]) -> bool:
    """Whether a year is told as an anniversary's only, which then is still to come."""
    return all(m.celebrated for m in mentions if m.year == year)


def _anniversaries(mentions: tuple[DateMention, ...]) -> set[int]:
    """The years in which a day told with an earlier year comes round: "(8/11/1972 - 8/11/2017)"."""
    full = [m for m in mentions if m.year and m.month and m.day]
    return {b.year or 0 for a, b in pairwise(full) if (a.month, a.day) == (b.month, b.day) and (a.year or 0) < (b.year or 0)}


def _before_month_to_come(mentions: tuple[DateMention, ...]) -> int | None:
    """The year before that of a month to come which the article's own days, told without a year, can only precede."""
    coming = {(m.year, m.month) for m in mentions if m.foreseen and m.year and m.month}
    days = [m.month for m in _bare(mentions) if m.month]
    own = {year - 1 for year, month in coming if days and min(days) > month}
    return own.pop() if len(coming) == len(own) == 1 else None


def _behind_whole_year(mentions: tuple[DateMention, ...]) -> int | None:
    """The year of the latest month told, where the year before is told whole and it is not: "năm 2018", "tháng 3/2019"."""
    whole = {m.year for m in mentions if m.year and not m.month}
    last = max((m.year for m in mentions if m.year and m.month and not m.foreseen), default=0)
    latest = last == max((year for year in whole if year % 5), default=0) + 1
    return last if latest and last not in whole and last >= _ONLINE else None


def nearest(origin: dt.date, mention: DateMention) -> list[tuple[int, int]]:
    """The years that a day or month can be of, with how many days it then is from `origin`, the nearest first."""
    assert mention.month
    years = (origin.year - 1, origin.year, origin.year + 1)
    away = [(y, abs((day_of(y, mention.month, mention.day) - origin).days)) for y in years]
    return sorted(away, key=lambda found: found[1])


def full_day(mention: DateMention) -> dt.date:
    """The day that a mention tells in full."""
    assert mention.year
    assert mention.month
    return day_of(mention.year, mention.month, mention.day)


def day_of(year: int, month: int, day: int | None) -> dt.date:
    """A day of a month, the last of it where the month is shorter, or its middle where no day is told."""
    return dt.date(year, month, min(day or 15, calendar.monthrange(year, month)[1]))
