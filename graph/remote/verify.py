"""Whether another store has our graphs as we have them: every one, by count and by digest, at bounded memory."""
from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby

from bangiao.graph.errors import RemoteError
from bangiao.graph.remote.ledger import Ledger, Version
from bangiao.graph.remote.protocol import RemoteStore
from bangiao.graph.remote.rewriting import keyed, kind
from bangiao.graph.remote.versions import lines, version, versions
from bangiao.graph.sorting import sorted_lines
from bangiao.graph.store import Store

FEW = 3  # triples shown of a graph that differs, of either side
_IN_MEMORY = 1 << 24  # bytes of a remote graph; a longer one waits on disk


@dataclass(slots=True)
class Rewriting:
    """Literals that the other store writes otherwise than we: how many, and the first (both lines of N-Triples)."""

    number: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A graph that differs: numbers of triples, and some that only we, or only they, have (lines of N-Triples)."""

    graph: str
    ours: int
    theirs: int
    lacking: tuple[str, ...]
    surplus: tuple[str, ...]


@dataclass(slots=True)
class Verdict:
    """What a comparison found; `missing` and `extra` are IRIs of graphs, `rewritten` is by kind."""

    graphs: int = 0
    triples: int = 0
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    differing: list[Difference] = field(default_factory=list)
    rewritten: dict[str, Rewriting] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Whether the remote graph is ours, but for rewritten literals."""
        return not (self.missing or self.extra or self.differing)


def verify(store: Store, remote: RemoteStore, ledger: Ledger, progress: Callable[[str], None] = lambda graph: None) -> Verdict:
    """Compare every graph of `store`, and those that the ledger says we put, with what the remote store has.

    Writes nothing there. What is found otherwise is noted in the ledger as in doubt, so that the next push sends it.
    `progress` is called with each graph. Raises RemoteError and LedgerError.
    """
    ours, verdict, key = versions(store, ledger), Verdict(), remote.endpoint.key
    for graph in sorted(ours.keys() | ledger.there(key).keys()):
        if graph in ours:
            good = _compare(store, remote, graph, ours[graph], verdict)
        else:
            good = next(remote.lines(graph), None) is None
            verdict.extra += [] if good else [graph]
        if not good:
            ledger.doubt(key, graph)
        progress(graph)
    return verdict


def compared(store: Store, remote: RemoteStore, graph: str, ours: Version) -> Verdict:
    """The verdict on one graph, which is here in this version. Raises RemoteError."""
    verdict = Verdict()
    _compare(store, remote, graph, ours, verdict)
    return verdict


def _compare(store: Store, remote: RemoteStore, graph: str, ours: Version, verdict: Verdict) -> bool:
    """Whether a graph that we have is the same there; notes in the verdict what is not."""
    verdict.graphs += 1
    verdict.triples += ours.triples
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n") as fetched:
        theirs = _fetch(remote, graph, ours, fetched)
        if theirs == ours:
            return True
        if not theirs.triples:
            verdict.missing.append(graph)
            return False
        fetched.seek(0)
        found = _difference(graph, lines(store, graph), fetched, verdict.rewritten)
    if found is None:
        return True
    verdict.differing.append(Difference(graph, ours.triples, theirs.triples, *found))
    return False


def _fetch(remote: RemoteStore, graph: str, ours: Version, file: tempfile.SpooledTemporaryFile[str]) -> Version:
    """The remote graph into `file`; asked for again by queries where less comes than was sent: Virtuoso cuts off after 10,000."""
    theirs = version(_kept(remote.lines(graph), file))
    if 0 < theirs.triples < ours.triples:
        with suppress(RemoteError):
            whole = version(_kept(remote.queried(graph), file))
            if whole.triples >= theirs.triples:
                return whole
        return version(_kept(remote.lines(graph), file))
    return theirs


def _kept(unsorted: Iterable[str], file: tempfile.SpooledTemporaryFile[str]) -> Iterator[str]:
    file.seek(0)
    file.truncate()
    for line in unsorted:
        file.write(line)
        yield line


def _difference(
    graph: str, ours: Iterable[str], theirs: Iterable[str], rewritten: dict[str, Rewriting]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """A few lines that only one side has; None where all that differs is how literals are written, which is counted."""
    lacking: list[str] = []
    surplus: list[str] = []
    for one, other in _pairs(ours, theirs):
        if not other:
            lacking += one[: FEW - len(lacking)]
        elif not one:
            surplus += other[: FEW - len(surplus)]
        elif one != other:
            _note(_only(one, other), _only(other, one), rewritten)
    return (tuple(lacking), tuple(surplus)) if lacking or surplus else None


def _pairs(ours: Iterable[str], theirs: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The lines of both sides that mean the same, and those that have no fellow; both sides go by in order, once."""
    sides = heapq.merge(_sided(ours, 0), _sided(theirs, 1))
    for _, group in groupby(sides, key=lambda entry: entry[0].partition("\t")[0]):
        found: tuple[dict[str, None], dict[str, None]] = ({}, {})
        for entry, side in group:
            found[side][entry.partition("\t")[2]] = None
        yield list(found[0]), list(found[1])


def _only(one: list[str], other: list[str]) -> str:
    """A line of one side that the other lacks, if there is any."""
    return next((line for line in one if line not in other), one[0])


def _sided(unsorted: Iterable[str], side: int) -> Iterator[tuple[str, int]]:
    return ((line, side) for line in sorted_lines(keyed(unsorted)))


def _note(ours: str, theirs: str, rewritten: dict[str, Rewriting]) -> None:
    sort = kind(ours, theirs)
    if sort in rewritten:
        rewritten[sort].number += 1
    else:
        rewritten[sort] = Rewriting(1, ours, theirs)
