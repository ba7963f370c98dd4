"""Statements: who says what, with which verb."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.claiming.clauses import words_that
from bangiao.extract.fact import Passage, Person, Value
from bangiao.extract.mentioning.mention import DateMention, GroupMention
from bangiao.extract.settling.records.draft import Draft, Scene, Values, actors, unique
from bangiao.extract.settling.resolve import UNNAMED
from bangiao.extract.words.normal import folded, normal
from bangiao.extract.words.scan import Scan

_VAGUE = ("sides", "countries")  # "hai bên", "hai nước": nobody in particular speaks
_SHORTEST = 8  # code points of what is said
_FIRST_WORDS, _ALIKE = 20, 0.7  # two tellings of one statement share this part of their first words
_LONGEST_ADDRESS = 12  # tokens between a verb and what is said that tell to whom or where
_LONGEST_QUOTATION = 1500  # code points
_OPENINGS = {"”": "“", '"': '"'}
_BEGINS = re.compile(r"(?:\A|[.:!?…\n)]\s*)\Z")  # what stands before a quotation that opens a sentence
_FEW_WORDS = 8  # fewer are alike by chance


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    text = next((f for f in claim.all("text") if isinstance(f, Words)), None)
    verb = next((f for f in claim.all("verb") if isinstance(f, Words)), None)
    if text is None or verb is None or claim.reading.sentence.kind == "title":
        return  # a headline repeats what the text says; it is no statement of its own
    speakers = _speakers(claim, scene, verb)
    full = claim.reading.scan.text
    text = _behind_address(claim.reading.scan, verb, text)
    start, end = _trimmed(full, _opening(full, text), text.end)
    if not speakers or end - start < _SHORTEST or not _speaks(claim, verb, text) or _asked(claim, verb, end):
        return
    if not _heads(claim, verb) or _to_whom(claim, verb, text) or _unsaid(claim, verb):
        return
    words = " ".join(full[verb.start:verb.end].split()).lower()
    values: Values = {"speaker": speakers, "verb": [words], "text": [full[start:end]]}
    passage = Passage(min(claim.start, start), max(claim.end, end), ("speaker", "text", "verb"))
    yield Draft("Statement", values, (passage,), (claim.rule,))


def _speakers(claim: Claim, scene: Scene, verb: Words) -> list[Value]:
    """Who speaks; nobody where one of them cannot be told, or a state only thinks what nobody says for it."""
    if any(isinstance(f, GroupMention) and f.kind in _VAGUE for f in claim.all("speaker")):
        return []
    found = actors(claim, scene, "speaker")
    speakers = unique(a.speaker for a in found if a.speaker)
    together = verb["use"] == "joint" or verb["kind"] == "agree"
    if len(speakers) != len(found) or (verb["use"] == "joint" and len(speakers) < 2) or (together and UNNAMED in speakers):
        return []
    speakers = [speaker for speaker in speakers if speaker != UNNAMED]  # "Nhà vua và Hoàng hậu": of two, who is named
    if verb["use"] == "person" and not all(isinstance(s, Person) for s in speakers):
        return []
    if verb["use"] == "wish" and scene.cast.goes_on(speakers[:1], claim.reading):
        return []
    return speakers


def _behind_address(scan: Scan, verb: Words, text: Words) -> Words:
    """What is said, without words before it that tell to whom or where: "nói với báo giới rằng …", "viết trên mạng: …"."""
    first = scan.index(text.start)
    if text.start < verb.start or not _circumstance(scan, first):
        return text
    mark = next((i for i in range(first, first + _LONGEST_ADDRESS) if scan.means(i, "that") or scan.is_(i, ":")), None)
    if mark is None or mark + 1 >= len(scan) or scan.tokens[mark].end >= text.end:
        return text
    return replace(text, start=scan.tokens[mark + 1].start)


def _circumstance(scan: Scan, i: int) -> bool:
    """Whether words at token `i` tell to whom or where somebody speaks."""
    return scan.is_(i, *words_that("at"), *words_that("with"))


def _opening(full: str, text: Words) -> int:
    """Where what is said begins: with the quotation that goes on from sentences before, where the words end one."""
    said = full[text.start:text.end].rstrip(" ,.")
    opening = _OPENINGS.get(said[-1:], "")
    if not opening or opening in said[:-1]:
        return text.start
    earliest = max(0, text.start - _LONGEST_QUOTATION)
    before = full.rfind(opening, earliest, text.start)
    closed = opening != said[-1] and full.rfind(said[-1], earliest, text.start) > before
    return before if before >= 0 and not closed and _BEGINS.search(full, earliest, before) else text.start


def _speaks(claim: Claim, verb: Words, text: Words) -> bool:
    """Whether a verb of many senses says something: behind the words, or before "rằng", a colon, a quotation.

    A verb of plain speech needs these only where words follow that tell to whom or where.
    """
    scan = claim.reading.scan
    plain = verb["use"] == "plain" and not _circumstance(scan, scan.index(text.start))
    if verb["use"] not in ("weak", "plain") or plain or text.start < verb.start:
        return True
    between = range(scan.index(verb.end), scan.index(text.start) + 1)
    return any(scan.is_(i, *words_that("speech")) for i in between)


def _asked(claim: Claim, verb: Words, end: int) -> bool:
    """Whether a sentence asks somebody to say: "Xin Bộ trưởng cho biết …?"; a question of theirs is quoted."""
    scan = claim.reading.scan
    after = scan.index(verb.end)
    return scan.text[end - 1] == "?" and after < scan.index(end) and not scan.is_(after, *words_that("speech"))


def _unsaid(claim: Claim, verb: Words) -> bool:
    """Whether somebody may yet say it, or would on a condition: "sẽ tuyên bố", "nếu Quốc hội đồng ý"."""
    scan = claim.reading.scan
    speaker = scan.index(next(f for f in claim.all("speaker")).start)
    return _behind(scan, speaker, "hypothetical") or _behind(scan, scan.index(verb.start), "planned")


def _behind(scan: Scan, i: int, stance: str) -> bool:
    """Whether a word of a stance stands right before token `i`."""
    return any(w.after == i and w["stance"] == stance for k in (1, 2, 3) for w in scan.all_at(i - k, "stance-words"))


def _to_whom(claim: Claim, verb: Words, text: Words) -> bool:
    """Whether words before their speaker only tell to whom or where he speaks: "Chia sẻ với báo giới, bà A nói"."""
    speaker = next(f for f in claim.all("speaker"))
    scan = claim.reading.scan
    return verb.end <= text.start < speaker.start and scan.means(scan.index(text.start), "with", "at", "about")


def _heads(claim: Claim, verb: Words) -> bool:
    """Whether a speaker parted from the verb by other words heads the clause, and is no object or "của" before it."""
    speaker = next(f for f in claim.all("speaker"))
    if not speaker.end <= claim.trigger[0] < verb.start:
        return True
    scan = claim.reading.scan
    i = scan.index(speaker.start) - 1
    if i < 0 or not scan.tokens[i].text[-1].isalnum() or scan.means(i, "between"):
        return True  # "cuộc gặp giữa A và B, trong đó khẳng định": both say it
    dated = any(isinstance(m, DateMention) and m.end == scan.tokens[i].end for m in claim.reading.mentions)
    return dated or scan.is_(i, *words_that("joins"), *words_that("leads"), *words_that("turns"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the punctuation around it, nor the "và", "nhưng" that joins the next clause to it."""
    while start < end and (text[start].isspace() or text[start] in ",:;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;."):
        end -= 1
    last = text.rfind(" ", start, end) + 1
    if start < last and normal(text[last:end]) in words_that("joins") | words_that("turns"):
        return _trimmed(text, start, last)
    return start, end


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing: the same persons with much the same words."""
    if set(one["speaker"]) != set(other["speaker"]):
        return False
    x, y = (set(folded(str(v["text"][0])).split()[:_FIRST_WORDS]) for v in (one, other))
    return x == y or len(x & y) >= _ALIKE * max(_FEW_WORDS, len(x), len(y))
