"""What an analyst has decided on proposals, kept for ever, and the graph of links brought up to date with it."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from bangiao.graph.alignment.decisions import record
from bangiao.graph.alignment.review import read
from bangiao.graph.derive import derive
from bangiao.graph.errors import AlignmentError
from bangiao.graph.store import Store
from bangiao.ontology.gazetteer import TableError
from bangiao.ontology.vocabulary import CLOSE_MATCH, links_graph, term


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many rows of a table were decided in which way, and how many links the store has now."""

    exact: int
    close: int
    rejected: int
    undecided: int
    links: int


def accept(store: Store, path: Path, who: str = "") -> Accepted:
    """Keep the verdicts in the table at `path`, all or none, and derive the links. Raises GraphError."""
    decided, undecided = read(path, who, store.base)
    try:
        record(decided, store.base)
    except TableError as error:
        raise AlignmentError(str(error)) from error
    derive(store)
    found = Counter(row.verdict for row in decided)
    pattern = (None, term(CLOSE_MATCH), None, ox.NamedNode(links_graph(store.base)))
    links = sum(1 for _ in store.oxigraph.quads_for_pattern(*pattern))
    return Accepted(found["exact"], found["close"], found["reject"], undecided, links)
