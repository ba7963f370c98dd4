"""The stage that finds what each sentence speaks of."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain

from bangiao.extract.article import Article, Sentence
from bangiao.extract.mentioning.dates import dates
from bangiao.extract.mentioning.documents import document, policy
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
from bangiao.extract.mentioning.names import Names, article
from bangiao.extract.mentioning.organizations import country, organization, place
from bangiao.extract.mentioning.persons import names, person
from bangiao.extract.mentioning.quantities import quantity
from bangiao.extract.mentioning.shared_offices import with_shared_offices
from bangiao.extract.words.lexicon import Lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Found, Scan

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
    sentences = tuple(chain.from_iterable(_pieces(article.text, sentence) for sentence in article.sentences))
    scans = tuple(Scan(article.text, norm, s.start, s.end, lexicon) for s in sentences)
    known = names(scans)
    readings = tuple(Reading(s, scan, _read(scan, known)) for s, scan in zip(sentences, scans, strict=True))
    told = Counter(state for reading in readings for one in reading.mentions if (state := _state(one)))
    return tuple(_without_doubtful_state(reading, told) for reading in readings)


def _state(mention: Mention) -> str | None:
    return mention.iso if isinstance(mention, CountryMention) else getattr(mention, "country", None)


def _without_doubtful_state(reading: Reading, told: Counter[str]) -> Reading:
    """A sentence without a state at its head that no other words of the article speak of: "Anh nói" is a man's speech."""
    first = reading.mentions[0] if reading.mentions else None
    if not isinstance(first, CountryMention) or first.start != reading.scan.tokens[0].start or told[first.iso] > 1:
        return reading
    found = reading.scan.at(0, "countries")
    return replace(reading, mentions=reading.mentions[1:]) if found and found["use"] == "guarded" else reading


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
    times = {i: d for d in dates(scan) if not _inside_word(scan, i := scan.index(d.start), d)}
    found: list[Mention] = []
    after = 0
    for i in sorted({*scan.loud(_openings()), *times}):
        if i >= after:
            mention, after = _next(scan, i, known, times)
            if mention is not None:
                found.append(mention)
    return with_shared_offices(scan, found)


def _inside_word(scan: Scan, i: int, time: DateMention) -> bool:
    """Whether what looks like a time is the end of a verb: "hiện" in "thực hiện"."""
    last = scan.index(time.end)
    return any((verb := scan.at(k, "light-verbs")) is not None and verb.after >= last for k in range(max(0, i - 3), i))


def _next(scan: Scan, i: int, known: Names, times: dict[int, DateMention]) -> tuple[Mention | None, int]:
    if time := times.get(i):
        return time, max(i + 1, scan.index(time.end))
    for find in _finders_at(scan.openings(i)):
        if found := find(scan, i, known):
            counted = isinstance(found[0], QuantityMention) and any(j in times for j in range(i, found[1]))
            return (None, i + 1) if counted else found  # "3 ngày 20 và 21/10" tells days, not a number of them
    return None, i + 1


def delegation(scan: Scan, i: int, known: Names) -> tuple[Mention, int] | None:
    """The delegation at token `i`: the person who leads it, where one is named, else the body or state that sends it."""
    word = scan.at(i, "delegations")
    if word is None:
        return None
    first = word.after + scan.means(word.after, "of", "under")
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
    if isinstance(changed, (OrganizationMention, CountryMention)):
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


def titled(scan: Scan, i: int) -> tuple[DocumentMention, int] | None:
    """The document at token `i` with the states and bodies that its title names: they are its parties."""
    found = document(scan, i)
    return (_with_parts(scan, i, found), found[1]) if found and not _is_body(scan, i) else None


def _is_body(scan: Scan, i: int) -> bool:
    """Whether a body's own name stands at token `i`, which may begin like a document's: "Chương trình Lương thực Thế giới"."""
    body, title = scan.at(i, "organizations"), scan.at(i, "document-kinds")
    return body is not None and title is not None and body.after > title.after and not body["use"]


