"""Reports that tell an event trait for trait as another does: reprints, of which only the original is compared.

An agency's report stands in dozens of papers. Each would be compared with all the others, and all of them with what else tells
of the same people; so they follow the original, that of the first article by id, in whatever it is one with.
"""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.seats import is_incumbent, unnamed

_OWN = ("article", "visit")  # traits that name the article, or a node of its own


class Standing(NamedTuple):
    """Nodes to be compared anew, since they are originals now or are no more; and those that follow another node now, or none."""

    originals: set[str]
    followers: set[str]


def fingerprint(one: Node | None) -> str | None:
    """Equal for reports of which one is a reprint of the other; None of what is not told in a long sentence."""
    if one is None or not one.all("words"):
        return None
    told = sorted((name, _value(value)) for name, values in one.traits.items() if name not in _OWN for value in values)
    return hashlib.blake2b(repr((one.cls, told)).encode(), digest_size=12).hexdigest()


def settle(changed: Iterable[str], node: Callable[[str], Node | None], index: Index, overrule: Overrule) -> Standing:
    """Note of which reports these are reprints now. What an analyst speaks of is none: it is looked at by itself."""
    spoken_of = overrule.joined.keys() | overrule.parted.keys()
    now = {one: None if one in spoken_of else fingerprint(node(one)) for one in changed}
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


def _ends(its: str, index: Index) -> tuple[list[str], str | None]:
    """The original of reports, and the least of them, which stands for a set."""
    return index.prints(its, 1), index.least_of_prints(its)


def _value(value: str) -> str:
    """A value; of who is called by office alone, and has a node in each article, state and office."""
    return " ".join(unnamed(value)) if is_incumbent(value) else value
