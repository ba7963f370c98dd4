"""Assistance: who gives whom what, how much of it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bangiao.extract.claiming.claims import Claim, Filler, Words
from bangiao.extract.fact import Concept, Country, Place, Value
from bangiao.extract.mentioning.mention import (
    CountryMention,
    GroupMention,
    Mention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    members,
)
from bangiao.extract.settling.circumstance import place_of
from bangiao.extract.settling.homes import HOME
from bangiao.extract.settling.records.draft import Draft, Scene, Values, actors, dates_fit, event, kind, unique
from bangiao.extract.settling.stance import Stance, stance
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan
from bangiao.ontology.gazetteer import table

_BY_UNIT = {"scholarship": "training", "money": "aid"}  # what is counted tells the kind where the verb does not
_FREE = (*_BY_UNIT, "goods", "weight")  # units of what is given wherever one side lets another have it
Roles = tuple[tuple[str, Filler], ...]
_VAGUE = (Concept("other"), Concept("equipment"))
_PRIVATE = ("company", "media")
_SENT = ("person", "troop")  # the units of those who are sent on a mission
_WORTH = ("money", "scholarship", "goods", "weight", "vehicle", "weapon")  # units of what is given, told without a number too
_UNGIVEN = ("planned", "hypothetical", "cancelled", "denied")  # what a word before the giver makes of help: "phản đối A giúp B"
_UNCOUNTED = ("time", "document", "event", "group", "area")  # units that count no help
_NEAR = 6  # tokens at most between two things that are given together
_CRAFT = ("vehicle", "weapon")  # units of what is sent but not given: "đưa 3 tàu chiến tới B"


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    word, counted = _word(claim), _counted(claim)
    if _asked(claim) or _linked(claim):
        return
    if word:  # the words before it tell nothing of it
        roles = _righted(claim, word)
        first = min(f.start for _, f in roles)
        claim = replace(claim, roles=roles, start=first, trigger=_giving(claim, word))
    elif claim.all("provider") and not _announced(claim):
        claim = replace(claim, trigger=_sending(claim))
    tale = _told(claim)
    unsaid = tale in ("denied", "cancelled") or (tale == "planned" and not claim.all("provider") and not claim.fixed)
    if unsaid or not _gives(claim, counted) or _asked(claim):
        return
    provider, recipient = _sides(claim, scene)
    if provider and provider != recipient and (recipient or (counted and not _at_home(claim, word, provider))):
        for amount in _amounts(claim) or (counted,):
            yield _draft(claim, scene, tale, {"provider": provider, "recipient": recipient, "kind": _kind(claim, amount)}, amount)


def _draft(claim: Claim, scene: Scene, tale: Stance, values: Values, counted: QuantityMention | None) -> Draft:
    happening, passages = event(claim, scene, tale)
    values |= happening
    if counted:
        values["count"], values["unit"] = [counted.count], [counted.unit]
    if place := _place(claim):
        values["place"] = [place]
    return Draft("Assistance", values, passages, (claim.rule,))


def _giving(claim: Claim, word: Words) -> tuple[int, int]:
    """Where the verb stands that is told of: of a noun for help the one of giving before it, "sẽ dành cho B khoản vay"."""
    scan, givers = claim.reading.scan, claim.all("provider")
    if word["form"] == "noun" and givers:
        between = range(scan.index(givers[0].end), scan.index(word.start))
        verb = next((scan.tokens[i] for i in between if scan.means(i, "gives")), None)
        if verb:
            return verb.start, verb.end
    return word.start, word.end


def _sending(claim: Claim) -> tuple[int, int]:
    """Where a page that names its own verb has it: the first word for help behind the giver, "sẵn sàng | điều | quân"."""
    scan, last = claim.reading.scan, claim.reading.scan.index(claim.end)
    words = ((i, scan.at(i, "assistance-words")) for i in range(scan.index(claim.all("provider")[0].end), last))
    first = next((i for i, word in words if word and word["kind"] != "none"), None)
    return claim.trigger if first is None else (scan.tokens[first].start, scan.tokens[first].end)


def _at_home(claim: Claim, word: Words | None, provider: list[Value]) -> bool:
    """Whether help may as well stay at home: those who are sent anywhere ("cử 200 cảnh sát"), what goes to some province."""
    if _on_mission(claim):
        return word is not None and word["roles"] != "object"
    return bool(claim.all("place")) and provider == [Country(HOME)]


def _righted(claim: Claim, word: Words) -> Roles:
    """The roles with the giver who stands nearest: behind "của" ("hỗ trợ của A cho B"), or last before the verb."""
    scan = claim.reading.scan
    after = scan.index(word.end)
    parties = [m for m in claim.reading.mentions if isinstance(m, (CountryMention, OrganizationMention))]
    owner = next((m for m in parties if scan.means(after, "of") and scan.index(m.start) == after + 1), None)
    if owner:
        others = [f for name in ("recipient", "provider") for f in claim.all(name) if f.start != owner.start]
        kept = tuple((name, f) for name, f in claim.roles if name not in ("provider", "recipient"))
        return (("provider", owner), *(("recipient", f) for f in others[:1]), *kept)
    helped = {f.iso for f in claim.all("recipient") if isinstance(f, CountryMention)}  # nobody helps oneself
    able = [m for m in parties if m.end <= word.start and not (isinstance(m, CountryMention) and m.iso in helped)]
    nearer = [m for p in claim.all("provider") for m in able if p.end <= m.start or (p in parties and p not in able)]
    return tuple((name, nearer[-1] if name == "provider" and nearer else f) for name, f in claim.roles)


def _told(claim: Claim) -> Stance:
    """How help is told: by the words between the last mention and its verb."""
    spans = tuple((m.start, m.end) for m in claim.reading.mentions)
    tale = stance(claim.reading.scan, claim.trigger, claim.end, spans)
    if tale in ("open", "held") and _announced(claim):
        return "planned"
    return "held" if tale == "open" else tale


def _announced(claim: Claim) -> bool:
    """Whether the page tells of help that is announced or promised: "công bố gói viện trợ cho B"."""
    return "status" in dict(claim.fixed)


def _word(claim: Claim) -> Words | None:
    return next((f for f in claim.all("kind") if isinstance(f, Words)), None)


def _gives(claim: Claim, counted: QuantityMention | None) -> bool:
    """Whether the words tell of help, given the way round the rule reads them; weak ones only with a thing counted."""
    word, provider = _word(claim), claim.all("provider")
    if word is None:
        return _fixed(claim, counted)
    there = bool(claim.all("place") and not provider)
    if (word["roles"] == "object") != there or (there and _unit(counted) not in _SENT):
        return False
    if provider and provider[0].start > word.end and word["roles"] != "object-subject":  # "viện trợ của A cho B"
        return word["use"] != "weak"
    if word["form"] == "noun" and not _is_verb(claim, word):  # "ODA cho B", "A dành ODA cho B"
        return _led(claim, word) if provider else _meant_for(claim, word)
    turned = word["roles"] == "object-subject"
    own = claim.roles[0][0] == "recipient" or _next_to(claim, word, provider, 0)  # "là quà của A tặng B"
    if _honours(claim, word) and not (word["use"] != "weak" and (counted or _of_worth(claim, word))):
        return False  # a present that one man makes another
    fits = own if turned else not provider or _beside(claim, provider[0].end, word.start)
    return fits and not _only_sent(word, counted) and (word["use"] != "weak" or counted is not None or _of_worth(claim, word))


def _honours(claim: Claim, word: Words) -> bool:
    """Whether a thing is given to a man: "trao tặng Tổng thống X …"."""
    presents = word["use"] == "weak" or word["kind"] == "equipment"
    return presents and any(isinstance(f, PersonMention) and f.start > word.end for f in claim.all("recipient"))


def _only_sent(word: Words, counted: QuantityMention | None) -> bool:
    """Whether ships and weapons go somewhere for their own state: "cử 2 tàu chiến đến B"."""
    return word["kind"] == "mission" and _unit(counted) in _CRAFT


def _fixed(claim: Claim, counted: QuantityMention | None) -> bool:
    """Whether a page that names its own words tells of help: people where it is a mission, money or the page's kind else."""
    if _on_mission(claim):
        return _unit(counted) in _SENT if claim.all("count") else bool(claim.all("recipient"))
    return bool(claim.fixed) or _unit(counted) in _FREE


