"""Articles made of a test's own sentences, and skeletons as a person can read them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.claiming.skeleton import Skeleton
from bangiao.extract.fact import Date
from bangiao.extract.reading.sentences import split


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article of paragraphs; the first one is its headline where `headline` says so."""

    def make(*paragraphs: str, issued: str | None = None, headline: bool = False) -> Article:
        text, found = "\n".join(paragraphs), list[Sentence]()
        start = 0
        for n, paragraph in enumerate(paragraphs):
            kind = "title" if headline and not n else "body"
            found += [Sentence(a, b, kind, n) for a, b in split(text, start, start + len(paragraph))]
            start += len(paragraph) + 1
        return Article("bài", text, tuple(found), issued=Date(issued) if issued else None)

    return make


@pytest.fixture(scope="session")
def legible() -> Callable[[Skeleton], str]:
    """Writes a skeleton with `P0` for the first mention, a person, and `'` behind each word of a table."""

    def write(bones: Skeleton) -> str:
        signs = re.sub("[\ue000-\ue0ff].", lambda m: f"{chr(ord(m[0][0]) - 0xE000)}{ord(m[0][1]) - 0xE100}", bones.text)
        return re.sub("[\uf000-\uf0ff]+", "'", signs).strip()

    return write
