"""Who is meant: the persons of an article, and which of them, or which states, a mention stands for."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bangiao.extract.claiming.clauses import words_that
from bangiao.extract.claiming.pattern import table_words
from bangiao.extract.fact import Country, Organization, Person, Value
from bangiao.extract.mentioning.mention import (
    CountryMention,
    GroupMention,
    Mention,
    Office,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    members,
)
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.settling.acting import subjects
from bangiao.extract.settling.appointments import appointments
from bangiao.extract.settling.delegations import leading
from bangiao.extract.settling.homes import HOME, STATE_OFFICES, Presumption, home, pair, states_told
from bangiao.extract.settling.people import Member, gathered, gender_fits, same_office
from bangiao.extract.words.normal import folded, normal

UNNAMED = Person("")  # somebody of whom the article gives the office only
_LEADING = ("head-of-state", "head-of-government", "royal", "party", "leader", "leaders")
_HIGH = (*_LEADING, "deputy-head", "minister", "deputy-minister", "parliament", "counterpart")  # one of "hai nhà lãnh đạo"
_ANYBODY = ("leader", "leaders", "counterpart")  # kinds of titles that many bear at once
_SHORTLY = 3  # sentences within which those whom "hai nhà lãnh đạo" means were spoken of
_NEAR = 10  # sentences back within which a state is still the one spoken of


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person where one is named, a body, and the state or organisation that acts through them."""

    person: Person | None = None
    party: Country | Organization | None = None
    body: Organization | None = None
    title: str = ""  # the office of somebody unnamed, where it tells them from others

    @property
    def speaker(self) -> Person | Organization | Country | None:
        """Who speaks where this actor does: the person, else the body, else the state."""
        return self.person or self.body or self.party


