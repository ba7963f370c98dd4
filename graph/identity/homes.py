"""The state whose name ends that of a body: "Bộ Ngoại giao Việt Nam".

Names of states are short, and other words end like them. So one counts with its diacritics and its capital only: "Bộ Công an" is
no body of India (Ấn), "Hội đồng Hiến pháp" none of France (Pháp); and not within a longer word or place: "Bộ Tư pháp",
"Thành ủy Hội An".
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import folded
from bangiao.graph.identity.spelling import exact
from bangiao.ontology.gazetteer import table

_BEHIND = 1  # words at least that a body's name has before its state's


@lru_cache(maxsize=100_000)
def state_told(name: str) -> str | None:
    """The ISO code of the state that a body's name ends with; None also where it ends with two states: it can be of either."""
    return _state_told("".join(c if c.isalnum() else " " for c in normalize("NFC", name)).split())


def _state_told(written: Sequence[str]) -> str | None:
    words = [exact(word) for word in written]
    start = next((i for i in range(_BEHIND, len(words)) if " ".join(words[i:]) in _spelt()), None)
    if start is None or within_another_word(words, start, exact) or written[start][0].islower():
        return None
    return None if _state_told(written[:start]) else _spelt()[" ".join(words[start:])]


def within_another_word(words: Sequence[str], start: int, spelt: Callable[[str], str] = folded) -> bool:
    """Whether words from one on, which name a state, are the end of a longer word for a field, or of a place's name."""
    return any(" ".join(words[i:]) in _longer(spelt) for i in range(_BEHIND, start))


@cache
def _spelt() -> dict[str, str]:
    """The states by their names, with diacritics."""
    return {exact(row["name"]): row["iso"] for row in (*table("countries"), *country_names()) if row.get("iso")}


@cache
def _longer(spelt: Callable[[str], str]) -> frozenset[str]:
    """Words of fields and names of places, some of which end like a state's name, written with diacritics or without."""
    places = {spelt(row["name"]) for row in table("places")}
    return frozenset(places | {spelt(row["name"]) for row in table("organization-fields")})
