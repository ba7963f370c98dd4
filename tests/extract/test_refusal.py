"""Refusals: one line with the place, the problem and the remedy."""
from __future__ import annotations

from bangiao.extract.reading.refusal import Refusal


def test_a_refusal_is_one_line() -> None:
    assert str(Refusal("a.txt:3", "no\ntext", "save  it anew")) == "a.txt:3: no text; save it anew"


def test_refusals_sort_by_place() -> None:
    assert sorted([Refusal("b", "x", "y"), Refusal("a", "z", "y")])[0].place == "a"
