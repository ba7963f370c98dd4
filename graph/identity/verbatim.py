"""Events that two articles tell in the same words: news agencies' reports are reprinted, and papers copy from themselves.

Of whom the same long sentence tells the same thing, one event is told, also where nothing shows when it was.
"""
from __future__ import annotations

from bangiao.extract.words.normal import folded
from bangiao.graph.identity.agreement import Agreement, Canonical, Strength
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.occasion import gap, signs
from bangiao.graph.identity.seats import is_incumbent, unnamed
from bangiao.graph.identity.times import of_one_article

_ROLES = ("participant", "party", "visitor", "destination", "origin", "signatory")


def wordings(one: Node) -> set[str]:
    """Keys of what is told in long sentences; each class has its own, since a crowd under a key is one of its class."""
    return {f"words of {one.cls} {words}" for words in one.all("words")}


def verbatim(one: Node, other: Node, canonical: Canonical) -> Agreement | None:
    """Whether two articles tell the same of two events in the same words, and nothing shows two occasions."""
    if of_one_article(one, other) or one.all("words").isdisjoint(other.all("words")):
        return None
    alike = _told(one, canonical) == _told(other, canonical) and (gap(one, other) == 0 or signs(one, other, canonical) >= 0)
    return Agreement(Strength.SURE, "same-words") if alike else None


def _told(one: Node, canonical: Canonical) -> list[frozenset[object]]:
    """Who and what is told of an event; of those without a name the offices, since each article has its own node of them."""
    people = (frozenset(unnamed(who) if is_incumbent(who) else canonical(who) for who in one.all(role)) for role in _ROLES)
    return [*people, frozenset(map(folded, one.all("title"))), one.all("kind")]
