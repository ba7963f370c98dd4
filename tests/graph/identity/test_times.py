"""When events were: days, months, reports without a date, plans and stays."""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from bangiao.graph.identity.node import Node
from bangiao.graph.identity.times import clash, dated, fit, months, span, timed, untimed

Event = Callable[..., Node]


def days(first: str, last: str) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("traits", "known"),
    [
        ({"date": "2031-05-06"}, ("2031-05-06", "2031-05-06")),
        ({"date": "2031-05", "about": "2031-09-09"}, ("2031-05-01", "2031-05-31")),
        ({"date": "2031"}, ("2031-01-01", "2031-12-31")),
        ({"about": "2031-05-06"}, ("2031-04-26", "2031-05-09")),
        ({"about": "2031-05-06", "status": "planned"}, ("2031-05-03", "2031-08-04")),
    ],
    ids=["day", "month", "year", "report", "plan"],
)
def test_what_is_known_of_the_time(event: Event, traits: dict[str, str], known: tuple[str, str]) -> None:
    assert span(event("Meeting", **traits)) == days(*known)


@pytest.mark.parametrize("traits", [{}, {"about": ("2031-05-06", "2031-05-07")}, {"earliest": "2031-05-06"}])
def test_nothing_is_known_where_nothing_or_two_things_are_told(event: Event, traits: dict[str, str]) -> None:
    one = event("Meeting", **traits)
    assert (span(one), list(months(one)), dated(one)) == (None, [], False)
    assert not fit(one, event("Meeting", date="2031-05-06"))
    assert not clash(one, event("Meeting", date="2031-05-06"))


def test_a_visit_lasts_some_days_beside_the_one_that_is_told(event: Event) -> None:
    one, near, far = (event("Visit", date=date) for date in ("2031-05-06", "2031-05-14", "2031-05-15"))
    assert fit(one, near)
    assert clash(one, far)
    assert clash(event("Meeting", date="2031-05-06"), event("Meeting", date="2031-05-07"))


@pytest.mark.parametrize(("date", "count"), [("2031-05-06", 1), ("2031-05", 1), ("2031", 12)])
def test_an_event_is_looked_up_by_its_months(event: Event, date: str, count: int) -> None:
    found = list(months(event("Meeting", date=date)))
    assert len(found) == count
    assert all(date.startswith(month) or month.startswith(date) for month in found)


def test_a_span_of_more_than_a_year_has_no_months(event: Event) -> None:
    assert list(months(event("Meeting", earliest="2030-12-31", latest="2031-12-31"))) == []
    assert list(months(event("Meeting", earliest="2030-12-31", latest="2031-01-01"))) == ["2030-12", "2031-01"]


@pytest.mark.parametrize(("date", "day"), [("2031-05-06", True), ("2031-05", False), ("2031", False)])
def test_a_day_is_told_or_not(event: Event, date: str, day: bool) -> None:
    assert dated(event("Meeting", date=date)) is day


@pytest.mark.parametrize("cls", ["Meeting", "Visit"])
@pytest.mark.parametrize(
    "traits", [{"date": "9999-12-31"}, {"date": "0001-01-01"}, {"about": "9999-12-31"}, {"about": "0001-01-01"}],
)
def test_the_ends_of_the_calendar_are_days_like_others(event: Event, cls: str, traits: dict[str, str]) -> None:
    one = event(cls, **traits, status="planned")
    known = span(one)
    assert known
    assert known[0] <= known[1]
    assert fit(one, one)
    assert list(months(one))


def test_keys_lead_to_every_event_that_can_be_of_one_time(event: Event) -> None:
    """Two with a month, where their times meet, through a month; one without a month, through the key of all times.

    Those of one day have one more in common, as those without a month whose articles tell days of about one season.
    """
    day, stay, year = (timed(["đoàn"], event("Meeting", date=date)) for date in ("2031-05-06", "2031-05", "2031"))
    other, untold = (timed(["đoàn"], event("Meeting", **traits)) for traits in ({"date": "2032-05-06"}, {}))
    assert stay == {"đoàn (ever)", "đoàn 2031-05"}
    assert day == {*stay, "đoàn 2031-05-06"}
    assert day & other == {"đoàn (ever)"}
    assert len(year) == 13
    assert untold == {"đoàn (ever)", "đoàn (untimed)"}
    assert [untimed(key) for key in sorted(untold)] == ["đoàn (untimed)", None]
    spring = timed(["đoàn"], event("Meeting", season="05-28"))
    assert spring == {*untold, "đoàn (month 5)", "đoàn (month 6)"}
    assert not any(map(untimed, spring - {"đoàn (ever)"}))
