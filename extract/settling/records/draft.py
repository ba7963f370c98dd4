"""A fact in the making, and what every class of facts reads from a claim in the same way."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.fact import Concept, Country, Date, Incumbent, Passage, Person, Value
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.mentioning.mention import DateMention, Mention
from bangiao.extract.settling.circumstance import times_of
from bangiao.extract.settling.resolve import UNNAMED, Actor, Cast
from bangiao.extract.settling.stance import Stance, stance

Values = dict[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim's values by property, its passages, its rule."""

    cls: str
    values: Values
    passages: tuple[Passage, ...]
    rules: tuple[str, ...]
    open: bool = False  # a headline or a noun that does not tell whether the event took place or is to come
    timed: bool = False  # told with a time, whether or not it could be made a date
    unnamed: frozenset[str] = frozenset()  # the offices of those who take part without a name
    fuller: Values | None = None  # what its values are should no other telling name the side that this one leaves out
    former: bool | None = False  # a visit told with a year gone by; None where it is a noun that may be of any time
    timeless: bool = False  # told without a word for when
    invited: bool = False  # a visit that somebody is only asked for, besides any that is planned or under way


@dataclass(frozen=True, slots=True)
class Scene:
    """What settling a claim needs beside the claim: the article's persons and its calendar."""

    cast: Cast
    calendar: Calendar
    ahead: frozenset[int] = frozenset()  # the places of the sentences that go on with a programme of days to come


def told(claim: Claim, apart: int = 0) -> Stance:
    """How the event of a claim is told; a verb without a word for it tells what took place.

    A page may give the status itself; but calling off that only may come ("có thể hủy") has called off nothing yet.
    """
    spans = tuple((f.start, f.end) for _, f in claim.roles if not isinstance(f, Words))
    tale = stance(claim.reading.scan, claim.trigger, claim.end, spans, apart)
    if fixed := dict(claim.fixed).get("status"):
        return "denied" if fixed == "cancelled" and tale == "denied" else fixed  # type: ignore[return-value]
    return "held" if tale == "open" and not _tenseless(claim) else tale


def timeless(claim: Claim) -> bool:
    """Whether no word tells when something is: "A hội đàm với B", "A có cuộc hội đàm với B"."""
    spans = tuple((f.start, f.end) for _, f in claim.roles if not isinstance(f, Words))
    return not claim.fixed and stance(claim.reading.scan, claim.trigger, claim.end, spans) == "open"


def _tenseless(claim: Claim) -> bool:
    """Whether a claim stands in a headline, or its event is a noun: neither tells of itself if the event took place."""
    nouns = any(isinstance(f, Words) and f["form"] == "noun" for f in claim.all("kind"))
    return nouns or claim.reading.sentence.kind == "title"


def actors(claim: Claim, scene: Scene, *roles: str) -> list[Actor]:
    """Whom the fillers of these roles stand for, each once."""
    found: list[Actor] = []
    for role, filler in claim.roles:
        if role in roles and not isinstance(filler, Words):
            found += [a for a in scene.cast.actors(filler, claim.reading) if a not in found]
    return found


def actors_of(claim: Claim, scene: Scene, fillers: Iterable[Mention]) -> list[Actor]:
    """Whom these mentions stand for, each once."""
    found: list[Actor] = []
    for filler in fillers:
        found += [a for a in scene.cast.actors(filler, claim.reading) if a not in found]
    return found


def event(claim: Claim, scene: Scene, tale: Stance) -> tuple[Values, tuple[Passage, ...]]:
    """The status and date that every event has, and the passages of the claim."""
    return next(events(claim, scene, tale))


def events(claim: Claim, scene: Scene, tale: Stance) -> Iterator[tuple[Values, tuple[Passage, ...]]]:
    """The same for each of the times that a claim lists: "vào các năm 2001, 2006 và 2013"."""
    for words in times_of(claim) or (None,):
        yield _at(claim, scene, tale, words)


def _at(claim: Claim, scene: Scene, tale: Stance, words: DateMention | None) -> tuple[Values, tuple[Passage, ...]]:
    date = scene.calendar.resolve(words, tale == "planned") if words else None
    if tale in ("held", "open") and words and scene.calendar.ahead(words, date):
        tale = "planned"
    elif tale == "planned" and scene.calendar.past(date):
        tale = "held"  # "trước khi diễn ra cuộc gặp hôm 17/10"
    values: Values = {"status": [Concept("held" if tale == "open" else tale)]}
    passages: tuple[Passage, ...] = (Passage(claim.start, claim.end, tuple(sorted({role for role, _ in claim.roles}))),)
    if date and words:
        values["date"], passages = [date], supported(passages, words, "date")
    return values, passages


def supported(passages: tuple[Passage, ...], words: Mention, name: str) -> tuple[Passage, ...]:
    """The passages of a claim, the first its own, with the words that give one more property."""
    own = passages[0]
    if own.start <= words.start and words.end <= own.end:
        return replace(own, supports=tuple(sorted({*own.supports, name}))), *passages[1:]
    return *passages, Passage(words.start, words.end, (name,))


def kind(claim: Claim, default: str = "other") -> list[Value]:
    """The kind that the rule page fixes, or the one of the table's word."""
    fixed = dict(claim.fixed).get("kind")
    if fixed:
        return [Concept(fixed)]
    for filler in claim.all("kind"):
        if isinstance(filler, Words) and filler["kind"]:
            return [Concept(filler["kind"])]
    return [Concept(default)]


def named(actors: Iterable[Actor]) -> list[Value]:
    """The persons among actors that have a name."""
    return unique(a.person for a in actors if a.person and a.person != UNNAMED)


def incumbents(actors: Iterable[Actor]) -> list[Value]:
    """Those of the actors who are told of by an office of a state alone."""
    unnamed = [a for a in actors if a.person == UNNAMED and a.title]
    return unique(Incumbent(a.title, a.party.iso) for a in unnamed if isinstance(a.party, Country))


def without_named(values: Values) -> Values:
    """The values of an event; of whose state somebody is named, another telling may have called by office alone."""
    named_for = {person.country for person in values.get("participant", ()) if isinstance(person, Person)}
    told = (one for one in values["incumbent"] if isinstance(one, Incumbent))
    return {**values, "incumbent": [one for one in told if one.country not in named_for and not values.get("visitor")]}


def unique(values: Iterable[Value | None]) -> list[Value]:
    """The values, each once, in order."""
    found: list[Value] = []
    for value in values:
        if value is not None and value not in found:
            found.append(value)
    return found


def dates_fit(one: Values, other: Values) -> bool:
    """Whether two dates can be one: one of them is absent, or says the other less precisely."""
    x, y = one.get("date"), other.get("date")
    if not x or not y:
        return True
    a, b = x[0], y[0]
    return isinstance(a, Date) and isinstance(b, Date) and (_within(a, b) or _within(b, a))


def _within(one: Date, other: Date) -> bool:
    """Whether `one` says `other` more precisely, or is a day of the span that it is."""
    if other.last and len(one.first) == len(other.first):
        return other.first <= one.first <= other.last
    return one.first.startswith(other.first)
