"""Whether an article tells of relations between states at all: most news does not, and need not be read for facts."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

from bangiao.extract.reading.sentences import LOWER
from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import table

_LEAST = 2  # different words of diplomacy; all of 680 articles about foreign affairs have as many, one in six of general news
_MANY = 5  # different words of diplomacy that make an article whose lead has one of them about states, however far apart they are
_SPARSE = 650  # code points in which at least one of them stands on average; in those articles the fewest have 1.07
_SPARSE_LED = 1000  # the same where headline or lead have a word of diplomacy and a name: with 650, wars abroad would be left out
_SPARSE_NAMES = 2000  # code points in which a second state is named on average; in those articles the fewest times are 2.7
_SHORT = 1200  # code points; a shorter text has no room for many words
_SHORTEST = 400  # code points; such a text may say who meets without a word of diplomacy, or what without a state
_LEAD = 500  # code points of headline and lead: what an article is about stands there, and who heads the state where he acts
_HOME = "VN"
_DOUBTFUL = ("pair", "other")  # uses of names that are mostly other words: "Trung" stands in "Trung ương"
_SYLLABLE = 5  # letters at most of a name that is as often a person's ("Đức") or begins a sentence as another word ("Anh")
_BEFORE = 12  # code points that show the word before such a name
_AMONG_WORDS = re.compile(rf"(?<!\w)[{LOWER}]\w* $|\w ?[-–] ?$")  # what stands before it where it is a state's


class _Word(NamedTuple):
    """A word that speaks for relations between states, who heads the own one (a deputy is no word more), or a party's name."""

    norm: str
    sort: Literal["word", "head", "deputy", "party"]
    short: bool = False  # a name in capitals: "NAM" is not "Nam"


_SORTS: dict[str, Literal["word", "head", "deputy"]] = {"": "word", "head": "head", "deputy": "deputy"}


def concerns_states(text: str) -> bool:
    """Whether a text names a second state or an international organisation, with words of diplomacy enough for its length, or
    is about the acts of who heads the own state."""
    told: list[tuple[str, int]] = []
    names: list[int] = []
    for word, start in _words(text):
        if word.sort in ("head", "deputy") and start < _LEAD and text[start].isupper():
            return True
        if word.sort == "party":
            names.append(start)
        elif word.sort != "deputy":
            told.append((word.norm, start))
    if len(text) < _SHORTEST:
        return bool(names or told)
    if not told or len(names) * _SPARSE_NAMES < len(text):
        return False
    led = max(told[0][1], names[0]) < _LEAD
    return len(text) < _SHORT or _tells_enough([word for word, _ in told], led, len(text))


def _tells_enough(told: Sequence[str], led: bool, length: int) -> bool:
    """Whether an article has words of diplomacy enough; fewer will do where one and a name stand in headline or lead."""
    different = len(set(told))
    dense = different >= _LEAST and len(told) * (_SPARSE_LED if led else _SPARSE) >= length
    return dense or (led and different >= _MANY)


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
        elif _written_as(word, text[start:end]) and (told == start - 1 or _names_a_state(text, start, end)):
            yield word, start


def _written_as(word: _Word, words: str) -> bool:
    """Whether a name stands there with its capitals."""
    return words.isupper() if word.short else words[0].isupper()


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
        if row.get("iso") != _HOME and row.get("use") not in _DOUBTFUL:
            yield _Word(normal(row["name"]), "party", row["name"].isupper())
