"""An article as the later stages see it: its text, the spans that report something, and what is known of its origin."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from bangiao.extract.fact import Date

SentenceKind = Literal["title", "body", "caption"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: `text[start:end]`, offsets in code points, without white space at either end."""

    start: int
    end: int
    kind: SentenceKind
    paragraph: int  # sentences of one paragraph share this number, counted from 0 in reading order


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    `text` is NFC; all offsets of the project count its code points. `sentences` are in reading order and leave
    out what reports nothing of this article: menus, related links, teasers of other stories, bylines. There are none
    where the article does not tell of relations between states.
    """

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    issued: Date | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, as lower-case hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()
