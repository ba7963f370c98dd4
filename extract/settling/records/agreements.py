"""Agreements: which document, between whom, signed when and by whom."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.claiming.clauses import words_that
from bangiao.extract.fact import Concept, Country, Date, Organization, Passage, Value
from bangiao.extract.mentioning.mention import (
    CountryMention,
    DateMention,
    DocumentMention,
    GroupMention,
    Mention,
    OrganizationMention,
    PlaceMention,
    QuantityMention,
    members,
)
from bangiao.extract.settling.circumstance import founding, time_of, years_before
from bangiao.extract.settling.homes import HOME
from bangiao.extract.settling.records.document_titles import one_title, short_for
from bangiao.extract.settling.records.documents_signed import (
    documents,
    horizon,
    joins,
    of_meeting,
    of_plan,
    own_year,
    signed_elsewhere,
    times_behind,
)
from bangiao.extract.settling.records.draft import Draft, Scene, Values, actors, dates_fit, named, unique
from bangiao.extract.settling.records.signing_tales import act, signed, signing_word, told_as, told_as_past
from bangiao.extract.words.lexicon import function_words
from bangiao.extract.words.scan import Scan

_OF_ONE = ("joint-statement", "plan", "other")  # what an international organisation adopts alone
_PARTNER = 9  # tokens of a title within which "với" leads to a partner: "bản ghi nhớ hợp tác (MOU) với hai bệnh viện"
_REST = 4  # words of a body's name that may follow what is known of it
_BETWEEN = ("-", "–", ",", "and", "with")  # between the parties of a title


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    status = told_as(claim)
    if status is None:
        return
    of_conference: list[list[Value]] = []  # whose the first document of a conference is, so are those on its list
    for document in documents(claim, signed(claim)):
        of_kind = claim if document.kind in _kinds(claim, document) else replace(claim, fixed=(), end=document.end)
        if _is_agreement(of_kind, document, scene):
            sets = _party_sets(claim, document, scene) or of_conference
            of_conference = sets if _by_conference(claim) else []
            for parties in sets:
                for time in times_behind(document, claim.reading) or (None,):
                    yield _draft(of_kind, document, parties, status, scene, time)


def _draft(
    claim: Claim, document: DocumentMention, parties: list[Value], status: str, scene: Scene, time: DateMention | None
) -> Draft:
    values: Values = {
        "title": [document.title], "kind": [Concept(document.kind)], "party": parties, "status": [Concept(status)]
    }
    if act(claim) == "sign" and status == "signed" and (signers := named(actors(claim, scene, "signatory"))):
        values["signatory"] = signers
    date, words = _date(claim, document, scene, time)
    if date:
        values["date"] = [date]
    passages = [Passage(min(claim.start, document.start), max(claim.end, document.end), tuple(sorted(values)))]
    if words and not (passages[0].start <= words[0] and words[1] <= passages[0].end):
        passages.append(Passage(*words, ("date",)))
    timed = _timed(claim) or _earlier(claim)
    return Draft("Agreement", values, tuple(passages), (claim.rule,), not signed(claim), timed)


def _timed(claim: Claim) -> bool:
    """Whether a time is told of a signing; the year that a plan is for is none."""
    time = time_of(claim)
    return time is not None and not _timed_for_plan(claim, time)


def _timed_for_plan(claim: Claim, time: Mention) -> bool:
    """Whether a year stands right behind a plan, which is for it."""
    plans = (m for m in claim.reading.mentions if isinstance(m, DocumentMention) and of_plan(m, claim.reading.scan))
    year = isinstance(time, DateMention) and not time.month
    return year and any(m.end <= time.start <= m.end + 1 for m in plans)


def _earlier(claim: Claim) -> bool:
    """Whether a signing is told as of another day: "các thỏa thuận đã ký", "hiệp định X ký năm 2013", "X mà hai bên ký"."""
    word, scan = signing_word(claim), claim.reading.scan
    if word is None or word["form"] != "verb":
        return False
    which = any(scan.means(scan.index(f.end), "which") for f in claim.all("title"))
    planned_for = any(_timed_for_plan(claim, m) and scan.index(m.end) == scan.index(word.start) for m in claim.reading.mentions)
    return which or planned_for or scan.ends(scan.index(word.start), "document-kinds") or told_as_past(claim, word)


def _kinds(claim: Claim, document: DocumentMention) -> tuple[str, ...]:
    """The kinds of document that a rule page is about; one of another kind is only mentioned by it."""
    return (dict(claim.fixed).get("kind", document.kind),)


def _is_agreement(claim: Claim, document: DocumentMention, scene: Scene) -> bool:
    """Whether a document is one: a generic or one-sided one only where it is signed, or between two parties."""
    if (not signed(claim) and signed_elsewhere(claim, document)) or (document.use == "cited" and not document.proper):
        return False
    if document.use in ("weak", "title"):
        if _of_one_side(claim, document, scene):
            return False
        if document.proper:
            return signed(claim) or len(_pair(claim, document, scene)) > 1
        between = act(claim) == "negotiate" and len(_told_of(claim, document, scene)) > 1
        return document.telling and (between or signed(claim, strongly=True))
    if document.use == "cited" and any(isinstance(m, GroupMention) for m in document.mentions):
        return False  # "một nghị quyết cho cả hai phía"
    if document.proper:
        bare = document.title.isupper() and document.use != "cited"  # "FTA": which one, it does not say
        return not bare or signed(claim) or len(_pair(claim, document, scene)) > 1
    named = document.telling or document.kind == "joint-statement" or _signed_by_states(claim, document, scene)
    return named and (signed(claim) or (_noun(claim.reading.scan, document) and len(_pair(claim, document, scene)) > 1))


def _signed_by_states(claim: Claim, document: DocumentMention, scene: Scene) -> bool:
    """Whether two states are named as signing a document, which is then one by itself: "Nga và Lào đã ký một thỏa thuận"."""
    signers = [m for top in claim.all("party") if not isinstance(top, Words) for m in members(top)]
    by_name = not any(isinstance(m, GroupMention) for m in signers)
    return act(claim) == "sign" and by_name and len(_told_of(claim, document, scene)) > 1


def _of_one_side(claim: Claim, document: DocumentMention, scene: Scene) -> bool:
    """Whether a plan is one that a side draws up or approves for itself: no other is named, in its title or beside it."""
    told_of, inside = _told_of(claim, document, scene), _pair(claim, document, scene)
    if len(told_of) > 1 or len(inside) > 1:
        return False
    drawn_up = act(claim) == "negotiate" and (len(inside) == 1 or not document.proper)
    return drawn_up or (act(claim) == "adopt" and document.kind == "plan" and not _by_conference(claim))


def _noun(scan: Scan, document: DocumentMention) -> bool:
    """Whether a word such as "thỏa thuận" is a noun here: no subject, word of time, of the passive or adverb is before it."""
    i = scan.index(document.start)
    verb = scan.is_(i - 1, *words_that("passive")) or scan.means(i - 1, "tense", "also") or scan.ends(i, "adverbs")
    return document.use != "counted" or not (verb or scan.ends(i, "pronouns") or scan.ends(i, "countries"))


def _gap(scan: Scan, first: Mention, second: Mention) -> str:
    """What stands between two mentions; a function word as its kind."""
    words = scan.norm[first.end:second.start].split()
    rest = isinstance(first, OrganizationMention) and 0 < len(words) <= _REST  # "Công ty Điện lực | Miền Duyên hải và | B"
    last = function_words().get(words[-1], words[-1]) if words else ""
    return last if len(words) < 2 or (rest and last == "and") else " ".join(words)


def _pair(claim: Claim, document: DocumentMention, scene: Scene) -> list[Value]:
    """The parties that a title names as such: "giữa A và B", "A - B", "hai nước"; one that it is about is none."""
    scan, runs = claim.reading.scan, list[list[Mention]]()
    for mention in document.mentions:
        gap = _gap(scan, runs[-1][-1], mention) if runs else None
        runs[-1].append(mention) if gap in _BETWEEN else runs.append([mention])
    runs = [run for run in runs if len(run) > 1 or not scan.means(scan.index(run[0].start) - 1, "about")]
    return max((_sides(run, claim, scene) for run in runs), key=len, default=[])


def _sides(mentions: Iterable[Mention], claim: Claim, scene: Scene) -> list[Value]:
    """Whom mentions stand for as parties: a state for its bodies, a company for itself, and only where states are told of."""
    found: list[Value | None] = []
    for mention in (one for top in mentions for one in members(top)):
        if isinstance(mention, OrganizationMention) and mention.kind == "company":
            found.append(Organization(mention.name, mention.country) if scene.cast.pair else None)
        else:
            found += [a.party for a in scene.cast.actors(mention, claim.reading)]
    return unique(found)


def _party_sets(claim: Claim, document: DocumentMention, scene: Scene) -> list[list[Value]]:
    """The parties of each document: "A ký FTA với B và C" are two, where nothing says that it is one of three."""
    partners = [f for f in claim.all("party") if not isinstance(f, Words) and f.start > document.end]
    with_each = _sides(partners, claim, scene)
    told_of = _told_of(claim, document, scene)
    subject = [p for p in told_of if p not in with_each]
    if len(subject) == 1 and len(with_each) > 1 and not document.telling:
        return [[subject[0], partner] for partner in with_each]
    parties = _parties(claim, document, scene)
    return [parties] if parties else []


def _parties(claim: Claim, document: DocumentMention, scene: Scene) -> list[Value]:
    """The parties: of the title, else of the clause, else of the documents beside it, else the article's two states."""
    inside = _pair_beside(claim, document, scene) or _pair(claim, document, scene)
    if len(inside) > 1:
        return inside
    told_of = _told_of(claim, document, scene)
    known = told_of if len(told_of) > 1 else unique([*told_of, *inside])
    if len(known) > 1 or (known and isinstance(known[0], Organization) and _of_world(claim, document)):
        return known
    adopted = of_meeting(claim.reading.scan, document)
    if document.use == "cited" or document.kind == "contract" or adopted or _of_others(claim, document):
        return []  # of these the article's two states are not the parties by themselves
    return _presumed(claim, scene, told_of)


