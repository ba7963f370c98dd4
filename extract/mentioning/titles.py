"""One office as the text names it: the title, the body or field that completes it, the state it is held for."""
from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bangiao.extract.mentioning.mention import Office, OrganizationMention
from bangiao.extract.mentioning.names import Lead, Names, name
from bangiao.extract.mentioning.organizations import acronym, begins_state, country, fields, located, organization, place
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Found, Scan

_LONGEST_CHARGE = 8  # words
_OF_TOWNS = "province"  # the kind of offices that are held in a town: "Thị trưởng Paris"
_WITH_MATTER = ("diplomat", "international", "deputy-minister", "minister", "other")  # "Đặc phái viên về khí hậu"
_SENDING = ("head-of-state", "head-of-government", "party")  # kinds of offices whose holders have envoys of their own
_SERVING = ("spokesperson", "other")  # kinds of offices that are held with another: "cố vấn của Tổng thống Mỹ"
_LONGEST_BRACKET = 6  # tokens between a title and its name: "Chủ tịch Duma Quốc gia (Hạ viện Nga) …"


class _Reach(NamedTuple):
    """How far an office goes: `after` is the token after the title's text, `full` the one after all of it."""

    after: int
    full: int
    body: str | None = None
    home: str | None = None
    kind: str = ""
    former: bool = False

    @property
    def open(self) -> bool:
        """Whether nothing stands behind the title's text yet."""
        return self.full == self.after


def office(scan: Scan, i: int, former: bool = False) -> tuple[Office, int] | None:
    """The office named at token `i`, with the token after all that belongs to it."""
    title = scan.at(i, "titles")
    if title is None or (title["use"] == "capital" and not scan.capital(i)):
        return None
    reach = _reach(scan, i, title)
    named_only = title["use"] == "name" or not scan.capital(i)
    span = scan.tokens[i].start, scan.tokens[reach.full - 1].end
    return Office(
        *span, scan.slice(i, reach.after), normal(title["name"]), reach.kind,
        reach.body, reach.home, former or reach.former, named_only,
    ), reach.full


def _reach(scan: Scan, i: int, title: Found) -> _Reach:
    own = _own_end(scan, i, title)
    reach = _Reach(own, own, title["organization"] or None, title["country"] or None, title["kind"])
    if title["kind"] == "diplomat" and (envoy := _envoy(scan, reach) or _of_leader(scan, reach)):
        return envoy
    if title["kind"] in _SERVING and (serves := _serving(scan, reach)):
        return serves
    reach = _with_body(scan, title, reach)
    reach = _with_matter(scan, _with_state(scan, _with_seat(scan, _with_figure(scan, reach))))
    if not reach.body and (inside := _inside(scan, i, own)):
        reach = reach._replace(body=inside)
    return _with_aside(scan, _with_time(scan, reach))


def _own_end(scan: Scan, i: int, title: Found) -> int:
    """The token after the title's own words, less the last ones where a longer name begins with them."""
    for j in range(i + 1, title.after):
        state = None if scan.means(j, "state") else country(scan, j)  # "Chủ tịch nước" before Lào, not "nước Lào"
        longer = organization(scan, j) or state or located(scan, j)
        if longer and longer[1] > title.after:
            return j
    return title.after


def _envoy(scan: Scan, reach: _Reach) -> _Reach | None:
    """"Đại sứ Canada tại Việt Nam": the state or body that sends stands before the one that receives."""
    j = reach.after + scan.means(reach.after, "of")
    sender = country(scan, j, led=True) or organization(scan, j)
    after = sender[1] if sender else _same_state(scan, j)
    if after is None or not scan.means(after, "at"):
        return None
    host = country(scan, after + 1) or organization(scan, after + 1) or place(scan, after + 1)
    end = host[1] if host else after
    if sender and isinstance(sender[0], OrganizationMention):
        return reach._replace(after=end, full=end, body=sender[0].name, home=sender[0].country)
    return reach._replace(after=end, full=end, home=sender[0].iso if sender else None)


