"""How well sets of nodes that are said to be one agree with those that careful readers made.

Three measures, since each is blind to something: B³ (Bagga and Baldwin 1998) by node, which mergers of nothing already pass well;
CEAFe (Luo 2005) by set; and pairs of nodes, the hardest. Recall falls where sets are left apart, precision where they are merged.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb

from bangiao.evaluation.assignment import best_pairs

Sets = Mapping[str, Hashable]  # of each node which set it is in


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(found: Sets, gold: Sets) -> Score:
    """Of each node the share of its set that belongs there, and the share found of those that belong to it; means over nodes."""
    mine, theirs, both = _sizes(found, gold)
    nodes = max(1, len(found))
    shared = [(both[found[node], gold[node]], mine[found[node]], theirs[gold[node]]) for node in found]
    return Score(sum(s / m for s, m, _ in shared) / nodes, sum(s / t for s, _, t in shared) / nodes)


def pairs(found: Sets, gold: Sets) -> Score:
    """Of the pairs of nodes in one set found the share that belongs together, and of those that do the share found."""
    mine, theirs, both = ({key: comb(size, 2) for key, size in sizes.items()} for sizes in _sizes(found, gold))
    right = sum(both.values())
    return Score(_share(right, sum(mine.values())), _share(right, sum(theirs.values())))


def ceaf_e(found: Sets, gold: Sets) -> Score:
    """Sets paired one to one so that their likeness (twice the shared nodes by all nodes of both) is greatest, by all sets."""
    mine, theirs, both = _sizes(found, gold)
    worth = {(f, g): 2 * shared / (mine[f] + theirs[g]) for (f, g), shared in both.items()}
    likeness = sum(_best(group, worth) for group in _connected(worth))
    return Score(_share(likeness, len(mine)), _share(likeness, len(theirs)))


Sizes = dict[Hashable, int]
Both = dict[tuple[Hashable, Hashable], int]


def _sizes(found: Sets, gold: Sets) -> tuple[Sizes, Sizes, Both]:
    """How many nodes are in each set found, in each of gold, and in each two."""
    mine: Sizes = defaultdict(int)
    theirs: Sizes = defaultdict(int)
    both: Both = defaultdict(int)
    for node, own in found.items():
        mine[own] += 1
        theirs[gold[node]] += 1
        both[own, gold[node]] += 1
    return mine, theirs, both


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _connected(worth: Iterable[tuple[Hashable, Hashable]]) -> list[tuple[list[Hashable], list[Hashable]]]:
    """The sets that share nodes, directly or over others, as rows and columns: pairing within them is all there is to pair."""
    beside: dict[tuple[str, Hashable], list[tuple[str, Hashable]]] = defaultdict(list)
    for f, g in worth:
        beside["found", f].append(("gold", g))
        beside["gold", g].append(("found", f))
    left, groups = dict.fromkeys(beside), []
    while left:
        reached = edge = [next(iter(left))]
        while edge:
            edge = [node for at in edge for node in dict.fromkeys(beside[at]) if node not in reached]
            reached = [*reached, *dict.fromkeys(edge)]
        for node in reached:
            left.pop(node, None)
        groups.append(([key for side, key in reached if side == "found"], [key for side, key in reached if side == "gold"]))
    return groups


def _best(group: tuple[list[Hashable], list[Hashable]], worth: Mapping[tuple[Hashable, Hashable], float]) -> float:
    rows, columns = group
    table = [[worth.get((row, column), 0.0) for column in columns] for row in rows]
    return sum(table[row][column] for row, column in best_pairs(table))
