"""Persons' names in a sentence: where a name ends, and the names that an article has made known."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache

from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan
from bangiao.extract.words.syllables import is_name, native, syllable
from bangiao.extract.words.tokens import tokens
from bangiao.ontology.gazetteer import table

_LONGEST_VIETNAMESE = 4  # syllables; "Nguyễn Thị Kim Ngân"
_LONGEST_FOREIGN = 14  # words and hyphens; "Awang Bemee Awang Ali Basah"
_BODIES = ("titles", "organizations", "organization-heads")
# Tables of what is named rather than done: a word of theirs with a lower-case second word may still begin a name.
_NAMING = frozenset((
    *_BODIES, "places", "countries", "surnames", "name-particles", "organization-fields", "person-prefixes", "blockers",
))


class Lead(IntEnum):
    """What stands before a name: the more it says, the less the name has to show for itself."""

    NOTHING = 0
    TITLE = 1
    OFFICE = 2  # of a state, not of a firm or ward
    COURTESY = 3  # or a rank or degree: a single syllable is then a name, "ông Mạnh"


class Names:
    """The names that an article gives in full, so that a bare or shortened one is known again."""

    def __init__(self, count: Mapping[str, int] | None = None) -> None:
        self.full = frozenset(_sound(Counter({normal(name): n for name, n in (count or {}).items() if _tells(name)})))
        self._first: dict[str, list[tuple[str, ...]]] = {}
        self._short: set[str] = set()
        for words in sorted(tuple(token.norm for token in tokens(name, name, 0, len(name))) for name in self.full):
            self._keep(words)

    def _keep(self, words: tuple[str, ...]) -> None:
        self._first.setdefault(words[0], []).append(words)
        self._short |= {words[0], words[-1]}
        if len(words) > 1 and not is_name(" ".join(words)):
            self._first.setdefault(words[-1], []).append(words[-1:])
        elif len(words) > 2:
            self._short.add(" ".join(words[-2:]))

    def at(self, scan: Scan, i: int) -> int | None:
        """The token after a known name that begins at token `i`."""
        ends = [i + len(words) for words in self._first.get(scan.tokens[i].norm, ()) if _reads(scan, i, words)]
        return max(ends, default=None)

    def short(self, scan: Scan, i: int, j: int) -> bool:
        """Whether tokens `i` to `j` are a short form of a known name: "Mạnh", "Kim Ngân", an end of a foreign one."""
        return " ".join(token.norm for token in scan.tokens[i:j]) in self._short


def _tells(name: str) -> bool:
    """Whether a name is known again where it stands bare: more words than one, or a word of no Vietnamese form."""
    return " " in name or (name.isalpha() and not name.isupper() and not syllable(normal(name)))


def _sound(count: Counter[str]) -> Iterator[str]:
    """The names without those that took in the next sentence's first word: "lê văn a lúc" beside "lê văn a"."""
    for name, times in count.items():
        shorter, _, last = name.rpartition(" ")
        own_kind = syllable(last) and (is_name(shorter) or not syllable(shorter.rpartition(" ")[2]))
        if not (own_kind and " " in shorter and count[shorter] > times):
            yield name


def _reads(scan: Scan, i: int, words: tuple[str, ...]) -> bool:
    j = i + len(words)
    if j > len(scan) or not (scan.capital(i) and (scan.capital(j - 1) or scan.is_(j - 2, "-", "–"))):
        return False
    return all(scan.tokens[i + k].norm == word for k, word in enumerate(words))


def name(scan: Scan, i: int, lead: Lead, known: Names) -> int | None:
    """The token after the person's name at token `i`, or None. The less stands before it, the surer a name must be."""
    if not scan.capital(i):
        return name(scan, i + 2, lead, known) if lead and article(scan, i) else None
    if (end := known.at(scan, i)) and not scan.at(i, "countries"):
        return end
    end = _vietnamese(scan, i, lead) or (_foreign(scan, i) if lead else None)
    return end if end and _sure(scan, i, end, lead, known) else None


def article(scan: Scan, i: int) -> bool:
    """Whether an Arabic article stands at `i`, joined to a name behind it: "Tổng thống al-Assad"."""
    found = scan.at(i, "name-particles")
    return bool(found and found["use"] == "arabic") and scan.is_(i + 1, "-") and scan.joined(i + 1) and scan.joined(i + 2)


def _sure(scan: Scan, i: int, end: int, lead: Lead, known: Names) -> bool:
    """Whether a run of words is more than the first syllable of a common noun: "Bộ trưởng Đàm phán"."""
    if lead is Lead.NOTHING and (_named_after(scan, i) or _shouted(scan, i, end) or _place_at_end(scan, i, end)):
        return False
    if scan.ends(i, "place-nouns") and _is_seat(scan, i, end):
        return False
    if end - i > 1:
        return lead is not Lead.TITLE or not _unlikely(scan, i, end) or known.short(scan, i, end)
    return lead is Lead.COURTESY or not syllable(scan.tokens[i].norm) or known.short(scan, i, end)


