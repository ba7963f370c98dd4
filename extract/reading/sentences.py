"""Where sentences end.

A stretch of text (a paragraph, or what is left of one) is cut after full stops, also where the space after one was
lost ("… sự.Tăng cường"), and where a heading was glued to the next word ("… triểnTại hội đàm"); not after
abbreviations and initials, inside numbers and dates, nor inside quotations and brackets, which belong to the sentence
that holds them.
"""
from __future__ import annotations

import re
from functools import cache

from bangiao.ontology.gazetteer import table

RANGES = ((0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x180), (0x1A0, 0x1B1), (0x1EA0, 0x1EFA))  # Latin as far as names need it
LETTERS = [chr(code) for first, last in RANGES for code in range(first, last)]
UPPER = "".join(letter for letter in LETTERS if letter.isupper())
LOWER = "".join(letter for letter in LETTERS if letter.islower())
QUOTED = 500  # characters of a quotation that is kept whole: a forgotten closing mark does not swallow the paragraph

_EVENT = re.compile(  # a set of characters stands first, so that the engine skips to the next of them at once
    r"[“\"(.!?…](?:"
    rf"(?<=“)[^“”\n]{{0,{QUOTED}}}”"
    rf'|(?<=")(?<![\w"]")(?:(?=\S)[^"]{{0,{QUOTED}}}"|(?=\s)[^"]{{1,{QUOTED}}}(?<=\s)"(?!\w))'
    r"|(?<=\()[^()]{0,200}\)"
    r"|(?<=[.!?…])(?:/\.|[.!?…]*)[”’»)\]]*(?:\"(?![\w“]))?)"
)
_GLUED = re.compile(rf"[{UPPER}](?<=[{LOWER}].)(?=[{LOWER}])")
_TOKEN_BEFORE = re.compile(r"[^\W\d_]*$")
_TOKEN_AROUND = re.compile(r"\w*$")
_ENDS_QUOTE = re.compile(r'[.!?…][”")]$')
_GOES_ON = re.compile(rf"\s*(?:[^\s\w“\"‘'(\[*•+–—-]|[{LOWER}]|[–—-]\s+[{LOWER}])")
_NUMBER_OF_LIST = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,4}|[a-zđ])$")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as offsets, in order, without white space at their ends; none is empty."""
    cuts = sorted({*_stops(text, start, end), *_glued(text, start, end)})
    spans = []
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        piece = text[first:last]
        left = first + len(piece) - len(piece.lstrip())
        right = left + len(piece.strip())
        if left < right:
            spans.append((left, right))
    return spans


def _stops(text: str, start: int, end: int) -> list[int]:
    """The offsets behind full stops that end a sentence."""
    cuts = []
    begun = start
    for event in _EVENT.finditer(text, start, end):
        at = event.end()
        if at < end and _ends_sentence(text, begun, event, end):
            cuts.append(at)
            begun = at
    return cuts


def _ends_sentence(text: str, begun: int, event: re.Match[str], end: int) -> bool:
    at = event.end()
    if event[0][0] in "“\"(":
        return bool(_ENDS_QUOTE.search(event[0])) and not _GOES_ON.match(text, at, end)
    if _GOES_ON.match(text, at, end) or (text[at].isdigit() and not text[event.start() - 1 : event.start()].isalpha()):
        return False
    if event[0] != ".":
        return True
    before = text[max(begun, event.start() - 12) : event.start()]
    return not (_is_abbreviation(before) or _NUMBER_OF_LIST.fullmatch(before.strip()))


def _is_abbreviation(before: str) -> bool:
    """Whether the word at the end of `before` keeps its full stop to itself: an initial, "TS", or "U" of "U.S"."""
    token = _TOKEN_BEFORE.search(before)
    word = token[0] if token else ""
    if not word:
        return False
    return word in _abbreviations() or (len(word) == 1 and word.isascii() and word.isupper())


def _glued(text: str, start: int, end: int) -> list[int]:
    """The offsets where a new sentence begins inside a word: "triểnTại", but not "VnExpress" or "McDonald"."""
    cuts = []
    for found in _GLUED.finditer(text, start, end):
        at = found.start()
        around = _TOKEN_AROUND.search(text, max(start, at - 10), at)
        left = around[0] if around else ""
        right = text[at : at + 6].split(maxsplit=1)[0]
        if len(left) > 1 and _is_marked(left + right) and (left.islower() or _is_marked(right)):
            cuts.append(at)
    return cuts


def _is_marked(word: str) -> bool:
    return not word.isascii()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["name"] for row in table("abbreviations"))
