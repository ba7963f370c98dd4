"""The stage that holds each sentence against the rule pages: what is claimed, with which words in which role."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from bangiao.extract.claiming.book import book
from bangiao.extract.claiming.clauses import CLAUSE, OPENING_MARKS, WITHIN, Item
from bangiao.extract.claiming.pattern import GAP, TYPES, Pattern
from bangiao.extract.claiming.rule import Rule
from bangiao.extract.claiming.skeleton import Skeleton, ingredients, item, number, skeleton
from bangiao.extract.mentioning.mention import DateMention, Mention
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import Row, table


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence that fill a role: `text[start:end]`; `row` is their line where they are of a table."""

    start: int
    end: int
    row: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, column: str) -> str:
        return dict(self.row).get(column, "")


Filler = Mention | Words


@dataclass(frozen=True, slots=True)
class Claim:
    """What one pattern read in one sentence: the roles with their fillers in the order of the text."""

    cls: str
    roles: tuple[tuple[str, Filler], ...]
    fixed: tuple[tuple[str, str], ...]
    rule: str
    reading: Reading
    start: int
    end: int
    trigger: tuple[int, int]  # the span of the words that the pattern itself names
    resumed: bool = False  # its subject was set in again, within what somebody is reported to say

    def all(self, role: str) -> tuple[Filler, ...]:
        """The fillers of one role."""
        return tuple(filler for name, filler in self.roles if name == role)


class _Hit(NamedTuple):
    rule: Rule
    pattern: Pattern
    match: re.Match[str]
    own: frozenset[int]  # places of the skeleton whose words, not mentions, the pattern took
    said: frozenset[int]  # places of the mentions between them

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """What is kept of two readings of the same words: more roles, fixed ones too, then a quotation that opens the
        sentence, then with fewer gaps, then the longer."""
        roles = sum(1 for n, slot in enumerate(self.pattern.slots) if slot.role and self.match[f"s{n}"] is not None)
        quoted = self.match.start() == 0 and self.pattern.source[0] in OPENING_MARKS
        length = self.match.end() - self.match.start()
        return -roles - len(self.rule.fixed), not quoted, self.pattern.source.count(GAP), -length


def claims(readings: Sequence[Reading], rules: Sequence[Rule]) -> tuple[Claim, ...]:
    """Every claim of the sentences, in reading order. Of two readings of the same words the fuller is kept."""
    pages = book(tuple(rules))
    fitting = [(reading, pages.fitting(ingredients(reading))) for reading in readings]
    return tuple(chain.from_iterable(_claims(reading, patterns) for reading, patterns in fitting if patterns))


def _claims(reading: Reading, patterns: Sequence[tuple[Rule, Pattern]]) -> Iterator[Claim]:
    bones = skeleton(reading)
    taken: dict[str, tuple[set[int], set[int]]] = {}
    kept = []
    for hit in sorted(_hits(bones, patterns), key=lambda h: h.rank):
        used, told = taken.setdefault(hit.rule.cls, (set(), set()))
        if not used & hit.own and not (hit.own <= told and hit.own <= hit.said):  # mentions alone add nothing to a fuller claim
            used |= hit.own
            told |= hit.said
            kept.append(hit)
    for hit in sorted(kept, key=lambda h: (h.match.start(), h.rule.file)):
        yield _claim(reading, bones, hit)


def matches(pattern: Pattern, reading: Reading) -> tuple[re.Match[str], ...]:
    """The matches of one pattern in a sentence."""
    return tuple(_all_matches(pattern, skeleton(reading).text))


def _hits(bones: Skeleton, patterns: Sequence[tuple[Rule, Pattern]]) -> Iterator[_Hit]:
    for rule, pattern in patterns:
        for match in _all_matches(pattern, bones.text):
            if any(_set_in(bones, match.start(f"s{n}")) for n, slot in enumerate(pattern.slots) if n and slot.type in TYPES):
                continue  # a subject that was set in belongs to the verb behind it
            yield _Hit(rule, pattern, match, _own_places(bones, match), _said(bones, match))