def _unlikely(scan: Scan, i: int, end: int) -> bool:
    """Whether words behind a title are Vietnamese and begin with no family name: a ward, "Chủ tịch Tân Phú"."""
    words = scan.tokens[i:end]
    own = all(syllable(word.norm) for word in words) and any(native(word.text) for word in words)
    return own and scan.at(i, "surnames") is None


def _is_seat(scan: Scan, i: int, end: int) -> bool:
    """Whether words behind "huyện", "bang" are the place's own name: no family name first, or one foreign word alone."""
    return scan.at(i, "surnames") is None and (end - i == 1 or all(syllable(w.norm) for w in scan.tokens[i:end]))


def _named_after(scan: Scan, i: int) -> bool:
    """Whether a street or school stands before `i`, which only bears the name: "phố Lý Thường Kiệt"."""
    return scan.ends(i, "named-after")


def _shouted(scan: Scan, i: int, end: int) -> bool:
    """Whether all is written in capitals, so that they tell no name from other words."""
    return all(token.text.isupper() for token in scan.tokens[i:end])


def _place_at_end(scan: Scan, i: int, end: int) -> bool:
    """Whether a place ends a run of four syllables ("Hoàng Anh Gia Lai") or one that opens a sentence ("Từ Huế")."""
    for k in range(i + 1, end - 1):
        found = scan.at(k, "places") or scan.at(k, "countries")
        if found and found.after >= end and " name" not in found["use"]:
            return end - i > 3 or (i == 0 and k == 1)
    return False


def _vietnamese(scan: Scan, i: int, lead: Lead) -> int | None:
    surname = scan.at(i, "surnames")
    if surname is None or _is_other(scan, i):
        return None
    j = i
    while j - i < _LONGEST_VIETNAMESE and j < len(scan) and _adds(scan, i, j):
        j += 1
    if _goes_on(scan, i, j):
        return _foreign(scan, i) if lead else None
    least = 2 if lead else 3
    return j if j - i >= least else None


def _adds(scan: Scan, first: int, i: int) -> bool:
    """Whether the syllable at `i` can be one of a Vietnamese name: no longer name of a body or title begins there."""
    if not (scan.capital(i) and syllable(scan.tokens[i].norm)) or _short_form(scan, first, i) or _opens(scan, i, first):
        return False
    return i <= first + 1 or not any((found := scan.at(i, t)) and found.after > i + 1 for t in _BODIES)


def _goes_on(scan: Scan, i: int, j: int) -> bool:
    """Whether the name goes on behind its Vietnamese-looking syllables: "Kim Yong Chol", "Lee Soo-hyuck"."""
    if (scan.is_(j, "-", "–") and scan.joined(j)) or _korean_hyphen(scan, i, j):
        return True
    if not scan.capital(j) or syllable(scan.tokens[j].norm):
        return False
    korean = j - i < 3 and scan.tokens[i].norm in _korean()
    return (korean or j - i < 2) and _continues(scan, i, j)


@cache
def _korean() -> frozenset[str]:
    return frozenset(normal(row["name"]) for row in table("surnames") if row["use"] == "korean")


def _is_other(scan: Scan, i: int) -> bool:
    """Whether a longer name of a town, state or body begins at a family name: "Hoàng Sa", "Bồ Đào Nha"."""
    others = (scan.at(i, table) for table in ("places", "countries", "organizations"))
    return any(found and found.after > i + 1 and " name" not in found["use"] for found in others)


def _foreign(scan: Scan, i: int) -> int | None:
    if scan.at(i, "countries") or _is_body(scan, i) or _is_field(scan, i) or _is_place(scan, i):
        return None
    j = i
    while j < len(scan) and j - i < _LONGEST_FOREIGN and (end := _part(scan, i, j)):
        j = end
    while j > i and scan.at(j - 1, "name-particles") and not scan.capital(j - 1):
        j -= 1
    return j if j > i else None


def _is_body(scan: Scan, i: int) -> bool:
    """Whether a title or body begins at `i`; short forms that are often something else ("AL") do not count."""
    return any((found := scan.at(i, t)) is not None and found["use"] != "other" for t in _BODIES)


def _is_field(scan: Scan, i: int) -> bool:
    """Whether a word of a field stands at `i` ("Bộ trưởng Than"), not a name that looks like one ("Than Shwe")."""
    found = scan.at(i, "organization-fields")
    if found is None or found["kind"] == "join":
        return False
    return found.after > i + 1 or not scan.capital(i + 1) or syllable(scan.tokens[i + 1].norm)