def _pair_beside(claim: Claim, document: DocumentMention, scene: Scene) -> list[Value]:
    """Whom "giữa hai bên" means in a title behind another that names its parties: "Hiệp định X Việt Nam - EU và Hiệp định Y
    giữa hai bên"."""
    scan, first = claim.reading.scan, claim.reading.scan.index(document.start)
    if not document.mentions or not all(isinstance(m, GroupMention) for m in document.mentions):
        return []
    beside = (m for m in claim.reading.mentions if isinstance(m, DocumentMention))
    before = next((d for d in beside if scan.index(d.end) == first - 1 and joins(scan, first - 1)), None)
    named = before is not None and not any(isinstance(m, GroupMention) for m in before.mentions)
    return _pair(claim, before, scene) if before and named else []


def _told_of(claim: Claim, document: DocumentMention, scene: Scene) -> list[Value]:
    """Whom the clause names as parties; of a document that many have signed not "hai nước"."""
    fillers = [f for role in ("party", "signatory") for f in claim.all(role) if not isinstance(f, Words)]
    named = [f for f in fillers if document.use != "cited" or not isinstance(f, GroupMention)]
    return _sides(sorted(named, key=lambda f: f.start), claim, scene)


def _of_world(claim: Claim, document: DocumentMention) -> bool:
    """Whether a document is an international organisation's own: one that its title names, or a statement that it makes."""
    if document.use == "cited":
        return False
    makers = claim.all("party") if document.kind in _OF_ONE else ()
    return any(isinstance(m, OrganizationMention) and m.kind == "international" for m in (*document.mentions, *makers))


