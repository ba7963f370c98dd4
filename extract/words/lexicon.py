"""Every word of the tables found in a text in one pass, with the table and the row it stands in."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick
from babel import Locale

from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import Row, table, table_names

# Tables that other stages read for themselves; their words are no words of a sentence.
_ELSEWHERE = ("furniture", "byline", "caption", "clause-words", "function-words")
# Tables of proper names: a word of theirs that is written with a capital is found only with one.
_PROPER = ("countries", "places", "organizations", "organization-heads", "surnames", "policies")


class Entry(NamedTuple):
    """One row of one table; a `cased` entry is written with a capital, and only such words match it."""

    table: str
    row: Row
    cased: bool


class Match(NamedTuple):
    """The entries of a word found at `text[start:end]`."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def country_names() -> tuple[Row, ...]:
    """The Vietnamese names of countries in CLDR, as rows of the table of countries."""
    territories: Mapping[str, str] = Locale("vi").territories
    return tuple(
        {"name": name, "iso": iso, "use": ""}
        for iso, name in sorted(territories.items())
        if len(iso) == 2 and iso.isalpha() and iso not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
    )


class Lexicon:
    """All tables in one automaton. Built once; finding does not change it."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        entries: dict[str, list[Entry]] = defaultdict(list)
        for name, row in rows:
            cased = name in _PROPER and row["name"][0].isupper() and row.get("use") != "any"
            entry = Entry(name, row, cased)
            if all(e.table != name for e in entries[normal(row["name"])]):
                entries[normal(row["name"])].append(entry)
        self._automaton = ahocorasick.Automaton()
        for word, found in entries.items():
            plain = tuple(entry for entry in found if not entry.cased)
            self._automaton.add_word(word, (len(word), tuple(found), plain))
        self._automaton.make_automaton()

    def find(self, text: str, norm: str) -> list[Match]:
        """Every word that stands in `text` as a whole word, in the order of where it ends; they may overlap."""
        found: list[Match] = []
        padded = f"{norm} "
        for last, (length, entries, plain) in self._automaton.iter(norm):
            start, end = last - length + 1, last + 1
            if padded[end].isalnum() or padded[start - 1].isalnum():  # before the first letter stands the last, a space
                continue
            if fitting := entries if text[start].isupper() else plain:
                found.append(Match(start, end, fitting))
        return found


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project's own tables, with CLDR's names of countries behind ours."""
    names = [name for name in table_names() if not name.startswith(_ELSEWHERE)]
    own = [(name, row) for name in names for row in table(name)]
    return Lexicon([*own, *(("countries", row) for row in country_names())])


@cache
def function_words() -> Mapping[str, str]:
    """The kind of each function word, in normal form."""
    return {normal(row["name"]): row["kind"] for row in table("function-words")}
