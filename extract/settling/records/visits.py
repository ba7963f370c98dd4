"""Visits: who went from where to where."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.fact import Country
from bangiao.extract.mentioning.mention import CountryMention, Mention, OrganizationMention, PlaceMention, members
from bangiao.extract.settling.records.draft import Draft, Scene, Values, actors, dates_fit, event, kind, named, told, unique


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    tale = told(claim)
    if tale == "denied" or _sends_nobody(claim):
        return
    visitors = actors(claim, scene, "visitor")
    persons = named(visitors)
    origins = unique(a.party for a in visitors if isinstance(a.party, Country))
    happening, passages = event(claim, scene, tale)
    targets = [c for f in claim.all("destination") if not isinstance(f, Words) for c in _countries(f, claim, scene)]
    if not targets and len(origins) == 1:
        targets = [Country(iso) for iso in scene.cast.pair if Country(iso) != origins[0]][:1]
    for target in targets:
        if not origins or target in origins:
            continue
        values: Values = {"visitor": persons, "origin": origins[:1], "destination": [target], "kind": kind(claim), **happening}
        yield Draft("Visit", values if persons else values | _delegation(claim), passages, (claim.rule,), tale == "open")


def _delegation(claim: Claim) -> Values:
    """The words for visitors of whom none is named: "đoàn Ủy ban Đối ngoại Quốc hội Lào"."""
    text = claim.reading.scan.text
    return {"delegation": [text[f.start:f.end] for f in claim.all("visitor")[:1]]}


def _sends_nobody(claim: Claim) -> bool:
    """Whether the visitor is a body that sends no delegation: a navy whose ships call at a port visits nobody."""
    return any(isinstance(f, OrganizationMention) and not f.delegation for f in claim.all("visitor"))


def _countries(mention: Mention, claim: Claim, scene: Scene) -> list[Country]:
    found: list[Country] = []
    for one in members(mention):
        if isinstance(one, CountryMention):
            found.append(Country(one.iso))
        elif isinstance(one, PlaceMention) and one.country:
            found.append(Country(one.country))
        else:
            found += [a.party for a in scene.cast.actors(one, claim.reading) if isinstance(a.party, Country)]
    return found


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    if not dates_fit(one, other) or one["destination"] != other["destination"] or one["origin"] != other["origin"]:
        return False
    x, y = set(one["visitor"]), set(other["visitor"])
    return x <= y or y <= x
