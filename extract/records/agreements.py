"""Agreements: which document, between whom, signed when and by whom."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.claims import Claim, Words
from bangiao.extract.fact import Concept, Country
from bangiao.extract.mention import DocumentMention, members
from bangiao.extract.normal import folded
from bangiao.extract.records.draft import Draft, Scene, Values, actors, dates_fit, event, named, told, unique


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    documents = [d for f in claim.all("title") if not isinstance(f, Words) for d in members(f) if isinstance(d, DocumentMention)]
    tale = told(claim)
    signers = actors(claim, scene, "party", "signatory")
    for document in documents:
        inside = [a for m in document.mentions for a in scene.cast.actors(m, claim.reading)]
        parties = unique(a.party for a in inside if a.party)
        if len(parties) < 2:
            parties = unique([*parties, *(a.party for a in signers if a.party)])
        if len(parties) < 2:
            parties = unique([*parties, *(Country(iso) for iso in scene.cast.pair_near(claim.reading))])
        if tale == "denied" or len(parties) < 2 or (not document.proper and not claim.all("verb")):
            continue
        happening, passages = event(claim, scene, tale)
        happening["status"] = [Concept("planned" if tale in ("planned", "cancelled") else "signed")]
        values: Values = {"title": [document.title], "kind": [Concept(document.kind)], "party": parties, **happening}
        if signed := named(actors(claim, scene, "signatory")):
            values["signatory"] = signed
        yield Draft("Agreement", values, passages, (claim.rule,))


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    x, y = folded(str(one["title"][0])), folded(str(other["title"][0]))
    return (x in y or y in x) and dates_fit(one, other)
