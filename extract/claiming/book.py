"""Rule pages by what their patterns need, so that a sentence is held only against those that it may match."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain
from operator import itemgetter, or_

from bangiao.extract.claiming.pattern import Pattern
from bangiao.extract.claiming.rule import Rule

_Need = frozenset[str]  # words, letters of tables and signs of mentions; a match holds one of them
_Entry = tuple[int, int, Rule, Pattern]  # with its place among all patterns and its needs


class Book:
    """The patterns of rule pages, each under the rarest of its needs, which are bits of a number. Made once, then only asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        patterns = [(rule, pattern) for rule in rules for _, pattern in rule.patterns]
        needs = dict.fromkeys(chain.from_iterable(pattern.needs for _, pattern in patterns))
        bits: Mapping[_Need, int] = {need: 1 << n for n, need in enumerate(needs)}
        self._fulfils = {word: _all_of(bits[need] for need in needs if word in need) for word in frozenset().union(*needs)}
        self._entries: dict[int, list[_Entry]] = defaultdict(list)
        for n, (rule, pattern) in enumerate(patterns):
            rarest = pattern.triggers or next(iter(pattern.needs), frozenset())
            self._entries[bits.get(rarest, 0)].append((n, _all_of(bits[need] for need in pattern.needs), rule, pattern))

    def fitting(self, words: Iterable[str]) -> list[tuple[Rule, Pattern]]:
        """The patterns that a sentence of these words, letters and signs may match, in the order of the rules."""
        lacking = ~_all_of([self._fulfils[word] for word in self._fulfils.keys() & frozenset(words)])
        near = chain.from_iterable([entries for rarest, entries in self._entries.items() if not rarest & lacking])
        entries = sorted([entry for entry in near if not entry[1] & lacking], key=itemgetter(0))
        return [(rule, pattern) for _, _, rule, pattern in entries]


@lru_cache(maxsize=8)
def book(rules: tuple[Rule, ...]) -> Book:
    """The book of some rules."""
    return Book(rules)


def _all_of(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)
