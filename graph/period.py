"""Dates of the text as typed literals, and the days that bound them."""
from __future__ import annotations

import calendar
import datetime as dt

from pyoxigraph import Literal

from bangiao.extract.fact import Date
from bangiao.ontology.vocabulary import XSD_DATE, XSD_MONTH, XSD_YEAR, term

_TYPES = {4: XSD_YEAR, 7: XSD_MONTH, 10: XSD_DATE}  # by the length of YYYY, YYYY-MM, YYYY-MM-DD

_FIRST_DAY = {4: "-01-01", 7: "-01", 10: ""}


def literal(part: str) -> Literal:
    """`2023-11-29`, `2023-11` or `2023` as an xsd:date, xsd:gYearMonth or xsd:gYear. ValueError for any other."""
    _bounds(part)
    return Literal(part, datatype=term(_TYPES[len(part)]))


def earliest(date: Date) -> Literal:
    """The first day (`xsd:date`) on which what bears `date` can have happened."""
    return Literal(_bounds(date.first)[0], datatype=term(XSD_DATE))


def latest(date: Date) -> Literal:
    """The last day (`xsd:date`) on which what bears `date` can have happened."""
    return Literal(_bounds(date.last or date.first)[1], datatype=term(XSD_DATE))


def _bounds(part: str) -> tuple[str, str]:
    first = dt.date.fromisoformat(part + _FIRST_DAY.get(len(part), ""))
    if len(part) not in _TYPES or not first.isoformat().startswith(part):  # Python reads weeks and more besides
        raise ValueError(f"{part!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return first.isoformat(), _last(first, len(part)).isoformat()


def _last(first: dt.date, length: int) -> dt.date:
    month = 12 if length == 4 else first.month
    return first if length == 10 else first.replace(month=month, day=calendar.monthrange(first.year, month)[1])
