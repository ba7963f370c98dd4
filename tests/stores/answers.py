"""The same questions put to several stores: what is asked of each page, and rdflib's memory store as one that is asked."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.query import Result

from bangiao.ontology.vocabulary import ID, PREFIXES, SAME_AS, bg
from bangiao.queries.answer import Answer, from_results
from bangiao.queries.page import Page, Parameter
from bangiao.queries.source import Source

Case = dict[str, list[str]]  # as `ask` takes values
PERIOD = {"from": "2025-02", "to": "9/2025"}
WORDS = {  # what is asked of parameters that are no nodes
    "text": ["Bộ trưởng", "hợp tác"], "year": ["2025", "2024"], "integer": ["3"], "language": ["vi", "en"],
    "kind": ["talks", "mou"], "office": ["Bộ trưởng", "Thủ tướng"], "date": ["2025-06"],
}


@dataclass(frozen=True, slots=True)
class Rdflib:
    """rdflib's memory store, which evaluates in Python."""

    dataset: Dataset
    base: str = ID

    def answer(self, sparql: str, place: str = "query", timeout: float | None = None) -> Answer:
        """The answer, however long it takes."""
        result: Result = self.dataset.query(sparql, initNs=PREFIXES)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            quads = ox.parse(result.serialize(format="nt") or b"", format=ox.RdfFormat.N_TRIPLES)
            rows = tuple((q.subject, q.predicate, q.object) for q in quads)
            return Answer("construct", ("subject", "predicate", "object"), rows)
        return _read(result.serialize(format="json") or b"")


def _read(rows: bytes) -> Answer:
    """Apart from rdflib's evaluation, whose circles end in whatever thread collects them: Oxigraph's solutions must not."""
    return from_results(ox.parse_query_results(rows, ox.QueryResultsFormat.JSON))  # type: ignore[arg-type]


def rdflib_memory(nquads: Path) -> Rdflib:
    """A file of N-Quads in rdflib's memory; a pattern outside GRAPH meets all graphs."""
    dataset = Dataset(default_union=True)
    dataset.parse(nquads, format="nquads")
    return Rdflib(dataset)


def cases(source: Source, page: Page, choices: int = 2) -> Iterator[Case]:
    """Values for a page: its example, the source's most frequent nodes alone and together, in a period and ever, words."""
    yield {}
    nodes = [p for p in page.parameters if p.kind not in WORDS]
    words = [p for p in page.parameters if p.kind in WORDS]
    found = {p.name: _frequent(source, p, choices + at) for at, p in enumerate(nodes)}
    free: Case = {p.name: [""] for p in words if p.kind in ("text", "office", "kind", "date")}
    for at in range(choices):
        yield free | {p.name: [found[p.name][(at + shift) % len(found[p.name])]] for shift, p in enumerate(nodes)}
    if nodes:
        yield free | {nodes[0].name: found[nodes[0].name]} | {p.name: found[p.name][:1] for p in nodes[1:]}
    first = {p.name: found[p.name][at % len(found[p.name]):][:1] for at, p in enumerate(nodes)}
    for parameter in words:
        if parameter.kind != "date":
            yield from (free | first | {parameter.name: [word]} for word in WORDS[parameter.kind])
    if period := {p.name: [PERIOD.get(p.name, "2025-06")] for p in words if p.kind == "date"}:
        yield free | first | period


def comparable(answer: Answer) -> object:
    """What two stores must agree in: rows with their order and types, or triples, or yes and no."""
    return answer.truth if answer.form == "ask" else answer.triples() if answer.form == "construct" else answer.rows


_TOLD = {"agent": ("party", "Country"), "country": ("party", "Country"), "person": ("participant", "Person")}


def _frequent(source: Source, parameter: Parameter, number: int) -> list[str]:
    """The nodes told of most often that fit a parameter."""
    if parameter.kind == "fact":
        pattern = f"GRAPH ?g {{ ?node <{SAME_AS}> ?least FILTER (REGEX(STR(?node), '/(meeting|visit)/')) }}"
    elif parameter.kind == "article":
        pattern = f"GRAPH ?node {{ ?fact <{bg('evidence')}> ?evidence }}"
    else:
        path, cls = _TOLD[parameter.kind]
        pattern = f"GRAPH ?g {{ ?fact <{bg(path)}> ?node . ?node a <{bg(cls)}> }}"
    most = f"GROUP BY ?node ORDER BY DESC(?n) ?node LIMIT {number}"
    query = f"SELECT ?node (COUNT(*) AS ?n) WHERE {{ {pattern} }} {most}"
    return [row[0].value for row in source.answer(query).rows if isinstance(row[0], ox.NamedNode)]

