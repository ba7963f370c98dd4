"""Titles of documents, labels of policies with their principles, and counted things in a sentence."""
from __future__ import annotations

import re

from bangiao.extract.mention import DocumentMention, PolicyMention, QuantityMention
from bangiao.extract.scan import Found, Scan

_OPEN, _CLOSE = ("“", '"', "«"), ("”", '"', "»")
_LONGEST_TITLE = 45  # tokens of a title without quotation marks
_FEWEST_WORDS = 2  # words beyond its kind that make a capitalised document a titled one
_TELLING = 4  # words of a title that say what a document is about, its kind among them


def document(scan: Scan, i: int) -> tuple[DocumentMention, int] | None:
    """The document named at token `i`, in quotation marks or not, with the token after it."""
    quoted = scan.is_(i, *_OPEN)
    first = i + 1 if quoted else i
    kind = scan.at(first, "document-kinds")
    if kind is None or kind["kind"] in ("none", "domestic"):
        return None
    closing = _closing(scan, first) if quoted else None
    if quoted and closing is None:
        return None
    last = closing if closing is not None else _title_end(scan, first, kind)
    after = last + 1 if closing is not None else last
    proper, telling = quoted or _proper(scan, first, kind, last), _words(scan, first, last) >= _TELLING
    if (kind["use"] == "title" and not proper) or (not proper and _bundle(scan, first, kind, telling)):
        return None
    span = scan.tokens[i].start, scan.tokens[after - 1].end
    return DocumentMention(*span, scan.slice(first, last), kind["kind"], proper, telling, kind["use"]), after


def _words(scan: Scan, i: int, j: int) -> int:
    return sum(token.text[0].isalnum() for token in scan.tokens[i:j])


def _proper(scan: Scan, i: int, kind: Found, last: int) -> bool:
    """Whether the words of a title make a name of it; the capital of a sentence's first word proves nothing."""
    if not scan.capital(i) or _words(scan, kind.after, last) < _FEWEST_WORDS and not _year_behind(scan, kind, last):
        return kind["use"] == "cited" or scan.tokens[i].text.isupper()
    return not _opens_sentence(scan, i) or scan.is_(kind.after, "về", "giữa") or any(scan.capital(j) for j in range(kind.after, last))


def _year_behind(scan: Scan, kind: Found, last: int) -> bool:
    return last == kind.after + 1 and re.fullmatch(r"(?:19|20)\d\d", scan.tokens[kind.after].text) is not None


def _opens_sentence(scan: Scan, i: int) -> bool:
    return i == 0 or scan.is_(i - 1, ".", "…", "!", "?", "|")


def _bundle(scan: Scan, i: int, kind: Found, telling: bool) -> bool:
    """Whether documents are counted, not named: "16 thỏa thuận", "nhiều hiệp định", "các văn kiện hợp tác"."""
    if scan.is_(i - 1, "nhiều", "số", "loạt", "mọi", "bản", "hai", "ba", "bốn") or (i > 0 and scan.tokens[i - 1].text[0].isdigit()):
        return True
    plural = scan.is_(i - 1, "các", "những")
    return plural and (kind["use"] == "counted" or not telling) and not scan.is_(kind.after, "về")


def _closing(scan: Scan, i: int) -> int | None:
    return next((j for j in range(i, min(len(scan), i + 80)) if scan.is_(j, *_CLOSE)), None)


def _title_end(scan: Scan, i: int, kind: Found) -> int:
    """The token after a title without quotation marks: it goes on until punctuation or a word that no title holds.

    Where its parties are named ("giữa A và B", "A - B"), only what it is about may still follow.
    """
    j = kind.after
    while j < min(len(scan), i + _LONGEST_TITLE):
        if (pair := _pair_end(scan, j)) and not scan.is_(pair, *_ABOUT):
            return _with_short_form(scan, pair)
        j = pair or _step(scan, j)
        if j < 0:
            break
        last = j
def policy(scan: Scan, i: int) -> tuple[PolicyMention, int] | None:
    """The policy whose label stands at token `i` (quotation marks included), with the token after its principles."""
    quoted = scan.is_(i, *_OPEN)
    first = i + 1 if quoted else i
    found = scan.at(first, "policies")
    if found is None or (quoted and not scan.is_(found.after, *_CLOSE)):
        return None
    if found["use"] == "quoted" and not quoted and not _behind_policy_word(scan, i):
        return None
    after = found.after + quoted
    principles, end = _principles(scan, after)
    mention = PolicyMention(
        scan.tokens[i].start, scan.tokens[end - 1].end, scan.slice(first, found.after), found["country"] or None, principles
    )
    return mention, end


def _behind_policy_word(scan: Scan, i: int) -> bool:
    """Whether a word such as "chính sách" stands right before token `i`."""
    return any((word := scan.at(j, "policy-words")) and word.after == i for j in range(max(0, i - 4), i))


def _principles(scan: Scan, i: int) -> tuple[tuple[str, ...], int]:
    """The principles spelt out behind a label, in brackets or after a colon, parted by semicolons or else by commas."""
    if scan.is_(i, "("):
        end = next((j for j in range(i, len(scan)) if scan.is_(j, ")")), None)
        last, after = (end, end + 1) if end else (i, i)
    elif scan.is_(i, ":") or (scan.is_(i, "gồm", "là") and scan.is_(i + 1, ":")):
        i += 0 if scan.is_(i, ":") else 1
        last = after = next((j for j in range(i, len(scan)) if scan.is_(j, ".")), len(scan))
    else:
        return (), i
    if last <= i + 1:
        return (), i
    parts = split_list(scan.slice(i + 1, last))
    return (parts, after) if len(parts) > 1 else ((), i)


def split_list(text: str) -> tuple[str, ...]:
    """The items of a list in running text: parted by semicolons where it has any, else by commas and the last "và"."""
    mark = ";" if ";" in text else ","
    parts = [re.sub(r"^(?:và|hoặc)\s+", "", part.strip()) for part in text.split(mark)]
    if mark == "," and len(parts) > 1 and " và " in parts[-1]:
        parts[-1:] = parts[-1].split(" và ", 1)
    return tuple(part.strip(" .") for part in parts if part.strip(" ."))


def quantity(scan: Scan, i: int) -> tuple[QuantityMention, int] | None:
    """The counted thing at token `i`: a number in figures or words, and its unit."""
    count, j = _number(scan, i)
    if count is None:
        return None
    unit = scan.at(j, "units")
    if unit is None:
        return None
    return QuantityMention(scan.tokens[i].start, scan.tokens[unit.after - 1].end, count, scan.slice(j, unit.after)), unit.after


def _number(scan: Scan, i: int) -> tuple[int | None, int]:
    token = scan.tokens[i]
    if token.text[0].isdigit():
        value, j = _figures(token.text), i + 1
    elif (word := scan.at(i, "numbers")) and word["value"].isdigit():
        value, j = float(word["value"]), word.after
    else:
        return None, i
    while value is not None and (scale := scan.at(j, "numbers")) and scale["value"].isdigit() and int(scale["value"]) >= 1000:
        value, j = value * int(scale["value"]), scale.after
    return (round(value) if value is not None and value == round(value) else None), j


def _figures(text: str) -> float | None:
    """A number as Vietnamese writes it: "10.000" is ten thousand, "5,4" is five and four tenths."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return float(text.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}|\d+", text):
        return float(text.replace(",", "."))
    return None
