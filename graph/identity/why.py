"""Why two nodes are one, or are not: read from the index, nothing is decided here."""
from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from bangiao.graph.identity.agreement import REASONS
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.likeness import COMPARED, KEYED
from bangiao.graph.identity.linking import Linking
from bangiao.graph.identity.namesakes import incompatible
from bangiao.graph.identity.node import PERSON
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import sphere_in

_REPRINT = "same-words"
_BY_KEY = {"Policy": "same-label", "RelationMilestone": "same-step", "Assistance": "same-help"}


@dataclass(frozen=True, slots=True)
class Step:
    """Two nodes that are tied directly, without the base of the data, and why (a key of `REASONS`)."""

    one: str
    other: str
    reason: str

    def told(self, language: str) -> str:
        """The reason in words, in `vi` or `en`."""
        return REASONS[self.reason][0 if language == "vi" else 1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two nodes are one; the steps from the one to the other, or what speaks against it."""

    same: bool
    steps: tuple[Step, ...] = ()
    against: str | None = None
    rivals: tuple[str, ...] = ()


def why(index: Index, one: str, other: str, overrule: Overrule) -> Verdict:
    """Why two nodes are one or are not. Raises KeyError with the IRI of one that no article tells of."""
    nodes = [index.node(iri) for iri in (one, other)]
    for iri, node in zip((one, other), nodes, strict=True):
        if node is None:
            raise KeyError(iri)
    if index.least(one) == index.least(other):
        return Verdict(same=True, steps=_way(index, one, other))
    return _against(index, index.original(one), index.original(other), overrule)


def _way(index: Index, one: str, other: str) -> tuple[Step, ...]:
    """The way between two nodes that are one, from a reprint by its original."""
    here, there = index.original(one), index.original(other)
    begin = (Step(one, here, _REPRINT),) if one != here != other else ()
    end = (Step(there, other, _REPRINT),) if other != there != one else ()
    if here == there:
        return begin + end or ((Step(one, other, _REPRINT),) if one != other else ())
    return begin + _path(index, here, there) + end


def _path(index: Index, one: str, other: str) -> tuple[Step, ...]:
    """The shortest way from tie to tie among the nodes that are one; one step where a key of both makes them one."""
    node = index.node(one)
    if one == other or node is None:
        return ()
    if node.cls in _BY_KEY and index.keys(one) & index.keys(other):
        return (Step(one, other, _BY_KEY[node.cls]),)
    within = set(index.same(one))
    before: dict[str, Step] = {}
    waiting = deque([one])
    while waiting and other not in before:
        here = waiting.popleft()
        for there, agreement in sorted(index.ties(here).items()):
            if there in within and there != one and there not in before:
                before[there] = Step(here, there, agreement.reason)
                waiting.append(there)
    return _steps(before, one, other) if other in before else (Step(one, other, "analyst"),)


def _steps(before: dict[str, Step], one: str, other: str) -> tuple[Step, ...]:
    steps = []
    while other != one:
        steps.append(before[other])
        other = before[other].one
    return tuple(reversed(steps))


def _against(index: Index, one: str, other: str, overrule: Overrule) -> Verdict:
    mine, yours = index.node(one), index.node(other)
    assert mine
    assert yours
    if other in overrule.parted.get(one, ()):
        return Verdict(same=False, against="decided")
    if mine.cls != yours.cls:
        return Verdict(same=False, against="classes")
    if mine.cls in KEYED:
        keys = {KEYED[mine.cls](node, index.canonical) for node in (mine, yours)}
        return Verdict(same=False, against="chain" if len(keys) == 1 and None not in keys else "key")
    if mine.cls not in COMPARED:
        return Verdict(same=False, against="apart")
    if mine.cls == PERSON and incompatible(mine, yours):
        return Verdict(same=False, against="provinces" if sphere_in(one) == sphere_in(other) else "offices")
    agreement = COMPARED[mine.cls].agree(mine, yours, index.canonical)
    if agreement is None:
        apart = COMPARED[mine.cls].apart(mine, yours, index.canonical)
        return Verdict(same=False, against="apart" if apart else "unlike")
    rivals = Linking(index, COMPARED[mine.cls], overrule).rivals(one, other)
    return Verdict(same=False, against="rivals" if rivals else "chain", rivals=rivals)
