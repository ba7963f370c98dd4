"""Which documents a claim signs: those that fill its role, and those that go on their list."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.claiming.clauses import words_that
from bangiao.extract.mentioning.documents import coordinated, sharing_head
from bangiao.extract.mentioning.mention import DateMention, DocumentMention, members
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.scan import Scan

_YEAR = re.compile(r"(?<![-–\d/])(?<!- )(?<!– )(?:19|20)\d\d$")
_KIND = 2  # words of a document's own kind, such as "Hiệp định"
_OTHER_CLAUSE = ("reporting-verbs", "signing-words", "meeting-verbs")  # words of what else is told behind a document


def documents(claim: Claim, signed: bool) -> tuple[DocumentMention, ...]:
    """The documents of a claim; where they are told to be signed, also those that go on their list."""
    word = next((f for f in claim.all("status") if isinstance(f, Words)), None)
    titles = [m for f in claim.all("title") if not isinstance(f, Words) for m in members(f)]
    own = tuple(d for m in titles if isinstance(m, DocumentMention) for d in coordinated(claim.reading.scan, m))
    if own and word and word.start >= own[0].end:
        return tuple(_amended(claim.reading, d, word) or d for d in own)
    if not own or not signed:
        return own
    shared = tuple(sharing_head(claim.reading.scan, own[-1]))
    return (*own, *shared, *_listed((*own, *shared)[-1], claim.reading))


def _amended(reading: Reading, document: DocumentMention, word: Words) -> DocumentMention | None:
    """The document that another changes or carries out, where a year behind is that of its signing: "Hiệp định bổ sung
    Hiệp định về biên giới ký năm 1985"."""
    scan = reading.scan
    year = any(isinstance(m, DateMention) and m.start >= word.end and _bare_year(scan, m, word) for m in reading.mentions)
    first, last = scan.index(document.start), scan.index(document.end)
    inner = next((k for k in range(first + _KIND, last) if scan.capital(k) and _names_document(scan, k)), None)
    if not year or inner is None:
        return None
    return replace(document, start=scan.tokens[inner].start, title=scan.slice(inner, last))


def _bare_year(scan: Scan, time: DateMention, word: Words) -> bool:
    """Whether a year alone stands right behind a word for signing."""
    return bool(time.year) and not time.month and scan.index(time.start) == scan.index(word.end)


def _names_document(scan: Scan, i: int) -> bool:
    kind = scan.at(i, "document-kinds")
    return kind is not None and not kind["use"] and kind["kind"] not in ("none", "domestic")


def times_behind(document: DocumentMention, reading: Reading) -> tuple[DateMention, ...]:
    """The times that stand right behind a title and are the document's own: "Hiệp định X năm 1995", "… (18/7/1977)", "các
    Tuyên bố chung năm 1999 và năm 2001"; the years of a plan are those that it is for."""
    if document.kind == "plan":
        return ()
    scan, last, found = reading.scan, reading.scan.index(document.end), []
    for time in reading.mentions:
        if isinstance(time, DateMention) and time.start >= document.end:
            if not _own(scan, time, last):
                break
            found.append(time)
            last = scan.index(time.end)
    whole = found and not found[0].month and of_plan(document, scan)
    return tuple(found) if found and not whole and _closes(scan, last) else ()


def of_plan(document: DocumentMention, scan: Scan) -> bool:
    """Whether a document is a plan, or an agreement on one: "Thỏa thuận về kế hoạch hợp tác năm 2017"."""
    words = range(scan.index(document.start), scan.index(document.end))
    about = (scan.at(k, "document-kinds") for k in words if scan.means(k - 1, "about"))
    return document.kind == "plan" or any(kind is not None and kind["kind"] == "plan" for kind in about)


def _own(scan: Scan, time: DateMention, last: int) -> bool:
    """Whether a time at token `last`, as a bare year or day or in brackets ("(ký ngày …"), tells when a document was made."""
    first, whole = scan.index(time.start), time.year is not None and not (time.last or time.opens_span)
    if whole and scan.is_(last, "("):
        signed = scan.at(last + 1, "signing-words")
        return last < first <= (signed.after if signed and signed["act"] == "sign" else last + 1)
    return whole and first == last and (scan.means(first, "year", "day", "and") or scan.tokens[first].text[0].isdigit())


def _closes(scan: Scan, i: int) -> bool:
    """Whether nothing at token `i` tells that the time before it is of something else: "Hiệp định X năm 2009 có hiệu lực"."""
    return i >= len(scan) or joins(scan, i) or scan.is_(i, ")", ".") or scan.means(i, "is", "of", "between", "with")


