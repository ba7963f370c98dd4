"""Times in a text: found by their written forms and by the words of the table, each with the words that lead up to it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bangiao.extract.mentioning.figures import carried, figures, one_of, words_of
from bangiao.extract.mentioning.mention import COMING, DateMention
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Found, Scan
from bangiao.ontology.gazetteer import table

_RELATIVE = ("day", "week", "month", "year", "context", "vague")  # kinds of words that tell a time by another
_CLAUSE = 90  # code points before a time within which an anniversary is told


def dates(scan: Scan) -> Iterator[DateMention]:
    """The times written in a sentence, in order, none inside another.

    Of two that overlap the one in figures is taken, else the earlier, else the longer. Of a day told twice ("hôm nay,
    16/3") one mention is made.
    """
    found: list[DateMention] = []
    told = (_to_come(time, scan) for time in figures(scan) if not _gloss().search(scan.norm, scan.start, time.start))
    for mention in sorted((*told, *_relative(scan)), key=lambda d: (_vagueness(d), d.start, -d.end)):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    reach = scan.start
    for mention in _told_twice(carried(sorted(found, key=lambda d: d.start), scan), scan):
        celebrated = _celebration().search(scan.norm, max(scan.start, mention.start - _CLAUSE), mention.start) is not None
        start = max(reach, _lead(scan, mention.start))
        running, foreseen = _under_way(mention, scan), _foreseen(mention, scan)
        opens = mention.opens_span or _up_to_now(mention, scan)
        yield replace(mention, start=start, celebrated=celebrated, running=running, foreseen=foreseen, opens_span=opens)
        reach = mention.end


@cache
def _gloss() -> re.Pattern[str]:
    """What tells a time again by another clock or calendar: "tối 7/7 (giờ địa phương, tức rạng sáng 8/7 giờ Hà Nội)"."""
    return re.compile(rf"[(,]\s?{one_of('gloss')}\s(?:[^\W\d]+\s){{0,3}}$")


def _to_come(time: DateMention, scan: Scan) -> DateMention:
    """The time; "tháng 9 tới" at the end of its words is still to come, where "ngày 9/5 tới Hà Nội" arrives."""
    behind = _behind().match(scan.norm, time.end, scan.end) if time.month and not (time.year or time.offset) else None
    return replace(time, end=behind.end(), offset=COMING) if behind else time


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{one_of('coming')}(?!\w)|{one_of('arriving')}(?=\s?(?:[,;.)]|$)))")


def _vagueness(time: DateMention) -> int:
    """How much a time leaves open: a month or year less than a day of "tháng này", that less than a word, then "ngày 17"."""
    if time.year or time.month:
        return 0
    return 2 if not time.day else (1 if time.offset else 3)


def _in_figures(time: DateMention) -> bool:
    return bool(time.year or time.month or time.day)


def _told_twice(times: list[DateMention], scan: Scan) -> list[DateMention]:
    """The times; a day told by a word and, right behind, in figures is one: "hôm nay (9/5)", "thứ Sáu, 25/10"."""
    found: list[DateMention] = []
    for time in times:
        before = found[-1] if found else None
        between = scan.norm[before.end:time.start] if before else ""
        if before and time.month and not _in_figures(before) and _of_a_day(before) and _beside().fullmatch(between):
            found[-1] = replace(time, start=before.start, offset=before.offset or time.offset)
        else:
            found.append(time)
    return found


def _of_a_day(time: DateMention) -> bool:
    return time.offset.startswith(("day:", "weekday:", "context:day:"))


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"\s?[,(]?\s?(?:{one_of('day')}\s)?")


@cache
def _celebration() -> re.Pattern[str]:
    """Words of an anniversary that run up to a time, which is then the anniversary's."""
    words = [normal(row["name"]) for row in table("since-words") if row["kind"] in ("anniversary", "coming")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)[^.;,]*$")


def _under_way(time: DateMention, scan: Scan) -> bool:
    """Whether a year is told as the present one: "9 tháng đầu năm 2024", "từ đầu năm 2017 đến nay", "năm 2005 này"."""
    before = max(scan.start, time.start - _CLAUSE)
    if _leading_year("running").search(scan.norm, before, time.start):
        return True
    if _leading_year("begun").search(scan.norm, before, time.start) and _until_now().match(scan.norm, time.end, scan.end):
        return True
    behind = _recent() if time.month else _present()
    return bool(time.year and behind.match(scan.norm, time.end, scan.end))


@cache
def _leading_year(kind: str) -> re.Pattern[str]:
    """Words of a kind that stand before a year: "9 tháng đầu năm 2024", "tính đến tháng 4/2019"."""
    return re.compile(rf"(?<!\w){one_of(kind)}\s(?:{one_of('year')}\s)?$")


@cache
def _recent() -> re.Pattern[str]:
    """What stands behind a month that has just gone by: "tháng 3/2017 vừa qua"."""
    return re.compile(rf"\s{one_of('recent')}(?!\w)")


@cache
def _present() -> re.Pattern[str]:
    """What stands behind the present year: "năm 2005 này"."""
    return re.compile(rf"\s{one_of('present')}(?!\w)")


def _foreseen(time: DateMention, scan: Scan) -> bool:
    """Whether a year is that of a plan, a month one of what is to come: "kế hoạch tham vấn năm 2017", "dự kiến tháng 3/2018"."""
    lead = _expected() if time.month else _plan()
    told = time.year and not time.day and not time.last
    return bool(told and lead.search(scan.norm, max(scan.start, time.start - _CLAUSE), time.start))


def _up_to_now(time: DateMention, scan: Scan) -> bool:
    """Whether a day is the first of a time that lasts to the article's own: "từ ngày 15/9/2023 đến nay"."""
    return bool(time.day and time.year and not time.last and _until_now().match(scan.norm, time.end, scan.end))


@cache
def _until_now() -> re.Pattern[str]:
    """What stands behind the first day of what lasts until now."""
    return re.compile(rf"\s{one_of('to')}\s{one_of('now')}(?!\w)")


@cache
def _expected() -> re.Pattern[str]:
    """Words of what is to come that run up to its month."""
    return re.compile(rf"(?<!\w){one_of('expected')}\s[^.;:,\d]*$")


@cache
def _plan() -> re.Pattern[str]:
    """Words of a plan that run up to its year, and no word that makes a term of it: "kế hoạch đến năm 2030"."""
    return re.compile(rf"(?<!\w){one_of('plan')}\s(?!(?:[^.;:,\d]*\s)?{one_of('lead')}\s$)[^.;:,\d]*$")


def _lead(scan: Scan, place: int) -> int:
    """Where the words that lead up to a time begin: "vào chiều tối ngày" before "28/11"."""
    return place - len(_lead_words().search(scan.norm[max(scan.start, place - 40):place]).group())  # type: ignore[union-attr]


@cache
def _lead_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_of("part", "marker")))
    return re.compile(rf"(?:(?<!\w)(?:{words}|{one_of('lead')})\s+){{0,4}}$")