def _of_others(claim: Claim, document: DocumentMention) -> bool:
    """Whether a conference adopts a document, or its partner is named but is none that could be a party."""
    scan, i = claim.reading.scan, claim.reading.scan.index(document.start)
    head = range(i, min(i + _PARTNER, scan.index(document.end)))
    partner = next((k for k in head if scan.means(k, "about", "between", "with")), i)
    return (scan.means(partner, "with") and not scan.at(partner - 1, "title-stops")) or _by_conference(claim) or _by_many(claim)


def _by_many(claim: Claim) -> bool:
    """Whether many who are not named sign a document: "các nhà lãnh đạo đã ra Thông cáo chung", "196 nước đã ký"."""
    word, scan = signing_word(claim), claim.reading.scan
    doers = [m for m in claim.reading.mentions if word and m.end <= word.start and not isinstance(m, (DateMention, PlaceMention))]
    if not doers or not isinstance(doers[-1], (GroupMention, QuantityMention)):
        return False
    if isinstance(doers[-1], QuantityMention):
        return scan.index(doers[-1].end) == scan.index(word.start if word else 0) and years_before(claim) is None
    first, last = scan.index(doers[-1].start), scan.index(doers[-1].end)
    return scan.means(first, "plural") and not any(scan.is_(k, "hai") for k in range(first, last))


