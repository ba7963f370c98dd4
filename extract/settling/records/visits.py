"""Visits: who went from where to where."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from bangiao.extract.claiming.claims import Claim, Filler, Words
from bangiao.extract.claiming.pattern import table_words
from bangiao.extract.fact import Concept, Country, Date, Passage, Value
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.mentioning.mention import (
    CountryMention,
    DateMention,
    GroupMention,
    Mention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    members,
)
from bangiao.extract.settling.circumstance import place_of, times_of
from bangiao.extract.settling.homes import HOME
from bangiao.extract.settling.records.draft import (
    Draft,
    Scene,
    Values,
    actors,
    actors_of,
    dates_fit,
    events,
    incumbents,
    kind,
    named,
    supported,
    unique,
)
from bangiao.extract.settling.records.visit_tales import (
    commented,
    invited,
    is_noun,
    mentioned,
    possessed,
    tale,
    thanked,
    whose,
)
from bangiao.extract.settling.records.visit_times import of_something_else
from bangiao.extract.settling.resolve import Actor
from bangiao.extract.settling.stance import Stance
from bangiao.extract.words.normal import normal
from bangiao.extract.words.syllables import is_name, syllable
from bangiao.ontology.gazetteer import table

_PLANNED: list[Value] = [Concept("planned")]
_NEXT = 200  # code points between two visits of one tour
_ATTENDS = [Concept("attend")]
_VAGUE = [Concept("other")]
_PRIVATE = ("profession", "other", "media", "business")
_RELATIVE = 3  # tokens of ", hiện đang" between somebody and what is told of him
_DAY, _YEAR = len("2026-01-31"), len("2026")
_LEADERS = ("leader", "head-of-state", "head-of-government")


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    claim = _at_its_word(claim)
    first = list(_told(claim, scene))
    yield from first
    for one in _likewise(claim) if first else ():
        yield from _after(first[0], one, scene)


def _likewise(claim: Claim) -> Iterator[Claim]:
    """The same told of others who each have a time behind them: "chuyến thăm của A năm 1993 và B năm 1997",
    "A thăm Đức (trước đó là B năm 1993)"."""
    scan, visitors = claim.reading.scan, claim.all("visitor")
    last = max((filler for _, filler in claim.roles), key=lambda filler: filler.end)
    if len(visitors) != 1 or not (possessed(claim) or scan.is_(scan.index(last.end), "(")):
        return
    for one, behind in pairwise(m for m in claim.reading.mentions if m.start >= last.end):
        if not _in_row(claim, last, one) or not isinstance(one, (PersonMention, DateMention)):
            return
        if isinstance(one, PersonMention) and isinstance(behind, DateMention) and _in_row(claim, one, behind):
            roles = tuple((role, one if role == "visitor" else filler) for role, filler in claim.roles)
            yield replace(claim, roles=roles, start=one.start, end=one.end)
        last = one


def _in_row(claim: Claim, one: Filler, other: Mention) -> bool:
    """Whether nothing but "và", a comma or "(…" stands between two mentions."""
    scan = claim.reading.scan
    between = range(scan.index(one.end), scan.index(other.start))
    return all(scan.is_(i, ",", "(") or scan.means(i, "and", "is") for i in between)


def _after(first: Draft, claim: Claim, scene: Scene) -> Iterator[Draft]:
    """The visit of somebody told in a row with another: to the same state, and from the same where none is told of him."""
    persons = named(a for a in actors(claim, scene, "visitor") if a.party in (None, *first.values["origin"]))
    way = {name: values for name, values in first.values.items() if name in ("origin", "destination", "kind")}
    story = tale(claim)
    for happening, passages in _happenings(claim, scene, story) if persons else ():
        values: Values = {"visitor": persons, **way, **happening}
        former = _former(values, scene.calendar)
        yield Draft("Visit", values, passages, (claim.rule,), story == "open", former=former)


def _told(claim: Claim, scene: Scene) -> Iterator[Draft]:
    story = tale(claim)
    if story == "denied" or _sends_nobody(claim) or _counted(claim) or commented(claim) or thanked(claim):
        return
    unsure, asked = story == "open" or mentioned(claim), "status" in dict(claim.fixed) or invited(claim)
    targets, where = _targets(claim, scene)
    claim = replace(claim, end=max(claim.end, where.end)) if where else claim
    for origin, persons in _travellers(claim, scene, targets).items():
        for n, target in enumerate(targets or _other_state(claim, scene, origin)):
            for happening, passages in _happenings(claim, scene, story):
                way: Values = {"visitor": persons, "origin": [origin], "destination": [target]}
                values = way | {"kind": kind(claim)} | happening
                whole = supported(passages, where, "destination") if where else passages
                former = None if mentioned(claim) and "date" not in values else _former(values, scene.calendar)
                values |= {"visitor": []} if former and _any_one(claim) else {}
                values |= {} if values["visitor"] else _unnamed(claim, scene, targets, origin)
                yield Draft("Visit", values, whole, (claim.rule,), unsure or n > 0, invited=asked, former=former)


def _former(values: Values, calendar: Calendar) -> bool:
    """Whether a visit took place in a year, or a month of one, that has gone by: no news of the day."""
    date = values.get("date", [None])[0]
    if not isinstance(date, Date) or len(date.first) == _DAY or values["status"] == _PLANNED:
        return False
    return calendar.behind(date) if calendar.year else len(date.first) == _YEAR


def _at_its_word(claim: Claim) -> Claim:
    """The claim, read from the word for the visit: what stands before that, "trong" or "cho biết", is no event."""
    words = next((f for f in claim.all("kind") if isinstance(f, Words)), None)
    return replace(claim, trigger=(words.start, words.end)) if words and not claim.fixed else claim


def _happenings(claim: Claim, scene: Scene, tale: Stance) -> Iterator[tuple[Values, tuple[Passage, ...]]]:
    """When a visit took place: the times told of it, without those of what is told beside it."""
    for words, (happening, passages) in zip(times_of(claim) or (None,), events(claim, scene, tale), strict=True):
        if words and of_something_else(claim, words):
            happening.pop("date", None)
            passages = (replace(passages[0], supports=tuple(name for name in passages[0].supports if name != "date")),)
        frame = _frame(claim) if "date" not in happening else None
        if frame and (date := scene.calendar.resolve(frame, tale == "planned")):
            happening["date"], passages = [date], supported(passages, frame, "date")
        yield happening if invited(claim) else _gone_by(happening, scene.calendar), passages


def _gone_by(happening: Values, calendar: Calendar) -> Values:
    """When and how a visit is told; what a plan mentions of a year gone by was held."""
    date = happening.get("date", [None])[0]
    past = isinstance(date, Date) and calendar.behind(date) and happening["status"] == _PLANNED
    return happening | {"status": [Concept("held")]} if past else happening


def _frame(claim: Claim) -> DateMention | None:
    """The month or span at the head of a sentence, which holds for the visit that something took place in:
    "Tháng 4/2017, A đã trao thư trong chuyến thăm Lào"."""
    told = (m for m in claim.reading.mentions if not (isinstance(m, DateMention) and (m.offset and not m.month)))
    first = next(told, None)
    if not isinstance(first, DateMention) or not first.month or (first.day and not first.last):
        return None
    apart = invited(claim) or not (is_noun(claim) and claim.all("visitor")) or whose(claim)
    return None if apart or ";" in claim.reading.scan.text[first.end:claim.start] else first


def _unnamed(claim: Claim, scene: Scene, targets: Sequence[Country], origin: Country) -> Values:
    """The words for visitors of whom none is named, "đoàn Ủy ban Đối ngoại Quốc hội Lào"; who of them holds which office."""
    text = claim.reading.scan.text
    went = [a for a in _at_home(claim, scene, targets) if a.party == origin] if not _any_one(claim) else []
    return {"incumbent": incumbents(went), "delegation": [text[f.start:f.end] for f in _those_who_go(claim)[:1]]}


def _those_who_go(claim: Claim) -> Sequence[Filler]:
    """The visitors, or else the delegation that a sender's verb has as its object: "cử một phái đoàn sang Lào"."""
    inside = (m for m in claim.reading.mentions if claim.trigger[1] <= m.start < claim.end)
    return claim.all("visitor") or [m for m in inside if isinstance(m, (QuantityMention, GroupMention))][:1]


