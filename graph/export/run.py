"""Exports as a whole: to a stream, to a file, to a folder of parts or tables, with a description where one is wanted."""
from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, groupby, islice
from pathlib import Path
from typing import BinaryIO, Self

from bangiao.graph.errors import ExportError
from bangiao.graph.export import statements, table, view
from bangiao.graph.export.content import Content
from bangiao.graph.export.dataset import About, File, description
from bangiao.graph.export.formats import ALL, Compression, Format, compressed, naming, suffix
from bangiao.graph.export.package import manifest
from bangiao.graph.export.record import Records
from bangiao.graph.export.tally import Counting, Tally
from bangiao.graph.files import MANIFEST, new_file, new_folder, problems, saved
from bangiao.graph.sorting import Line
from bangiao.graph.store import Store
from bangiao.ontology.table import Table

Statements = Iterable[tuple[str, Line]]  # lines with the names of their graphs, "" where the format knows none

DESCRIPTION = "void.ttl"
_LOOKED_AT = 20_000  # statements of a graph that are counted before it is written; one with more begins a part


@dataclass(frozen=True, slots=True)
class Shape:
    """How an export is written."""

    format_: Format
    compression: Compression | None

    @classmethod
    def of(cls, name: str, format_: str | None, compression: Compression | None) -> Self:
        """What is asked for or, where nothing is, what the name of a file tells; else N-Quads."""
        told = naming(name)
        return cls(ALL[format_] if format_ else told.format_ or ALL["nquads"], compression or told.compression)

    def statements(self, content: Content) -> Statements:
        """What is written, in order; in any, where that is no statements but made of them."""
        if self.format_.rdf is None:
            return content.lines()
        return content.quads() if self.format_.datasets else (("", line) for line in content.triples())

    def write(self, content: Content, found: Statements, out: BinaryIO) -> None:
        """Write statements, or what JSON makes of the content, to a stream."""
        with compressed(out, self.compression) as stream:
            if self.format_.rdf:
                statements.write((line for _, line in found), stream, self.format_, content.base)
            else:
                with Records(content, found) as records:
                    view.write(records, stream)

    def measured(self, path: Path, rows: int | None = None) -> File:
        """What there is to say of a file that has been written."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return File(path.name, self.format_, self.compression, path.stat().st_size, digest, rows)


def export(
    store: Store, out: BinaryIO, format_: str = "nquads", article: str | None = None, *,
    text: bool = True, compression: Compression | None = None,
) -> None:
    """Write the store, or one article's graph, to `out`. Equal graphs give equal bytes; memory stays bounded.

    `format_` is a name in formats.ALL, save "csv"; `text` says whether the bodies of articles are in it. Raises
    StoreError where there is no such article, ExportError where the format cannot hold something or `out` fails.
    """
    content, shape = Content(store, article, text), Shape(ALL[format_], compression)
    with problems("the output"):
        shape.write(content, shape.statements(content), out)


def to_file(
    store: Store, path: str | Path, format_: str | None = None, article: str | None = None, *,
    text: bool = True, compression: Compression | None = None, about: About | None = None,
) -> None:
    """`export` to a file, which takes its name when it is whole: where anything fails, what stood there before stays.

    Format and compression are those that the name tells (`graph.trig.zst`) where they are not given. With `about`, a
    description stands beside it (`graph.void.ttl`). Raises ExportError where the file cannot be written.
    """
    target, content = Path(path), Content(store, article, text)
    shape = Shape.of(target.name, format_, compression)
    if shape.format_.name == "csv":
        raise ExportError(f"{target}: tables are many files in a folder; name that: `bangiao export --format csv DIR`")
    with Counting() as counting:
        found = shape.statements(content)
        with new_file(target) as out:
            shape.write(content, counting.lines(found) if about else found, out)
        if about:
            page = description(content.base, counting.tally(), [shape.measured(target)], text=text, about=about)
            with new_file(target.with_name(f"{naming(target.name).stem}.{DESCRIPTION}")) as out:
                out.write(page)


def to_folder(
    store: Store, path: str | Path, format_: str | None = None, article: str | None = None, *,
    split: int | None = None, text: bool = True, compression: Compression | None = None, about: About | None = None,
) -> Path:
    """Export into a folder, which takes its name when all in it is whole; which folder that is.

    For "csv" a table for each class; else parts (one, without `split`) of at most `split` statements, NAME-0001.nq and so
    on, each of whole graphs where the format knows graphs (a graph that alone has more is a part of its own). Beside them
    stand a manifest (`datapackage.json`) and a description (`void.ttl`). A folder that an export has made is replaced.

    The last part of `path` is NAME; a suffix tells format and compression where they are not given, and falls away.
    Raises ExportError where the folder cannot be written or holds anything else.
    """
    named = Path(path) if Path(path).name else Path(path).absolute()
    if not named.name:
        raise ExportError(f"{named}: this is no folder that an export may replace; name one in it")
    content, shape = Content(store, article, text), Shape.of(named.name, format_, compression)
    target = named.with_name(naming(named.name).stem)
    tables: dict[str, Table] = {}
    with new_folder(target) as folder:
        if shape.format_.name == "csv" and split is None:
            files, tables, tally = _tables(content, shape, folder)
        elif shape.format_.rdf:
            files, tally = _parts(content, shape, folder, target.name, split)
        else:
            raise ExportError(f"{target}: {shape.format_.name} is not split; leave out --split, or choose a format of RDF")
        _describe(content, shape, folder, files, tables, tally, about or About())
    return target


def _describe(
    content: Content, shape: Shape, folder: Path, files: list[File], tables: dict[str, Table], tally: Tally, about: About
) -> None:
    with saved(folder / DESCRIPTION) as out:
        out.write(description(content.base, tally, files, text=content.text, about=about))
    told = Shape(ALL["turtle"], None).measured(folder / DESCRIPTION)
    with saved(folder / MANIFEST) as out:
        out.write(manifest([*files, told], tables, about))


def _tables(content: Content, shape: Shape, folder: Path) -> tuple[list[File], dict[str, Table], Tally]:
    with Counting() as counting, Records(content, counting.lines(content.lines())) as records:
        tables = {f"{one.name}{suffix(shape.format_, shape.compression)}": one for one in records.tables()}
        files = [_table(records, one, shape, folder / name) for name, one in tables.items()]
        return files, tables, counting.tally()


def _table(records: Records, one: Table, shape: Shape, path: Path) -> File:
    with saved(path) as out, compressed(out, shape.compression) as stream:
        rows = table.write(records, one, stream)
    return shape.measured(path, rows)


def _parts(content: Content, shape: Shape, folder: Path, name: str, most: int | None) -> tuple[list[File], Tally]:
    files = []
    with Counting() as counting:
        found = counting.lines(shape.statements(content))
        for number, part in groupby(_numbered(found, most or sys.maxsize), key=lambda pair: pair[0]):
            path, rows = folder / f"{name}-{number:04d}{suffix(shape.format_, shape.compression)}", count()
            with saved(path) as out:
                shape.write(content, (one for (_, one), _ in zip(part, rows, strict=False)), out)
            files.append(shape.measured(path, next(rows)))
        return files, counting.tally()


def _numbered(found: Statements, most: int) -> Iterator[tuple[int, tuple[str, Line]]]:
    """Each statement with the number of its part."""
    number, used = 1, 0
    for graph, group in groupby(found, key=lambda statement: statement[0]):
        head = list(islice(group, min(most, _LOOKED_AT) + 1)) if graph else []
        if used and (used + len(head) > most or len(head) > _LOOKED_AT):
            number, used = number + 1, 0
        for statement in chain(head, group):
            if not graph and used == most:
                number, used = number + 1, 0
            yield number, statement
            used += 1
