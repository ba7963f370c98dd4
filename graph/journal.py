"""Which articles changed since the derived graphs were computed: a file that is written before an article is."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_WRITING = "writing"  # no JSON string, so that no id can be taken for it


@dataclass(frozen=True, slots=True)
class Pending:
    """What is to be derived anew: `articles` (None: it is not known which); whether an earlier run was cut off while it wrote."""

    articles: frozenset[str] | None = frozenset()
    cut_off: bool = False


class Journal:
    """The journal of one store."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted: set[str] = set()

    @property
    def pending(self) -> bool:
        """Whether anything is noted."""
        return self._path.exists()

    def note(self, article: str) -> None:
        """Note that an article is about to change."""
        if article not in self._noted:
            self._append(json.dumps(article))
            self._noted.add(article)

    def note_writing(self) -> None:
        """Note that the derived graphs are about to be written."""
        self._append(_WRITING)

    def read(self) -> Pending:
        """All that is noted. A line that was cut off, or an empty file (of an earlier version), means: it is not known what."""
        if not self.pending:
            return Pending()
        lines = [line for line in self._path.read_text("utf-8", errors="replace").splitlines() if line]
        try:
            ids = frozenset(json.loads(line) for line in lines if line != _WRITING) if lines else None
        except ValueError:
            ids = None
        return Pending(ids, _WRITING in lines)

    def clear(self) -> None:
        """Forget all."""
        self._path.unlink(missing_ok=True)
        self._noted.clear()

    def _append(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")  # on a line of its own, behind what a full disk may have cut off