def _any_one(claim: Claim) -> bool:
    """Whether a visitor is any holder of an office: who held it when "một Tổng thống Lào thăm Đức năm 1997" is not told."""
    scan = claim.reading.scan
    return any(scan.means(scan.index(f.start) - 1, "one") for f in claim.all("visitor"))


def _sends_nobody(claim: Claim) -> bool:
    """Whether visitors are a body that sends no delegation, as a navy whose ships call at a port, or places: "hai tỉnh"."""
    return any(not isinstance(f, PersonMention) and not _can_go(claim, f) for f in _those_who_go(claim) if isinstance(f, Mention))


def _can_go(claim: Claim, mention: Mention) -> bool:
    """Whether a mention that names no person means people: "ông", "đoàn Lào", "một phái đoàn"."""
    if isinstance(mention, GroupMention) and mention.kind != "many":
        return mention.kind != "sides"
    scan, first = claim.reading.scan, claim.reading.scan.index(mention.start)
    one = members(mention)[0]
    sent = isinstance(one, OrganizationMention) and one.delegation
    return sent or isinstance(one, PersonMention) or any(scan.at(i, "delegations") for i in (first, first + 1))


def _counted(claim: Claim) -> bool:
    """Whether several visits are told as a number of times and no year tells one from another."""
    first = min((f.start for f in claim.all("kind")), default=claim.start)
    counts = [m for m in claim.reading.mentions if isinstance(m, QuantityMention) and m.end <= first]
    beside = counts and claim.reading.scan.index(counts[-1].end) == claim.reading.scan.index(first)
    return bool(beside) and not times_of(claim)


