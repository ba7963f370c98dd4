"""Scores as rows: for a table on a screen, for a spreadsheet, and as the JSON that a later run is compared with."""
from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from bangiao.evaluation.measure import Score
from bangiao.evaluation.pairing import Tally

COLUMNS = ("type", "gold", "precision", "recall", "F1", "value precision", "value recall", "value F1", "evidence", "located")
DELIMITERS = {"csv": ",", "tsv": "\t"}

Scores = Mapping[str, Score]


def rows(scores: Scores, digits: int = 3, nothing: str = "–") -> list[tuple[str, ...]]:
    """One row a type, under COLUMNS; a share of nothing is `nothing`."""
    return [
        (name, str(score.records.wanted), *(nothing if n is None else f"{n:.{digits}f}" for n in _numbers(score)))
        for name, score in scores.items()
    ]


def _numbers(score: Score) -> tuple[float | None, ...]:
    shares = (tally.precision if tally.found else None for tally in (score.evidence, score.places))
    return (*_told(score.records), *_told(score.values), *shares)


def _told(tally: Tally) -> tuple[float | None, float | None, float | None]:
    precision = tally.precision if tally.found else None
    recall = tally.recall if tally.wanted else None
    return precision, recall, None if precision is recall is None else tally.f1


def _three(tally: Tally) -> list[float]:
    return [tally.precision, tally.recall, tally.f1]


def delimited(scores: Scores, form: str) -> str:
    """The rows with their heading as CSV or TSV, by a key of DELIMITERS."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITERS[form], lineterminator="\n")
    writer.writerows([COLUMNS, *rows(scores, digits=6, nothing="")])
    return text.getvalue()


def as_json(scores: Scores) -> dict[str, dict[str, Any]]:
    """By type: how many are marked; precision, recall and F1 of records and of values; evidence and located.

    A share of nothing is 0 here, as the guidelines' own script has it.
    """
    return {
        name: {
            "gold": score.records.wanted, "record": _three(score.records), "slot": _three(score.values),
            "evidence": score.evidence.precision, "located": score.places.precision,
        }
        for name, score in scores.items()
    }
