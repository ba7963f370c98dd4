"""Policies: a label, its holder, its principles."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.claims import Claim
from bangiao.extract.fact import Country, Passage, Principle, Value
from bangiao.extract.mention import PolicyMention
from bangiao.extract.normal import folded
from bangiao.extract.records.draft import Draft, Scene, Values, actors, unique


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    for filler in claim.all("label"):
        if not isinstance(filler, PolicyMention):
            continue
        holders: list[Value] = [Country(filler.country)] if filler.country else []
        holders = holders or unique(a.party for a in actors(claim, scene, "holder") if a.party)
        values: Values = {"label": [filler.label], "holder": holders[:1]}
        if filler.principles:
            values["principle"] = [Principle(p, n) for n, p in enumerate(filler.principles, 1)]
        passage = Passage(claim.start, claim.end, tuple(sorted({r for r, _ in claim.roles} | ({"principle"} if filler.principles else set()))))
        if holders:
            yield Draft("Policy", values, (passage,), (claim.rule,))


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    x, y = set(folded(str(one["label"][0])).split()), set(folded(str(other["label"][0])).split())
    return one["holder"] == other["holder"] and (x <= y or y <= x)
