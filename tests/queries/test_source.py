"""A source is asked in parts that no store finds too long."""
from __future__ import annotations

import pyoxigraph as ox

from bangiao.queries.source import Embedded, nodes


def test_nodes_are_found_however_many_are_given() -> None:
    store = ox.Store()
    given = [ox.NamedNode(f"urn:{number}") for number in range(450)]
    for node in given:
        store.add(ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode("urn:g")))
    found = nodes(Embedded(store), "GRAPH ?g { ?node ?p ?o }", [*given, ox.NamedNode("urn:none")], among="?node")
    assert found == set(given)
    assert nodes(Embedded(store), "GRAPH ?g { ?node ?p ?given }", [ox.Literal("x")]) == set(given)
    assert nodes(Embedded(store), "GRAPH ?g { ?node ?p ?given }", []) == set()
