"""The scores of a graph against gold: records right, values right, passages sound, for each type and all together."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from bangiao.evaluation.found import Found, Graph
from bangiao.evaluation.gold import Gold, Marked
from bangiao.evaluation.kinds import KINDS, Kind
from bangiao.evaluation.pairing import Comparison, Tally, located, pairs

_NONE = Tally()

ALL = "ALL"  # the name of the scores of all types together

Verdict = Literal["right", "wrong", "missed", "spurious", "free"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record.

    "right" and "wrong" are pairs, by their key slots; "missed" was not found, "spurious" not marked. "free" is found
    and marked as optional, which counts neither way. `slots` compares a pair, and is empty elsewhere.
    """

    article: str
    kind: Kind
    verdict: Verdict
    marked: Marked | None
    found: Found | None
    slots: Comparison

    @property
    def located(self) -> bool:
        """Whether a passage of the pair is the marked one."""
        return self.found is not None and self.marked is not None and located(self.found, self.marked)


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of some outcomes: whole records, their values, found records with sound passages, and pairs whose
    passage is the marked one (of these two only `precision` means anything).
    """

    records: Tally = _NONE
    values: Tally = _NONE
    evidence: Tally = _NONE
    places: Tally = _NONE

    def __add__(self, other: Score) -> Score:
        return Score(
            self.records + other.records, self.values + other.values,
            self.evidence + other.evidence, self.places + other.places,
        )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What became of all records, by article and type.

    `absent` are the gold's articles that the graph lacks; `digest` tells the gold from other gold.
    """

    articles: int
    absent: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    digest: str

    def scores(self) -> Mapping[str, Score]:
        """The score of each type, and of ALL."""
        by_type = {kind.name: _sum(o for o in self.outcomes if o.kind is kind) for kind in KINDS}
        return {**by_type, ALL: _sum(self.outcomes)}


def evaluate(golds: Sequence[Gold], graph: Graph) -> Evaluation:
    """Score a graph. An article that it lacks counts as all missed; one that is not in the gold is left alone."""
    outcomes = (o for gold in golds for kind in KINDS for o in _outcomes(gold, kind, graph))
    absent = tuple(gold.article for gold in golds if gold.article not in graph.articles)
    return Evaluation(len(golds), absent, tuple(outcomes), _digest(golds))


def _outcomes(gold: Gold, kind: Kind, graph: Graph) -> Iterator[Outcome]:
    found, marked = graph.records(gold.article, kind), gold.records[kind.name]
    matched = pairs(kind, found, marked)
    for pair in matched:
        one, other = found[pair.found], marked[pair.marked]
        yield Outcome(gold.article, kind, _verdict(kind, other, pair.slots), other, one, pair.slots)
    for number in sorted(set(range(len(marked))) - {pair.marked for pair in matched}):
        if not marked[number].optional:
            yield Outcome(gold.article, kind, "missed", marked[number], None, {})
    for number in sorted(set(range(len(found))) - {pair.found for pair in matched}):
        yield Outcome(gold.article, kind, "spurious", None, found[number], {})


def _verdict(kind: Kind, marked: Marked, slots: Comparison) -> Verdict:
    if marked.optional:
        return "free"
    return "right" if all(slots[s.name].whole for s in kind.scored if s.key and s.name in slots) else "wrong"


def _sum(outcomes: Iterable[Outcome]) -> Score:
    return reduce(Score.__add__, map(_score, outcomes), Score())


def _score(outcome: Outcome) -> Score:
    evidence = Tally(int(outcome.found.proven), 1) if outcome.found else _NONE
    match outcome.verdict:
        case "free":
            return Score(evidence=evidence)
        case "missed" | "spurious":
            return Score(_alone(outcome, 1), _alone(outcome, _size(outcome)), evidence)
        case _:
            record = Tally(int(outcome.verdict == "right"), 1, 1)
            return Score(record, sum(outcome.slots.values(), _NONE), evidence, Tally(int(outcome.located), 1))


def _alone(outcome: Outcome, number: int) -> Tally:
    """A count for the one side that has the record."""
    return Tally(0, number, 0) if outcome.found else Tally(0, 0, number)


def _size(outcome: Outcome) -> int:
    """The values of a record that stands alone; its status, which most do not tell, is none."""
    slots = (outcome.found or outcome.marked).slots  # type: ignore[union-attr]
    return sum(len(slots[slot.name] or ()) for slot in outcome.kind.slots)


def _digest(golds: Iterable[Gold]) -> str:
    """SHA-256 over the gold: only scores against the same are worth comparing."""
    total = hashlib.sha256()
    for gold in golds:
        total.update(gold.article.encode() + b"\0" + gold.content + b"\0")
    return total.hexdigest()
