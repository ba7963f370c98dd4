"""The best pairs: as good as the best of all ways, each row and column once."""
from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bangiao.evaluation.assignment import Worths, best_pairs

WORTHS = st.sampled_from([0, 1, 1.5, 2.1, 3.6])
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(WORTHS, min_size=width, max_size=width), min_size=1, max_size=5)
)


def best(worths: Worths) -> float:
    """The worth of the best of all ways, tried one after the other."""
    rows, columns = len(worths), len(worths[0])
    if rows > columns:
        return best(list(zip(*worths, strict=True)))
    return max(sum(worths[row][column] for row, column in enumerate(way)) for way in permutations(range(columns), rows))


@given(TABLES)
def test_no_way_is_better(worths: Worths) -> None:
    pairs = best_pairs(worths)
    assert pairs == sorted(pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(worths[row][column] > 0 for row, column in pairs)
    assert abs(sum(worths[row][column] for row, column in pairs) - best(worths)) < 1e-9


def test_greed_is_not_enough() -> None:
    assert best_pairs([[3, 2], [2, 0]]) == [(0, 1), (1, 0)]


def test_of_equal_ways_the_first_is_taken() -> None:
    assert best_pairs([[1, 1], [1, 1]]) == [(0, 0), (1, 1)]
    assert best_pairs([[1], [1], [1]]) == [(0, 0)]


def test_nothing_gives_no_pairs() -> None:
    assert best_pairs([]) == best_pairs([[], []]) == best_pairs([[0.0]]) == []