def _targets(claim: Claim, scene: Scene) -> tuple[list[Country], Mention | None]:
    """Where a visit goes, with the words that say so where they stand outside the claim: the town of a conference."""
    told = [c for f in claim.all("destination") if not isinstance(f, Words) for c in _countries(f, claim, scene)]
    if told or claim.all("destination") or kind(claim) != _ATTENDS:
        return told, None
    place, words = place_of(claim)
    return ([Country(place.country)], words) if place and place.country else ([], None)


def _other_state(claim: Claim, scene: Scene, origin: Country) -> list[Country]:
    """Where a visit goes of which only whose it was is told: from one of the article's two states, to the other.

    A tour, "chuyến công du đầu tiên của A", goes to more than one; "chuyến thăm của A tới đảo quốc" says where in other words.
    """
    scan = claim.reading.scan
    elsewhere = any(scan.means(scan.index(f.end), "towards") for f in claim.all("visitor"))
    tours = any(isinstance(f, Words) and f["use"] == "tour" for f in claim.all("kind"))
    told = not claim.all("kind") or (is_noun(claim) and possessed(claim) and not tours)
    if claim.all("destination") or elsewhere or not told or kind(claim) == _ATTENDS:
        return []
    return [Country(iso) for iso in scene.cast.pair if Country(iso) != origin][:1]


def _travellers(claim: Claim, scene: Scene, targets: Sequence[Country]) -> dict[Country, list[Value]]:
    """Who travels, by state. Where the rule found only the host, or a reporter, it is the one other person who can be meant."""
    told = _by_state(_at_home(claim, scene, targets))
    found = {state: persons or _leaders(claim, scene, state) for state, persons in told.items()}
    guests = {state: persons for state, persons in found.items() if state not in targets}
    reported = not any(guests.values()) and any(isinstance(f, PersonMention) and _reports(f) for f in claim.all("visitor"))
    if (guests and not reported) or not found:
        return guests
    people = [m for m in claim.reading.mentions if isinstance(m, PersonMention)]
    meant = people if reported or is_noun(claim) else [m for m in people if _leads_to(m, claim)]
    others = _by_state(actors_of(claim, scene, meant))
    abroad = {state: persons[:1] for state, persons in others.items() if persons and state not in targets}
    return abroad if len(abroad) == 1 else {}


