"""A table for each class, as people with spreadsheets have it: CSV in UTF-8 with a mark of order, quoted as RFC 4180 says.

A node has two columns: what it is called in Vietnamese, and its id (`id:…`). Several values of one cell are parted by
"; ", in the same order in both; a semicolon within one of several is doubled. Text that a spreadsheet would run
as a formula has an apostrophe before it, and text that is too long for a cell of one is cut.
"""
from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from bangiao.graph.export.nodes import Term
from bangiao.graph.export.record import Record, Records
from bangiao.graph.spreadsheet import shown
from bangiao.ontology.table import Column, Table

SEPARATOR = "; "
_LONGEST = 32_767  # characters in a cell of a spreadsheet, which counts one beyond U+FFFF (an emoji) as two
_MARK = "\ufeff"
_ID = ("id", "id")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a file: `kind` as in Table Schema, titles in Vietnamese and English."""

    name: str
    kind: str
    titles: tuple[str, str]
    property_: str = ""
    many: bool = False


def fields(table: Table) -> tuple[Field, ...]:
    """The columns of a table's file, the record's id first."""
    own = Field("id", "string", _ID)
    return (own, *(field for column in table.columns for field in _fields(column, alone=table.part)))


def write(records: Records, table: Table, out: BinaryIO) -> int:
    """Write the table of a class; how many rows it has."""
    rows = 0
    text = codecs.getwriter("utf-8")(out)
    text.write(_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(table))
    for rows, record in enumerate(records.records(table), start=1):  # noqa: B007 (the last one counts)
        writer.writerow(_row(records, record))
    return rows


def _fields(column: Column, *, alone: bool) -> Iterator[Field]:
    """The fields of a column; a number is text where records may be of several articles, which may tell several numbers."""
    kind = column.kind if alone and column.kind in ("integer", "boolean") else "string"
    vi, en = column.titles
    yield Field(column.name, kind, column.titles, column.property_, column.many)
    if column.kind == "node":
        yield Field(f"{column.name}_id", "string", (f"{vi} (id)", f"{en} (id)"), column.property_, column.many)
    for language in column.languages[1:]:
        yield Field(f"{column.name}_{language}", "string", (f"{vi} ({language})", f"{en} ({language})"), column.property_)


def _row(records: Records, record: Record) -> Iterator[str]:
    yield records.short(record.iri)
    for column in record.table.columns:
        yield from _cells(records, column, record.values[column.name])


def _cells(records: Records, column: Column, values: tuple[Term, ...]) -> Iterator[str]:
    texts = [value.value for value in values]
    match column.kind:
        case "node":
            yield _joined([records.label(iri) for iri in texts])
            yield _joined([records.short(iri) for iri in texts])
        case "name" if not column.many:
            named = {value.language or column.languages[0]: value.value for value in values if isinstance(value, ox.Literal)}
            yield from (_safe(named.get(language, "")) for language in column.languages)
        case "integer" | "boolean" if len(texts) == 1:
            yield texts[0]
        case _:
            yield _joined(texts)


def _joined(texts: list[str]) -> str:
    if len(texts) > 1:
        texts = [text.replace(";", ";;") for text in texts]
    return _safe(SEPARATOR.join(texts))


def _safe(text: str) -> str:
    """Text that a spreadsheet shows as it is."""
    guarded = shown(text)
    if 2 * len(guarded) <= _LONGEST:
        return guarded
    units = guarded.encode("utf-16-le")
    return guarded if len(units) <= 2 * _LONGEST else units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
