"""Whether two titles can be of one document."""
from __future__ import annotations

import re

from bangiao.extract.words.lexicon import function_words
from bangiao.extract.words.normal import folded, normal

_KIND = 2  # words of a title, such as "Hiệp định", that tell of what kind it is
_SURE = 4  # words that two titles share at least, where one is not part of the other
_DASH = re.compile(r"[-–]")  # between the parties of a title


def short_for(one: str, other: str) -> bool:
    """Whether a title is a short form of another, which has its end in brackets: "EVFTA", "Hiệp định … (FTA) Việt Nam - EU"."""
    return one.isupper() and any(one.endswith(form) for form in re.findall(r"\((\w{3,})\)", other))


def one_title(one: str, other: str) -> bool:
    """Whether two titles can be of one document: one is part of the other, or has all its words that tell something."""
    x, y = folded(one), folded(other)
    few, many = sorted((_telling(one), _telling(other)), key=len)
    if many[:_KIND] in [many[k:k + _KIND] for k in range(1, len(many))] and not {*many[_KIND:_KIND + 1]} <= {*few}:
        return False  # "Hiệp định A", and "Hiệp định bổ sung Hiệp định A"
    return x in y or y in x or (few[:1] == many[:1] and len(few) >= _SURE and set(few) <= set(_about(one, other)))


def _about(one: str, other: str) -> list[str]:
    """The words of the longer of two titles that tell something; its parties tell nothing where the other names none."""
    few, many = sorted((one, other), key=lambda title: len(_telling(title)))
    words = normal(many).split()
    kinds = [function_words().get(word) for word in words]
    if "between" not in kinds or "between" in map(function_words().get, normal(few).split()) or _DASH.search(few):
        return _telling(many)
    first = kinds.index("between")
    last = kinds.index("about", first) if "about" in kinds[first:] else len(words)
    return _telling(" ".join((*words[:first], *words[last:])))


def _telling(title: str) -> list[str]:
    """The words of a title but those such as "về", "giữa", "và"."""
    return [word for word in re.findall(r"\w+", normal(title)) if word not in function_words()]
