"""Times that are written in figures: "28/11", "từ 24-26 tháng 9 năm 2020", "ngày 17", "cách đây 50 năm"."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from bangiao.extract.mentioning.mention import DateMention
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan
from bangiao.ontology.gazetteer import table

Fields = dict[str, str | None]

_SEP = r"\s?[/.\-]\s?"
_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:1[89]|20)\d\d"
_FREE = r"(?<![\d/.,-])"  # no figure goes on there
_DIGIT = re.compile(r"\d")
_TENTH = 10  # the greatest denominator of a share in figures
_ALWAYS = (24, 7)  # hours and days, not a date
_LONGEST = 40  # characters of the words that lead up to a time


def figures(scan: Scan) -> Iterator[DateMention]:
    """The times that are written in figures, form by form; they may overlap."""
    if not _DIGIT.search(scan.norm, scan.start, scan.end):
        return
    held = [forms for needed, forms in _forms() if needed.search(scan.norm, scan.start, scan.end)]
    for form in chain.from_iterable(held):
        for match in form.finditer(scan.norm, scan.start, scan.end):
            mention = _mention(match, scan)
            if mention:
                yield mention


@cache
def one_of(kind: str) -> str:
    """A pattern for the small words of a kind, the longest first."""
    words = {normal(row["name"]) for row in table("date-words") if kind in row["kind"].split()}
    return _any(words)


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


@cache
def offset_of(words: str) -> str:
    """How far a word of time counts from the date line: "year:-1" of "năm ngoái"."""
    return next((row["value"] for row in table("dates") if normal(row["name"]) == words), "")


def words_of(*kinds: str) -> list[str]:
    """The words of time of some kinds, the longest first."""
    names = {normal(row["name"]) for row in table("dates") if row["kind"] in kinds}
    return sorted(names, key=lambda name: (-len(name), name))


@cache
def _told_by(unit: str) -> str:
    """A pattern for the words of the table that tell a month or year by another: "năm ngoái", "tháng này"."""
    return _any(name for name in words_of(unit) if name.startswith(_word(unit)))


@cache
def _word(unit: str) -> str:
    """The plain word for a day, month or year."""
    return next(row["name"] for row in table("date-words") if row["kind"] == unit)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """The written forms, by what a sentence must hold for them to be worth a search."""
    day, month, year, number = (one_of(kind) for kind in ("day", "month", "year", "number"))
    to = rf"(?:\s?[-–]\s?|\s{one_of('to')}\s(?:{day}\s)?)"
    told_year, told_month = _told_by("year"), _told_by("month")
    written = {
        r"\d\s?[/.\-]\s?\d": (
            # 13-14/6/2017, 8 và 9/11, từ ngày 5 đến 11-7, 20-21 và 22/10/2013
            (rf"{_FREE}(?P<d1>{_D})(?:{_SEP}(?P<m1>{_M})(?:{_SEP}(?P<y1>{_Y}))?(?!\s?và))?"
            rf"(?:\s?[-,]\s?{_D}(?=\s(?:và|,)))?"
            rf"{to}(?P<d2>{_D}){_SEP}(?P<m2>{_M})(?:{_SEP}(?P<y2>{_Y})|\s(?P<rel>{told_year}))?(?![\d/%]|[.,]\d)"),
            # các ngày 5, 6, 7/11
            (rf"{day}\s(?P<d1>{_D})(?:,\s?{_D})*?,\s?(?P<d2>{_D}){_SEP}(?P<m2>{_M})(?:{_SEP}(?P<y2>{_Y}))?(?![\d/%]|[.,]\d)"),
            # 28/11, 14/10/2025, 14-10-2025, 5/3 năm ngoái
            (rf"{_FREE}(?P<d>{_D})(?P<sep>\s?/\s?|-|\.)(?P<m>{_M})(?:(?:\s?/\s?|-|\.)(?P<y>{_Y})|\s(?P<rel>{told_year}))?"
             rf"(?![\d/%]|[.,-]\d|\s{month}\s)"),
            # 11/2023, but no "Nghị quyết số 10/2020/QH14"
            rf"{_FREE}(?<!{number}\s)(?P<m>{_M})/(?P<y>{_Y})(?![\d/])",
            # (11-2023), hồi 11-2023
            rf"(?:(?<=\()|(?<!\w){one_of('lead')}\s)(?P<m>{_M})\s?-\s?(?P<y>{_Y})(?![\d/-])",
        ),
        month: (
            # ngày 12 và 13 tháng 5, từ ngày 31 tháng 10 đến ngày 2 tháng 11 năm 2025
            (rf"{_FREE}(?:{day}\s)?(?P<d1>{_D})(?:\s{month}\s(?P<m1>{_M})(?!\s?và))?{to}(?P<d2>{_D})\s{month}\s(?P<m2>{_M})"
            rf"(?:[,\s]+(?:{year}\s)?(?P<y2>{_Y})|\s(?P<rel>{told_year}))?(?!\d)"),
            # ngày 12 tháng 5 năm 2025, ngày 12 tháng 5 năm ngoái
            (rf"(?:{day}\s)?{_FREE}(?P<d>{_D})\s{month}\s(?P<m>{_M}|[^\W\d_]+(?:\s(?:một|hai))?)"
             rf"(?:[,\s]+(?:{year}\s)?(?P<y>{_Y})|\s(?P<rel>{told_year}))?(?!\d)"),
            # ngày 19 và 20 tháng này
            rf"(?:{day}\s)?{_FREE}(?:(?P<d>{_D}){to})?(?P<dd>{_D})\s(?P<rel>{told_month})(?!\w)",
            # tháng 11/2023, tháng 11-2023
            rf"{month}\s(?P<m>{_M})(?:{_SEP}(?P<y>{_Y})|[,\s]+{year}\s(?P<yy>{_Y}))(?!\d)",
            rf"{month}\s(?P<m>{_M})(?:\s(?P<rel>{told_year}))?(?![\d/]|[.,-]\d)",
        ),
        # ngày 17, từ ngày 17 đến 19
        day: ((rf"(?<!\w)(?<!\d\s)(?P<lead>{one_of('lead')}\s)?{day}\s(?P<alone>{_D})(?:{to}(?P<until>{_D}))?"
               rf"(?!{to}\d|[\d/%]|[.,-]\d|\s\d|\s{month}\s)"),),
        # năm 2007, hồi 2007
        year: (rf"(?<!\w){year}\s(?P<y>{_Y})(?![\d.,]\d|\d|\s?[-–]\s?\d)",),
        # the years behind the first of a list: năm 2001, 2006 và 2013
        rf"{_Y}(?:,|\svà)\s{_Y}": (rf"(?:(?<=[12]\d\d\d,\s)|(?<=[12]\d\d\d\svà\s))(?P<y>{_Y})(?=\s?[,;.)]|\svà\s{_Y}|\s?$)",),
        # cách đây 50 năm
        one_of("ago"): (rf"{one_of('ago')}\s(?P<ago>\d+)\s(?P<unit>{_word('day')}|{_word('year')})(?!\w)",),
        r"\(": (
            # (1978 - 2025), (8/11/1972 - 8/11/2017): the first of the two
            rf"(?<=\()(?P<open>)(?:(?:(?P<d>{_D}){_SEP})?(?P<m>{_M}){_SEP})?(?P<y>{_Y})(?=\s?[-–]\s?[\d/.]*{_Y}\s?\))",
            # (2007); UNCLOS 1982: a year at the end of a title is the title's
            rf"(?<=\()(?P<y>{_Y})(?=\))",
        ),
    }
    return tuple((re.compile(needed), tuple(map(re.compile, forms))) for needed, forms in written.items())


def _mention(match: re.Match[str], scan: Scan) -> DateMention | None:
    found = match.groupdict()
    make = next((make for field, make in _MAKERS if found.get(field)), _single)
    return make(match, found, scan)


def _single(match: re.Match[str], found: Fields, scan: Scan) -> DateMention | None:
    """One year, month or day."""
    month = found.get("m")
    number = _month(month) if month else None
    year = found.get("y") or found.get("yy")
    if (month and number is None) or _is_decade(match, year, scan) or (found.get("sep") and not year and _is_count(match, scan)):
        return None
    return DateMention(
        match.start(), match.end(), int(year) if year else None, number, int(found["d"]) if found.get("d") else None,  # type: ignore[arg-type]
        offset=offset_of(found.get("rel") or ""), opens_span=found.get("open") is not None,
    )


def _span(match: re.Match[str], found: Fields, scan: Scan) -> DateMention | None:
    """The days from one to another."""
    del scan

    def number(key: str) -> int | None:
        return int(value) if (value := found.get(key)) else None

    month, year = number("m2"), number("y2")
    opening = number("m1") or month
    before = year - 1 if year and opening and month and opening > month else year  # across New Year
    first = (number("y1") or before, opening, number("d1"))
    if first[1] == month and (first[2] or 0) >= (number("d2") or 0):
        return None
    offset = offset_of(found.get("rel") or "")
    return DateMention(match.start(), match.end(), *first, last=(year, month, number("d2")), offset=offset)


def _of_told_month(match: re.Match[str], found: Fields, scan: Scan) -> DateMention | None:
    """A day, or two, of a month that is told by another: "19 và 20 tháng này"."""
    del scan
    first, last = int(found["d"] or found["dd"] or 0), int(found["dd"] or 0)
    span = (None, None, last) if first < last else None
    return DateMention(match.start(), match.end(), day=first, last=span, offset=offset_of(found["rel"] or ""))


def _day_alone(match: re.Match[str], found: Fields, scan: Scan) -> DateMention | None:
    """A day whose month the text leaves open: "vào ngày 17", "Ngày 17,"; "mỗi ngày 17 người" is none."""
    free = found["lead"] or not scan.norm[scan.start:match.start()].strip(" -–")
    if not free or not re.match(r"\s?[,;.()]|\s[^\W\d]|$", scan.norm[match.end():scan.end]):
        return None
    first, last = int(found["alone"] or 0), int(found["until"] or 0)
    return DateMention(match.start(), match.end(), day=first, last=(None, None, last) if first < last else None)


def _ago(match: re.Match[str], found: Fields, scan: Scan) -> DateMention | None:
    """A time counted back from the article's own."""
    del scan
    unit = "day" if found["unit"] == _word("day") else "year"
    return DateMention(match.start(), match.end(), offset=f"{unit}:-{found['ago']}")


