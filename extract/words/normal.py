"""Letters made comparable: lower case and one tone placement, without moving any letter, so that offsets stay true."""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Old and new tone placement at the end of an open syllable ("hoà" and "hòa"); both are in use, the new one is the norm.
_NEW_STYLE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}
_STRIKES = str.maketrans("đłøı", "dloi")  # letters whose stroke or missing dot is no diacritic that decomposes
_SLIPS = re.compile(r"u(?<!qu)(?=[ơớờởỡợ]\w)")  # "tuớng" is "tướng": no Vietnamese syllable goes on behind "uơ"
# The second vowel of such a pair, whose set the engine skips to at once; the first is looked back at, and "qu" is no vowel.
_SECOND_VOWEL = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?<=[ou].)(?<!q..)")
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]")  # the combining ones of Latin letters, which any name but few has alone
_ALPHANUMERIC = re.compile(r"[0-9A-Za-z]+")


def normal(text: str) -> str:
    """`text` in lower case with new-style tone placement, of the same length: offsets into one fit the other."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter such as İ grows when lowered; leave those as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    lower = _SLIPS.sub("ư", lower)
    pieces: list[str] = []
    last = 0
    for match in _SECOND_VOWEL.finditer(lower):
        first, after = match.start() - 1, match.end()
        pieces += lower[last:first], _NEW_STYLE.get(lower[first:after], lower[first:after])
        last = after
    return "".join((*pieces, lower[last:]))


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """`text` in lower case without diacritics, đ as d and ł as l, words parted by single spaces: for comparing names."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_STRIKES))
    bare = _ACCENTS.sub("", decomposed)
    if bare.isascii():
        return bare if bare.isalnum() else " ".join(_ALPHANUMERIC.findall(bare))
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
