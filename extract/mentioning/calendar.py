"""Times resolved against the article's own date, never beyond the text."""
from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable

from bangiao.extract.fact import Date
from bangiao.extract.mentioning.mention import COMING, DateMention
from bangiao.extract.mentioning.present import SEASON, day_of, full_day, nearest, present_day, present_year


class Calendar:
    """What an article tells of its own time: the date line, and the full dates that its text gives."""

    def __init__(self, issued: str | None, mentions: tuple[DateMention, ...], editions: Iterable[int] = ()) -> None:
        self._issued = dt.date.fromisoformat(issued) if issued and len(issued) == _DAY else None
        self._present = None if issued else present_day(mentions)
        self._told_year = None if issued else present_year(mentions, editions)
        self._year = int(issued[:4]) if issued else (self._present.year if self._present else self._told_year)
        self._days = tuple(m for m in mentions if (m.day and m.month and not m.last) or m.offset.startswith("day:"))
        self._dated = tuple(m for m in mentions if m.day and m.month and m.year in (None, self._year))
        self._issued = self._issued or (None if issued else self._today(mentions))

    @property
    def year(self) -> int | None:
        """The year of the date line."""
        return self._year

    def ahead(self, mention: DateMention, date: Date | None) -> bool:
        """Whether a time is yet to come: by its own word ("ngày mai"), or later than the date line."""
        if _TO_COME.search(mention.offset):
            return True
        return bool(self._issued and date and len(date.first) == _DAY and date.first > self._issued.isoformat())

    def behind(self, date: Date) -> bool:
        """Whether a date is of a year that has gone by at the article's time."""
        return self._year is not None and int(date.first[:4]) < self._year

    def past(self, date: Date | None) -> bool:
        """Whether a day is past at the date line."""
        return bool(self._issued and date and len(date.first) == _DAY and (date.last or date.first) < self._issued.isoformat())

    def resolve(self, mention: DateMention, ahead: bool = False) -> Date | None:
        """The date, as precise as the text with its date line allows, or None; `ahead` where it is told as to come."""
        ahead = ahead or mention.offset == COMING
        if mention.year or mention.month:
            return self._written(mention, ahead)
        if mention.day:
            return self._of_month(mention, ahead)
        if mention.offset.startswith("context:"):
            return self._from_context(mention, ahead)
        if mention.offset.startswith("weekday:"):
            return self._weekday(mention.offset, ahead)
        return self._moved(mention.offset, self._issued)

    def _today(self, mentions: tuple[DateMention, ...]) -> dt.date | None:
        """The day that a text without a date line tells as its own: "hôm nay (9/5/2017)", "tối qua, 8/5"."""
        for mention in mentions:
            if mention.offset.startswith("day:") and mention.day and not mention.last:
                date = self._written(mention, False)
                days = dt.timedelta(int(mention.offset.removeprefix("day:")))
                return dt.date.fromisoformat(date.first) - days if date else None
        return None

    def _written(self, mention: DateMention, ahead: bool) -> Date | None:
        """The date of a time that tells its year or month."""
        year = mention.year or self._offset_year(mention) or self._missing_year(mention, ahead)
        if year is None:
            return None
        first = _iso(year, mention.month, mention.day)
        if first is None or mention.last is None:
            return Date(first) if first else None
        over = (mention.month or 0) > (mention.last[1] or 0)  # across New Year
        last = _iso(mention.last[0] or year + over, mention.last[1], mention.last[2])
        return Date(first, last if last and last > first else None)

    def _offset_year(self, mention: DateMention) -> int | None:
        if not mention.offset.startswith("year:") or self._year is None:
            return None
        return self._year + int(mention.offset.split(":")[1])

    def _missing_year(self, mention: DateMention, ahead: bool) -> int | None:
        """The year of a day and month: the one nearest to the date line, or the one of a full date beside it in the text."""
        if not mention.month or (mention.last and mention.last[0]):
            return self._year
        if self._issued:
            near = (y for y, _ in nearest(self._issued, mention))
            return next((y for y in near if self._can_be(day_of(y, mention.month, mention.day), mention, ahead)), None)
        if self._present is None:
            return self._year
        year, days = nearest(full_day(self._present), mention)[0]
        return year if days <= SEASON else self._told_year

    def _can_be(self, day: dt.date, mention: DateMention, ahead: bool) -> bool:
        """Whether a day can be told so at the article's time: not long before what is to come, nor long after what was."""
        assert self._issued is not None
        month = dt.timedelta(31)
        return day >= self._issued - month if ahead or mention.offset == COMING else day <= self._issued + month

    def _of_month(self, mention: DateMention, ahead: bool) -> Date | None:
        """The date of a day whose month is told by another ("tháng này") or not at all."""
        if mention.offset:
            month = self._moved(mention.offset, self._issued)
        else:
            month = self._near(mention.day or 0, ahead) if self._issued else self._told_before(mention, ahead)
        if month is None:
            return None
        first = _in_month(month.first, mention.day)
        last = _in_month(month.first, mention.last[2]) if first and mention.last else None
        return Date(first, last) if first else None

    def _near(self, day: int, ahead: bool) -> Date | None:
        """The month in which a day of that number is nearest to the date line, or next behind it where it is to come."""
        assert self._issued is not None
        months = [_moved_month(self._issued, n) for n in (-1, 0, 1)]
        days = [dt.date.fromisoformat(iso) for month in months if (iso := _in_month(month, day))]
        fitting = [d for d in days if not ahead or d >= self._issued]
        nearest = min(fitting, key=lambda d: abs((d - self._issued).days), default=None)  # type: ignore[operator]
        return Date(nearest.isoformat()[:7]) if nearest else None

    def _told_before(self, mention: DateMention, ahead: bool) -> Date | None:
        """The month of the day last told before."""
        before = [m for m in self._dated if m.start < mention.start]
        date = self.resolve(before[-1], ahead) if before else None
        return Date(date.first[:7]) if date else None

    def _from_context(self, mention: DateMention, ahead: bool) -> Date | None:
        """"cùng ngày", "hôm sau": counted from the day last told before."""
        before = [m for m in self._days if m.start < mention.start]
        own = [m for m in before if m.year in (None, self._year)]  # another year's day is told in passing
        date = self.resolve((own or before)[-1], ahead) if before else None
        if date is None or len(date.first) < _DAY:
            return None
        return self._moved(mention.offset.removeprefix("context:"), dt.date.fromisoformat(date.first))

    def _weekday(self, offset: str, ahead: bool) -> Date | None:
        """The day of "thứ Hai" in its week, the next of "thứ Hai tới", else the last one, or the next where it is to come."""
        if self._issued is None:
            return None
        _, number, which = f"{offset}:".split(":")[:3]
        days = int(number) - 1 - self._issued.weekday()
        if which == "next" or (ahead and not which):
            days = days % 7 or (7 if which else 0)
        else:
            days = days + 7 * int(which) if which else -(-days % 7)
        return Date((self._issued + dt.timedelta(days)).isoformat())

    def _moved(self, offset: str, origin: dt.date | None) -> Date | None:
        unit, _, amount = offset.partition(":")
        if not amount.lstrip("-").isdigit():
            return None
        if unit == "year":
            year = (origin.year if origin else self._year or 0) + int(amount)
            return Date(f"{year:04d}") if year > _HISTORY else None
        if origin is None:
            return None
        if unit == "day" and int(amount) > -_FARTHEST:
            return Date((origin + dt.timedelta(int(amount))).isoformat())
        return Date(_moved_month(origin, int(amount))) if unit == "month" else None


_TO_COME = re.compile(r"^(?:(?:day|week|month|year):[1-9]|weekday:\d:(?:[1-9]|next)|coming)")
_DAY = len("2024-05-06")
_HISTORY = 1000  # a year before is none that news counts back to
_FARTHEST = 100  # days that are still counted back one by one


def _moved_month(origin: dt.date, amount: int) -> str:
    months = origin.year * 12 + origin.month - 1 + amount
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _in_month(month: str, day: int | None) -> str | None:
    return _iso(int(month[:4]), int(month[5:7]), day)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    if day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
