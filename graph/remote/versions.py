"""The versions of the store's graphs, computed again only for those that changed."""
from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable
from itertools import groupby

import pyoxigraph as ox

from bangiao.graph.remote.ledger import Ledger, Version
from bangiao.graph.sorting import sorted_lines
from bangiao.graph.store import Store


def lines(store: Store, graph: str) -> Generator[str, None, None]:
    """A graph's triples as lines of N-Triples, in no particular order."""
    return (f"{quad.triple} .\n" for quad in store.quads(ox.NamedNode(graph)))


def version(unsorted: Iterable[str]) -> Version:
    """The version of a graph with these lines, in any order, of which one may come twice."""
    digest, number = hashlib.sha256(), 0
    for line, _ in groupby(sorted_lines(iter(unsorted))):
        digest.update(line.encode())
        number += 1
    return Version(number, digest.hexdigest())


def versions(store: Store, ledger: Ledger) -> dict[str, Version]:
    """Every graph that holds anything in its version; only those that changed since the ledger last looked are read."""
    changed, mark = store.history.since(ledger.mark)
    known, names = ledger.versions(), {graph.value for graph in store.graphs()}
    kept = {} if changed is None else {graph: known[graph] for graph in names & known.keys() - changed}
    fresh = {graph: version(lines(store, graph)) for graph in sorted(names - kept.keys())}
    ledger.keep(fresh, known.keys() - names, mark)
    return {graph: version for graph, version in (kept | fresh).items() if version.triples}
