"""Times in a text: found by their written forms, and resolved against the article's own date, never beyond the text."""
from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

from bangiao.extract.fact import Date
from bangiao.extract.mentioning.mention import DateMention
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan
from bangiao.ontology.gazetteer import table

_SEP = r"\s?[/.\-]\s?"
_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:1[89]|20)\d\d"
_MONTH_WORD = r"(?:tháng)"
_TO = r"(?:\s?[-–]\s?|\s(?:đến|tới|và)\s(?:hết\s)?(?:ngày\s)?)"

_PARTED, _BRACKET, _YEAR_WORD, _YEARS = r"\d\s?[/.\-]\s?\d", r"\(", r"(?:năm|từ|năm là)", rf"{_Y}(?:,|\svà)\s{_Y}"

# The written forms, by what a sentence must hold for them to be worth a search.
_WRITTEN = {
    _PARTED: (
        # 13-14/6/2017, 8 và 9/11, từ ngày 5 đến 11-7, 20-21 và 22/10/2013
        (rf"(?<![\d/.,-])(?P<d1>{_D})(?:{_SEP}(?P<m1>{_M})(?:{_SEP}(?P<y1>{_Y}))?(?!\s?và))?(?:\s?[-,]\s?{_D}(?=\s(?:và|,)))?"
        rf"{_TO}(?P<d2>{_D}){_SEP}(?P<m2>{_M})(?:{_SEP}(?P<y2>{_Y}))?(?![\d/%]|[.,]\d)"),
        # 28/11, 14/10/2025, 14-10-2025
        rf"(?<![\d/.,-])(?P<d>{_D})(?:\s?/\s?|-|\.)(?P<m>{_M})(?:(?:\s?/\s?|-|\.)(?P<y>{_Y}))?(?![\d/%]|[.,-]\d|\s{_MONTH_WORD}\s)",
        # 11/2023
        rf"(?<![\d/.,-])(?P<m>{_M})/(?P<y>{_Y})(?!\d)",
    ),
    _MONTH_WORD: (
        # ngày 12 và 13 tháng 5, từ ngày 31 tháng 10 đến ngày 2 tháng 11 năm 2025
        (rf"(?<![\d/.,-])(?:ngày\s)?(?P<d1>{_D})(?:\s{_MONTH_WORD}\s(?P<m1>{_M})(?!\s?và))?{_TO}(?P<d2>{_D})\s{_MONTH_WORD}\s(?P<m2>{_M})"
        rf"(?:[,\s]+(?:năm\s)?(?P<y2>{_Y}))?(?!\d)"),
        # ngày 12 tháng 5 năm 2025
        rf"(?:ngày\s)?(?P<d>{_D})\s{_MONTH_WORD}\s(?P<m>{_M}|[^\W\d_]+(?:\s(?:một|hai))?)(?:[,\s]+(?:năm\s)?(?P<y>{_Y}))?(?!\d)",
        # tháng 11/2023, tháng 11-2023, tháng 12 năm ngoái is read with its offset
        rf"{_MONTH_WORD}\s(?P<m>{_M})(?:{_SEP}(?P<y>{_Y})|[,\s]+năm\s(?P<yy>{_Y}))(?!\d)",
        rf"{_MONTH_WORD}\s(?P<m>{_M})(?:\s(?P<rel>năm ngoái|năm nay|năm trước|năm tới|năm sau))?(?![\d/]|[.,-]\d)",
    ),
    # năm 2007
    _YEAR_WORD: (rf"{_YEAR_WORD}\s(?P<y>{_Y})(?![\d.,]\d|\d|\s?[-–]\s?\d)",),
    # the years behind the first of a list: năm 2001, 2006 và 2013
    _YEARS: (rf"(?:(?<=[12]\d\d\d,\s)|(?<=[12]\d\d\d\svà\s))(?P<y>{_Y})(?=\s?[,;.)]|\svà\s{_Y}|\s?$)",),
    _BRACKET: (
        # (1978 - 2025), (8/11/1972 - 8/11/2017): the first of the two
        rf"(?<=\()(?P<open>)(?:(?:(?P<d>{_D}){_SEP})?(?P<m>{_M}){_SEP})?(?P<y>{_Y})(?=\s?[-–]\s?[\d/.]*{_Y}\s?\))",
        # (2007); UNCLOS 1982: a year at the end of a title is the title's
        rf"(?<=\()(?P<y>{_Y})(?=\))",
    ),
}
_FORMS = tuple((re.compile(needed), tuple(map(re.compile, forms))) for needed, forms in _WRITTEN.items())
_DIGIT = re.compile(r"\d")
_RELATIVE = ("day", "week", "month", "year", "context", "vague")  # kinds of words that tell a time by another


@cache
def _lead_words() -> re.Pattern[str]:
    words = _words("part", "marker").pattern.removesuffix(r"(?!\w)")
    return re.compile(rf"(?:(?:{words}|(?<!\w)(?:vào|từ|hồi|trong|lúc|đến|hôm|và))\s+){{0,4}}$")


