"""Letters made comparable: lower case and one tone placement, without moving any letter, so that offsets stay true."""
from __future__ import annotations

import unicodedata

# Old and new tone placement on oa, oe, uy ("hoà" and "hòa"); both are in use, the new one is taken as the norm.
_VOWELS = {"oa": ("òa", "óa", "ỏa", "õa", "ọa"), "oe": ("òe", "óe", "ỏe", "õe", "ọe"), "uy": ("ùy", "úy", "ủy", "ũy", "ụy")}
_OLD = {"oa": ("oà", "oá", "oả", "oã", "oạ"), "oe": ("oè", "oé", "oẻ", "oẽ", "oẹ"), "uy": ("uỳ", "uý", "uỷ", "uỹ", "uỵ")}
_TONES = tuple((old, new) for key in _VOWELS for old, new in zip(_OLD[key], _VOWELS[key], strict=True))


def normal(text: str) -> str:
    """`text` in lower case with new-style tone placement; of the same length, so that offsets into one fit the other."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter such as İ grows when lowered; leave those as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for old, new in _TONES:
        if old in lower:
            lower = lower.replace(old, new)
    return lower


def folded(text: str) -> str:
    """`text` in lower case without diacritics, đ as d, words parted by single spaces: for comparing names."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
