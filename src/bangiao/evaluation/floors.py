"""Scores that may rise and not fall, pinned in a file with the digest of the gold they were measured by."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bangiao.evaluation.faults import EvaluationError
from bangiao.evaluation.measure import Evaluation, Score

MEASURES = ("record F1", "value F1", "evidence")
_DIGITS = 3  # beyond them, one record more in a large set would move a floor


@dataclass(frozen=True, slots=True)
class Floors:
    """By type, the least of each of MEASURES; `gold` is the digest of the gold."""

    gold: str
    scores: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Move:
    """One score that is not where its floor is."""

    kind: str
    measure: str
    floor: float
    score: float

    @property
    def fallen(self) -> bool:
        return self.score < self.floor

    def __str__(self) -> str:
        return f"{self.kind}, {self.measure}: {self.floor:.{_DIGITS}f} → {self.score:.{_DIGITS}f}"


def floors(evaluation: Evaluation) -> Floors:
    """The floors that hold what was reached."""
    return Floors(evaluation.digest, {kind: _levels(score) for kind, score in evaluation.scores().items()})


def _levels(score: Score) -> tuple[float, ...]:
    return tuple(round(level, _DIGITS) for level in (score.records.f1, score.values.f1, score.evidence.precision))


def moves(pinned: Floors, now: Floors) -> tuple[Move, ...]:
    """Every score that has moved; those below their floor first."""
    found = [
        Move(kind, *item)
        for kind, levels in pinned.scores.items()
        for item in zip(MEASURES, levels, now.scores[kind], strict=True)
        if item[1] != item[2]
    ]
    return tuple(sorted(found, key=lambda move: not move.fallen))


def write_floors(path: Path, pinned: Floors) -> None:
    """Pin floors. Raises EvaluationError where the file cannot be written."""
    content = {"gold": pinned.gold, "scores": {kind: list(levels) for kind, levels in pinned.scores.items()}}
    try:
        path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}; name a file where you may write") from None


def read_floors(path: Path, now: Floors) -> Floors:
    """The pinned floors of the types that `now` has. Raises EvaluationError where the file holds none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        pinned = Floors(str(data["gold"]), {kind: tuple(map(float, data["scores"][kind])) for kind in now.scores})
        moves(pinned, now)
    except OSError as error:
        raise EvaluationError(f"{path}: it cannot be read ({error.strerror or error}); make it with --pin") from None
    except (ValueError, KeyError, TypeError):
        raise EvaluationError(f"{path}: these are no floors of all types; make them anew with --pin") from None
    return pinned
