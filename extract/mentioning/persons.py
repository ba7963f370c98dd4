"""Persons with all that stands around their names: ranks, courtesy, offices before and behind, their state."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from bangiao.extract.mentioning.mention import Office, PersonMention
from bangiao.extract.mentioning.names import Lead, Names, article, name
from bangiao.extract.mentioning.organizations import country, organization
from bangiao.extract.mentioning.titles import office
from bangiao.extract.words.scan import Found, Scan
from bangiao.extract.words.syllables import syllable

_VERBS = frozenset(("reporting-verbs", "meeting-verbs", "visit-words", "signing-words", "light-verbs"))
_LONGEST_FIELD = 4  # words between a profession and where it is held
_NOBODY = Names()
_FIRST = frozenset(("titles", "person-prefixes"))  # tables whose words a head begins with
_HEADS = frozenset(("titles", "person-prefixes", "surnames"))  # tables whose words begin what stands with a name

# Kinds of offices of which a person holds one at a time, so that another behind the name is somebody else's.
_TOP = ("head-of-state", "head-of-government", "royal")
_STATE = (*_TOP, "deputy-head", "parliament", "minister", "deputy-minister")
_WITH_ANY = ("party", "military", "police")  # kinds held beside any other


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
        if not self.offices:
            return Lead.NOTHING
        if any(o.country or o.kind in _STATE for o in self.offices):
            return Lead.OFFICE
        return Lead.TITLE


def names(scans: Iterable[Scan]) -> Names:
    """The names that stand in full in the sentences, beside a title or by themselves."""
    return Names(Counter(called for scan in scans for called in _called(scan)))


def _called(scan: Scan) -> Iterator[str]:
    end = 0
    for i in sorted({*scan.where(_HEADS), *filter(partial(_foreigner, scan), scan.pairs())}):
        if i >= end:
            begin, after = _named(scan, _head(scan, i), _NOBODY)
            if after is not None:
                end = after
                yield _tidy(scan.slice(begin, after))


def person(scan: Scan, i: int, known: Names) -> tuple[PersonMention, int] | None:
    """The person spoken of at token `i`, with the token after all that belongs to it."""
    if not scan.capital(i) and _HEADS.isdisjoint(scan.tables_at(i)):
        return None
    head = _head(scan, i)
    begin, after = _named(scan, head, known)
    if after is None:
        return _unnamed(scan, i, head)
    called = _tidy(scan.slice(begin, after))
    spelt = _spelt(scan, after)
    after = spelt[1] if spelt else after
    behind = _apposition(scan, after, head, known)
    offices = (*head.offices, *behind.offices)
    told = next((o.country for o in offices if o.country), None)
    state = _bracketed(scan, behind.after) or (None if told or not offices else _whose(scan, behind.after))
    end = state[1] if state else behind.after
    home = told or (state[0] if state else None)
    mention = PersonMention(
        scan.tokens[i].start, scan.tokens[end - 1].end, called, offices, head.rank or behind.rank, home,
        head.courtesy, head.gender, spelt[0] if spelt else "",
    )
    return mention, end


def _named(scan: Scan, head: Head, known: Names) -> tuple[int, int | None]:
    """Where the name behind a head begins and ends; it may be parted by a comma, or stand bare before its office."""
    if (after := name(scan, head.after, head.lead, known)) or head.courtesy:
        return head.after, None if after and _is_firm(scan, head, after, known) else after
    if head.lead is Lead.NOTHING:
        end = name(scan, head.after, Lead.TITLE, known) if _foreigner(scan, head.after) else None
        return head.after, end if end and _office_behind(scan, end, head, known) else None
    j = head.after + 1
    whole = any(o.country or o.organization for o in head.offices[-1:])
    parted = whole and scan.is_(head.after, ",") and _strange(scan, j, j + 2)
    return j, name(scan, j, Lead.TITLE, known) if parted else None


def _is_firm(scan: Scan, head: Head, after: int, known: Names) -> bool:
    """Whether one unknown word behind a post in business is the firm: "Giám đốc điều hành Aramco"."""
    bare = not head.courtesy and not head.rank and after == head.after + 1 and not known.short(scan, head.after, after)
    return bare and bool(head.offices) and head.offices[-1].kind == "business" and not head.offices[-1].organization


def _office_behind(scan: Scan, i: int, head: Head, known: Names) -> bool:
    """Whether words at `i`, behind what may be a name, tell a person's office or profession."""
    title = scan.at(i + 1, "titles") if scan.is_(i, ",") else None
    if title is None:
        return False
    return title["kind"] in ("profession", "other") or bool(_apposition(scan, i, head, known).offices)


