"""Whether a sentence tells an event as held, planned, cancelled or not at all: one list of words for all rules."""
from __future__ import annotations

from typing import Literal

from bangiao.extract.scan import Scan

Stance = Literal["held", "planned", "cancelled", "denied"]
_FAR_BEFORE = 60  # code points before a match in which a word such as "mời" still tells how it is meant


def stance(scan: Scan, start: int, end: int, skip: tuple[tuple[int, int], ...] = ()) -> Stance:
    """How `text[start:end]` is told, by the words of the table in its clause; spans in `skip` (mentions) say nothing."""
    first, last = _clause(scan, start, end)
    found = {word["stance"]: word for word in _words(scan, first, last, start, end, skip)}
    for name in ("denied", "hypothetical", "cancelled", "planned"):
        if name in found:
            return "denied" if name == "hypothetical" else name  # type: ignore[return-value]
    return "held"


def _clause(scan: Scan, start: int, end: int) -> tuple[int, int]:
    """The tokens of the clause around a span: back to a semicolon or the sentence's head, and on to the next comma."""
    first, last = scan.index(start), scan.index(end)
    while first > 0 and not scan.is_(first - 1, ";") and scan.tokens[first - 1].start > start - _FAR_BEFORE:
        first -= 1
    while last < len(scan) and not scan.is_(last, ";", ",", "."):
        last += 1
    return first, last


def _words(scan: Scan, first: int, last: int, start: int, end: int, skip: tuple[tuple[int, int], ...]):  # type: ignore[no-untyped-def]
    for i in range(first, last):
        word = scan.at(i, "stance-words")
        token = scan.tokens[i]
        if word is None or any(s <= token.start < e for s, e in skip):
            continue
        where = "before" if token.start < start else "inside" if token.start < end else "after"
        if where in (word["where"] or "inside").split():
            yield word
