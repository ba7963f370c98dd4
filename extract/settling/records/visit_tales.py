"""How a visit is told: as planned, held or denied, by its noun alone, as what somebody is invited to."""
from __future__ import annotations

from bangiao.extract.claiming.claims import Claim, Words
from bangiao.extract.settling.circumstance import times_of
from bangiao.extract.settling.records.draft import told
from bangiao.extract.settling.stance import Stance, said_of_noun, stance, wished
from bangiao.extract.words.scan import Scan

_INVITATION = 8  # tokens of words of invitation, at most


def tale(claim: Claim) -> Stance:
    """How a visit is told. What somebody is invited to is yet to come; a verb without a word for it leaves it to the article."""
    if _nobody(claim):
        return "denied"
    apart = _circumstance(claim)
    story = told(claim, apart)
    if invited(claim) and (story in ("held", "open") or _wished_for(claim)):
        return "planned"
    if story in ("open", "held") and _hoped_for(claim, apart) and not times_of(claim):
        return "planned"
    if story != "held" or claim.fixed or _set_out(claim):
        return story
    return "open" if stance(claim.reading.scan, claim.trigger, claim.end, _spans(claim), apart) == "open" else story


def _nobody(claim: Claim) -> bool:
    """Whether a denial stands right before the visitor: "chưa có nhà lãnh đạo nào thăm Lào"."""
    scan, firsts = claim.reading.scan, [claim.reading.scan.index(f.start) for f in claim.all("visitor")]
    words = (word for i in firsts for k in (1, 2) for word in scan.all_at(i - k, "stance-words") if word.after == i)
    return any(word["stance"] == "negated" for word in words)


def _circumstance(claim: Claim) -> int:
    """The token that parts a visit's noun from what denies something else, where that was done during the visit: "có thể coi là
    thất bại của A trong chuyến thăm Mỹ". Whose visit is told behind it has a time of its own."""
    scan = claim.reading.scan
    first = scan.index(claim.trigger[0])
    if not (is_noun(claim) and scan.ends(first, "visit-circumstances")):
        return 0
    if whose(claim):
        return first
    return scan.index(min(f.start for f in claim.all("visitor")))


def _hoped_for(claim: Claim, apart: int) -> bool:
    """Whether something is hoped for that is to be done during a visit: "hy vọng ký kết nhân chuyến thăm Lào của A"."""
    return bool(apart) and whose(claim) and wished(claim.reading.scan, claim.trigger, claim.end, _spans(claim))


def _wished_for(claim: Claim) -> bool:
    """Whether a visit is wished for by the words of invitation alone: "bày tỏ mong muốn được đón A thăm Lào"."""
    scan, word = claim.reading.scan, _invitation(claim)
    if word is None:
        return False
    start, spans = scan.tokens[word].start, _spans(claim)
    invited = stance(scan, (start, start), claim.start, spans)
    return "denied" not in (invited, stance(scan, claim.trigger, claim.end, spans, scan.index(claim.all("visitor")[0].start)))


def _set_out(claim: Claim) -> bool:
    """Whether a visit is told by its first step, or its last: "lên đường sang Lào", "kết thúc chuyến thăm"."""
    scan = claim.reading.scan
    i = scan.index(claim.trigger[0])
    before = (scan.at(k, "light-verbs") for k in (i - 1, i - 2))
    return any(word is not None and word.after == i and word["stance"] == "held" for word in before)


def _spans(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple((f.start, f.end) for role in ("visitor", "destination") for f in claim.all(role))


def mentioned(claim: Claim) -> bool:
    """Whether a visit is only a noun that the sentence tells something else of: "chuyến thăm của A sẽ mở ra cơ hội"."""
    told = claim.fixed or begun(claim) or said_of_noun(claim.reading.scan, claim.trigger, claim.end, _spans(claim))
    return (is_noun(claim) or possessed(claim)) and not told


def possessed(claim: Claim) -> bool:
    """Whether the visitor stands behind "của", which makes a noun of the verb before: "việc thăm Lào của A"."""
    scan = claim.reading.scan
    return any(scan.means(scan.index(f.start) - 1, "of") for f in claim.all("visitor"))


def invited(claim: Claim) -> bool:
    return _invitation(claim) is not None


def _invitation(claim: Claim) -> int | None:
    """The token at which words of invitation begin that stand right before the visitor."""
    scan = claim.reading.scan
    ends = {scan.index(f.start) for f in claim.all("visitor")}
    begun = (i - k for i in ends for k in range(1, _INVITATION) if any(w.after == i for w in scan.all_at(i - k, "invitations")))
    return max(begun, default=None)


def begun(claim: Claim) -> bool:
    """Whether the sentence tells of the visit itself: "bắt đầu chuyến thăm"."""
    scan = claim.reading.scan
    return scan.ends(scan.index(claim.trigger[0]), "light-verbs")


def whose(claim: Claim) -> bool:
    """Whether the visitor stands behind the word for the visit: "chuyến thăm của A", "thăm Lào của A"."""
    return min((f.start for f in claim.all("kind")), default=claim.end) < min((f.start for f in claim.all("visitor")), default=0)


def is_noun(claim: Claim) -> bool:
    return any(isinstance(f, Words) and f["form"] == "noun" for f in claim.all("kind"))


def thanked(claim: Claim) -> bool:
    """Whether somebody only gives thanks for an invitation: the visit is the one that the article tells of elsewhere."""
    scan, word = claim.reading.scan, _invitation(claim)
    hosts = [m for m in claim.reading.mentions if word is not None and scan.index(m.end) in (word, word - 1)]
    return any(_courtesy(scan, scan.index(host.start)) for host in hosts)


def _courtesy(scan: Scan, i: int) -> bool:
    """Whether a verb of courtesy, "cảm ơn", ends right before token `i`."""
    verbs = (verb for k in range(1, _INVITATION) for verb in scan.all_at(i - k, "reporting-verbs") if verb.after == i)
    return any(verb["kind"] == "courtesy" for verb in verbs)


def commented(claim: Claim) -> bool:
    """Whether a visit is what its supposed visitor speaks about, or a place whom he speaks to: "A đánh giá cao chuyến thăm Lào"
    is not A's own, and "A gửi lời chia buồn tới Lào" no visit."""
    scan, first = claim.reading.scan, min((f.start for f in claim.all("kind")), default=claim.start)
    i, spoken = scan.index(first), any(m.end <= first for m in claim.all("visitor"))
    return spoken and (_courtesy(scan, i) or (is_noun(claim) and scan.ends(i, "reporting-verbs")))