def _foreigner(scan: Scan, i: int) -> bool:
    """Whether two words at `i` can begin a bare foreign name: in capitals, of no table, one at least of no Vietnamese form."""
    if not (scan.capital(i) and scan.capital(i + 1)) or not {"surnames"}.issuperset(scan.tables_at(i)):
        return False
    return _strange(scan, i, i + 1) or _strange(scan, i + 1, i + 2)


def _strange(scan: Scan, i: int, j: int) -> bool:
    """Whether tokens `i` to `j` are words in capitals of no Vietnamese form, as of a foreigner's name."""
    words = scan.tokens[i:j]
    return all(w.capital and not w.text.isupper() and not syllable(w.norm) for w in words) and len(words) == j - i


def _spelt(scan: Scan, i: int) -> tuple[str, int] | None:
    """The name in another spelling, in brackets behind it: "(Angela Merkel)"."""
    end = name(scan, i + 1, Lead.TITLE, _NOBODY) if scan.is_(i, "(") and scan.capital(i + 2) else None
    return (scan.slice(i + 1, end), end + 1) if end and scan.is_(end, ")") else None


def _unnamed(scan: Scan, i: int, head: Head) -> tuple[PersonMention, int] | None:
    if not head.offices:
        return None
    after = scan.index(head.offices[-1].end)  # a rank or courtesy behind the last office leads to no name; leave it
    if all(o.named_only and not o.country for o in head.offices):
        return None
    home = next((o.country for o in head.offices if o.country), None)
    span = scan.tokens[i].start, scan.tokens[after - 1].end
    mention = PersonMention(*span, "", head.offices, head.rank, home, head.courtesy)
    return mention, after


@lru_cache(maxsize=2048)  # the names are learnt in one pass over an article, the persons read in the next
def _head(scan: Scan, i: int, behind: bool = False) -> Head:
    """The offices and what else stands with them from token `i` on; `behind` a name, a rank begins another person."""
    head, former = Head(i), False
    if _FIRST.isdisjoint(scan.tables_at(i)):
        return head
    while True:
        j = head.after
        if (head.offices or head.rank) and (scan.is_(j, ",", "-", "–") or scan.means(j, "double")) and _begins(scan, j + 1):
            j += 1
        comma = j > head.after and scan.is_(head.after, ",")
        prefix = _prefix(scan, j)
        if prefix and behind and comma and prefix["kind"] not in ("former", "acting"):
            return head
        if prefix and comma and i > 0 and prefix["kind"] == "courtesy" and _goes_on(scan, head, prefix.after):
            return head
        if prefix:
            former = former or prefix["kind"] == "former"
            after = prefix.after + scan.is_(prefix.after, "'", "’")
            head = _with_prefix(head, scan.slice(j, prefix.after), prefix["kind"], prefix["gender"], after)
        elif (found := office(scan, j, former)) and not _of_another(head, found[0], comma):
            head, former = head._replace(after=found[1], offices=(*head.offices, found[0])), False
        else:
            return head


def _goes_on(scan: Scan, head: Head, i: int) -> bool:
    """Whether a short name at `i`, behind the holder of a state's office and a comma, is of whom the sentence is about: "khi gặp
    người đồng cấp Lào, ông Holm nói"."""
    stated = any(o.country for o in head.offices[-1:])
    return stated and scan.capital(i) and i + 1 < len(scan) and scan.tokens[i + 1].text.islower()


def _prefix(scan: Scan, i: int) -> Found | None:
    """The word before a name or title at token `i`; words with a second sense count only where their use allows."""
    found = scan.at(i, "person-prefixes")
    town = scan.at(i, "places") if found else None
    if found is None or (town is not None and town.after > found.after and scan.capital(i)):  # "Bà Rịa"
        return None
    allowed = {
        "capital": scan.capital(i),
        "name": scan.capital(found.after) or article(scan, found.after),
        "title": scan.at(found.after, "titles") is not None,
    }
    return found if allowed.get(found["use"], True) else None


def _with_prefix(head: Head, words: str, kind: str, gender: str, after: int) -> Head:
    if kind in ("rank", "degree"):
        return head._replace(after=after, rank=head.rank or words)
    return head._replace(after=after, courtesy=head.courtesy or kind == "courtesy", gender=head.gender or gender)


def _begins(scan: Scan, i: int) -> bool:
    return scan.at(i, "titles") is not None or _prefix(scan, i) is not None


