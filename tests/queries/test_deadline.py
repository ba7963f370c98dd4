"""The time limit holds: a query that would run for hours is gone at the deadline, with its process."""
from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bangiao.graph.errors import StoreError
from bangiao.graph.store import Store
from bangiao.queries.deadline import ask_within
from bangiao.queries.errors import DeadlineError, QueryError
from bangiao.queries.evaluate import evaluate

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
ENDLESS = ENDLESS.replace("{ ?a", "{ GRAPH ?x { ?a").replace("?p }", "?p } }")


def test_a_query_that_does_not_end_is_ended(store: Store) -> None:
    begun = time.monotonic()
    with pytest.raises(DeadlineError, match=r"no answer within 0\.5 s"):
        ask_within(store.path, ENDLESS, 0.5)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?o ?none { GRAPH ?g { ?s skos:prefLabel ?o } } ORDER BY ?s ?o",
        "ASK { GRAPH ?g { ?s a bg:Meeting } }",
        "CONSTRUCT { ?s rdfs:label ?o } WHERE { GRAPH ?g { ?s skos:prefLabel ?o } }",
    ],
)
def test_the_answer_is_that_of_asking_here(store: Store, sparql: str) -> None:
    here, there = evaluate(store.oxigraph, sparql), ask_within(store.path, sparql, 30)
    assert here
    assert (here.form, here.columns, here.truth) == (there.form, there.columns, there.truth)
    assert sorted(map(str, here)) == sorted(map(str, there))


def test_errors_come_through(store: Store, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="a prefix is not declared"):
        ask_within(store.path, "SELECT * { ?s foaf:knows ?o }", 30)
    with pytest.raises(StoreError, match="there is no store here"):
        ask_within(tmp_path / "none", "ASK {}", 30)


def test_a_query_whose_asker_was_killed_ends_at_the_deadline(store: Store) -> None:
    code = f"import sys; from bangiao.queries.deadline import ask_within; ask_within(sys.argv[1], {ENDLESS!r}, 3)"
    with subprocess.Popen([sys.executable, "-c", code, str(store.path)], stderr=subprocess.PIPE) as asker:
        with pytest.raises(subprocess.TimeoutExpired):
            asker.wait(2)
        asker.kill()
        assert asker.communicate(timeout=60)[1] == b"", "the pipe ends when the process that was asked has ended"
