"""The store into another store: what changed since the last push is sent, what was removed is withdrawn, and noted at once.

The ledger says what is there. Graphs of which it does not say that we put them there are never touched.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

from bangiao.graph.errors import RefusedError
from bangiao.graph.remote.ledger import Ledger, Version
from bangiao.graph.remote.protocol import RemoteStore, send
from bangiao.graph.remote.versions import lines, versions
from bangiao.graph.store import Store

_OF_ONE_GRAPH = frozenset({400, 413, 422})  # HTTP statuses that say nothing of other graphs
_ENOUGH = 10  # graphs refused, and none taken: the next would be too


@dataclass(frozen=True, slots=True)
class Plan:
    """What a push has to do: graphs (IRIs, sorted) that are new there, of another version there, or ours and here no more.

    `known` is whether the ledger has anything of the endpoint; `renewed` whether it was broken.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]
    unchanged: int
    versions: dict[str, Version] = field(repr=False)
    known: bool = True
    renewed: bool = False

    @property
    def triples(self) -> int:
        """How many triples are to be sent."""
        return sum(self.versions[graph].triples for graph in (*self.new, *self.changed))


@dataclass(slots=True)
class Pushed:
    """What a push did so far: numbers of graphs and of triples, seconds, and what was refused, in a line each."""

    sent: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    triples: int = 0
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)


def plan(store: Store, ledger: Ledger, endpoint: str, *, everything: bool = False) -> Plan:
    """What a push of `store` to the endpoint with this key has to do; with `everything` no graph counts as unchanged."""
    ours, there = versions(store, ledger), ledger.there(endpoint)
    same = {graph for graph, version in ours.items() if there.get(graph) == version.digest and not everything}
    return Plan(
        new=tuple(sorted(ours.keys() - there.keys())),
        changed=tuple(sorted((ours.keys() & there.keys()) - same)),
        withdrawn=tuple(sorted(there.keys() - ours.keys())),
        unchanged=len(same), versions=ours, known=bool(there), renewed=ledger.renewed,
    )


def push(
    store: Store, far: RemoteStore, ledger: Ledger, todo: Plan, pushed: Pushed | None = None,
    progress: Callable[[str, int], None] = lambda graph, triples: None,
) -> Pushed:
    """Do what a plan says, graph by graph; `pushed`, which is given back, counts along.

    `progress` is called with each graph that is done, and its triples. A graph that the store refuses for itself is left out
    and named. Raises RemoteError where no other graph would fare better, and LedgerError: what was done is noted,
    and a new plan goes on from there.
    """
    done = Pushed() if pushed is None else pushed
    done.unchanged, begin = todo.unchanged, time.monotonic()
    try:
        for graph in todo.withdrawn:
            _withdraw(far, ledger, graph)
            done.withdrawn += 1
            progress(graph, 0)
        for graph in sorted((*todo.new, *todo.changed)):
            try:
                done.triples += _send(store, far, ledger, graph, todo.versions[graph])
                done.sent += 1
            except RefusedError as refusal:
                done.refused.append(str(refusal))
                if not _is_of_one_graph(refusal) or (not done.sent and len(done.refused) >= _ENOUGH):
                    raise
            progress(graph, todo.versions[graph].triples)
    finally:
        done.seconds = time.monotonic() - begin
    return done


def _is_of_one_graph(refusal: RefusedError) -> bool:
    return refusal.status in _OF_ONE_GRAPH or refusal.too_large


def _withdraw(far: RemoteStore, ledger: Ledger, graph: str) -> None:
    ledger.under_way(far.endpoint.key, graph)
    far.drop(graph)
    ledger.withdrawn(far.endpoint.key, graph)


def _send(store: Store, far: RemoteStore, ledger: Ledger, graph: str, version: Version) -> int:
    ledger.under_way(far.endpoint.key, graph)
    with closing(lines(store, graph)) as ours:  # Oxigraph's iterators may not outlive their thread, as what an error holds may
        number = send(far, graph, ours)
    ledger.arrived(far.endpoint.key, graph, version.digest)
    return number
