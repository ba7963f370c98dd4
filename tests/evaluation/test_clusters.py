"""Sets against sets: the three measures on cases that can be counted by hand, and on any sets at all."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.evaluation.clusters import Score, Sets, b_cubed, ceaf_e, pairs

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 3}


def alone(nodes: Sets) -> Sets:
    return {node: node for node in nodes}


@pytest.mark.parametrize("measure", [b_cubed, pairs, ceaf_e])
def test_what_readers_made_is_whole(measure: object) -> None:
    assert measure(GOLD, GOLD) == Score(1.0, 1.0)  # type: ignore[operator]


def test_merging_nothing_loses_recall_alone() -> None:
    assert b_cubed(alone(GOLD), GOLD) == Score(1.0, pytest.approx((3 * 1 / 3 + 2) / 5))
    assert pairs(alone(GOLD), GOLD) == Score(1.0, 0.0)
    assert ceaf_e(alone(GOLD), GOLD) == Score(pytest.approx(2.5 / 5), pytest.approx(2.5 / 3))


def test_merging_all_loses_precision_alone() -> None:
    merged = dict.fromkeys(GOLD, 0)
    assert b_cubed(merged, GOLD) == Score(pytest.approx((3 * 3 / 5 + 2 * 1 / 5) / 5), 1.0)
    assert pairs(merged, GOLD) == Score(pytest.approx(3 / 10), 1.0)
    assert ceaf_e(merged, GOLD) == Score(pytest.approx(6 / 8), pytest.approx(6 / 8 / 3))


def test_sets_are_paired_so_that_all_fit_best() -> None:
    found = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "z"}
    assert ceaf_e(found, GOLD).precision == pytest.approx((2 * 2 / 5 + 2 * 1 / 3 + 1) / 3)


def test_nothing_is_no_fault() -> None:
    assert b_cubed({}, {}).f1 == 0.0
    assert pairs(alone(GOLD), alone(GOLD)) == Score(1.0, 1.0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=9))
def test_precision_of_one_side_is_recall_of_the_other(sets: list[tuple[int, int]]) -> None:
    found, gold = ({str(n): pair[side] for n, pair in enumerate(sets)} for side in (0, 1))
    for measure in (b_cubed, pairs, ceaf_e):
        there, back = measure(found, gold), measure(gold, found)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
        assert 0 <= there.f1 <= 1
