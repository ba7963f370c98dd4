"""Runs that are kept, and what a later one got better or worse at."""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bangiao.evaluation.faults import EvaluationError
from bangiao.evaluation.measure import evaluate
from bangiao.evaluation.run import difference, kept, read_run
from bangiao.extract.fact import Country, Person

Make = Callable[..., Any]


@pytest.fixture
def runs(graph: Make, talks: Make, gold: Make, marked: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A run that found the talks without their date, and one that found them rightly, and others beside."""
    golds = [gold(meetings=[marked])]
    lao = talks(participant=(Person("Kham"), Person("Lan")), party=(Country("LA"), Country("CN")))
    return kept(evaluate(golds, graph(talks(date=())))), kept(evaluate(golds, graph(talks(), lao)))


def test_a_run_survives_its_file(runs: tuple[dict[str, Any], ...], tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(json.dumps(runs[1]), "utf-8")
    assert read_run(tmp_path / "run.json") == runs[1]


def test_what_got_better_and_what_got_worse(runs: tuple[dict[str, Any], ...]) -> None:
    found = difference(*runs)
    [(record, change)], [(other, fresh)] = found.better, found.worse
    assert record[:2] == ("a", "meetings")
    assert "participants: Nguyễn Văn Hải; Sato Kenji" in record[2]
    assert change == ("wrong", "right")
    assert "parties: CN; LA" in other[2] or "parties: LA; CN" in other[2]
    assert fresh == ("—", "spurious")
    assert found.scores["meetings"][0] == (0.0, pytest.approx(2 / 3))
    assert found.same_gold


def test_backwards_it_is_the_other_way_round(runs: tuple[dict[str, Any], ...]) -> None:
    forth, back = difference(*runs), difference(*reversed(runs))
    assert [record for record, _ in forth.better] == [record for record, _ in back.worse]
    assert [record for record, _ in forth.worse] == [record for record, _ in back.better]
    assert difference(runs[0], runs[0]).better == ()


def test_two_records_that_read_alike_are_two(graph: Make, gold: Make, marked: dict[str, Any]) -> None:
    run = kept(evaluate([gold(meetings=[marked, marked])], graph()))
    assert len({row["record"] for row in run["records"]}) == 2


def test_another_gold_is_told(runs: tuple[dict[str, Any], ...], graph: Make, gold: Make) -> None:
    assert not difference(runs[0], kept(evaluate([gold()], graph()))).same_gold


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"scores": {}, "records": [{}], "gold": ""}', None])
def test_a_file_that_is_no_run_is_one_line(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "run.json").write_text(content, "utf-8")
    with pytest.raises(EvaluationError, match="--save"):
        read_run(tmp_path / "run.json")
