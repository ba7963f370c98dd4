"""How agreements and other documents of different articles are told to be one: by title, parties, time and occasion."""
from __future__ import annotations

from itertools import combinations

from bangiao.extract.words.normal import folded
from bangiao.graph.identity.agreement import Agreement, Canonical, Strength
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.occasion import days, named, seasons, signs
from bangiao.graph.identity.times import clash, dated, fit, months, of_one_article
from bangiao.graph.identity.titles import amends, common, period, short, subject, wording
from bangiao.graph.identity.verbatim import verbatim, wordings

_PLANNED = "planned"
_MUCH = 4  # signs of one occasion by which it is likely
_TREATIES = {"agreement", "treaty"}
_JOINT = "joint-statement"  # of which two states seldom make two on one occasion
_A_YEAR = len("2023")  # of a date that is told no better
_TELLING = 3  # words of a title that name one document of two parties
# Share of the shorter title's words that the longer one has, where the times fit, and where they are not told.
_ALIKE, _ALIKE_EVER = 0.6, 0.8
_HALF = 0.5  # share of a title that words must be which are too few to name a document


class Agreements:
    """Agreements: by what their title tells beside the parties, by parties and by time."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        pairs = [" ".join(two) for two in combinations(sorted(named(one, "party", canonical)), 2)]
        title, words = _title(one), _subject(one)
        about = {f"about {word}" for word in words} | {f"short {short}" for short in short(title)} | {" ".join(sorted(words))}
        joint = {f"joint {one.one('article')}"} if one.one("kind") == _JOINT else set()
        joint |= {f"joint {canonical(visit)}" for visit in one.all("visit")} if joint else set()
        when = {f"in {month[:4]}" for month in months(one)} | (set() if words else {f"of {month}" for month in seasons(one)})
        return {f"document {pair} {told}" for pair in pairs for told in about | joint | when} | wordings(one)

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if len({one.one("kind"), other.one("kind")} - {None}) > 1 or self.apart(one, other, canonical):
            return None
        if copied := verbatim(one, other, canonical):
            return copied
        if len(named(one, "party", canonical) & named(other, "party", canonical)) < 2:
            return None
        if of_one_article(one, other):
            return _within(one, other)
        if short(_title(one)) & short(_title(other)):
            return Agreement(Strength.LIKELY, "same-title")
        if _of_one_visit(one, other, canonical):
            return Agreement(Strength.POSSIBLE, "same-occasion")
        return _by_title(one, other, signs(one, other, canonical))

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        parties = named(one, "party", canonical), named(other, "party", canonical)
        both = min(map(len, parties)) > 1
        planned = _PLANNED in (one.one("status"), other.one("status"))  # whose date, where it has one, is when it is to be
        periods = period(_title(one)), period(_title(other))
        others = both and not (parties[0] <= parties[1] or parties[1] <= parties[0])
        if others or (all(periods) and not periods[0] & periods[1]) or _amending(one) != _amending(other):
            return True
        if _not_yet(one, other) or _not_yet(other, one):
            return True
        told = bool(one.one("date") and other.one("date"))
        return told and not planned and clash(one, other) and not _signed_and_in_force(one, other)


def _amending(one: Node) -> bool:
    return amends(_title(one))


def _not_yet(one: Node, other: Node) -> bool:
    """Whether the one was signed when the other's article, which tells that its own was signed, had been written long ago."""
    signed, about = one.one("earliest"), other.one("about")
    planned = _PLANNED in (one.one("status"), other.one("status"))
    return bool(signed and about and not planned and one.one("date")) and int(signed[:_A_YEAR]) > int(about[:_A_YEAR]) + 1  # type: ignore[index]


def _signed_and_in_force(one: Node, other: Node) -> bool:
    """Whether two dates can be when one treaty was signed and when it came into force: a year is told, and it is the next."""
    dates = sorted((one.one("date") or "", other.one("date") or ""))
    years = [int(date[:_A_YEAR]) for date in dates]
    alike = _subject(one) == _subject(other) and len(_subject(one) - common()) >= _TELLING
    treaties = {one.one("kind"), other.one("kind")} <= _TREATIES
    return treaties and alike and years[1] - years[0] <= 1 and _A_YEAR in map(len, dates)


