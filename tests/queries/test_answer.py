"""Answers: what they hold, and how they are written and read again."""
from __future__ import annotations

import datetime as dt
import json

import pyoxigraph as ox
import pytest

from bangiao.queries.answer import GRAPH_FORMATS, RESULT_FORMATS, Answer, short
from bangiao.queries.errors import FormatError
from bangiao.queries.evaluate import evaluate

ROWS = """SELECT ?a ?b {
  VALUES (?a ?b) { (<urn:a> "một, \\"hai\\"\\n"@vi) (bg:Meeting UNDEF) ("2025-06-11"^^xsd:date 40) }
}"""
GRAPH = "CONSTRUCT { <urn:a> ?p 1 } { VALUES ?p { <urn:p> <urn:q> <urn:p> } }"


def asked(sparql: str) -> Answer:
    return evaluate(ox.Store(), sparql)


def test_rows_keep_their_terms() -> None:
    answer = asked(ROWS)
    assert (answer.form, answer.columns, len(answer), answer.truth) == ("select", ("a", "b"), 3, None)
    assert answer.table()[1] == ["bg:Meeting", ""]
    assert answer.records()[2] == {"a": dt.date(2025, 6, 11), "b": 40}


@pytest.mark.parametrize("format_", ["json", "xml", "tsv"])
def test_what_is_written_reads_back(format_: str) -> None:
    answer = asked(ROWS)
    read = ox.parse_query_results(answer.write(format_), RESULT_FORMATS[format_])
    assert tuple(tuple(row) for row in read) == answer.rows  # type: ignore[union-attr]


def test_csv_is_for_spreadsheets() -> None:
    assert asked(ROWS).write("csv").decode().splitlines()[0] == "a,b"


def test_yes_and_no() -> None:
    yes, no = asked("ASK {}"), asked("ASK { ?s ?p ?o }")
    assert (bool(yes), bool(no)) == (True, False)
    assert json.loads(no.write("json"))["boolean"] is False


@pytest.mark.parametrize("format_", sorted(set(GRAPH_FORMATS) - {"jsonld"}))
def test_graphs_are_written_sorted_and_read_back(format_: str) -> None:
    answer = asked(GRAPH)
    read = [quad.triple for quad in ox.parse(answer.write(format_), format=GRAPH_FORMATS[format_])]
    assert read == answer.triples()
    assert len(read) == 2


def test_a_format_that_does_not_fit_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError, match="csv, tsv, json, xml"):
        asked(ROWS).write("turtle")
    with pytest.raises(FormatError, match="turtle, ntriples"):
        asked(GRAPH).write("csv")


def test_iris_are_short_for_readers() -> None:
    assert short(ox.NamedNode("https://w3id.org/bangiao/id/meeting/1")) == "id:meeting/1"
    assert short(ox.NamedNode("https://other.example.org/meeting/1"), "https://other.example.org/") == "id:meeting/1"
    assert short(None) == ""
