"""What is told as the programme of days to come: "Thủ tướng sẽ đến thăm Bảo tàng. Sau đó, Thủ tướng hội đàm với ông A"."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from bangiao.extract.mentioning.mention import GroupMention, ListMention, Mention, PersonMention
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.scan import Scan

_EVENTS = frozenset(("meeting-verbs", "visit-words", "signing-words"))
_PATIENCE = 2  # sentences without a word of time through which a programme goes on


def programme(readings: Sequence[Reading]) -> frozenset[int]:
    """The places of the sentences that go on with a programme without a word for it."""
    return frozenset(_going_on(readings))


def _going_on(readings: Sequence[Reading]) -> Iterator[int]:
    left = 0
    for reading in readings:
        if _reports(reading.scan):
            left = 0
        elif _foretells(reading):
            left = _PATIENCE
        elif _recalls(reading.scan):
            left = 0
        elif left and reading.sentence.kind == "body":
            left -= not _event(reading.scan)
            yield reading.scan.start


def _foretells(reading: Reading) -> bool:
    """Whether a sentence tells what somebody is going to do, or opens with a word for plans."""
    scan = reading.scan
    acting = (scan.index(m.end) for m in reading.mentions if isinstance(m, (PersonMention, ListMention)) or _persons(m))
    return any(_plans(scan, i) for i in (0, *acting))


def _persons(mention: Mention) -> bool:
    return isinstance(mention, GroupMention) and mention.kind in ("person", "persons")


def _plans(scan: Scan, i: int) -> bool:
    """Whether a word that of itself tells what is to come stands at token `i`, an adverb passed over."""
    adverb = scan.at(i, "adverbs")
    words = (scan.at(k, "stance-words") for k in (i, adverb.after if adverb else i + 1))
    return any(word is not None and word["stance"] == "planned" and word["use"] == "sure" for word in words)


def _recalls(scan: Scan) -> bool:
    words = (scan.at(i, "stance-words") for i in scan.where({"stance-words"}))
    return any(word["stance"] == "held" and word["use"] == "sure" for word in words if word)


def _reports(scan: Scan) -> bool:
    verbs = (scan.at(i, "reporting-verbs") for i in scan.where({"reporting-verbs"}))
    return any(verb["kind"] == "say" and not verb["use"] for verb in verbs if verb)


def _event(scan: Scan) -> bool:
    return not _EVENTS.isdisjoint(scan.tables)
