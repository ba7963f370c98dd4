"""Rule pages by what their patterns need, so that a sentence is held only against those that it may match."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from bangiao.extract.claiming.pattern import Pattern
from bangiao.extract.claiming.rule import Rule

_Need = frozenset[str]  # words, letters of tables and signs of mentions; a match holds one of them
_Entry = tuple[int, Rule, Pattern]  # with its place among all patterns


class Book:
    """The patterns of rule pages, each under the rarest of what it needs. Made once, then only asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        entries = enumerate((rule, pattern) for rule in rules for _, pattern in rule.patterns)
        self._entries: Mapping[_Need | None, Sequence[_Entry]] = _by_rarest((n, *entry) for n, entry in entries)
        self._fulfils: Mapping[str, Sequence[_Need]] = _by_word(p for here in self._entries.values() for _, _, p in here)

    def fitting(self, words: Iterable[str]) -> list[tuple[Rule, Pattern]]:
        """The patterns that a sentence of these words, letters and signs may match, in the order of the rules."""
        held = frozenset(chain.from_iterable(self._fulfils[word] for word in self._fulfils.keys() & frozenset(words)))
        near = chain.from_iterable(self._entries.get(need, ()) for need in (None, *held))
        entries = sorted((entry for entry in near if held.issuperset(entry[2].needs)), key=itemgetter(0))
        return [(rule, pattern) for _, rule, pattern in entries]


@lru_cache(maxsize=8)
def book(rules: tuple[Rule, ...]) -> Book:
    """The book of some rules."""
    return Book(rules)


def _by_rarest(entries: Iterable[_Entry]) -> dict[_Need | None, list[_Entry]]:
    found: dict[_Need | None, list[_Entry]] = defaultdict(list)
    for entry in entries:
        pattern = entry[2]
        found[pattern.triggers or next(iter(pattern.needs), frozenset()) or None].append(entry)
    return found


def _by_word(patterns: Iterable[Pattern]) -> dict[str, list[_Need]]:
    """What each word fulfils."""
    found: dict[str, list[_Need]] = defaultdict(list)
    for need in dict.fromkeys(chain.from_iterable(pattern.needs for pattern in patterns)):
        for word in need:
            found[word].append(need)
    return found
