"""When and where: the times and places of a sentence that belong to what a claim tells."""
from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bangiao.extract.claiming.claims import Claim
from bangiao.extract.claiming.clauses import words_that
from bangiao.extract.fact import Date, Place
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.mentioning.figures import one_of
from bangiao.extract.mentioning.mention import (
    CountryMention,
    DateMention,
    GroupMention,
    Mention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
)
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.scan import Scan

_NEAR = 90  # code points behind a claim within which a time still belongs to it

_SUBJECTS = ("participant", "visitor", "signatory", "party")
_OTHER_EVENTS = ("meeting-verbs", "visit-words", "signing-words", "reporting-verbs")
ABOUT = -1  # years that are told only as nearly, or more than, a round number
_ROUND = 5
_ANNIVERSARY = 10  # tokens of ", nhân dịp kỷ niệm 30 năm"


def time_of(claim: Claim) -> DateMention | None:
    """The time told of a claim: within it, close behind it, or at the head of its clause."""
    told = [m for m in claim.reading.mentions if isinstance(m, DateMention) and not m.offset.startswith("vague")]
    times = [t for t in told if not (_of_office(claim.reading, t) or _of_others(claim, t) or _of_span(claim, t))]
    within = (t for t in times if claim.start <= t.start and t.end <= claim.end)
    inside = sorted(within, key=lambda t: abs(t.start - claim.trigger[1]))
    near = [t for t in times if claim.end <= t.start < claim.end + _NEAR]
    behind = [t for t in near if _unbroken(claim.reading, claim.end, t.start) and not _of_next_clause(claim, t)]
    if inside and not (_bare_year(inside[0]) and behind and not _bare_year(behind[0])):
        return inside[0]
    if inside and any(f.start < inside[0].start for f in claim.all("kind")):  # "Hội nghị APEC năm 2024 diễn ra ngày 5/6"
        return replace(behind[0], year=inside[0].year) if behind[0].month and not behind[0].year else behind[0]
    if behind:
        return behind[0]
    before = [t for t in times if t.end <= claim.start and _reaches(claim, t)]
    return before[-1] if before else None


def _bare_year(time: DateMention) -> bool:
    """Whether a time is a year alone, which within a claim may belong to a name: "thỏa thuận năm 2011", "Hội nghị APEC 2024"."""
    return bool(time.year and not time.month and not time.offset)


def _reaches(claim: Claim, time: DateMention) -> bool:
    """Whether a time before a claim is told of it: no other event stands between, nor "trước khi"."""
    clear = _unbroken(claim.reading, time.end, claim.start) or _frames(claim, time)
    return clear and not _apart().search(claim.reading.scan.norm, time.end, claim.start)


def _frames(claim: Claim, time: DateMention) -> bool:
    """Whether a time opens the sentence of which a claim is the first to have a subject: "Tối 7/7, bên lề Hội nghị, A gặp B"."""
    scan = claim.reading.scan
    after = scan.index(time.end)
    opens = time.start == scan.start and (scan.is_(after, ",", "(") or scan.at(after, "place-prepositions") is not None)
    between = [m for m in claim.reading.mentions if time.end <= m.start < claim.start]
    acting = any(isinstance(m, (PersonMention, GroupMention, DateMention)) for m in between)
    subject = claim.roles[0][0] in _SUBJECTS and not claim.resumed and scan.is_(scan.index(claim.start) - 1, ",")
    return opens and subject and not acting and not scan.text.count(";", time.end, claim.start)


def _of_next_clause(claim: Claim, time: DateMention) -> bool:
    """Whether a time behind a claim is told of what else was done, said or meant: "A thăm Lào, công tác này đã xong năm 2002"."""
    scan = claim.reading.scan
    first, last = scan.index(claim.end), scan.index(time.start)
    words = range(first, last)
    comma = next((i for i in words if scan.is_(i, ",")), last)
    other = any(scan.means(i, "tense") for i in range(comma + 2, last))
    since = any(scan.at(i, "since-words") for i in words) or _apart().search(scan.norm, claim.end, time.start)
    beside = [m for m in claim.reading.mentions if claim.end <= m.start < time.start]
    told = any(isinstance(m, OrganizationMention) and m.kind == "media" for m in beside) or _founded(claim, time, words)
    days = time.last is not None and claim.cls != "Visit" and any(_setting(scan, i) for i in words)  # those of the visit
    return other or bool(since) or told or days or _opens(scan, last, scan.index(time.end))


def _founded(claim: Claim, time: DateMention, words: range) -> bool:
    """Whether a year behind a meeting or visit is that of a relation told between: "… hai nước thiết lập quan hệ năm 1971"."""
    scan = claim.reading.scan
    last = max((i for i in words if scan.is_(i, ",")), default=words.start)
    relation = any(scan.at(i, "relation-words") for i in range(last, words.stop))
    return bool(time.year) and relation and claim.cls in ("Meeting", "Visit")


