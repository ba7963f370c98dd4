"""Articles and facts that the tests of the graph are made of, written here: they need no reading and no rules."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Place, Principle, Value
from bangiao.graph.store import Store

TEXT = "Chiều 14/10, Đại tướng Phan Văn Giang tiếp ông Haluk Görgün tại Hà Nội, nhắc lại chính sách “bốn không”."

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]


@pytest.fixture
def article() -> Make:
    """Makes an article of one sentence."""

    def make(id_: str = "bai-1", text: str = TEXT, issued: str | None = "2025-10-14", **rest: str) -> Article:
        return Article(id_, text, (Sentence(0, len(text), "body", 0),), issued=Date(issued) if issued else None, **rest)

    return make


@pytest.fixture
def meeting() -> MakeFact:
    """Makes a meeting of the two of the text, with values added or (with None) left out."""

    def make(**changes: Value | tuple[Value, ...] | None) -> Fact:
        values: dict[str, Value | tuple[Value, ...] | None] = {
            "participant": (Person("Phan Văn Giang", "VN", (), "Đại tướng"), Person("Haluk Görgün", "TR")),
            "party": (Country("VN"), Country("TR")), "place": Place("Hà Nội", "VN"), "kind": Concept("reception"),
            "status": Concept("held"), "date": Date("2025-10-14"), **changes,
        }
        pairs = [(name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,))]
        kept = tuple((name, value) for name, value in pairs if value is not None)
        return Fact("Meeting", kept, (Passage(0, 70, ("participant", "date")),), ("Tiếp",))

    return make


@pytest.fixture
def policy() -> Fact:
    """A policy with two principles."""
    start = TEXT.index("“")
    values = (
        ("holder", Country("VN")),
        ("label", "bốn không"),
        ("principle", Principle("không tham gia liên minh quân sự", 1)),
        ("principle", Principle("không sử dụng vũ lực", 2)),
    )
    return Fact("Policy", values, (Passage(start, start + 11, ("label",)),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    with Store(tmp_path / "store") as opened:
        yield opened
