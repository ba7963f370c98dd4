"""What an export can be written as: the format and the compression, by name or by what a file is called."""
from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

import pyoxigraph as ox

Compression = Literal["gz", "zst"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph: `rdf` is how Oxigraph calls it, None for what is no RDF."""

    name: str
    suffixes: tuple[str, ...]  # the first is the one that we give
    media_type: str
    rdf: ox.RdfFormat | None = None

    @property
    def datasets(self) -> bool:
        """Whether it keeps each article's graph."""
        return self.rdf is not None and self.rdf.supports_datasets


ALL = {
    format_.name: format_ for format_ in (
        Format("nquads", (".nq", ".nquads"), "application/n-quads", ox.RdfFormat.N_QUADS),
        Format("trig", (".trig",), "application/trig", ox.RdfFormat.TRIG),
        Format("turtle", (".ttl", ".turtle"), "text/turtle", ox.RdfFormat.TURTLE),
        Format("ntriples", (".nt", ".ntriples"), "application/n-triples", ox.RdfFormat.N_TRIPLES),
        Format("jsonld", (".jsonld",), "application/ld+json", ox.RdfFormat.JSON_LD),
        Format("rdfxml", (".rdf", ".xml", ".owl"), "application/rdf+xml", ox.RdfFormat.RDF_XML),
        Format("json", (".json",), "application/json"),
        Format("csv", (".csv",), "text/csv"),
    )
}
FORMATS = {name: format_.rdf for name, format_ in ALL.items() if format_.rdf is not None}
COMPRESSIONS: dict[Compression, str] = {"gz": "application/gzip", "zst": "application/zstd"}  # with their media types

_LEVEL = 6  # of gzip, as its own program has it


@dataclass(frozen=True, slots=True)
class Naming:
    """What a file is called, taken apart: `graph.nq.gz` is graph, nquads, gz."""

    stem: str
    format_: Format | None
    compression: Compression | None


def naming(name: str) -> Naming:
    """What the name of a file says of it."""
    path = Path(name)
    compression = next((c for c in COMPRESSIONS if path.suffix.lower() == f".{c}"), None)
    if compression:
        path = path.with_suffix("")
    format_ = next((f for f in ALL.values() if path.suffix.lower() in f.suffixes), None)
    return Naming(path.stem if format_ else path.name, format_, compression)


def suffix(format_: Format, compression: Compression | None) -> str:
    """What the name of such a file ends with: `.nq.gz`."""
    return format_.suffixes[0] + (f".{compression}" if compression else "")


@contextmanager
def compressed(out: BinaryIO, compression: Compression | None) -> Iterator[BinaryIO]:
    """A stream whose bytes reach `out` compressed; equal bytes in, equal bytes out: no time and no name of a file."""
    if compression is None:
        yield out
    elif compression == "gz":
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0, compresslevel=_LEVEL) as stream:
            yield cast(BinaryIO, stream)
    else:
        import zstandard

        with zstandard.ZstdCompressor(threads=0).stream_writer(out, closefd=False) as stream:
            yield stream


@contextmanager
def uncompressed(file: BinaryIO, compression: Compression | None) -> Iterator[BinaryIO]:
    """A stream of what `compressed` was given, from the bytes that it made."""
    if compression is None:
        yield file
    elif compression == "gz":
        with gzip.GzipFile(fileobj=file) as stream:
            yield cast(BinaryIO, stream)
    else:
        import zstandard

        with zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True, closefd=False) as stream:
            yield cast(BinaryIO, stream)
