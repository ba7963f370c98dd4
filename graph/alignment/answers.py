"""What an endpoint has answered, kept beside the quads, so that a run that was cut off goes on where it stood.

A file that may be deleted: what is not in it is asked again.
"""
from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from bangiao.graph.errors import StoreError

FILE = "answers.sqlite"
_DAY = 86_400
_LAYOUT = """CREATE TABLE IF NOT EXISTS answer (
    source TEXT, question TEXT, key TEXT, value TEXT, asked REAL, PRIMARY KEY (source, question, key)) WITHOUT ROWID"""

Row = tuple[str, ...]


class Answers:
    """The answers of one source (an endpoint under a profile), by question and key; each answer is rows of strings."""

    def __init__(self, path: Path, source: str, *, days: float) -> None:
        """`days` is how old an answer may be. Raises StoreError where the file cannot be used."""
        self._path, self._source, self._since = path, source, time.time() - days * _DAY
        try:
            self._db = sqlite3.connect(path, timeout=30)
            self._db.execute(_LAYOUT)
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._db.close()

    def get(self, question: str, key: str) -> list[Row] | None:
        """What was answered; None where nothing was, or too long ago."""
        query = "SELECT value FROM answer WHERE source = ? AND question = ? AND key = ? AND asked >= ?"
        try:
            found = self._db.execute(query, (self._source, question, key, self._since)).fetchone()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return [tuple(row) for row in json.loads(found[0])] if found else None

    def put(self, question: str, answers: Mapping[str, Iterable[Row]]) -> None:
        """Keep the answers to several keys, at once."""
        now = time.time()
        rows = [(self._source, question, key, json.dumps(sorted(value)), now) for key, value in answers.items()]
        try:
            with self._db:
                self._db.executemany("REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self._path}: {error}; delete the file, or see that the disk has room and can be written")
