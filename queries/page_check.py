"""Checking pages: each reads, asks only this store, and gives at least one row for its example."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import BGK, XSD_DATE, XSD_INTEGER, XSD_STRING
from bangiao.queries.errors import AskError
from bangiao.queries.evaluate import evaluate
from bangiao.queries.inferred import REMEDY, lacks_inferred
from bangiao.queries.page import Page, Term, pages_directory, read_page
from bangiao.queries.permit import may_ask_elsewhere, permit
from bangiao.queries.source import embedded

_DATATYPES = {
    "text": XSD_STRING, "office": XSD_STRING,
    "language": XSD_STRING, "date": XSD_DATE, "year": XSD_INTEGER, "integer": XSD_INTEGER,
}  # fmt: skip


def check_pages(store: Store | None = None, directory: Path | None = None) -> tuple[str, ...]:
    """What is wrong with the pages of a directory (default: those of this installation), one line each with the remedy.

    With a store, a page whose example gives nothing there is a problem too.
    """
    paths = sorted((directory or pages_directory()).glob("*.rq"))
    return tuple(problem for path in paths for problem in _problems(path, store))


def _problems(path: Path, store: Store | None) -> Iterator[str]:
    try:
        page = read_page(path)
        if may_ask_elsewhere(page.sparql):
            permit(page.sparql, path.name)
        evaluate(ox.Store(), page.sparql, path.name)
        yield from _examples(page, path.name)
        if store is not None and not evaluate(store.oxigraph, page.sparql, path.name):
            given = "the example gives nothing in this store; write a row that does, or mend the query"
            yield f"{path.name}: {REMEDY if lacks_inferred(embedded(store), page) else given}"
    except AskError as error:
        yield str(error)


def _examples(page: Page, place: str) -> Iterator[str]:
    for name, value in page.example:
        kind = page.parameter(name).kind
        if value is not None and not _fits(value, kind):
            yield f"{place}: the example of {name} is {value}, which is no {kind}; write one that is"


def _fits(value: Term, kind: str) -> bool:
    if kind in _DATATYPES:
        return isinstance(value, ox.Literal) and value.datatype.value == _DATATYPES[kind]
    return isinstance(value, ox.NamedNode) and (kind != "kind" or value.value.startswith(BGK))
