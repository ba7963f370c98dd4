"""With which program, rules and tables the articles of a store were read: others may read them otherwise.

A file beside the quads (`edition`) holds one digest for the store: that of the last build which left no article as it was read
before. It changes no graph; where it is missing, nothing is known of how the articles were read. A program is known by its
version: what is changed in its code between two versions is not seen.
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from bangiao.extract.claiming.rule import rule_files
from bangiao.graph.errors import StoreError
from bangiao.graph.files import whole_file
from bangiao.graph.store import Store
from bangiao.ontology.gazetteer import table_names, tables_directory

FILE = "edition"
# What analysts decide on articles that are read, and what is said of it: every build takes it into account as it is.
_AFTERWARDS = {"same", "different", "identity-reasons", "links", "link-signs", "link-verdicts"}


def settle(store: Store, read: Iterable[str]) -> int:
    """Note in a store with which edition it was read, after a build that read these articles (ids).

    How many others may have been read with another one. Raises StoreError where it cannot be noted.
    """
    file = store.path / FILE
    if _noted(file) == current():
        return 0
    others = set(store.articles()).difference(read)
    if not others:
        _note(file)
    return len(others)


@cache
def current() -> str:
    """Equal where articles are read alike."""
    tables = [tables_directory() / f"{name}.tsv" for name in table_names() if name not in _AFTERWARDS]
    pages = [(page.name, page.read_bytes()) for page in (*tables, *rule_files())]
    return hashlib.sha256(repr((version("bangiao"), pages)).encode()).hexdigest()


def _noted(file: Path) -> str | None:
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return None


def _note(file: Path) -> None:
    try:
        with whole_file(file) as out:
            out.write(f"{current()}\n".encode())
    except OSError as error:
        remedy = "see that the disk has room and can be written, and build again"
        raise StoreError(f"{file}: {error.strerror or error}; {remedy}") from error