def _all_matches(pattern: Pattern, text: str) -> Iterator[re.Match[str]]:
    """The matches from every place where one begins, those that overlap included: a subject serves several verbs."""
    place = 0
    while match := pattern.expression.search(text, place):
        yield match
        place = text.find(" ", match.start()) + 1


def _said(bones: Skeleton, match: re.Match[str]) -> frozenset[int]:
    first, last = bisect_left(bones.starts, match.start()), bisect_left(bones.starts, match.end())
    return frozenset(item.start for item in bones.items[first:last] if item.mention is not None)


def _own_places(bones: Skeleton, match: re.Match[str]) -> frozenset[int]:
    first, last = bisect_left(bones.starts, match.start()), bisect_left(bones.starts, match.end())
    return frozenset(
        item.start for item in bones.items[first:last] if item.mention is None and item.text not in (CLAUSE, WITHIN)
    ) or frozenset({bones.item_at(match.start()).start})


def _claim(reading: Reading, bones: Skeleton, hit: _Hit) -> Claim:
    roles = tuple(
        (slot.role, _filler(reading, bones, slot.type, hit.match, f"s{n}"))
        for n, slot in enumerate(hit.pattern.slots)
        if slot.role and hit.match[f"s{n}"] is not None
    )
    own = _own_places(bones, hit.match)
    words = [(i.start, i.end) for i in bones.items if i.start in own and i.mention is None]
    spans = words or [(f.start, f.end) for _, f in roles]
    fillers = [(f.start, f.end) for _, f in roles]
    start = min(s for s, _ in (*spans, *fillers))
    end = max(e for _, e in (*spans, *fillers))
    rule, resumed = hit.rule.file.removesuffix(".rule"), _resumed(bones, hit.match.start())
    return Claim(hit.rule.cls, roles, hit.rule.fixed, rule, reading, start, end, spans[0], resumed)


def _resumed(bones: Skeleton, place: int) -> bool:
    """Whether the item at a place was set in, behind the mark of what somebody says."""
    return _set_in(bones, place) and bones.items[bisect_right(bones.starts, place) - 2].text == WITHIN


def _set_in(bones: Skeleton, place: int) -> bool:
    """Whether the item at a place is a subject that stands there again behind a mark."""
    n = bisect_right(bones.starts, place) - 1
    marked = n > 1 and bones.items[n - 1].text in (CLAUSE, WITHIN)
    return marked and bones.items[n - 2].start > bones.items[n].start


def _filler(reading: Reading, bones: Skeleton, kind: str, match: re.Match[str], group: str) -> Filler:
    if kind in TYPES:
        return bones.mentions[number(match[group])]
    first = bones.item_at(match.start(group))
    last = bones.item_at(max(match.start(group), match.end(group) - 2))
    if kind == "text":
        return Words(_with_passed_over(reading, bones, first), _with_time(reading, bones, last.end))
    return Words(first.start, last.end, tuple(sorted(_row(kind, match[group]).items())))


def _with_passed_over(reading: Reading, bones: Skeleton, first: Item) -> int:
    """The start of words with what stands right before them and a skeleton leaves out: "sẽ", "năm 2017"."""
    before = max((item.end for item in bones.items if item.end <= first.start), default=reading.scan.start)
    scan = reading.scan
    i = scan.index(first.start)
    while i > 0 and scan.tokens[i - 1].start >= before and scan.tokens[i - 1].text[0].isalnum():
        i -= 1
    return min(first.start, scan.tokens[i].start) if i < len(scan) else first.start


def _with_time(reading: Reading, bones: Skeleton, end: int) -> int:
    """The end of words with the times behind them, which a skeleton leaves out."""
    after = min((item.start for item in bones.items if item.start >= end), default=len(reading.scan.text))
    return max((m.end for m in reading.mentions if isinstance(m, DateMention) and end <= m.start < after), default=end)


def _row(name: str, words: str) -> Row:
    return _rows(name).get(words, {})


@cache
def _rows(name: str) -> dict[str, Row]:
    """The rows of a table by their words as they stand in a skeleton."""
    return {item(normal(row["name"])): row for row in reversed(table(name))}
