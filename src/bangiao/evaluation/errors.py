"""What a graph has wrong, record by record, each beside the sentence in which it went wrong."""
from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bangiao.evaluation.found import Graph
from bangiao.evaluation.gold import Gold
from bangiao.evaluation.measure import Evaluation, Outcome
from bangiao.evaluation.wording import found_in_words, marked_in_words
from bangiao.extract.reading.refusal import Refusal
from bangiao.queries.described import sentences

Sort = Literal["missed", "spurious", "wrong", "differs"]

COLUMNS = ("article", "type", "error", "slots", "gold", "found", "sentence")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One record that is not as it was marked.

    "missed" was not found and "spurious" not marked; "wrong" is a pair of which a key slot differs, "differs" a pair
    of which only others do. `slots` are those that differ. `gold` and `found` tell the two records, "" where there is
    none; `sentence` is where the marked words stand, or where the found record was read.
    """

    article: str
    kind: str
    sort: Sort
    slots: tuple[str, ...]
    gold: str
    found: str
    sentence: str

    def row(self) -> tuple[str, ...]:
        """The mistake under COLUMNS."""
        cells = (self.article, self.kind, self.sort, ", ".join(self.slots), self.gold, self.found, self.sentence)
        return tuple(" ".join(cell.split()) for cell in cells)


def mistakes(evaluation: Evaluation, graph: Graph) -> tuple[Mistake, ...]:
    """All mistakes, sorted by type of record, sort and article."""
    found = [mistake for outcome in evaluation.outcomes if (mistake := _mistake(outcome, graph))]
    order = list(evaluation.scores())
    return tuple(sorted(found, key=lambda mistake: (order.index(mistake.kind), mistake.sort, mistake.article)))


def _mistake(outcome: Outcome, graph: Graph) -> Mistake | None:
    differing = tuple(slot for slot, tally in outcome.slots.items() if not tally.whole)
    if outcome.verdict == "free" or (outcome.verdict == "right" and not differing):
        return None
    sort: Sort = "differs" if outcome.verdict == "right" else outcome.verdict
    gold = marked_in_words(outcome.kind, outcome.marked) if outcome.marked else ""
    found = found_in_words(outcome.kind, outcome.found) if outcome.found else ""
    return Mistake(outcome.article, outcome.kind.name, sort, differing, gold, found, _sentence(outcome, graph))


def _sentence(outcome: Outcome, graph: Graph) -> str:
    """The sentence of the marked words; of the first passage, where nothing was marked."""
    telling = graph.articles.get(outcome.article)
    text = (telling and telling.text) or ""
    if outcome.marked:
        words = unicodedata.normalize("NFC", outcome.marked.anchor)
        start = text.find(words)
    else:
        sound = [proof for proof in outcome.found.evidence if proof.sound] if outcome.found else []
        first = min(sound, key=lambda proof: (proof.start or 0, -len(proof.quote)), default=None)
        words, start = (first.quote, first.start or 0) if first else ("", -1)
    if not words or start < 0:
        return words
    begin, end = sentences(text, start, start + len(words))
    return text[begin:end]


def stray_anchors(golds: Iterable[Gold], graph: Graph) -> Iterator[Refusal]:
    """The records whose anchor stands nowhere in their article, which is there."""
    for gold in golds:
        telling = graph.articles.get(gold.article)
        for kind, number, record in ((kind, n, r) for kind, records in gold.records.items() for n, r in enumerate(records)):
            if telling and unicodedata.normalize("NFC", record.anchor) not in (telling.text or ""):
                problem = f"these words are not in the article: {record.anchor!r}"
                yield Refusal(f"{gold.place}: {kind}[{number}].anchor", problem, "copy them from it, letter for letter")


def tabular(found: Iterable[Mistake]) -> str:
    """Mistakes with their heading, separated by tabs, for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([COLUMNS, *(mistake.row() for mistake in found)])
    return text.getvalue()
