"""Persons with all that stands around their names: ranks, courtesy, offices before and behind, the state they stand for."""
from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bangiao.extract.mention import Mention, Office, PersonMention
from bangiao.extract.normal import normal
from bangiao.extract.organizations import country, fields, located, organization
from bangiao.extract.scan import Found, Scan
from bangiao.extract.syllables import is_name, syllable

_LONGEST_VIETNAMESE = 4  # syllables; "Nguyễn Thị Kim Ngân"
_LONGEST_FOREIGN = 7  # words; "Awang Bemee Awang Ali Basah"
_STOPS = ("titles", "organizations", "organization-heads")


class Names:
    """The names that an article gives in full, so that a bare or shortened one is known again."""

    def __init__(self, full: Iterable[str] = ()) -> None:
        self.full = frozenset(normal(name) for name in full)
        self._first = {}
        for name in sorted(self.full):
            self._first.setdefault(name.split()[0], []).append(tuple(name.split()))
            if len(name.split()) > 1 and not is_name(name):
                self._first.setdefault(name.split()[-1], []).append((name.split()[-1],))

    _first: dict[str, list[tuple[str, ...]]]

    def bare_in(self, scan: Scan, found: tuple[Mention, ...]) -> bool:
        """Whether a known name stands in a sentence outside the persons found there."""
        persons = [(m.start, m.end) for m in found if isinstance(m, PersonMention)]
        return any(
            token.norm in self._first and token.capital and not any(s <= token.start < e for s, e in persons)
            for token in scan.tokens
        )

    def at(self, scan: Scan, i: int) -> int | None:
        """The token after a known name that begins at token `i`."""
        ends = [i + len(words) for words in self._first.get(scan.tokens[i].norm, ()) if _reads(scan, i, words)]
        return max(ends, default=None)


def _reads(scan: Scan, i: int, words: tuple[str, ...]) -> bool:
    return all(i + k < len(scan) and scan.tokens[i + k].norm == w and scan.capital(i + k) for k, w in enumerate(words))


class Head(NamedTuple):
    """What stands before a name: offices, rank, courtesy; `after` is the token behind it."""

    after: int
    offices: tuple[Office, ...] = ()
    rank: str | None = None
    courtesy: bool = False
    gender: str = ""


def person(scan: Scan, i: int, known: Names) -> tuple[PersonMention, int] | None:
    """The person spoken of at token `i`, with the token after all that belongs to it."""
    head = _head(scan, i)
    after = _name(scan, head.after, bool(head.offices or head.rank or head.courtesy), known)
    if after is None:
        return _unnamed(scan, i, head)
    name = _tidy(scan.slice(head.after, after))
    behind = _apposition(scan, after, known)
    offices = (*head.offices, *behind.offices)
    state = _bracketed(scan, behind.after)
    end = state[1] if state else behind.after
    home = next((o.country for o in offices if o.country), None) or (state[0] if state else None)
    mention = PersonMention(
        scan.tokens[i].start, scan.tokens[end - 1].end, name, offices, head.rank or behind.rank, home, head.courtesy, head.gender
    )
    return mention, end


def _unnamed(scan: Scan, i: int, head: Head) -> tuple[PersonMention, int] | None:
    if not head.offices:
        return None
    after = scan.index(head.offices[-1].end)  # a rank or courtesy behind the last office leads to no name; leave it
    if all(o.named_only and not o.country for o in head.offices):
        return None
    home = next((o.country for o in head.offices if o.country), None)
    mention = PersonMention(scan.tokens[i].start, scan.tokens[after - 1].end, "", head.offices, head.rank, home, head.courtesy)
    return mention, after


def _head(scan: Scan, i: int) -> Head:
    head, former = Head(i), False
    while True:
        j = head.after
        if (head.offices or head.rank) and scan.is_(j, ",", "-", "–", "kiêm") and _begins(scan, j + 1):
            j += 1
        if prefix := _prefix(scan, j):
            former = former or prefix["kind"] == "former"
            after = prefix.after + scan.is_(prefix.after, "'", "’")
            head = _with_prefix(head, scan.slice(j, prefix.after), prefix["kind"], prefix["gender"], after)
        elif (found := office(scan, j, former)) and not _of_another(head, found[0]):
            head, former = head._replace(after=found[1], offices=(*head.offices, found[0])), False
        else:
            return head


def _prefix(scan: Scan, i: int) -> Found | None:
    """The word before a name or title at token `i`; words with a second sense count only where their use allows."""
    found = scan.at(i, "person-prefixes")
    if found is None:
        return None
    allowed = {
        "capital": scan.capital(i),
        "name": scan.capital(found.after),
        "title": scan.at(found.after, "titles") is not None,
    }
    return found if allowed.get(found["use"], True) else None


def _with_prefix(head: Head, words: str, kind: str, gender: str, after: int) -> Head:
    if kind in ("rank", "degree"):
        return head._replace(after=after, rank=head.rank or words)
    return head._replace(after=after, courtesy=head.courtesy or kind == "courtesy", gender=head.gender or gender)


def _begins(scan: Scan, i: int) -> bool:
    return scan.at(i, "titles") is not None or _prefix(scan, i) is not None


def _of_another(head: Head, found: Office) -> bool:
    """Whether an office belongs to another person: the last one names a state already, and this one another."""
    homes = [o.country for o in head.offices if o.country]
    return bool(homes and found.country and found.country != homes[-1])


