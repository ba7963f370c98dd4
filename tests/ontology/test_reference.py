"""docs/ontology.md is what the ontology says now, and says all of it."""
from __future__ import annotations

from pathlib import Path

from bangiao.ontology.reference import page
from bangiao.ontology.schema import schema


def test_the_page_is_current(root: Path) -> None:
    assert (root / "docs/ontology.md").read_text("utf-8") == page(), "docs/ontology.md is out of date; run: make docs"


def test_the_page_has_every_class_property_and_concept_of_the_data() -> None:
    known, text = schema(), page()
    for cls in (*known.facts(), "Person", "Organization", "Country", "Place", "Principle", "Article", "Evidence"):
        assert f"### bg:{cls}\n" in text
        assert all(f"`bg:{role}`" in text for role in known.roles(cls))
    assert all(f"`bgk:{name}`" in text for name in known.concepts)


def test_a_property_is_told_once_where_a_class_above_has_it() -> None:
    assert page().count("| `bg:evidence` |") == 1
    assert page().count("| `bg:status` |") == 2  # of events, and of agreements with another list