class Cast:
    """The persons of one article, gathered from all their mentions; made once, then only asked."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        everyone = [m for r in readings for top in r.mentions for m in members(top) if isinstance(m, PersonMention)]
        self._members = gathered(everyone)
        self._by_name = {folded(n): m for m in self._members for n in (m.name, *m.others)}
        self._by_place = {mention.start: m for m in self._members for mention in m.mentions}
        self._told = told = states_told(readings)
        self._home = {m.name: home(m.name, m.mentions, told) for m in self._members}
        states = _of_states(everyone) or any(True for reading in readings for _ in _named_pairs(reading))
        self.pair = pair(told, self._home.values(), self._by_own()) if states else ()
        presumption = Presumption(readings, self._members, self._home)
        for m in 2 * [m for m in self._members if self._home[m.name] is None]:  # whose state is told makes others' plainer
            self._home[m.name] = presumption.home(m)
        self._spoken = [(m.start, member) for m in everyone if (member := self._named(m))]
        for who, post in appointments(readings):
            if member := self._named(who) if isinstance(who, PersonMention) else self._subjects.get(who.start):
                member.mentions.append(post)

    @property
    def readings(self) -> Sequence[Reading]:
        """The sentences of the article, in order."""
        return self._readings

    def _by_own(self) -> bool:
        """Whether high officials of the press's own state act in an article: then it is one of the two it is about."""
        return any(self._home[m.name] == HOME and _is_leader(m) for m in self._members)

    def other_state(self, own: Collection[str]) -> str | None:
        """The state that is the article's other one beside those in `own`, where no third is told of as often."""
        other = next((iso for iso in self.pair if iso not in own), None)
        thirds = (times for iso, times in self._told.items() if iso not in (*own, other))
        return other if HOME in self.pair or all(self._told[other or ""] > times for times in thirds) else None

    def persons(self) -> Iterator[tuple[Person, tuple[Office, ...]]]:
        """Each named person with every office told of them, in the order of the text."""
        for member in self._members:
            yield self._person(member), tuple(member.offices)

    def actors(self, mention: Mention, reading: Reading) -> tuple[Actor, ...]:
        """Whom a mention stands for; empty where nobody can be told for sure."""
        return tuple(actor for one in members(mention) for actor in self._actors(one, reading))

    def _actors(self, mention: Mention, reading: Reading) -> tuple[Actor, ...]:
        match mention:
            case PersonMention():
                return self._person_actors(mention)
            case CountryMention(iso=iso):
                return (Actor(party=Country(iso)),)
            case OrganizationMention():
                return (self._body_actor(mention),)
            case PlaceMention(capital=True, country=str(iso)):
                return (Actor(party=Country(iso)),)
            case GroupMention():
                return self._group(mention, reading)
        return ()

    def _body_actor(self, mention: OrganizationMention) -> Actor:
        party = self.body(mention)
        if isinstance(party, Country) and normal(mention.name) in table_words("governments"):
            return Actor(party=party)  # the government speaks as the state
        return Actor(None, party, Organization(mention.name, mention.country))

    def _person_actors(self, mention: PersonMention) -> tuple[Actor, ...]:
        member = self._member(mention)
        if member is not None:
            person = self._person(member)
            return (Actor(person, self._party(member)),)
        party = self._party_of(mention.offices, mention.country)
        if (office := mention.offices[-1]).kind == "spokesperson" and office.organization and not mention.name:
            return (Actor(None, party, Organization(office.organization, mention.country)),)  # who has no name speaks as the body
        return (Actor(UNNAMED, party, title=_telling_title(mention)),)

    def _person(self, member: Member) -> Person:
        rank = next((m.rank for m in member.mentions if m.rank), None)
        return Person(member.name, self._home[member.name], tuple(sorted(member.others)), rank)

    def _party(self, member: Member) -> Country | Organization | None:
        return self._party_of(tuple(member.offices), self._home[member.name])

    def _party_of(self, offices: Sequence[Office], home: str | None) -> Country | Organization | None:
        if home:
            return Country(home)
        world = next((o.organization for o in offices if o.kind == "international" and o.organization), None)
        if world:
            return Organization(world)
        return None

    def leader(self, delegation: OrganizationMention) -> Actor | None:
        """Who leads a delegation, where the article tells of one leader of a delegation of its state."""
        led = {m.name for one in leading(self._readings) if (m := self._named(one)) and self._home[m.name] == delegation.country}
        member = self._by_name[folded(*led)] if len(led) == 1 and delegation.country else None
        return Actor(self._person(member), self._party(member)) if member else None

    def body(self, mention: OrganizationMention) -> Country | Organization | None:
        """The party that a body is or stands for: its state, or itself where it belongs to none."""
        if mention.country:
            return Country(mention.country)
        if mention.kind in ("international", "party", "company", "media"):
            return Organization(mention.name)
        return None

    def _holder(self, mention: PersonMention) -> Member | None:
        """The named person who holds the office of a mention without a name: the one last spoken of, else the next."""
        office = mention.offices[-1]
        if office.kind in ("leader", "leaders"):
            return self._leader(mention.country, mention.start) if mention.country else None
        fitting = [m for m in self._members if self._fits(m, mention, office)]
        # "Chủ tịch nước" before who is only "Chủ tịch"
        fitting = [m for m in fitting if _holds(m.offices, office.head)] or fitting
        if mention.country:
            fitting = [m for m in fitting if self._home[m.name] == mention.country] or fitting
        if len(fitting) > 1 and not mention.country:
            fitting = [m for m in fitting if self._spoken_before(m, mention.start)] or fitting
            own = office.kind in _LEADING
            return max(fitting, key=lambda m: (own and self._home[m.name] == HOME, self._last_spoken(m, mention.start)))
        return fitting[0] if len(fitting) == 1 else None

    def _leader(self, iso: str, place: int) -> Member | None:
        """Whom "nhà lãnh đạo Mỹ" means before `place`: the official of that state most spoken of so far, else the only one."""
        before = Counter(member.name for start, member in self._spoken if start < place)
        own = [m for m in self._members if self._home[m.name] == iso and _is_leader(m)]
        told = [m for m in own if before[m.name]]
        if not told:
            return own[0] if len(own) == 1 else None
        return max(told, key=lambda m: (before[m.name], self._last_spoken(m, place)))

    def _fits(self, member: Member, mention: PersonMention, office: Office) -> bool:
        if mention.country and self._home[member.name] not in (mention.country, None):
            return False
        own = mention.country is not None and self._home[member.name] == mention.country
        return any(held.former == office.former and (same_office(office, held) or (own and _governs(office, held)))
                   for held in (self._offices(member) if own else member.offices))

    def _offices(self, member: Member) -> tuple[Office, ...]:
        """Every office told of a person, and those he has as somebody's counterpart."""
        return (*member.offices, *self._shared.get(member.name, ()))

    @cached_property
    def _shared(self) -> Mapping[str, tuple[Office, ...]]:
        """The offices that persons hold as whose counterparts they are named: "Thủ tướng A và người đồng cấp Lào B"."""
        found: dict[str, tuple[Office, ...]] = {}
        for reading in self._readings:
            persons = [m for top in reading.mentions for m in members(top) if isinstance(m, PersonMention) and m.name]
            for one, other in pairwise(persons):
                if any(o.kind == "counterpart" for o in other.offices) and (member := self._named(other)):
                    found.setdefault(member.name, tuple(o for o in one.offices if not o.former))
        return found

    def _spoken_before(self, member: Member, place: int) -> bool:
        return any(start < place for start, m in self._spoken if m is member)

    def _last_spoken(self, member: Member, place: int) -> int:
        return max((start for start, m in self._spoken if m is member and start < place), default=-1)

    def _group(self, mention: GroupMention, reading: Reading) -> tuple[Actor, ...]:
        if mention.kind in ("person", "counterpart"):
            member = self._one(mention)
            return (Actor(self._person(member), self._party(member)),) if member else ()
        if mention.kind == "persons":
            return self._joint(mention, reading)
        if mention.kind == "country":
            iso = self._last_state(mention, reading)
            return (Actor(party=Country(iso)),) if iso else ()
        if mention.kind == "many":
            return ()
        return tuple(Actor(party=Country(iso)) for iso in self.pair_near(reading, mention.start))

    def _last_state(self, mention: GroupMention, reading: Reading) -> str | None:
        """The state that "nước này" means: the one last spoken of in the sentence, through its officials too, else last named."""
        before = [state for m in reading.mentions if m.end <= mention.start and (state := self._state(m))]
        return before[-1] if before else self.last_country(mention.start)

    def last_country(self, place: int, besides: Collection[str] = ()) -> str | None:
        """The state last named before `place` of the text, other than those in `besides`."""
        named = (m for r in self._readings for top in r.mentions for m in members(top) if isinstance(m, CountryMention))
        return next((m.iso for m in reversed([m for m in named if m.start < place]) if m.iso not in besides), None)

    def _one(self, mention: GroupMention) -> Member | None:
        if mention.head:
            return self._last_holder(mention)
        subject = self._subjects.get(mention.start)
        return self._counterpart(subject, mention.start) if subject and mention.kind == "counterpart" else subject

    def _counterpart(self, subject: Member, place: int) -> Member | None:
        """The person last spoken of before `place` who holds such an office as another does, of another state."""
        kinds, own = {o.kind for o in subject.offices}, self._home[subject.name]
        before = (m for start, m in reversed(self._spoken) if start < place and self._home[m.name] not in (None, own))
        return next((m for m in before if any(o.kind in kinds for o in m.offices)), None)

    @cached_property
    def _subjects(self) -> Mapping[int, Member]:
        return subjects(self._readings, self._member, gender_fits)

    def _last_holder(self, mention: GroupMention) -> Member | None:
        """The person last spoken of who holds the office in "người phát ngôn", "vị đại sứ này"."""
        holders = (m for start, m in reversed(self._spoken) if start < mention.start and _holds(m.offices, mention.head))
        return next(holders, None)

    def _member(self, mention: PersonMention) -> Member | None:
        return self._named(mention) if mention.name else self._holder(mention)

    def _named(self, mention: PersonMention) -> Member | None:
        return self._by_place.get(mention.start) or self._by_name.get(folded(mention.name))

    def _joint(self, mention: GroupMention, reading: Reading) -> tuple[Actor, ...]:
        """Whom "hai nhà lãnh đạo", "lãnh đạo Việt Nam và Lào", "Thủ tướng hai nước" mean; nobody where one is missing."""
        if mention.states:
            found = [self._leader(iso, mention.start) for iso in mention.states]
        else:
            found = list(self._last_two(mention, reading))
        return tuple(Actor(self._person(m), self._party(m)) for m in found if m) if all(found) else ()

    def _last_two(self, mention: GroupMention, reading: Reading) -> tuple[Member | None, ...]:
        """The officials of two states whom the sentences right before tell of alone, or most; of the office named, if any."""
        here = self._readings.index(reading)
        for back in (*range(_SHORTLY + 1), here):
            first = self._readings[max(0, here - back)].scan.start
            told_of = (m for start, m in self._meant if first <= start < mention.start)
            told = Counter(m.name for m in told_of if _holds(self._offices(m), mention.head))
            pair = self._by_state(told)
            if len(pair) == 2 and (back >= _SHORTLY or len(told) == 2):
                return tuple(pair)
        return (None,)

    def _by_state(self, told: Counter[str]) -> list[Member]:
        """Of each state the person told of most; the two states whose persons are told of most."""
        found: dict[str, Member] = {}
        for name, _ in told.most_common():
            home = self._home[name]
            if home and home not in found:
                found[home] = self._by_name[folded(name)]
        return list(found.values())[:2]

    def told_of(self, start: int, end: int) -> Iterator[tuple[Actor, tuple[Office, ...]]]:
        """Whom the text between two places means, mention by mention, each with all the offices told of them."""
        for place, member in self._meant:
            if start <= place < end:
                yield Actor(self._person(member), self._party(member)), tuple(member.offices)

    def shortly_before(self, reading: Reading) -> int:
        """Where the few sentences begin that stand right before one."""
        return self._readings[max(0, self._readings.index(reading) - _SHORTLY)].scan.start

    @cached_property
    def _meant(self) -> tuple[tuple[int, Member], ...]:
        """Every mention of a person whom the text names somewhere, by its place."""
        named = (m for r in self._readings for top in r.mentions for m in members(top) if isinstance(m, PersonMention))
        found = ((m.start, self._member(m)) for m in named)
        return tuple((start, member) for start, member in found if member)

    def goes_on(self, speakers: Sequence[Value], reading: Reading) -> bool:
        """Whether a state at the head of a sentence speaks through its official of the sentence before, who is still quoted."""
        here = self._readings.index(reading)
        states = [s.iso for s in speakers if isinstance(s, Country)]
        if not states or not here:
            return False
        before = self._readings[here - 1]
        persons = (self._member(m) for m in before.mentions if isinstance(m, PersonMention))
        first = next((member for member in persons if member), None)
        return first is not None and self._home[first.name] in states and _reports(before)

    def pair_near(self, reading: Reading, place: int | None = None) -> tuple[str, ...]:
        """The two states that "hai nước" means, at a place of a sentence where one is given: the pair named last before it, or
        else in this sentence; the one in the sentence before; else the article's own with the one foreign state that this
        sentence, or one shortly before it, speaks of; else the article's pair."""
        here = self._readings.index(reading)
        if place and (told := self._two_told(reading, place)):
            return told
        for back in (here, here - 1):
            pairs = list(_named_pairs(self._readings[back])) if back >= 0 else []
            if pairs:
                return next((pair for start, pair in reversed(pairs) if place and start < place), pairs[0][1])
        foreign = next((named for named in self._foreign(here) if named), set())
        return (HOME, *foreign) if HOME in self.pair and len(foreign) == 1 else self.pair

    def _two_told(self, reading: Reading, place: int) -> tuple[str, ...]:
        """The own state and the one other that a sentence names, behind a pair of others if there is one, before a place."""
        pairs = [start for start, _ in _named_pairs(reading) if start < place]
        since = max(pairs, default=-1)
        after = next((m.end for i, m in enumerate(reading.mentions) if i and reading.mentions[i - 1].start == since), 0)
        told = {iso for m in reading.mentions if after <= m.start < place and (iso := self._state(m))}
        return (HOME, *(told - {HOME})) if HOME in told and len(told) == 2 and (pairs or HOME in self.pair) else ()

    def _foreign(self, here: int) -> Iterator[set[str]]:
        """The foreign states that a sentence speaks of, through persons and bodies too; then those of the sentences before it."""
        for back in range(here, max(-1, here - _NEAR), -1):
            yield self.foreign(self._readings[back])

    def foreign(self, reading: Reading) -> set[str]:
        """The foreign states that one sentence speaks of."""
        return {iso for top in reading.mentions for m in members(top) if (iso := self._state(m))} - {HOME}

    def _state(self, mention: Mention) -> str | None:
        if isinstance(mention, CountryMention):
            return mention.iso
        if isinstance(mention, PersonMention) and (member := self._named(mention)):
            return self._home[member.name]
        return mention.country if isinstance(mention, (PersonMention, OrganizationMention)) else None