@cache
def _apart() -> re.Pattern[str]:
    """Words behind which a time is of something else: an aim, or what came later."""
    return re.compile(rf"(?<!\w){one_of('apart')}(?!\w)")


def _opens(scan: Scan, first: int, after: int) -> bool:
    """Whether a time opens a clause of its own: ", năm 2002 đã xong", "và tháng 11 sẽ"."""
    joined = scan.means(first, "and") or scan.is_(first - 1, ",") or scan.means(first - 1, "and")
    return joined and (scan.means(after, "tense") or scan.is_(after, *words_that("leads")))


def _of_others(claim: Claim, time: DateMention) -> bool:
    """Whether brackets behind a claim tell a time of somebody else: "A thăm Lào (trước đó là B năm 1993)"."""
    text = claim.reading.scan.text
    opened = text.rfind("(", claim.end, time.start)
    if opened < 0 or text.find(")", opened, time.start) >= 0:
        return False
    return any(isinstance(m, PersonMention) and opened < m.start < time.start for m in claim.reading.mentions)


def _of_span(claim: Claim, time: DateMention) -> bool:
    """Whether a year begins a span of such, as of an anniversary ("(1971 - 2016)"): no meeting or visit was then."""
    return time.opens_span and claim.cls in ("Meeting", "Visit")


def _of_office(reading: Reading, time: DateMention) -> bool:
    """Whether a year is that of the office told behind a name: "Tổng thống A, Chủ tịch ASEAN năm 2024"."""
    if time.month or time.day or not time.year:
        return False
    scan = reading.scan
    first, named = scan.index(time.start), scan.capital(scan.index(time.end))  # "Chủ tịch ASEAN năm 2024 Pedro Rojas"
    beside = (m for m in reading.mentions if isinstance(m, PersonMention) and m.offices and (m.name or named))
    return any(m.offices[-1].end == m.end and scan.index(m.end) == first for m in beside)


def times_of(claim: Claim) -> tuple[DateMention, ...]:
    """The time told of a claim, and with a year or month those that a list goes on with: "năm 1997 và năm 2004"."""
    first = time_of(claim)
    if first is None:
        return ()
    listed = [first]
    for time in claim.reading.mentions:
        if isinstance(time, DateMention) and time.start >= listed[-1].end and _goes_on(claim.reading.scan, listed[-1], time):
            listed.append(time)
    return tuple(listed)


def _goes_on(scan: Scan, one: DateMention, other: DateMention) -> bool:
    """Whether a year or month is the next in a list of such."""
    between = scan.norm[one.end:other.start].strip()
    return all(t.year and not t.day and not t.opens_span for t in (one, other)) and (
        between in (",", *words_that("joins")) or (not between and one.end != other.start)
    )


def _unbroken(reading: Reading, start: int, end: int) -> bool:
    """Whether no other clause stands between two places: no semicolon, no verb of another event ("dự kiến" is none)."""
    scan = reading.scan
    named = [m for m in reading.mentions if isinstance(m, PersonMention)]  # "Tổng Thư ký" signs nothing
    i, last = scan.index(start), scan.index(end)
    while i < last:
        event = any(scan.at(i, table) for table in _OTHER_EVENTS) and not scan.at(i, "stance-words")
        after = _setting(scan, i)
        if scan.is_(i, ";", ":") or (event and not after and not any(m.start <= scan.tokens[i].start < m.end for m in named)):
            return False
        i = after or i + 1
    return True


def _setting(scan: Scan, i: int) -> int:
    """Where the words end for a visit at token `i` that is what else took place in, 0 where there is none: "nhân chuyến thăm
    Lào tháng 8/2017"; its time is shared."""
    visit = scan.at(i, "visit-words")
    during = any(scan.means(k, "within", "occasion") for k in (i - 3, i - 1)) and scan.ends(i, "visit-circumstances")
    return visit.after if visit and visit["form"] == "noun" and during else 0


def place_of(claim: Claim) -> tuple[Place | None, Mention | None]:
    """The town or state where a claim's sentence says that it took place, behind "tại" or "ở"."""
    scan = claim.reading.scan
    for mention in sorted(claim.reading.mentions, key=lambda m: abs(m.start - claim.trigger[1])):
        if isinstance(mention, (PlaceMention, CountryMention)) and _placed(claim, mention):
            if isinstance(mention, CountryMention):
                return Place(scan.text[mention.start:mention.end], mention.iso), mention
            if not (mention.building or mention.region):
                return Place(mention.name, mention.country), mention
    return None, None


