"""The stage that makes claims into facts: who is meant, when it was, and one record an event however often it is told."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bangiao.extract.claiming.claims import Claim
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Value
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.settling.programme import programme
from bangiao.extract.settling.records import agreements, assistance, meetings, milestones, policies, statements, visits
from bangiao.extract.settling.records.draft import Draft, Scene, Values, dates_fit, unique, without_named
from bangiao.extract.settling.resolve import Cast


def settle(claims: Sequence[Claim], cast: Cast, calendar: Calendar) -> tuple[Fact, ...]:
    """The facts of an article's claims, in the order of where each is first told."""
    scene = Scene(cast, calendar, programme(cast.readings))
    drafts = [draft for claim in claims if claim.cls in _RECORDS for draft in _RECORDS[claim.cls].drafts(claim, scene)]
    whole = _completed(_merged(visits.toured(drafts)))
    told = sorted(_on_one_day(_foreseen(whole)), key=lambda draft: min(p.start for p in draft.passages))
    return tuple(_fact(draft) for draft in told)


_RECORDS = {
    "Agreement": agreements,
    "Assistance": assistance,
    "Meeting": meetings,
    "Policy": policies,
    "RelationMilestone": milestones,
    "Statement": statements,
    "Visit": visits,
}
_LISTS = ("participant", "incumbent", "party", "visitor", "signatory")
# Who it is tells for which side, and if by name.
_TOLD_BY = {"participant": {"party", "incumbent"}, "visitor": {"origin", "incumbent"}}
_VAGUE = (Concept("other"), Concept("encounter"))


def _fact(draft: Draft) -> Fact:
    told = without_named(draft.values) if "incumbent" in draft.values else draft.values
    values = tuple((name, value) for name, found in told.items() for value in found)
    given = {name for name, _ in values}
    passages = tuple(replace(p, supports=_supported(p, given)) for p in draft.passages)
    return Fact(draft.cls, values, passages, draft.rules)


def _supported(passage: Passage, given: set[str]) -> tuple[str, ...]:
    """The properties that a passage supports, of those that its fact has."""
    names = set(passage.supports).union(*(_TOLD_BY.get(name, ()) for name in passage.supports))
    return tuple(sorted(names & given))


def _merged(drafts: Iterable[Draft]) -> list[Draft]:
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.open, d.former is None)):  # what tells its time first
        for n, other in enumerate(found):
            if _same(other, draft):
                found[n] = _joined(other, draft)
                break
        else:
            found.append(draft)
    return found


def _completed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a meeting of which one side is told ("tại cuộc hội kiến, ông A …") adds to the one it belongs to; where
    there is none, it is told with whom the text speaks of beside, or falls."""
    whole = [d for d in drafts if d.cls != "Meeting" or meetings.whole(d.values)]
    rest = []
    for part in drafts:
        if part.cls == "Meeting" and not meetings.whole(part.values):
            fitting = [n for n, d in enumerate(whole) if d.cls == "Meeting" and _status_fits(part, d) and _part_of(part, d)]
            if len(fitting) == 1:
                whole[fitting[0]] = _joined(whole[fitting[0]], part)
            elif not fitting and part.fuller:
                rest.append(replace(part, values=part.fuller))
    return _merged([*whole, *rest]) if rest else whole


def _foreseen(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; whom a visitor meets without a word for when is met on the visit, where that is all to come."""
    visits_told = [d.values for d in drafts if d.cls == "Visit" and not d.invited]
    return [_planned(d) if d.cls == "Meeting" and _on_planned(d, visits_told) else d for d in drafts]


def _on_planned(meeting: Draft, told: Sequence[Values]) -> bool:
    """Whether a meeting is told as part of visits that are all planned."""
    own = [v for v in told if set(v["visitor"]) & set(meeting.values["participant"])
           and set(v["destination"]) <= set(meeting.values["party"])]
    free = meeting.timeless and not meeting.timed and not meeting.values.get("date") and meeting.values["status"] == _HELD
    return free and bool(own) and all(v["status"] == [Concept("planned")] for v in own)


def _planned(draft: Draft) -> Draft:
    return replace(draft, values={**draft.values, "status": [Concept("planned")]})


def _on_one_day(drafts: list[Draft]) -> list[Draft]:
    """The drafts; where all the meetings that an article dates are of one day, what its sides did untimed was that day.

    The day is told before it, or where the article begins; one told only later is a day of the past.
    """
    dated = [d for d in drafts if d.cls == "Meeting" and d.values["status"] == _HELD and d.values.get("date")]
    days = {d.values["date"][0] for d in dated}
    if len(days) != 1 or any(isinstance(day, Date) and (len(day.first) < 10 or day.last) for day in days):
        return drafts
    begins = min(_begins(d) for d in drafts if d.values.get("date") and _first_day(d) in map(_first_day, dated))
    return [next((_dated(d, m) for m in dated if begins <= max(_begins(d), _LEAD) and _belongs(d, m)), d) for d in drafts]


_HELD = [Concept("held")]
_LEAD = 600  # letters within which an article tells its own day, also behind what it tells first


