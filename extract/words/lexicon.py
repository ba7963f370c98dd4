"""Every word of the tables found in a sentence in one pass, with the tables and the rows it stands in."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick
from babel import Locale

from bangiao.extract.words.normal import normal
from bangiao.extract.words.tokens import tokens
from bangiao.ontology.gazetteer import Row, table, table_names

# Tables that other stages read for themselves; their words are no words of a sentence.
_ELSEWHERE = (
    "furniture", "byline", "caption", "clause-words", "date-words", "function-words", "offices-by-state", "same", "different",
    "identity-reasons", "seats",
)
# Tables of proper names: a word of theirs that is written with a capital is found only with one.
_PROPER = ("countries", "places", "organizations", "organization-heads", "surnames", "policies")


class Line(NamedTuple):
    """A row of a table, and how many tokens its word has."""

    length: int
    row: Row


class Word(NamedTuple):
    """A word of the tables: its tokens, its line in each table, and in those where it needs no capital."""

    length: int
    lines: Mapping[str, Line]
    plain: Mapping[str, Line]


def country_names() -> tuple[Row, ...]:
    """The Vietnamese names of countries in CLDR, as rows of the table of countries."""
    territories: Mapping[str, str] = Locale("vi").territories
    return tuple(
        {"name": name, "iso": iso, "use": ""}
        for iso, name in sorted(territories.items())
        if len(iso) == 2 and iso.isalpha() and iso not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
    )


class Lexicon:
    """All tables in one automaton. Built once; finding does not change it.

    Words are kept as their tokens between spaces, so that the automaton itself finds whole words only, and whatever
    the white space between their parts.
    """

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        found: dict[tuple[str, ...], dict[str, Row]] = defaultdict(dict)
        for name, row in rows:
            norm = normal(row["name"])
            found[tuple(token.norm for token in tokens(norm, norm, 0, len(norm)))].setdefault(name, row)
        self._automaton = ahocorasick.Automaton()
        for words, of in found.items():
            lines = {name: Line(len(words), row) for name, row in of.items()}
            plain = {name: line for name, line in lines.items() if not _cased(name, line.row)}
            self._automaton.add_word(f" {' '.join(words)} ", Word(len(words), lines, plain))
        self._automaton.make_automaton()

    def find(self, words: str) -> Iterator[tuple[int, Word]]:
        """Every word in `words`, tokens in normal form each between two spaces, with the place of the space behind it.

        In the order of where they end, of those that end together the longest first; they may overlap.
        """
        found: Iterator[tuple[int, Word]] = self._automaton.iter(words)
        return found


def _cased(name: str, row: Row) -> bool:
    return name in _PROPER and row["name"][0].isupper() and row.get("use") != "any"


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
