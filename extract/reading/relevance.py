"""Whether an article tells of relations between states at all: most news does not, and need not be read for facts."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

from bangiao.extract.reading.sentences import LOWER
from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import table

_LEAST = 2  # different words of diplomacy; all of 630 articles about foreign affairs have as many, one in six of general news
_MANY = 5  # different words of diplomacy that make even a long article one about states, however far apart they stand
_SPARSE = 1000  # code points in which at least one of them stands on average; in those articles the fewest have 1.6
_SHORT = 1200  # code points; a shorter text has no room for many words
_SHORTEST = 400  # code points; such a text may say who meets without a word of diplomacy, or what without a state
_LEAD = 500  # code points of headline and lead: who heads the state stands there where the article is about his acts
_HOME = "VN"
_SYLLABLE = 5  # letters at most of a name that is as often a person's ("Đức") or begins a sentence as another word ("Anh")
_BEFORE = 12  # code points that show the word before such a name
_AMONG_WORDS = re.compile(rf"(?<!\w)[{LOWER}]\w* $|\w ?[-–] ?$")  # what stands before it where it is a state's


class _Word(NamedTuple):
    """A word that speaks for relations between states, who heads the own one (a deputy is no word more), or a party's name."""

    norm: str
    sort: Literal["word", "head", "deputy", "party"]


_SORTS: dict[str, Literal["word", "head", "deputy"]] = {"": "word", "head": "head", "deputy": "deputy"}


def concerns_states(text: str) -> bool:
    """Whether a text names a second state or an international organisation, with words of diplomacy enough for its length, or
    is about the acts of who heads the own state."""
    told: Counter[str] = Counter()
    party = False
    for word, start in _words(text):
        if word.sort in ("head", "deputy") and start < _LEAD and text[start].isupper():
            return True
        if word.sort == "party":
            party = True
        elif word.sort != "deputy":
            told[word.norm] += 1
    if len(text) < _SHORTEST:
        return party or bool(told)
    if len(text) < _SHORT:
        return party and bool(told)
    return party and (len(told) >= _MANY or (len(told) >= _LEAST and told.total() * _SPARSE >= len(text)))


def _words(text: str) -> Iterator[tuple[_Word, int]]:
    """The words of the tables that stand in a text as whole words, names of parties as such, each with its offset."""
    norm = f"{normal(text)} "
    told = 0  # where the last word of diplomacy ends
    for last, word in _automaton().iter(norm):
        start, end = last - len(word.norm) + 1, last + 1
        if norm[end].isalnum() or norm[start - 1].isalnum():
            continue
        if word.sort != "party":
            told = end
            yield word, start
        elif text[start].isupper() and (told == start - 1 or _names_a_state(text, start, end)):
            yield word, start


def _names_a_state(text: str, start: int, end: int) -> bool:
    """Whether a name with a capital is neither part of a longer one nor a word that begins a sentence, as one syllable may be."""
    if end - start > _SYLLABLE:
        return True
    return bool(_AMONG_WORDS.search(text[max(0, start - _BEFORE) : start])) and not text[end + 1 : end + 2].isupper()


@cache
def _automaton() -> ahocorasick.Automaton:
    """The words of the tables, each with what it is."""
    automaton = ahocorasick.Automaton()
    for word in _table_words():
        automaton.add_word(word.norm, word)
    automaton.make_automaton()
    return automaton


def _table_words() -> Iterator[_Word]:
    for row in table("diplomacy-words"):
        yield _Word(normal(row["name"]), _SORTS[row["use"]])
    for row in (*country_names(), *table("countries"), *(r for r in table("organizations") if r["kind"] == "international")):
        if row.get("iso") != _HOME:
            yield _Word(normal(row["name"]), "party")
