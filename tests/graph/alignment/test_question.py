"""Questions are whole SPARQL whatever the labels are, and ask for whole labels alone."""
from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bangiao.graph.alignment import question
from bangiao.graph.alignment.profile import CLASSES, profile_names, read_profile

HOSTILE = ['"', "'", "\\", "\n", '"@vi } UNION { ?item ?p ?o } #', "\\u0022", "}", "?item", "<urn:x>", "đ\u0301", "\x7f", "𠮷"]


@settings(max_examples=40)
@given(some.lists(some.text(some.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_no_label_becomes_syntax(labels: list[str]) -> None:
    profile = read_profile("labels")
    store = ox.Store()
    for number, label in enumerate(labels):
        store.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode(profile.prefixes["rdfs"] + "label"), ox.Literal(label)))
    asked = question.bearers(profile, "Person", [question.literal(labels[0], "")])
    found = {row["item"].value for row in store.query(asked)}  # type: ignore[union-attr]
    assert found == {f"urn:{number}" for number, label in enumerate(labels) if label == labels[0]}


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_are_found_letter_for_letter(label: str) -> None:
    profile = read_profile("labels")
    store = ox.Store()
    rdfs_label = ox.NamedNode(profile.prefixes["rdfs"] + "label")
    store.add(ox.Quad(ox.NamedNode("urn:it"), rdfs_label, ox.Literal(label, language="vi")))
    store.add(ox.Quad(ox.NamedNode("urn:other"), rdfs_label, ox.Literal("x" + label, language="vi")))
    (row,) = store.query(question.bearers(profile, "Place", [question.literal(label, "vi")]))  # type: ignore[union-attr]
    assert (row["item"].value, row["key"].value, row["lang"].value) == ("urn:it", label, "vi")


@pytest.mark.parametrize("name", profile_names())
@pytest.mark.parametrize("cls", CLASSES)
def test_labels_are_looked_up_and_never_searched(name: str, cls: str) -> None:
    asked = question.bearers(read_profile(name), cls, ['"Hà Nội"@vi']).upper()
    assert "VALUES" in asked
    assert not [word for word in ("REGEX", "CONTAINS", "LCASE", "STRSTARTS") if word in asked]


@pytest.mark.parametrize("text", ["", "no iri", "http://x/ y", "<http://x>", "http://x/> } #"])
def test_what_is_no_iri_is_not_asked_about(text: str) -> None:
    assert question.iri(text) is None


def test_blank_nodes_are_left_out() -> None:
    profile = read_profile("labels")
    store = ox.Store()
    store.add(ox.Quad(ox.BlankNode(), ox.NamedNode(profile.prefixes["rdfs"] + "label"), ox.Literal("x")))
    assert list(store.query(question.bearers(profile, "Person", ['"x"']))) == []  # type: ignore[arg-type]
