"""How long IRIs may be at a store: some shorten long ones without a word (Virtuoso 7 those of more than 1,880 bytes).

What is longer than any store is known to shorten is tried out before a graph that holds it is sent, in a graph of its own
with a name by chance: a graph whose name is shortened would be another, perhaps somebody else's.
"""
from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator

from bangiao.graph.errors import RefusedError, UnkeptError
from bangiao.graph.remote.ledger import Ledger
from bangiao.graph.remote.protocol import RemoteStore

_IRI = 1000  # bytes of an IRI, and
_LITERAL = 60_000  # bytes of a literal, that every store we know keeps (Virtuoso 7: 1,880 and 65,000)
_SHORT = 250  # characters of a line in which nothing is so long: each has four bytes at most


class Lengths:
    """What one push has learned of the lengths that its endpoint keeps."""

    def __init__(self, remote: RemoteStore, ledger: Ledger, base: str) -> None:
        self._remote, self._ledger, self._base = remote, ledger, base
        self._kept, self._unkept = _IRI, float("inf")
        self.long_literal = False  # whether the lines that were last watched have one

    def named(self, graph: str) -> None:
        """Raises UnkeptError where the store would shorten the graph's own name: it would write into another graph."""
        self._check(graph, f"<{graph}>")

    def watched(self, graph: str, lines: Iterable[str]) -> Iterator[str]:
        """The lines of a graph as they come. Raises UnkeptError before one with an IRI that the store would shorten."""
        self.long_literal = False
        for line in lines:
            if len(line) > _SHORT:
                for iri in _iris(line):
                    self._check(graph, iri)
                self.long_literal |= len(line.encode()) > _LITERAL
            yield line

    def _check(self, graph: str, iri: str) -> None:
        length = len(iri.encode()) - len("<>")
        if length > self._kept and (length >= self._unkept or not self._keeps(graph, iri, length)):
            problem = f"it shortens IRIs of {length} bytes, at graph {graph}"
            raise UnkeptError(self._remote.endpoint.name, problem, f"shorten {iri[:60]}… in the article; the other graphs go on")

    def _keeps(self, graph: str, iri: str, length: int) -> bool:
        try:
            found = self._tried(iri)
        except RefusedError as refusal:
            if refusal.passing:
                raise
            problem = f"it cannot be seen whether it keeps IRIs of {length} bytes ({refusal.problem}), at graph {graph}"
            raise UnkeptError(refusal.place, problem, refusal.remedy) from refusal
        self._kept, self._unkept = (max(self._kept, length), self._unkept) if found else (self._kept, min(self._unkept, length))
        return found

    def _tried(self, iri: str) -> bool:
        """Whether an IRI comes back from a graph that is made for it and taken away again."""
        key, name = self._remote.endpoint.key, f"{self._base}graph/trial-{secrets.token_hex(8)}"
        line = f"<{name}> <{name}> {iri} .\n"
        self._ledger.under_way(key, name)  # so that the next push takes away what one that is killed here leaves
        try:
            self._remote.put(name, [line])
            return line in set(self._remote.lines(name))
        finally:
            self._remote.drop(name)
            self._ledger.withdrawn(key, name)


def _iris(line: str) -> Iterator[str]:
    """The IRIs of a line of N-Triples, in angle brackets."""
    subject, predicate, rest = line.removesuffix(" .\n").split(" ", 2)
    yield from (subject, predicate)
    if rest.endswith(">"):
        yield rest if rest.startswith("<") else rest.rpartition("^^")[2]
