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

import hashlib
import multiprocessing
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import cast, get_args

import pyoxigraph as ox

from bangiao.graph.store import Store
from bangiao.graph.validate import Message, Severity, Violation, check_triples, shapes_file
from bangiao.ontology.vocabulary import identity_graph, inferred_graph, links_graph
from bangiao.queries.checked import recall, remember

KEYS = ("vi", "en", "remedy vi", "remedy en", "severity")
_COMMENT = re.compile(r"^\s*#.*$", re.M)
_GRAPH = re.compile(r"\bGRAPH\s+(\S+)", re.I)
_RULES = "1"  # raised with every change of code that finds otherwise in the same graph
_BATCH = 100  # graphs that are held in memory at once
_WORTH_PROCESSES = 4  # so many batches: a process takes a second to start
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

    @property
    def of_one_graph(self) -> bool:
        """Whether what it finds in a graph depends on that graph alone: it names one GRAPH, ?article, and no other."""
        return set(_GRAPH.findall(_COMMENT.sub("", self.sparql))) == {"?article"}


def check_store(store: Store, workers: int = 1, *, anew: bool = True) -> Iterator[Violation]:
    """All that is wrong in a store: graph by graph what breaks a shape or a check of one graph, then checks over the whole.

    `workers` processes look at graphs, where the store is open for reading; the order is the same for any number. Unless `anew`,
    only graphs that changed since the last check are looked at, and of the others is told what was found then.
    """
    names = [graph.value for graph in store.graphs() if graph.value != inferred_graph(store.base)]
    known = {} if anew else recall(store, rules())
    fresh: dict[str, list[Violation]] = {name: [] for name in names if name not in known}
    for violation in _look(store, list(fresh), workers):
        fresh[violation.graph].append(violation)
    remember(store, rules(), fresh)
    for name in names:
        yield from fresh[name] if name in fresh else known[name]
    with ThreadPoolExecutor() as pool:  # Oxigraph lets go of the interpreter while it evaluates
        across = (page for page in check_pages() if not page.of_one_graph)
        for found in pool.map(lambda page: run_check(page, store.oxigraph), across):
            yield from found


def rules() -> str:
    """Equal where the same graph gives the same findings: by our code, the shapes and the check pages."""
    pages = [(page.name, page.sparql) for page in check_pages() if page.of_one_graph]
    return hashlib.sha256(repr((_RULES, shapes_file().read_bytes(), pages)).encode()).hexdigest()


def _look(store: Store, names: list[str], workers: int) -> Iterator[Violation]:
    batches = [names[start:start + _BATCH] for start in range(0, len(names), _BATCH)]
    if workers > 1 and len(batches) >= _WORTH_PROCESSES:
        yield from _by_processes(store, batches, workers)
    else:
        for batch in batches:
            yield from _check_graphs(store, batch)


def _by_processes(store: Store, batches: list[list[str]], workers: int) -> Iterator[Violation]:
    # Started afresh rather than forked: Oxigraph has threads in this process, and a fork would copy their locks.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, spawn) as pool:
        for found in pool.map(partial(_check_batch, store.path), batches):
            yield from found


@cache
def _opened(path: Path) -> Store:
    """A worker's own view of the store, for as long as the process lives."""
    return Store(path, mode="read")


def _check_batch(path: Path, names: list[str]) -> list[Violation]:
    return list(_check_graphs(_opened(path), names))


def _check_graphs(store: Store, names: Iterable[str]) -> Iterator[Violation]:
    """What is wrong within these graphs of a store. Each is read once, which costs most, and asked in memory."""
    copy = ox.Store()
    yield from _check_copies(copy, _copied(store, map(ox.NamedNode, names), copy))


def _copied(store: Store, names: Iterable[ox.NamedNode], copy: ox.Store) -> Iterator[tuple[ox.NamedNode, bytes]]:
    """Copies graphs; those that shapes speak of, in N-Triples."""
    undescribed = {identity_graph(store.base), links_graph(store.base)}  # of nodes described elsewhere
    for graph in names:
        triples = _triples(store.oxigraph, graph)
        copy.load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)  # Oxigraph wrote it
        if graph.value not in undescribed:
            yield graph, triples


def check_described(graphs: Mapping[str, bytes]) -> list[Violation]:
    """What is wrong within the graphs of articles that are in no store yet: N-Quads by the graph's IRI."""
    copy = ox.Store()
    copy.load(b"".join(graphs.values()), format=ox.RdfFormat.N_QUADS, lenient=True)
    return list(_check_copies(copy, ((graph, _triples(copy, graph)) for graph in map(ox.NamedNode, graphs))))


def _triples(store: ox.Store, graph: ox.NamedNode) -> bytes:
    return cast(bytes, store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph))


def _check_copies(copy: ox.Store, described: Iterable[tuple[ox.NamedNode, bytes]]) -> Iterator[Violation]:
    """What breaks a shape in these graphs, in N-Triples, then what a check of one graph finds in any that were copied."""
    for graph, triples in described:
        yield from check_triples(graph, triples)
    for page in check_pages():
        if page.of_one_graph:
            yield from run_check(page, copy)


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
        names = [variable.value for variable in getattr(ox.Store().query(text), "variables", ())]
    except SyntaxError as error:
        raise CheckPageError(f"{place}: the query cannot be read ({error}); write SPARQL 1.1") from None
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