def _of_leader(scan: Scan, reach: _Reach) -> _Reach | None:
    """"Đặc phái viên của Tổng thống Duterte": whose envoy it is, by name; where a state is told, the name is the envoy's own."""
    sender = office(scan, reach.after + scan.means(reach.after, "of"))
    if sender is None or sender[0].country or sender[0].kind not in _SENDING:
        return None
    called = name(scan, sender[1], Lead.OFFICE, Names())
    return reach._replace(after=called, full=called) if called else None


def _serving(scan: Scan, reach: _Reach) -> _Reach | None:
    """"Người phát ngôn của Tổng thống Nga": who is served stands behind; his name before the servant's is passed over."""
    served = office(scan, reach.after + 1) if scan.means(reach.after, "of") else None
    if served is None:
        return None
    whose, full = served
    end = scan.index(whose.start + len(whose.title))
    called = name(scan, full, Lead.OFFICE, Names())
    if called and scan.is_(called, ",") and scan.at(called + 1, "person-prefixes"):
        full = called
    elif called and not whose.country:
        return None  # "phát ngôn viên của Tổng thống Duterte" names whom he serves, not himself
    return reach._replace(after=end, full=full, body=whose.organization, home=whose.country)


def _with_body(scan: Scan, title: Found, reach: _Reach) -> _Reach:
    j = reach.after + scan.means(reach.after, "of", "under")
    found = organization(scan, j) if title["complement"] or reach.after < title.after else None
    if found:
        body, full = _ministry(scan, found)
        kind = "international" if body.kind == "international" else reach.kind
        return _Reach(_end(scan, body), full, body.name, body.country or reach.home, kind)
    if not title["complement"] or begins_state(scan, j):
        return reach
    if title["complement"] != "country" and (end := fields(scan, reach.after) or _charge(scan, reach.after)):
        return _with_owner(scan, reach._replace(after=end, full=end))
    if "organization" in title["complement"] and not located(scan, j) and (end := acronym(scan, j)):
        return reach._replace(after=end, full=end, body=scan.slice(j, end))
    return reach


def _with_owner(scan: Scan, reach: _Reach) -> _Reach:
    """The body behind a field: "Trưởng ban Văn hóa báo Dân trí"; a minister's field stands for the ministry itself."""
    found = organization(scan, reach.after) if reach.kind not in ("minister", "deputy-minister") else None
    if found is None:
        return reach
    body = found[0]
    return reach._replace(after=_end(scan, body), full=found[1], body=body.name, home=body.country or reach.home)


def _charge(scan: Scan, i: int) -> int | None:
    """The token after what a minister is in charge of, in words of no table: "phụ trách thu hút nhân tài"."""
    if not scan.ends(i, "title-charges"):
        return None
    j = i
    while j < len(scan) and j - i < _LONGEST_CHARGE and scan.tokens[j].text.islower():
        j += 1
    return j if j > i and scan.capital(j) and not scan.at(j, "countries") else None


def _ministry(scan: Scan, found: tuple[OrganizationMention, int]) -> tuple[OrganizationMention, int]:
    """A department with the ministry behind it: "Vụ Đông Nam Á 2 - Bộ Ngoại giao"."""
    body, after = found
    lower = scan.is_(after, ",", "-", "–") and body.kind in ("other", "school")
    upper = organization(scan, after + 1) if lower else None
    if upper is None or upper[0].kind not in ("ministry", "body"):
        return found
    name = scan.text[body.start:upper[0].start + len(upper[0].name)]
    return replace(body, end=upper[0].end, name=name, country=upper[0].country or body.country), upper[1]


def _end(scan: Scan, body: OrganizationMention) -> int:
    """The token after a body's name proper, before the state or short form that stands behind it."""
    return scan.index(body.start + len(body.name))


def _with_seat(scan: Scan, reach: _Reach) -> _Reach:
    """The town or province that an office is held in; a bare capital is not part of the title ("Đại sứ Hà Nội")."""
    seat = located(scan, reach.after) if reach.open and not begins_state(scan, reach.after) else None
    if seat is None or (seat[0].capital and reach.kind != _OF_TOWNS and not scan.at(reach.after, "place-nouns")):
        return reach
    body = scan.text[scan.tokens[reach.after].start - len(reach.body) - 1:seat[0].end] if reach.body else None
    body = body if body and body.startswith(reach.body or "") else reach.body  # the seat is part of the body's name
    return reach._replace(after=seat[1], full=seat[1], body=body, home=reach.home or seat[0].country)


