"""Meetings: who met, for whom, of what kind, where."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.fact import Concept, Country, Organization, Value
from bangiao.extract.mentioning.mention import CountryMention, GroupMention, Mention, OrganizationMention, PersonMention, members
from bangiao.extract.settling.circumstance import place_of, time_of
from bangiao.extract.settling.counterpart import counterpart, only_tells, shared_guest, speaks_for_others
from bangiao.extract.settling.homes import HOME
from bangiao.extract.settling.records.draft import (
    Draft,
    Scene,
    Values,
    actors_of,
    dates_fit,
    event,
    incumbents,
    kind,
    named,
    supported,
    timeless,
    told,
    unique,
)
from bangiao.extract.settling.resolve import UNNAMED, Actor
from bangiao.extract.words.normal import folded


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """One meeting, or one for each whom the subject meets: "sẽ hội kiến A, B và C" are three."""
    tale = told(claim)
    if tale == "denied" or any(none(claim) for none in _NO_MEETING):
        return
    bare = timeless(claim)
    if bare and claim.reading.scan.start in scene.ahead:
        tale = "planned"
    happening, passages = event(claim, scene, tale)
    place, words = place_of(claim)
    if words:
        passages = supported(passages, words, "place")
    manner: list[Value] = [Concept("dialogue")] if _joint_body(claim) else kind(claim)
    rest: Values = {"kind": manner, **happening, **({"place": [place]} if place else {})}
    for sitting in _sittings(claim, scene):
        unnamed = frozenset(folded(a.title) for a in sitting if a.person == UNNAMED and a.title)
        yield Draft(
            "Meeting", _of(sitting) | rest, passages, (claim.rule,), tale == "open", time_of(claim) is not None, unnamed,
            _fuller(sitting, claim, scene, rest), timeless=bare,
        )


def _of(sitting: list[Actor]) -> Values:
    return {"participant": named(sitting), "incumbent": incumbents(sitting), "party": unique(a.party for a in sitting)}


def _fuller(sitting: list[Actor], claim: Claim, scene: Scene, rest: Values) -> Values | None:
    """The values with the side that a noun of a meeting leaves out: "tại cuộc hội đàm, ông A khẳng định"."""
    known = unique(a.party for a in sitting)
    if any(only_tells(m) for _, f in claim.roles if not isinstance(f, Words) for m in members(f)):
        return None
    if len(known) != 1 or not named(sitting) or not all(a.party for a in sitting):
        return None
    if not _definite(claim) or rest["kind"] == _ASSEMBLY:
        return None
    other = counterpart(scene.cast, known[0], claim.reading)
    return _of([*sitting, other]) | rest if other else None


def _definite(claim: Claim) -> bool:
    """Whether a meeting is told as one that is known: "tại cuộc gặp, ông A", "ông A tại cuộc gặp"; not "ông A có cuộc gặp"."""
    scan = claim.reading.scan
    known = claim.roles[0][0] == "kind" or not scan.at(scan.index(claim.trigger[0]), "light-verbs")
    return _noun(claim) and known and not _with_others(claim)


def _with_others(claim: Claim) -> bool:
    """Whether a noun says with whom, and it is none of those told: "trong cuộc đối thoại với các doanh nghiệp, ông A"."""
    scan = claim.reading.scan
    met = {scan.index(m.start) for _, f in claim.roles if not isinstance(f, Words) for m in members(f)}
    ends = (scan.index(f.end) for role, f in claim.roles if role == "kind" or scan.means(scan.index(f.start) - 1, "of"))
    return any(scan.means(i, "with") and i + 1 not in met for i in ends)


def _noun(claim: Claim) -> bool:
    return any(isinstance(f, Words) and f["form"] == "noun" for f in claim.all("kind"))


def _yet_to_come(claim: Claim) -> bool:
    """Whether only something before it is told of a meeting: "trước khi gặp ông A, ông B thăm chợ"."""
    scan = claim.reading.scan
    first = scan.index(claim.trigger[0])
    word = scan.at(first - 1, "stance-words")
    verbs = {scan.index(f.start) for f in claim.all("kind")}
    if word is None or (word["stance"], word["scope"]) != ("planned", "clause"):
        return False
    return word.after > first and word.after in verbs - {first}


def _of_a_servant(claim: Claim) -> bool:
    """Whether whoever seems to act is only one whom somebody without a name serves: "Đặc phái viên của Tổng thống B gặp"; or
    acts for others: "người phát ngôn A cho biết, đàm phán với Lào"."""
    role, first = claim.roles[0]
    if role != "participant" or isinstance(first, Words):
        return False
    scan, head = claim.reading.scan, members(first)[0]
    owner = scan.index(head.start) - 1
    serving = (m for m in claim.reading.mentions if isinstance(m, PersonMention) and scan.index(m.end) == owner)
    return (scan.means(owner, "of") and any(serving)) or (claim.resumed and speaks_for_others(head))


def _weak(claim: Claim) -> bool:
    """Whether a word of many senses stands between states alone: "Việt Nam gặp Maldives" is a match; or a mere occasion."""
    words = [f for f in claim.all("kind") if isinstance(f, Words)]
    bodies = [f for f in claim.all("participant") if isinstance(f, OrganizationMention)]
    if any(word["use"] in ("occasion", "domestic") for word in words) or any(m.kind == "media" for m in bodies):
        return True
    persons = any(m.sign != "C" for f in claim.all("participant") if not isinstance(f, Words) for m in members(f))
    return not persons and any(word["use"] == "weak" for word in words)


def _of_many(claim: Claim) -> bool:
    """Whether whoever meets is told only as one of many: "các nước đối thoại Nhật Bản", "nhiều quan chức gặp ông A"."""
    role, first = claim.roles[0]
    return role == "participant" and isinstance(first, GroupMention) and first.kind == "many"


def _hospitable(claim: Claim) -> bool:
    """Whether a state as such receives somebody, who was well looked after there: "cảm ơn Việt Nam đã đón tiếp ông"."""
    role, host = claim.roles[0]
    state = not isinstance(host, Words) and all(isinstance(m, CountryMention) for m in members(host))
    return role == "participant" and state and kind(claim) == _RECEPTION and not _noun(claim)


def _wished(claim: Claim) -> bool:
    """Whether an event is one of many things that somebody says should be done: "nhất trí tăng cường trao đổi đoàn, tiếp xúc"."""
    return claim.resumed and not _noun(claim) and time_of(claim) is None


def _general(claim: Claim) -> bool:
    """Whether nobody is named and nothing tells of one occasion: "hai bên tiếp tục đối thoại", "Việt Nam tổ chức APEC"."""
    actors = [m for role, f in claim.roles if role != "kind" and not isinstance(f, Words) for m in members(f)]
    if any(isinstance(m, PersonMention) or m.sign == "G" for m in actors) and not all(_states(m) for m in actors):
        return False
    if any(isinstance(m, OrganizationMention) and m.kind == "international" for m in actors):
        return not _in_session(claim, actors)
    return not (_noun(claim) or time_of(claim) or place_of(claim)[0] or claim.reading.sentence.kind == "title")


def _of_one_who_speaks(claim: Claim) -> bool:
    """Whether one person alone does something else at a meeting: "ông A nói vậy trong cuộc gặp"; of two it tells who met."""
    if [role for role, _ in claim.roles] != ["participant", "kind"]:
        return False
    first, word = (filler for _, filler in claim.roles)
    if isinstance(first, Words):
        return False
    scan, at = claim.reading.scan, claim.reading.scan.index(word.start)
    during = scan.means(at - 1, "within", "at") or scan.means(at - 2, "within", "at")
    return during and at - scan.index(first.end) not in range(_BESIDE + 1) and len(members(first)) == 1


def _in_session(claim: Claim, actors: list[Mention]) -> bool:
    """Whether a conference of one international body is told with its time: "Hội nghị thượng đỉnh G20 diễn ra hôm 5/6"; with no
    more than its place it is as a rule an occasion."""
    own = claim.roles[0][0] == "kind" or not _noun(claim)  # not "EU tham gia hội nghị"
    alone = len(actors) == 1 and not _between(claim, actors[0])
    return alone and kind(claim) == _ASSEMBLY and own and time_of(claim) is not None


def _often(claim: Claim) -> bool:
    """Whether many encounters of the same two are meant, and none of them: "nhớ lại các cuộc gặp với ông A"."""
    scan = claim.reading.scan
    many = any(scan.means(i, "plural") for i in _noun_starts(claim))
    lists = [f for role, f in claim.roles if role == "participant" and not isinstance(f, Words) and len(members(f)) > 1]
    listed = any(not _between(claim, f) for f in lists)
    return many and not listed and time_of(claim) is None and not _begun(claim)


def _noun_starts(claim: Claim) -> Iterator[int]:
    """The first token of each noun of a meeting, and the one before it."""
    for f in claim.all("kind"):
        if isinstance(f, Words) and f["form"] == "noun":
            first = claim.reading.scan.index(f.start)
            yield from (first, first - 1)


def _begun(claim: Claim) -> bool:
    """Whether a light verb tells that a meeting is had: "có các cuộc gặp với ông A"."""
    scan = claim.reading.scan
    return any(scan.ends(i, "light-verbs") for i in _noun_starts(claim))


def _states(mention: Mention) -> bool:
    return isinstance(mention, GroupMention) and mention.kind in ("country", "countries", "sides", "side")


def _sittings(claim: Claim, scene: Scene) -> Iterator[list[Actor]]:
    told = [f for role, f in claim.roles if role in ("participant", "party") and not isinstance(f, Words)]
    fillers = _told_sides([told[0]] if _both_sides(claim, told[0]) else told)
    led = claim.roles[0][0] == "kind" and not _between(claim, fillers[0])
    if led and _of_one_side(claim, scene, fillers[0], abroad=fillers != told):
        fillers = [*fillers[1:], fillers[0]]  # "trong các cuộc gặp với A và B, C"
    elif len(fillers) < 2:
        if not isinstance(fillers[0], GroupMention) and _with_others(claim):
            return  # "ông A hội kiến với vua": whom the reader does not know
        alone = _joint_body(claim) or _people(claim, scene, fillers)
        guest = None if _noun(claim) else shared_guest(scene.cast, claim, alone)
        yield _with_parties([*alone, *([guest] if guest else [])], claim, scene)
        return
    host, others = fillers[:-1][:1], fillers[1:] or fillers
    guests = [m for f in others for m in members(f)]
    together = _between(claim, fillers[0]) or _in_company(claim, scene, guests) or _in_one_meeting(claim, scene, guests)
    apart = isinstance(guests[0], PersonMention) and not together
    hosts = [[h] for one in host for h in members(one)] if _one_by_one(claim, host) else [host]
    for met in ([[guest] for guest in guests] if apart else [others]):
        for own in hosts:
            yield _with_parties([*_people(claim, scene, own), *_guests(claim, scene, met)], claim, scene)


def _in_company(claim: Claim, scene: Scene, guests: list[Mention]) -> bool:
    """Whether those met sit together: of one state, none with an office that would have his own audience: "ông A và ông B"."""
    plain = all(isinstance(m, PersonMention) and m.name and not m.offices for m in guests)
    parties = {a.party for a in _people(claim, scene, guests)}
    return plain and len(parties) == 1 and None not in parties


def _in_one_meeting(claim: Claim, scene: Scene, guests: list[Mention]) -> bool:
    """Whether a noun tells of one meeting with several of one side, of whom at most one leads it: "cuộc hội đàm với Ngoại trưởng
    A và Đại sứ B"."""
    scan = claim.reading.scan
    many = any(scan.means(i, "plural", "many") for i in _noun_starts(claim))
    heads = [m for m in guests if isinstance(m, PersonMention) and any(o.kind in _HEADS for o in m.offices)]
    one_side = len({a.party for a in _people(claim, scene, guests)}) == 1
    return _noun(claim) and one_side and not many and len(heads) < 2 and kind(claim) != [Concept("audience")]


