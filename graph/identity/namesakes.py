"""Who of one state and name are two: offices of two spheres or provinces, told of about one time, that nobody holds together.

People change office far oftener than namesakes meet, so one who may have gone from the one office to the other is one. Two
are who hold the one between two days of the other, or both within a month where nobody goes from the one to the other: an
ambassador and the chairman of a province. Of who moves the news tells both offices, so that of others a month says nothing.

Between provinces people do move, once in some years: of the thousand or so who lead them perhaps one in two weeks, and that
news gives both offices; but a thousand hold some fifteen pairs of one name at any time. In a week the namesakes are the
many, in some months those who moved: so two are who hold offices of two provinces within a week.
"""
from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from math import comb

from bangiao.extract.fact import Date
from bangiao.graph import period
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.seats import is_incumbent
from bangiao.graph.iri import of_one_name, province_in, sphere_in
from bangiao.graph.spheres import STATE, follow_each_other, go_together, of_seat

_NEAR = 31  # days within which hardly anybody goes from an office to one of another sphere
_WEEK = 7  # days within which hardly anybody goes from an office to one of the same sphere in another province
_TERM = 366  # days within which nobody comes back to an office after one of another sphere
_CHANCE = 3  # in one case of so many, at most, the months of two persons are in such an order as those of one who moved

Span = tuple[int, int]  # the first and the last day, as ordinals, that a time told can be


def incompatible(one: Node, other: Node) -> bool:
    """Whether the offices of two persons show that they are not one, whatever their names."""
    if provinces := _provinces(one, other):
        mine, yours = _held(one), _held(other)
        return not _told_together(provinces, one, other) and (_in_turns(mine, yours) or _at_once(mine, yours, _WEEK))
    spheres = _spheres(one, other)
    if not spheres or go_together(*spheres) or _told_together(spheres, one, other):
        return False
    if STATE in spheres:
        holder, minister = (one, other) if sphere_in(one.iri) else (other, one)
        pairs = [(_held(holder), months) for months in _posts(minister)]
        return any(_between(held, months) for held, months in pairs) or _unlikely(spheres, pairs)
    mine, yours = _held(one), _held(other)
    return _in_turns(mine, yours) or _unlikely(spheres, [(mine, yours)])


def across(one: Node, other: Node) -> bool:
    """Whether two persons agree the less surely because their spheres or provinces differ.

    Not where one has no sphere and the other's very name: such a one is as likely the one as the other of two namesakes.
    """
    if _provinces(one, other):
        return True
    mine, yours = sphere_in(one.iri), sphere_in(other.iri)
    return mine != yours and (bool(mine and yours) or not of_one_name(one.iri, other.iri))


def _spheres(one: Node, other: Node) -> list[str]:
    """The two spheres, sorted, where there are two; who has none can hold a post of the state."""
    mine, yours = sphere_in(one.iri), sphere_in(other.iri)
    if mine == yours or is_incumbent(one.iri) or is_incumbent(other.iri):
        return []
    return sorted((mine or STATE, yours or STATE))


def _provinces(one: Node, other: Node) -> list[str]:
    """The two provinces, sorted, where there are two of one sphere; who has none may be of any."""
    mine, yours = province_in(one.iri), province_in(other.iri)
    return sorted((mine, yours)) if mine and yours and mine != yours and sphere_in(one.iri) == sphere_in(other.iri) else []


def _told_together(two: list[str], one: Node, other: Node) -> bool:
    """Whether an article tells offices of two spheres or provinces of one person of the name."""
    return " ".join(two) in one.all("together") | other.all("together")


def _held(one: Node) -> list[Span]:
    """The days on which a person is told to hold offices of the sphere, in order."""
    return sorted(map(_span, one.all("held")))


def _posts(one: Node) -> Iterable[list[Span]]:
    """The months in which a person is told to hold a post of the state, by post, in order."""
    months: dict[str, list[Span]] = defaultdict(list)
    for post, _, month in (seat.rpartition(" ") for seat in one.all("seat")):
        if of_seat(post.partition(" ")[2]) == STATE:
            months[post].append(_span(month))
    return map(sorted, months.values())


def _span(day: str) -> Span:
    first, last = (end(Date(day)).value for end in (period.earliest, period.latest))
    return dt.date.fromisoformat(first).toordinal(), dt.date.fromisoformat(last).toordinal()


def _in_turns(mine: list[Span], yours: list[Span]) -> bool:
    """Whether either is told in the midst of the other."""
    return _between(mine, yours) or _between(yours, mine)


def _between(mine: list[Span], yours: list[Span]) -> bool:
    """Whether any of mine is between two of yours that are of one term."""
    ends = [last for _, last in yours]
    for first, last in mine:
        before, after = bisect_left(ends, first), bisect_right(yours, (last, dt.date.max.toordinal()))
        if before and after < len(yours) and yours[after][0] - ends[before - 1] <= _TERM:
            return True
    return False


def _unlikely(spheres: list[str], pairs: list[tuple[list[Span], list[Span]]]) -> bool:
    """Whether one person would have had to move at once, where hardly anybody moves."""
    return not follow_each_other(*spheres) and any(_at_once(mine, yours, _NEAR) for mine, yours in pairs)


def _at_once(mine: list[Span], yours: list[Span], days: int) -> bool:
    """Whether both offices are told within so many days, and their months do not show that one person moved."""
    near = any(_distance(day, other) <= days for day in mine for other in _beside(day, yours))
    return near and not (_one_behind_other(mine, yours) and comb(_months(mine) + _months(yours), _months(mine)) >= 2 * _CHANCE)


def _beside(day: Span, others: list[Span]) -> list[Span]:
    """The nearest of others before a day and behind it."""
    at = bisect_left(others, day)
    return others[max(at - 1, 0) : at + 1]


def _distance(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _one_behind_other(mine: list[Span], yours: list[Span]) -> bool:
    """Whether all of the one can be before all of the other."""
    return mine[-1][0] < yours[0][1] or yours[-1][0] < mine[0][1]


def _months(days: list[Span]) -> int:
    return len({(day.year, day.month) for day in (dt.date.fromordinal(first) for first, _ in days)})
