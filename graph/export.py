"""The graph as a file: in any RDF format, sorted, so that equal graphs give equal bytes, and as a stream.

The formats that know named graphs keep each article's; the others hold the triples of all, each once.
"""
from __future__ import annotations

import io
import itertools
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

from bangiao.graph.errors import StoreError
from bangiao.graph.iri import article_iri
from bangiao.graph.sorting import sorted_lines
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import PREFIXES

FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD, "rdfxml": ox.RdfFormat.RDF_XML,
}


def export(store: Store, out: BinaryIO, format_: str = "nquads", article: str | None = None) -> None:
    """Write the store, or one article's graph, to `out`. Equal graphs give equal bytes; memory stays bounded.

    `format_` is one of FORMATS. Raises StoreError where there is no such article.
    """
    graphs = _graphs(store, article)
    rdf = FORMATS[format_]
    lines = _quad_lines(store, graphs) if rdf.supports_datasets else _triple_lines(store, graphs)
    if rdf in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES):
        out.writelines(line.encode() for line in lines)
    else:
        parsed = ox.parse(cast(IO[bytes], _Lines(lines)), format=ox.RdfFormat.N_QUADS)
        statements = parsed if rdf.supports_datasets else (quad.triple for quad in parsed)
        ox.serialize(statements, out, format=rdf, prefixes=_prefixes(store.base))


def to_file(store: Store, path: str | Path, format_: str = "nquads", article: str | None = None) -> None:
    """`export` to a file, which takes its name when it is whole: where anything fails, what stood there before stays.

    Raises StoreError too where the file cannot be written.
    """
    target = Path(path)
    try:
        with _new_file(target) as out:
            export(store, out, format_, article)
    except OSError as error:
        problem = error.strerror or error
        raise StoreError(f"{target}: {problem}; name a file on a disk with room where you may write") from error


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("xb") as out:
            yield out
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _graphs(store: Store, article: str | None) -> list[ox.NamedNode]:
    if article is None:
        return store.graphs()
    graph = ox.NamedNode(article_iri(article, store.base))
    if not store.oxigraph.contains_named_graph(graph):
        raise StoreError(f"{store.path}: there is no article {article!r}; `bangiao stats --articles` lists them")
    return [graph]


def _quad_lines(store: Store, graphs: Iterable[ox.NamedNode]) -> Iterator[str]:
    for graph in graphs:
        yield from sorted(f"{quad} .\n" for quad in store.quads(graph))


def _triple_lines(store: Store, graphs: Iterable[ox.NamedNode]) -> Iterator[str]:
    lines = (f"{quad.triple} .\n" for graph in graphs for quad in store.quads(graph))
    return (line for line, _ in itertools.groupby(sorted_lines(lines)))


class _Lines(io.RawIOBase):
    """Lines as a stream of bytes, for a parser that reads one."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._rest) < len(buffer) and (line := next(self._lines, None)):
            self._rest += line.encode()
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer):]
        buffer[: len(part)] = part
        return len(part)


def _prefixes(base: str) -> dict[str, str]:
    return {**PREFIXES, "id": base}
