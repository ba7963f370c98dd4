"""Assistance: who gives whom what, how much of it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bangiao.extract.circumstance import place_of
from bangiao.extract.claims import Claim, Words
from bangiao.extract.fact import Concept, Country, Place, Value
from bangiao.extract.mention import CountryMention, OrganizationMention, PlaceMention, QuantityMention, members
from bangiao.extract.normal import normal
from bangiao.extract.records.draft import Draft, Scene, Values, actors, dates_fit, event, kind, told, unique
from bangiao.extract.resolve import HOME
from bangiao.ontology.gazetteer import table

_BY_UNIT = {"scholarship": "training"}  # what is counted tells the kind better than the verb
_UNCOUNTED = ("time", "document", "event")  # units that count no help


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    word, counted = _word(claim), _counted(claim)
    claim = replace(claim, trigger=(word.start, word.end)) if word else claim  # the words before it tell nothing of it
    tale = told(claim)
    if tale == "denied" or not _gives(claim, counted):
        return
    provider, recipient = _sides(claim, scene)
    if not provider or provider == recipient or not (recipient or counted):
        return
    happening, passages = event(claim, scene, tale)
    values: Values = {"provider": provider, "recipient": recipient, "kind": _kind(claim, counted), **happening}
    if counted:
        values["count"], values["unit"] = [counted.count], [counted.unit]
    if place := _place(claim):
        values["place"] = [place]
    yield Draft("Assistance", values, passages, (claim.rule,))


def _word(claim: Claim) -> Words | None:
    return next((f for f in claim.all("kind") if isinstance(f, Words)), None)


def _gives(claim: Claim, counted: QuantityMention | None) -> bool:
    """Whether the words tell of help, given the way round the rule reads them; weak ones only with a thing counted."""
    word, provider = _word(claim), claim.all("provider")
    if word is None:
        return True
    if (word["roles"] == "object") != bool(claim.all("place")):
        return False
    turned = word["roles"] == "object-subject"
    fits = claim.roles[0][0] == "recipient" if turned else not provider or provider[0].start < word.start
    return fits and (word["use"] != "weak" or counted is not None) and (word["form"] != "noun" or bool(claim.all("recipient")))


def _counted(claim: Claim) -> QuantityMention | None:
    found = (f for f in claim.all("count") if isinstance(f, QuantityMention))
    return next((q for q in found if _units().get(normal(q.unit)) not in _UNCOUNTED), None)


@cache
def _units() -> dict[str, str]:
    return {normal(row["name"]): row["kind"] for row in table("units")}


def _kind(claim: Claim, counted: QuantityMention | None) -> list[Value]:
    by_unit = _BY_UNIT.get(_units().get(normal(counted.unit), "")) if counted else None
    return [Concept(by_unit)] if by_unit else kind(claim)


def _sides(claim: Claim, scene: Scene) -> tuple[list[Value], list[Value]]:
    """Provider and recipient; the one that the clause leaves out is the other of the article's two states."""
    provider = unique(a.party for a in actors(claim, scene, "provider") if a.party)[:1]
    recipient = unique(a.party for a in actors(claim, scene, "recipient") if a.party)[:1]
    if claim.all("place") and not provider:
        return _sender(claim), recipient
    pair = [Country(iso) for iso in scene.cast.pair_near(claim.reading)]
    if not provider and len(pair) == 2 and recipient and recipient[0] in pair:
        provider = [p for p in pair if p != recipient[0]]
    elif not recipient and len(pair) == 2 and provider and provider[0] in pair:
        recipient = [p for p in pair if p != provider[0]]
    return provider, recipient


def _sender(claim: Claim) -> list[Value]:
    """Whose people are on a mission: the state last named before them, else the article's own."""
    before = [m for top in claim.reading.mentions for m in members(top) if m.end <= claim.start]
    states = [m.iso if isinstance(m, CountryMention) else m.country for m in before if isinstance(m, (CountryMention, OrganizationMention))]
    return [Country(next((iso for iso in reversed(states) if iso), HOME))]


def _place(claim: Claim) -> Value | None:
    for filler in claim.all("place"):
        if isinstance(filler, CountryMention):
            return Place(claim.reading.scan.text[filler.start:filler.end], filler.iso)
        if isinstance(filler, PlaceMention):
            return Place(filler.name, filler.country)
    return place_of(claim)[0]


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    keys = ("provider", "recipient", "kind")
    counts = one.get("count"), other.get("count")
    return all(one[k] == other[k] for k in keys) and dates_fit(one, other) and (counts[0] == counts[1] or None in counts)
