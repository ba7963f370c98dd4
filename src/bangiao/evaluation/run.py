"""One run as it is kept in a file, and what a later run got better or worse at."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangiao.evaluation.faults import EvaluationError
from bangiao.evaluation.measure import Evaluation, Outcome
from bangiao.evaluation.table import as_json
from bangiao.evaluation.wording import found_in_words, marked_in_words

Record = tuple[str, str, str]  # article, type, and the record in words
Change = tuple[str, str]  # what became of a record earlier, and now

_GONE = "—"  # what became of a record that is not there
_WELL = ("right", _GONE)


@dataclass(frozen=True, slots=True)
class Difference:
    """How a run differs from an earlier one.

    `scores` has, by type, F1 of records and of values, each (earlier, now). `better` and `worse` are records that are
    newly right, or no longer found without cause; and newly wrong, missed, or found without cause. `same_gold` says
    whether both runs are scored by the same gold.
    """

    scores: Mapping[str, tuple[tuple[float, float], tuple[float, float]]]
    better: tuple[tuple[Record, Change], ...]
    worse: tuple[tuple[Record, Change], ...]
    same_gold: bool


def kept(evaluation: Evaluation) -> dict[str, Any]:
    """A run as plain values for a JSON file: its gold's digest, scores, and what became of every record that counts."""
    return {
        "articles": evaluation.articles,
        "absent": list(evaluation.absent),
        "gold": evaluation.digest,
        "scores": as_json(evaluation.scores()),
        "records": [
            {"article": article, "type": kind, "record": words, "verdict": verdict}
            for (article, kind, words), verdict in _verdicts(evaluation)
        ],
    }


def _verdicts(evaluation: Evaluation) -> Iterator[tuple[Record, str]]:
    seen: Counter[Record] = Counter()
    for outcome in evaluation.outcomes:
        if outcome.verdict != "free":
            record = (outcome.article, outcome.kind.name, _words(outcome))
            seen[record] += 1
            yield (*record[:2], record[2] + (f" ({seen[record]})" if seen[record] > 1 else "")), outcome.verdict


def _words(outcome: Outcome) -> str:
    """What tells a record from others, in every run alike: what was marked; what was found, where nobody marked it."""
    if outcome.marked:
        return f"{marked_in_words(outcome.kind, outcome.marked)} »{outcome.marked.anchor}«"
    return found_in_words(outcome.kind, outcome.found) if outcome.found else ""


def read_run(path: Path) -> dict[str, Any]:
    """A run that was kept. Raises EvaluationError where the file is none."""
    remedy = "name a file that `bangiao eval --save` wrote"
    try:
        run = json.loads(path.read_text("utf-8"))
        difference(run, run)
    except OSError as error:
        raise EvaluationError(f"{path}: it cannot be read ({error.strerror or error}); {remedy}") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise EvaluationError(f"{path}: this is no run that was saved; {remedy}") from None
    return dict(run)


def difference(earlier: Mapping[str, Any], now: Mapping[str, Any]) -> Difference:
    """What has changed between two runs as `kept` gives them."""
    before, after = _by_record(earlier), _by_record(now)
    changes = {record: (before.get(record, _GONE), after.get(record, _GONE)) for record in {**before, **after}}
    moved = sorted((record, change) for record, change in changes.items() if (change[0] in _WELL) != (change[1] in _WELL))
    return Difference(
        {kind: (_f1(earlier, now, kind, "record"), _f1(earlier, now, kind, "slot")) for kind in now["scores"]},
        better=tuple(item for item in moved if item[1][1] in _WELL),
        worse=tuple(item for item in moved if item[1][1] not in _WELL),
        same_gold=earlier["gold"] == now["gold"],
    )


def _f1(earlier: Mapping[str, Any], now: Mapping[str, Any], kind: str, part: str) -> tuple[float, float]:
    return float(earlier["scores"][kind][part][2]), float(now["scores"][kind][part][2])


def _by_record(run: Mapping[str, Any]) -> dict[Record, str]:
    return {(row["article"], row["type"], row["record"]): row["verdict"] for row in run["records"]}