def _is_place(scan: Scan, i: int) -> bool:
    found = scan.at(i, "places")
    return found is not None and " name" not in found["use"]


def _part(scan: Scan, first: int, i: int) -> int | None:
    """The token after one more part of a foreign name at `i`: a word, a sign inside a name, a particle."""
    if scan.is_(i, ".", "-", "–", "'", "’"):
        return i + 2 if _korean_hyphen(scan, first, i) else _sign(scan, i)
    if i > first and scan.at(i, "name-particles"):
        j = i + 2 if scan.at(i + 1, "name-particles") and not scan.capital(i + 1) else i + 1
        if scan.capital(j) and not scan.at(j, "titles"):
            return j
        if scan.is_(i + 1, "-") and scan.joined(i + 1) and scan.joined(i + 2):
            return i + 3
    return i + 1 if _continues(scan, first, i) and not _turns(scan, first, i) else None


def _korean_hyphen(scan: Scan, first: int, i: int) -> bool:
    """Whether a hyphen between spaces parts the two given syllables of a Korean: "Moon Jae - in"."""
    if i != first + 2 or scan.tokens[first].norm not in _korean() or i + 1 >= len(scan) or not scan.is_(i, "-", "–"):
        return False
    last = scan.tokens[i + 1].text
    return last.isascii() and last.islower() and len(last) < 6 and not scan.tables_at(i + 1)


def _sign(scan: Scan, i: int) -> int | None:
    """The token after a full stop behind an initial, or after a hyphen or apostrophe and the word behind it."""
    if scan.is_(i, "."):
        return i + 1 if scan.joined(i) and len(scan.tokens[i - 1].text) <= 2 else None
    behind = i + 1 < len(scan) and scan.tokens[i + 1].text[0].isalpha()
    if behind and scan.joined(i) and scan.joined(i + 1):
        return i + 2
    return i + 2 if behind and _loose(scan, i) else None


def _loose(scan: Scan, i: int) -> bool:
    """Whether a hyphen between spaces stands inside a name: before a lower-case word of no Vietnamese form, the second
    syllable of a Korean one, "Kim Jong - un", or behind a particle, "El - Sisi"."""
    if scan.is_(i, "'", "’") or scan.joined(i) or scan.joined(i + 1):
        return False
    if scan.capital(i + 1):
        return scan.at(i - 1, "name-particles") is not None
    if i > 1 and scan.tokens[i - 2].norm in _korean() and scan.tokens[i + 1].text.isascii():
        return scan.at(i + 1, "titles") is None
    return 1 in (len(scan.tokens[i - 1].text), len(scan.tokens[i + 1].text)) or not syllable(scan.tokens[i + 1].norm)


def _turns(scan: Scan, first: int, i: int) -> bool:
    """Whether the word at `i` is Vietnamese behind words of another language: "Vladimir Putin Đặc"."""
    if i == first or not native(scan.tokens[i].text) or syllable(scan.tokens[i - 1].norm):
        return False
    return "-" not in scan.slice(first, i)  # "Vla-đi-mia": a name in Vietnamese letters


def _continues(scan: Scan, first: int, i: int) -> bool:
    """Whether the word at `i` can be a part of a name that begins at `first`."""
    if not scan.capital(i) or _short_form(scan, first, i) or _opens(scan, i, first):
        return False
    return i == first or not (scan.at(i, "countries") or scan.at(i, "person-prefixes") or _is_body(scan, i))


def _short_form(scan: Scan, first: int, i: int) -> bool:
    """Whether the word at `i` is a short form in capitals ("HCM", "ITAR"); not where all around it is in capitals."""
    text = scan.tokens[i].text
    if len(text) < 2 or not text.isupper() or set(text) <= set("IVX"):
        return False
    before, behind = scan.tokens[max(0, first - 1)].text, scan.tokens[min(i + 1, len(scan) - 1)].text
    shouted = first > 0 and len(before) > 1 and before.isupper()
    mixed = behind[0].isupper() and not behind.isupper()
    initials = len(text) == 2 and text.isascii() and i == first and mixed  # "KP Oli"
    return not (shouted or initials)


def _opens(scan: Scan, i: int, first: int) -> bool:
    """Whether a sentence or phrase that lost its full stop begins at `i`: "Cùng ngày", "Tuyên bố", "Huân chương"."""
    stop = scan.at(i, "name-stops") if i > first else None
    if stop and (not stop["use"] or not syllable(scan.tokens[first].norm)):
        return True
    if scan.capital(i + 1):
        return False
    surname = i == first and scan.at(i, "surnames") is not None
    return not surname and any(t not in _NAMING and scan.all_at(i, t)[0].after > i + 1 for t in scan.tables_at(i))
