"""A small article for the tests of the measure, what may be found in it, and what a reader marks."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.evaluation.found import Graph
from bangiao.evaluation.gold import Gold, records
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Place, Value
from bangiao.graph.describe import describe

TEXT = (
    "Sáng 4/9, Bộ trưởng Nguyễn Văn Hải hội đàm với Bộ trưởng Nhật Bản Sato Kenji tại Hà Nội. "
    "Ông Hải khẳng định Việt Nam kiên trì chính sách bốn không."
)
TRIGGER = "hội đàm với Bộ trưởng Nhật Bản"

MakeGraph = Callable[..., Graph]
MakeFact = Callable[..., Fact]
MakeGold = Callable[..., Gold]


@pytest.fixture
def graph() -> MakeGraph:
    """Makes the graph of an article `a` with this text that reports these facts."""
    return lambda *facts, text=TEXT: Graph(describe(Article("a", text, ()), facts))


@pytest.fixture
def talks() -> MakeFact:
    """Makes the talks of the article as a program may find them, with values added, changed or (with ()) left out."""

    def make(**changes: tuple[Value, ...]) -> Fact:
        values: dict[str, tuple[Value, ...]] = {
            "participant": (Person("Nguyễn Văn Hải", "VN"), Person("Sato Kenji", "JP")),
            "party": (Country("VN"), Country("JP")), "date": (Date("2025-09-04"),), "place": (Place("Hà Nội"),),
            "kind": (Concept("talks"),), "status": (Concept("held"),), **changes,
        }
        start = TEXT.index(TRIGGER)
        pairs = tuple((name, value) for name, some in values.items() for value in some)
        return Fact("Meeting", pairs, (Passage(start, start + len(TRIGGER), ("kind",)),))

    return make


@pytest.fixture
def marked() -> dict[str, Any]:
    """The talks of the article as a reader marks them."""
    return {
        "participants": ["Nguyễn Văn Hải", "Sato Kenji"], "parties": ["VN", "JP"], "date": "2025-09-04", "place": "Hà Nội",
        "kind": "talks", "status": "held", "anchor": TRIGGER,
    }


@pytest.fixture
def gold() -> MakeGold:
    """Makes the gold of the article `a` from records by type."""
    return lambda **types: Gold("a", "gold/a.json", records(types), repr(types).encode())
