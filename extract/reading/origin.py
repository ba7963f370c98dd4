"""The way back from an article's text to the characters of its source.

It is worked out when asked for, not stored: a text is normalised cluster of characters by cluster, so that the clusters
that changed are all there is to know. For plain text (files and records) the way back is exact, except that a line that
had to be mended from mojibake leads back to that line as a whole. An HTML page's text is gathered from many places of
the page, so that there is none.
"""
from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bangiao.extract.article import Article
from bangiao.extract.reading.encoding import clean, lines, repaired_line
from bangiao.extract.reading.read import source_text
from bangiao.extract.reading.source import Source


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Offsets of an article's text → offsets in the characters of its source, after decoding and before normalising.

    `here[i]` and `there[i]` are where the i-th run begins in either; in a `level` run the two go on in step, any other
    is one cluster of characters that stands for another.
    """

    here: tuple[int, ...]
    there: tuple[int, ...]
    level: tuple[bool, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the source that gave `text[start:end]` (0 ≤ start < end ≤ length of the text)."""
        return self._to(start, last=False), self._to(end - 1, last=True)

    def _to(self, offset: int, *, last: bool) -> int:
        run = bisect_right(self.here, offset) - 1
        if self.level[run]:
            return self.there[run] + offset - self.here[run] + last
        return self.there[run + last]


def origin(source: Source, article: Article) -> OffsetMap | None:
    """How the offsets of `article`, read from `source`, lead back to the characters of the source; None for HTML."""
    raw = source_text(source)
    if source.form == "html" or not isinstance(raw, str):
        return None
    runs = _merged(_clusters(raw))
    here, there, level = [0], [0], []
    for new, old, same in runs:
        here.append(here[-1] + new)
        there.append(there[-1] + old)
        level.append(same)
    put_before = len(article.text) - here[-1]  # the title, where it was put before the text
    if put_before:
        here, there, level = [0, *(at + put_before for at in here)], [0, *there], [False, *level]
    return OffsetMap(tuple(here), tuple(there), (*level, False))


def _clusters(raw: str) -> Iterator[tuple[int, int, bool]]:
    """(new length, old length, whether they go in step) of the pieces of `raw` that are normalised independently."""
    for line in lines(raw):
        mended = repaired_line(line)
        if mended != line:
            yield len(clean(mended)), len(line), False
        elif clean(line) == line:
            yield len(line), len(line), True
        else:
            yield from _within(line)


def _within(line: str) -> Iterator[tuple[int, int, bool]]:
    """The clusters of one line: a character and all that composes with it or disappears behind it."""
    begun = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and _joins(line[begun:at], line[at]):
            continue
        piece = line[begun:at]
        kept = clean(piece)
        yield len(kept), len(piece), kept == piece
        begun = at


def _joins(before: str, char: str) -> bool:
    kept = clean(char)
    return not kept or unicodedata.combining(char) != 0 or clean(before + char) != clean(before) + kept


def _merged(pieces: Iterator[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Neighbouring pieces that go in step as one."""
    merged: list[tuple[int, int, bool]] = []
    for new, old, same in pieces:
        if merged and same and merged[-1][2]:
            merged[-1] = (merged[-1][0] + new, merged[-1][1] + old, True)
        else:
            merged.append((new, old, same))
    return merged
