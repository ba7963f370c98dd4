"""Scores as rows, as text and as JSON."""
from __future__ import annotations

from bangiao.evaluation.measure import Score
from bangiao.evaluation.pairing import Tally
from bangiao.evaluation.table import COLUMNS, as_json, delimited, rows

SCORES = {"meetings": Score(Tally(1, 2, 4), Tally(3, 4, 4), Tally(2, 2), Tally(1, 1))}
THIRD = 1 / 3


def test_a_row_has_every_number_under_its_heading() -> None:
    [row] = rows(SCORES)
    assert dict(zip(COLUMNS, row, strict=True)) == {
        "type": "meetings", "gold": "4", "precision": "0.500", "recall": "0.250", "F1": "0.333", "value precision": "0.750",
        "value recall": "0.750", "value F1": "0.750", "evidence": "1.000", "located": "1.000",
    }  # fmt: skip


def test_a_spreadsheet_has_a_heading_and_more_digits() -> None:
    heading, row = delimited(SCORES, "tsv").splitlines()
    assert heading.split("\t") == list(COLUMNS)
    assert row.split("\t")[4] == "0.333333"
    assert delimited(SCORES, "csv").startswith("type,gold,")


def test_json_has_the_numbers_in_full() -> None:
    assert as_json(SCORES) == {
        "meetings": {"gold": 4, "record": [0.5, 0.25, THIRD], "slot": [0.75, 0.75, 0.75], "evidence": 1.0, "located": 1.0}
    }


def test_a_share_of_nothing_is_no_number() -> None:
    nothing = {"visits": Score(Tally(0, 0, 2), Tally(0, 0, 3))}
    assert rows(nothing)[0][1:] == ("2", "–", "0.000", "0.000", "–", "0.000", "0.000", "–", "–")
    assert delimited(nothing, "csv").splitlines()[1] == "visits,2,,0.000000,0.000000,,0.000000,0.000000,,"
    assert as_json({"visits": Score()})["visits"]["record"] == [0.0, 0.0, 0.0]
