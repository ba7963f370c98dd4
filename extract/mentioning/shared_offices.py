"""Officers of two states named with one office: "Bộ trưởng Quốc phòng Việt - Trung", "Tổng thống Mỹ và Philippines"."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bangiao.extract.mentioning.mention import CountryMention, Mention, PersonMention
from bangiao.extract.words.scan import Scan

_MANY = ("leader", "leaders", "profession", "diplomat")  # kinds of offices that many hold


def with_shared_offices(scan: Scan, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions; the second of two states behind an office is the holder of the same office there."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        shared = isinstance(before, PersonMention) and isinstance(mention, CountryMention) and _shared(scan, before, mention)
        found.append(_holder(before, mention) if shared else mention)  # type: ignore[arg-type]
    return tuple(found)


def _shared(scan: Scan, one: PersonMention, other: CountryMention) -> bool:
    """Whether an office without a name ends with its state, and another state is joined to that."""
    first, last = scan.index(one.start), scan.index(one.end)
    if one.name or not one.offices or one.offices[-1].end != one.end or one.country == other.iso:
        return False
    if one.offices[-1].kind in _MANY or scan.means(first - 1, "plural", "many"):
        return False
    joined = scan.index(other.start) == last + 1 and (scan.means(last, "and") or scan.is_(last, "-", "–"))
    state = any(f.after == last and f["iso"] == one.country for k in (1, 2, 3) for f in scan.all_at(last - k, "countries"))
    return joined and state and not scan.capital(scan.index(other.end))


def _holder(one: PersonMention, state: CountryMention) -> PersonMention:
    office = replace(one.offices[-1], start=state.start, end=state.end, country=state.iso)
    return replace(one, start=state.start, end=state.end, offices=(office,), country=state.iso)
