"""Which of the times that stand near a visit are not its own."""
from __future__ import annotations

from bangiao.extract.claiming.claims import Claim
from bangiao.extract.fact import Concept
from bangiao.extract.mentioning.mention import DateMention
from bangiao.extract.settling.records.draft import kind
from bangiao.extract.settling.records.visit_tales import begun, invited, is_noun

_ATTENDS = [Concept("attend")]


def of_something_else(claim: Claim, time: DateMention) -> bool:
    """Whether a time is an invitation's or a source's, told before, the day of what was done during a visit, or only its last."""
    if not time.last and _until(claim, time):
        return True
    if time.end <= claim.start and (invited(claim) or _attending(claim) or _of_source(claim, time) or _counted_back(claim, time)):
        return True
    day = (time.day or time.offset.startswith("day")) and not time.last
    return bool(day) and is_noun(claim) and not begun(claim) and not _beside(claim, time)


def _until(claim: Claim, time: DateMention) -> bool:
    """Whether a word of arriving leads up to a time: "kéo dài đến ngày 24/3" tells the last day alone."""
    scan, first = claim.reading.scan, claim.reading.scan.index(time.start)
    return any(scan.means(i, "towards") and scan.at(i, "light-verbs") for i in (first - 1, first))


def _attending(claim: Claim) -> bool:
    """Whether a conference is where something else was done: "nhân dịp dự hội nghị, A đã gặp B"."""
    return kind(claim) == _ATTENDS and all(f.start > claim.start for f in claim.all("visitor"))


def _beside(claim: Claim, time: DateMention) -> bool:
    """Whether a time stands behind a visit's words with no comma between: "chuyến thăm Lào ngày 5/3"."""
    words = max(f.end for role in ("kind", "destination") for f in claim.all(role))
    return words <= time.start and "," not in claim.reading.scan.text[words:time.start]


def _of_source(claim: Claim, time: DateMention) -> bool:
    """Whether a time is that of the words by which a source is named: "Theo tuyên bố đưa ra ngày 29/8, A sẽ tới Lào"."""
    scan, last = claim.reading.scan, claim.reading.scan.index(time.start)
    opening = scan.at(next((k for k in range(last, 0, -1) if scan.is_(k - 1, ",")), 0), "attributions")
    return opening is not None and opening["kind"] != "none" and scan.is_(scan.index(time.end), ",")


def _counted_back(claim: Claim, time: DateMention) -> bool:
    """Whether a time counts from the visit, right before whose noun it stands: "một ngày trước chuyến thăm Lào của A"."""
    scan = claim.reading.scan
    return bool(time.offset) and is_noun(claim) and scan.index(time.end) == scan.index(claim.trigger[0])
