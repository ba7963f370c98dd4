"""What the store remembers of its pushes: of each graph its version, and which endpoint has it in which.

SQLite, of the standard library, in the store's directory: a push notes two things for each graph, and one that is killed
between any two of them must find all that it noted before. One push at a time holds it.
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bangiao.graph.errors import LedgerError

FILE = "push.sqlite"
_LAYOUT = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS version (graph TEXT PRIMARY KEY, triples INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS there (endpoint TEXT, graph TEXT, digest TEXT, PRIMARY KEY (endpoint, graph)) WITHOUT ROWID;
REPLACE INTO meta VALUES ('layout', '1');
"""


@dataclass(frozen=True, slots=True)
class Version:
    """A graph's content: how many triples, and the SHA-256 digest of its N-Triples lines in order."""

    triples: int
    digest: str


class Ledger:
    """The ledger of the store in a directory, held until `close`; a context manager.

    Where it is broken it is begun anew, and `renewed` says so. Raises LedgerError where another push holds it and where it
    cannot be written.
    """

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        self.renewed = False
        with self._errors():
            try:
                self._db = _opened(self._path)
            except sqlite3.OperationalError:  # held by another, or the disk
                raise
            except sqlite3.DatabaseError:
                _unlink(self._path)
                self.renewed = True
                self._db = _opened(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let another push have it."""
        with self._errors():
            self._db.close()

    @property
    def mark(self) -> str:
        """Up to where in the store's history `versions` are known."""
        rows = self._rows("SELECT value FROM meta WHERE name = 'mark'")
        return str(rows[0][0]) if rows else ""

    def versions(self) -> dict[str, Version]:
        """Our graphs in their versions."""
        return {graph: Version(n, digest) for graph, n, digest in self._rows("SELECT graph, triples, digest FROM version")}

    def keep(self, versions: Mapping[str, Version], gone: Iterable[str], mark: str) -> None:
        """Note versions that were computed, graphs that are no more, and up to where that holds: all at once."""
        with self._errors():
            self._db.execute("BEGIN")
            self._db.executemany("DELETE FROM version WHERE graph = ?", ((graph,) for graph in gone))
            rows = ((graph, version.triples, version.digest) for graph, version in versions.items())
            self._db.executemany("REPLACE INTO version VALUES (?, ?, ?)", rows)
            self._db.execute("REPLACE INTO meta VALUES ('mark', ?)", (mark,))
            self._db.execute("COMMIT")

    def there(self, endpoint: str) -> dict[str, str]:
        """The graphs that we put at an endpoint, with their digests; an empty one where it is not known what arrived."""
        return dict(self._rows("SELECT graph, digest FROM there WHERE endpoint = ?", endpoint))

    def under_way(self, endpoint: str, graph: str) -> None:
        """Note that a graph is about to be written there: until `arrived` or `withdrawn`, it is ours and its content unknown."""
        self._do("REPLACE INTO there VALUES (?, ?, '')", endpoint, graph)

    def arrived(self, endpoint: str, graph: str, digest: str) -> None:
        """Note that a graph is there in this version."""
        self._do("REPLACE INTO there VALUES (?, ?, ?)", endpoint, graph, digest)

    def withdrawn(self, endpoint: str, graph: str) -> None:
        """Note that a graph is there no more."""
        self._do("DELETE FROM there WHERE endpoint = ? AND graph = ?", endpoint, graph)

    def doubt(self, endpoint: str, graph: str) -> None:
        """Note that a graph which we put there was found otherwise. Of a graph that we never put there nothing is noted."""
        self._do("UPDATE there SET digest = '' WHERE endpoint = ? AND graph = ?", endpoint, graph)

    def _do(self, statement: str, *values: str) -> None:
        with self._errors():
            self._db.execute(statement, values)

    def _rows(self, query: str, *values: str) -> list[Any]:
        with self._errors():
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LedgerError(f"{self._path}: {_told(error)}") from error


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        db.executescript(_LAYOUT)
        if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("broken inside")
    except BaseException:
        with suppress(sqlite3.Error):
            db.close()
        raise
    return db


def _unlink(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _told(error: Exception) -> str:
    if "locked" in str(error):
        return "another push of this store is under way; wait until it is done"
    if "malformed" in str(error) or "broken" in str(error):
        return f"the ledger of pushes is broken ({error}); push once more: it is begun anew"
    return f"{error}; see that the store's directory can be written and has room: a push notes there what has arrived"
