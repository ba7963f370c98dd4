"""Classes whose nodes are compared: which are tied after some of them changed, and which sets the ties make.

A tie depends on two nodes and on what else would do for either of them as well, nothing further: so a change is felt by
the changed nodes and by those that share a key with them, however large the graph is.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations, product

from bangiao.graph.identity.agreement import Agreement, Likeness, Strength
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import EVENTS, Node, country_of
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.sets import Tie, sets

_CROWD = 200  # nodes under one key that are compared; so many reports of one meeting, or bearers of one family name, at most
_DECIDED = Agreement(Strength.ANALYST, "analyst")


@dataclass
class Linking:
    """One class of one index, for one round of changes: what was read and compared is kept until its end."""

    index: Index
    likeness: Likeness
    overrule: Overrule
    _nodes: dict[str, Node | None] = field(default_factory=dict)
    _fitting: dict[str, dict[str, Agreement]] = field(default_factory=dict)
    _leasts: dict[str, str] = field(default_factory=dict)
    _known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # whom each was compared with for the next
    _others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # the nodes that rules say a node cannot be

    def relink(self, changed: Iterable[str]) -> set[str]:
        """Bring ties and sets up to date after these nodes changed; the nodes whose least of their set is another now."""
        touched = set(changed)
        keys = {node: self._keys(node) for node in touched}
        blocks = {key for node in touched for key in keys[node] | self.index.keys(node)}
        near = touched | self._members(blocks)
        for node in touched:
            self.index.file(node, keys[node])
        near |= self._members(blocks) | {other for node in touched for other in self.overrule.joined.get(node, ())}
        loose = {node for one in near for node in self._retie(one)}
        return self._regroup(loose | touched)  # whose ties may be what they were, while a set that they make is sound no more

    def _members(self, keys: Iterable[str]) -> set[str]:
        """The nodes under keys that are no crowd: what very many have in common says nothing of two of them."""
        found = (self.index.filed(key, _CROWD + 1) for key in keys)
        return {node for nodes in found if len(nodes) <= _CROWD for node in nodes}

    def _node(self, iri: str) -> Node | None:
        if iri not in self._nodes:
            self._nodes[iri] = self.index.node(iri)
        return self._nodes[iri]

    def _keys(self, iri: str) -> set[str]:
        node = self._node(iri)
        return self.likeness.keys(node, self._canonical) if node else set()

    def _neighbours(self, iri: str) -> set[str]:
        """The nodes that share a key with this, by what is filed; and those that an analyst has said something of."""
        return (self._members(self.index.keys(iri)) | self.overrule.joined.get(iri, frozenset())) - {iri}

    def _fits(self, iri: str) -> dict[str, Agreement]:
        """The nodes that a node agrees with, taken by themselves."""
        if iri not in self._fitting:
            found = ((other, self._agreed(iri, other)) for other in self._neighbours(iri))
            self._fitting[iri] = {other: why for other, why in found if why}
        return self._fitting[iri]

    def _agreed(self, one: str, other: str) -> Agreement | None:
        """The agreement of two neighbours, read from the other's side where that was compared already."""
        return self._fitting[other].get(one) if other in self._fitting else self._agreement(one, other)

    def _canonical(self, entity: str) -> str:
        """The least of the nodes that an entity is one with; entities are settled before the events that ask for it."""
        if entity not in self._leasts:
            self._leasts[entity] = self.index.least(entity)
        return self._leasts[entity]

    def _agreement(self, one: str, other: str) -> Agreement | None:
        mine, yours = self._node(one), self._node(other)
        if not mine or not yours or mine.cls != yours.cls or other in self.overrule.parted.get(one, ()):
            return None
        return _DECIDED if other in self.overrule.joined.get(one, ()) else self.likeness.agree(mine, yours, self._canonical)

    def _retie(self, one: str) -> set[str]:
        """Bring the ties of one node up to date; the nodes at the ends of those that changed."""
        old = self.index.ties(one)
        fits = self._fits(one).items()
        new = {other: why for other, why in fits if self._clear(one, other, why) and self._clear(other, one, why)}
        differing = {other for other in old.keys() | new.keys() if old.get(other) != new.get(other)}
        for other in differing:
            self.index.tie(one, other, new.get(other))
        return differing | {one} if differing else set()

    def _clear(self, one: str, other: str, why: Agreement) -> bool:
        """Whether nothing that cannot be `other` would do for `one` as surely."""
        return why == _DECIDED or not any(self._rivals(one, other, why))

    def _rivals(self, one: str, other: str, why: Agreement) -> Iterator[str]:
        """What cannot be `other`, and would do for `one` as surely; not what an analyst joins with `one`, its own self."""
        fits, parted = self._fits(one), self.overrule.parted.get(other, frozenset())
        mine, yours = self.overrule.chain(one), self.overrule.chain(other)
        for rival in self._apart(other, fits.keys()) - yours - mine | parted & fits.keys():
            if rival != other and fits[rival].strength <= why.strength:
                yield rival

    def rivals(self, one: str, other: str) -> tuple[str, ...]:
        """The nodes that would do for either of two as surely as they for one another, and cannot be both; sorted."""
        why = self._agreement(one, other)
        return tuple(sorted({*self._rivals(one, other, why), *self._rivals(other, one, why)})) if why else ()

    def _apart(self, one: str, others: Set[str]) -> set[str]:
        """Those of others that rules say a node cannot be; no two nodes are compared twice."""
        for other in others - self._known[one]:
            mine, yours = self._node(one), self._node(other)
            if mine and yours and one != other and self.likeness.apart(mine, yours, self._canonical):
                self._others[one].add(other)
                self._others[other].add(one)
            self._known[other].add(one)
        self._known[one] |= others
        return self._others[one] & others

    def _regroup(self, loose: set[str]) -> set[str]:
        """Make sets of all nodes that are or were reached from these by ties; those whose least changed."""
        reached = set(loose) | {other for node in loose for other in self.index.same(node)}
        edge = list(reached)
        ties: dict[Tie, Strength] = {}
        while edge:
            node = edge.pop()
            for other, why in self.index.ties(node).items():
                ties[min(node, other), max(node, other)] = why.strength
                if other not in reached:
                    reached.add(other)
                    edge.append(other)
        leasts = {node: min(group) for group in sets(ties, self._sound) for node in group}
        return {node for node in sorted(reached) if self.index.make_same(node, leasts.get(node, node))}

    def _sound(self, group: frozenset[str]) -> bool:
        """Whether a set has one state at most, of events one record an article, and no two that an analyst parts."""
        if any(not self.overrule.parted.get(iri, frozenset()).isdisjoint(group) for iri in group):
            return False
        apart = {iri: self._excluded(iri, group) for iri in group}
        if not any(apart.values()):
            return True
        selves = {self.overrule.chain(iri) & group for iri in group}
        return not any(self._exclude(one, other, apart) for one, other in combinations(selves, 2))

    def _excluded(self, one: str, group: frozenset[str]) -> set[str]:
        """The nodes that by rules cannot be in one set with a node."""
        node = self._node(one)
        if node and node.cls in EVENTS:
            return self._apart(one, group)
        state = country_of(one)
        return {other for other in group if state and country_of(other) not in (None, state)}

    def _exclude(self, one: frozenset[str], other: frozenset[str], apart: Mapping[str, set[str]]) -> bool:
        """Whether two parts of a set, each of one node or joined by an analyst, cannot be one.

        A part whose nodes the rules would keep two is excluded only where all of them are: else what an analyst joins with
        one report of a meeting would tear the others from it.
        """
        overruled = any(apart[iri] & part for part in (one, other) for iri in part)
        found = (b in apart[a] for a, b in product(one, other))
        return all(found) if overruled else any(found)