def _governs(one: Office, other: Office) -> bool:
    """Whether both are the head of a government, who is one however the office is put."""
    return one.kind == other.kind == "head-of-government"


def _reports(reading: Reading) -> bool:
    """Whether a sentence tells what somebody says."""
    return any(
        (verb := reading.scan.at(i, "reporting-verbs")) and verb["kind"] == "say" and not verb["use"]
        for i in range(len(reading.scan))
    )


def _telling_title(mention: PersonMention) -> str:
    office = mention.offices[-1]
    return "" if office.kind in _ANYBODY else office.title


def _is_leader(member: Member) -> bool:
    return any(o.kind in _LEADING and not o.former for o in member.offices)


def _holds(offices: Iterable[Office], head: str) -> bool:
    """Whether one of the offices begins with `head`; is any office of state where it is empty."""
    if not head:
        return any(o.kind in _HIGH and not o.former for o in offices)
    return any(o.head == head or o.head.startswith(head + " ") for o in offices)


def _named_pairs(reading: Reading) -> Iterator[tuple[int, tuple[str, str]]]:
    """Where two states are named together: "Pháp và Đức", "Pháp - Đức"."""
    for one, other in pairwise(reading.mentions):
        if isinstance(one, CountryMention) and isinstance(other, CountryMention) and one.iso != other.iso:
            between = reading.scan.norm[one.end:other.start].strip()
            if between in ("-", "–", *words_that("joins"), *words_that("with")):
                yield one.start, (one.iso, other.iso)


def _of_states(everyone: Iterable[PersonMention]) -> bool:
    """Whether an article tells of officers of states, so that "hai bên" in it may be two states."""
    offices = (o for mention in everyone for o in mention.offices)
    return any(o.kind in STATE_OFFICES or (o.kind == "diplomat" and not o.named_only) for o in offices)
