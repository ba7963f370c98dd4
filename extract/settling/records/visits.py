"""Visits: who went from where to where."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.claiming.pattern import table_words
from bangiao.extract.fact import Concept, Country, Value
from bangiao.extract.mentioning.mention import (
    CountryMention,
    Mention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    members,
)
from bangiao.extract.settling.circumstance import place_of, times_of
from bangiao.extract.settling.records.draft import (
    Draft,
    Scene,
    Values,
    actors,
    actors_of,
    dates_fit,
    events,
    kind,
    named,
    supported,
    told,
    unique,
)
from bangiao.extract.settling.resolve import Actor
from bangiao.extract.settling.stance import Stance
from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import table

_ATTENDS = [Concept("attend")]
_VAGUE = [Concept("other")]
_PRIVATE = ("profession", "other", "media", "business")
_LEADERS = ("leader", "head-of-state", "head-of-government", "royal")


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    claim = _at_its_word(claim)
    tale = _tale(claim)
    if tale == "denied" or _sends_nobody(claim) or _counted(claim) or _commented(claim):
        return
    targets, where = _targets(claim, scene)
    for origin, persons in _travellers(claim, scene, targets).items():
        for target in targets or _other_state(claim, scene, origin):
            for happening, passages in events(claim, scene, tale):
                way: Values = {"visitor": persons, "origin": [origin], "destination": [target]}
                values = way | {"kind": kind(claim)} | happening
                whole = supported(passages, where, "destination") if where else passages
                yield Draft("Visit", values if persons else values | _delegation(claim), whole, (claim.rule,), tale == "open")


def _at_its_word(claim: Claim) -> Claim:
    """The claim, read from the word for the visit: what stands before that, "trong" or "cho biết", is no event."""
    words = next((f for f in claim.all("kind") if isinstance(f, Words)), None)
    return replace(claim, trigger=(words.start, words.end)) if words and not claim.fixed else claim


def _tale(claim: Claim) -> Stance:
    """How a visit is told; what somebody is invited to is yet to come."""
    tale, scan = told(claim), claim.reading.scan
    invited = any(scan.ends(scan.index(f.start), "invitations") for f in claim.all("visitor"))
    return "planned" if invited and tale in ("held", "open") else tale


def _delegation(claim: Claim) -> Values:
    """The words for visitors of whom none is named: "đoàn Ủy ban Đối ngoại Quốc hội Lào"."""
    text = claim.reading.scan.text
    return {"delegation": [text[f.start:f.end] for f in claim.all("visitor")[:1]]}


def _sends_nobody(claim: Claim) -> bool:
    """Whether the visitor is a body that sends no delegation: a navy whose ships call at a port visits nobody."""
    return any(isinstance(f, OrganizationMention) and not f.delegation for f in claim.all("visitor"))


def _counted(claim: Claim) -> bool:
    """Whether several visits are told as a number of times and no year tells one from another."""
    first = min((f.start for f in claim.all("kind")), default=claim.start)
    counts = [m for m in claim.reading.mentions if isinstance(m, QuantityMention) and m.end <= first]
    beside = counts and claim.reading.scan.index(counts[-1].end) == claim.reading.scan.index(first)
    return bool(beside) and not times_of(claim)


def _commented(claim: Claim) -> bool:
    """Whether a visit is what its supposed visitor speaks about: "A đánh giá cao chuyến thăm Lào" is not A's own."""
    scan, first = claim.reading.scan, min((f.start for f in claim.all("kind")), default=claim.start)
    spoken = any(m.end <= first for m in claim.all("visitor"))
    return spoken and _is_noun(claim) and scan.ends(scan.index(first), "reporting-verbs")


def _targets(claim: Claim, scene: Scene) -> tuple[list[Country], Mention | None]:
    """Where a visit goes, with the words that say so where they stand outside the claim: the town of a conference."""
    told = [c for f in claim.all("destination") if not isinstance(f, Words) for c in _countries(f, claim, scene)]
    if told or claim.all("destination") or kind(claim) != _ATTENDS:
        return told, None
    place, words = place_of(claim)
    return ([Country(place.country)], words) if place and place.country else ([], None)


def _other_state(claim: Claim, scene: Scene, origin: Country) -> list[Country]:
    """Where a visit goes of which only whose it was is told: from one of the article's two states, to the other."""
    words, visitors = claim.all("kind"), claim.all("visitor")
    whose = not words or (_is_noun(claim) and min(f.start for f in words) < min(f.start for f in visitors))
    if claim.all("destination") or not whose or kind(claim) == _ATTENDS:
        return []
    return [Country(iso) for iso in scene.cast.pair if Country(iso) != origin][:1]


def _travellers(claim: Claim, scene: Scene, targets: Sequence[Country]) -> dict[Country, list[Value]]:
    """Who travels, by state. Where the rule found only the host, or a reporter, it is the one other person of the sentence."""
    found = _by_state(actors(claim, scene, "visitor"))
    guests = {state: persons for state, persons in found.items() if state not in targets}
    if not any(guests.values()) and any(isinstance(f, PersonMention) and _reports(f) for f in claim.all("visitor")):
        guests = {}
    if guests or not found or not _is_noun(claim):
        return guests
    others = _by_state(actors_of(claim, scene, [m for m in claim.reading.mentions if isinstance(m, PersonMention)]))
    abroad = {state: persons[:1] for state, persons in others.items() if persons and state not in targets}
    return abroad if len(abroad) == 1 else {}


def _reports(mention: PersonMention) -> bool:
    """Whether somebody without a name only tells of the visit: "đặc phái viên TTXVN"."""
    return not mention.name and all(o.kind in _PRIVATE or (o.kind == "diplomat" and o.organization) for o in mention.offices)


def _is_noun(claim: Claim) -> bool:
    return any(isinstance(f, Words) and f["form"] == "noun" for f in claim.all("kind"))


def _by_state(found: Sequence[Actor]) -> dict[Country, list[Value]]:
    """The named persons of each state that these actors stand for."""
    states = unique(a.party for a in found if isinstance(a.party, Country))
    return {state: named(a for a in found if a.party == state) for state in states if isinstance(state, Country)}


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
    return (x <= y or y <= x) and (bool(x and y) or _unnamed_fits(one, other))


def _unnamed_fits(one: Values, other: Values) -> bool:
    """Whether visitors of whom one telling names nobody can be the other's: a delegation, on a visit of no other kind."""
    words = [normal(str(text)) for values in (one, other) if not values["visitor"] for text in values.get("delegation", [])]
    sent = all(text.startswith(_openings()) for text in words)
    return (sent or one["visitor"] == other["visitor"]) and _kinds_fit(one, other)


def _kinds_fit(one: Values, other: Values) -> bool:
    """Whether two kinds can be one: a state visit of somebody unnamed is not the official one of somebody named."""
    return one["kind"] == other["kind"] or _VAGUE in (one["kind"], other["kind"])


@cache
def _openings() -> tuple[str, ...]:
    """How words begin that may mean somebody named elsewhere: a delegation, or whoever leads a state."""
    leaders = (row["name"] for row in table("titles") if row["kind"] in _LEADERS)
    return (*table_words("delegations"), *map(normal, leaders))
