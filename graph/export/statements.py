"""Statements as RDF: lines of N-Quads or N-Triples, of which the other formats are made as they pass."""
from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

from bangiao.graph.export import jsonld
from bangiao.graph.export.formats import Format
from bangiao.graph.export.xml import Escaped, writable
from bangiao.graph.sorting import Line
from bangiao.ontology.vocabulary import PREFIXES

_AT_ONCE = 64  # lines that are handed on together


def write(lines: Iterable[Line], out: BinaryIO, format_: Format, base: str) -> None:
    """Write statements, which are quads where the format knows graphs and else triples, as they come.

    Raises ExportError where the format cannot hold one of them.
    """
    match format_.name:
        case "nquads" | "ntriples":
            rest = iter(lines)
            while block := b"".join(islice(rest, _AT_ONCE)):
                out.write(block)
        case "jsonld":
            jsonld.write(parsed(lines), out)
        case "rdfxml":
            _serialize(parsed(writable(lines)), cast(BinaryIO, Escaped(out)), format_, base)
        case _:
            _serialize(parsed(lines), out, format_, base)


def parsed(lines: Iterable[Line]) -> Iterator[ox.Quad]:
    """The statements that lines of N-Quads or N-Triples say."""
    return ox.parse(cast(IO[bytes], _Stream(iter(lines))), format=ox.RdfFormat.N_QUADS)


def _serialize(quads: Iterator[ox.Quad], out: BinaryIO, format_: Format, base: str) -> None:
    assert format_.rdf is not None
    statements = quads if format_.datasets else (quad.triple for quad in quads)
    ox.serialize(statements, out, format=format_.rdf, prefixes={**PREFIXES, "id": base})


class _Stream(io.RawIOBase):
    """Lines as a stream of bytes, for a parser that reads one."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = b"".join(islice(self._lines, _AT_ONCE))
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer):]
        buffer[: len(part)] = part
        return len(part)
