"""The store into another store: what changed since the last push is sent, what was removed is withdrawn, and noted at once.

The ledger says what is there. Graphs of which it does not say that we put them there are never touched.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

from bangiao.graph.errors import FalseEndpointError, RefusedError, UnkeptError
from bangiao.graph.remote.ledger import Ledger, Version
from bangiao.graph.remote.lengths import Lengths
from bangiao.graph.remote.proof import Proof
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
    """What a push did so far: numbers of graphs and of triples, seconds, and what was refused, in a line each.

    `blind` says why nothing that was sent could be read back, where that is so.
    """

    sent: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    triples: int = 0
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)
    blind: str = ""


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
    store: Store, remote: RemoteStore, ledger: Ledger, todo: Plan, pushed: Pushed | None = None,
    progress: Callable[[str, int], None] = lambda graph, triples: None,
) -> Pushed:
    """Do what a plan says, graph by graph; `pushed`, which is given back, counts along.

    `progress` is called with each graph that is done, and its triples. A graph that the store refuses for itself, or does not
    keep as it is, is left out and named. Where what the store says it has taken is not there, the push ends, and all that it did
    counts as not known. Raises RemoteError where no other graph would fare better, and LedgerError: what was done is
    noted, and a new plan goes on from there.
    """
    done, begin = Pushed() if pushed is None else pushed, time.monotonic()
    done.unchanged = todo.unchanged
    run = _Run(store, remote, ledger, todo.versions, done)
    try:
        for graph in todo.withdrawn:
            run.withdraw(graph)
            progress(graph, 0)
        for graph in sorted((*todo.new, *todo.changed)):
            run.send(graph)
            progress(graph, todo.versions[graph].triples)
        run.end()
    except FalseEndpointError as error:
        run.forget(error)
    finally:
        done.seconds = time.monotonic() - begin
    return done


class _Run:
    """One push under way."""

    def __init__(self, store: Store, remote: RemoteStore, ledger: Ledger, versions: dict[str, Version], done: Pushed) -> None:
        self._store, self._remote, self._ledger, self._versions, self._done = store, remote, ledger, versions, done
        self._lengths, self._proof = Lengths(remote, ledger, store.base), Proof(store, remote)
        self._written: list[str] = []

    def withdraw(self, graph: str) -> None:
        """Take a graph away there."""
        self._under_way(graph)
        self._remote.drop(graph)
        self._proof.written(graph, None)
        self._ledger.withdrawn(self._remote.endpoint.key, graph)
        self._done.withdrawn += 1

    def send(self, graph: str) -> None:
        """Make a graph there what it is here, or note why not. Raises RefusedError where no other would fare better."""
        try:
            self._done.triples += self._send(graph, self._versions[graph])
            self._done.sent += 1
        except UnkeptError as error:
            self._done.refused.append(str(error))
        except RefusedError as refusal:
            self._done.refused.append(str(refusal))
            if not _is_of_one_graph(refusal) or (not self._done.sent and len(self._done.refused) >= _ENOUGH):
                raise

    def end(self) -> None:
        """See that what was sent last is there."""
        self._proof.ended()
        self._done.blind = self._proof.blind

    def forget(self, error: FalseEndpointError) -> None:
        """Note that it is not known what is there of all that was written."""
        for graph in self._written:
            self._ledger.under_way(self._remote.endpoint.key, graph)
        self._done.sent = self._done.withdrawn = self._done.triples = 0
        self._done.refused.append(str(error))

    def _under_way(self, graph: str) -> None:
        self._ledger.under_way(self._remote.endpoint.key, graph)
        self._written.append(graph)

    def _send(self, graph: str, version: Version) -> int:
        self._lengths.named(graph)  # before it is noted as ours: of what bears the name there nothing is
        self._under_way(graph)
        with closing(lines(self._store, graph)) as ours:  # Oxigraph's iterators may not outlive their thread, as errors may
            number = send(self._remote, graph, self._lengths.watched(graph, ours))
        self._proof.written(graph, version, look=self._lengths.long_literal)
        self._ledger.arrived(self._remote.endpoint.key, graph, version.digest)
        return number


def _is_of_one_graph(refusal: RefusedError) -> bool:
    return refusal.status in _OF_ONE_GRAPH or refusal.too_large
