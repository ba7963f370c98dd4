"""What passed through an export, in numbers: counted as it goes by, in memory that does not grow with it."""
from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import IO

from bangiao.graph.sorting import Line, distinct
from bangiao.ontology.vocabulary import ISSUED, TYPE

_TYPE, _ISSUED = f"<{TYPE}>".encode(), f"<{ISSUED}>".encode()


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of a data set: statements; distinct subjects, in all and by class; statements by property and by graph.

    Names are IRIs. `first` and `last` are the days on which its articles were issued, "" where none says so.
    """

    statements: int
    subjects: int
    classes: dict[str, int]
    properties: dict[str, int]
    graphs: dict[str, int]
    first: str
    last: str


class Counting:
    """Counts the lines that pass; a context manager, since subjects wait on disk to be told apart."""

    def __init__(self) -> None:
        self._properties: Counter[bytes] = Counter()
        self._graphs: Counter[str] = Counter()
        self._seen: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `__exit__`)
        self._days: list[str] = []

    def __enter__(self) -> Counting:
        return self

    def __exit__(self, *_: object) -> None:
        self._seen.close()

    def lines(self, lines: Iterable[tuple[str, Line]]) -> Iterator[tuple[str, Line]]:
        """The same lines, each with the name of its graph, once they are counted."""
        last = b""
        for graph, line in lines:
            subject, property_, rest = line.split(b" ", 2)
            self._properties[property_] += 1
            self._graphs[graph] += 1
            if subject != last:
                self._seen.write(b"\t" + subject + b"\n")
                last = subject
            if property_ == _TYPE:
                self._seen.write(rest.split(b" ", 1)[0] + b"\t" + subject + b"\n")
            elif property_ == _ISSUED:
                self._note_day(rest)
            yield graph, line

    def tally(self) -> Tally:
        """The numbers of what has passed."""
        self._seen.seek(0)
        of_class = {cls: sum(1 for _ in lines) for cls, lines in groupby(distinct(self._seen), lambda line: line.split(b"\t")[0])}
        subjects = of_class.pop(b"", 0)
        classes, properties = ({k[1:-1].decode(): n for k, n in sorted(some.items())} for some in (of_class, self._properties))
        first, last = self._days or ("", "")
        return Tally(self._properties.total(), subjects, classes, properties, dict(sorted(self._graphs.items())), first, last)

    def _note_day(self, literal: bytes) -> None:
        day = literal.split(b'"')[1].decode()
        self._days = [min(self._days[0], day), max(self._days[1], day)] if self._days else [day, day]
