"""Which provinces a text names, by their names of today: those that were merged are one, as their officials became one's."""
from __future__ import annotations

import re
from functools import cache, lru_cache

from bangiao.extract.words.normal import folded
from bangiao.ontology.gazetteer import table

_LOCAL = "local"  # the kind of bodies of provinces and of their parts


@lru_cache(maxsize=100_000)
def provinces_in(text: str, state: str) -> frozenset[str]:
    """The provinces of a state (ISO code) that a text names, as IRIs show them: `an-giang`; of districts and towns none."""
    named = _pattern(state).findall(folded(text)) if any(_provinces(state).values()) else []
    return frozenset(province for name in named if (province := _provinces(state)[name]))


@cache
def _provinces(state: str) -> dict[str, str]:
    """The places of a state, folded, each with its province of today; towns and what was split have none."""
    rows = (row for row in table("places") if row["iso"] == state)
    return {folded(row["name"]): folded(row["province"]).replace(" ", "-") for row in rows}


@cache
def _pattern(state: str) -> re.Pattern[str]:
    """Finds places, the longest (Điện Biên Phủ is not Điện Biên), and none behind the words for a part of a province."""
    parts = (rf"(?<!\b{words} )" for words in _parts())
    longest = sorted(_provinces(state), key=len, reverse=True)
    return re.compile(rf"{''.join(parts)}\b(?:{'|'.join(map(re.escape, longest))})\b")


def _parts() -> list[str]:
    """Words, folded, behind which stands the name of a part of a province: "huyện", and "Huyện ủy", the committee there."""
    nouns = [folded(row["name"]) for row in table("place-nouns") if row["use"] == "part"]
    begun = {noun.split()[0] for noun in nouns}
    heads = (folded(row["name"]) for row in table("organization-heads") if row["kind"] == _LOCAL)
    return [*nouns, *(head for head in heads if head.split()[0] in begun)]
