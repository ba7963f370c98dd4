"""Dates of the text as typed literals, and the days that bound them."""
from __future__ import annotations

import calendar

from pyoxigraph import Literal

from bangiao.extract.fact import Date
from bangiao.ontology.vocabulary import XSD_DATE, XSD_MONTH, XSD_YEAR, term

_TYPES = {4: XSD_YEAR, 7: XSD_MONTH, 10: XSD_DATE}  # by the length of YYYY, YYYY-MM, YYYY-MM-DD


def literal(part: str) -> Literal:
    """`2023-11-29`, `2023-11` or `2023` as an xsd:date, xsd:gYearMonth or xsd:gYear. Raises ValueError for any other."""
    _bounds(part)
    return Literal(part, datatype=term(_TYPES[len(part)]))


def earliest(date: Date) -> Literal:
    """The first day (`xsd:date`) on which what bears `date` can have happened."""
    return Literal(_bounds(date.first)[0], datatype=term(XSD_DATE))


def latest(date: Date) -> Literal:
    """The last day (`xsd:date`) on which what bears `date` can have happened."""
    return Literal(_bounds(date.last or date.first)[1], datatype=term(XSD_DATE))


def _bounds(part: str) -> tuple[str, str]:
    numbers = part.split("-")
    if [len(n) for n in numbers] not in ([4], [4, 2], [4, 2, 2]) or not all(n.isascii() and n.isdigit() for n in numbers):
        raise ValueError(f"{part!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (*map(int, numbers), 0, 0)[:3]
    first, last = month or 1, month or 12
    if not (1 <= year and 1 <= last <= 12 and day <= calendar.monthrange(year, last)[1]) or (len(numbers) > 1 and not month) or (len(numbers) > 2 and not day):
        raise ValueError(f"{part!r} is no day of the calendar")
    return f"{year:04}-{first:02}-{day or 1:02}", f"{year:04}-{last:02}-{day or calendar.monthrange(year, last)[1]:02}"
