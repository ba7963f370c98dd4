"""Only queries that read this store may run, and the others are told why."""
from __future__ import annotations

import pyoxigraph as ox
import pytest

from bangiao.queries.errors import QueryError
from bangiao.queries.permit import may_ask_elsewhere, permit, syntax_error


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?s ?p 'SERVICE <http://x/> {}' }  # SERVICE <http://x/> { ?s ?p ?o }",
        "ASK { GRAPH ?g { ?s a <urn:service> } }",
        "PREFIX service: <urn:s#> CONSTRUCT { ?s service:insert ?o } WHERE { ?s service:delete ?o }",
        "DESCRIBE <urn:x>",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { { SELECT ?s { ?s ?p ?o } LIMIT 3 } UNION { ?s ?q ?o MINUS { ?s ?q 1 } } }",
    ],
)
def test_reading_is_permitted(sparql: str) -> None:
    permit(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
        "ASK { OPTIONAL { { SELECT ?s { GRAPH ?g { FILTER EXISTS { SERVICE <urn:x> { ?s ?p ?o } } } } } } }",
        "SELECT * { ?s ?p ?o MINUS { { } UNION { sErViCe <urn:x> { ?s ?p ?o } } } }",
        "SELECT (EXISTS { SERVICE <urn:x> { ?s ?p ?o } } AS ?x) {}",
        "SELECT ?s { ?s ?p ?o } HAVING (EXISTS { SERVICE <urn:x> { ?s ?p ?o } })",
        "SELECT * { \\u0053ERVICE <urn:x> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <urn:x> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_hides(sparql: str) -> None:
    assert may_ask_elsewhere(sparql)
    with pytest.raises(QueryError, match=r"SERVICE asks another store|cannot be read"):
        permit(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/x>",
        "CLEAR ALL",
        "PREFIX a: <urn:a#> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_by_name(sparql: str) -> None:
    with pytest.raises(QueryError, match="this changes the store"):
        permit(sparql)


@pytest.mark.parametrize("sparql", ["", " \n", "SELECT * { ?s ?p", "hello", "SELECT * {} ; DROP ALL", "SELECT * {}}"])
def test_what_is_no_query_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="my"):
        permit(sparql, "my.rq")


def test_an_error_says_line_column_and_text() -> None:
    with pytest.raises(QueryError, match=r"^my\.rq:2:\d+: the query cannot be read at 'WHERE \{ \?s foaf' ?; mend"):
        permit("SELECT ?s\nWHERE { ?s foaf", "my.rq")


def test_deep_nesting_ends_in_a_message() -> None:
    with pytest.raises(QueryError, match=r"nested too deep|brackets"):
        permit("SELECT * " + "{" * 20_000 + "}" * 20_000)
    with pytest.raises(QueryError, match=r"nested too deep|brackets"):
        permit("SELECT * " + "{" * 4_000 + "}" * 4_000)


def test_oxigraphs_own_errors_become_one_line() -> None:
    message = str(syntax_error("my.rq", SyntaxError("error at 2:19: expected one of Prefix not found, ['%'],\n more")))
    assert message.startswith("my.rq:2:19: a prefix is not declared; add PREFIX")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("sparql", "problem"),
    [
        ("SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?x }", "1:41: the SELECT contains a variable that is unbound; mend"),
        ("SELECT * { ?s ?p }", "1:19: the query cannot be read there; mend"),
        ("SELEC * { ?s ?p 'x' }", "1:10: the query cannot be read there; mend"),
    ],
)
def test_what_oxigraph_says_in_words_is_told(sparql: str, problem: str) -> None:
    with pytest.raises(SyntaxError) as raised:
        ox.Store().query(sparql)
    assert str(syntax_error("my.rq", raised.value)).startswith(f"my.rq:{problem}")
