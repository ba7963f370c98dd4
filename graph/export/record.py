"""The graph as records: nodes that are one as one record, with all that the articles say of it, class by class.

What several articles say of one event stands side by side; only a date that another tells more exactly is left out.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import pyoxigraph as ox

from bangiao.graph.describe import spelled_out
from bangiao.graph.export.content import Content
from bangiao.graph.export.nodes import Nodes, Term
from bangiao.graph.sorting import Line
from bangiao.ontology import vocabulary as v
from bangiao.ontology.schema import schema
from bangiao.ontology.table import Column, Table, tables
from bangiao.ontology.vocabulary import BG, BGK, bg, local

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
    """The records of what is exported: a context manager.

    `lines` are the content's, where they are counted as they pass.
    """

    def __init__(self, content: Content, lines: Iterable[tuple[str, Line]] | None = None) -> None:
        self._content = content
        self._nodes = Nodes(content, content.lines() if lines is None else lines)
        self.least = lru_cache(_KEPT)(self._nodes.least)
        self.label = lru_cache(_KEPT)(self._label)
        self._said = lru_cache(_KEPT // 10)(self._nodes.said)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._nodes.close()

    def tables(self) -> Iterator[Table]:
        """The tables, without the column of the articles' bodies where these are left out."""
        for table in tables():
            body = table.cls == "Article" and not self._content.text
            yield Table(table.cls, table.name, tuple(c for c in table.columns if not (body and c.property_ == bg("text"))))

    def records(self, table: Table) -> Iterator[Record]:
        """The records of a class, by IRI."""
        return (self.record(iri, table) for iri in self._nodes.of_class(bg(table.cls)))

    def record(self, iri: str, table: Table) -> Record:
        """What is said of a node, and of those that are one with it, in the columns of a table."""
        members = self._nodes.members(iri)
        dated = self._exactly_dated(members)
        values = {
            column.name: self._names(members, column) if column.kind == "name"
            else self._ordered(self._follow(dated if column.kind == "date" else members, column.path))
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

    def _exactly_dated(self, members: list[str]) -> list[str]:
        """Those whose date no other tells more exactly."""
        days = {member: next((day.value for day in self._said(member).get(_DATE, ())), "") for member in members}
        vaguer = {day for day in days.values() if any(other.startswith(f"{day}-") for other in days.values())}
        return [member for member, day in days.items() if day not in vaguer]

    def _follow(self, members: Iterable[str], path: Iterable[str]) -> set[Term]:
        """What stands at the end of a path, nodes that are one as one."""
        *steps, last = path
        for step in steps:
            members = {value.value for node in members for value in self._step(node, step) if isinstance(value, ox.NamedNode)}
        found = {value for node in members for value in self._step(node, last)}
        return {ox.NamedNode(self.least(t.value)) if isinstance(t, ox.NamedNode) else t for t in found}

    def _step(self, node: str, step: str) -> Iterable[Term]:
        if not step.startswith("^"):
            return self._said(node).get(step, ())
        return map(ox.NamedNode, self._nodes.naming(node, step[1:]))

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
        for said in map(self._said, members):
            for property_, weight in ((v.PREF_LABEL, 1), (v.ALT_LABEL, 0)):
                for name, graphs in said.get(property_, {}).items():
                    if isinstance(name, ox.Literal):
                        told[name] += weight * graphs
        return told

    def _ordered(self, values: set[Term]) -> tuple[Term, ...]:
        return tuple(sorted(values, key=self._order) if len(values) > 1 else values)  # a label costs: not for one alone

    def _order(self, value: Term) -> tuple[str, str]:
        return (self.label(value.value), value.value) if isinstance(value, ox.NamedNode) else ("", value.value)

    def _label(self, iri: str) -> str:
        """What readers call a node: its name in Vietnamese, a word's label in the ontology; "" where it has none."""
        if iri.startswith((BG, BGK)):
            return schema().label(local(iri))
        if names := self._names(self._nodes.members(iri), _NAME):
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
