"""What identity remembers between builds: who tells what of which node, which nodes agree, and which are one.

A file beside the quads, computed from the article graphs alone: where it is missing, old or broken it is made anew.
Nothing in it counts until `commit`, which comes after the identity graph is written.
"""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bangiao.graph.identity.agreement import Agreement, Strength
from bangiao.graph.identity.beside import TOGETHER
from bangiao.graph.identity.node import PERSON, Node, Telling, Trait, node
from bangiao.graph.iri import less_told

_LAYOUT = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS told (article TEXT, node TEXT, cls TEXT, traits TEXT, PRIMARY KEY (article, node)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS node (node TEXT PRIMARY KEY, cls TEXT, articles INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nodes_of_class ON node (cls);
CREATE TABLE IF NOT EXISTS trait (
    node TEXT, name TEXT, value TEXT, articles INTEGER, PRIMARY KEY (node, name, value)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key (key TEXT, node TEXT, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS keys_of_node ON key (node);
CREATE TABLE IF NOT EXISTS fit (
    node TEXT, other TEXT, strength INTEGER, reason TEXT, clear INTEGER DEFAULT 0, PRIMARY KEY (node, other)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS same (node TEXT PRIMARY KEY, least TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nodes_of_least ON same (least);
CREATE TABLE IF NOT EXISTS reprint (node TEXT PRIMARY KEY, fingerprint TEXT, article TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nodes_of_fingerprint ON reprint (fingerprint, article, node);
CREATE TABLE IF NOT EXISTS known (least TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS led (key TEXT PRIMARY KEY, least TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS speaks (entity TEXT, event TEXT, PRIMARY KEY (entity, event)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entities_of_event ON speaks (event);
"""


class Index:
    """The index of one store, or in memory; a context manager that undoes what was not committed."""

    def __init__(self, path: Path | None = None, *, writable: bool = True) -> None:
        """Raises sqlite3.DatabaseError where the file is no index or cannot be written."""
        where = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={'rwc' if writable else 'ro'}"
        self._db = sqlite3.connect(where, uri=path is not None, isolation_level=None)
        if writable:
            try:
                self._db.executescript(f"BEGIN; {_LAYOUT} COMMIT;")
                self._db.execute("BEGIN")
            except BaseException:
                self._db.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close it; what was not committed is as if it had never been."""
        self._db.close()

    def commit(self) -> None:
        """Let all that was written count."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def get(self, name: str) -> str | None:
        """What was noted under a name."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        self._db.execute("REPLACE INTO meta VALUES (?, ?)", (name, value))

    def tell(self, article: str, tellings: Iterable[Telling]) -> dict[str, str]:
        """Let an article tell just this, whatever it told before; the nodes that have other traits now, with their class."""
        rows = self._rows("SELECT node, cls, traits FROM told WHERE article = ?", article)
        old = {n: (cls, _traits(traits)) for n, cls, traits in rows}
        new = {told.node: (told.cls, told.traits) for told in tellings}
        retold = {n for n in old.keys() | new.keys() if old.get(n) != new.get(n)}
        nothing: tuple[str, frozenset[Trait]] = ("", frozenset())
        touched = {n: old.get(n, nothing)[1] ^ new.get(n, nothing)[1] for n in retold}
        before = {n: self._held(n, touched[n]) for n in retold}
        for n in retold & old.keys():
            self._count(n, *old[n], -1)
        self._db.executemany("DELETE FROM told WHERE article = ? AND node = ?", ((article, n) for n in retold & old.keys()))
        for n in retold & new.keys():
            self._count(n, *new[n], 1)
            self._db.execute("INSERT INTO told VALUES (?, ?, ?, ?)", (article, n, new[n][0], _json(new[n][1])))
        return {n: (new.get(n) or old[n])[0] for n in retold if before[n] != self._held(n, touched[n])}

    def _held(self, n: str, traits: Iterable[Trait]) -> tuple[bool, frozenset[Trait]]:
        """Whether a node is told of, and which of these traits it has: not all that it has, which grow with the articles."""
        told = bool(self._rows("SELECT 1 FROM node WHERE node = ?", n))
        query = "SELECT 1 FROM trait WHERE node = ? AND name = ? AND value = ?"
        return told, frozenset(trait for trait in traits if told and self._rows(query, n, *trait))

    def _count(self, n: str, cls: str, traits: Collection[Trait], by: int) -> None:
        add = "INSERT INTO {} VALUES ({}, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
        self._db.execute(add.format("node", "?, ?"), (n, cls, by))
        self._db.execute("DELETE FROM node WHERE node = ? AND articles = 0", (n,))
        self._db.executemany(add.format("trait", "?, ?, ?"), ((n, *trait, by) for trait in traits))
        if by < 0:  # each trait by itself: of who is told of for many years all traits would be many to look through
            gone = "DELETE FROM trait WHERE node = ? AND name = ? AND value = ? AND articles = 0"
            self._db.executemany(gone, ((n, *trait) for trait in traits))

    def articles(self) -> set[str]:
        """The articles that tell anything."""
        return {article for (article,) in self._rows("SELECT DISTINCT article FROM told")}

    def node(self, iri: str) -> Node | None:
        """A node with what all articles tell of it; None where none does."""
        found = self._db.execute("SELECT cls FROM node WHERE node = ?", (iri,)).fetchone()
        traits = self._rows("SELECT name, value FROM trait WHERE node = ?", iri) if found else []
        for less in less_told(iri) if found and found[0] == PERSON else ():
            traits += self._rows(f"SELECT name, value FROM trait WHERE node = ? AND name = '{TOGETHER}'", less)
        return node(iri, found[0], traits) if found else None

    def namesakes(self, iri: str) -> list[str]:
        """The persons of a name, by the IRI of whom no sphere, or no province, tells apart, whom one does; sorted."""
        query = "SELECT node FROM node WHERE node > ? || '/' AND node < ? || '0' ORDER BY node"  # 0 comes behind the stroke
        return [n for (n,) in self._rows(query, iri, iri)]

    def nodes(self, cls: str) -> list[str]:
        """The nodes of a class, sorted."""
        return [n for (n,) in self._rows("SELECT node FROM node WHERE cls = ? ORDER BY node", cls)]

    def beginning(self, with_: str) -> list[str]:
        """The nodes whose names begin so, sorted."""
        return [n for (n,) in self._rows("SELECT node FROM node WHERE substr(node, 1, ?) = ? ORDER BY node", len(with_), with_)]

    def tellers(self, iri: str) -> int:
        """How many articles tell of a node."""
        row = self._db.execute("SELECT articles FROM node WHERE node = ?", (iri,)).fetchone()
        return row[0] if row else 0

    def told(self, cls: str) -> list[tuple[str, str]]:
        """Each node of a class with each article that tells of it."""
        return self._rows("SELECT node, article FROM told WHERE cls = ?", cls)

    def told_by(self, article: str, classes: Collection[str]) -> set[str]:
        """The nodes of some classes that an article tells of."""
        rows = self._rows("SELECT node, cls FROM told WHERE article = ?", article)
        return {n for n, cls in rows if cls in classes}

    def keys(self, iri: str) -> set[str]:
        """The keys that a node was filed under."""
        return {key for (key,) in self._rows("SELECT key FROM key WHERE node = ?", iri)}

    def file(self, iri: str, keys: set[str]) -> None:
        """File a node under just these keys."""
        old = self.keys(iri)
        self._db.executemany("DELETE FROM key WHERE key = ? AND node = ?", ((key, iri) for key in old - keys))
        self._db.executemany("INSERT INTO key VALUES (?, ?)", ((key, iri) for key in keys - old))

    def filed(self, key: str, most: int = -1) -> list[str]:
        """The nodes under a key, sorted; no more than `most`, where that is given."""
        return [n for (n,) in self._rows("SELECT node FROM key WHERE key = ? ORDER BY node LIMIT ?", key, most)]

    def first(self, key: str) -> str | None:
        """The least node under a key."""
        row: tuple[str | None] = self._db.execute("SELECT min(node) FROM key WHERE key = ?", (key,)).fetchone()
        return row[0]

    def lead(self, key: str, least: str) -> bool:
        """Note which node stands for those under a key; whether that is new."""
        row = self._db.execute("SELECT least FROM led WHERE key = ?", (key,)).fetchone()
        if row and row[0] == least:
            return False
        self._db.execute("REPLACE INTO led VALUES (?, ?)", (key, least))
        return True

    def fits(self, iri: str) -> dict[str, Agreement]:
        """The nodes that a node agrees with, with why."""
        rows = self._rows("SELECT other, strength, reason FROM fit WHERE node = ?", iri)
        return {other: Agreement(Strength(strength), reason) for other, strength, reason in rows}

    def ties(self, iri: str) -> dict[str, Agreement]:
        """The nodes that a node is tied to directly, with why: that it agrees with, where nothing else would do as well."""
        rows = self._rows("SELECT other, strength, reason FROM fit WHERE node = ? AND clear", iri)
        return {other: Agreement(Strength(strength), reason) for other, strength, reason in rows}

    def untied(self, iri: str) -> list[str]:
        """The nodes that a node agrees with, but is not tied to."""
        return [other for (other,) in self._rows("SELECT other FROM fit WHERE node = ? AND NOT clear", iri)]

    def beyond(self, iri: str) -> set[str]:
        """The nodes that those agree with that a node agrees with."""
        query = "SELECT DISTINCT far.other FROM fit JOIN fit far ON far.node = fit.other WHERE fit.node = ?"
        return {other for (other,) in self._rows(query, iri)}

    def reached(self, iri: str) -> set[str]:
        """The node, and all that ties lead to from it."""
        way = "WITH RECURSIVE way (n) AS (VALUES (?) UNION SELECT other FROM way JOIN fit ON node = n WHERE clear)"
        query = f"{way} SELECT n FROM way"
        return {n for (n,) in self._rows(query, iri)}

    def fit(self, one: str, other: str, why: Agreement | None) -> bool:
        """Note why two nodes agree, or (with None) that they do not; whether that unties them. They are not tied yet."""
        row = self._db.execute("SELECT clear FROM fit WHERE node = ? AND other = ?", (one, other)).fetchone()
        for pair in ((one, other), (other, one)):
            if why is None:
                self._db.execute("DELETE FROM fit WHERE node = ? AND other = ?", pair)
            else:
                self._db.execute("REPLACE INTO fit VALUES (?, ?, ?, ?, 0)", (*pair, int(why.strength), why.reason))
        return bool(row and row[0])

    def tie(self, one: str, other: str, clear: bool) -> bool:
        """Tie two nodes that agree, or untie them; whether that is new."""
        if self._db.execute("SELECT clear FROM fit WHERE node = ? AND other = ?", (one, other)).fetchone() == (int(clear),):
            return False
        for pair in ((one, other), (other, one)):
            self._db.execute("UPDATE fit SET clear = ? WHERE node = ? AND other = ?", (int(clear), *pair))
        return True

    def fingerprint(self, iri: str) -> str | None:
        """What a report has in common with its reprints; None where it can have none."""
        row = self._db.execute("SELECT fingerprint FROM reprint WHERE node = ?", (iri,)).fetchone()
        return row[0] if row else None

    def print(self, iri: str, fingerprint: str | None, article: str | None) -> None:
        """Note what a report of an article has in common with its reprints."""
        self._db.execute("DELETE FROM reprint WHERE node = ?", (iri,))
        if fingerprint:
            self._db.execute("INSERT INTO reprint VALUES (?, ?, ?)", (iri, fingerprint, article))

    def prints(self, fingerprint: str, most: int = -1) -> list[str]:
        """The reports with this fingerprint: first the original, that of the first article by id, then its reprints."""
        query = "SELECT node FROM reprint WHERE fingerprint = ? ORDER BY article, node LIMIT ?"
        return [n for (n,) in self._rows(query, fingerprint, most)]

    def original(self, iri: str) -> str:
        """The report of which this is a reprint; itself where it is none."""
        its = self.fingerprint(iri)
        return self.prints(its, 1)[0] if its else iri

    def least_print(self, iri: str) -> str:
        """The least of a report and its reprints."""
        its = self.fingerprint(iri)
        return self.least_of_prints(its) or iri if its else iri

    def least_of_prints(self, fingerprint: str) -> str | None:
        """The least of the reports with this fingerprint."""
        query = "SELECT min(node) FROM reprint WHERE fingerprint = ?"
        row: tuple[str | None] = self._db.execute(query, (fingerprint,)).fetchone()
        return row[0]

    def follow(self, iri: str) -> None:
        """Let a reprint be one with what its original is one with, and nothing else."""
        self._db.execute("DELETE FROM same WHERE node = ?", (iri,))

    def least(self, iri: str) -> str:
        """The least of the nodes that are one with this, itself where there are no others."""
        original = self.original(iri)
        row = self._db.execute("SELECT least FROM same WHERE node = ?", (original,)).fetchone()
        return row[0] if row else original

    def same(self, iri: str) -> list[str]:
        """All nodes that are one with this, itself included, but for reprints; sorted."""
        least = self.least(iri)
        return sorted({least, *(n for (n,) in self._rows("SELECT node FROM same WHERE least = ?", least))})

    def make_same(self, iri: str, least: str) -> bool:
        """Note which node is the least of those that a node is one with; whether that is new."""
        if self.least(iri) == least:
            return False
        if iri == least:
            self._db.execute("DELETE FROM same WHERE node = ?", (iri,))
        else:
            self._db.execute("REPLACE INTO same VALUES (?, ?)", (iri, least))
        return True

    def canonical(self, iri: str) -> str:
        """The one of the nodes that are one with this by which events know them: the least, or what `call` says."""
        return self.name(self.least(iri))

    def name(self, least: str) -> str:
        """The one by which events know the nodes of which this is the least."""
        row = self._db.execute("SELECT name FROM known WHERE least = ?", (least,)).fetchone()
        return row[0] if row else least

    def call(self, least: str, name: str) -> None:
        """Note by which of them events know the nodes of which one is the least."""
        if name == least:
            self._db.execute("DELETE FROM known WHERE least = ?", (least,))
        else:
            self._db.execute("REPLACE INTO known VALUES (?, ?)", (least, name))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each node that is not the least of those it is one with, and that least; sorted."""
        one_by_one = "SELECT node FROM same UNION SELECT node FROM reprint ORDER BY node"
        yield from ((node, least) for (node,) in self._rows(one_by_one) if (least := self.least(node)) != node)

    def speak(self, event: str, entities: Iterable[str]) -> None:
        """Note which entities an event speaks of."""
        self._db.execute("DELETE FROM speaks WHERE event = ?", (event,))
        self._db.executemany("INSERT OR IGNORE INTO speaks VALUES (?, ?)", ((entity, event) for entity in entities))

    def events_of(self, entity: str) -> list[str]:
        """The events that speak of an entity."""
        return [event for (event,) in self._rows("SELECT event FROM speaks WHERE entity = ?", entity)]

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        rows: list[Any] = self._db.execute(query, values).fetchall()
        return rows


def _json(traits: Iterable[Trait]) -> str:
    return json.dumps(sorted(traits), ensure_ascii=False)


def _traits(text: str) -> frozenset[Trait]:
    return frozenset((name, value) for name, value in json.loads(text))
