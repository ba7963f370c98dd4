"""From bytes to NFC text: Unicode encodings and cp1258 are read, older Vietnamese ones are refused by name.

TCVN3 and VNI cannot be converted without loss where capitals were set in a capital font, so a person has to do it;
they are recognised, with VISCII, by how well their letters agree with the letter statistics of Vietnamese news.
"""
from __future__ import annotations

import codecs
import math
import re
import unicodedata
from functools import cache

import ftfy

from bangiao.extract.reading.refusal import Refusal
from bangiao.ontology.gazetteer import table

BOMS = (  # longest first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII"}
LEGACY_REMEDY = "convert it to UTF-8 first, for instance with UniKey's converter, and try again"
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "compressed data"),
)
SAMPLE = 20_000  # characters that settle which encoding it is
PLAUSIBLE = -5.0  # mean log share of a letter: Vietnamese reaches -3.6, the wrong table -6 or less
UNKNOWN = math.log(1e-4)  # log share of a character that is no Vietnamese letter of the table
FEWEST = 8  # letters with diacritics below which statistics say nothing

_VIETNAMESE_ONLY = re.compile("[đĐơưƠƯăĂ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_MOJIBAKE = re.compile("á[º»]|Æ°|Ä[\u0091‘]|Ã[\u0080-\u00bf]|â€")
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_NOISE = "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff"
_ODD = re.compile(f"[{_BREAKS}{_NOISE}\ud800-\udfff]")  # a set alone is searched for in half the time
_ODDITY = re.compile(f"\r\n|{_ODD.pattern}")


def decode(data: bytes, place: str) -> str | Refusal:
    """The characters of `data`, as they stand (not yet normalised), or why they cannot be read."""
    if not data.strip():
        return Refusal(place, "it is empty", "give it text, or leave it out")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, place)
    if b"\x00" in data:
        return _with_zeros(data, place)
    for mark, name in SIGNATURES:
        if data.startswith(mark):
            return Refusal(place, f"it is {name}, not text", "save its text as UTF-8 first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, place, error)


def normal(text: str, place: str) -> str | Refusal:
    """`text` as the project keeps it: mojibake repaired, line ends \\n, no invisible characters, NFC.

    Refused where the characters turn out to be a legacy encoding read as Latin-1, or where no letter is left.
    """
    legacy = _legacy_in(text)
    if legacy:
        return Refusal(place, f"its letters are {legacy}, not Unicode", LEGACY_REMEDY)
    text = clean(repaired(text))
    if not any(map(str.isalpha, text)):
        return Refusal(place, "it holds no words", "give it text, or leave it out")
    return text


def repaired(text: str) -> str:
    """`text` with the lines mended whose UTF-8 was once read in another encoding ("Viá»‡t" becomes "Việt")."""
    if not _MOJIBAKE.search(text):
        return text
    return "".join(repaired_line(line) for line in lines(text))


def lines(text: str) -> list[str]:
    """The lines of `text` with their line ends; only \\n ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def repaired_line(line: str) -> str:
    """One line, mended where it is mojibake."""
    return ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line


def clean(text: str) -> str:
    """`text` in NFC with \\n as its only line end, and without control and zero-width characters."""
    if _ODD.search(text):
        text = _ODDITY.sub(_instead, text)
    return unicodedata.normalize("NFC", text)


def _instead(match: re.Match[str]) -> str:
    """Line ends become \\n, halves of surrogate pairs U+FFFD; the rest goes."""
    found = match.group()
    return "\n" if found[0] in _BREAKS else "\ufffd" if "\ud800" <= found <= "\udfff" else ""


def _decoded(data: bytes, encoding: str, place: str) -> str | Refusal:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return Refusal(place, f"its mark says {encoding}, but byte {error.start} does not fit", "save it as UTF-8")


def _with_zeros(data: bytes, place: str) -> str | Refusal:
    """UTF-16 without a mark has its zero bytes at every other place; anything else with zero bytes is binary."""
    sample = data[:SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
        if zeros == sample.count(0) and zeros > len(sample) / 8 and len(data) % 2 == 0:
            return _decoded(data, encoding, place)
    return Refusal(place, "it is binary, not text", "save its text as UTF-8 first")


def _not_utf8(data: bytes, place: str, error: UnicodeDecodeError) -> str | Refusal:
    sample = data[:SAMPLE].decode("latin-1")
    scores = {name: _score(name, sample) for name in LEGACY}
    scores["cp1258"] = _score("unicode", unicodedata.normalize("NFC", data[:SAMPLE].decode("cp1258", "replace")))
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < PLAUSIBLE:
        byte = f"byte {error.start} (0x{data[error.start]:02x})"
        return Refusal(place, f"it is not UTF-8 at {byte}, and no Vietnamese encoding fits", "save it as UTF-8")
    if best == "cp1258":
        return data.decode("cp1258", "replace")
    return Refusal(place, f"it is in {LEGACY[best]}, an encoding of the time before Unicode", LEGACY_REMEDY)


def _legacy_in(text: str) -> str | None:
    """The legacy encoding whose bytes were taken for Latin-1 characters in `text`, if that explains it best."""
    sample = text[:SAMPLE]
    if sample.isascii() or _VIETNAMESE_ONLY.search(sample) or _MOJIBAKE.search(sample):
        return None
    scores = {name: _score(name, sample) for name in ("unicode", *LEGACY)}
    best = max(scores, key=lambda name: scores[name])
    return LEGACY[best] if best != "unicode" and scores[best] >= PLAUSIBLE else None


def _score(encoding: str, sample: str) -> float:
    """The mean log share, among Vietnamese letters with diacritics, of the letters `sample` holds in `encoding`."""
    shares = _shares(encoding)
    units = _units(encoding).findall(sample if encoding in ("tcvn3", "viscii") else sample.lower())
    if len(units) < FEWEST:
        return UNKNOWN
    return sum(shares.get(unit, UNKNOWN) for unit in units) / len(units)


@cache
def _shares(encoding: str) -> dict[str, float]:
    """What stands for a letter in `encoding` → log of the letter's share."""
    rows = table("legacy-encodings")
    logs = {row["name"]: math.log((int(row["share"]) + 0.3) / 1000) for row in rows}
    if encoding == "unicode":
        return logs
    return {_written(row[encoding], encoding): logs[row["name"]] for row in rows}


def _written(cell: str, encoding: str) -> str:
    return cell if encoding == "vni" else chr(int(cell, 16))


@cache
def _units(encoding: str) -> re.Pattern[str]:
    """Finds each letter with diacritics as `encoding` writes it, or else a single character beyond ASCII."""
    pairs = sorted((unit for unit in _shares(encoding) if len(unit) > 1), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, pairs), "[^\x00-\x7f\u2010-\u203a]"]))
