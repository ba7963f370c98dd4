"""Vietnamese syllables: what tells a Vietnamese name from a foreign one."""
from __future__ import annotations

import re
from functools import cache, lru_cache

from bangiao.extract.words.normal import folded, normal
from bangiao.ontology.gazetteer import table

# Onset, vowels and coda of a written syllable without its marks, after the orthography in use since 1945.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|oao|[aeiouy]{1,2})(?:ng|nh|ch|[cmnpt])?"
)


# Letters that only Vietnamese writes; á, ê, õ and their like stand in other languages' names too.
_NATIVE = frozenset("đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


_LONGEST_OF_OTHERS = 3  # syllables of a Chinese or Korean name


@lru_cache(maxsize=50_000)
def syllable(word: str) -> bool:
    """Whether `word` could be one written Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded(word)) is not None


def native(word: str) -> bool:
    """Whether `word` is written as only a Vietnamese syllable is."""
    return not _NATIVE.isdisjoint(word.lower()) and syllable(word)


@cache
def _surnames(*uses: str) -> frozenset[str]:
    return frozenset(normal(row["name"]) for row in table("surnames") if not uses or row["use"] in uses)


def is_name(name: str) -> bool:
    """Whether `name` has the form of a Vietnamese person's: a family name and one to four more syllables."""
    words = normal(name).split()
    return 2 <= len(words) <= 5 and words[0] in _surnames() and all(syllable(word) for word in words)


def may_be_foreign(name: str, *, abroad: bool, alike: bool = False) -> bool:
    """Whether a name of Vietnamese form can be a Chinese's or a Korean's.

    By its family name; a short one does `abroad`, where no one else says. Some family names are enough where states are told of
    whose people are named `alike`.
    """
    words = normal(name).split()
    if words[0] in _surnames("chinese", "korean"):
        return True
    return len(words) <= _LONGEST_OF_OTHERS and (abroad or (alike and words[0] in _surnames("shared")))


def is_korean(name: str) -> bool:
    """Whether `name` has the form of a Korean's in Latin letters: a family name and two syllables, in one word or two."""
    words = normal(name).replace("-", " ").split()
    return len(words) == _LONGEST_OF_OTHERS and words[0] in _surnames("korean")
