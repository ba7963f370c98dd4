"""Of which state an article's persons are, where their mentions say it and where they do not."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bangiao.extract.mentioning.mention import (
    CountryMention,
    DateMention,
    Mention,
    Office,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    members,
)
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.settling.known import known_home
from bangiao.extract.settling.people import Member
from bangiao.extract.words.normal import folded, normal
from bangiao.extract.words.scan import Scan
from bangiao.extract.words.syllables import is_korean, is_name, may_be_foreign
from bangiao.ontology.gazetteer import table

HOME = "VN"  # the state for which a Vietnamese article's bodies stand where it names no other
STATE_OFFICES = (
    "head-of-state", "head-of-government", "deputy-head", "minister", "deputy-minister", "royal", "parliament", "spokesperson",
)
_ONE_EACH = ("head-of-state", "head-of-government", "minister")  # kinds of offices of which a state has one holder at a time
_COUNTERPART = "counterpart"  # the kind of title of one who holds the same office elsewhere
_NAMED_ALIKE = frozenset(("CN", "HK", "KP", "KR", "MO", "SG", "TW"))  # whose people's names have a Vietnamese form
_KOREAS = ("KP", "KR")
_CLEARLY = 2  # more times than so many a presumed state weighs as much as the next
_DOUBT = 3  # what a state weighs less for each reason against it
_WHOSE = 3  # tokens of "lần này của" between where a visit goes and whose it is
_BESIDE = 3  # what a state weighs more that is told of in a sentence with the person, against one elsewhere
_NEXT = 2  # the same for one in the sentence before or behind
_UNDER = ("deputy-head", "minister", "deputy-minister", "spokesperson")  # who in a list comes behind another of the same state


def states_told(readings: Iterable[Reading]) -> Counter[str]:
    """How often sentences speak of each state: by itself, through persons or bodies."""
    everything = (one for reading in readings for top in reading.mentions for one in members(top))
    return Counter(state for one in everything if (state := _state(one)))


def _state(mention: object) -> str | None:
    if isinstance(mention, CountryMention):
        return mention.iso
    return mention.country if isinstance(mention, (PersonMention, OrganizationMention)) else None


def home(name: str, mentions: Sequence[PersonMention], told: Counter[str]) -> str | None:
    """The state named with a person, else the press's own for who bears a Vietnamese name."""
    homes = Counter(m.country for m in mentions if m.country)
    if homes:
        return homes.most_common(1)[0][0]
    if not is_name(name) or any(o.kind == "international" for m in mentions for o in m.offices):
        return None
    alike = not _NAMED_ALIKE.isdisjoint(told)
    abroad = alike and HOME not in told  # "Vương Nghị" there is no Vietnamese
    return None if may_be_foreign(name, abroad=abroad, alike=alike) else HOME


def pair(told: Counter[str], homes: Iterable[str | None], own: bool) -> tuple[str, ...]:
    """The two states that an article is about: those told of most, each person's own counted once more; the press's own
    is one of them where its leaders act, however seldom it is named."""
    count = told + Counter(home for home in homes if home)
    top = [iso for iso, _ in sorted(count.items(), key=lambda c: (-c[1], c[0]))]
    if own and len(top) > 1 and HOME not in top[:2]:
        return top[0], HOME
    return tuple(top[:2]) if len(top) >= 2 else ()


