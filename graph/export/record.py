"""The graph as records: nodes that are one as one record, with all that the articles say of it, class by class.

What several articles say of one event stands side by side; only a date that another tells more exactly is left out.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from bangiao.graph.describe import spelled_out
from bangiao.graph.export.content import Content
from bangiao.graph.sorting import distinct
from bangiao.ontology import vocabulary as v
from bangiao.ontology.schema import schema
from bangiao.ontology.table import Column, Table, tables
from bangiao.ontology.vocabulary import BG, BGK, bg, identity_graph, local, term

Term = ox.NamedNode | ox.Literal

_DATE = bg("date")
_LABELS = ((bg("label"),), (bg("title"),), (v.TITLE,), (v.HAS_SELECTOR, v.EXACT))  # of what has no name: the first that is there
_NAME = Column("name", (v.PREF_LABEL,), "name", False, ("", ""), ("vi", "en"))
_KEPT = 50_000  # nodes whose statements, and labels, are remembered


@dataclass(frozen=True, slots=True)
class Record:
    """A node that stands for all that are one with it; `values` by the names of its table's columns, in order."""

    iri: str
    table: Table
    values: Mapping[str, tuple[Term, ...]]


class Records:
    """The records of what is exported."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._quads = content.store.oxigraph.quads_for_pattern
        self._graph = content.graphs[0] if content.article is not None else None
        self._identity = ox.NamedNode(identity_graph(content.base))
        self.least = lru_cache(_KEPT)(self._least)
        self.label = lru_cache(_KEPT)(self._label)
        self._said = lru_cache(_KEPT // 10)(self._read)

    def tables(self) -> Iterator[Table]:
        """The tables, without the column of the articles' bodies where these are left out."""
        for table in tables():
            body = table.cls == "Article" and not self._content.text
            yield Table(table.cls, table.name, tuple(c for c in table.columns if not (body and c.property_ == bg("text"))))

    def records(self, table: Table) -> Iterator[Record]:
        """The records of a class, by IRI."""
        nodes = (q.subject for q in self._quads(None, term(v.TYPE), term(bg(table.cls)), self._graph))
        lines = (f"{self.least(node.value)}\n".encode() for node in nodes if isinstance(node, ox.NamedNode))
        return (self.record(line[:-1].decode(), table) for line in distinct(lines))

    def record(self, iri: str, table: Table) -> Record:
        """What is said of a node, and of those that are one with it, in the columns of a table."""
        members = self._members(iri)
        dated = self._exactly_dated(members)
        values = {
            column.name: self._names(members, column) if column.kind == "name"
            else tuple(sorted(self._follow(dated if column.kind == "date" else members, column.path), key=self._order))
            for column in table.columns
        }
        return Record(iri, table, values)

    def table_of(self, iri: str) -> Table | None:
        """The table that a node stands in; None for what has none, such as a word of the ontology."""
        types = {type_.value for type_ in self._said(iri).get(v.TYPE, ())}
        return next((table for table in tables() if bg(table.cls) in types), None)

    def short(self, iri: str) -> str:
        """An IRI as the commands write it: `id:…` of the data, the bare word of the ontology, others whole."""
        base = self._content.base
        return f"id:{iri[len(base):]}" if iri.startswith(base) else local(iri) if iri.startswith((BG, BGK)) else iri

    def _members(self, iri: str) -> list[str]:
        same = self._quads(None, term(v.SAME_AS), ox.NamedNode(iri), self._identity)
        return [iri, *sorted(q.subject.value for q in same if isinstance(q.subject, ox.NamedNode))]

    def _least(self, iri: str) -> str:
        same = self._quads(ox.NamedNode(iri), term(v.SAME_AS), None, self._identity)
        return next((q.object.value for q in same if isinstance(q.object, ox.NamedNode)), iri)

    def _exactly_dated(self, members: list[str]) -> list[str]:
        """Those whose date no other tells more exactly."""
        days = {member: next((day.value for day in self._said(member).get(_DATE, ())), "") for member in members}
        vaguer = {day for day in days.values() if any(other.startswith(f"{day}-") for other in days.values())}
        return [member for member, day in days.items() if day not in vaguer]

    def _follow(self, members: Iterable[str], path: Iterable[str]) -> set[Term]:
        """What stands at the end of a path, nodes that are one as one."""
        found: set[Term] = {ox.NamedNode(member) for member in members}
        for step in path:
            found = {value for node in found if isinstance(node, ox.NamedNode) for value in self._step(node, step)}
        return {ox.NamedNode(self.least(t.value)) if isinstance(t, ox.NamedNode) else t for t in found}

    def _step(self, node: ox.NamedNode, step: str) -> Iterable[Term]:
        if not step.startswith("^"):
            return self._said(node.value).get(step, ())
        backwards = self._quads(None, term(step[1:]), node, self._graph)
        return [q.subject for q in backwards if isinstance(q.subject, ox.NamedNode)]

    def _read(self, iri: str) -> dict[str, tuple[Term, ...]]:
        said: dict[str, set[Term]] = {}
        for quad in self._quads(ox.NamedNode(iri), None, None, self._graph):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                said.setdefault(quad.predicate.value, set()).add(quad.object)
        return {name: tuple(values) for name, values in said.items()}

    def _names(self, members: list[str], column: Column) -> tuple[Term, ...]:
        """In the column of names the one that most articles prefer, for each language; all others in the other."""
        told = self._spellings(members)
        chosen = {max(same, key=lambda name: (told[name], spelled_out(name.value))) for same in _by_language(told)}
        if not column.many:
            return tuple(name for language in column.languages for name in chosen if (name.language or "vi") == language)
        return tuple(sorted(told.keys() - chosen, key=lambda name: (name.value, name.language or "")))

    def _spellings(self, members: list[str]) -> Counter[ox.Literal]:
        """The names of nodes, with how many graphs prefer each."""
        told: Counter[ox.Literal] = Counter()
        for member in map(ox.NamedNode, members):
            for property_, weight in ((v.PREF_LABEL, 1), (v.ALT_LABEL, 0)):
                for quad in self._quads(member, term(property_), None, self._graph):
                    if isinstance(quad.object, ox.Literal):
                        told[quad.object] += weight
        return told

    def _order(self, value: Term) -> tuple[str, str]:
        return (self.label(value.value), value.value) if isinstance(value, ox.NamedNode) else ("", value.value)

    def _label(self, iri: str) -> str:
        """What readers call a node: its name in Vietnamese, a word's label in the ontology; "" where it has none."""
        if iri.startswith((BG, BGK)):
            return schema().label(local(iri))
        if names := self._names(self._members(iri), _NAME):
            return names[0].value
        for path in _LABELS:
            if found := sorted(value.value for value in self._follow([iri], path)):
                return found[0]
        return ""


def _by_language(names: Iterable[ox.Literal]) -> Iterator[list[ox.Literal]]:
    languages: dict[str | None, list[ox.Literal]] = {}
    for name in names:
        languages.setdefault(name.language, []).append(name)
    yield from languages.values()
