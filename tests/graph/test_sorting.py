"""Lines in order, however many: through memory or through files, the same."""
from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangiao.graph import sorting
from bangiao.graph.sorting import distinct, in_order, sorted_lines

TEXTS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=6)
LINES = st.lists(TEXTS.map(lambda text: f"{text}\n"), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_any_lines_come_in_order_through_any_number_of_files(monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> None:
    monkeypatch.setattr(sorting, "IN_MEMORY", 9)
    monkeypatch.setattr(sorting, "_FILES", 3)
    encoded = [line.encode() for line in lines]
    assert list(in_order(encoded)) == sorted(encoded)
    assert list(distinct(encoded)) == sorted(set(encoded))
    assert list(sorted_lines(lines)) == sorted(lines)
