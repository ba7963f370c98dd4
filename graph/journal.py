"""What changed, in files that are written before a graph is.

The journal says which articles changed since the derived graphs were computed, the history which graphs changed since one looked.
"""
from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NO_FILE = -1  # less than the size of an empty file
_LONG = 1 << 24  # bytes: some 200,000 changes
_WRITING = "writing"  # no JSON string, so that no id can be taken for it


@dataclass(frozen=True, slots=True)
class Pending:
    """What is to be derived anew: `articles` (None: it is not known which); whether an earlier run was cut off while it wrote."""

    articles: frozenset[str] | None = frozenset()
    cut_off: bool = False


class Journal:
    """The journal of one store.

    What is `settled` is no longer pending in this process, but stays in the file until the store is `saved`. For SQLite writes
    its index through to the disk when that is committed, and RocksDB writes quads through when it is flushed, which costs more
    than most changes do, and is put off. After a kill all quads are there; after a loss of power the last may not be, while the
    index counts on them. So whoever opens a store that was not saved derives all anew that the file still names, and compares
    the whole identity graph: a crash at any point can cost work, and never lies.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted: set[str] = set()
        self._settled = _NO_FILE  # so many bytes of the file are settled

    @property
    def pending(self) -> bool:
        """Whether anything is noted that is not settled."""
        return self._size() > self._settled

    def note(self, article: str) -> None:
        """Note that an article is about to change."""
        if article not in self._noted:
            self._append(json.dumps(article))
            self._noted.add(article)

    def note_writing(self) -> None:
        """Note that the derived graphs are about to be written."""
        self._append(_WRITING)

    def read(self) -> Pending:
        """What is pending. A line that was cut off, or an empty file (of an earlier version), means: it is not known what."""
        if not self.pending:
            return Pending()
        text = self._path.read_bytes()[max(0, self._settled):].decode("utf-8", errors="replace")
        lines = [line for line in text.splitlines() if line]
        try:
            ids = frozenset(json.loads(line) for line in lines if line != _WRITING) if lines else None
        except ValueError:
            ids = None
        return Pending(ids, _WRITING in lines)

    def sync(self) -> None:
        """Write the file through to the disk: before anything that counts on what it names."""
        with suppress(FileNotFoundError), self._path.open("r+b") as file:
            os.fsync(file.fileno())

    def settle(self) -> None:
        """Let what is noted be pending no more in this process."""
        self._settled = self._size()
        self._noted.clear()

    def saved(self) -> None:
        """Forget what is settled: the store is on the disk. While anything is pending the file is left as it is."""
        if not self.pending:
            self._path.unlink(missing_ok=True)
            self._settled = _NO_FILE

    def _size(self) -> int:
        return self._path.stat().st_size if self._path.exists() else _NO_FILE

    def _append(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")  # on a line of its own, behind what a full disk may have cut off


class History:
    """Which graphs changed: a file that grows with each change, so that who looked once need look at the changed ones alone.

    Its first line is its own random name. When it has grown too long it begins anew, under another name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted: set[str] = set()

    def open(self) -> None:
        """Begin it where it is missing or too long."""
        if not self._path.exists() or self._path.stat().st_size > _LONG:
            new = self._path.with_name(f"{self._path.name}.new")
            new.write_text(secrets.token_hex(8) + "\n", "utf-8")
            new.replace(self._path)

    def note(self, graph: str) -> None:
        """Note that a graph is about to change."""
        if graph not in self._noted:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{json.dumps(graph)}\n")
            self._noted.add(graph)

    def since(self, mark: str) -> tuple[frozenset[str] | None, str]:
        """The graphs that changed since a mark was given out (None: it is not known which), and the mark of now.

        The empty mark is that of one who never looked, and of a store that has no history.
        """
        self._noted.clear()  # who looks while we write must hear of the next change again
        if not self._path.exists():
            return None, ""
        name, _, rest = self._path.read_bytes().partition(b"\n")
        known, _, read = mark.partition(":")
        now = f"{name.decode('ascii', 'replace')}:{len(rest)}"
        if known != now.partition(":")[0] or int(read) > len(rest):
            return None, now
        try:
            return frozenset(json.loads(line) for line in rest[int(read):].splitlines() if line), now
        except ValueError:  # a line was cut off
            return None, now