def _placed(claim: Claim, mention: Mention) -> bool:
    scan = claim.reading.scan
    i = scan.index(mention.start) - 1
    while i > 0 and any(f.after == i + 1 for k in (i, i - 1) if (f := scan.at(k, "place-nouns"))):
        i = max(k for k in (i, i - 1) if (f := scan.at(k, "place-nouns")) and f.after == i + 1) - 1
    if not scan.at(i, "place-prepositions") or scan.ends(i, "place-matters") or _of_press(claim, i):
        return False
    first, last = sorted((mention.start, claim.trigger[0]))
    return _unbroken_but_own(claim, first, last)


def _of_press(claim: Claim, i: int) -> bool:
    """Whether a place behind token `i` is only where the press has its people: "theo phóng viên TTXVN tại Nga"."""
    before = (m for m in claim.reading.mentions if claim.reading.scan.index(m.end) == i)
    return any(isinstance(m, OrganizationMention) and m.kind == "media" for m in before)


def _unbroken_but_own(claim: Claim, start: int, end: int) -> bool:
    return ";" not in claim.reading.scan.text[start:end] and end - start < 250


def resolved(claim: Claim, calendar: Calendar, ahead: bool) -> tuple[Date | None, DateMention | None]:
    """The date of a claim, with the words that give it."""
    mention = time_of(claim)
    if mention is None:
        return None, None
    return calendar.resolve(mention, ahead), mention


def founding(claim: Claim, calendar: Calendar) -> tuple[Date | None, DateMention | None]:
    """The date of a milestone. Of an anniversary it is counted back: "kỷ niệm 45 năm thiết lập … năm 2018" is 1973."""
    date, words = resolved(claim, calendar, False)
    years = years_before(claim)
    if years is None or (words and _opens_span(claim, words)):
        return date, words
    if years == ABOUT:
        return None, None
    told = date if date and words and words.year and _close(claim, words) else None
    year = int(told.first[:4]) if told else (None if _to_come(claim) else calendar.year)
    return (Date(f"{year - years:04d}") if year and year > years else None), words if told else None


def _close(claim: Claim, words: DateMention) -> bool:
    """Whether a time is the anniversary's: behind its verb, or right before "nhân dịp kỷ niệm 30 năm"."""
    scan = claim.reading.scan
    return words.start > claim.trigger[0] or scan.index(claim.trigger[0]) - scan.index(words.end) <= _ANNIVERSARY


def _opens_span(claim: Claim, words: DateMention) -> bool:
    """Whether a date is the first of "(8/11/1972 - 8/11/2017)", the founding itself."""
    scan = claim.reading.scan
    bracket = scan.is_(scan.index(words.start) - 1, "(") and scan.is_(scan.index(words.end), "-", "–")
    return words.opens_span or words.last is not None or bracket


def _to_come(claim: Claim) -> bool:
    """Whether an anniversary is still to come: then the article's year is not the one to count from."""
    scan = claim.reading.scan
    last = scan.index(claim.trigger[0])
    words = (scan.at(i, "since-words") for i in range(max(0, last - 12), last))
    return any(word is not None and word["kind"] == "coming" for word in words)


def years_before(claim: Claim) -> int | None:
    """The number in "45 năm" right before a claim's word, also with "ngày" or its parties between; ABOUT for "gần 45 năm"."""
    scan = claim.reading.scan
    i = scan.index(claim.trigger[0]) - 1
    while i > 0 and (_between_years(scan, i) or _inside_mention(claim, scan.tokens[i].start)):
        i -= 1
    if scan.means(i, "year") and (counted := _ending(claim, i)):
        bound = scan.at(scan.index(counted.start) - 1, "numbers")
        return ABOUT if bound and bound["kind"] == "bound" and not counted.count % _ROUND else counted.count
    led = any((word := scan.at(k, "since-words")) and word.after == i for k in (i - 1, i - 2))
    bare = i > 0 and scan.tokens[i].text.isdecimal() and led
    return int(scan.tokens[i].text) if bare else None


def _ending(claim: Claim, i: int) -> QuantityMention | None:
    """The counted thing of which token `i` is the last."""
    place = claim.reading.scan.tokens[i].end
    return next((m for m in claim.reading.mentions if isinstance(m, QuantityMention) and m.end == place), None)


def _between_years(scan: Scan, i: int) -> bool:
    """Whether token `i` can stand between a number of years and what they count from: "45 năm ngày …", "hai nước"."""
    return scan.is_(i, "hai", "-", "–") or scan.means(i, "day", "state")


def _inside_mention(claim: Claim, place: int) -> bool:
    return any(m.start <= place < m.end and not isinstance(m, QuantityMention) for m in claim.reading.mentions)
