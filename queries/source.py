"""What a question is put to: a store of ours, or an endpoint. Both are asked in SPARQL and answer with the same terms."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID
from bangiao.queries.answer import Answer
from bangiao.queries.deadline import ask_within
from bangiao.queries.evaluate import evaluate

_PART = 200  # terms named in one query


class Source(Protocol):
    """Where permitted queries are answered."""

    @property
    def base(self) -> str:
        """What the IRIs of its data begin with."""
        ...

    def answer(self, sparql: str, place: str = "query", timeout: float | None = None) -> Answer:
        """The answer to a query that was permitted; `timeout` is in seconds. Raises AskError or GraphError."""
        ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """Oxigraph on this machine. Where it has a `path`, a query with a time limit runs in a process of its own."""

    oxigraph: ox.Store
    base: str = ID
    path: Path | None = None

    def answer(self, sparql: str, place: str = "query", timeout: float | None = None) -> Answer:
        """The answer; DeadlineError where it takes longer than `timeout`."""
        if timeout is not None and self.path is not None:
            return ask_within(self.path, sparql, timeout, place)
        return evaluate(self.oxigraph, sparql, place, self.base)


def embedded(store: Store) -> Embedded:
    """A store of ours as a source."""
    return Embedded(store.oxigraph, store.base, store.path)


def nodes(source: Source, pattern: str, given: Iterable[ox.NamedNode | ox.Literal], among: str = "?given") -> set[ox.NamedNode]:
    """The nodes that are `?node` in a graph pattern, where `among` is one of `given`.

    Asked in parts, so that no query is too long for a store.
    """
    written = [str(term) for term in given]
    found: set[ox.NamedNode] = set()
    for at in range(0, len(written), _PART):
        rows = f"VALUES {among} {{ {' '.join(written[at : at + _PART])} }}"
        answer = source.answer(f"SELECT DISTINCT ?node WHERE {{ {rows} {pattern} }}")
        found |= {row[0] for row in answer.rows if isinstance(row[0], ox.NamedNode)}
    return found
