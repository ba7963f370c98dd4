"""What RDF/XML cannot hold, found before it is written: nothing goes out that would be read as something else.

A character that XML has no way to write, or a property whose IRI has no last part that may be the name of an element.
"""
from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

import pyoxigraph as ox

from bangiao.graph.errors import ExportError
from bangiao.graph.sorting import Line
from bangiao.ontology.vocabulary import TYPE

# As they stand in N-Triples, raw or escaped; behind any number of escaped backslashes.
_UNWRITABLE = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]"
    rb"|(?<!\\)(?:\\\\)*\\(?:[bf]|u00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f])|uFFF[EFef])"
)
_TYPE = f"<{TYPE}>".encode()
_REMEDY = "export it as turtle, trig, ntriples, nquads or jsonld, which hold everything"


def writable(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of N-Triples in an order that RDF/XML can be written in. Raises ExportError at what it cannot hold."""
    for subject, group in itertools.groupby(lines, key=_subject):
        yield from _checked(subject, list(group))


class Escaped:
    """A stream of RDF/XML in which carriage returns are spelled out: a reader would take a bare one for a line feed."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, part: bytes) -> int:
        self._out.write(part.replace(b"\r", b"&#13;"))
        return len(part)

    def flush(self) -> None:
        self._out.flush()


def _subject(line: Line) -> bytes:
    return line[: line.index(b" ")]


def _checked(subject: bytes, group: list[Line]) -> list[Line]:
    elements = []
    for line in group:
        _, predicate, rest = line.split(b" ", 2)
        elements.append(rest.rsplit(b" ", 1)[0] if predicate == _TYPE else predicate)
        if _UNWRITABLE.search(rest):
            raise _cannot(subject, "a character that XML cannot hold (a control character) in", predicate)
        if not _is_element(predicate):
            raise _cannot(subject, "a property that XML cannot name:", predicate)
    bad = [name for name in elements if not _is_element(name)]
    if not bad:
        return group
    # A node is named by its type where that comes first; behind something else, any type can be written.
    behind = sorted(group, key=lambda line: line.split(b" ", 2)[1] == _TYPE)
    first = behind[0].split(b" ", 2)
    if first[1] == _TYPE and not _is_element(first[2].rsplit(b" ", 1)[0]):
        raise _cannot(subject, "nothing but a class that XML cannot name:", bad[0])
    return behind


def _cannot(subject: bytes, problem: str, where: bytes) -> ExportError:
    return ExportError(f"{subject.decode()}: RDF/XML cannot hold this node: {problem} {where.decode()}; {_REMEDY}")


@lru_cache(maxsize=10_000)
def _is_element(iri: bytes) -> bool:
    """Whether an element of XML can have this IRI (`<…>`), tried with the parser that most readers are built on."""
    if not iri.startswith(b"<"):
        return True  # a type that is no IRI is written as a reference
    node = ox.NamedNode(iri[1:-1].decode())
    try:
        page = ox.serialize([ox.Triple(node, node, ox.Literal("x"))], format=ox.RdfFormat.RDF_XML)
        ParserCreate(namespace_separator=" ").Parse(page or b"", True)
    except (OSError, ValueError, ExpatError):
        return False
    return True