def _with_state(scan: Scan, reach: _Reach) -> _Reach:
    """The state behind a title: named, or "nước này", which names none."""
    if not reach.open:
        return reach
    j = reach.after + scan.means(reach.after, "of")
    if state := country(scan, j, led=True):
        return reach._replace(home=state[0].iso, full=state[1])
    same = _same_state(scan, j)
    return reach._replace(full=same) if same else reach


def _same_state(scan: Scan, i: int) -> int | None:
    """The token after words that stand for a state named before: "nước này", "nước chủ nhà"."""
    same = scan.at(i, "pronouns")
    return same.after if same and same["kind"] == "country" and same["number"] == "1" else None


def _with_figure(scan: Scan, reach: _Reach) -> _Reach:
    """The number of a military district or corps: "Tư lệnh Quân khu 7"."""
    numbered = reach.kind == "military" and reach.open and scan.tokens[reach.after:] and scan.tokens[reach.after].text.isdigit()
    return reach._replace(after=reach.after + 1, full=reach.full + 1) if numbered else reach


def _with_matter(scan: Scan, reach: _Reach) -> _Reach:
    """What an office is for, or where, behind its state or body, before its holder's name: "phụ trách Đông Á", "về khí hậu"."""
    charge = scan.at(reach.full, "title-charges")
    opens = charge or scan.means(reach.full, "about", "at")
    if not opens or reach.kind not in _WITH_MATTER or reach.full >= len(scan):
        return reach
    j = charge.after if charge else reach.full + 1
    end = _matter_end(scan, j)
    return reach._replace(after=end, full=end) if end > j and scan.at(end, "surnames") and scan.capital(end + 1) else reach


def _matter_end(scan: Scan, i: int) -> int:
    """The token after lower-case words, states and places from token `i` on."""
    j = i
    while j < len(scan) and j - i < _LONGEST_CHARGE:
        named = country(scan, j, led=True) or place(scan, j, led=True)
        if not named and not scan.tokens[j].text.islower():
            break
        j = named[1] if named else j + 1
    return j


def _inside(scan: Scan, i: int, own: int) -> str | None:
    """The body that the title's own words hold: "Tỉnh ủy" of "Bí thư Tỉnh ủy"."""
    for j in range(i + 1, own):
        found = organization(scan, j)
        if found and found[1] <= own and " " in found[0].name:
            return found[0].name
    return None


def _with_time(scan: Scan, reach: _Reach) -> _Reach:
    """The words that say when the office was held: "khi đó", "đương nhiệm", "khóa XIII", "năm 2024"."""
    if scan.means(reach.full, "term", "year") and _numbered(scan, reach.full + 1):
        reach = reach._replace(full=reach.full + 2)
    when = scan.at(reach.full, "title-times")
    return reach._replace(full=when.after, former=when["former"] == "yes") if when else reach


def _numbered(scan: Scan, i: int) -> bool:
    """Whether a number stands at token `i`, in figures or as the Romans wrote it."""
    return i < len(scan) and (scan.tokens[i].text.isdigit() or set(scan.tokens[i].text) <= set("IVX"))


def _with_aside(scan: Scan, reach: _Reach) -> _Reach:
    """What stands in brackets between a title and the name: "Chủ tịch Duma Quốc gia (Hạ viện Nga) Viktor …"."""
    if not scan.is_(reach.full, "("):
        return reach
    inside = range(reach.full, reach.full + _LONGEST_BRACKET)
    close = next((j for j in inside if scan.is_(j, ")")), None)
    if close is None or not scan.capital(close + 1):
        return reach
    homes = (country(scan, j) for j in range(reach.full + 1, close))
    home = reach.home or next((found[0].iso for found in homes if found), None)
    return reach._replace(full=close + 1, home=home)
