"""Floors: pinned, held, and moved only on purpose."""
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bangiao.evaluation.faults import EvaluationError
from bangiao.evaluation.floors import Floors, floors, moves, read_floors, write_floors
from bangiao.evaluation.measure import evaluate

Make = Callable[..., Any]


@pytest.fixture
def now(graph: Make, talks: Make, gold: Make, marked: dict[str, Any]) -> Floors:
    return floors(evaluate([gold(meetings=[marked])], graph(talks())))


def test_floors_hold_what_was_reached(now: Floors, tmp_path: Path) -> None:
    assert now.scores["meetings"] == (1.0, 1.0, 1.0)
    write_floors(tmp_path / "floors.json", now)
    assert read_floors(tmp_path / "floors.json", now) == now
    assert moves(now, now) == ()


def test_falls_are_told_before_rises(now: Floors) -> None:
    scores = {**now.scores, "visits": (0.5, 0.0, 0.0), "meetings": (0.75, 1.0, 1.0)}
    fall, rise = moves(replace(now, scores=scores), now)
    assert (fall.kind, fall.measure, fall.fallen, str(fall)) == ("visits", "record F1", True, "visits, record F1: 0.500 → 0.000")
    assert (rise.kind, rise.fallen) == ("meetings", False)


def test_floors_of_fewer_types_are_none(now: Floors, tmp_path: Path) -> None:
    write_floors(tmp_path / "floors.json", replace(now, scores={"meetings": (1.0, 1.0, 1.0)}))
    with pytest.raises(EvaluationError, match="--pin"):
        read_floors(tmp_path / "floors.json", now)


@pytest.mark.parametrize("content", ["", "[]", "{}", None])
def test_a_file_without_floors_is_one_line(now: Floors, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "floors.json").write_text(content, "utf-8")
    with pytest.raises(EvaluationError, match="--pin"):
        read_floors(tmp_path / "floors.json", now)


def test_levels_of_another_number_are_no_floors(now: Floors, tmp_path: Path) -> None:
    content = {"gold": now.gold, "scores": {kind: [1.0] for kind in now.scores}}
    (tmp_path / "floors.json").write_text(json.dumps(content), "utf-8")
    with pytest.raises(EvaluationError, match="no floors"):
        read_floors(tmp_path / "floors.json", now)


def test_a_place_that_cannot_be_written_is_one_line(now: Floors, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="where you may write"):
        write_floors(tmp_path / "none/floors.json", now)