class Presumption:
    """Of which state an official is beside whose name no state stands: one of those that the article speaks of."""

    def __init__(self, readings: Sequence[Reading], everyone: Sequence[Member], homes: dict[str, str | None]) -> None:
        self._readings, self._everyone, self._homes = readings, everyone, homes
        self._told = states_told(readings) + _capitals(readings)
        self._held = frozenset(_offices_of_states(readings))

    def home(self, member: Member) -> str | None:
        """The foreign state that has the official's office and is spoken of far more than any other that does."""
        alike = is_name(member.name) and may_be_foreign(member.name, abroad=False)
        offices = [o for o in member.offices if _of_state(o) or (alike and _bare(o))]
        if (known := known_home(member.name)) and known not in self._met(member):
            return known
        if not offices:
            return None
        listed = {iso for iso in self._listed(member) if all(has_office(iso, o.title) for o in offices)}
        if len(listed) == 1:
            return listed.pop()
        weights = self._weights(member, offices).most_common(2)
        clear = weights and (len(weights) == 1 or weights[0][1] > _CLEARLY * weights[1][1])
        return weights[0][0] if clear and weights[0][1] > 1 else self._own(member.name)

    def _own(self, name: str) -> str | None:
        """The press's own state for a name that is Vietnamese as well as Chinese, where it is told of."""
        native = is_name(name) and not may_be_foreign(name, abroad=not self._told[HOME])
        return HOME if native else None

    def _weights(self, member: Member, offices: Sequence[Office]) -> Counter[str]:
        """How much the article speaks of each state that can be the person's, most of all beside the name."""
        (beside, near), none = self._beside(member), {HOME, *self._met(member), *self._visited(member)}
        near = Counter({iso: _BESIDE * beside[iso] + _NEXT * near[iso] for iso in self._told})
        fitting = (
            iso for iso in self._told
            if iso not in none and all(has_office(iso, o.title) for o in offices) and _named_there(iso, member.name, beside[iso])
        )
        return Counter({iso: (self._told[iso] + near[iso]) // self._doubt(iso, member, offices) for iso in fitting})

    def _doubt(self, iso: str, member: Member, offices: Sequence[Office]) -> int:
        """What speaks against a state: that the office is another's there, or seldom told of (but the article does)."""
        seldom = any(seldom_told(iso, o.title) and (iso, o.head) not in self._held for o in offices)
        return (_DOUBT if seldom else 1) * (_DOUBT if self._taken(iso, member, offices) else 1)

    def _met(self, member: Member) -> Iterator[str]:
        """The states of those as whose counterpart a person is named, before in the same sentence, and of those who are named
        as the person's: the person is of none of these."""
        for persons in map(_persons, self._readings):
            for n, other in enumerate(persons):
                if n and any(o.kind == _COUNTERPART for o in other.offices):
                    if other in member.mentions:
                        yield from filter(None, map(self._home_of, persons[:n]))
                    elif persons[n - 1] in member.mentions and (home := self._home_of(other)):
                        yield home

    def _visited(self, member: Member) -> Iterator[str]:
        """The states that a person is told to visit, which cannot be the person's own: "A thăm Lào", "chuyến thăm Lào của A"."""
        for reading in self._readings:
            told = [m for m in reading.mentions if not isinstance(m, (DateMention, QuantityMention))]
            for one, other in pairwise(told):
                person, state = (one, other) if isinstance(one, PersonMention) else (other, one)
                if person in member.mentions and (iso := _abroad(state)) and _leads(reading.scan, person, state):
                    yield iso

    def _listed(self, member: Member) -> Iterator[str]:
        """The states of those right behind whom a person is named in a list, with an office that comes after theirs: "Tổng thống
        Lào A và Ngoại trưởng B"."""
        if not any(o.kind in _UNDER for o in member.offices):
            return
        for reading in self._readings:
            for one, other in pairwise(reading.mentions):
                person = one if other in member.mentions and isinstance(one, PersonMention) else None
                if person and _listed(reading.scan, person, other) and (home := self._home_of(person)) not in (None, HOME):
                    yield str(home)

    def _home_of(self, mention: PersonMention) -> str | None:
        """The state that a mention tells, or else that of whom it names."""
        return mention.country or next((self._homes[m.name] for m in self._everyone if mention in m.mentions), None)

    def _beside(self, member: Member) -> tuple[Counter[str], Counter[str]]:
        """The states told of in sentences with the person, and in those next to them; through other persons only for a name
        that theirs are like."""
        spans = [(n, r.sentence.start, r.sentence.end) for n, r in enumerate(self._readings)]
        here = [n for n, start, end in spans if any(start <= m.start < end for m in member.mentions)]
        near = {n + step for n in here for step in (-1, 1)} - set(here)
        native = is_name(member.name)
        return self._told_in(here, native), self._told_in(near, native)

    def _told_in(self, places: Iterable[int], native: bool) -> Counter[str]:
        """The states told of in some sentences by themselves and through bodies, where `native` through persons too."""
        readings = [self._readings[n] for n in places if 0 <= n < len(self._readings)]
        everything = (one for r in readings for top in r.mentions for one in members(top))
        told = (one for one in everything if native or not isinstance(one, PersonMention))
        return _capitals(readings) + Counter(state for one in told if (state := _state(one)))

    def _taken(self, iso: str, member: Member, offices: Sequence[Office]) -> bool:
        """Whether somebody else is told to hold one of the offices now."""
        now = {_one_s(o) for o in offices if o.kind in _ONE_EACH and not o.former}
        others = (m for m in self._everyone if m is not member and self._homes[m.name] == iso)
        return any(_one_s(o) in now and not o.former for m in others for o in m.offices)


def _abroad(mention: Mention) -> str | None:
    """The state that a country or capital tells."""
    if isinstance(mention, CountryMention):
        return mention.iso
    return mention.country if isinstance(mention, PlaceMention) and mention.capital else None


def _leads(scan: Scan, person: Mention, state: Mention) -> bool:
    """Whether words for a visit lead from a person to a state, or stand before a state and "của" behind it: whose visit."""
    first, last = scan.index(person.end), scan.index(state.start)
    if first <= last:
        words = [word for i in range(first, last) if (word := scan.at(i, "visit-words")) and word["kind"] != "none"]
        return any(word.after == last for word in words) and not any(scan.is_(i, ",") for i in range(first, last))
    whose = scan.means(scan.index(person.start) - 1, "of") and scan.index(person.start) - scan.index(state.end) <= _WHOSE
    return whose and scan.ends(last, "visit-words")


def _listed(scan: Scan, one: Mention, other: Mention) -> bool:
    """Whether nothing but a comma or "và" stands between two mentions."""
    between = range(scan.index(one.end), scan.index(other.start))
    return len(between) > 0 and all(scan.is_(i, ",") or scan.means(i, "and") for i in between)


def _persons(reading: Reading) -> list[PersonMention]:
    return [one for top in reading.mentions for one in members(top) if isinstance(one, PersonMention)]


def _capitals(readings: Iterable[Reading]) -> Counter[str]:
    """How often sentences speak of each state by its capital: "Washington" """
    places = (m for r in readings for m in r.mentions if isinstance(m, PlaceMention))
    return Counter(place.country for place in places if place.capital and place.country)


def _offices_of_states(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """The offices that an article tells of with their state: "Tổng thống Bulgaria"."""
    everything = (one for reading in readings for top in reading.mentions for one in members(top))
    persons = (one for one in everything if isinstance(one, PersonMention))
    yield from ((o.country, o.head) for person in persons for o in person.offices if o.country)


def _named_there(iso: str, name: str, beside: int) -> bool:
    """Whether persons of a state can bear a name of such a form; one of Vietnamese form needs the state `beside`."""
    if is_name(name) and not (iso in _NAMED_ALIKE and beside):
        return False
    return iso in _KOREAS if is_korean(name) else True


def _of_state(office: Office) -> bool:
    """Whether an office is one of a state: of its leaders one who leads nothing else."""
    return office.kind in (*STATE_OFFICES, _COUNTERPART) or (office.kind == "leader" and not office.organization)


def _bare(office: Office) -> bool:
    """Whether an office is told without what it is of, as of those whose state is plain: "Chủ tịch", "Tổng Bí thư"."""
    return office.kind in ("party", "other") and not office.organization


def _one_s(office: Office) -> str:
    """What tells an office from those that others hold beside it: of ministers the field too."""
    return folded(office.title) if office.kind == "minister" else office.head


def has_office(iso: str, title: str) -> bool:
    """Whether a state can have an office, by the one at a state's head that its title names."""
    return all((iso in row.has) if row.has else (iso not in row.lacks) for row in _heads(normal(title)))


def seldom_told(iso: str, title: str) -> bool:
    """Whether a state has an office of whose holder the press hardly speaks."""
    return any(iso in row.seldom for row in _heads(normal(title)))


class _Head(NamedTuple):
    """An office at the head of states: those that alone have it, those without it, those where it counts for little."""

    name: str
    has: frozenset[str]
    lacks: frozenset[str]
    seldom: frozenset[str]


@cache
def _heads(title: str) -> tuple[_Head, ...]:
    return tuple(head for head in _all_heads() if f" {head.name} " in f" {title} ")


@cache
def _all_heads() -> tuple[_Head, ...]:
    states = ("has", "lacks", "seldom")
    return tuple(_Head(normal(row["name"]), *(frozenset(row[c].split()) for c in states)) for row in table("offices-by-state"))
