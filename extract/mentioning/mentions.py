"""The stage that finds what each sentence speaks of."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from bangiao.extract.article import Article, Sentence
from bangiao.extract.mentioning.dates import dates
from bangiao.extract.mentioning.documents import document, policy, quantity
from bangiao.extract.mentioning.mention import (
    CountryMention,
    DateMention,
    DocumentMention,
    GroupMention,
    LevelMention,
    Mention,
    OrganizationMention,
    PersonMention,
    QuantityMention,
)
from bangiao.extract.mentioning.names import Names
from bangiao.extract.mentioning.organizations import country, organization, place
from bangiao.extract.mentioning.persons import names, person
from bangiao.extract.words.lexicon import Lexicon, Match
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Found, Scan

# The tables with a word of which a mention can begin.
_OPENING = frozenset((
    "countries", "delegations", "document-kinds", "numbers", "organization-heads", "organizations", "person-prefixes",
    "places", "policies", "pronouns", "relation-levels", "title-stops", "titles",
))

LONGEST = 2000  # code points of a sentence; what is longer is a text whose full stops were lost


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its tokens and its mentions; the mentions are in order and none overlaps another."""

    sentence: Sentence
    scan: Scan
    mentions: tuple[Mention, ...]


def mentions(article: Article, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Every sentence of the article with what it speaks of.

    Names given in full are learnt first, so that the same name, or a short form of it, is known where it stands bare.
    """
    norm = normal(article.text)
    scans = tuple(_scans(article, norm, lexicon.find(article.text, norm)))
    known = names(scan for _, scan in scans)
    return tuple(Reading(sentence, scan, _read(scan, known)) for sentence, scan in scans)


def _scans(article: Article, norm: str, matches: list[Match]) -> Iterator[tuple[Sentence, Scan]]:
    matches.sort(key=lambda match: match.start)
    starts = [match.start for match in matches]
    for sentence in chain.from_iterable(_pieces(article.text, sentence) for sentence in article.sentences):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        yield sentence, Scan(article.text, norm, sentence.start, sentence.end, matches[first:last])


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, or the pieces of one that is too long to be one, cut at white space."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > start else start + LONGEST
        yield replace(sentence, start=start, end=end)
        start = end
    yield replace(sentence, start=start)


def _read(scan: Scan, known: Names) -> tuple[Mention, ...]:
    times = {i: d for d in dates(scan.norm, scan.start, scan.end) if not _inside_word(scan, i := scan.index(d.start), d)}
    found: list[Mention] = []
    i = 0
    while i < len(scan):
        mention, i = _next(scan, i, known, times)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _inside_word(scan: Scan, i: int, time: DateMention) -> bool:
    """Whether what looks like a time is the end of a verb: "hiện" in "thực hiện"."""
    last = scan.index(time.end)
    return any((verb := scan.at(k, "light-verbs")) is not None and verb.after >= last for k in range(max(0, i - 3), i))


def _next(scan: Scan, i: int, known: Names, times: dict[int, DateMention]) -> tuple[Mention | None, int]:
    if i not in times and scan.quiet(i, _OPENING) and not scan.means(i, "bond", "state"):
        return None, i + 1
    if time := times.get(i):
        return time, max(i + 1, scan.index(time.end))
    if scan.capital(i) and not scan.tables_at(i) and not scan.means(i, "bond", "state"):  # at most a name begins there
        return person(scan, i, known) or (None, i + 1)
    if titled := document(scan, i):
        return _with_parts(scan, i, titled), titled[1]
    found = policy(scan, i) or delegation(scan, i, known) or group(scan, i) or person(scan, i, known) or _thing(scan, i)
    if found is None or (isinstance(found[0], QuantityMention) and any(j in times for j in range(i, found[1]))):
        return None, i + 1  # "3 ngày 20 và 21/10" tells days, not a number of them
    return found


def delegation(scan: Scan, i: int, known: Names) -> tuple[Mention, int] | None:
    """The delegation at token `i`: the person who leads it, where one is named, else the body or state that sends it."""
    word = scan.at(i, "delegations")
    if word is None:
        return None
    first = word.after + scan.means(word.after, "of")
    sender: tuple[Mention, int] | None = (
        organization(scan, first) or country(scan, first) or _state_behind(scan, first) or group(scan, first)
    )
    j = sender[1] if sender else first
    while not sender and j < min(len(scan), first + 6) and not scan.is_(j, "do", ",", "."):
        j += 1
    leader = person(scan, j + 1, known) if scan.is_(j, "do") else None
    found = leader or sender
    if found is None:
        return None
    home = getattr(found[0], "country", None) or getattr(sender[0], "country", None) if sender else None
    changed = replace(found[0], start=scan.tokens[i].start)
    if isinstance(changed, OrganizationMention):
        changed = replace(changed, delegation=True)
    if isinstance(changed, PersonMention) and home and not changed.country:
        changed = replace(changed, country=home)
    return changed, found[1]


def _state_behind(scan: Scan, i: int) -> tuple[CountryMention, int] | None:
    """The state behind the bodies that a delegation speaks for: "Đảng, Nhà nước Việt Nam"."""
    for j in range(i, min(len(scan), i + 6)):
        if state := country(scan, j):
            return state
        if not (scan.capital(j) or scan.is_(j, ",") or scan.means(j, "state", "and", "body")):
            return None
    return None


def _thing(scan: Scan, i: int) -> tuple[Mention, int] | None:
    return organization(scan, i) or country(scan, i) or place(scan, i) or level(scan, i) or quantity(scan, i)


def _with_parts(scan: Scan, i: int, titled: tuple[DocumentMention, int]) -> DocumentMention:
    """The document with the states and bodies that its title names: they are its parties."""
    mention, after = titled
    parts: list[Mention] = []
    j = i + 1
    while j < after:
        found = organization(scan, j) or country(scan, j) or group(scan, j)
        if found:
            parts.append(found[0])
        j = found[1] if found else j + 1
    return replace(mention, mentions=tuple(parts))


def group(scan: Scan, i: int) -> tuple[GroupMention, int] | None:
    """Words at token `i` that stand for parties named elsewhere; "ông Powell" and "Ngài Chủ tịch" are persons, not these."""
    found = scan.at(i, "pronouns")
    if found is None or (found["number"] == "1" and (found["use"] == "title" or _leads_to_name(scan, found))):
        return None
    kind = _GROUPS.get((found["number"], found["kind"]), "many")
    states, after = _states(scan, found.after) if kind == "persons" else ((), found.after)
    if found["use"] == "pair" and not states:
        return None
    head = normal(found["office"])
    return GroupMention(scan.tokens[i].start, scan.tokens[after - 1].end, kind, found["gender"], head, states), after


def _states(scan: Scan, i: int) -> tuple[tuple[str, ...], int]:
    """The two states at token `i`, "Việt Nam và Lào", with the token behind; none where fewer are named."""
    first = country(scan, i)
    second = country(scan, first[1] + 1) if first and scan.is_(first[1], "và", ",", "-", "–") else None
    return ((first[0].iso, second[0].iso), second[1]) if first and second else ((), i)


_GROUPS = {
    ("1", "person"): "person", ("2", "person"): "persons", ("1", "country"): "country",
    ("2", "country"): "countries", ("2", "side"): "sides", ("2", "body"): "sides",
}


def _leads_to_name(scan: Scan, found: Found) -> bool:
    return scan.capital(found.after) or any(c.isupper() for c in found["name"])


def level(scan: Scan, i: int) -> tuple[LevelMention, int] | None:
    """The level of a relation at token `i`; a name that is also a plain adjective counts only behind "quan hệ"."""
    if not (scan.at(i, "relation-levels") or scan.means(i, "bond")):
        return None
    first = i
    while first < i + 3 and scan.means(first, "bond"):
        first += 1
    behind = scan.is_(first - 1, "hệ") and first > i
    found = scan.at(i, "relation-levels") or (scan.at(first, "relation-levels") if behind else None)
    if found is None or (found["stem"] and not behind and found["rank"] in ("", "0", "1", "2")):
        return None
    return LevelMention(scan.tokens[i].start, scan.tokens[found.after - 1].end, scan.slice(i, found.after)), found.after
