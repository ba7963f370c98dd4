"""Whether an article tells of relations between states at all: most news does not, and need not be read for facts."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import table

_LEAST = 2  # different words of diplomacy; all of 585 articles about foreign affairs have as many, one in ten of general news
_SPARSE = 1000  # code points in which at least one of them stands on average; in those articles the fewest have 1.6
_SHORT = 400  # code points; a shorter text is always read, it has no room for many words
_HOME = "VN"


class _Word(NamedTuple):
    """A word that speaks for relations between states."""

    norm: str
    capital: bool  # whether it must be written with one
    sort: Literal["word", "party", "alone"]


def concerns_states(text: str) -> bool:
    """Whether a text names a second state or an international organisation with words of diplomacy, or heads of the state."""
    if len(text) < _SHORT:
        return True
    told: Counter[str] = Counter()
    party = False
    for word in _words(text):
        if word.sort == "alone":
            return True
        if word.sort == "party":
            party = True
        else:
            told[word.norm] += 1
    return party and len(told) >= _LEAST and told.total() >= len(text) / _SPARSE


def _words(text: str) -> Iterator[_Word]:
    """The words of the tables that stand in a text as whole words with the capitals they need."""
    norm = f"{normal(text)} "
    for last, found in _automaton().iter(norm):
        start = last - len(found[0].norm) + 1
        if not norm[last + 1].isalnum() and not norm[start - 1].isalnum():
            yield from (word for word in found if not word.capital or text[start].isupper())


@cache
def _automaton() -> ahocorasick.Automaton:
    """The words of the tables; one string may be of several sorts."""
    found: dict[str, list[_Word]] = defaultdict(list)
    for word in _table_words():
        found[word.norm].append(word)
    automaton = ahocorasick.Automaton()
    for norm, words in found.items():
        automaton.add_word(norm, words)
    automaton.make_automaton()
    return automaton


def _table_words() -> Iterator[_Word]:
    for row in table("diplomacy-words"):
        yield _Word(normal(row["name"]), False, "word")
        if row["use"] == "alone":
            yield _Word(normal(row["name"]), True, "alone")
    for row in (*country_names(), *table("countries"), *(r for r in table("organizations") if r["kind"] == "international")):
        if row.get("iso") != _HOME:
            yield _Word(normal(row["name"]), True, "party")
