"""Of which state an article's persons are, where their mentions say it and where they do not."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bangiao.extract.mentioning.mention import CountryMention, OrganizationMention, PersonMention, members
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.syllables import is_name, may_be_foreign

HOME = "VN"  # the state for which a Vietnamese article's bodies stand where it names no other
_NAMED_ALIKE = frozenset(("CN", "HK", "KP", "KR", "MO", "SG", "TW"))  # whose people's names have a Vietnamese form
_FAR_MORE = 3  # times that the state an article is about is told of for each time of the next


def states_told(readings: Iterable[Reading]) -> Counter[str]:
    """How often sentences speak of each state: by itself, through persons or bodies."""
    everything = (one for reading in readings for top in reading.mentions for one in members(top))
    return Counter(state for one in everything if (state := _state(one)))


def _state(mention: object) -> str | None:
    if isinstance(mention, CountryMention):
        return mention.iso
    return mention.country if isinstance(mention, (PersonMention, OrganizationMention)) else None


def home(name: str, mentions: Sequence[PersonMention], told: Counter[str]) -> str | None:
    """The state named with a person, else the press's own for who bears a Vietnamese name."""
    homes = Counter(m.country for m in mentions if m.country)
    if homes:
        return homes.most_common(1)[0][0]
    if not is_name(name) or any(o.kind == "international" for m in mentions for o in m.offices):
        return None
    abroad = HOME not in told and not _NAMED_ALIKE.isdisjoint(told)  # "Vương Nghị" there is no Vietnamese
    return None if may_be_foreign(name, abroad=abroad) else HOME


def stands_out(iso: str, told: Counter[str]) -> bool:
    """Whether an article speaks of a state far more than of any other foreign one."""
    return all(told[iso] >= _FAR_MORE * times for state, times in told.items() if state not in (iso, HOME))


def pair(told: Counter[str], homes: Iterable[str | None]) -> tuple[str, ...]:
    """The two states that an article is about: those told of most, each person's own counted once more."""
    count = told + Counter(home for home in homes if home)
    top = [iso for iso, _ in sorted(count.items(), key=lambda c: (-c[1], c[0]))]
    return tuple(top[:2]) if len(top) >= 2 else ()