def _with_parts(scan: Scan, i: int, titled: tuple[DocumentMention, int]) -> DocumentMention:
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
    if found is None or (found["number"] == "1" and (found["use"] == "title" or _is_person(scan, i, found))):
        return None
    kind = _GROUPS.get((found["number"], found["kind"]), "many")
    states, after = _states(scan, found.after) if kind == "persons" else ((), found.after)
    head = normal(found["office"])
    if found["use"] == "pair" and not states:
        if not head or scan.means(i - 1, "plural", "one", "many") or country(scan, after + scan.means(after, "of")):
            return None  # with its state it is a title
        kind = "person"  # "người đứng đầu Chính phủ" of one state
    return GroupMention(scan.tokens[i].start, scan.tokens[after - 1].end, kind, found["gender"], head, states), after


def _is_person(scan: Scan, i: int, found: Found) -> bool:
    """Whether the words lead to a name, begin a longer title, or mean many or any of their kind: "một nhà ngoại giao"."""
    title = scan.at(i, "titles")
    longer = title is not None and title.after > found.after
    return longer or _leads_on(scan, found) or (found["kind"] == "person" and scan.means(i - 1, "plural", "one", "many"))


def _states(scan: Scan, i: int) -> tuple[tuple[str, ...], int]:
    """The two states at token `i`, "Việt Nam và Lào", with the token behind; none where fewer are named."""
    first = country(scan, i)
    second = country(scan, first[1] + 1) if first and scan.is_(first[1], "và", ",", "-", "–") else None
    return ((first[0].iso, second[0].iso), second[1]) if first and second else ((), i)


_GROUPS = {
    ("1", "person"): "person", ("1", "counterpart"): "counterpart", ("2", "person"): "persons", ("1", "country"): "country",
    ("2", "country"): "countries", ("2", "side"): "sides", ("2", "body"): "sides",
}


def _leads_on(scan: Scan, found: Found) -> bool:
    """Whether a name follows, or whose it is: "ông Powell", "người phát ngôn của Tổng thống"."""
    named = scan.capital(found.after) or article(scan, found.after)
    return named or scan.means(found.after, "of") or any(c.isupper() for c in found["name"])


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


_Finder = Callable[[Scan, int, Names], tuple[Mention, int] | None]


@cache
def _finders() -> tuple[tuple[frozenset[str], _Finder], ...]:
    """What finds each kind of mention, in the order in which they have precedence, with what such a mention can begin with."""
    return (
        (frozenset(("document-kinds", "title-stops", "quotation")), lambda scan, i, _: titled(scan, i)),
        (frozenset(("policies", "quotation")), lambda scan, i, _: policy(scan, i)),
        (frozenset(("delegations",)), delegation),
        (frozenset(("pronouns",)), lambda scan, i, _: group(scan, i)),
        (frozenset(("capital", "titles", "person-prefixes", "surnames")), person),
        (frozenset(("organizations", "organization-heads")), lambda scan, i, _: organization(scan, i)),
        (frozenset(("countries", "state")), lambda scan, i, _: country(scan, i)),
        (frozenset(("places",)), lambda scan, i, _: place(scan, i)),
        (frozenset(("relation-levels", "bond")), lambda scan, i, _: level(scan, i)),
        (frozenset(("numbers", "figure")), lambda scan, i, _: quantity(scan, i)),
    )


@lru_cache(maxsize=8192)  # what stands at a token repeats
def _finders_at(openings: Set[str]) -> tuple[_Finder, ...]:
    """What can find a mention that begins with one of `openings`, in the order of precedence."""
    return tuple(find for opening, find in _finders() if not opening.isdisjoint(openings))


@cache
def _openings() -> frozenset[str]:
    """What a mention of any kind can begin with."""
    return frozenset(chain.from_iterable(opening for opening, _ in _finders()))
