"""Which nodes are one: what the identity graph ties together, in either direction and over any number of steps."""
from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from bangiao.ontology.vocabulary import SAME_AS, term


def tied(store: ox.Store, nodes: set[ox.NamedNode]) -> set[ox.NamedNode]:
    """`nodes`, and all nodes that are one with any of them."""
    known, new = set(nodes), set(nodes)
    while new:
        new = {other for node in new for other in _neighbours(store, node)} - known
        known |= new
    return known


def _neighbours(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    ends = (q.object for q in store.quads_for_pattern(node, term(SAME_AS), None, None))
    starts = (q.subject for q in store.quads_for_pattern(None, term(SAME_AS), node, None))
    yield from (end for end in (*ends, *starts) if isinstance(end, ox.NamedNode))
