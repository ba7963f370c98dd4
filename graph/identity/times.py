"""When events were, as far as their articles say: whether two tellings can be of one time."""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bangiao.graph.identity.node import Node
from bangiao.graph.identity.occasion import seasons

_DAY = len("2023-11-29")
_PLANNED = "planned"
# An event without a date is of about the time of its article: told so many days before and after it.
_BEFORE, _AFTER = 10, 3
_AHEAD = 90  # a plan is told so long before, at most
_STAY = 4  # a day of a visit is told; the visit began or ended so much earlier or later at most
_CONFERENCE, _YEAR = "conference", 366
_MONTHS = 12  # an event whose time is told no better than this has no month to look it up by
_EVER, _UNTIMED = " (ever)", " (untimed)"  # with what keys end that are of all times, and of those that tell none

Span = tuple[dt.date, dt.date]


def of_one_article(one: Node, other: Node) -> bool:
    """Whether one article tells both."""
    return one.one("article") == other.one("article")


def dated(one: Node) -> bool:
    """Whether the day is told (the first one of a span)."""
    return len(one.one("date") or "") == _DAY


def fit(one: Node, other: Node) -> bool:
    """Whether what is known of the time of both says that they can be of one time."""
    mine, yours = span(one), span(other)
    return bool(mine and yours and _meet(mine, yours))


def clash(one: Node, other: Node) -> bool:
    """Whether what is known of the time of both says that they are not of one time."""
    mine, yours = _reach(one), _reach(other)
    return bool(mine and yours and not _meet(mine, yours))


def _reach(one: Node) -> Span | None:
    """The days of which an event can be, those of a conference that is planned up to a year ahead."""
    told, about = span(one), one.one("about")
    if told and about and not one.one("latest") and one.one("status") == _PLANNED and one.one("kind") == _CONFERENCE:
        return told[0], _moved(about, _YEAR)
    return told


def _meet(mine: Span, yours: Span) -> bool:
    return mine[0] <= yours[1] and yours[0] <= mine[1]


def months(one: Node) -> Iterator[str]:
    """The months, `2023-11`, in which an event can have been; none where nothing tells, or nothing better than the year."""
    known = span(one)
    if known:
        first, last = (day.year * 12 + day.month - 1 for day in known)
        if last - first < _MONTHS:
            yield from (f"{month // 12}-{month % 12 + 1:02d}" for month in range(first, last + 1))


def timed(names: Iterable[str], one: Node) -> set[str]:
    """Keys of what happens again and again: of all times, and of each month in which this can have been, or of none.

    Narrower ones are for what so many tell that these are crowds: the day, or of what tells no time the months in which,
    in whichever year, its article tells days.
    """
    when = [f" {month}" for month in months(one)] or [_UNTIMED, *(f" ({month})" for month in seasons(one))]
    day = [f" {one.one('date')}"] if dated(one) else []
    return {f"{name}{each}" for name in names for each in (_EVER, *when, *day)}


def untimed(key: str) -> str | None:
    """The key of those that tell no time, among those under a key of all times; None of any other key."""
    return f"{key.removesuffix(_EVER)}{_UNTIMED}" if key.endswith(_EVER) else None


def span(one: Node) -> Span | None:
    """The first and the last day that an event can have been on; None where nothing tells."""
    first, last = one.one("earliest"), one.one("latest")
    if first and last:
        stay = _STAY if one.cls == "Visit" and first == last else 0
        return _moved(first, -stay), _moved(last, stay)
    about = one.one("about")
    if not about:
        return None
    before, after = (_AFTER, _AHEAD) if one.one("status") == _PLANNED else (_BEFORE, _AFTER)
    return _moved(about, -before), _moved(about, after)


@lru_cache(maxsize=100_000)
def _moved(day: str, by: int) -> dt.date:
    """So many days later; the first or last day of the calendar where there is none so far."""
    ordinal = dt.date.fromisoformat(day).toordinal() + by
    return dt.date.fromordinal(min(max(ordinal, dt.date.min.toordinal()), dt.date.max.toordinal()))
