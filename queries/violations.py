"""Check pages: what SPARQL can find wrong in a store. A page of queries/checks is one check.

    # vi: Chuyến thăm từ một nước đến chính nước ấy.
    # en: A visit from a country to itself.
    # remedy vi: …
    # remedy en: …
    # severity: violation

    SELECT ?article ?fact ?value WHERE { … }

Each row is one violation: the graph, the node in it, and, where the query gives one, the value that is wrong. A
`violation` can only be a mistake; a `warning` may be what an odd article says.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast, get_args

import pyoxigraph as ox

from bangiao.graph.store import Store
from bangiao.graph.validate import Message, Severity, Violation, check_shapes
from bangiao.ontology.vocabulary import identity_graph, inferred_graph, links_graph

KEYS = ("vi", "en", "remedy vi", "remedy en", "severity")
_LINE = re.compile(r"#\s*([a-z ]+?)\s*:\s*(\S.*)")


class CheckPageError(ValueError):
    """A check page is broken: the message says file, line, problem and remedy."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """A check: its name (the file's stem), what is wrong where it finds something, and what to do about it."""

    name: str
    problem: Message
    remedy: Message
    severity: Severity
    sparql: str


def check_store(store: Store) -> Iterator[Violation]:
    """All that is wrong in a store: shapes graph by graph, then check pages over the whole, in a fixed order."""
    derived = {graph(store.base) for graph in (identity_graph, inferred_graph, links_graph)}  # of nodes described elsewhere
    for graph in store.graphs():
        if graph.value not in derived:
            yield from check_shapes(graph, store.quads(graph))
    with ThreadPoolExecutor() as pool:  # Oxigraph lets go of the interpreter while it evaluates
        for found in pool.map(lambda page: run_check(page, store.oxigraph), check_pages()):
            yield from found


@cache
def check_pages() -> tuple[CheckPage, ...]:
    """The check pages of this installation, by name; CheckPageError where one is broken."""
    folder = Path(str(resources.files("bangiao.queries"))) / "checks"
    return tuple(parse_check(path.read_text("utf-8"), path.stem, path.name) for path in sorted(folder.glob("*.rq")))


def run_check(page: CheckPage, store: ox.Store) -> tuple[Violation, ...]:
    """What one check finds in a store, sorted."""
    solutions = cast(ox.QuerySolutions, store.query(page.sparql))
    value = "value" if "value" in {variable.value for variable in solutions.variables} else None
    return tuple(sorted({_violation(page, row, value) for row in solutions}))


def parse_check(text: str, name: str, place: str) -> CheckPage:
    """The check page in `text`; CheckPageError, with `place` and line, where its header or its query is broken."""
    header = _header(text, place)
    if missing := [key for key in KEYS if key not in header]:
        raise CheckPageError(f"{place}:1: the header lacks {missing[0]!r}; add a line `# {missing[0]}: …`")
    if header["severity"] not in get_args(Severity):
        choices = " or ".join(get_args(Severity))
        raise CheckPageError(f"{place}:1: the severity {header['severity']!r} is not known; write {choices}")
    _check_query(text, place)
    problem, remedy = Message(header["vi"], header["en"]), Message(header["remedy vi"], header["remedy en"])
    return CheckPage(name, problem, remedy, cast(Severity, header["severity"]), text)


def _header(text: str, place: str) -> dict[str, str]:
    header: dict[str, str] = {}
    for number, line in enumerate(unicodedata.normalize("NFC", text).splitlines(), 1):
        if not line.startswith("#"):
            break
        match = _LINE.fullmatch(line)
        if not match or match[1] not in KEYS or match[1] in header:
            raise CheckPageError(f"{place}:{number}: the header holds {', '.join(KEYS)}, once each; write `# vi: …`")
        header[match[1]] = match[2].strip()
    return header


def _check_query(text: str, place: str) -> None:
    try:
        solutions = ox.Store().query(text)
    except SyntaxError as error:
        raise CheckPageError(f"{place}: the query cannot be read ({error}); write SPARQL 1.1") from None
    names = [variable.value for variable in getattr(solutions, "variables", ())]
    if not {"article", "fact"} <= set(names) <= {"article", "fact", "value"}:
        raise CheckPageError(f"{place}: the query does not give ?article ?fact; write SELECT ?article ?fact ?value")


def _violation(page: CheckPage, row: ox.QuerySolution, value: str | None) -> Violation:
    text = _text(row[value]) if value else ""
    return Violation(
        _text(row["article"]), _text(row["fact"]), page.name, page.severity, page.problem, page.remedy, value=text
    )


def _text(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return "_:"
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
