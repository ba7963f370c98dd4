"""What speaks for and against two reports without a day being of one occasion: the days and years their articles tell, who held
which office then, and who else is told of.

Each sign counts as much as it was found to weigh in real articles; the sum is compared by the classes of events.
"""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache

from bangiao.graph.identity.agreement import Canonical
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.seats import is_incumbent

_LEAP = 2024
_YEAR = 366
_NEAR, _SOON, _FAR = 4, 10, 40  # days between those that two articles tell
# What each sign counts: found by weighing thousands of pairs of reports that careful readers had judged.
_DAYS_NEAR, _OPENINGS_NEAR, _OPENINGS_FAR = 3, 1, -2
_YEARS_NEAR, _PAST, _ANOTHER_HOLDER, _ANOTHER_OFFICE, _COMPANY = 2, -5, -3, -3, 2
_PEOPLE = ("participant", "visitor")
_PLANNED, _CONFERENCE = "planned", "conference"
_AHEAD = 120  # days before which a plan is told at most
_DAY, _A_YEAR = len("2023-11-29"), len("2023")
_OF_A_MONTH = ("01", "15", "28")


def named(one: Node, role: str, canonical: Canonical) -> frozenset[str]:
    """Who or what fills a role, by canonical nodes; who has no name in any article says nothing."""
    return frozenset(who for who in map(canonical, one.all(role)) if not is_incumbent(who))


def signs(one: Node, other: Node, canonical: Canonical) -> int:
    """How much more speaks for one occasion than against it; 0 where nothing tells."""
    return days(one, other) + _years(one, other) + _company(one, other, canonical) + _offices(one, other, canonical)


def days(one: Node, other: Node) -> int:
    """What the days tell that the articles name without a year."""
    mine, yours = _season(one), _season(other)
    if not mine or not yours:
        return 0
    nearest = min(_between(a, b) for a in mine for b in yours)
    opening = _between(_opening(one), _opening(other))
    return _DAYS_NEAR * (nearest <= _NEAR) + _OPENINGS_NEAR * (opening <= _SOON) + _OPENINGS_FAR * (opening >= _FAR)


def far(one: Node, other: Node) -> bool:
    """Whether all days that the articles tell are of other seasons."""
    mine, yours = _season(one), _season(other)
    return bool(mine and yours) and min(_between(a, b) for a in mine for b in yours) >= _FAR


def gap(one: Node, other: Node) -> int | None:
    """Days, in whichever year, between the nearest two that are told with two events; None where none is told with one."""
    mine, yours = _told_with(one), _told_with(other)
    return min((_between(a, b) for a in mine for b in yours), default=None)


def _told_with(one: Node) -> frozenset[str]:
    """The days of the year told of an event: its own, or those in the sentences that tell of it."""
    return _season(one) if len(one.one("date") or "") > _A_YEAR else one.all("day")


def _season(one: Node) -> frozenset[str]:
    """The days of the year that an event can have been on: its own, or that of its article, or those that the article tells."""
    date = one.one("date")
    if date and len(date) < _DAY:
        return frozenset(f"{date[5:]}-{day}" for day in _OF_A_MONTH if len(date) > _A_YEAR)
    day = date or one.one("about")
    return frozenset({day[5:]}) if day else one.all("season")


def seasons(one: Node) -> set[str]:
    """The months of any year in which an event can have been, and those beside them."""
    months = {int(day[:2]) for day in _season(one)}
    return {f"month {(month + beside) % 12 or 12}" for month in months for beside in (0, 1)}


def _opening(one: Node) -> str:
    return one.one("opening") if one.all("season") == _season(one) and one.one("opening") else min(_season(one))  # type: ignore[return-value]


def _between(one: str, other: str) -> int:
    """Days between two days of the year, the shorter way round."""
    apart = abs((_of_year(one) - _of_year(other)).days)
    return min(apart, _YEAR - apart)


@cache
def _of_year(day: str) -> dt.date:
    month, number = map(int, day.split("-"))
    return dt.date(_LEAP, month, 1) + dt.timedelta(number - 1)


def _years(one: Node, other: Node) -> int:
    """What the latest years tell that the articles name."""
    mine, yours = _year(one), _year(other)
    near = _YEARS_NEAR * (abs(mine - yours) <= 1) if mine and yours else 0
    past = any(tells(a, b) for tells in (_before, _remembered, _over) for a, b in ((one, other), (other, one)))
    return near + _PAST * past


def _over(one: Node, other: Node) -> bool:
    """Whether the one is planned in an article of days behind which no day of the other follows soon: of a year it is not."""
    timed = one.one("date") or one.one("about") or one.one("kind") == _CONFERENCE  # which is told of a year ahead
    if timed or one.one("status") != _PLANNED or other.one("status") == _PLANNED:
        return False
    ahead = [(_of_year(day) - _of_year(told)).days % _YEAR for told in one.all("season") for day in _season(other)]
    return bool(ahead) and all(_AHEAD < days < _YEAR - _SOON for days in ahead)


def _remembered(one: Node, other: Node) -> bool:
    """Whether the one is told with its year alone, as what is long past is, and the other with days, as news are, of another."""
    year = one.one("date")
    news = other.all("day") and not other.one("date") and other.one("year") != year
    return bool(year and len(year) == _A_YEAR and news)


def _year(one: Node) -> int | None:
    """The year of an event, or else the latest one that its article tells."""
    told = one.one("date") or one.one("year")
    return int(told[:_A_YEAR]) if told else None


def years(one: Node) -> set[str]:
    """The years by which to look up an event that may be dated a year off: its own and the next."""
    year = _year(one)
    return {f"about {year}", f"about {year + 1}"} if year else set()


def _before(one: Node, other: Node) -> bool:
    """Whether the one was in a year long past where the other's article was written, which gives its own event no time.

    What is only planned there is not of the year before either.
    """
    last, year = one.one("latest") or one.one("about"), other.one("year")
    back = 0 if other.one("status") == _PLANNED else 1
    return bool(last and year and not other.one("date") and int(last[:4]) < int(year) - back)


def _company(one: Node, other: Node, canonical: Canonical) -> int:
    """What it tells that the articles speak of the same people beside those of the event, and of the same other trips."""
    shared = {canonical(who) for who in one.all("beside")} & {canonical(who) for who in other.all("beside")}
    others = shared - {canonical(who) for event in (one, other) for name in _PEOPLE for who in event.all(name)}
    return min(len(others), _COMPANY)


def _offices(one: Node, other: Node, canonical: Canonical) -> int:
    """What it tells that somebody else is at the head of a state or holds a post, or one and the same holds another office."""
    return _ANOTHER_HOLDER * _other_holders(one, other, canonical) + _ANOTHER_OFFICE * _promoted(one, other, canonical)


def _other_holders(one: Node, other: Node, canonical: Canonical) -> bool:
    seats = (name for name in one.traits.keys() & other.traits.keys() if name.startswith("seat "))
    return any(not {canonical(who) for who in one.all(seat)} & {canonical(who) for who in other.all(seat)} for seat in seats)


def _promoted(one: Node, other: Node, canonical: Canonical) -> bool:
    mine, yours = _titles(one, canonical), _titles(other, canonical)
    return any(mine[who] != yours[who] for who in mine.keys() & yours.keys())


def _titles(one: Node, canonical: Canonical) -> dict[str, set[str]]:
    """The offices of those who took part, as the article tells them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, people in one.traits.items():
        if name.startswith("title "):
            for who in people:
                found[canonical(who)].add(name)
    return found
