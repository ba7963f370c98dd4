"""Milestones of relations: established, upgraded, severed, restored, between whom, at what level, when."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.circumstance import founding
from bangiao.extract.claims import Claim
from bangiao.extract.fact import Country, Date, Passage
from bangiao.extract.records.draft import Draft, Scene, Values, actors, dates_fit, kind, told, unique


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    parties = unique(a.party for a in actors(claim, scene, "party") if a.party)
    if len(parties) < 2:
        near = [Country(iso) for iso in scene.cast.pair_near(claim.reading)]
        parties = unique([*parties, *near])[:2] if not parties or parties[0] in near else parties
    if len(parties) != 2 or told(claim) in ("denied", "planned", "cancelled"):
        return
    date, words = founding(claim, scene.calendar)
    roles = tuple(sorted({role for role, _ in claim.roles}))
    values: Values = {"party": parties, "kind": kind(claim)}
    if level := [claim.reading.scan.text[f.start:f.end] for f in claim.all("level")]:
        values["level"] = [level[0]]
    passages = [Passage(claim.start, claim.end, roles)]
    if date and words:
        values["date"] = [Date(date.first)]
        passages.append(Passage(words.start, words.end, ("date",)))
    yield Draft("RelationMilestone", values, tuple(passages), (claim.rule,))


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    return set(one["party"]) == set(other["party"]) and one["kind"] == other["kind"] and dates_fit(one, other)
