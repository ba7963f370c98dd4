"""When a found value agrees with a marked one: one function for each sort of value.

Whatever is compared as words is compared without case and diacritics, and by its Latin letters and digits alone, since
two spellings of a name are no mistake of the reader of an article.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile("[a-z0-9]+")
_ISO = re.compile("[A-Z]{2}")
_BODY = "org:"  # begins the name of an organisation where a country's code could stand too
_PASSAGE = 5  # words in a row that two passages share when they are of one place
_EMPTY_WORDS = frozenset({  # they hold a title together and tell it from no other; folded
    "cac", "cho", "cua", "giua", "mot", "nhung", "tai", "trong", "va", "ve", "voi",
    "and", "between", "for", "of", "on", "the",
    "viet", "nam",  # the country of the press, party to nearly every document
})


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a found record: the names that it goes by, sorted, and its ISO code where it is a country."""

    names: tuple[str, ...]
    iso: str | None = None


Agrees = Callable[[Value, str], bool]  # a found value, and a marked one


@lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded to plain Latin letters and digits."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return tuple(_WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter))))


def _any(alike: Callable[[str, str], bool]) -> Agrees:
    """Agreement of a value that goes by several names: one of them suffices."""
    return lambda value, marked: any(alike(name, marked) for name in value.names)


def _same_words(one: str, other: str) -> bool:
    return words(one) == words(other)


def _name(one: str, other: str) -> bool:
    """One person's name, or a part of it that begins or ends as the whole does and has no other word."""
    short, long = sorted((words(one), words(other)), key=len)
    if not short or short == long:
        return bool(short)
    return len(short) < len(long) and set(short) <= set(long) and (short[0] == long[0] or short[-1] == long[-1])


@lru_cache(maxsize=100_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(words(text)) - _EMPTY_WORDS


def _title(one: str, other: str) -> bool:
    """Two wordings of a title: they share half of the shorter one's content words, and a quarter of the longer one's."""
    short, long = sorted((_content(one), _content(other)), key=len)
    if not short:
        return _same_words(one, other)
    shared = len(short & long)
    return 2 * shared >= len(short) and 4 * shared >= len(long)


@lru_cache(maxsize=100_000)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    told = words(text)
    return frozenset(told[start : start + length] for start in range(len(told) - length + 1))


def _passage(one: str, other: str) -> bool:
    """Two passages of one place: five words in a row of either stand in the other, or all where one has fewer."""
    length = min(_PASSAGE, len(words(one)), len(words(other)))
    return length > 0 and not _runs(one, length).isdisjoint(_runs(other, length))


def _within(one: str, other: str) -> bool:
    """One wording holds the other."""
    first, second = " ".join(words(one)), " ".join(words(other))
    return first in second or second in first


def _agent(value: Value, marked: str) -> bool:
    """A state by its code, a body by its name, a person by his or hers."""
    if marked.startswith(_BODY):
        return _body(value, marked) or _any(_same_words)(value, marked.removeprefix(_BODY))
    if _ISO.fullmatch(marked):
        return value.iso == marked
    return _any(_name)(value, marked) or _any(_same_words)(value, marked)


def _body(value: Value, marked: str) -> bool:
    return title(value, marked.removeprefix(_BODY))


def _place(value: Value, marked: str) -> bool:
    held = any(_within(name, marked) for name in value.names if words(name))
    return held or (value.iso is not None and value.iso == marked)


def _date(value: Value, marked: str) -> bool:
    """The same day, month or year, as precise; of a span, its first day will do."""
    return any(name in (marked, marked.split("/")[0]) for name in value.names)


name: Agrees = _any(_name)
title: Agrees = _any(_title)
passage: Agrees = _any(_passage)
wording: Agrees = _any(_within)
agent: Agrees = _agent
body: Agrees = _body
place: Agrees = _place
date: Agrees = _date
exact: Agrees = _any(str.__eq__)