def _begins(draft: Draft) -> int:
    """Where an event is first told."""
    return min(p.start for p in draft.passages)


def _first_day(draft: Draft) -> str:
    day = draft.values["date"][0]
    return day.first if isinstance(day, Date) else ""


def _belongs(draft: Draft, model: Draft) -> bool:
    """Whether an untimed meeting or signing is told as part of the same day between the same sides."""
    done = draft.values.get("status") in (_HELD, [Concept("signed")]) and draft.cls in ("Meeting", "Agreement")
    free = not draft.open and not draft.timed and not draft.values.get("date")
    return done and free and (set(draft.values["party"]) == set(model.values["party"]) or _of_companies(draft))


def _of_companies(draft: Draft) -> bool:
    """Whether the parties of an agreement are no states: then it was signed while states met."""
    return draft.cls == "Agreement" and not any(isinstance(party, Country) for party in draft.values["party"])


def _dated(draft: Draft, model: Draft) -> Draft:
    words = tuple(replace(p, supports=("date",)) for p in model.passages if "date" in p.supports)
    return replace(draft, values={**draft.values, "date": model.values["date"]}, passages=(*draft.passages, *words[:1]))


def _part_of(part: Draft, whole: Draft) -> bool:
    x, y = part.values, whole.values
    same = meetings.one_sitting(x, y) and dates_fit(x, y)
    return same and bool(x["participant"]) and set(x["participant"]) <= set(y["participant"])


def _same(one: Draft, other: Draft) -> bool:
    fits = one.cls == other.cls and _status_fits(one, other) and not _apart(one, other) and _of_one_time(one, other)
    return fits and _RECORDS[one.cls].same(one.values, other.values)


def _of_one_time(one: Draft, other: Draft) -> bool:
    """Whether neither is a visit of years ago while the other, without a date, is the one that is news."""
    dated = bool(one.values.get("date") and other.values.get("date"))
    return dated or None in (one.former, other.former) or one.former == other.former


def _apart(one: Draft, other: Draft) -> bool:
    """Whether two tell of different persons without a name: "hội kiến Chủ tịch Thượng viện", "hội kiến Tổng thống"."""
    if one.unnamed and other.unnamed:
        return not any(_shorter(x, y) or _shorter(y, x) for x in one.unnamed for y in other.unnamed)
    return any(x.unnamed and len(y.values["participant"]) >= len(y.values["party"]) for x, y in ((one, other), (other, one)))


def _shorter(one: str, other: str) -> bool:
    return set(one.split()) <= set(other.split())


def _status_fits(one: Draft, other: Draft) -> bool:
    told_alike = one.values.get("status") == other.values.get("status")
    if one.invited != other.invited:
        return told_alike  # who is asked to come may have come before
    return told_alike or one.open or other.open or _under_way(one, other) or _under_way(other, one)


def _under_way(planned: Draft, held: Draft) -> bool:
    """Whether a visit told as planned has begun by what else the article tells of it."""
    told = not planned.invited and not planned.open and not held.open
    return planned.cls == held.cls == "Visit" and told and visits.under_way(planned.values, held.values)


def _joined(one: Draft, other: Draft) -> Draft:
    """Two tellings as one: lists united, of single values the first, a finer date or a telling kind before a vague one."""
    values = dict(one.values)
    if "status" in values and ((one.open and not other.open) or _under_way(one, other)):
        values["status"] = other.values["status"]
    for name, found in other.values.items():
        mine = values.get(name)
        finer = name == "date" and mine and _finer(found[0], mine[0])
        longer = name in ("title", "label") and mine and len(str(found[0])) > len(str(mine[0]))
        if not mine or finer or longer or (name == "kind" and mine[0] in _VAGUE and found[0] not in _VAGUE):
            values[name] = found
        elif name in _LISTS:
            values[name] = unique([*mine, *found])
    if values.get("visitor"):
        values.pop("delegation", None)  # its words are for visitors without a name
    passages = _unique_passages((*one.passages, *other.passages))
    rules = tuple(sorted({*one.rules, *other.rules}))
    unsure, timed, unnamed = one.open and other.open, one.timed or other.timed, one.unnamed | other.unnamed
    invited, former = one.invited and other.invited, other.former if one.former is None else one.former
    told = replace(one, values=values, passages=passages, rules=rules, open=unsure, timed=timed, unnamed=unnamed)
    return replace(told, invited=invited, former=former, timeless=one.timeless and other.timeless)


def _finer(one: Value, other: Value) -> bool:
    """Whether a date says more than another: a day more than a month, a span more than its first day."""
    assert isinstance(one, Date)
    assert isinstance(other, Date)
    return (len(one.first), one.last is not None) > (len(other.first), other.last is not None)


def _unique_passages(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    found: dict[tuple[int, int], Passage] = {}
    for p in passages:
        seen = found.get((p.start, p.end))
        found[p.start, p.end] = p if seen is None else replace(p, supports=tuple(sorted({*seen.supports, *p.supports})))
    return tuple(found.values())
