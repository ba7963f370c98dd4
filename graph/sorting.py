"""Lines in order, however many there are."""
from __future__ import annotations

import heapq
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

_IN_MEMORY = 200_000  # lines sorted at once; beyond that, sorted runs wait on disk to be merged


def sorted_lines(lines: Iterator[str]) -> Iterator[str]:
    """The lines in the order of their characters' numbers; what is too long for memory goes through temporary files."""
    with ExitStack() as files:
        runs: list[Iterable[str]] = []
        while run := sorted(itertools.islice(lines, _IN_MEMORY)):
            runs.append(run if len(run) < _IN_MEMORY else _spilled(run, files))
        yield from heapq.merge(*runs)


def _spilled(run: list[str], files: ExitStack) -> Iterable[str]:
    opened = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 (closed with `files`)
    file = files.enter_context(opened)
    file.writelines(run)
    file.seek(0)
    return file
