"""Dates as literals and the days that bound them."""
from __future__ import annotations

import pytest

from bangiao.extract.fact import Date
from bangiao.graph.period import earliest, latest, literal


@pytest.mark.parametrize(
    ("date", "type_", "first", "last"),
    [
        (Date("2024-02-27"), "date", "2024-02-27", "2024-02-27"),
        (Date("2024-02"), "gYearMonth", "2024-02-01", "2024-02-29"),
        (Date("2023"), "gYear", "2023-01-01", "2023-12-31"),
        (Date("2023-11-29", "2023-12"), "date", "2023-11-29", "2023-12-31"),
    ],
)
def test_a_date_is_as_precise_as_the_text_and_bounded_by_days(date: Date, type_: str, first: str, last: str) -> None:
    assert literal(date.first).datatype.value.endswith(f"#{type_}")
    assert literal(date.first).value == date.first
    assert (earliest(date).value, latest(date).value) == (first, last)
    assert {earliest(date).datatype.value[-4:], latest(date).datatype.value[-4:]} == {"date"}


@pytest.mark.parametrize("wrong", ["2023-02-30", "2023-13", "23", "2023-1-5", "2023-W01-1", "hôm qua", "", "20230105"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        literal(wrong)
