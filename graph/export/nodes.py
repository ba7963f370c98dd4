"""What is exported, node by node: each statement is fetched from the store once, and waits on disk to be asked for.

A store finds the statements of a node by looking each of their words up, wherever it lies; an export asks for every node, most
of them several times. So all statements pass once, graph by graph, into a database that lives as long as the export.
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, groupby, islice, starmap

import pyoxigraph as ox

from bangiao.graph.export.content import Content
from bangiao.graph.sorting import Line
from bangiao.ontology import vocabulary as v
from bangiao.ontology.table import tables
from bangiao.ontology.vocabulary import bg

Term = ox.NamedNode | ox.Literal

_AT_ONCE = 500  # nodes that are written together
_CACHE = 32_000  # kibibytes of the database that stay in memory
_SETTINGS = f"PRAGMA cache_size = -{_CACHE}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE"
_TABLES = """
    CREATE TABLE said (node TEXT, lines BLOB);
    CREATE TABLE naming (object TEXT, property TEXT, node TEXT);
    CREATE TABLE same (node TEXT PRIMARY KEY, least TEXT) WITHOUT ROWID;
"""
_INDEXES = """
    CREATE INDEX said_of ON said (node);
    CREATE INDEX naming_of ON naming (object, property, node);
    CREATE INDEX same_as ON same (least, node);
"""


class Nodes:
    """The nodes of what is exported, until they are closed.

    `lines` are the statements, each with the name of its graph, those of one node in one graph side by side. Raises
    sqlite3.OperationalError where the folder for temporary files has no room.
    """

    def __init__(self, content: Content, lines: Iterable[tuple[str, Line]]) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # a file without a name, once it is too large for memory
        try:
            self._db.executescript(_SETTINGS + ";" + _TABLES)
            self._db.execute("BEGIN")
            self._keep(lines)
            self._db.executemany("INSERT OR IGNORE INTO same VALUES (?, ?)", content.same())
            self._db.execute("COMMIT")
            self._db.executescript(_INDEXES)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def said(self, node: str) -> dict[str, dict[Term, int]]:
        """What is said of a node, by property: each value with how many graphs say it."""
        told: dict[str, dict[Term, int]] = {}
        for (lines,) in self._db.execute("SELECT lines FROM said WHERE node = ? ORDER BY rowid", (node,)):
            for _, property_, value, _ in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
                if isinstance(value, ox.NamedNode | ox.Literal):
                    graphs = told.setdefault(property_.value, {})
                    graphs[value] = graphs.get(value, 0) + 1
        return told

    def naming(self, node: str, property_: str) -> list[str]:
        """The nodes that name this one, by a property that a column reads backwards."""
        found = self._db.execute("SELECT DISTINCT node FROM naming WHERE object = ? AND property = ?", (node, property_))
        return [name for (name,) in found]

    def of_class(self, cls: str) -> Iterator[str]:
        """The nodes of a class, by its IRI, in order; those that are one as the least of them."""
        found = self._db.execute(
            "SELECT DISTINCT coalesce(least, naming.node) AS first FROM naming LEFT JOIN same ON same.node = naming.node"
            " WHERE object = ? AND property = ? ORDER BY first", (cls, v.TYPE),
        )
        return (node for (node,) in found)

    def least(self, node: str) -> str:
        """The one that stands for a node and all that are one with it."""
        found: tuple[str] | None = self._db.execute("SELECT least FROM same WHERE node = ?", (node,)).fetchone()
        return found[0] if found else node

    def members(self, least: str) -> list[str]:
        """The nodes that this one stands for, itself first."""
        return [least, *(node for (node,) in self._db.execute("SELECT node FROM same WHERE least = ? ORDER BY node", (least,)))]

    def _keep(self, lines: Iterable[tuple[str, Line]]) -> None:
        rows = _by_node(lines)
        while some := list(islice(rows, _AT_ONCE)):
            self._db.executemany("INSERT INTO said VALUES (?, ?)", some)
            self._db.executemany("INSERT INTO naming VALUES (?, ?, ?)", chain.from_iterable(starmap(_named, some)))


def _by_node(lines: Iterable[tuple[str, Line]]) -> Iterator[tuple[str, bytes]]:
    """Each node that has a name with the lines that say something of it, graph by graph."""
    for (_, subject), group in groupby(lines, key=lambda told: (told[0], told[1][: told[1].index(b" ")])):
        if _is_iri(subject):
            yield subject[1:-1].decode(), b"".join(line for _, line in group)


def _named(node: str, said: bytes) -> Iterator[tuple[str, str, str]]:
    """What these lines of a node name that is asked for backwards: object, property, node."""
    wanted = _asked_backwards()
    for line in said.splitlines():
        _, property_, rest = line.split(b" ", 2)
        if property_ in wanted and _is_iri(rest):
            object_ = rest.split(b" ", 1)[0][1:-1].decode()
            if not (classes := wanted[property_]) or object_ in classes:
                yield object_, property_[1:-1].decode(), node


def _is_iri(term: bytes) -> bool:
    return term.startswith(b"<") and not term.startswith(b"<<")


@cache
def _asked_backwards() -> dict[bytes, frozenset[str]]:
    """The properties that are asked for backwards, as lines have them, with the only objects for which they are; none: all."""
    steps = {step[1:] for table in tables() for column in table.columns for step in column.path if step.startswith("^")}
    return {
        **{f"<{step}>".encode(): frozenset() for step in steps},
        f"<{v.TYPE}>".encode(): frozenset(bg(table.cls) for table in tables()),
    }
