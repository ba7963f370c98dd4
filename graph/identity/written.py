"""When an article was written, as far as its text shows: days told without their year, and the latest year told.

Most articles have no date line. That one tells of 6 June, and another of 17 January, still says that they report two occasions;
more so where the days are told in the very sentences that tell of two events.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from bangiao.extract.mentioning.figures import one_of
from bangiao.extract.reading.sentences import UPPER
from bangiao.extract.words.normal import folded, normal
from bangiao.ontology.gazetteer import table

_MOST = 8  # days that are kept of one article
_ONLINE = 1996  # no article is older
_TARGET = 5  # years in fives are aims ("đến năm 2030"), not the time of writing
_ALWAYS = (24, 7)  # hours and days
_NUMBER, _NO_MORE = r"(?<![\d/.,-])(\d{1,2})", r"(?!\s?[/.-]?\d)"
_SENTENCE = 80  # code points before and behind a passage that are looked at, unless a sentence begins or ends nearer
_COPIED = 80  # letters and spaces of a sentence which nobody writes twice who does not copy it
_STOP = re.compile(rf"[.!?…]\s+(?=[{UPPER}])|\n|\s{{2}}")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?:\s?[-–]\s?(?:19|20)\d\d)?(?![.,]?\d)")


def written(text: str) -> set[tuple[str, str]]:
    """The days told without a year (`season`, as 06-28), the first of them (`opening`), and the latest year told (`year`)."""
    days = list(dict.fromkeys(_days(normal(text))))[:_MOST]
    years = [int(year) for year in _YEAR.findall(text) if int(year) % _TARGET and int(year) >= _ONLINE]
    latest = {("year", str(max(years)))} if years else set()
    return latest | {("season", day) for day in days} | {("opening", day) for day in days[:1]}


def days_of(text: str, passages: Iterable[tuple[int, int]]) -> set[str]:
    """The days without a year (06-28) told in the sentences of passages, but for those on which somebody said what is told."""
    return {day for first, end in passages for day in _days(_unsaid(normal(_sentence(text, first, end))))}


def wordings_of(text: str, passages: Iterable[tuple[int, int]]) -> set[str]:
    """Digests of the words around passages, to the ends of their sentences, where these are many; however they are spelt."""
    told = (folded(_sentence(text, first, end)) for first, end in passages)
    return {hashlib.blake2b(words.encode(), digest_size=6).hexdigest() for words in told if len(words) >= _COPIED}


def _sentence(text: str, first: int, end: int) -> str:
    """What is told with a passage: from where its first sentence begins to where its last one ends."""
    # one letter more is looked at than what stands before: by that which begins the passage a stop is known
    before = [found.end() for found in _STOP.finditer(text, max(0, first - _SENTENCE), first + 1)]
    after = _STOP.search(text, end, end + _SENTENCE)
    return text[before[-1] if before else max(0, first - _SENTENCE) : after.start() if after else end + _SENTENCE]


def _unsaid(text: str) -> str:
    """The text without days right before words such as "cho biết"."""
    return _saying().sub(" ", text)


@cache
def _saying() -> re.Pattern[str]:
    verbs = sorted((re.escape(normal(row["name"])) for row in table("reporting-verbs") if row["kind"] != "none"), key=len)
    return re.compile(rf"{_NUMBER}\s?[/.-]\s?\d{{1,2}}\s(?:\w+\s)?(?:{'|'.join(reversed(verbs))})(?!\w)")


def _days(text: str) -> Iterator[str]:
    for found in _dayless().finditer(text):
        day, month = (int(figure) for figure in found.groups() if figure)
        if 1 <= month <= 12 and 1 <= day <= 31 and (day, month) != _ALWAYS:
            yield f"{month:02d}-{day:02d}"


@cache
def _dayless() -> re.Pattern[str]:
    """A day and month without a year: "28/11", "16-19/11", "ngày 5 tháng 9"; behind a word for a day also "7-2" and "7.2"."""
    month, year = one_of("month"), one_of("year")
    span = r"(?:\s?[-–]\s?\d{1,2})?"
    figures = rf"{_NUMBER}{span}\s?/\s?(\d{{1,2}}){_NO_MORE}"
    in_words = rf"{_NUMBER}{span}\s{month}\s(\d{{1,2}})(?!\s{year}\s\d|\s?[/.-]?\d)"
    other_signs = rf"(?<!\w)(?:{one_of('day')}|{one_of('weekday')})\s(\d{{1,2}})\s?[-–.]\s?(\d{{1,2}}){_NO_MORE}"
    return re.compile(rf"{figures}|{in_words}|{other_signs}")