def _by_conference(claim: Claim) -> bool:
    """Whether a conference is the subject of the word for signing: "Hội nghị Bộ trưởng lần thứ 3 đã thông qua"."""
    scan, word = claim.reading.scan, signing_word(claim)
    if word is None or claim.all("party") or claim.all("signatory"):
        return False
    doers = [m.end for m in claim.reading.mentions if m.end <= word.start and not isinstance(m, (DateMention, PlaceMention))]
    clause = range(scan.index(max(doers, default=0)), scan.index(word.start))
    return any((noun := scan.at(k, "meetings")) is not None and noun["kind"] == "conference" for k in clause)


def _presumed(claim: Claim, scene: Scene, known: list[Value]) -> list[Value]:
    """The two whom the sentence's other documents or itself name together, else the states that "hai nước" would mean."""
    beside = [_pair(claim, d, scene) for d in claim.reading.mentions if isinstance(d, DocumentMention)]
    near: list[Value] = [Country(iso) for iso in scene.cast.pair_near(claim.reading)]
    told = next((p for p in beside if len(p) == 2 and Country in map(type, p) and not any(map(_of_state, p))), None)
    pair = told or _with_body(claim, scene) or near
    sure = told or Country(HOME) in pair or (signed(claim) and len(known) != 1)  # what others have is not all between two
    return pair if sure and len(pair) > 1 and all(p in pair for p in known) else []


def _of_state(party: Value) -> bool:
    """Whether a party is a body of one state, such as a company: what it signs, others do not."""
    return isinstance(party, Organization) and party.country is not None


def _with_body(claim: Claim, scene: Scene) -> list[Value]:
    """A state and an international organisation that the sentence joins: "Việt Nam và EU", "ASEAN - Trung Quốc"."""
    everyone = [one for top in claim.reading.mentions for one in members(top)]
    for one, other in pairwise(everyone):
        state, body = sorted((one, other), key=lambda m: isinstance(m, OrganizationMention))
        world = isinstance(body, OrganizationMention) and body.kind == "international"
        if world and isinstance(state, CountryMention) and _joined(claim.reading.scan, one, other):
            return _sides((one, other), claim, scene)
    return []


def _joined(scan: Scan, one: Mention, other: Mention) -> bool:
    """Whether two are named together, and not as partners of a third: "với ASEAN và Canada"."""
    return _gap(scan, one, other) in ("-", "–", "and") and not scan.means(scan.index(one.start) - 1, "with")


def _date(
    claim: Claim, document: DocumentMention, scene: Scene, own: DateMention | None
) -> tuple[Date | None, tuple[int, int] | None]:
    """The time of signing, and where it stands; a year at the end of a title, or right behind it, is the document's."""
    if year := own_year(claim.reading.scan, document):
        return Date(year), (document.start, document.end)
    if act(claim) in ("negotiate", "force"):
        return None, None
    if own and years_before(claim) is None:
        return scene.calendar.resolve(own), (own.start, own.end)
    if signing_word(claim) is None and claim.end <= document.end:
        return None, None
    date, words = founding(claim, scene.calendar)
    if words and (words.running or not _timed(claim)):
        return None, None  # a year of figures, or one that a plan is for
    if words and (horizon(claim.reading.scan, words, document) or _of_another(claim, document, words)):
        return None, None
    return date, (words.start, words.end) if words else None


def _of_another(claim: Claim, document: DocumentMention, time: DateMention) -> bool:
    """Whether a time is that of another document on the same list, behind which it stands."""
    others = (m for top in claim.reading.mentions for m in members(top) if isinstance(m, DocumentMention))
    return any(m.start != document.start and time in times_behind(m, claim.reading) for m in others)


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    mine, others = set(one["party"]), set(other["party"])
    titles = str(one["title"][0]), str(other["title"][0])
    alike = one_title(*titles) or (mine == others and (short_for(*titles) or short_for(*titles[::-1])))
    return alike and dates_fit(one, other) and (mine <= others or others <= mine)
