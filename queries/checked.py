"""What was found in each graph when it was last looked at, so that graphs which did not change since are not looked at again.

SQLite, of the standard library, in the store's directory: one more article costs one more row. What is found by other shapes or
check pages, or in a file that is missing or broken, is not known; where nothing can be written, the next check looks again.
"""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from bangiao.graph.store import Store
from bangiao.graph.validate import Message, Violation

FILE = "check.sqlite"
_LAYOUT = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS found (graph TEXT PRIMARY KEY, violations TEXT) WITHOUT ROWID;
"""

Found = Mapping[str, Iterable[Violation]]  # graph: what is wrong in it


def recall(store: Store, rules: str) -> Found:
    """Of the graphs that are as they were when these rules looked: what they found."""
    with suppress(sqlite3.Error, ValueError, KeyError, TypeError), _opened(store.path / FILE, "ro") as db:
        changed, _ = _changed(store, db, rules)
        if changed is not None:
            rows = db.execute("SELECT graph, violations FROM found")
            return {graph: _violations(text) for graph, text in rows if graph not in changed}
    return {}


def remember(store: Store, rules: str, found: Found) -> None:
    """Note what these rules found in some graphs as they are now, and forget what was found in any that changed."""
    path = store.path / FILE
    with suppress(sqlite3.Error, OSError):
        try:
            _note(path, store, rules, found)
        except sqlite3.OperationalError:  # the disk is full, or cannot be written
            raise
        except sqlite3.DatabaseError:
            path.unlink()
            _note(path, store, rules, found)


def _note(path: Path, store: Store, rules: str, found: Found) -> None:
    with _opened(path, "rwc") as db:
        db.executescript(_LAYOUT)
        db.execute("BEGIN IMMEDIATE")
        changed, mark = _changed(store, db, rules)
        if changed is None:
            db.execute("DELETE FROM found")
        db.executemany("DELETE FROM found WHERE graph = ?", ((graph,) for graph in changed or ()))
        rows = ((graph, json.dumps([asdict(one) for one in some], ensure_ascii=False)) for graph, some in found.items())
        db.executemany("REPLACE INTO found VALUES (?, ?)", rows)
        db.executemany("REPLACE INTO meta VALUES (?, ?)", {"rules": rules, "mark": mark}.items())
        db.execute("COMMIT")


def _changed(store: Store, db: sqlite3.Connection, rules: str) -> tuple[frozenset[str] | None, str]:
    """The graphs that changed since these rules looked (None: it is not known which), and the mark of now."""
    meta = dict(db.execute("SELECT name, value FROM meta"))
    return store.history.since(meta["mark"] if meta.get("rules") == rules else "")


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    try:
        yield db
    finally:
        db.close()


def _violations(text: str) -> tuple[Violation, ...]:
    rows = ({**row, "problem": Message(**row["problem"]), "remedy": Message(**row["remedy"])} for row in json.loads(text))
    return tuple(Violation(**row) for row in rows)
