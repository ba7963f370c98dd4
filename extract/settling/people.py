"""The persons of an article: their mentions gathered, the short names joined to the full ones."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bangiao.extract.mentioning.mention import Office, PersonMention
from bangiao.extract.words.normal import folded
from bangiao.extract.words.syllables import is_name


@dataclass(slots=True)
class Member:
    """A person of the article: the fullest name, its other forms, all mentions in the order of the text."""

    name: str
    others: set[str]
    mentions: list[PersonMention]

    @property
    def offices(self) -> Iterator[Office]:
        """Every office told of the person, as often as it is told."""
        for mention in self.mentions:
            yield from mention.offices


def gathered(mentions: Iterable[PersonMention]) -> list[Member]:
    """Mentions by person: a name that is a shorter form of another's belongs to it where only one fits."""
    named = [m for m in mentions if m.name]
    found: list[Member] = []
    for mention in sorted(named, key=lambda m: (-len(m.name.split()), m.start)):
        fitting = [p for p in found if _can_be(mention, p)]
        if len(fitting) > 1:
            fitting = _meant(mention, fitting)
        if len(fitting) == 1:
            fitting[0].mentions.append(mention)
        elif not any(folded(p.name) == folded(mention.name) for p in found):
            found.append(Member(mention.name, set(), [mention]))
            fitting = found[-1:]
        for member in fitting[:1]:
            spellings = {mention.name, mention.spelt} - {""}
            member.others |= {s for s in spellings if folded(s) != folded(member.name)}
    for member in found:
        member.mentions.sort(key=lambda m: m.start)
    return sorted(found, key=lambda p: p.mentions[0].start)


def _can_be(mention: PersonMention, member: Member) -> bool:
    """Whether a mention can mean a person: by a shorter form of a name of theirs, for no other state and of no other gender."""
    homes = {m.country for m in member.mentions if m.country}
    if mention.country and homes and mention.country not in homes and " " not in mention.name:
        return False
    return gender_fits(member, mention.gender) and any(_shorter_form(mention, name) for name in (member.name, *member.others))


def _meant(mention: PersonMention, fitting: list[Member]) -> list[Member]:
    """Of several whom a short name fits: who is told like it, or else who alone was told before it."""
    like = [p for p in fitting if _told_like(mention, p)]
    known = [p for p in like or fitting if any(m.start < mention.start for m in p.mentions)]
    return known if len(like) != 1 and len(known) == 1 and (like or not mention.offices) else like


def _told_like(mention: PersonMention, member: Member) -> bool:
    """Whether a mention without an office has the gender that is told of a person, or else an office in common."""
    if mention.gender and not mention.offices:
        return any(m.gender == mention.gender for m in member.mentions)
    return any(same_office(o, held) for o in mention.offices for held in member.offices)


def gender_fits(member: Member, gender: str) -> bool:
    """Whether a person can be a man or a woman, by what their mentions tell."""
    genders = {m.gender for m in member.mentions if m.gender}
    return not gender or not genders or gender in genders


def _shorter_form(mention: PersonMention, name: str) -> bool:
    short, full = folded(mention.name).split(), folded(name).split()
    if sorted(short) == sorted(full) or "".join(short) == "".join(full):
        return True  # "Orban Viktor" and "Viktor Orban", "Mc Cain" and "McCain"
    if len(short) == len(full) and short[-1] == full[-1] and all(x == y or x == y[0] for x, y in zip(short, full, strict=True)):
        return True  # "N. Enkhbayar"
    if len(short) >= len(full) or not all(w in full for w in short):
        return False
    if is_name(name):  # Vietnamese persons are called by the last syllable or two, Chinese and Koreans by the first, with a title
        return short in (full[:1], full[-1:], full[-2:]) and bool(mention.offices or mention.courtesy or mention.rank)
    return len(short) == 1 or short[-1] == full[-1] or short[0] == full[0]


def same_office(one: Office, other: Office) -> bool:
    """Whether two titles can be one office, told once in full and once in short."""
    if one.kind == other.kind and one.organization and _same_body(one, other):
        return True
    if one.head != other.head and not one.head.startswith(other.head + " ") and not other.head.startswith(one.head + " "):
        return False
    x, y = set(folded(one.title).split()), set(folded(other.title).split())
    return x <= y or y <= x or one.organization is None


def _same_body(one: Office, other: Office) -> bool:
    return folded(one.organization or "") == folded(other.organization or "")