def _of_worth(claim: Claim, word: Words) -> bool:
    """Whether money or goods are given that no number counts: "hàng nghìn khẩu súng"."""
    scan = claim.reading.scan
    first, last = scan.index(word.end), scan.index(claim.end)
    units = (scan.at(i, "units") for i in range(first, last) if scan.at(i - 1, "numbers"))
    return any(unit is not None and unit["kind"] in _WORTH for unit in units)


def _meant_for(claim: Claim, word: Words) -> bool:
    """Whether whom a noun for help is for stands right behind it, or behind what it is worth: "khoản vay 2 triệu USD cho B"."""
    worth = max((f.end for f in claim.all("count")), default=word.end)
    scan, recipients = claim.reading.scan, claim.all("recipient")
    between = scan.index(recipients[0].start) - scan.index(max(worth, word.end)) if recipients else 0
    return 0 < between <= 1 + (worth > word.end)


def _led(claim: Claim, word: Words) -> bool:
    """Whether a verb of giving stands between the giver and a noun for help, and no other clause: "A dành nhiều học bổng"."""
    scan, giver = claim.reading.scan, claim.all("provider")[0]
    given = any(scan.means(i, "gives") for i in range(scan.index(giver.end), scan.index(word.end) + 1))
    return (given or _announced(claim)) and _beside(claim, giver.end, word.start)


