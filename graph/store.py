"""The store: article graphs on disk, each replaced whole or not at all; the one stage that has state.

A store is a directory: `layout.json` (what laid it out, and the base of its IRIs), `quads/` (Oxigraph's files), `lock`,
`stale` (the journal) while graphs derived from the articles lag behind them or are not saved, `changes` (the history),
`identity.sqlite` (see `derive`), `edition` (see there), `check.sqlite` (what a check found) and `push.sqlite` (see
`remote.ledger`). One process writes at a time; readers share.
"""
from __future__ import annotations

import enum
import gc
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import pyoxigraph as ox

from bangiao.graph.errors import StoreError
from bangiao.graph.iri import article_id, article_iri
from bangiao.graph.journal import History, Journal, Pending
from bangiao.graph.locks import lock, unlock
from bangiao.ontology import vocabulary as v

if TYPE_CHECKING:
    from rdflib import Dataset

DEFAULT = ".bangiao"
LAYOUT = 1  # raised when the files or the graphs change in a way that older stores do not have
FLUSH_EVERY = 500  # changes: reopening after a kill replays at most these (measured: 0.03 s; without, 25 s)
_A_CHANGE = 500  # quads, about those of an article; more count as more changes

Mode = Literal["write", "read"]


class Change(enum.Enum):
    """What replacing a graph did."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Store:
    """The graphs of one store, open until `close`; a context manager.

    `path` is the store's directory, made where it is missing, `mode` is "write" and it may be a `new` one. `base` begins the
    IRIs of the data: None takes the store's own, or `https://w3id.org/bangiao/id/` for a new one. Raises StoreError where the
    store is held by another process, was laid out by another version or with another base, or cannot be read or written.
    """

    def __init__(self, path: str | Path = DEFAULT, *, mode: Mode = "write", base: str | None = None, new: bool = True) -> None:
        self.path = Path(path)
        self.mode = mode
        self._journal = Journal(self.path / "stale")
        self.history = History(self.path / "changes")
        with self._errors():
            if mode == "write" and new:
                _prepare(self.path, _good(base or v.ID))
            self.base = _checked_base(self.path, base)
            self._lock = _held(self.path, mode)
            try:
                self._quads: ox.Store | None = _open(self.path / "quads", mode)
                if mode == "write":
                    self.history.open()
            except BaseException:
                unlock(self._lock)
                raise
        self._changes = 0

    @property
    def oxigraph(self) -> ox.Store:
        """The pyoxigraph store of the quads, for queries. Write through `replace` and `remove` alone."""
        if self._quads is None:
            raise StoreError(f"{self.path}: this store has been closed; open it again with Store({str(self.path)!r})")
        return self._quads

    def close(self) -> None:
        """Save all that was written, and let other processes have the store. Closing twice does no harm."""
        if self._quads is not None:
            try:
                self.flush()
            finally:
                self._quads = None
                unlock(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:  # what went wrong is the error to show; a second one from saving would hide it
            with suppress(StoreError):
                self.close()

    def replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> Change:
        """Make `graph` hold exactly `quads` (all of that graph): at once, or, where anything fails, not at all.

        Until `settled()` is called the store counts as `stale`, whether it was an article's graph or a derived one.
        """
        with self._errors():
            old, new = set(self.oxigraph.quads_for_pattern(None, None, None, graph)), set(quads)
            if old == new:
                return Change.UNCHANGED
            self._note(graph)
            if new:
                self._exchange(old - new, new - old)
            else:
                self.oxigraph.remove_graph(graph)
            self._count_change(len(old ^ new))
        return Change.CHANGED if old else Change.ADDED

    def _note(self, graph: ox.NamedNode) -> None:
        """Note that a graph is about to change."""
        article = article_id(graph.value, self.base)
        if article is None:
            self._journal.note_writing()
        else:
            self._journal.note(article)
        self.history.note(graph.value)

    def _exchange(self, gone: set[ox.Quad], fresh: set[ox.Quad]) -> None:
        if gone:  # one update is one transaction
            self.oxigraph.update(f"DELETE DATA {{ {_data(gone)} }} ; INSERT DATA {{ {_data(fresh)} }}")
        else:
            self.oxigraph.extend(fresh)

    def remove(self, id_: str) -> bool:
        """Drop the graph of the article with this id; whether there was one."""
        graph = ox.NamedNode(article_iri(id_, self.base))
        with self._errors():
            if not self.oxigraph.contains_named_graph(graph):
                return False
            self._note(graph)
            self.oxigraph.remove_graph(graph)
            self._count_change()
        return True

    def amend(self, gone: Iterable[ox.Quad], fresh: Iterable[ox.Quad]) -> None:
        """Take these quads out of the derived graphs and put those in, at once; for what is too large to be replaced whole."""
        old, new = set(gone), set(fresh)
        with self._errors():
            self._journal.note_writing()
            if old != new:
                for graph in {q.graph_name for q in old ^ new if isinstance(q.graph_name, ox.NamedNode)}:
                    self.history.note(graph.value)
                self._exchange(old - new, new - old)
                self._count_change(len(old ^ new))

    def rewrite(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Make a derived graph hold just these quads, which are never all in memory.

        Not at once: until `settled()` is called the store counts as `stale`, so that a run that is cut off is noticed.
        """
        with self._errors():
            self._note(graph)
            self.oxigraph.remove_graph(graph)
            self.oxigraph.bulk_extend(quads)

    def empty(self, graph: ox.NamedNode) -> None:
        """Drop a derived graph, if it is there."""
        with self._errors():
            if self.oxigraph.contains_named_graph(graph):
                self._note(graph)
                self.oxigraph.remove_graph(graph)

    def articles(self) -> list[str]:
        """The ids of the articles, sorted."""
        ids = (article_id(g.value, self.base) for g in self.graphs())
        return sorted(id_ for id_ in ids if id_ is not None)

    def graphs(self) -> list[ox.NamedNode]:
        """The names of all graphs, sorted."""
        names = (g for g in self.oxigraph.named_graphs() if isinstance(g, ox.NamedNode))
        return sorted(names, key=lambda g: g.value)

    def quads(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads of one graph, in no particular order."""
        return self.oxigraph.quads_for_pattern(None, None, None, graph)

    def dataset(self) -> Dataset:
        """An rdflib Dataset on this store while it is open. Pass it queries as strings: those run in Oxigraph."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.oxigraph))

    def flush(self) -> None:
        """Save all that was written to disk: each of `FLUSH_EVERY` changes, and in the end."""
        if self.mode == "write":
            with self._errors():
                self._journal.sync()
                self.oxigraph.flush()
                self._journal.saved()
        self._changes = 0

    @property
    def stale(self) -> bool:
        """Whether articles changed since the graphs that are derived from them were last computed."""
        return self._journal.pending

    @property
    def pending(self) -> Pending:
        """Which articles these are."""
        with self._errors():
            return self._journal.read()

    def sync_notes(self) -> None:
        """Write to the disk what `pending` says: before anything beside the quads counts on them, which are saved later."""
        with self._errors():
            self._journal.sync()

    def settled(self) -> None:
        """Say that the derived graphs are those of the articles again. Until these are saved a crash makes them pending again."""
        with self._errors():
            self._journal.settle()

    def _count_change(self, quads: int = 0) -> None:
        self._changes += max(1, quads // _A_CHANGE)
        if self._changes >= FLUSH_EVERY:
            self.flush()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Errors of the file system and of Oxigraph, as one clear line."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self.path}: {_problem(error, self.mode)}") from error


def _prepare(path: Path, base: str) -> None:
    """Make the directory of a new store; leave a store as it is; refuse any other directory."""
    if not (path / "layout.json").exists():
        path.mkdir(parents=True, exist_ok=True)
        if any(p.name not in ("lock", "layout.json.new") for p in path.iterdir()):
            raise StoreError(f"{path}: {_FOREIGN}")
        _write_layout(path, base)


def _good(base: str) -> str:
    try:
        ox.NamedNode(base)
    except ValueError:
        raise StoreError(f"the base {base!r} is no IRI; write one such as {v.ID}") from None
    if not base.endswith(("/", "#")):
        raise StoreError(f"the base {base!r} would run into the names; end it with / or #")
    return base


def _write_layout(path: Path, base: str) -> None:
    new = path / "layout.json.new"
    new.write_text(json.dumps({"layout": LAYOUT, "base": base}) + "\n", "utf-8")
    new.replace(path / "layout.json")


def _checked_base(path: Path, base: str | None) -> str:
    file = path / "layout.json"
    if not file.exists():
        raise StoreError(f"{path}: {_FOREIGN if path.exists() else _MISSING}")
    try:
        found = json.loads(file.read_text("utf-8"))
        layout, own = int(found["layout"]), str(found["base"])
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{path}: layout.json is broken; {_REBUILD}") from None
    if layout != LAYOUT:
        raise StoreError(f"{path}: the store has layout {layout}, this bangiao reads layout {LAYOUT}; {_REBUILD}")
    if base is not None and base != own:
        raise StoreError(f"{path}: the store was built with base {own}, not {base}; name that base, or another store")
    return own


def _held(path: Path, mode: Mode) -> int | None:
    """Hold the store against a writer (to read) or against everyone (to write), until the descriptor is closed."""
    file = path / "lock"
    if mode == "read" and not os.access(file, os.R_OK):
        return None  # a copy without a lock file, on a disk that cannot be written: nobody writes there
    try:
        return lock(file, os.O_RDWR | os.O_CREAT if mode == "write" else os.O_RDONLY, shared=mode == "read")
    except BlockingIOError:
        raise StoreError(f"{path}: {_HELD}") from None


def _open(directory: Path, mode: Mode) -> ox.Store:
    if mode == "read":
        return ox.Store.read_only(str(directory))
    try:
        return ox.Store(directory)
    except OSError as error:
        if "current process" not in str(error):
            raise
        gc.collect()  # Oxigraph closes with its last reference, and rdflib's data sets refer to themselves in circles
        return ox.Store(directory)


def _data(quads: Iterable[ox.Quad]) -> str:
    return " ".join(f"GRAPH {q.graph_name} {{ {q.triple} }}" for q in quads)


def _problem(error: OSError | RuntimeError, mode: Mode) -> str:
    text = str(error)
    if "lock" in text.lower():
        return _HELD
    unknown = f"{text}; {_REBUILD if mode == 'read' else _UNKNOWN}"
    return next((known for sign, known in _KNOWN if sign in text), unknown)


_REBUILD = "remove the directory and build again, or name another store"
_UNKNOWN = "see that the disk has room and can be written, or name another store"
_FOREIGN = "the directory holds other files than a store of this bangiao; name another, or empty it and build again"
_MISSING = "there is no store here; make one with `bangiao build PATH… --store DIR`"
_HELD = "another process or an open Store holds this store; wait until it is done, or name another store"
_FULL = "the disk is full; make room and build again: what was read before is kept whole"
_READ_ONLY = "the disk or the directory cannot be written; name a store where you may write"
_KNOWN = (
    ("No space left", _FULL), ("File too large", _FULL), ("Disk quota", _FULL),
    ("Read-only file system", _READ_ONLY), ("Permission denied", _READ_ONLY),
    ("read-write instances", "it was opened for reading; open it for writing"),
    ("Not a directory", "a file is in the way; name a directory"),
    ("File exists", "something is there already; name a new directory"),
)
