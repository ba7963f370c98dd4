"""What analysts decided on nodes that no article tells of: most likely slips of the pen."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bangiao.graph.identity.index import Index

_NEAREST = 3
_ALIKE = 70  # of 100: a slip or two in a name of ten letters; what is less like it is another name


@dataclass(frozen=True, slots=True)
class Unknown:
    """A node (without the base) that a line of a table names and no article tells of; the nodes like it, the likest first."""

    place: str
    node: str
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In one line."""
        nearest = ", ".join(f"id:{node}" for node in self.nearest)
        remedy = f"did you mean {nearest}?" if nearest else "nothing there is like it"
        return f"{self.place}: no article of this store tells of id:{self.node}, so that the line does nothing here; {remedy}"


def unknown(index: Index, named: Iterable[tuple[str, str]]) -> tuple[Unknown, ...]:
    """Of nodes that lines name, each with its file and line, those that no article tells of, in their order."""
    return tuple(Unknown(place, node, _nearest(index, node)) for place, node in named if index.node(node) is None)


def _nearest(index: Index, node: str) -> tuple[str, ...]:
    """Nodes of its kind, where there is such a kind; else of any."""
    known = index.beginning(node.partition("/")[0] + "/") or index.beginning("")
    found = process.extract(node, known, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_ALIKE)
    return tuple(name for name, _, _ in found)
