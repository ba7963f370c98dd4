"""What analysts have decided: nodes that are one, and nodes that are not, whatever the rules say."""
from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from bangiao.ontology.gazetteer import TableError, lines, table
from bangiao.ontology.vocabulary import ID

Pair = tuple[str, str]  # the lesser node first


@dataclass(frozen=True)
class Overrule:
    """The pairs of `same.tsv` and `different.tsv`, without the base of the data, the lesser node first."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    @cached_property
    def joined(self) -> Mapping[str, frozenset[str]]:
        """The nodes that each node is said to be one with."""
        return _partners(self.same)

    @cached_property
    def parted(self) -> Mapping[str, frozenset[str]]:
        """The nodes that each node is said not to be."""
        return _partners(self.different)

    def chain(self, iri: str) -> frozenset[str]:
        """The nodes that a node is said to be one with, or that these are said to be; itself included."""
        return self._chains.get(iri) or frozenset((iri,))

    @cached_property
    def _chains(self) -> Mapping[str, frozenset[str]]:
        groups: dict[str, frozenset[str]] = {}
        for pair in sorted(self.same):
            group = frozenset(pair).union(*(groups.get(node, ()) for node in pair))
            groups |= dict.fromkeys(group, group)
        return MappingProxyType(groups)

    @property
    def digest(self) -> str:
        """Equal where the decisions are."""
        return hashlib.sha256(repr((sorted(self.same), sorted(self.different))).encode()).hexdigest()


def overrule(base: str = ID) -> Overrule:
    """The decisions of the tables. Raises TableError where a pair is in both, or a row does not name two nodes."""
    same, different = _pairs("same", base), _pairs("different", base)
    if both := sorted(same & different):
        raise TableError(f"same.tsv and different.tsv both have {both[0][0]} and {both[0][1]}; take the row out of one of them")
    return Overrule(same, different)


def named(base: str = ID) -> Iterator[tuple[str, str]]:
    """Each node that a row of the tables names, with the file and line of that row, in their order."""
    for name in ("same", "different"):
        for line, row in zip(lines(name), table(name), strict=True):
            yield from ((f"{name}.tsv:{line}", _node(iri, base)) for iri in (row["name"], row["other"]))


def _pairs(name: str, base: str) -> frozenset[Pair]:
    return frozenset(_pair(name, row["name"], row.get("other", ""), base) for row in table(name))


def _pair(name: str, one: str, other: str, base: str) -> Pair:
    least, most = sorted(_node(iri, base) for iri in (one, other))
    if not least or least == most:
        raise TableError(f"{name}.tsv: the row of {one} names no second node; write two IRIs, such as id:person/TR/haluk-gorgun")
    return least, most


def _node(iri: str, base: str) -> str:
    return iri.strip("<>").removeprefix(base).removeprefix(ID).removeprefix("id:")


def _partners(pairs: Iterable[Pair]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return MappingProxyType({node: frozenset(others) for node, others in found.items()})