@cache
def _celebration() -> re.Pattern[str]:
    """Words of an anniversary that run up to a time, which is then the anniversary's."""
    words = [normal(row["name"]) for row in table("since-words") if row["kind"] in ("anniversary", "coming")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)[^.;,]*$")


@cache
def _months() -> dict[str, int]:
    return {normal(row["name"]).removeprefix("tháng "): int(row["value"].removeprefix("month:=")) for row in _rows("month-name")}


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    names = sorted((normal(row["name"]) for kind in kinds for row in _rows(kind)), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _value(words: str) -> tuple[str, str]:
    """The value of a word of time, and where it counts."""
    row = next((row for row in table("dates") if normal(row["name"]) == words), None)
    return (row["value"], row["use"]) if row else ("", "")


def _rows(kind: str) -> list[dict[str, str]]:
    return [row for row in table("dates") if row["kind"] == kind]


def dates(scan: Scan) -> Iterator[DateMention]:
    """The times written in a sentence, in order, none inside another.

    Of two that overlap the one in figures is taken, else the earlier, else the longer.
    """
    found: list[DateMention] = []
    for mention in sorted((*_figures(scan), *_relative(scan)), key=lambda d: (not d.year and not d.month, d.start, -d.end)):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    reach = scan.start
    for mention in sorted(found, key=lambda d: d.start):
        celebrated = _celebration().search(scan.norm, max(scan.start, mention.start - _CLAUSE), mention.start) is not None
        yield replace(mention, start=max(reach, _lead(scan, mention.start)), celebrated=celebrated)
        reach = mention.end


def _lead(scan: Scan, place: int) -> int:
    """Where the words that lead up to a time begin: "vào chiều tối ngày" before "28/11"."""
    return place - len(_lead_words().search(scan.norm[max(scan.start, place - 40):place]).group())  # type: ignore[union-attr]


def _figures(scan: Scan) -> Iterator[DateMention]:
    """The times that are written in figures."""
    norm = scan.norm[scan.start:scan.end]
    held = (forms for needed, forms in _FORMS if needed.search(norm)) if _DIGIT.search(norm) else ()
    for form in chain.from_iterable(held):
        found = map(_mention, form.finditer(scan.norm, scan.start, scan.end))
        yield from (mention for mention in found if mention)


def _relative(scan: Scan) -> Iterator[DateMention]:
    """The times that words of the table tell by another time."""
    for i in scan.where({"dates"}):
        for word in scan.all_at(i, "dates"):
            numbered = word["use"] == "alone" and i and scan.tokens[i - 1].text[-1].isdigit()  # "10 năm trước" is no year
            if word["kind"] in _RELATIVE and not numbered:
                offset = f"context:{word['value']}" if word["kind"] == "context" else word["value"]
                yield DateMention(scan.tokens[i].start, scan.tokens[word.after - 1].end, offset=offset)


def _mention(match: re.Match[str]) -> DateMention | None:
    found = match.groupdict()
    if found.get("d1"):
        return _span(match, found)
    month = found.get("m")
    number = None if month is None else (int(month) if month.isdecimal() else _months().get(month))
    if month is not None and number is None:
        return None
    year = found.get("y") or found.get("yy")
    return DateMention(
        match.start(), match.end(), int(year) if year else None, number, int(found["d"]) if found.get("d") else None,
        offset=_year_offset(found.get("rel")), opens_span=found.get("open") is not None,
    )


def _year_offset(words: str | None) -> str:
    if not words:
        return ""
    return _value(words)[0]


def _span(match: re.Match[str], found: dict[str, str | None]) -> DateMention | None:
    def number(key: str) -> int | None:
        value = found.get(key)
        return int(value) if value else None

    month, year = number("m2"), number("y2")
    first = (number("y1") or year, number("m1") or month, number("d1"))
    if first[1] == month and (first[2] or 0) >= (number("d2") or 0):
        return None
    return DateMention(match.start(), match.end(), *first, last=(year, month, number("d2")))


class Calendar:
    """What an article tells of its own time: the date line, and the full dates that its text gives."""

    def __init__(self, issued: str | None, mentions: tuple[DateMention, ...]) -> None:
        self._issued = dt.date.fromisoformat(issued) if issued and len(issued) == 10 else None
        self._present = None if issued else _present(mentions)
        self._told_year = None if issued else _present_year(mentions)
        self._year = int(issued[:4]) if issued else (self._present.year if self._present else self._told_year)
        self._days = tuple(m for m in mentions if (m.day and not m.last) or m.offset.startswith("day:"))

    @property
    def year(self) -> int | None:
        """The year of the date line."""
        return self._year

    def ahead(self, mention: DateMention, date: Date | None) -> bool:
        """Whether a time is yet to come: by its own word ("ngày mai"), or later than the date line."""
        if _TO_COME.search(mention.offset):
            return True
        return bool(self._issued and date and len(date.first) == 10 and date.first > self._issued.isoformat())

    def resolve(self, mention: DateMention, ahead: bool = False) -> Date | None:
        """The date, as precise as the text with its date line allows, or None; `ahead` where it is told as to come."""
        if mention.offset.startswith("context:"):
            return self._from_context(mention, ahead)
        if mention.offset and not mention.month:
            return self._moved(mention.offset, self._issued)
        year = mention.year or self._offset_year(mention) or self._missing_year(mention, ahead)
        if year is None:
            return None
        first = _iso(year, mention.month, mention.day)
        if first is None or mention.last is None:
            return Date(first) if first else None
        last = _iso(mention.last[0] or year, mention.last[1], mention.last[2])
        return Date(first, last if last and last > first else None)

    def _offset_year(self, mention: DateMention) -> int | None:
        if not mention.offset.startswith("year:") or self._year is None:
            return None
        return self._year + int(mention.offset.split(":")[1])

    def _missing_year(self, mention: DateMention, ahead: bool) -> int | None:
        """The year of a day and month: the one nearest to the date line, or the one of a full date beside it in the text."""
        if self._issued and mention.month:
            years = (self._issued.year - 1, self._issued.year, self._issued.year + 1)
            days = [(abs((_day(y, mention.month, mention.day) - self._issued).days), y) for y in years]
            near = [y for _, y in sorted(days) if ahead or _day(y, mention.month, mention.day) <= self._issued + dt.timedelta(31)]
            return near[0] if near else None
        if mention.month and self._present and not _beside(mention, self._present):
            return self._told_year
        return self._year

    def _from_context(self, mention: DateMention, ahead: bool) -> Date | None:
        """"cùng ngày", "hôm sau": counted from the day last told before."""
        before = [m for m in self._days if m.start < mention.start]
        date = self.resolve(before[-1], ahead) if before else None
        if date is None or len(date.first) < 10:
            return None
        return self._moved(mention.offset.removeprefix("context:"), dt.date.fromisoformat(date.first))

    def _moved(self, offset: str, origin: dt.date | None) -> Date | None:
        unit, _, amount = offset.partition(":")
        if not amount.lstrip("-").isdigit():
            return None
        if unit == "year":
            year = origin.year if origin else self._year
            return Date(str(year + int(amount))) if year else None
        if origin is None:
            return None
        if unit == "day":
            return Date((origin + dt.timedelta(int(amount))).isoformat())
        if unit == "month":
            months = origin.year * 12 + origin.month - 1 + int(amount)
            return Date(f"{months // 12:04d}-{months % 12 + 1:02d}")
        return None


def _present(mentions: tuple[DateMention, ...]) -> DateMention | None:
    """The full date by which an article without a date line shows its own time: the latest, unless later years show it past."""
    full = [m for m in mentions if m.year and m.month and m.day and not m.opens_span and m.year >= _ONLINE]
    last = max(full, key=lambda m: (m.year or 0, m.month or 0), default=None)
    years = [m.year for m in mentions if m.year]
    if last is None or last.year is None or any(y - last.year > _PAST and y % 5 for y in years):
        return None
    return last if all((m.year or 0) <= last.year for m in mentions if m.month) else None


def _present_year(mentions: tuple[DateMention, ...]) -> int | None:
    """The latest year of an article that dates nothing of itself; only one of an anniversary, or beside another."""
    told = {m.year for m in mentions if m.year and m.year >= _ONLINE}
    coming = {year for year in told if year - 1 in told and _celebrated(year, mentions)}
    last = max((year for year in told - coming if not _target(year, mentions)), default=0)
    return last if last - 1 in told or last + 1 in coming or last in _anniversaries(mentions) else None


def _celebrated(year: int, mentions: tuple[DateMention, ...]) -> bool:
    """Whether a year is told as an anniversary's only, which then is still to come."""
    return all(m.celebrated for m in mentions if m.year == year)


def _target(year: int, mentions: tuple[DateMention, ...]) -> bool:
    """Whether a year in fives is told without a month: "đến năm 2030"."""
    return year % 5 == 0 and not any(m.month for m in mentions if m.year == year)


def _anniversaries(mentions: tuple[DateMention, ...]) -> set[int]:
    """The years in which a day told with an earlier year comes round: "(8/11/1972 - 8/11/2017)"."""
    full = [m for m in mentions if m.year and m.month and m.day]
    return {b.year or 0 for a, b in pairwise(full) if (a.month, a.day) == (b.month, b.day) and (a.year or 0) < (b.year or 0)}


def _beside(mention: DateMention, present: DateMention) -> bool:
    """Whether a day or month without a year falls in the season of a full date: only then does that one give its year."""
    months = abs((mention.month or 0) - (present.month or 0))
    return min(months, 12 - months) <= _SEASON


_CLAUSE = 90  # code points before a time within which an anniversary is told
_ONLINE = 1996  # no article read here is older: a day told before is history
_TO_COME = re.compile(r"^(?:day|week|month|year):[1-9]")
_SEASON = 2  # months
_PAST = 8  # a date with a year this much later beside it is history; years in fives are targets ("đến năm 2030")


def _day(year: int, month: int, day: int | None) -> dt.date:
    return dt.date(year, month, min(day or 15, calendar.monthrange(year, month)[1]))


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
