"""Which found record is which marked one, and how far the two agree."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bangiao.evaluation.agreement import Value, passage
from bangiao.evaluation.assignment import best_pairs
from bangiao.evaluation.found import Found
from bangiao.evaluation.gold import Marked
from bangiao.evaluation.kinds import OPEN, Kind, Slot

_WITH_PERSONS_BESIDE = ("participants", "visitors")  # slots for which `others` are neither right nor wrong

# What makes one pair better than another that shares as many values: its passage is the marked one, its record counts.
_SAME_PASSAGE = 0.5
_REQUIRED = 0.1


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values (or records) were found, were wanted, and are in both."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def whole(self) -> bool:
        """Whether all that was found was wanted, and all that was wanted found."""
        return self.right == self.found == self.wanted

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Comparison = Mapping[str, Tally]  # by slot; slots that the marked record leaves open are not in it


@dataclass(frozen=True, slots=True)
class Pair:
    """A found and a marked record that are one, by their places in their lists."""

    found: int
    marked: int
    slots: Comparison


def pairs(kind: Kind, found: Sequence[Found], marked: Sequence[Marked]) -> list[Pair]:
    """The records of one article that are one, so that as many values as can be agree; sorted, each in one pair at most."""
    compared = [[compare(kind, one, other) for other in marked] for one in found]
    worths = [
        [_worth(kind, one, other, slots) for other, slots in zip(marked, row, strict=True)]
        for one, row in zip(found, compared, strict=True)
    ]
    return [Pair(row, column, compared[row][column]) for row, column in best_pairs(worths)]


def compare(kind: Kind, found: Found, marked: Marked) -> Comparison:
    """Slot by slot, how far two records agree."""
    slots = {slot.name: tally for slot in kind.scored if (tally := _slot(slot, found, marked)) is not None}
    if kind.usual and marked.slots["status"] == (kind.usual,) and slots["status"] == Tally(1, 1, 1):
        slots["status"] = Tally()  # what goes without saying earns nothing
    return slots


def _slot(slot: Slot, found: Found, marked: Marked) -> Tally | None:
    values = marked.slots[slot.name]
    if values is None:
        return None
    wanted = [value for value in values if value != OPEN]
    excused = [*wanted, *(marked.others if slot.name in _WITH_PERSONS_BESIDE else ())]
    left, right, wrong = list(wanted), 0, 0
    for value in found.slots[slot.name]:
        hit = next((want for want in left if slot.agrees(value, want)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
        elif OPEN not in values and not any(slot.agrees(value, want) for want in excused):
            wrong += 1
    return Tally(right, right + wrong, len(wanted))


def _worth(kind: Kind, found: Found, marked: Marked, slots: Comparison) -> float:
    """What it is worth to take two records for one; 0 where they cannot be."""
    if not _can_be_one(kind, found, marked, slots):
        return 0.0
    shared = 1 + sum(tally.right for tally in slots.values())
    return shared + (_SAME_PASSAGE if located(found, marked) else 0) + (0 if marked.optional else _REQUIRED)


def _can_be_one(kind: Kind, found: Found, marked: Marked, slots: Comparison) -> bool:
    if kind.dated and _dates_conflict(found, marked):
        return False
    if kind.last_tie and not any(name in slots for tie in kind.ties for name in tie):
        return _shared(kind, kind.last_tie, slots)
    return any(all(_shared(kind, name, slots) for name in tie) for tie in kind.ties)


def _shared(kind: Kind, name: str, slots: Comparison) -> bool:
    tally = slots.get(name, Tally())
    needed = min(2, tally.wanted) if kind.both_parties and name == "parties" else 1
    return tally.right >= max(1, needed)


def _dates_conflict(found: Found, marked: Marked) -> bool:
    """Whether both have dates, and none of either is a part of one of the other (a day of its month)."""
    wanted, told = marked.slots["date"], found.slots["date"]
    if not wanted or not told:
        return False
    return not any(
        name.startswith(want) or want.startswith(name) for want in wanted for value in told for name in value.names
    )


def located(found: Found, marked: Marked) -> bool:
    """Whether a passage of the found record is the marked one."""
    return any(passage(Value((evidence.quote,)), marked.anchor) for evidence in found.evidence)
