"""Lines in order, however many: what does not fit into memory waits on disk in sorted runs, which are merged."""
from __future__ import annotations

import heapq
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

IN_MEMORY = 48_000_000  # bytes of lines that are sorted at once
_FILES = 64  # runs that are open at once; more are merged into one

Line = bytes  # ends with a newline, and holds no other


def in_order(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines by their code points, equal ones side by side."""
    with ExitStack() as files:
        runs: list[Iterable[Line]] = []
        rest = iter(lines)
        while run := sorted(_some(rest)):
            if len(runs) == _FILES:
                runs = [_spilled(heapq.merge(*runs), files)]
            if sum(map(len, run)) > IN_MEMORY:
                runs.append(_spilled(run, files))
                run.clear()  # before the next is read
            else:
                runs.append(run)
        yield from heapq.merge(*runs)


def distinct(lines: Iterable[Line]) -> Iterator[Line]:
    """Each of the lines once, in order."""
    return (line for line, _ in itertools.groupby(in_order(lines)))


def sorted_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines of text in order."""
    return (line.decode() for line in in_order(line.encode() for line in lines))


def _some(lines: Iterator[Line]) -> Iterator[Line]:
    """The next lines, as many as may be sorted at once."""
    size = 0
    for line in lines:
        yield line
        size += len(line)
        if size > IN_MEMORY:
            return


def _spilled(run: Iterable[Line], files: ExitStack) -> Iterable[Line]:
    """The run as a file on disk."""
    file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (closed with `files`)
    file.writelines(run)
    file.seek(0)
    return file
