"""Classes whose nodes are compared: which are tied after some of them changed, and which sets the ties make.

A tie depends on two nodes and on what else would do for either of them as well, nothing further: so a change is felt by
the changed nodes and by those that share a key with them, however large the graph is.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from bangiao.graph.identity.agreement import Agreement, Likeness, Strength
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.namesakes import incompatible
from bangiao.graph.identity.node import EVENTS, Node, country_of
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.reprints import settle
from bangiao.graph.identity.sets import sets
from bangiao.graph.identity.times import untimed
from bangiao.graph.iri import of_one_name, sphere_in

_CROWD = 200  # nodes under one key that are compared; so many reports of one meeting, or bearers of one family name, at most
_DECIDED = Agreement(Strength.ANALYST, "analyst")


Pair = tuple[str, str]


class Moved(NamedTuple):
    """What a round of changes moved: nodes of whose set another is the least now, and those that events know by another name."""

    least: set[str]
    canonical: set[str]


@dataclass
class Linking:
    """One class of one index, for one round of changes: what was read and compared is kept until its end."""

    index: Index
    likeness: Likeness
    overrule: Overrule
    _touched: set[str] = field(default_factory=set)
    _nodes: dict[str, Node | None] = field(default_factory=dict)
    _refitted: dict[str, dict[str, Agreement]] = field(default_factory=dict)  # what fresh nodes agree with
    _fitting: dict[str, dict[str, Agreement]] = field(default_factory=dict)  # what any node agrees with, once that is noted
    _names: dict[str, str] = field(default_factory=dict)  # of entities, by which events know them
    _known: dict[str, set[str]] = field(default_factory=dict)  # of which nodes it is known whether each excludes them
    _others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # the nodes that rules say a node cannot be
    _far: dict[str, set[str]] = field(default_factory=dict)  # those of them that its rivals are among

    def relink(self, changed: Iterable[str]) -> Moved:
        """Bring ties and sets up to date after these nodes changed; the nodes that are another now.

        Of the nodes that did not change, what they agree with is as it was, but for the changed ones, and for those under a
        key that became a crowd or is one no more.
        """
        standing = settle(changed := set(changed), self._node, self.index, self.overrule)
        self._touched = {one for one in changed if self.index.original(one) == one} | standing.originals
        fresh = self._touched | self._refile()
        old = {one: self.index.fits(one) for one in fresh}
        loose = {node for one in sorted(fresh) for node in self._refit(one, old[one])} | self._touched
        for one, other in self._doubtful(fresh, old):
            if self.index.tie(one, other, self._clear(one, other)):
                loose |= {one, other}
        moved = self._regroup(loose)  # a tie may be what it was, while the set that it makes is sound no more
        return Moved(*(self._with_reprints(nodes) | standing.followers for nodes in moved))

    def _with_reprints(self, nodes: set[str]) -> set[str]:
        prints = {its for one in nodes if (its := self.index.fingerprint(one))}
        return nodes.union(*map(self.index.prints, prints))

    def _refile(self) -> set[str]:
        """File the changed nodes; those under keys that became a crowd, or are one no more."""
        keys = {one: self._keys(one) for one in self._touched}
        blocks = {key for one in self._touched for key in keys[one] | self.index.keys(one)}
        before = {key: self._block(key) for key in blocks}
        for one in self._touched:
            self.index.file(one, keys[one])
        after = {key: self._block(key) for key in blocks}
        return {one for key in blocks if (before[key] is None) != (after[key] is None) for one in before[key] or after[key] or ()}

    def _block(self, key: str) -> list[str] | None:
        """The nodes under a key; None where they are a crowd: what very many have in common says nothing of two of them."""
        found = self.index.filed(key, _CROWD + 1)
        return found if len(found) <= _CROWD else None

    def _node(self, iri: str) -> Node | None:
        if iri not in self._nodes:
            self._nodes[iri] = self.index.node(iri)
        return self._nodes[iri]

    def _keys(self, iri: str) -> set[str]:
        node = self._node(iri)
        return self.likeness.keys(node, self._canonical) if node and self.index.original(iri) == iri else set()

    def _canonical(self, entity: str) -> str:
        """The one of the nodes that an entity is one with by which events know it; entities are settled before events."""
        if entity not in self._names:
            self._names[entity] = self.index.canonical(entity)
        return self._names[entity]

    def _neighbours(self, iri: str) -> set[str]:
        """The nodes that share a key with this, by what is filed; and those that an analyst has said something of."""
        keys = self.index.keys(iri)
        shared = {other for key in keys for other in self._mates(key, keys)}
        return (shared | self.overrule.joined.get(iri, frozenset())) - {iri}

    def _mates(self, key: str, keys: Set[str]) -> list[str]:
        """The nodes under one of a node's keys. Of events of all times only those without a month, where it has one itself:
        the others are under its months or cannot be it; so that what happened in other years costs nothing.
        """
        block, without = self._block(key), untimed(key)
        if not block:
            return []
        return self.index.filed(without) if without and without not in keys else block

    def _agreed(self, one: str, other: str) -> Agreement | None:
        """The agreement of two neighbours, read from the other's side where that was compared already."""
        return self._refitted[other].get(one) if other in self._refitted else self._agreement(one, other)

    def _agreement(self, one: str, other: str) -> Agreement | None:
        mine, yours = self._node(one), self._node(other)
        if not mine or not yours or mine.cls != yours.cls or other in self.overrule.parted.get(one, ()):
            return None
        return _DECIDED if other in self.overrule.joined.get(one, ()) else self.likeness.agree(mine, yours, self._canonical)

    def _refit(self, one: str, old: Mapping[str, Agreement]) -> set[str]:
        """Note anew what a node agrees with, taken by themselves; the nodes that this unties."""
        found = ((other, self._agreed(one, other)) for other in self._neighbours(one))
        self._refitted[one] = new = {other: why for other, why in found if why}
        differing = (other for other in old.keys() | new.keys() if old.get(other) != new.get(other))
        return {node for other in differing if self.index.fit(one, other, new.get(other)) for node in (one, other)}

    def _fits(self, iri: str) -> dict[str, Agreement]:
        """The nodes that a node agrees with, as they are noted."""
        if iri not in self._fitting:
            self._fitting[iri] = self.index.fits(iri)
        return self._fitting[iri]

    def _doubtful(self, fresh: set[str], old: Mapping[str, Mapping[str, Agreement]]) -> set[Pair]:
        """The pairs that agree, and whose rivals may be others now: of a fresh node, and of what it is or was a rival for."""
        found: set[Pair] = set()
        for one in fresh:
            self._far[one] = self._apart(one, self.index.beyond(one)) | self.overrule.parted.get(one, frozenset())
            found |= {_pair(one, other) for other in self._fits(one)}
            fits = self._fits(one).keys()
            found |= {_pair(other, far) for far in self._far[one] for other in self.index.ties(far).keys() & fits}
        once = {other for fits in old.values() for other in fits}
        return found | {_pair(other, far) for other in once for far in self.index.untied(other)}

    def _clear(self, one: str, other: str) -> bool:
        """Whether nothing would do for either of two as surely as they for one another, and cannot be both."""
        why = self._fits(one)[other]
        return why == _DECIDED or not (any(self._rivals(one, other, why)) or any(self._rivals(other, one, why)))

    def _rivals(self, one: str, other: str, why: Agreement) -> Iterator[str]:
        """What cannot be `other`, and would do for `one` as surely. What an analyst joins with `one` is its own self."""
        if other in self._far and not self._far[other]:
            return
        parted = self.overrule.parted.get(other, frozenset())
        selves = self.overrule.chain(one) | self.overrule.chain(other)
        as_sure = (rival for rival, its in self._fits(one).items() if its.strength <= why.strength)
        for rival in as_sure:  # one by one: the first is enough to untie two, and few are compared where many agree
            if rival in parted or (rival not in selves and self._another(one, other, rival)):
                yield rival

    def _another(self, one: str, other: str, rival: str) -> bool:
        """Whether a rival, that would do for `one`, cannot be `other`. A namesake of `one` is a rival by offices alone."""
        return bool(self._apart(other, {rival})) and (not of_one_name(one, rival) or self._namesakes(other, rival))

    def rivals(self, one: str, other: str) -> tuple[str, ...]:
        """The nodes that would do for either of two as surely as they for one another, and cannot be both; sorted."""
        why = self._agreement(one, other)
        return tuple(sorted({*self._rivals(one, other, why), *self._rivals(other, one, why)})) if why else ()

    def _apart(self, one: str, others: Set[str]) -> set[str]:
        """Those of others that rules say a node cannot be; no two nodes are compared twice."""
        for other in others - self._known_of(one):
            mine, yours = self._node(one), self._node(other)
            if mine and yours and self.likeness.apart(mine, yours, self._canonical):
                self._others[one].add(other)
                self._others[other].add(one)
            self._known_of(other).add(one)
        self._known[one] |= others
        return self._others[one] & others

    def _known_of(self, one: str) -> set[str]:
        """The nodes of which it is known whether this excludes them; at first those of its set, which of events is sound."""
        if one not in self._known:
            node = self._node(one)
            same = set(self.index.same(one)) if node and node.cls in EVENTS and one not in self._touched else set[str]()
            sound = same.isdisjoint(self.overrule.joined)
            self._known[one] = (same - self._touched if sound else set()) | {one}
        return self._known[one]

    def _regroup(self, loose: set[str]) -> Moved:
        """Make sets of all nodes that are or were reached from these by ties; those that are another now."""
        near = loose | {other for node in loose for other in self.index.same(node)}
        left = {node for node in near if self.index.original(node) == node}
        groups: list[frozenset[str]] = []
        while left:
            reached = self.index.reached(left.pop())
            left -= reached
            groups += self._sets(frozenset(reached))
        return self._note(groups)

    def _note(self, groups: list[frozenset[str]]) -> Moved:
        """Note the sets of all nodes that may be another now, and the name of each; those that are."""
        least_of = {group: min(map(self.index.least_print, group)) for group in groups}
        leasts = {node: least_of[group] for group in groups for node in group}
        before = {node: self.index.least(node) for node in leasts}
        known = {least: self.index.name(least) for least in set(before.values())}
        names = {least_of[group]: self._name({node: known[before[node]] for node in group}) for group in groups}
        moved = {node for node in leasts if self.index.make_same(node, leasts[node])}
        for least in known.keys() | names.keys():
            if names.get(least, least) != known.get(least, least):
                self.index.call(least, names.get(least, least))
        return Moved(moved, {node for node in leasts if names[leasts[node]] != known[before[node]]})

    def _name(self, before: Mapping[str, str]) -> str:
        """The name by which events know a set, from those by which they knew its nodes: of what most was told so far.

        So who is told of by thousands of articles keeps his name when another spelling joins him or leaves him, even where
        that is the least: events of his need not be looked at again. What is decided does not depend on the name, but on
        whether two are equal, and on the state and kind that it shows, which are those of the least.
        """
        fit = [node for node in before if _shown(node) == _shown(min(before))]
        told: Counter[str] = Counter()
        for node, name in before.items() if len(fit) > 1 else ():
            told[name] += self.index.tellers(node)
        return min(fit, key=lambda node: (-told[node], node))

    def _sets(self, reached: frozenset[str]) -> list[frozenset[str]]:
        """The sets that ties make of what they lead to: one, where all of it is sound."""
        if self._sound(reached):
            return [reached]
        ties = {_pair(one, other): why.strength for one in reached for other, why in self.index.ties(one).items()}
        found = sets(ties, self._sound)
        return [*found, *(frozenset((node,)) for node in reached.difference(*found))]

    def _sound(self, group: frozenset[str]) -> bool:
        """Whether a set has one state at most, of persons no namesakes, of events one record an article, and no two that an
        analyst parts.
        """
        if any(not self.overrule.parted.get(iri, frozenset()).isdisjoint(group) for iri in group):
            return False
        placed = frozenset(filter(sphere_in, group))
        apart = {iri: self._excluded(iri, group, group if iri in placed else placed) for iri in group}
        if not any(apart.values()):
            return True
        selves = {self.overrule.chain(iri) & group for iri in group}
        return not any(self._exclude(one, other, apart) for one, other in combinations(selves, 2))

    def _excluded(self, one: str, group: frozenset[str], namesakes: frozenset[str]) -> set[str]:
        """The nodes that by rules cannot be in one set with a node; of `namesakes` those that offices part from it."""
        node = self._node(one)
        if node and node.cls in EVENTS:
            return self._apart(one, group)
        state = country_of(one)
        others = {other for other in group if state and country_of(other) not in (None, state)}
        return others | {other for other in namesakes if self._namesakes(one, other)}

    def _namesakes(self, one: str, other: str) -> bool:
        """Whether two persons are two by their offices."""
        if not (sphere_in(one) or sphere_in(other)):
            return False
        mine, yours = self._node(one), self._node(other)
        return mine is not None and yours is not None and incompatible(mine, yours)

    def _exclude(self, one: frozenset[str], other: frozenset[str], apart: Mapping[str, set[str]]) -> bool:
        """Whether two parts of a set, each of one node or joined by an analyst, cannot be one.

        A part whose nodes the rules would keep two is excluded only where all of them are: else what an analyst joins with
        one report of a meeting would tear the others from it.
        """
        overruled = any(apart[iri] & part for part in (one, other) for iri in part)
        found = (b in apart[a] for a, b in product(one, other))
        return all(found) if overruled else any(found)


def _shown(iri: str) -> list[str]:
    """What an entity's IRI shows of it: its kind and its state."""
    return iri.split("/")[:2]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