def _of_another(head: Head, found: Office, comma: bool) -> bool:
    """Whether an office is another person's than those before it: "tiếp Bộ trưởng Năng lượng Nga, Thủ tướng A đề nghị".

    A state stands behind the last of a person's offices, and few offices are held beside that of head of state.
    """
    homes = [o.country for o in head.offices if o.country]
    if homes and found.country:
        return found.country != homes[-1]
    if not comma or not head.offices or head.offices[-1].kind in _WITH_ANY:
        return False
    last = head.offices[-1]
    if last.kind == "international":  # "với Tổng Thư ký ASEAN, Bộ trưởng A nói"
        return found.kind in _STATE and not found.former
    stated = last.end > last.start + len(last.title)
    beside = found.kind not in _STATE and found.organization is not None
    if last.kind == "other" and found.kind == "parliament":  # "Chủ tịch Tiểu ban châu Á Hạ viện Mỹ, Hạ nghị sĩ …"
        return False
    if (found.kind in _TOP and last.kind not in _TOP) or (found.kind == "spokesperson" and last.kind in _STATE):
        return True
    return stated and not beside and last.kind in (*_STATE, "other")


def _apposition(scan: Scan, i: int, front: Head, known: Names) -> Head:
    """Offices behind a name: ", Ủy viên Trung ương Đảng, Bộ trưởng Bộ Công an"; not those that lead to another name."""
    if not (scan.is_(i, ",", "-", "–") and _begins(scan, i + 1)):
        return Head(i)
    head = _head(scan, i + 1, behind=True)
    if not head.offices or head.courtesy:
        return Head(i)
    if _leads_on(scan, i, head, known):
        return Head(i)
    if after := name(scan, head.after, head.lead, known):
        firm = _firm(scan, head, after) if front.lead is Lead.COURTESY and not front.offices else None
        return firm or Head(i)
    if end := _workplace(scan, head.after):
        return head._replace(after=end)
    return head if _closed(scan, front, head, scan.is_(i, ",")) else Head(i)


def _leads_on(scan: Scan, i: int, head: Head, known: Names) -> bool:
    """Whether offices behind a short name are of whom they name behind a comma: "với ông Holm, Bộ trưởng Lào, Khamsay Vong"."""
    stated = any(o.country for o in head.offices[-1:])
    short = not scan.capital(i - 2) and known.short(scan, i - 1, i)
    return stated and short and scan.is_(head.after, ",") and _strange(scan, head.after + 1, head.after + 2)


def _firm(scan: Scan, head: Head, after: int) -> Head | None:
    """The head with a firm that no table has, where what looks like a name can be one: "ông A, Giám đốc Acme"."""
    held = head.offices[0]
    if len(head.offices) > 1 or held.kind not in ("business", "international", "other"):
        return None
    if not _strange(scan, head.after, head.after + 1) or (held.organization and after > head.after + 1):
        return None
    body, end = scan.slice(head.after, after), scan.tokens[after - 1].end
    body = f"{held.organization} {body}" if held.organization else body  # "Công ty EZ" and "Vending"
    whole = replace(held, end=end, title=scan.text[held.start:end], organization=body)
    return head._replace(after=after, offices=(whole,))


def _closed(scan: Scan, front: Head, head: Head, comma: bool) -> bool:
    """Whether offices behind a name are the person's: "Tập Cận Bình, Thủ tướng đề nghị" goes on with another."""
    first, last = head.offices[0], head.offices[-1]
    top = comma and any(o.kind in _TOP for o in front.offices)
    if top and (first.kind in _STATE or _vague(first)) and not first.former:
        return False
    end = scan.index(last.end)
    if end >= len(scan) or not scan.tokens[end].text[0].isalnum():
        return True
    if front.offices:
        return bool(last.organization) and last.kind not in _STATE
    return bool(last.organization or last.country or len(last.title.split()) > len(last.head.split()))


def _workplace(scan: Scan, i: int) -> int | None:
    """The token after a field and the body where a post is held: ", giáo sư quan hệ quốc tế tại Đại học X,"."""
    for j in range(i, min(len(scan), i + _LONGEST_FIELD + 1)):
        if scan.means(j, "at", "of", "under") and (body := organization(scan, j + 1)):
            return body[1] if scan.is_(body[1], ",", ".", ")") else None
        if not scan.tokens[j].text.islower() or not _VERBS.isdisjoint(scan.tables_at(j)):
            return None
    return None


def _vague(office: Office) -> bool:
    """Whether a title is hardly an office: "lãnh đạo Đảng, Nhà nước"."""
    return office.named_only and office.kind == "other" and not office.organization


def _bracketed(scan: Scan, i: int) -> tuple[str, int] | None:
    """The state in brackets behind a name: "(Nga)"."""
    if not scan.is_(i, "("):
        return None
    state = country(scan, i + 1)
    return (state[0].iso, state[1] + 1) if state and scan.is_(state[1], ")") else None


def _whose(scan: Scan, i: int) -> tuple[str, int] | None:
    """The state behind a name whose office tells none: "Bộ trưởng Marit Holm của Na Uy"."""
    state = country(scan, i + 1) if scan.means(i, "of") else None
    return (state[0].iso, state[1]) if state else None


def _tidy(name: str) -> str:
    return " ".join(name.split()).rstrip(".,’'")