_MAKERS: tuple[tuple[str, Callable[[re.Match[str], Fields, Scan], DateMention | None]], ...] = (
    ("d1", _span), ("dd", _of_told_month), ("alone", _day_alone), ("ago", _ago),
)


def _month(word: str) -> int | None:
    return int(word) if word.isdecimal() else _months().get(word)


@cache
def _months() -> dict[str, int]:
    rows = (row for row in table("dates") if row["kind"] == "month-name")
    return {normal(row["name"]).split(" ", 1)[1]: int(row["value"].removeprefix("month:=")) for row in rows}


def _is_decade(match: re.Match[str], year: str | None, scan: Scan) -> bool:
    """Whether a year means ten: "những năm 1960 và 1970"."""
    before = rf"(?<!\w){one_of('decade')}(?:[\s,]|và|1\d\d0|20\d0)*(?:{_word('year')}\s)?$"
    text = scan.norm[max(scan.start, match.start() - 40):match.end() - 4]
    return bool(year and year[-1] == "0" and match.end() - match.start() < 12 and re.search(before, text))


def _is_count(match: re.Match[str], scan: Scan) -> bool:
    """Whether a bare pair of figures is a share, a score or a range: "1/3 dân số", "thắng 2-1", "24/7", "5-7 năm"."""
    before = scan.norm[scan.start:match.start()]
    bracket = before.endswith("(") and scan.norm[match.end():match.end() + 1] in (")", ",")
    if bracket or not any(map(str.isalnum, before)) or _leading().search(before[-_LONGEST:]):
        return False
    first, second = int(match["d"]), int(match["m"])
    return match["sep"].strip() != "/" or first < second <= _TENTH or (first, second) == _ALWAYS