def _relative(scan: Scan) -> Iterator[DateMention]:
    """The times that words of the table tell by another time."""
    for i in scan.where({"dates"}):
        for word in scan.all_at(i, "dates"):
            if word["kind"] in _RELATIVE and not _numbered(scan, i, word):
                offset = f"context:{word['value']}" if word["kind"] == "context" else word["value"]
                yield DateMention(scan.tokens[i].start, scan.tokens[word.after - 1].end, offset=offset)
            elif word["kind"] == "weekday" and (week := _week(scan, i, word)) is not None:
                last, offset = week
                yield DateMention(scan.tokens[i].start, scan.tokens[last - 1].end, offset=offset)


def _numbered(scan: Scan, i: int, word: Found) -> bool:
    """Whether a number makes something else of a word: "10 năm trước", "nhiều năm nay" tell no year."""
    if word["kind"] not in ("week", "month", "year") and word["use"] != "alone":
        return False
    number = scan.at(i - 1, "numbers")
    counted = scan.means(i - 1, "one", "many") or (number is not None and number["use"] != "noun")
    return i > 0 and (counted or scan.tokens[i - 1].text[-1].isdigit())


def _week(scan: Scan, i: int, word: Found) -> tuple[int, str] | None:
    """Where the words of a weekday end, and which it is: of a told week, the next or last, or None where it counts something.

    "thứ hai" is a day only behind a word of time ("hôm thứ hai") or before a week ("thứ hai tuần trước").
    """
    day = word["value"].replace("weekday:=", "weekday:")
    told = scan.at(word.after, "dates")
    if told and told["kind"] == "week":
        return told.after, f"{day}:{told['value'].removeprefix('week:')}"
    last = word.after + next((n for n in (2, 1) if _joined(scan, word.after, n) in _coming()), 0)
    led = re.search(rf"(?<!\w){one_of('weekday')}\s$", scan.norm[max(scan.start, scan.tokens[i].start - 8):scan.tokens[i].start])
    weekly = _weekly().match(scan.norm, scan.tokens[last - 1].end)
    return (last, f"{day}:next" if last > word.after else day) if led and not weekly else None


@cache
def _weekly() -> re.Pattern[str]:
    return re.compile(rf"\s{one_of('weekly')}(?!\w)")


def _joined(scan: Scan, i: int, n: int) -> str:
    return " ".join(token.norm for token in scan.tokens[i:i + n])


@cache
def _coming() -> frozenset[str]:
    return frozenset(normal(row["name"]) for row in table("date-words") if {"coming", "arriving"} & set(row["kind"].split()))