def _at_home(claim: Claim, scene: Scene, targets: Sequence[Country]) -> list[Actor]:
    """The visitors; somebody whose own state no words tell is of the one that sends, or goes to one of the article's two states
    from the other."""
    senders = [a.party for a in actors(claim, scene, "origin") if isinstance(a.party, Country)]
    homes = senders or _other_home(scene, targets)
    found = actors(claim, scene, "visitor")
    told = [replace(a, party=homes[0]) if homes and _may_be_of(a, homes[0]) else a for a in found]
    return told or [Actor(party=state) for state in senders]


def _other_home(scene: Scene, targets: Sequence[Country]) -> list[Country]:
    """The one of the article's two states from which visitors come who go to the other."""
    pair = [Country(iso) for iso in scene.cast.pair]
    others = [state for state in pair if state not in targets]
    return others if len(others) == 1 and len(targets) == 1 and targets[0] in pair else []


def _may_be_of(actor: Actor, state: Country) -> bool:
    """Whether somebody whose state no words tell can be of one: of the press's own only with a name of Vietnamese syllables, of
    another only without a Vietnamese name."""
    if actor.party is not None or actor.person is None:
        return False
    name = actor.person.name
    return all(map(syllable, name.split())) if state.iso == HOME else not is_name(name)


def _leaders(claim: Claim, scene: Scene, state: Country) -> list[Value]:
    """Who the same sentence says leads a delegation that is told without a name: "tiếp Đoàn do Bộ trưởng A làm trưởng đoàn"."""
    scan = claim.reading.scan
    led = [m for m in claim.reading.mentions if isinstance(m, PersonMention) and scan.at(scan.index(m.start), "delegations")]
    return named(a for a in actors_of(claim, scene, led) if a.party == state)


def _leads_to(mention: PersonMention, claim: Claim) -> bool:
    """Whether a relative clause about somebody tells of the visit: "hội đàm với A, đang thăm Lào"."""
    scan = claim.reading.scan
    between = scan.index(claim.trigger[0]) - scan.index(mention.end)
    return 0 <= between <= _RELATIVE and mention.end <= claim.trigger[0]


def _reports(mention: PersonMention) -> bool:
    """Whether somebody without a name only tells of the visit: "đặc phái viên TTXVN"."""
    return not mention.name and all(o.kind in _PRIVATE or (o.kind == "diplomat" and o.organization) for o in mention.offices)


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
        elif isinstance(one, GroupMention) and one.kind == "country":
            found += _this_state(one, claim, scene)
        else:
            found += [a.party for a in scene.cast.actors(one, claim.reading) if isinstance(a.party, Country)]
    return found


def _this_state(mention: GroupMention, claim: Claim, scene: Scene) -> list[Country]:
    """The state that "nước này" means: the one last spoken of, through its people too; nobody "thăm nước này" that is his own."""
    homes = set() if is_noun(claim) else {actor.party for actor in actors(claim, scene, "visitor")}
    before = [one for one in claim.reading.mentions if one.end <= mention.start]
    told = [a.party for one in reversed(before) for a in scene.cast.actors(one, claim.reading) if a.party not in homes]
    iso = scene.cast.last_country(mention.start, {home.iso for home in homes if isinstance(home, Country)})
    return [state for state in told if isinstance(state, Country)][:1] or ([Country(iso)] if iso else [])


def under_way(planned: Values, held: Values) -> bool:
    """Whether a visit told as planned, with no day of its own, is one that the article also tells as begun."""
    day = held.get("date")
    begun = planned["status"] == _PLANNED and held["status"] == [Concept("held")] and not planned.get("date")
    return begun and (not day or (isinstance(day[0], Date) and len(day[0].first) == _DAY))


def toured(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a visit told without a tense right behind a planned one of the same visitor is the next of the tour."""
    found: list[Draft] = []
    before: Draft | None = None
    for draft in drafts:
        follows = before is not None and draft.cls == "Visit" and _next_on_tour(before, draft)
        found.append(replace(draft, values=draft.values | {"status": _PLANNED}) if follows else draft)
        if draft.cls == "Visit":
            before = None if draft.invited else found[-1]
    return found


def _next_on_tour(one: Draft, other: Draft) -> bool:
    planned = one.values["status"] == _PLANNED and other.open and bool(other.values["visitor"])
    near = other.passages[0].start - one.passages[0].end < _NEXT
    return planned and near and one.values["visitor"] == other.values["visitor"]


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