def joins(scan: Scan, i: int) -> bool:
    """Whether token `i` can stand between the documents of one list."""
    return scan.is_(i, ",", ";") or scan.means(i, "and", "plural", "one")


def _listed(last: DocumentMention, reading: Reading) -> Iterator[DocumentMention]:
    """The documents behind one on the same list."""
    scan, lead = reading.scan, reading.scan.index(last.start) - 1
    opened = scan.is_(lead, ":") or any(scan.means(lead, kind) for kind in ("consists", "has"))
    for mention in (one for top in reading.mentions for one in members(top)):
        if isinstance(mention, DocumentMention) and mention.start >= last.end:
            if not _on_one_list(scan, scan.index(last.end), scan.index(mention.start), opened):
                return
            last = mention
            yield mention


def _on_one_list(scan: Scan, i: int, j: int, opened: bool) -> bool:
    """Whether tokens `i` to `j` part two documents of one list: by joints alone, or behind what else is told of the first.

    A comma is enough for that in a list that `opened` as one: "các văn kiện gồm …".
    """
    more = scan.means(i, "and", "with") and scan.means(j - 1, "consists")  # "cùng hai sáng kiến của nước chủ nhà gồm"
    parted = more or scan.is_(j - 1, ";") or (opened and joins(scan, j - 1))
    return _only_joins(scan, i, j) or (parted and _of_title(scan, i, j)) or _with_year(scan, i, j)


def _of_title(scan: Scan, i: int, j: int) -> bool:
    """Whether tokens `i` to `j` only go on with a title: ", và trợ giúp nạn nhân;", "để thực hiện dự án ở tỉnh A;"."""
    signed = scan.at(i, "signing-words")
    rest = range(signed.after if signed else i, j)
    return not any(scan.is_(k, ".") or scan.means(k, "tense") or any(scan.at(k, t) for t in _OTHER_CLAUSE) for k in rest)


def _with_year(scan: Scan, i: int, j: int) -> bool:
    """Whether between two documents stands a joint, and before it when the first was signed: "ký năm 1985 và"."""
    signed = scan.at(i, "signing-words")
    first = signed.after if signed else i
    first += scan.means(first, "year")
    return scan.tokens[first].text.isdecimal() and _only_joins(scan, first + 1, j)


def _only_joins(scan: Scan, i: int, j: int) -> bool:
    """Whether only joints stand between tokens `i` and `j`, and "đặc biệt là" and its like."""
    while i < j:
        word = scan.at(i, "title-stops")
        following = word is not None and word["use"] == "next"
        if not following and not joins(scan, i):
            return False
        i = word.after if word is not None and following else i + 1
    return True


def own_year(scan: Scan, document: DocumentMention) -> str | None:
    """The year at the end of a title, unless it is the one that a plan is for, or until which it lasts."""
    year = _YEAR.search(document.title)
    last = scan.index(document.end) - 1
    until = any(scan.means(k, "towards") for k in (last - 1, last - 2))
    return year[0] if year and not until and not of_plan(document, scan) else None


def horizon(scan: Scan, words: DateMention, document: DocumentMention) -> bool:
    """Whether a time is how long a document is to last: "kế hoạch hợp tác đến năm 2030"."""
    i = scan.index(words.start)
    return words.start > document.start and any(scan.means(k, "towards") and scan.is_(k, *words_that("at")) for k in (i - 1, i))


def signed_elsewhere(claim: Claim, document: DocumentMention) -> bool:
    """Whether a document that this claim only mentions is one that another claim of the sentence has signed."""
    if claim.end > document.end:
        return False
    scan = claim.reading.scan
    first = scan.index(document.start)
    behind = {scan.index(m.end): scan.index(m.start) for m in claim.reading.mentions if isinstance(m, DocumentMention)}
    while first in behind or joins(scan, first - 1):
        first = behind.get(first, first - 1)
    words = (scan.at(k, "signing-words") for k in range(max(0, first - 6), first))
    return any(word and word.after == first and word["act"] != "force" for word in words)


def of_meeting(scan: Scan, document: DocumentMention) -> bool:
    """Whether a title says that a conference adopted it: then its parties are not the article's two states."""
    nouns = (scan.at(i, "meetings") for i in range(scan.index(document.start) + 2, scan.index(document.end)))
    return any(noun is not None and noun["kind"] == "conference" for noun in nouns)
