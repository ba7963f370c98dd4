"""A build that looks at once for what is wrong in the articles that it reads.

Its workers have the graphs in memory, while a check would have to read them out of the store, which costs most. What they find is
remembered, as if a check had found it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from bangiao.graph.build import Described, Outcome, Summary
from bangiao.graph.build import build as run
from bangiao.graph.store import Store
from bangiao.graph.validate import Violation
from bangiao.queries.checked import remember
from bangiao.queries.violations import CheckPageError, check_described, rules


def build(
    paths: Iterable[str | Path], store: Store, *, workers: int = 1, progress: Callable[[Outcome], None] = lambda _: None
) -> Summary:
    """As `graph.build.build`, which checks nothing, does; raises as that does."""
    found: dict[str, tuple[Violation, ...]] = {}

    def note(outcome: Outcome) -> None:
        if isinstance(outcome, Described) and outcome.found is not None:
            found[outcome.graph] = outcome.found
        progress(outcome)

    summary = run(paths, store, workers=workers, check=check_described, progress=note)
    store.flush()  # what is remembered is of quads that a loss of power cannot take back
    with suppress(CheckPageError):  # then nothing was found either; who checks the store is told
        remember(store, rules(), found)
    return summary
