"""Records in words, slot by slot, as a list of mistakes and the comparison of two runs show them."""
from __future__ import annotations

from collections.abc import Iterable

from bangiao.evaluation.found import Found
from bangiao.evaluation.gold import Marked
from bangiao.evaluation.kinds import OPEN, Kind


def marked_in_words(kind: Kind, marked: Marked) -> str:
    """`participants: A; B · date: 2025-09-04`, as it was marked."""
    slots = ((slot.name, marked.slots[slot.name]) for slot in kind.scored)
    return _told((name, (OPEN,) if values is None else values) for name, values in slots)


def found_in_words(kind: Kind, found: Found) -> str:
    """The same of a found record: countries by their codes, all else by its longest name."""
    slots = ((slot.name, found.slots[slot.name]) for slot in kind.scored)
    return _told((name, [value.iso or max(value.names, key=len) for value in values]) for name, values in slots)


def _told(slots: Iterable[tuple[str, Iterable[str]]]) -> str:
    return " · ".join(f"{name}: {'; '.join(values)}" for name, values in slots if values)
