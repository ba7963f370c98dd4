"""Vietnamese syllables: what tells a Vietnamese name from a foreign one."""
from __future__ import annotations

import re
from functools import cache

from bangiao.extract.normal import folded, normal
from bangiao.ontology.gazetteer import table

# Onset, vowels and coda of a written syllable without its marks, after the orthography in use since 1945.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|oao|[aeiouy]{1,2})(?:ng|nh|ch|[cmnpt])?"
)


def syllable(word: str) -> bool:
    """Whether `word` could be one written Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded(word)) is not None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(normal(row["name"]) for row in table("surnames"))


def is_name(name: str) -> bool:
    """Whether `name` is a Vietnamese person's name in form: a family name of the table and one to three more syllables."""
    words = normal(name).split()
    return 2 <= len(words) <= 5 and words[0] in _surnames() and all(syllable(word) for word in words)
