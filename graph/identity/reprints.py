"""Reports that tell an event trait for trait as another does: reprints, of which only the original is compared.

An agency's report stands in dozens of papers. Each would be compared with all the others, and all of them with what else tells
of the same people; so they follow the original, that of the first article by id, in whatever it is one with.
Their articles report the same of all occasions: so what excludes one another in the one does in the other.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.report import OCCASIONS, digest
from bangiao.graph.identity.seats import is_incumbent


class Standing(NamedTuple):
    """Nodes to be compared anew, since they are originals now or are no more; and those that follow another node now, or none."""

    originals: set[str]
    followers: set[str]


def fingerprint(one: Node) -> str | None:
    """Equal for reports of which one is a reprint of the other, and so is all that their articles report.

    None of what is not told in a long sentence, or by an article that tells two events alike.
    """
    if not (one.all("words") and one.all("report")):
        return None
    return digest(one.cls, ((name, value) for name, values in one.traits.items() for value in values))


def settle(changed: Iterable[str], node: Callable[[str], Node | None], index: Index, overrule: Overrule) -> Standing:
    """Note of which reports these are reprints now. Of whose article an analyst speaks is none: it is looked at by itself."""
    now = {one: _print(node(one), index, overrule) for one in changed}
    differing = {one: its for one, its in now.items() if its != index.fingerprint(one)}
    prints = {its for one, new in differing.items() for its in (index.fingerprint(one), new) if its}
    before = {its: _ends(its, index) for its in prints}
    for one, its in differing.items():
        told = node(one)
        index.print(one, its, told.one("article") if told else None)
    moved = {its for its in prints if _ends(its, index) != before[its]}
    standing = differing.keys() | {one for its in moved for one in (*before[its][0], *index.prints(its, 1))}
    for one in standing:
        if index.original(one) != one:
            index.follow(one)
    return Standing(standing, differing.keys() | {one for its in moved for one in index.prints(its)})


def _spoken_of(one: Node, index: Index, overrule: Overrule) -> bool:
    """Whether an analyst speaks of an event, of another that its article reports, or of whom these call by office alone."""
    if not (overrule.same or overrule.different):
        return False
    alone = {who for values in one.traits.values() for who in values if is_incumbent(who)}
    reported = index.told_by(one.one("article") or "", OCCASIONS)
    return any(its in overrule.joined or its in overrule.parted for its in (one.iri, *alone, *reported))


def _print(one: Node | None, index: Index, overrule: Overrule) -> str | None:
    """The fingerprint of what may be a reprint."""
    return None if one is None or _spoken_of(one, index, overrule) else fingerprint(one)


def _ends(its: str, index: Index) -> tuple[list[str], str | None]:
    """The original of reports, and the least of them, which stands for a set."""
    return index.prints(its, 1), index.least_of_prints(its)
