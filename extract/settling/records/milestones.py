"""Milestones of relations: established, upgraded, severed, restored, between whom, at what level, when."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import dropwhile

from bangiao.extract.claiming.claims import Claim, Filler
from bangiao.extract.fact import Concept, Country, Date, Passage, Value
from bangiao.extract.mentioning.mention import Mention, QuantityMention, members
from bangiao.extract.settling.circumstance import founding, years_before
from bangiao.extract.settling.records.draft import Draft, Scene, Values, actors_of, dates_fit, kind, told, unique
from bangiao.extract.words.lexicon import function_words
from bangiao.extract.words.normal import folded, normal
from bangiao.extract.words.scan import Scan
from bangiao.ontology.gazetteer import table

_STEM = "quan he "  # folded; "quan hệ đối tác" and "đối tác" are one level
_SEVERED = [Concept("severed")]  # what one side does: the other is none that the text does not name
_NO_MILESTONE = "0"  # rank of the levels that every relation has: "hợp tác", "hữu nghị"


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives, a draft for each pair of parties; nothing where the text leaves it unsure."""
    level = _level(claim)
    if level is not None and _rank(level) == _NO_MILESTONE:
        return
    if _counts_others(claim):
        return
    if not _presupposed(claim) and not _participle(claim) and told(claim) not in ("held", "open"):
        return
    for pair in _pairs(claim, scene):
        yield _draft(claim, pair, level, scene)


def _draft(claim: Claim, pair: list[Value], level: str | None, scene: Scene) -> Draft:
    date, words = founding(claim, scene.calendar)
    values: Values = {"party": pair, "kind": kind(claim), "status": [Concept("held")]}
    if level:
        values["level"] = [level]
    if date:
        values["date"] = [Date(date.first)]
    passages = [Passage(claim.start, claim.end, tuple(sorted({role for role, _ in claim.roles})))]
    if date and words:
        passages.append(Passage(words.start, words.end, ("date",)))
    return Draft("RelationMilestone", values, tuple(passages), (claim.rule,))


def _level(claim: Claim) -> str | None:
    found = claim.all("level")
    return claim.reading.scan.text[found[-1].start:found[-1].end] if found else None


@cache
def _ranks() -> dict[str, str]:
    return {normal(row["name"]): row["rank"] for row in table("relation-levels")}


def _rank(level: str) -> str:
    words = normal(level).split()
    stem = list(dropwhile(lambda word: function_words().get(word) == "bond", words))
    return _ranks().get(" ".join(words), _ranks().get(" ".join(stem), ""))


def _presupposed(claim: Claim) -> bool:
    """Whether the text takes the milestone as given: its anniversary, "từ khi", "sau khi" before it."""
    scan = claim.reading.scan
    last = scan.index(claim.trigger[0])
    words = (scan.at(i, "since-words") for i in range(max(0, last - 12), last))
    return years_before(claim) is not None or any(word is not None and word["kind"] != "coming" for word in words)


def _counts_others(claim: Claim) -> bool:
    """Whether a number right before a level that no verb tells of counts no years: "7 Đối tác chiến lược"."""
    first = claim.reading.scan.index(claim.trigger[0])
    beside = (m for m in claim.reading.mentions if isinstance(m, QuantityMention) and claim.reading.scan.index(m.end) == first)
    return not claim.all("kind") and any(beside) and years_before(claim) is None


def _participle(claim: Claim) -> bool:
    """Whether the verb stands behind its level, "Đối tác chiến lược lập năm 2013", and nothing between puts it off."""
    scan, levels = claim.reading.scan, claim.all("level")
    between = range(scan.index(levels[0].end), scan.index(claim.trigger[0])) if levels else range(0)
    before = bool(levels) and levels[0].end <= claim.trigger[0]
    return before and not any(scan.at(i, "stance-words") for i in between)


def _pairs(claim: Claim, scene: Scene) -> list[list[Value]]:
    """The pairs of parties: each of several subjects with the partner, the two named together, or the article's two."""
    before = [p for p in claim.all("party") if p.start < claim.trigger[0]]
    subjects = _parties(claim, scene, [*_listed_before(claim, before), *before])
    after = [f for f in claim.all("party") if f not in before]
    partners = [p for p in _parties(claim, scene, after) if p not in subjects]
    if subjects and partners:
        return [[one, other] for one in subjects for other in partners]
    named = subjects or partners
    if not partners and claim.reading.scan.means(claim.reading.scan.index(claim.end), "with", "between"):
        return []  # "với nhiều nước": with whom is not told
    if len(named) < 2 and kind(claim) != _SEVERED:
        near: list[Value] = [Country(iso) for iso in scene.cast.pair_near(claim.reading, claim.trigger[0])]
        named = near if all(p in near for p in named) else named
    return [named] if len(named) == 2 else []


def _parties(claim: Claim, scene: Scene, fillers: list[Filler]) -> list[Value]:
    mentions = [f for f in fillers if isinstance(f, Mention)]
    return unique(a.party for a in actors_of(claim, scene, mentions) if a.party)


def _listed_before(claim: Claim, subjects: list[Filler]) -> list[Mention]:
    """The parties that commas join to the first subject: "A, B, C và một số nước khác"."""
    if not subjects or not claim.all("party") or len(claim.all("party")) == len(subjects):
        return []
    found: list[Mention] = []
    first, scan = subjects[0].start, claim.reading.scan
    for mention in reversed([m for top in claim.reading.mentions for m in members(top)]):
        if mention.end <= first and _only_comma(scan, mention.end, first):
            found.insert(0, mention)
            first = mention.start
    return found


def _only_comma(scan: Scan, start: int, end: int) -> bool:
    words = [token.norm for token in scan.tokens[scan.index(start):scan.index(end)]]
    depth = 0
    outside = []
    for word in words:  # "Các Tiểu vương quốc Arab Thống nhất (UAE), Bahrain"
        depth += word == "("
        if not depth:
            outside.append(word)
        depth -= word == ")"
    return outside == [","]


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    levels = {folded(str(v["level"][0])).removeprefix(_STEM) for v in (one, other) if v.get("level")}
    alike = set(one["party"]) == set(other["party"]) and one["kind"] == other["kind"] and len(levels) < 2
    return alike and dates_fit(one, other)
