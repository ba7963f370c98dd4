"""The list of pages in the documentation is the one that the pages give, and its commands work."""
from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.graph.store import Store
from bangiao.queries.manual import example_command, manual
from bangiao.queries.page import Page, pages
from bangiao.queries.source import embedded
from bangiao.queries.values import terms


def test_the_documentation_is_current(root: Path) -> None:
    current = (root / "docs" / "queries.md").read_text("utf-8")
    assert current == manual(pages()), "make it again: bangiao queries list --markdown > docs/queries.md"


@pytest.mark.parametrize("asked", pages(), ids=lambda asked: asked.name)
def test_examples_as_written_are_read_as_the_same_terms(store: Store, asked: Page) -> None:
    written = [part.split("=", 1) for part in example_command(asked).split(" --set ")[1:]]
    read = terms(embedded(store), asked, {name: value.strip('"') for name, value in written})
    for name, value in asked.example:
        assert value is None or value in read[name]
        assert not isinstance(value, ox.Literal) or read[name] == (value,)
