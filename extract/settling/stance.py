"""Whether a sentence tells an event as held, planned, cancelled or not at all: one list of words for all rules."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from bangiao.extract.words.scan import Found, Scan

Stance = Literal["held", "planned", "cancelled", "denied", "open"]
Span = tuple[int, int]
# Where several words meet, the first of these decides; a condition or a denial means that nothing is reported.
_STRENGTH: tuple[tuple[str, Stance], ...] = (
    ("denied", "denied"), ("cancelled", "cancelled"), ("hypothetical", "denied"), ("negated", "denied"), ("planned", "planned")
)
_UNTOLD = ("denied", "hypothetical", "negated")

_FAR_BEHIND = 16  # tokens behind a claim within which a word such as "bị hoãn" still tells of it


def stance(scan: Scan, trigger: Span, end: int, mentions: tuple[Span, ...] = (), apart: int = 0) -> Stance:
    """How an event is told whose word stands at `trigger` and whose claim ends at `end`; "open" where no word tells.

    The table's words count where their columns say: right before the event's word, anywhere before it in its clause,
    or behind it. Spans of `mentions` say nothing. What token `apart` parts from the event denies nothing of it.
    """
    found = {word["stance"] for word in _words(scan, trigger, end, mentions, apart)}
    if "cancelled" in found and found & {"negated", "hypothetical"}:
        return "denied"  # what was not called off, or only might be
    return next((told for name, told in _STRENGTH if name in found), "held" if "held" in found else "open")


def wished(scan: Scan, trigger: Span, end: int, mentions: tuple[Span, ...] = ()) -> bool:
    """Whether an event is told as wished for, possible or conditional, and neither as cancelled nor as denied."""
    found = {word["stance"] for word in _words(scan, trigger, end, mentions)}
    return "hypothetical" in found and not found & {"denied", "cancelled"}


def said_of_noun(scan: Scan, trigger: Span, end: int, mentions: tuple[Span, ...] = ()) -> bool:
    """Whether a word tells of the event's noun itself, "chuyến thăm sắp tới", not only of what it brings about."""
    first, last = scan.index(trigger[0]), scan.index(end)
    return any(i < last or word["scope"] == "noun" for i, word in _told(scan, first, last, mentions))


def _words(scan: Scan, trigger: Span, end: int, mentions: tuple[Span, ...], apart: int = 0) -> Iterator[Found]:
    """The words that govern the event; where none stands right before it, those at the verb whose subject it shares."""
    first, last = scan.index(trigger[0]), scan.index(end)
    clause = _clause_start(scan, first)
    near = scan.index(max((e for _, e in mentions if e <= trigger[0]), default=scan.tokens[clause].start))
    subject = scan.index(min((s for s, _ in mentions), default=scan.tokens[clause].start))
    told_near = _told(scan, clause, last, mentions)
    own = [(i, word) for i, word in told_near if _governs(word, i, near, (first, last)) or _asks(word, subject)]
    own = [(i, word) for i, word in own if i >= apart or word["stance"] not in _UNTOLD]
    own = [(i, word) for i, word in own if word["use"] != "aim" or i >= _surely_done(own, near, first)]
    done, after = max(((i, word.after) for i, word in own if word["stance"] == "held" and near <= i < first), default=(0, -1))
    to_come = range(done, last if after == first else len(scan))  # "đã tiếp": no plan told before undoes it, nor one behind
    told = [word for i, word in own if word["stance"] != "planned" or i in to_come]
    yield from told or (word for word in _shared(scan, first, mentions) if not apart or word["stance"] not in _UNTOLD)


def _surely_done(words: Sequence[tuple[int, Found]], subject: int, event: int) -> int:
    """The token behind which an aim still governs the event: the end of the subject that "đã" follows ("để dự hội nghị, nơi ông
    A đã gặp"), or that word, where what it tells was done at the event ("đã đạt được tại cuộc gặp"); 0 where nothing was done."""
    done = max((i for i, word in words if (word["stance"], word["use"]) == ("held", "sure") and subject <= i < event), default=0)
    during = any(i == event - 1 and (word["stance"], word["scope"]) == ("held", "clause") for i, word in words)
    return done if during else min(done, subject)


def _told(scan: Scan, first: int, last: int, mentions: tuple[Span, ...]) -> Iterator[tuple[int, Found]]:
    i, comma = first, False
    while i < min(len(scan), last + _FAR_BEHIND) and not (i >= last and scan.is_(i, ";", ".")):
        comma = comma or (i >= last and scan.is_(i, ","))
        word = scan.at(i, "stance-words")
        if word and not _inside(scan.tokens[i].start, mentions) and not (i >= last and _elsewhere(scan, i, word, comma)):
            yield i, word
        i = word.after if word else i + 1


def _inside(place: int, mentions: tuple[Span, ...]) -> bool:
    return any(start <= place < end for start, end in mentions)


def _elsewhere(scan: Scan, i: int, word: Found, comma: bool) -> bool:
    """Whether a word behind a claim tells of another event: "hội đàm và dự kiến ký"; calling off is told of the claim's own."""
    return word["stance"] != "cancelled" and (comma or scan.means(i - 1, "and"))


def _shared(scan: Scan, trigger: int, mentions: tuple[Span, ...]) -> Iterator[Found]:
    """The words between the first mention, the subject, and its first verb: "sẽ hội đàm với A; tiếp B" plans both."""
    subject = scan.index(min((e for _, e in mentions), default=0))
    i = subject
    while subject and i < trigger and (not _is_verb(scan, i) or scan.at(i, "stance-words")):
        word = scan.at(i, "stance-words")
        if word and word["scope"] != "noun":
            yield word
        i = word.after if word else i + 1


def _is_verb(scan: Scan, i: int) -> bool:
    return any(scan.at(i, table) for table in ("meeting-verbs", "visit-words", "signing-words", "light-verbs", "reporting-verbs"))


def _clause_start(scan: Scan, i: int) -> int:
    while i > 0 and not scan.is_(i - 1, ";"):
        i -= 1
    return i


def _asks(word: Found, subject: int) -> bool:
    """Whether a word asks the subject behind it to do all that follows: "mời ông A thăm Việt Nam và dự hội nghị"."""
    return word["stance"] == "planned" and word["scope"] == "verb" and word.after == subject


def _governs(word: Found, i: int, near: int, event: tuple[int, int]) -> bool:
    """Whether a word at token `i` tells of the event between two tokens; `near` is where its subject ends."""
    first, last = event
    if word["position"] == "after":
        return i >= first
    if word["scope"] == "clause":
        return i < first or (word["position"] == "both" and i <= last)  # "cuộc gặp sắp tới", "cuộc gặp giữa A và B sắp tới"
    return near <= i < first or (word["position"] == "both" and i >= first)
