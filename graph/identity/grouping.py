"""Classes whose nodes are one where they have one key: told so often that each is found with a look, not by comparing.

What an analyst says of two nodes holds here too: groups of nodes that are said to be one are joined, and nodes that are
said to be two leave their group and stand alone.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bangiao.graph.identity.agreement import Canonical
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.overrule import Overrule

KeyOf = Callable[[Node, Canonical], str | None]

_ALONE = "alone "


@dataclass
class Grouping:
    """One class of one index, for one round of changes."""

    index: Index
    key: KeyOf
    overrule: Overrule
    _changed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # key: the changed nodes under it
    _bridges: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # key: those that analysts join with it

    def regroup(self, changed: Iterable[str]) -> set[str]:
        """File the changed nodes anew; the nodes whose least of their group is another now."""
        moved: set[str] = set()
        touched: set[str] = set()
        for iri in sorted(changed):
            touched |= self._refile(iri)
            if not self.index.keys(iri) and self.index.make_same(iri, iri):
                moved.add(iri)
        self._bridge()
        while touched:
            keys = self._joined(touched.pop())
            touched -= keys
            for group in (keys,) if self._sound(keys) else ({key} for key in keys):
                moved |= self._settle(group)
        return moved

    def _refile(self, iri: str) -> set[str]:
        """File a changed node; the keys that this touches, also those of nodes that analysts joined, or join, with it."""
        old, keys = self.index.keys(iri), self._keys(iri)
        self.index.file(iri, keys)
        for key in keys:
            self._changed[key].add(iri)
        return old.union(keys, *map(self.index.keys, self.overrule.joined.get(iri, ())))

    def _keys(self, iri: str) -> set[str]:
        """The one key of a node; of one that an analyst sets apart, its own name."""
        node = self.index.node(iri)
        key = node and self.key(node, self.index.canonical)
        if node and (iri in self.overrule.parted or (not key and iri in self.overrule.joined)):
            return {f"{_ALONE}{iri}"}
        return {key} if key else set()

    def _bridge(self) -> None:
        for one, others in self.overrule.joined.items():
            for key in self.index.keys(one):
                self._bridges[key] |= {key for other in others for key in self.index.keys(other)}

    def _joined(self, key: str) -> set[str]:
        """The key, and those that decisions of analysts join with it."""
        keys, edge = {key}, [key]
        while edge:
            fresh = self._bridges.get(edge.pop(), set()) - keys
            edge += fresh
            keys |= fresh
        return keys

    def _sound(self, keys: set[str]) -> bool:
        """Whether no two nodes under these keys are said to be two; where a chain says they are one, no decision is followed."""
        alone = {key.removeprefix(_ALONE) for key in keys if key.startswith(_ALONE)}
        return all(alone.isdisjoint(self.overrule.parted.get(iri, ())) for iri in alone)

    def _settle(self, keys: set[str]) -> set[str]:
        """Give the nodes of joined groups their least; where it is what it was, only the changed ones need be looked at."""
        least = min(filter(None, map(self.index.first, keys)), default=None)
        if least is None:
            return set()
        led = {key for key in keys if self.index.lead(key, least)}
        here = {iri for key in led for iri in self.index.filed(key)}.union(*(self._changed.get(key, ()) for key in keys))
        return {iri for iri in sorted(here) if self.index.make_same(iri, least)}
