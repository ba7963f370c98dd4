"""From ties between two nodes to sets of nodes that are one, such that no set holds what cannot be one."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from bangiao.graph.identity.agreement import Strength

Tie = tuple[str, str]
Sound = Callable[[frozenset[str]], bool]


def sets(ties: Mapping[Tie, Strength], sound: Sound) -> list[frozenset[str]]:
    """The sets that the ties make, those of two nodes and more.

    The surest ties are taken first. Where all ties of one strength would join what is not `sound`, none of them that lead
    there is taken: which one is wrong cannot be told, and a wrong set is worse than two. The order of the ties is nothing.
    """
    found: dict[str, frozenset[str]] = {}
    for strength in Strength:
        level = [tie for tie, known in ties.items() if known == strength]
        for group in _components([*level, *_chains(found)]):
            if group not in found.values() and sound(group):
                found.update(dict.fromkeys(group, group))
    return sorted(set(found.values()), key=min)


def _chains(found: Mapping[str, frozenset[str]]) -> list[Tie]:
    """Ties that keep the sets so far together."""
    return [(min(group), node) for node, group in found.items()]


def _components(ties: Iterable[Tie]) -> list[frozenset[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        beside[one].add(other)
        beside[other].add(one)
    left = dict.fromkeys(beside)
    found = []
    while left:
        found.append(frozenset(_reached(next(iter(left)), beside)))
        for node in found[-1]:
            del left[node]
    return found


def _reached(start: str, beside: Mapping[str, set[str]]) -> set[str]:
    reached, edge = {start}, [start]
    while edge:
        fresh = beside[edge.pop()] - reached
        reached |= fresh
        edge += fresh
    return reached