def _one_by_one(claim: Claim, host: list[Mention]) -> bool:
    """Whether each of several hosts grants an audience of his own: "A và B hội kiến ông C"; "A và B tiếp ông C" is one."""
    persons = bool(host) and isinstance(members(host[0])[0], PersonMention)
    return persons and kind(claim) == [Concept("audience")] and not _noun(claim)


def _between(claim: Claim, first: Mention) -> bool:
    """Whether all sit together: "cuộc hội đàm giữa A với B và C"."""
    scan = claim.reading.scan
    return scan.means(scan.index(first.start) - 1, "between")


def _joint_body(claim: Claim) -> list[Actor]:
    """The two states whose committee meets: "Ủy ban hỗn hợp Việt Nam - Peru họp"."""
    scan = claim.reading.scan
    bodies = [m for m in claim.reading.mentions if isinstance(m, OrganizationMention) and m.kind == "committee"]
    for body in (m for m in bodies if claim.start <= m.start < claim.end):
        named = [found for i in range(scan.index(body.start), scan.index(body.end)) if (found := scan.at(i, "countries"))]
        states = list(dict.fromkeys(found["iso"] for found in named))
        if len(states) == 2:
            return [Actor(party=Country(iso)) for iso in states]
    return []


def _people(claim: Claim, scene: Scene, fillers: Sequence[Mention]) -> list[Actor]:
    """Whom these mentions stand for; a delegation is met through who leads it."""
    found = [scene.cast.leader(f) if isinstance(f, OrganizationMention) and f.delegation else None for f in fillers]
    pairs = zip(fillers, found, strict=True)
    return list(dict.fromkeys(a for f, led in pairs for a in ([led] if led else actors_of(claim, scene, [f]))))


