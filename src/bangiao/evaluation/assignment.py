"""The pairs, one to one, whose worths together are greatest (the assignment problem, by shortest augmenting paths)."""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Worths = Sequence[Sequence[float]]  # of each row with each column


def best_pairs(worths: Worths) -> list[tuple[int, int]]:
    """Pairs (row, column), sorted; each row and column is in one at most, and a pair of worth 0 in none.

    Of several best ways the first in the order of rows and columns is taken, so that equal input gives equal pairs.
    """
    if not worths or not worths[0]:
        return []
    turned = len(worths) > len(worths[0])
    table = list(zip(*worths, strict=True)) if turned else worths
    market = _Market(table)
    for row in range(len(table)):
        market.admit(row)
    pairs = ((row, column) for column, row in market.owner.items() if table[row][column] > 0)
    return sorted((column, row) if turned else (row, column) for row, column in pairs)


@dataclass(slots=True)
class _Market:
    """Columns that rows bid for; there are no more rows than columns.

    Of each admitted row and each column, surplus and price together are never less than what the pair is worth, and equal
    it where the row owns the column: so no other way is worth more. `admit` gives one more row a column, and hands
    others on along the chain that loses least. Worths are floats, added up in one order, so that ties fall as they do in
    the script beside the guidelines.
    """

    worths: Worths
    surplus: list[float] = field(init=False)  # by row
    price: list[float] = field(init=False)  # by column
    owner: dict[int, int] = field(init=False, default_factory=dict)  # column: row

    def __post_init__(self) -> None:
        self.surplus = [0.0] * len(self.worths)
        self.price = [0.0] * len(self.worths[0])

    def admit(self, row: int) -> None:
        search = _Search([math.inf] * len(self.price), {}, set(), [row])
        column = self._nearest(row, None, search)
        while column in self.owner:
            search.columns.add(column)
            search.rows.append(self.owner[column])
            column = self._nearest(self.owner[column], column, search)
        self._hand_on(column, row, search.before)

    def _nearest(self, row: int, reached_by: int | None, search: _Search) -> int:
        """The column outside the search that is lost least by; prices are changed so that it is lost nothing by."""
        outside = [column for column in range(len(self.price)) if column not in search.columns]
        for column in outside:
            loss = self.surplus[row] - self.worths[row][column] + self.price[column]
            if loss < search.loss[column]:
                search.loss[column], search.before[column] = loss, reached_by
        nearest = min(outside, key=search.loss.__getitem__)
        self._shift(search.loss[nearest], outside, search)
        return nearest

    def _shift(self, step: float, outside: list[int], search: _Search) -> None:
        for row in search.rows:
            self.surplus[row] -= step
        for column in search.columns:
            self.price[column] += step
        for column in outside:
            search.loss[column] -= step

    def _hand_on(self, column: int, newcomer: int, before: dict[int, int | None]) -> None:
        """Each column on the way to `column` gets the owner of the one before it; the first gets the newcomer."""
        while (source := before[column]) is not None:
            self.owner[column] = self.owner[source]
            column = source
        self.owner[column] = newcomer


@dataclass(slots=True)
class _Search:
    """A search from one row: what reaching each column would cost, over which column, and what it has passed through."""

    loss: list[float]
    before: dict[int, int | None]
    columns: set[int]
    rows: list[int]
