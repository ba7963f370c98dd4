"""Counted things in a sentence: a number in figures or words, and the unit behind it."""
from __future__ import annotations

import re
from decimal import Decimal

from bangiao.extract.mentioning.mention import QuantityMention
from bangiao.extract.words.scan import Found, Scan

_SCALE = 1000  # numbers from here on multiply those before them: "5,4 tỷ"
_ROUND = 100  # a number that begins with such a word is none: "hàng trăm triệu"
_TOO_MANY = 10**15  # no count of anything that one side gives another


def quantity(scan: Scan, i: int) -> tuple[QuantityMention, int] | None:
    """The counted thing at token `i`: a number in figures or words, and its unit."""
    count, j = _number(scan, i)
    if count is None or scan.means(i, "ordinal") or scan.means(i - 1, "ordinal"):
        return None
    unit = scan.at(j, "units")
    if unit is None or (count == 1 and (_is_help(scan, j, unit) or _is_adverb(scan, i, unit))):
        return None
    span = scan.tokens[i].start, scan.tokens[unit.after - 1].end
    return QuantityMention(*span, count, scan.slice(j, unit.after)), unit.after


def _is_adverb(scan: Scan, i: int, unit: Found) -> bool:
    """Whether what looks like one of something begins a longer adverb: "một lần nữa"."""
    word = scan.at(i, "adverbs")
    return word is not None and word.after > unit.after


def _is_help(scan: Scan, j: int, unit: Found) -> bool:
    """Whether a unit only begins a noun for help: "một khoản vay", "một gói viện trợ"."""
    word = scan.at(j, "assistance-words")
    return word is not None and word["form"] == "noun" and word.after > unit.after


def _number(scan: Scan, i: int) -> tuple[int | None, int]:
    token = scan.tokens[i]
    if token.text[0].isdigit():
        value, j = _figures(token.text), i + 1
    elif (word := scan.at(i, "numbers")) and word["value"].isdigit() and int(word["value"]) < _ROUND:
        value, j = Decimal(word["value"]), word.after
    else:
        return None, i
    while value is not None and (scale := _scale(scan, j)):
        value, j = value * int(scale["value"]), scale.after
    return (int(value) if value is not None and value < _TOO_MANY and value == int(value) else None), j


def _scale(scan: Scan, i: int) -> Found | None:
    word = scan.at(i, "numbers")
    return word if word and word["value"].isdigit() and int(word["value"]) >= _SCALE else None


def _figures(text: str) -> Decimal | None:
    """A number as Vietnamese writes it: "10.000" is ten thousand, "5,4" is five and four tenths."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return Decimal(text.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}|\d+", text):
        return Decimal(text.replace(",", "."))
    return None
