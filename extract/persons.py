"""Persons with all that stands around their names: ranks, courtesy, offices before and behind, the state they stand for."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bangiao.extract.mention import Office, PersonMention
from bangiao.extract.names import Lead, Names, name
from bangiao.extract.normal import normal
from bangiao.extract.organizations import country, fields, located, organization, place
from bangiao.extract.scan import Found, Scan

_NOBODY = Names()
_HEADS = frozenset(("titles", "person-prefixes", "surnames"))  # tables whose words begin what stands with a name


class Head(NamedTuple):
    """What stands before a name: offices, rank, courtesy; `after` is the token behind it."""

    after: int
    offices: tuple[Office, ...] = ()
    rank: str | None = None
    courtesy: bool = False
    gender: str = ""

    @property
    def lead(self) -> Lead:
        """What the head says of a name behind it."""
        if self.courtesy or self.rank:
            return Lead.COURTESY
        return Lead.TITLE if self.offices else Lead.NOTHING


def names(scans: Iterable[Scan]) -> Names:
    """The names that stand in full in the sentences, beside a title or by themselves."""
    return Names(Counter(called for scan in scans for called in _called(scan)))


def _called(scan: Scan) -> Iterator[str]:
    after = 0
    for i in range(len(scan)):
        if i >= after and not _HEADS.isdisjoint(scan.tables_at(i)) and (found := person(scan, i, _NOBODY)):
            after = found[1]
            yield found[0].name


def person(scan: Scan, i: int, known: Names) -> tuple[PersonMention, int] | None:
    """The person spoken of at token `i`, with the token after all that belongs to it."""
    head = _head(scan, i)
    after = name(scan, head.after, head.lead, known)
    if after is None:
        return _unnamed(scan, i, head)
    called = _tidy(scan.slice(head.after, after))
    behind = _apposition(scan, after, known)
    offices = (*head.offices, *behind.offices)
    state = _bracketed(scan, behind.after)
    end = state[1] if state else behind.after
    home = next((o.country for o in offices if o.country), None) or (state[0] if state else None)
    mention = PersonMention(
        scan.tokens[i].start, scan.tokens[end - 1].end, called, offices, head.rank or behind.rank, home, head.courtesy, head.gender
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
        longer = organization(scan, j) or country(scan, j) or place(scan, j)
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


def _apposition(scan: Scan, i: int, known: Names) -> Head:
    """Offices behind a name: ", Ủy viên Trung ương Đảng, Bộ trưởng Bộ Công an"; none where they lead to another name."""
    if not (scan.is_(i, ",", "-", "–") and _begins(scan, i + 1)):
        return Head(i)
    head = _head(scan, i + 1)
    if not head.offices or head.courtesy or name(scan, head.after, Lead.TITLE, known) is not None:
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