@cache
def _leading() -> re.Pattern[str]:
    """What stands before the figures of a day: "chiều", "hôm nay (", "đến hết"."""
    told = _any(words_of("day", "weekday", "part", "context"))
    return re.compile(rf"(?<!\w)(?:{told}|{one_of('day')}|{one_of('lead')}|{one_of('to')})[\s,(]*$")


@cache
def _joint() -> re.Pattern[str]:
    """What stands between two times of a list or span."""
    return re.compile(rf"\s?(?:,|[-–]|{one_of('to')})\s?(?:{one_of('month')}|{one_of('day')})?\s?")


def carried(times: list[DateMention], scan: Scan) -> list[DateMention]:
    """The times, in order; one without a year takes that of the next in a list or span: "tháng 10 và tháng 11/2023"."""
    for i in range(len(times) - 2, -1, -1):
        one, other = times[i], times[i + 1]
        bare = one.month and not one.year and not one.offset and not one.last
        alike = other.year and other.month and (one.day is None) == (other.day is None)
        if bare and alike and _joint().fullmatch(scan.norm[one.end:other.start]):
            times[i] = replace(one, year=_year_before(one, other))
    return times


def _year_before(one: DateMention, other: DateMention) -> int:
    """The year of a day or month told right before another with its year: across New Year it is the one before."""
    assert one.month
    assert other.month
    assert other.year
    return other.year - ((one.month, one.day or 0) > (other.month, other.day or 0))
