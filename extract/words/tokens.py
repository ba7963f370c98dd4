"""Words, numbers and punctuation of a text, each with its offsets."""
from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_")


class Token(NamedTuple):
    """`text[start:end]` as written, and in its normal form."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def capital(self) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[0].isupper()


_token = partial(tuple.__new__, Token)  # from a tuple of the fields; the class's own constructor takes twice as long


def tokens(text: str, norm: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; `norm` is the whole text's normal form."""
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    return tuple(map(_token, [(first, last, text[first:last], norm[first:last]) for first, last in spans]))
