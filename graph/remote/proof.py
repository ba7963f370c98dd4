"""Whether a store has what it says it has taken: the web page of a login or a proxy answers well too.

An endpoint is believed while graphs that are read back are as they were sent: the first, every one that was answered in a
way not met before (a page, where the store gives none), and one of the last. Graphs that were taken away prove nothing of
those that were sent: what holds nothing has none of them either.
"""
from __future__ import annotations

from collections import deque
from typing import NoReturn

from bangiao.graph.errors import FalseEndpointError, RefusedError, RemoteError, UnkeptError
from bangiao.graph.remote.ledger import Version
from bangiao.graph.remote.protocol import RemoteStore
from bangiao.graph.remote.verify import Verdict, compared
from bangiao.graph.store import Store

_LAST = 10  # graphs, of which the smallest is read back when all is sent; so many in a row that are otherwise are enough
_REMEDY = (
    "see that the address (of SPARQL Update also --query-endpoint) is the store's own, not that of a login or a proxy, "
    "then push again: nothing of this push counts"
)


class Proof:
    """What one push has seen of its endpoint. `blind` says why nothing can be read back there, where that is so."""

    def __init__(self, store: Store, remote: RemoteStore) -> None:
        self._store, self._remote = store, remote
        self._proven: set[tuple[bool, bool]] = set()  # (sent or taken away, a page or not): what was found true
        self._last: deque[tuple[str, Version | None]] = deque(maxlen=_LAST)
        self._pages, self._differ = remote.pages, 0
        self.blind = ""

    def written(self, graph: str, version: Version | None, *, look: bool = False) -> None:
        """Look at a graph that was just written (None: taken away): where that is wanted, or its answer was of no proven kind.

        Raises UnkeptError where it is there otherwise, FalseEndpointError where it is not there, or what should be gone is, or
        graph after graph is otherwise, and RemoteError where the store fails.
        """
        page, self._pages = self._remote.pages > self._pages, self._remote.pages
        kind = (version is not None, page)
        if kind in self._proven and not look:
            self._last.append((graph, version))
        elif self._found(graph, version, page=page):
            self._proven.add(kind)
            self._last.clear()
        else:
            self._differing(graph)

    def ended(self) -> None:
        """Look at one of the last graphs. Raises FalseEndpointError where none of them is as it was sent."""
        sent = [(graph, version) for graph, version in self._last if version]
        waiting = sorted(sent, key=lambda last: last[1].triples) or self._last
        if waiting and not any(self._found(*last) for last in waiting):
            self._fail(f"holds graph {waiting[0][0]} otherwise than it was sent")

    def _differing(self, graph: str) -> NoReturn:
        self._differ += 1
        if not self._proven and self._differ >= _LAST:
            self._fail(f"holds graph {graph}, and those before it, otherwise than they were sent")
        problem = f"it does not keep graph {graph} as it was sent"
        raise UnkeptError(self._remote.endpoint.name, problem, "--verify shows what differs; the other graphs go on")

    def _found(self, graph: str, version: Version | None, *, page: bool = False) -> bool:
        """Whether a graph is there as it was sent; so it is taken to be where nothing can be read, but after a page."""
        if self.blind and not page:
            return True
        try:
            return self._is_gone(graph) if version is None else self._is_there(graph, version)
        except RemoteError as error:
            if error.passing or isinstance(error, FalseEndpointError):
                raise
            if page or not isinstance(error, RefusedError):
                self._fail(f"cannot show graph {graph}, which it said it had taken: {error.problem}")
            self.blind = str(error)
            return True

    def _is_gone(self, graph: str) -> bool:
        if next(self._remote.lines(graph), None) is not None:
            self._fail(f"still holds graph {graph}, which it said it had taken away")
        return True

    def _is_there(self, graph: str, version: Version) -> bool:
        found: Verdict = compared(self._store, self._remote, graph, version)
        if found.missing:
            self._fail(f"does not have graph {graph}, which it said it had taken")
        return found.same

    def _fail(self, problem: str) -> NoReturn:
        raise FalseEndpointError(self._remote.endpoint.name, f"it {problem}", _REMEDY)
