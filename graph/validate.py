"""Whether article graphs have the shape that ontology/shapes.ttl gives them, one graph at a time.

What a violation says comes from the shapes themselves; an engine only says which shape a node breaks. `shacl` is the
engine; where it has no wheel, pyshacl gives the same verdicts, about seventy times slower.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, cast

import pyoxigraph as ox

from bangiao.ontology.vocabulary import BG, SH, term

Severity = Literal["violation", "warning"]

SHAPES = "https://w3id.org/bangiao/shape#"


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One text in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something wrong in a graph.

    `graph` and `node` are IRIs (`_:` for a blank node, which has no name to give), `check` names the shape or check
    page that found it, `path` is the IRI of the property and `value` the value it is about, or "".
    """

    graph: str
    node: str
    check: str
    severity: Severity
    problem: Message
    remedy: Message
    path: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What an engine says: a node breaks a shape (both IRIs), at a property, with a value, or ""."""

    node: str
    shape: str
    path: str = ""
    value: str = ""


Engine = Callable[[bytes], Iterable[Finding]]  # from a graph in N-Triples


@dataclass(frozen=True, slots=True)
class _Shape:
    problem: Message
    remedy: Message
    path: str


def check_shapes(graph: ox.NamedNode, quads: Iterable[ox.Quad], engine: Engine | None = None) -> tuple[Violation, ...]:
    """What breaks a shape in one article graph, sorted; `engine` is the fastest that is installed unless given."""
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return check_triples(graph, cast(bytes, triples), engine)


def check_triples(graph: ox.NamedNode, triples: bytes, engine: Engine | None = None) -> tuple[Violation, ...]:
    """The same of a graph in N-Triples."""
    findings = (engine or default_engine())(triples)
    return tuple(_violation(graph, finding) for finding in sorted(set(findings)))


def _violation(graph: ox.NamedNode, finding: Finding) -> Violation:
    shape = _shapes()[finding.shape]
    name = finding.shape.removeprefix(SHAPES)
    path, value = finding.path or shape.path, finding.value if finding.value != finding.node else ""
    return Violation(graph.value, finding.node, name, "violation", shape.problem, shape.remedy, path, value)


def shapes_file() -> Path:
    """Where shapes.ttl stands."""
    return Path(str(resources.files("bangiao.ontology"))) / "shapes.ttl"


@cache
def default_engine() -> Engine:
    """`shacl` where it is installed, else pyshacl."""
    try:
        return rust_engine()
    except ImportError:
        return python_engine()


def rust_engine() -> Engine:
    """The engine on `shacl`; ImportError where that is not installed."""
    import shacl

    shapes = shacl.Shapes.from_file(str(shapes_file()))

    def run(triples: bytes) -> Iterator[Finding]:
        for result in shapes.validate_text(triples.decode(), format="ntriples").results:
            value = "_:" if _plain(result.value) == "_:" else result.value_plain or ""
            yield Finding(_plain(result.focus_node), _plain(result.source_shape), _plain(result.path), value)

    return run


def python_engine() -> Engine:
    """The engine on pyshacl."""
    from pyshacl import validate
    from rdflib import Graph

    shapes = Graph().parse(shapes_file(), format="turtle")

    def run(triples: bytes) -> Iterator[Finding]:
        data = Graph().parse(data=triples, format="nt")
        _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
        return _reported(cast(Graph, report).serialize(format="nt", encoding="utf-8"))

    return run


def _reported(report: bytes) -> Iterator[Finding]:
    """The findings of a SHACL validation report in N-Triples."""
    store = ox.Store()
    store.load(report, format=ox.RdfFormat.N_TRIPLES)
    query = f"""PREFIX sh: <{SH}> SELECT ?node ?shape ?path ?value WHERE {{
        ?result sh:focusNode ?node ; sh:sourceShape ?shape . FILTER(isIRI(?shape))
        OPTIONAL {{ ?result sh:resultPath ?path }} OPTIONAL {{ ?result sh:value ?value }} }}"""
    for row in cast(ox.QuerySolutions, store.query(query)):
        yield Finding(*(_text(value) for value in row))


@cache
def _shapes() -> Mapping[str, _Shape]:
    """What the named shapes say when they are broken, by IRI."""
    store = ox.Store()
    store.load(shapes_file().read_bytes(), format=ox.RdfFormat.TURTLE)
    usual = _message(store, term(SHAPES), BG + "remedy")
    problems = store.quads_for_pattern(None, term(SH + "message"), None)
    shapes = {quad.subject for quad in problems if isinstance(quad.subject, ox.NamedNode)}
    return {shape.value: _shape(store, shape, usual) for shape in shapes}


def _shape(store: ox.Store, node: ox.NamedNode, usual: Message | None) -> _Shape:
    problem, remedy = _message(store, node, SH + "message"), _message(store, node, BG + "remedy") or usual
    path = next((quad.object for quad in store.quads_for_pattern(node, term(SH + "path"), None)), None)
    return _Shape(cast(Message, problem), cast(Message, remedy), _text(path))


def _message(store: ox.Store, node: ox.NamedNode, path: str) -> Message | None:
    texts = (quad.object for quad in store.quads_for_pattern(node, term(path), None))
    by_language = {text.language: text.value for text in texts if isinstance(text, ox.Literal)}
    return Message(by_language["vi"], by_language["en"]) if by_language else None


def _text(value: object) -> str:
    if isinstance(value, ox.BlankNode):
        return "_:"
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else ""


def _plain(term: str | None) -> str:
    """The IRI of a node in N-Triples syntax."""
    return "_:" if (term or "").startswith("_:") else (term or "").removeprefix("<").removesuffix(">")