def _guests(claim: Claim, scene: Scene, met: list[Mention]) -> list[Actor]:
    """Who is met; "gặp lãnh đạo Pháp" says of nobody in particular that he is."""
    anybody = any(isinstance(m, PersonMention) and not m.name and m.offices[-1].kind == "leaders" for m in met)
    actors = _people(claim, scene, met)
    return [replace(a, person=UNNAMED) for a in actors] if anybody else actors


def _told_sides(fillers: list[Mention]) -> list[Mention]:
    """Those that take part; "hai bên" beside somebody named adds nobody: "tại cuộc gặp với ông A, hai bên nhất trí"."""
    named = [f for f in fillers if not (isinstance(f, GroupMention) and f.kind in _BOTH)]
    return named or fillers


def _both_sides(claim: Claim, filler: Mention) -> bool:
    """Whether a noun says between whom all it was; who speaks of it behind adds nobody: "sau cuộc gặp giữa A và B, ông C nói"."""
    both = len(members(filler)) > 1 or (isinstance(filler, GroupMention) and filler.kind in _BOTH)
    return claim.roles[0][0] == "kind" and both and _between(claim, filler)


def _of_one_side(claim: Claim, scene: Scene, filler: Mention, *, abroad: bool) -> bool:
    """Whether a list names persons of one side, each of whom is met: of one state, or, where "hai bên" stands for the host
    too, all of them from abroad."""
    parties = {a.party for a in _people(claim, scene, [filler])}
    foreign = abroad and HOME in scene.cast.pair and Country(HOME) not in parties
    return len(members(filler)) > 1 and (len(parties) == 1 or foreign)


