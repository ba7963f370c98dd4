"""Assistance: who gives whom what, how much of it."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.circumstance import place_of
from bangiao.extract.claims import Claim
from bangiao.extract.mention import QuantityMention
from bangiao.extract.records.draft import Draft, Scene, Values, actors, dates_fit, event, kind, told, unique


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    tale = told(claim)
    provider = unique(a.party for a in actors(claim, scene, "provider") if a.party)
    recipient = unique(a.party for a in actors(claim, scene, "recipient") if a.party)
    if tale == "denied" or not provider or provider == recipient:
        return
    happening, passages = event(claim, scene, tale)
    values: Values = {"provider": provider[:1], "recipient": recipient[:1], "kind": kind(claim), **happening}
    for filler in claim.all("count"):
        if isinstance(filler, QuantityMention):
            values["count"], values["unit"] = [filler.count], [filler.unit]
    place, _ = place_of(claim)
    if place:
        values["place"] = [place]
    yield Draft("Assistance", values, passages, (claim.rule,))


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    keys = ("provider", "recipient", "kind")
    return all(one[k] == other[k] for k in keys) and dates_fit(one, other) and one.get("count") == other.get("count")
