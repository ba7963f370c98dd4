"""Who holds what office: read from the titles that stand with names, one record a person and title."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.fact import Country, Fact, Organization, Passage, Person, Value
from bangiao.extract.mentioning.mention import Office, PersonMention, members
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.words.normal import folded

_NO_OFFICE = ("profession", "counterpart")  # kinds of titles that name no office


def offices(readings: tuple[Reading, ...], cast: Cast) -> tuple[Fact, ...]:
    """The offices of the article's named persons; a shorter title of the same office is part of the fuller record."""
    spans = dict(_spans(readings))
    held = ((person, *group) for person, offices in cast.persons() for group in _distinct(offices))
    return tuple(_fact(person, office, told, spans) for person, office, told in held)


def _spans(readings: tuple[Reading, ...]) -> Iterator[tuple[Office, tuple[int, int]]]:
    for reading in readings:
        for top in reading.mentions:
            for mention in members(top):
                if isinstance(mention, PersonMention):
                    for office in mention.offices:
                        yield office, (mention.start, mention.end)


def _distinct(held: tuple[Office, ...]) -> Iterator[tuple[Office, list[Office]]]:
    """The fullest form of each office with all its tellings."""
    groups: list[list[Office]] = []
    for office in sorted((o for o in held if o.kind not in _NO_OFFICE), key=lambda o: (-len(_words(o)), o.start)):
        home = next((g for g in groups if _part_of(office, g[0])), None)
        if home is None:
            groups.append([office])
        else:
            home.append(office)
    for group in sorted(groups, key=lambda g: min(o.start for o in g)):
        yield group[0], sorted(group, key=lambda o: o.start)


def _part_of(office: Office, fuller: Office) -> bool:
    """Whether one title is a shorter form of another: the same first word, and no word that the other lacks."""
    return office.head.split()[0] == fuller.head.split()[0] and _words(office) <= _words(fuller)


def _words(office: Office) -> set[str]:
    return set(folded(office.title).split())


def _fact(person: Person, office: Office, told: list[Office], spans: dict[Office, tuple[int, int]]) -> Fact:
    values: list[tuple[str, Value]] = [("person", person), ("title", office.title)]
    body = next((o.organization for o in (office, *told) if o.organization), None)
    home = next((o.country for o in (office, *told) if o.country), None) or person.country
    if body:
        values.append(("organization", Organization(body, None if office.kind == "international" else home)))
    if home:
        values.append(("country", Country(home)))
    values.append(("former", True)) if any(o.former for o in told) else None
    passages = tuple(Passage(*spans[o], tuple(sorted({name for name, _ in values}))) for o in told)
    return Fact("OfficeHolding", tuple(values), passages, ("mentions",))
