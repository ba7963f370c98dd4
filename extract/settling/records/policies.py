"""Policies: a label, its holder, its principles."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from bangiao.extract.claiming.claims import Claim
from bangiao.extract.fact import Country, Organization, Passage, Principle, Value
from bangiao.extract.mentioning.mention import (
    CountryMention,
    GroupMention,
    Mention,
    OrganizationMention,
    PersonMention,
    PolicyMention,
)
from bangiao.extract.settling.records.draft import Draft, Scene, Values, actors_of, unique
from bangiao.extract.words.normal import folded

_HOLDERS = (CountryMention, GroupMention, OrganizationMention, PersonMention)  # who can hold a policy


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    for filler in claim.all("label"):
        if isinstance(filler, PolicyMention) and (holders := _holders(claim, filler, scene)):
            values: Values = {"label": [filler.label], "holder": holders}
            if filler.principles:
                values["principle"] = [Principle(p, n) for n, p in enumerate(filler.principles, 1)]
            yield Draft("Policy", values, (Passage(claim.start, claim.end, tuple(sorted(values))),), (claim.rule,))


def _holders(claim: Claim, policy: PolicyMention, scene: Scene) -> list[Value]:
    """Who holds a policy: whom its label fixes, both states of one held jointly, else whom the sentence names."""
    if policy.country:
        return [Country(policy.country)]
    if policy.organization:
        return [Organization(policy.organization)]
    if policy.joint:
        return [Country(iso) for iso in scene.cast.pair_near(claim.reading)]
    return _told(claim, scene, policy)[:1]


def _told(claim: Claim, scene: Scene, policy: PolicyMention) -> list[Value]:
    """The party behind "của", else the one that the sentence begins with; nobody where who that is stays open."""
    scan, mentions = claim.reading.scan, claim.reading.mentions
    after = scan.index(policy.end)
    behind = [m for m in mentions if scan.means(after, "of") and scan.index(m.start) == after + 1]
    before = [m for m in mentions if m.end <= policy.start and isinstance(m, _HOLDERS)]
    told = behind or before[:1]
    return unique(a.party for a in actors_of(claim, scene, told) if a.party and not _private(told))


def _private(mentions: Sequence[Mention]) -> bool:
    """Whether the first who could hold a policy is a company: what it pursues is no policy of a state."""
    return any(isinstance(m, OrganizationMention) and m.kind in ("company", "media", "bank") for m in mentions[:1])


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    x, y = set(folded(str(one["label"][0])).split()), set(folded(str(other["label"][0])).split())
    return one["holder"] == other["holder"] and (x <= y or y <= x)