def office(scan: Scan, i: int, former: bool = False) -> tuple[Office, int] | None:
    """The office named at token `i`: its title with the body or field that completes it, and the state behind."""
    title = scan.at(i, "titles")
    if title is None or (title["use"] == "capital" and not scan.capital(i)):
        return None
    after, body, home = _own_end(scan, i, title), title["organization"] or None, title["country"] or None
    complement = title["complement"]
    early = country(scan, after, led=True)
    if early and title["kind"] == "diplomat" and scan.is_(early[1], "tại", "ở"):
        return _envoy(scan, i, early[0].iso, early[1], title["kind"], former)
    found = organization(scan, after + scan.is_(after, "của")) if complement else None
    if found:
        after, body, home = _without_country(scan, found), found[0].name, found[0].country or home
        full = found[1]
    elif complement and (end := fields(scan, after)):
        after = full = end
    else:
        full = after
    if full == after and (seat := located(scan, after)) and not seat[0].capital:
        after = full = seat[1]
        home = home or seat[0].country
    if full == after and (state := country(scan, after + scan.is_(after, "của"), led=True)):
        home, full = state[0].iso, state[1]
    start = scan.tokens[i].start
    kind = "international" if found and found[0].kind == "international" else title["kind"]
    named_only = title["use"] == "name" or not scan.capital(i)
    return Office(
        start, scan.tokens[full - 1].end, scan.slice(i, after), normal(title["name"]), kind, body, home, former, named_only
    ), full


def _own_end(scan: Scan, i: int, title: Found) -> int:
    """The token after the title's own words: before its last ones where they begin a longer name, "Đảng Cộng sản Việt Nam"."""
    for j in range(max(i + 1, title.after - 3), title.after):
        longer = organization(scan, j) or country(scan, j)
        if longer and longer[1] > title.after:
            return j
    return title.after


def _without_country(scan: Scan, found: tuple[object, int]) -> int:
    """The token after a body's name proper, before the state that stands behind it."""
    mention = found[0]
    end = mention.start + len(mention.name)  # type: ignore[attr-defined]
    return scan.index(end)


def _envoy(scan: Scan, i: int, home: str, after: int, kind: str, former: bool) -> tuple[Office, int]:
    """"Đại sứ Canada tại Việt Nam": the state that sends stands before the one that receives."""
    host = country(scan, after + 1) or organization(scan, after + 1)
    end = host[1] if host else after
    head = scan.at(i, "titles")
    name = normal(head["name"]) if head else ""
    return Office(scan.tokens[i].start, scan.tokens[end - 1].end, scan.slice(i, end), name, kind, None, home, former), end


def _name(scan: Scan, i: int, introduced: bool, known: Names) -> int | None:
    """The token after the person's name at `i`, or None. Without title or courtesy before it, a name must be sure."""
    if not scan.capital(i):
        return None
    if (end := known.at(scan, i)) and not scan.at(i, "countries"):
        return end
    if scan.at(i, "surnames") and (end := _vietnamese_run(scan, i)) and end - i >= (2 if introduced else 3):
        return end
    return _foreign_run(scan, i) if introduced else None


def _vietnamese_run(scan: Scan, i: int) -> int | None:
    j = i
    if (town := scan.at(i, "places")) and town.after > i + 1 and " name" not in town["use"]:
        return None
    while j - i < _LONGEST_VIETNAMESE and scan.capital(j) and syllable(scan.tokens[j].norm):
        if j > i + 1 and any((found := scan.at(j, table)) and found.after > j + 1 for table in _STOPS):
            break
        j += 1
    foreign_behind = scan.capital(j) and not syllable(scan.tokens[j].norm) and scan.tokens[j].text[0].isalpha()
    return None if foreign_behind and j - i < 2 else j


def _foreign_run(scan: Scan, i: int) -> int | None:
    if any(scan.at(i, table) for table in ("countries", *_STOPS, "organization-fields")) or _is_place(scan, i):
        return None
    j = i
    while j - i < _LONGEST_FOREIGN * 2 and (end := _part(scan, i, j)):
        j = end
    return j if j > i else None


def _is_place(scan: Scan, i: int) -> bool:
    found = scan.at(i, "places")
    return found is not None and " name" not in found["use"]


def _part(scan: Scan, first: int, i: int) -> int | None:
    """The token after one more part of a foreign name at `i`: a word, an initial, a particle before a word, a hyphen."""
    if scan.is_(i, "-", "–", ".") and scan.joined(i):
        initial = scan.is_(i, ".") and len(scan.tokens[i - 1].text) <= 2
        if initial or (scan.joined(i + 1) and i + 1 < len(scan) and not scan.is_(i, ".")):
            return i + 1 if initial else i + 2
        return None
    if scan.at(i, "name-particles") and scan.capital(i + 1) and i > first:
        return i + 1
    stop = i > first and any(scan.at(i, table) for table in ("countries", *_STOPS, "person-prefixes"))
    return i + 1 if scan.capital(i) and not stop else None


def _apposition(scan: Scan, i: int, known: Names) -> Head:
    """Offices behind a name: ", Ủy viên Trung ương Đảng, Bộ trưởng Bộ Công an"; none where they lead to another name."""
    if not (scan.is_(i, ",", "-", "–") and _begins(scan, i + 1)):
        return Head(i)
    head = _head(scan, i + 1)
    if not head.offices or head.courtesy or _name(scan, head.after, True, known) is not None:
        return Head(i)
    return head


def _bracketed(scan: Scan, i: int) -> tuple[str, int] | None:
    """The state in brackets behind a name: "(Nga)"."""
    if not scan.is_(i, "("):
        return None
    state = country(scan, i + 1)
    return (state[0].iso, state[1] + 1) if state and scan.is_(state[1], ")") else None


def _tidy(name: str) -> str:
    return " ".join(name.split()).rstrip(".,’'")
