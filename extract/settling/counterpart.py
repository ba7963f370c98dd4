"""Who sits across from a side of a meeting, where the text names the one side only: "tại cuộc hội đàm, ông A khẳng định"."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bangiao.extract.claiming.claims import Claim
from bangiao.extract.fact import Country, Value
from bangiao.extract.mentioning.mention import Mention, Office, PersonMention, members
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.settling.homes import HOME
from bangiao.extract.settling.resolve import Actor, Cast
from bangiao.extract.words.scan import Scan

_SERVANTS = ("spokesperson", "profession", "media")  # who tell of a meeting, and are not met
_WHOLE = 1 << 40


def counterpart(cast: Cast, party: Value, reading: Reading) -> Actor | None:
    """The one person of another state in the sentence, else the official of another state most spoken of shortly before,
    else the only one of the article; nobody where several could be meant."""
    here, end = reading.scan.start, reading.scan.end
    return (
        _only(list(_others(cast, party, here, end)))
        or _foremost(_others(cast, party, cast.shortly_before(reading), here))
        or _only(list(_others(cast, party, 0, _WHOLE)))
    )


def shared_guest(cast: Cast, claim: Claim, hosts: Sequence[Actor]) -> Actor | None:
    """Whom the hosts of a list meet one by one, named with the last of them: "A tiếp; B hội đàm; C hội kiến Tổng thống D"."""
    reading, own = claim.reading, {host.party for host in hosts}
    behind = reading.scan.index(claim.trigger[1])
    if not (reading.scan.is_(behind, ";", ",") or reading.scan.means(behind, "and")):
        return None
    for mention in (m for top in reading.mentions for m in members(top) if m.start >= claim.end):
        if isinstance(mention, PersonMention):
            (actor,) = cast.actors(mention, reading)
            if actor.party not in own:
                return actor if _met(reading.scan, mention) else None
    return None


def _met(scan: Scan, mention: Mention) -> bool:
    """Whether somebody is the object of a verb of meeting."""
    i = scan.index(mention.start)
    return scan.ends(i - 1 if scan.means(i - 1, "with") else i, "meeting-verbs")


def _others(cast: Cast, party: Value, start: int, end: int) -> Counter[Actor]:
    """The officials of other states between two places of the text, by how often they are spoken of."""
    home = Country(HOME)
    own = HOME in cast.pair and party != home  # in an article about one's own state its officials are whom a foreigner meets
    found = (actor for actor, offices in cast.told_of(start, end) if actor.party not in (None, party) and _in_office(offices))
    return Counter(actor for actor in found if actor.party == home or not own)


def _in_office(offices: Sequence[Office]) -> bool:
    return any(not o.former and o.kind not in _SERVANTS for o in offices)


def speaks_for_others(mention: Mention) -> bool:
    """Whether somebody is named as a spokesperson."""
    return isinstance(mention, PersonMention) and any(o.kind == "spokesperson" for o in mention.offices)


def only_tells(mention: Mention) -> bool:
    """Whether somebody is named as one who tells of a meeting: "trước cuộc gặp, người phát ngôn A tuyên bố"."""
    return isinstance(mention, PersonMention) and any(o.kind in _SERVANTS for o in mention.offices)


def _only(found: Sequence[Actor]) -> Actor | None:
    return found[0] if len(found) == 1 else None


def _foremost(found: Counter[Actor]) -> Actor | None:
    return _only([actor for actor, times in found.items() if times == max(found.values())])
