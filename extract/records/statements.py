"""Statements: who says what, with which verb."""
from __future__ import annotations

from collections.abc import Iterator

from bangiao.extract.claims import Claim, Words
from bangiao.extract.fact import Passage
from bangiao.extract.mention import GroupMention
from bangiao.extract.normal import folded
from bangiao.extract.records.draft import Draft, Scene, Values, actors, unique
from bangiao.extract.resolve import UNNAMED


def drafts(claim: Claim, scene: Scene) -> Iterator[Draft]:
    """What a claim of this class gives; nothing where the text leaves it unsure."""
    text = next((f for f in claim.all("text") if isinstance(f, Words)), None)
    verb = next((f for f in claim.all("verb") if isinstance(f, Words)), None)
    found = actors(claim, scene, "speaker")
    if text is None or verb is None or claim.reading.sentence.kind == "title":
        return  # a headline repeats what the text says; it is no statement of its own
    if _vague(claim) or (verb["use"] == "weak" and not _opens_speech(claim, verb)):
        return
    speakers = unique(a.speaker for a in found if a.speaker)
    said = _trimmed(claim.reading.scan.text, text.start, text.end)
    vague = UNNAMED in speakers or len(speakers) != len(found)
    if not speakers or vague or said[1] - said[0] < 8:
        return
    full = claim.reading.scan.text
    values: Values = {"speaker": speakers, "verb": [" ".join(full[verb.start:verb.end].split()).lower()], "text": [full[said[0]:said[1]]]}
    yield Draft("Statement", values, (Passage(claim.start, max(claim.end, said[1]), ("speaker", "text", "verb")),), (claim.rule,))


def _vague(claim: Claim) -> bool:
    """Whether the speaker is "hai bên" or "hai nước", of whom nobody in particular speaks."""
    return any(isinstance(f, GroupMention) and f.kind in ("sides", "countries") for f in claim.all("speaker"))


def _opens_speech(claim: Claim, verb: Words) -> bool:
    """Whether what follows a verb of many senses shows that something is said: "rằng", "là", a colon, a quotation."""
    scan = claim.reading.scan
    return scan.is_(scan.index(verb.end), "rằng", "là", ":", "“", '"')


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",:;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;."):
        end -= 1
    return start, end


def same(one: Values, other: Values) -> bool:
    """Whether two drafts tell of one thing."""
    return one["speaker"] == other["speaker"] and folded(str(one["text"][0])) == folded(str(other["text"][0]))
