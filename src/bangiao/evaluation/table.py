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


def rows(scores: Scores, digits: int = 3) -> list[tuple[str, ...]]:
    """One row a type, under COLUMNS."""
    return [
        (name, str(score.records.wanted), *(f"{number:.{digits}f}" for number in _numbers(score)))
        for name, score in scores.items()
    ]


def _numbers(score: Score) -> tuple[float, ...]:
    return (*_three(score.records), *_three(score.values), score.evidence.precision, score.places.precision)


def _three(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def delimited(scores: Scores, form: str) -> str:
    """The rows with their heading as CSV or TSV, by a key of DELIMITERS."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITERS[form], lineterminator="\n")
    writer.writerows([COLUMNS, *rows(scores, digits=6)])
    return text.getvalue()


def as_json(scores: Scores) -> dict[str, dict[str, Any]]:
    """By type: how many are marked; precision, recall and F1 of records and of values; evidence and located."""
    return {
        name: {
            "gold": score.records.wanted, "record": list(_three(score.records)), "slot": list(_three(score.values)),
            "evidence": score.evidence.precision, "located": score.places.precision,
        }
        for name, score in scores.items()
    }
