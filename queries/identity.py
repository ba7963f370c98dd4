"""Which nodes are one: what the identity graph ties together, in either direction and over any number of steps."""
from __future__ import annotations

import pyoxigraph as ox

from bangiao.ontology.vocabulary import SAME_AS
from bangiao.queries.source import Source, nodes

_NEIGHBOURS = f"GRAPH ?graph {{ {{ ?given <{SAME_AS}> ?node }} UNION {{ ?node <{SAME_AS}> ?given }} }}"


def tied(source: Source, given: set[ox.NamedNode]) -> set[ox.NamedNode]:
    """The nodes `given`, and all nodes that are one with any of them."""
    known, new = set(given), set(given)
    while new:
        new = nodes(source, _NEIGHBOURS, new) - known
        known |= new
    return known
