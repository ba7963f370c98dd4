"""The graph as JSON for those who write programs for the web: an array a class, each object with all that it names inside.

It is JSON-LD by the same context, and what a frame (`ontology.context.frame`) makes of the records. Other than statements
it has nodes that are one as one object, dates as plain strings, numbers as numbers, a passage's words beside its place.
"""
from __future__ import annotations

from functools import lru_cache
from typing import BinaryIO

import pyoxigraph as ox

from bangiao.graph.export.compact import Json, compact, dumped
from bangiao.graph.export.nodes import Term
from bangiao.graph.export.record import Record, Records
from bangiao.ontology.context import context
from bangiao.ontology.schema import schema
from bangiao.ontology.table import Column, Table
from bangiao.ontology.vocabulary import bg

_KEPT = 20_000  # nodes that stand in several objects and are remembered


def write(records: Records, out: BinaryIO) -> None:
    """One object: the context, and an array for each table; an object a line."""
    nesting = Nesting(records)
    out.write(f'{{"@context":{dumped(context())}'.encode())
    for table in records.tables():
        if not table.part:
            out.write(f',\n"{table.name}":['.encode())
            separator = "\n"
            for record in records.records(table):
                out.write(f"{separator}{dumped(nesting.object(record))}".encode())
                separator = ",\n"
            out.write(b"\n]")
    out.write(b"}\n")


class Nesting:
    """Makes objects of records, and of the nodes that these name."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._named = lru_cache(_KEPT)(self._inside)

    def object(self, record: Record) -> Json:
        """A record with all that it names inside it."""
        node = compact(expanded(record))
        for column in record.table.columns:
            if column.name in node and column.kind == "node" and not column.derived and not column.vocabulary:
                iris = node[column.name]
                node[column.name] = [self._named(iri) for iri in iris] if isinstance(iris, list) else self._named(iris)
        return node

    def _inside(self, iri: str) -> Json:
        record = self.part(iri)
        return self.object(record) if record else {"id": iri}

    def part(self, iri: str) -> Record | None:
        """What an object holds of a node that it names: all but an article's body; of another fact only what it is."""
        table = self._records.table_of(iri)
        if table is None:
            return None
        is_fact = schema().is_subclass(table.cls, "Fact")
        kept = tuple(c for c in table.columns if not is_fact and not (table.cls == "Article" and c.property_ == bg("text")))
        return self._records.record(iri, Table(table.cls, table.name, kept))


def expanded(record: Record) -> Json:
    """A record as a node of expanded JSON-LD."""
    node: Json = {"@id": record.iri, "@type": [bg(record.table.cls)]}
    for column in record.table.columns:
        if not column.derived and (values := record.values[column.name]):
            node[column.property_] = [_value(column, value) for value in values]
    return node


def _value(column: Column, value: Term) -> Json:
    if isinstance(value, ox.NamedNode):
        return {"@id": value.value}
    if column.kind == "name" and value.language:
        return {"@value": value.value, "@language": value.language}
    if column.kind == "integer" and value.value.removeprefix("-").isdecimal():
        return {"@value": int(value.value)}
    if column.kind == "boolean":
        return {"@value": value.value in ("true", "1")}
    return {"@value": value.value}