def _on_mission(claim: Claim) -> bool:
    return kind(claim)[0] == Concept("mission")


def _is_verb(claim: Claim, word: Words) -> bool:
    """Whether a noun for help is a verb here: "sẽ viện trợ phát triển cho B"."""
    scan = claim.reading.scan
    return scan.means(scan.index(word.start) - 1, "tense")


def _next_to(claim: Claim, word: Words, fillers: tuple[Filler, ...], tokens: int = 1) -> bool:
    """Whether so many tokens stand between a word and the first of those behind it."""
    scan = claim.reading.scan
    return bool(fillers) and scan.index(fillers[0].start) - scan.index(word.end) == tokens


def _beside(claim: Claim, provider: int, word: int) -> bool:
    """Whether a verb is its subject's: no new clause and no praise stands between ("A đánh giá cao viện trợ của B")."""
    scan = claim.reading.scan
    between = range(scan.index(provider), scan.index(word))
    return provider <= word and not any(_opens_clause(scan, i) or _praises(scan, i) for i in between)


def _opens_clause(scan: Scan, i: int) -> bool:
    """Whether token `i` is "rằng", or a comma behind which the subject is another; not in "A là …, (và) đã viện trợ"."""
    return scan.means(i, "that") or (scan.is_(i, ",") and not scan.means(i + 1 + scan.means(i + 1, "and"), "tense"))


def _praises(scan: Scan, i: int) -> bool:
    verb = scan.at(i, "reporting-verbs")
    return verb is not None and verb["kind"] == "courtesy"


def _asked(claim: Claim) -> bool:
    """Whether help is only asked for: "đề nghị Nhật Bản tiếp tục hỗ trợ …"."""
    scan = claim.reading.scan
    first = _head_of_list(claim, scan.index(min((f.start for f in claim.all("provider")), default=claim.start)))
    words = ((scan.at(k, "stance-words"), k) for k in range(max(0, first - 3), first))
    return any(word and word.after == first and word["stance"] in _UNGIVEN for word, _ in words)


def _head_of_list(claim: Claim, i: int) -> int:
    """The token where a list begins whose last member stands at `i`: "A và B"."""
    scan = claim.reading.scan
    before = next((m for m in claim.reading.mentions if scan.index(m.end) == i - 1 and scan.means(i - 1, "and")), None)
    return _head_of_list(claim, scan.index(before.start)) if before else i


def _linked(claim: Claim) -> bool:
    """Whether who seems to give only stands beside others: "những người có quan hệ với Nga tài trợ cho B"."""
    scan = claim.reading.scan
    return any(scan.means(scan.index(f.start) - 1, "with") for f in claim.all("provider"))


def _counted(claim: Claim) -> QuantityMention | None:
    return next(iter(_amounts(claim)), None)


def _amounts(claim: Claim) -> tuple[QuantityMention, ...]:
    """What is given, thing by thing: "200 tấn gạo và 300.000 USD" are two gifts."""
    told = [one for f in claim.all("count") if isinstance(f, Mention) for one in members(f)]
    more = _more(claim, told[-1]) if told else None
    found = (*told, more) if more else told
    return tuple(q for q in found if isinstance(q, QuantityMention) and _unit(q) not in _UNCOUNTED)


def _more(claim: Claim, counted: Mention) -> Mention | None:
    """The thing of the same sort that "và" adds behind other words: "300 kỹ sư mỏ và khoảng 4.000 thợ hàn"."""
    scan = claim.reading.scan
    first = scan.index(counted.end)
    following = next((m for m in claim.reading.mentions if m.start >= counted.end), None)
    if not isinstance(following, QuantityMention) or not isinstance(counted, QuantityMention):
        return None
    between = range(first, scan.index(following.start))
    near = len(between) <= _NEAR and not any(scan.is_(i, ",", ";") or scan.at(i, "assistance-words") for i in between)
    same_sort = near and _unit(following) == _unit(counted)
    return following if same_sort and any(scan.means(i, "and") for i in between) else None


