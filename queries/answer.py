"""What a query answers: rows of terms, yes or no, or triples, as one frozen value that knows how to be written."""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast

import pyoxigraph as ox

from bangiao.ontology.vocabulary import BG, BGK, ID, PREFIXES, XSD_BOOLEAN, XSD_DATE, XSD_INTEGER
from bangiao.queries.errors import FormatError

Format = TypeVar("Format")
Form = Literal["select", "ask", "construct"]
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

RESULT_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Plain = str | int | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one query.

    `rows` are tuples of terms under `columns`, None where a variable is not bound. A graph's triples are rows under
    `subject`, `predicate`, `object`; a yes or no has no columns, and `truth`. `sparql` is the query that was asked.
    """

    form: Form
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truth: bool | None = None
    sparql: str = field(default="", repr=False)
    base: str = field(default=ID, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows) if self.truth is None else self.truth

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def records(self) -> list[dict[str, Plain]]:
        """The rows as dictionaries of plain Python values: texts, numbers, dates; IRIs in full."""
        return [dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows]

    def table(self) -> list[list[str]]:
        """The rows as a reader sees them: IRIs of ours shortened, literals without their types, "" where unbound."""
        return [[short(cell, self.base) for cell in row] for row in self.rows]

    def write(self, format_: str) -> bytes:
        """The answer in one of RESULT_FORMATS (rows, yes or no) or GRAPH_FORMATS (a graph); FormatError for others."""
        if self.form == "construct":
            graph = _known(format_, GRAPH_FORMATS, "a graph")
            return cast(bytes, ox.serialize(self.triples(), format=graph, prefixes=PREFIXES))
        target = _known(format_, RESULT_FORMATS, "rows, yes or no")
        return cast(bytes, ox.parse_query_results(self._json(), ox.QueryResultsFormat.JSON).serialize(format=target))

    def triples(self) -> list[ox.Triple]:
        """The triples of a graph, sorted, each once; none where the answer is no graph."""
        found = {ox.Triple(*row) for row in self.rows} if self.form == "construct" else set()  # type: ignore[arg-type]
        return sorted(found, key=str)

    def _json(self) -> str:
        import json

        if self.truth is not None:
            return json.dumps({"head": {}, "boolean": self.truth})
        rows = (zip(self.columns, row, strict=True) for row in self.rows)
        bindings = [{name: _binding(cell) for name, cell in row if cell is not None} for row in rows]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}})


def from_results(results: Results, sparql: str = "", base: str = ID) -> Answer:
    """The answer in what Oxigraph gives; reads it to its end."""
    if isinstance(results, ox.QueryBoolean):
        return Answer("ask", (), (), bool(results), sparql, base)
    if isinstance(results, ox.QueryTriples):
        triples = tuple((t.subject, t.predicate, t.object) for t in results)
        return Answer("construct", ("subject", "predicate", "object"), triples, None, sparql, base)
    columns = tuple(variable.value for variable in results.variables)
    return Answer("select", columns, tuple(tuple(row) for row in results), None, sparql, base)


def plain(cell: Cell) -> Plain:
    """A term as a Python value; dates that are no whole day stay text."""
    if not isinstance(cell, ox.Literal):
        return None if cell is None else getattr(cell, "value", str(cell))
    kind = cell.datatype.value
    if kind == XSD_INTEGER:
        return int(cell.value)
    if kind == XSD_BOOLEAN:
        return cell.value in ("true", "1")
    return dt.date.fromisoformat(cell.value) if kind == XSD_DATE else cell.value


def short(cell: Cell, base: str = ID) -> str:
    """A term as a reader sees it: `id:meeting/…`, `bg:Meeting`, a literal's text."""
    if not isinstance(cell, ox.NamedNode):
        return "" if cell is None else str(getattr(cell, "value", cell))
    return shortened(cell.value, base)


def shortened(iri: str, base: str = ID) -> str:
    """An IRI with a prefix for what it begins with, where that is the data or the vocabulary."""
    for prefix, start in (("id:", base), ("bg:", BG), ("bgk:", BGK)):
        if iri.startswith(start):
            return prefix + iri[len(start) :]
    return iri


def _known(name: str, formats: Mapping[str, Format], what: str) -> Format:
    if name not in formats:
        raise FormatError(f"{name}: the answer is {what}, and is written as {', '.join(formats)}")
    return formats[name]


def _binding(cell: Cell) -> dict[str, str]:
    if isinstance(cell, ox.Literal):
        kind = {"xml:lang": cell.language} if cell.language else {"datatype": cell.datatype.value}
        return {"type": "literal", "value": cell.value, **kind}
    if isinstance(cell, ox.NamedNode | ox.BlankNode):
        return {"type": "uri" if isinstance(cell, ox.NamedNode) else "bnode", "value": cell.value}
    raise FormatError(f"{cell}: a triple as a term cannot be written; ask for its parts")
