"""How a document is told: as signed, planned or denied, or only named by the day of its signing."""
from __future__ import annotations

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.settling.circumstance import years_before
from bangiao.extract.settling.records.draft import told
from bangiao.extract.settling.stance import stance, wished


def signing_word(claim: Claim) -> Words | None:
    """The word for signing, where the claim has one and documents are its object; else they are only mentioned."""
    word = next((f for f in claim.all("status") if isinstance(f, Words)), None)
    return None if word and word["use"] == "weak" and _of_other_things(claim, word) else word


def _of_other_things(claim: Claim, word: Words) -> bool:
    """Whether a word such as "đạt" has another object, of which a document is only an instance: "thông qua các cơ chế như X"."""
    scan = claim.reading.scan
    first = min((scan.index(f.start) for f in claim.all("title")), default=0)
    between = range(scan.index(word.end), first)
    return any(scan.means(k, "consists", "has") or scan.is_(k, ":") for k in between) and not any(
        scan.at(k, "document-kinds") for k in between
    )


def act(claim: Claim) -> str:
    """What the word for signing does: sign, adopt, witness, negotiate or force; nothing where the claim has none."""
    word = signing_word(claim)
    return word["act"] if word else ""


def signed(claim: Claim, strongly: bool = False) -> bool:
    """Whether the text has a document signed, adopted or negotiated; strongly where its word tells that by itself."""
    word = signing_word(claim)
    if word is None:
        return "status" in dict(claim.fixed)
    return word["act"] != "force" and not (strongly and word["use"] == "weak")


def told_as(claim: Claim) -> str | None:
    """signed or planned; what is only mentioned stands, what is wished for is planned, what is denied is nothing."""
    word = signing_word(claim)
    if word is None:
        return "planned" if signed(claim) and _of_planned(claim) else dict(claim.fixed).get("status", "signed")
    if word["stance"]:
        return _foretold(claim, word)
    if told_as_past(claim, word):
        return "signed"
    tale = told(claim)
    if (tale == "held" and _any(claim, word)) or _denied(claim):
        return None
    return "signed" if tale in ("held", "open") else "planned"


def _foretold(claim: Claim, word: Words) -> str | None:
    """How a word tells of a document that says by itself whether it is signed; what nobody is to negotiate is nothing."""
    if word["stance"] != "planned":
        return "signed"
    return None if word["act"] == "negotiate" and _denied(claim) else "planned"


def _denied(claim: Claim) -> bool:
    """Whether a document is told not to be signed, and neither wished for nor possible."""
    spans = tuple((f.start, f.end) for _, f in claim.roles if not isinstance(f, Words))
    return told(claim) in ("denied", "cancelled") and not wished(claim.reading.scan, claim.trigger, claim.end, spans)


def _of_planned(claim: Claim) -> bool:
    """Whether a list is of what is to be signed: "Dự kiến, nhiều văn kiện được ký kết, trong đó có …"."""
    scan = claim.reading.scan
    words = [(k, word) for k in range(scan.index(claim.start)) if (word := scan.at(k, "signing-words"))]
    spans = [(scan.tokens[k].start, scan.tokens[word.after - 1].end) for k, word in words[-1:]]
    return any(stance(scan, span, span[1]) == "planned" for span in spans)


def _any(claim: Claim, word: Words) -> bool:
    """Whether signing is a noun, and what would be signed any document: "việc ký kết một hiệp ước hòa bình"."""
    scan = claim.reading.scan
    first = min(scan.index(f.start) for f in claim.all("title"))
    return word["form"] == "noun" and word["act"] == "adopt" and scan.means(first, "one")


def told_as_past(claim: Claim, word: Words) -> bool:
    """Whether a document is named by its signing: "hiệp định X ký năm 2013", "kỷ niệm 40 năm ký hiệp định X"."""
    scan = claim.reading.scan
    first = scan.index(word.start)
    first -= scan.is_(first - 1, ",")
    return years_before(claim) is not None or any(scan.index(f.end) == first for f in claim.all("title"))
