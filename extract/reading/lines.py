"""The lines of a text as they were written: one that a program broke in the middle of a sentence is put together again.

Mail programs, terminals and copies from PDF break a paragraph at a fixed width, and pages saved as text break it around
every link, so that a line end may stand within a name. A line goes on in the next one where that begins in lower case or
behind a comma, or, in a text that was broken at a fixed width, where its first word had no room; never over an empty line.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

WIDEST = 120  # characters of a line that was broken at a fixed width
FEWEST = 3  # lines that go on in lower case, before a text counts as broken at a fixed width
LINKED = 60  # characters at most of a link on a line of its own behind a comma

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_STOPS = (".", "!", "?", ":", ";")
_CLOSERS = "”\"’')]»"
_ITEM = re.compile(r"[-–—*•+|#>!\[]|\(?\w{1,2}[).]\s")


class Line(NamedTuple):
    """`text`, which stands at [start, end) in the whole."""

    start: int
    end: int
    text: str

    def inside(self, match: re.Match[str], group: str) -> Line:
        """The line narrowed to a group of a match over its text."""
        return Line(self.start + match.start(group), self.start + match.end(group), match[group])


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text[start:]` that hold anything, without white space around them, broken ones joined."""
    broken = [Line(m.start(), m.end(), m.group()) for m in _LINE.finditer(text, start)]
    width = _width(broken, text)
    begun = 0
    for i, line in enumerate(broken):
        following = broken[i + 1] if i + 1 < len(broken) else None
        if following is None or not _goes_on(line, following, text, width):
            first = broken[begun].start
            yield line if begun == i else Line(first, line.end, text[first : line.end])
            begun = i + 1


def _width(broken: list[Line], text: str) -> int | None:
    """The width at which the lines were broken; None where they were not."""
    width = max((len(line.text) for line in broken), default=0)
    if width > WIDEST:
        return None
    pairs = [(line, after) for line, after in pairwise(broken) if _goes_on(line, after, text, None)]
    full = sum(_is_full(line, after, width) for line, after in pairs)
    return width if full >= FEWEST and full * 2 > len(pairs) else None


def _goes_on(line: Line, following: Line, text: str, width: int | None) -> bool:
    """Whether a sentence goes on from one line to the next."""
    tied = following.text[:2].islower() or (line.text[-1] == "," and len(following.text) <= LINKED)
    if not tied and (width is None or not _is_full(line, following, width)):
        return False
    return text.count("\n", line.end, following.start) == 1 and not _ends(line.text) and not _ITEM.match(following.text)


def _ends(line: str) -> bool:
    """Whether a line ends a sentence or a cell; one that breaks off ("...") does not."""
    words = line.rstrip(_CLOSERS)
    return words.endswith("|") or (words.endswith(_STOPS) and not words[:-1].endswith(".."))


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room in this one."""
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width
