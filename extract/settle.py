"""The stage that makes claims into facts: who is meant, when it was, and one record an event however often it is told."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bangiao.extract.circumstance import founding, place_of, resolved
from bangiao.extract.claims import Claim, Filler, Words
from bangiao.extract.dates import Calendar
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place, Principle, Value
from bangiao.extract.mention import (
    DocumentMention,
    GroupMention,
    Mention,
    PlaceMention,
    PersonMention,
    PolicyMention,
    QuantityMention,
    CountryMention,
    members,
)
from bangiao.extract.normal import folded
from bangiao.extract.resolve import UNNAMED, Actor, Cast
from bangiao.extract.stance import Stance, stance

Values = dict[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact in the making: one claim's values by property, its passages, its rule."""

    cls: str
    values: Values
    passages: tuple[Passage, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What settling a claim needs beside the claim: the article's persons and its calendar."""

    cast: Cast
    calendar: Calendar


def settle(claims: Sequence[Claim], cast: Cast, calendar: Calendar) -> tuple[Fact, ...]:
    """The facts of an article's claims, in the order of where each is first told."""
    scene = Scene(cast, calendar)
    drafts = [draft for claim in claims if (make := _MAKERS.get(claim.cls)) for draft in make(claim, scene)]
    return tuple(_fact(draft) for draft in _completed(_merged(drafts)))


def _fact(draft: Draft) -> Fact:
    values = tuple((name, value) for name, found in draft.values.items() for value in found)
    return Fact(draft.cls, values, draft.passages, draft.rules)


# --- one claim to one draft -----------------------------------------------------------------------------------------


def _told(claim: Claim) -> Stance:
    if fixed := dict(claim.fixed).get("status"):
        return fixed  # type: ignore[return-value]
    spans = tuple((f.start, f.end) for _, f in claim.roles if not isinstance(f, Words))
    return stance(claim.reading.scan, claim.trigger, claim.end, spans)


def _actors(claim: Claim, scene: Scene, *roles: str) -> list[Actor]:
    found: list[Actor] = []
    for role, filler in claim.roles:
        if role in roles and not isinstance(filler, Words):
            found += [a for a in scene.cast.actors(filler, claim.reading) if a not in found]
    return found


def _event(claim: Claim, scene: Scene, told: Stance) -> tuple[Values, tuple[Passage, ...]]:
    """The status and date that every event has, and the passages of the claim."""
    date, words = resolved(claim, scene.calendar, told == "planned")
    values: Values = {"status": [Concept(told)]}
    roles = tuple(sorted({role for role, _ in claim.roles}))
    passages = [Passage(claim.start, claim.end, roles)]
    if date:
        values["date"] = [date]
        if words and claim.start <= words.start and words.end <= claim.end:
            passages = [Passage(claim.start, claim.end, tuple(sorted((*roles, "date"))))]
        elif words:
            passages.append(Passage(words.start, words.end, ("date",)))
    return values, tuple(passages)


def _kind(claim: Claim, default: str = "other") -> list[Value]:
    fixed = dict(claim.fixed).get("kind")
    if fixed:
        return [Concept(fixed)]
    for filler in claim.all("kind"):
        if isinstance(filler, Words) and filler["kind"]:
            return [Concept(filler["kind"])]
    return [Concept(default)]


def _meeting(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """One meeting, or one for each whom the subject meets: "sẽ hội kiến A, B và C" are three."""
    told = _told(claim)
    if told == "denied":
        return
    event, passages = _event(claim, scene, told)
    place, _ = place_of(claim)
    for actors in _sittings(claim, scene):
        values: Values = {
            "participant": _named(actors), "party": _unique(a.party for a in actors), "kind": _kind(claim), **event
        }
        if place:
            values["place"] = [place]
        yield Draft("Meeting", values, passages, (claim.rule,))


def _sittings(claim: Claim, scene: Scene) -> Iterator[list[Actor]]:
    fillers = [f for role, f in claim.roles if role in ("participant", "party") and not isinstance(f, Words)]
    guests = members(fillers[-1]) if len(fillers) == 2 else ()
    if len(guests) < 2 or not isinstance(guests[0], PersonMention):
        yield _of(claim, scene, fillers)
        return
    for guest in guests:
        yield _of(claim, scene, [fillers[0], guest])


def _of(claim: Claim, scene: Scene, fillers: Iterable[Mention]) -> list[Actor]:
    found: list[Actor] = []
    for filler in fillers:
        found += [a for a in scene.cast.actors(filler, claim.reading) if a not in found]
    return found


def _visit(claim: Claim, scene: Scene) -> Iterator[Draft]:
    told = _told(claim)
    visitors = _actors(claim, scene, "visitor")
    persons = _named(visitors)
    origins = _unique(a.party for a in visitors if isinstance(a.party, Country))
    event, passages = _event(claim, scene, told)
    targets = [c for f in claim.all("destination") if not isinstance(f, Words) for c in _countries(f, claim, scene)]
    if not targets and len(origins) == 1:
        targets = [Country(iso) for iso in scene.cast.pair if Country(iso) != origins[0]][:1]
    for target in targets:
        if told == "denied" or not origins or target in origins:
            continue
        yield Draft(
            "Visit",
            {"visitor": persons, "origin": origins[:1], "destination": [target], "kind": _kind(claim), **event},
            passages, (claim.rule,),
        )


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


def _agreement(claim: Claim, scene: Scene) -> Iterator[Draft]:
    documents = [d for f in claim.all("title") if not isinstance(f, Words) for d in members(f) if isinstance(d, DocumentMention)]
    told = _told(claim)
    signers = _actors(claim, scene, "party", "signatory")
    for document in documents:
        inside = [a for m in document.mentions for a in scene.cast.actors(m, claim.reading)]
        parties = _unique(a.party for a in inside if a.party)
        if len(parties) < 2:
            parties = _unique([*parties, *(a.party for a in signers if a.party)])
        if len(parties) < 2:
            parties = _unique([*parties, *(Country(iso) for iso in scene.cast.pair_near(claim.reading))])
        if told == "denied" or len(parties) < 2 or (not document.proper and not claim.all("verb")):
            continue
        event, passages = _event(claim, scene, told)
        event["status"] = [Concept("planned" if told in ("planned", "cancelled") else "signed")]
        values: Values = {"title": [document.title], "kind": [Concept(document.kind)], "party": parties, **event}
        if signed := _named(_actors(claim, scene, "signatory")):
            values["signatory"] = signed
        yield Draft("Agreement", values, passages, (claim.rule,))


def _policy(claim: Claim, scene: Scene) -> Iterator[Draft]:
    for filler in claim.all("label"):
        if not isinstance(filler, PolicyMention):
            continue
        holders: list[Value] = [Country(filler.country)] if filler.country else []
        holders = holders or _unique(a.party for a in _actors(claim, scene, "holder") if a.party)
        values: Values = {"label": [filler.label], "holder": holders[:1]}
        if filler.principles:
            values["principle"] = [Principle(p, n) for n, p in enumerate(filler.principles, 1)]
        passage = Passage(claim.start, claim.end, tuple(sorted({r for r, _ in claim.roles} | ({"principle"} if filler.principles else set()))))
        if holders:
            yield Draft("Policy", values, (passage,), (claim.rule,))


def _relation(claim: Claim, scene: Scene) -> Iterator[Draft]:
    parties = _unique(a.party for a in _actors(claim, scene, "party") if a.party)
    if len(parties) < 2:
        near = [Country(iso) for iso in scene.cast.pair_near(claim.reading)]
        parties = _unique([*parties, *near])[:2] if not parties or parties[0] in near else parties
    if len(parties) != 2 or _told(claim) in ("denied", "planned", "cancelled"):
        return
    date, words = founding(claim, scene.calendar)
    roles = tuple(sorted({role for role, _ in claim.roles}))
    values: Values = {"party": parties, "kind": _kind(claim)}
    if level := [claim.reading.scan.text[f.start:f.end] for f in claim.all("level")]:
        values["level"] = [level[0]]
    passages = [Passage(claim.start, claim.end, roles)]
    if date and words:
        values["date"] = [Date(date.first)]
        passages.append(Passage(words.start, words.end, ("date",)))
    yield Draft("RelationMilestone", values, tuple(passages), (claim.rule,))


def _assistance(claim: Claim, scene: Scene) -> Iterator[Draft]:
    told = _told(claim)
    provider = _unique(a.party for a in _actors(claim, scene, "provider") if a.party)
    recipient = _unique(a.party for a in _actors(claim, scene, "recipient") if a.party)
    if told == "denied" or not provider or provider == recipient:
        return
    event, passages = _event(claim, scene, told)
    values: Values = {"provider": provider[:1], "recipient": recipient[:1], "kind": _kind(claim), **event}
    for filler in claim.all("count"):
        if isinstance(filler, QuantityMention):
            values["count"], values["unit"] = [filler.count], [filler.unit]
    place, _ = place_of(claim)
    if place:
        values["place"] = [place]
    yield Draft("Assistance", values, passages, (claim.rule,))


def _statement(claim: Claim, scene: Scene) -> Iterator[Draft]:
    text = next((f for f in claim.all("text") if isinstance(f, Words)), None)
    verb = next((f for f in claim.all("verb") if isinstance(f, Words)), None)
    actors = _actors(claim, scene, "speaker")
    if text is None or verb is None or claim.reading.sentence.kind == "title":
        return  # a headline repeats what the text says; it is no statement of its own
    if _vague(claim) or (verb["use"] == "weak" and not _opens_speech(claim, verb)):
        return
    speakers = _unique(a.speaker for a in actors if a.speaker)
    said = _trimmed(claim.reading.scan.text, text.start, text.end)
    vague = UNNAMED in speakers or len(speakers) != len(actors)
    if not speakers or vague or said[1] - said[0] < 8:
        return
    full = claim.reading.scan.text
    values: Values = {"speaker": speakers, "verb": [" ".join(full[verb.start:verb.end].split()).lower()], "text": [full[said[0]:said[1]]]}
    yield Draft("Statement", values, (Passage(claim.start, max(claim.end, said[1]), ("speaker", "text", "verb")),), (claim.rule,))


def _vague(claim: Claim) -> bool:
    """Whether the speaker is "hai bên" or "hai nước", of whom nobody in particular speaks."""
    return any(isinstance(f, GroupMention) and f.kind in ("sides", "countries") for f in claim.all("speaker"))


def _opens_speech(claim: Claim, verb: Words) -> bool:
    """Whether what follows a verb of many senses shows that something is said: "rằng", "là", a colon, a quotation."""
    scan = claim.reading.scan
    return scan.is_(scan.index(verb.end), "rằng", "là", ":", "“", '"')


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",:;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;."):
        end -= 1
    return start, end


_MAKERS: dict[str, Callable[[Claim, Scene], Iterator[Draft]]] = {
    "Meeting": _meeting,
    "Visit": _visit,
    "Agreement": _agreement,
    "Policy": _policy,
    "RelationMilestone": _relation,
    "Assistance": _assistance,
    "Statement": _statement,
}


def _named(actors: Iterable[Actor]) -> list[Value]:
    return _unique(a.person for a in actors if a.person and a.person != UNNAMED)


def _unique(values: Iterable[Value | None]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if value is not None and value not in found:
            found.append(value)
    return found


# --- many tellings to one fact --------------------------------------------------------------------------------------


def _merged(drafts: Iterable[Draft]) -> list[Draft]:
    found: list[Draft] = []
    for draft in drafts:
        for n, other in enumerate(found):
            if _same(other, draft):
                found[n] = _joined(other, draft)
                break
        else:
            found.append(draft)
    return found


def _completed(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts, where a meeting told of one side only ("tại cuộc hội kiến, ông A …") adds to the one that it belongs to, or falls."""
    whole = [d for d in drafts if d.cls != "Meeting" or len(d.values["party"]) > 1]
    for part in drafts:
        if part.cls == "Meeting" and len(part.values["party"]) < 2:
            fitting = [n for n, d in enumerate(whole) if d.cls == "Meeting" and _part_of(part.values, d.values)]
            if len(fitting) == 1:
                whole[fitting[0]] = _joined(whole[fitting[0]], part)
    yield from whole


def _part_of(part: Values, whole: Values) -> bool:
    same = part["status"] == whole["status"] and part["kind"] == whole["kind"] and _dates_fit(part, whole)
    return same and bool(part["participant"]) and set(part["participant"]) <= set(whole["participant"])


def _same(one: Draft, other: Draft) -> bool:
    return one.cls == other.cls and _SAME[one.cls](one.values, other.values)


def _dates_fit(one: Values, other: Values) -> bool:
    x, y = one.get("date"), other.get("date")
    if not x or not y:
        return True
    a, b = x[0], y[0]
    return isinstance(a, Date) and isinstance(b, Date) and (a.first.startswith(b.first) or b.first.startswith(a.first))


def _same_meeting(one: Values, other: Values) -> bool:
    if not _dates_fit(one, other) or one["status"] != other["status"]:
        return False
    if set(one["party"]) != set(other["party"]):
        return False
    call = Concept("call")
    if (one["kind"][0] == call) != (other["kind"][0] == call):
        return False
    x, y = set(one["participant"]), set(other["participant"])
    return x <= y or y <= x


def _same_visit(one: Values, other: Values) -> bool:
    if not _dates_fit(one, other) or one["destination"] != other["destination"] or one["origin"] != other["origin"]:
        return False
    if one["status"] != other["status"] and ("date" not in one) == ("date" not in other):
        return False
    x, y = set(one["visitor"]), set(other["visitor"])
    return x <= y or y <= x


def _same_agreement(one: Values, other: Values) -> bool:
    x, y = folded(str(one["title"][0])), folded(str(other["title"][0]))
    return (x in y or y in x) and _dates_fit(one, other)


def _same_policy(one: Values, other: Values) -> bool:
    x, y = set(folded(str(one["label"][0])).split()), set(folded(str(other["label"][0])).split())
    return one["holder"] == other["holder"] and (x <= y or y <= x)


def _same_relation(one: Values, other: Values) -> bool:
    return set(one["party"]) == set(other["party"]) and one["kind"] == other["kind"] and _dates_fit(one, other)


def _same_assistance(one: Values, other: Values) -> bool:
    keys = ("provider", "recipient", "kind")
    return all(one[k] == other[k] for k in keys) and _dates_fit(one, other) and one.get("count") == other.get("count")


def _same_statement(one: Values, other: Values) -> bool:
    return one["speaker"] == other["speaker"] and folded(str(one["text"][0])) == folded(str(other["text"][0]))


_SAME: dict[str, Callable[[Values, Values], bool]] = {
    "Meeting": _same_meeting,
    "Visit": _same_visit,
    "Agreement": _same_agreement,
    "Policy": _same_policy,
    "RelationMilestone": _same_relation,
    "Assistance": _same_assistance,
    "Statement": _same_statement,
}
_LISTS = ("participant", "party", "visitor", "signatory")
_VAGUE = (Concept("other"), Concept("encounter"))


def _joined(one: Draft, other: Draft) -> Draft:
    """Two tellings as one: lists united, of single values the first, a finer date or a telling kind before a vague one."""
    values = dict(one.values)
    for name, found in other.values.items():
        mine = values.get(name)
        finer = name == "date" and mine and len(str(found[0].first)) > len(str(mine[0].first))  # type: ignore[union-attr]
        longer = name in ("title", "label") and mine and len(str(found[0])) > len(str(mine[0]))
        if not mine or finer or longer or (name == "kind" and mine[0] in _VAGUE and found[0] not in _VAGUE):
            values[name] = found
        elif name in _LISTS:
            values[name] = _unique([*mine, *found])
    passages = _unique_passages((*one.passages, *other.passages))
    return replace(one, values=values, passages=passages, rules=tuple(sorted({*one.rules, *other.rules})))


def _unique_passages(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    found: dict[tuple[int, int], Passage] = {}
    for p in passages:
        seen = found.get((p.start, p.end))
        found[p.start, p.end] = p if seen is None else replace(p, supports=tuple(sorted({*seen.supports, *p.supports})))
    return tuple(found.values())


__all__ = ["Filler", "Organization", "Person", "Place", "settle"]
