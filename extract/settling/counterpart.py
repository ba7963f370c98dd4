"""Who sits across from a side of a meeting, where the text names the one side only: "tại cuộc hội đàm, ông A khẳng định"."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bangiao.extract.fact import Value
from bangiao.extract.mentioning.mention import Office
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.settling.resolve import Actor, Cast

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


def _others(cast: Cast, party: Value, start: int, end: int) -> Counter[Actor]:
    """The officials of other states between two places of the text, by how often they are spoken of."""
    told = cast.told_of(start, end)
    return Counter(actor for actor, offices in told if actor.party not in (None, party) and _in_office(offices))


def _in_office(offices: Sequence[Office]) -> bool:
    return any(not o.former and o.kind not in _SERVANTS for o in offices)


def _only(found: Sequence[Actor]) -> Actor | None:
    return found[0] if len(found) == 1 else None


def _foremost(found: Counter[Actor]) -> Actor | None:
    return _only([actor for actor, times in found.items() if times == max(found.values())])
