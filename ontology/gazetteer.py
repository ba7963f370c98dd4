"""The tables of names: one tab-separated file of `ontology/names/` each, read whole and kept.

A table's lines that begin with `#` are remarks (the first says what the table is for, in Vietnamese and English);
its first other line names the columns, the first of them always `name`. Cells are NFC, without white space at the ends.
"""
from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path


class TableError(ValueError):
    """A table of names is broken: the message says file, line, problem and remedy."""


Row = dict[str, str]


def tables_directory() -> Path:
    """Where the tables stand."""
    return Path(str(resources.files("bangiao.ontology"))) / "names"


def table_names() -> tuple[str, ...]:
    """The tables there are, by file stem, sorted."""
    return tuple(sorted(path.stem for path in tables_directory().glob("*.tsv")))


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of one table in the order of the file, each a mapping from column to cell (empty cells are "").

    Raises TableError where there is no such table, or a line has too many cells or an empty name.
    """
    path = tables_directory() / f"{name}.tsv"
    if not path.is_file():
        raise TableError(f"{path.name}: there is no such table in ontology/names; the tables are {', '.join(table_names())}")
    return read_table(path)


def lines(name: str) -> tuple[int, ...]:
    """The line of its file on which each row of a table stands, in the order of `table`; raises as that does."""
    numbered = _numbered((tables_directory() / f"{name}.tsv").read_text("utf-8")) if table(name) else ()
    return tuple(number for number, _ in numbered[1:])


def read_table(path: Path) -> tuple[Row, ...]:
    """The rows of a table as the file is now, for one that the program itself writes. Raises TableError as `table` does."""
    return _parse(path.name, unicodedata.normalize("NFC", path.read_text("utf-8")))


def _parse(file: str, text: str) -> tuple[Row, ...]:
    numbered = _numbered(text)
    if not numbered:
        raise TableError(f"{file}:1: no line names the columns; begin with a line such as: name\tkind")
    columns = numbered[0][1].split("\t")
    return tuple(_row(file, number, columns, line) for number, line in numbered[1:])


def _numbered(text: str) -> tuple[tuple[int, str], ...]:
    """The lines that are no remarks, each with its number; the first names the columns."""
    return tuple((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#"))


def _row(file: str, number: int, columns: list[str], line: str) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(columns):
        raise TableError(f"{file}:{number}: {len(cells)} cells for {len(columns)} columns; remove a tab")
    if not cells[0]:
        raise TableError(f"{file}:{number}: the first cell is empty; every row needs a name")
    return dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