def _unit(counted: QuantityMention | None) -> str:
    """The kind of thing that is counted."""
    return _units().get(normal(counted.unit), "") if counted else ""


@cache
def _units() -> dict[str, str]:
    return {normal(row["name"]): row["kind"] for row in table("units")}


def _kind(claim: Claim, counted: QuantityMention | None) -> list[Value]:
    told_by, unit = kind(claim), _unit(counted)
    if unit in _BY_UNIT and told_by[0] in _VAGUE:
        return [Concept(_BY_UNIT[unit])]
    sent = "kind" not in dict(claim.fixed) and told_by[0] in (Concept("mission"), Concept("other"))
    return [Concept("equipment")] if sent and counted and unit not in _SENT else told_by


def _sides(claim: Claim, scene: Scene) -> tuple[list[Value], list[Value]]:
    """Provider and recipient; the one that the clause leaves out is the other of the article's two states."""
    givers = _private(claim, "provider")
    provider = [] if givers else unique(a.party for a in actors(claim, scene, "provider") if a.party)[:1]
    recipient = unique(a.party for a in actors(claim, scene, "recipient") if a.party)[:1]
    if givers or _private(claim, "recipient"):
        return [], recipient  # a company gives and gets nothing for its state
    if _on_mission(claim) or (claim.all("place") and not provider):
        return provider or _sender(claim, scene), recipient or (_there(claim) if provider else [])
    pair = [Country(iso) for iso in scene.cast.pair_near(claim.reading)]
    if not claim.all("provider"):
        provider = _other(pair, recipient)
    elif not claim.all("recipient"):
        recipient = _there(claim) if claim.all("place") else _other(pair, provider)
    return provider, recipient


def _private(claim: Claim, role: str) -> bool:
    return any(isinstance(f, OrganizationMention) and f.kind in _PRIVATE for f in claim.all(role))


def _there(claim: Claim) -> list[Value]:
    """The state of the place that help is for: "cho tỉnh Sơn La"."""
    homes = (m.iso if isinstance(m, CountryMention) else getattr(m, "country", None) for m in claim.all("place"))
    return [Country(iso) for iso in homes if iso]


def _other(pair: list[Country], one: list[Value]) -> list[Value]:
    return [p for p in pair if p != one[0]] if len(pair) == 2 and one and one[0] in pair else []


def _sender(claim: Claim, scene: Scene) -> list[Value]:
    """Whose people are on a mission: theirs who stand right behind ("4 tiểu đoàn của NATO"), of the state last named before them,
    else the press's own where the article is about it."""
    if any(isinstance(f, GroupMention) for f in claim.all("provider")):
        return []  # others are meant
    if owner := _owner(claim):
        return unique(a.party for a in scene.cast.actors(owner, claim.reading) if a.party)
    before = [m for top in claim.reading.mentions for m in members(top) if m.end <= claim.start]
    named = [m.iso for m in before if isinstance(m, CountryMention)]
    bodies = [m.country for m in before if isinstance(m, OrganizationMention) and m.country]
    abroad = scene.cast.pair and HOME not in scene.cast.pair
    iso = next(reversed(bodies or named), None if abroad else HOME)
    return [Country(iso)] if iso else []


def _owner(claim: Claim) -> Mention | None:
    """The state or body that stands right behind those who are sent, or behind "của" there."""
    scan = claim.reading.scan
    behind = scan.index(max((f.end for f in claim.all("count")), default=claim.start))
    behind += scan.means(behind, "of")
    parties = (m for m in claim.reading.mentions if isinstance(m, (CountryMention, OrganizationMention)))
    return next((m for m in parties if scan.index(m.start) == behind), None)


def _place(claim: Claim) -> Value | None:
    for filler in claim.all("place"):
        if isinstance(filler, CountryMention):
            return Place(claim.reading.scan.text[filler.start:filler.end], filler.iso)
        if isinstance(filler, PlaceMention):
            return Place(filler.name, filler.country)
    place, words = place_of(claim)
    return place if words and not _said_between(claim, words) else None


def _said_between(claim: Claim, words: Mention) -> bool:
    """Whether a place behind a claim is that of a speech: "sẽ tặng 2 tàu, Bộ trưởng cho biết ở Hà Nội"."""
    scan = claim.reading.scan
    return any(scan.at(i, "reporting-verbs") for i in range(scan.index(claim.end), scan.index(words.start)))


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    keys = ("provider", "recipient", "kind")
    counts = one.get("count"), other.get("count")
    counts_fit = counts[0] == counts[1] or None in counts
    return counts_fit and all(one[k] == other[k] for k in keys) and dates_fit(one, other)