def _called(one: Node) -> str:
    """How the title calls a document, by its first word: a communiqué is no statement."""
    return next(iter(folded(_title(one)).split()), "")


def _of_one_visit(one: Node, other: Node, canonical: Canonical) -> bool:
    """Whether both are joint statements of one visit, and neither tells what it is about."""
    same = {canonical(visit) for visit in one.all("visit")} & {canonical(visit) for visit in other.all("visit")}
    bare = one.one("kind") == other.one("kind") == _JOINT and not (_subject(one) or _subject(other))
    return bool(same) and bare and not _two_kinds(one, other)


def _subject(one: Node) -> frozenset[str]:
    return subject(_title(one))


def _within(one: Node, other: Node) -> Agreement | None:
    """Whether two records of one article have one title, or are of its joint statement, once without what it is about."""
    words = _subject(one), _subject(other)
    if words[0] == words[1]:
        return Agreement(Strength.LIKELY, "same-title") if words[0] or not _two_kinds(one, other) else None
    if one.one("kind") == _JOINT and not all(words):
        return Agreement(Strength.POSSIBLE, "same-occasion")
    return Agreement(Strength.POSSIBLE, "like-title") if words[0] - common() == words[1] - common() != frozenset() else None


def _two_kinds(one: Node, other: Node) -> bool:
    """Whether a statement and a communiqué are told, which are two documents."""
    return one.one("kind") == other.one("kind") == _JOINT and _called(one) != _called(other)


def _by_title(one: Node, other: Node, told: int) -> Agreement | None:
    """How sure titles make it; those that tell nothing but a kind ("Tuyên bố chung") need their time or their occasion too."""
    words, fits = (_subject(one), _subject(other)), fit(one, other)
    if not any(words) and _two_kinds(one, other):
        return None
    if words[0] == words[1]:
        if fits and dated(one) and dated(other):
            return Agreement(Strength.SURE, "same-title")
        return Agreement(Strength.LIKELY, "same-title") if words[0] else _on_one_occasion(one, other, told)
    if one.one("kind") == _JOINT and not all(words):
        return _on_one_occasion(one, other, told) if fits else None
    shared, least = words[0] & words[1], min(map(len, words))
    if shared <= common():
        return None
    contained = len(shared) == least and told >= 0
    like = len(shared) >= _TELLING and len(shared) >= (_ALIKE if fits else _ALIKE_EVER) * least
    return Agreement(Strength.POSSIBLE, "like-title") if (like or contained) and _leading(one, other) else None


def _leading(one: Node, other: Node) -> bool:
    """Whether the longer of two titles, which holds the other's words, is about these.

    It begins with them, or they are much of it; many words may be less, but not such as follow upon other matters.
    """
    short, long = sorted((_title(one), _title(other)), key=lambda title: (len(subject(title)), title))
    share = len(subject(short)) / len(subject(long))
    few = len(subject(short) - common()) < _TELLING
    begun = subject(short) == frozenset(wording(long)[: len(wording(short))])
    return begun or share >= (_HALF if few else _ALIKE) or (not few and subject(short) <= subject(long.partition(",")[0]))


def _on_one_occasion(one: Node, other: Node, told: int) -> Agreement | None:
    """Whether two of one kind, of which nothing else is told, are of one occasion."""
    if fit(one, other):
        seldom = one.one("kind") == _JOINT and bool(one.one("date") and other.one("date"))  # two in one year
        return Agreement(Strength.POSSIBLE, "same-occasion") if told >= 0 and (days(one, other) > 0 or seldom) else None
    undated = not (one.one("date") or other.one("date"))
    return Agreement(Strength.POSSIBLE, "same-occasion") if undated and told >= _MUCH else None


def _title(one: Node) -> str:
    return one.one("title") or ""