def _with_parties(sitting: list[Actor], claim: Claim, scene: Scene) -> list[Actor]:
    """The actors of a meeting; one without a state is of the other state last named, or, with a name, of the one that the
    sentence names, else of the article's."""
    known = {a.party for a in sitting if a.party}
    if len(known) != 1 or all(a.party for a in sitting):
        return sitting
    own = {p.iso for p in known if isinstance(p, Country)}
    last = scene.cast.last_country(claim.end, own)
    beside = scene.cast.foreign(claim.reading) - own
    other = next(iter(beside)) if len(beside) == 1 else scene.cast.other_state(own)
    return [_of_state(a, last if a.person == UNNAMED else other) for a in sitting]


def _of_state(actor: Actor, iso: str | None) -> Actor:
    return replace(actor, party=Country(iso)) if actor.person and not actor.party and iso else actor


def whole(values: Values) -> bool:
    """Whether a meeting has its sides: two of them, or the international body that sits by itself."""
    return len(values["party"]) > 1 or _session(values)


def _session(values: Values) -> bool:
    bodies = all(isinstance(party, Organization) and party.country is None for party in values["party"])
    return bool(values["party"]) and bodies and values["kind"] == _ASSEMBLY and not values["participant"]


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one meeting: the same sides at a time that fits, and nobody that only one of them met.

    One sitting may be told under two words ("tiếp", "hội đàm"), but a call is no encounter, and of two meetings with
    persons of one side, the one whose person has no name is another unless it is told under the same word.
    """
    x, y = set(one["participant"]), set(other["participant"])
    if _attended(one, other) or _attended(other, one):
        return dates_fit(one, other)
    if set(one["party"]) != set(other["party"]) or not (x <= y or y <= x) or not dates_fit(one, other):
        return False
    kinds = {one["kind"][0], other["kind"][0]}
    if len(kinds) == 1 or (kinds & _VAGUE and x and y):
        return True
    return (kinds <= _SITTINGS or kinds == _SESSIONS) and (x == y or not x or not y)


def _attended(one: Values, other: Values) -> bool:
    """Whether the first is a body's conference of which the second tells who attends it."""
    return _session(one) and other["kind"] == _ASSEMBLY and set(one["party"]) <= set(other["party"])


def one_sitting(one: Values, other: Values) -> bool:
    """Whether two kinds can be words for one sitting."""
    kinds = {one["kind"][0], other["kind"][0]}
    return len(kinds) == 1 or kinds <= _SITTINGS


_NO_MEETING = (_of_one_who_speaks, _yet_to_come, _of_a_servant, _weak, _of_many, _hospitable, _wished, _general, _often)
_BESIDE = 3  # tokens between whom a caption shows and the meeting it shows them at
_BOTH = ("persons", "sides", "countries")
_HEADS = ("counterpart", "head-of-state", "head-of-government", "deputy-head", "royal", "parliament", "party", "leader")
_RECEPTION = [Concept("reception")]
_ASSEMBLY = [Concept("conference")]
_VAGUE = {Concept("encounter"), Concept("other")}
_SESSIONS = {Concept("conference"), Concept("dialogue")}  # "họp" of what is a committee of both
_SITTINGS = {Concept(kind) for kind in ("talks", "audience", "reception", "encounter", "other")}
