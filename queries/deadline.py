"""A query with a time limit: asked in a process of its own, which is killed at the deadline.

Oxigraph has no time limit, and a sort or an aggregate cannot be interrupted from outside. The process starts in about
0.1 s and reads the store by itself. It answers with one line of JSON about the answer, then the answer.
"""
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyoxigraph as ox

from bangiao.graph.errors import StoreError
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import PREFIXES
from bangiao.queries.answer import Answer, from_results
from bangiao.queries.errors import DeadlineError, QueryError
from bangiao.queries.permit import syntax_error


def ask_within(path: Path, sparql: str, seconds: float, place: str = "query") -> Answer:
    """The answer to `sparql` over the store at `path`, within `seconds`.

    Raises DeadlineError when time is up (the process is gone then), QueryError and StoreError as asking does.
    """
    request = json.dumps({"path": str(path), "sparql": sparql, "place": place}).encode()
    with subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        try:
            reply, _ = worker.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired:
            problem = f"no answer within {seconds:g} s; ask for less, or give it more time (--timeout)"
            raise DeadlineError(f"{place}: {problem}") from None
        finally:
            worker.kill()
    return _read(reply, sparql, place)


def evaluate(store: ox.Store, sparql: str, place: str = "query", base: str | None = None) -> Answer:
    """The answer to a query that was permitted; QueryError where Oxigraph cannot read it."""
    try:
        results = store.query(sparql, prefixes=PREFIXES)
        return from_results(cast(Any, results), sparql, base or PREFIXES["id"])
    except SyntaxError as error:
        raise syntax_error(place, error) from None


def answer_to(request: bytes) -> Iterable[bytes]:
    """What the process writes: a line that says what follows, then rows as JSON or triples as N-Triples."""
    asked = json.loads(request)
    try:
        with Store(asked["path"], mode="read") as store:
            answer = evaluate(store.oxigraph, asked["sparql"], asked["place"], store.base)
    except (QueryError, StoreError) as error:
        yield json.dumps({"error": str(error), "store": isinstance(error, StoreError)}).encode()
        return
    yield json.dumps({"form": answer.form, "columns": answer.columns, "base": answer.base}).encode() + b"\n"
    yield answer.write("ntriples" if answer.form == "construct" else "json")


def _read(reply: bytes, sparql: str, place: str) -> Answer:
    head, _, body = reply.partition(b"\n")
    if not head:
        raise DeadlineError(f"{place}: the process that asked died, for want of memory perhaps; ask for less")
    about = json.loads(head)
    if "error" in about:
        raise (StoreError if about["store"] else QueryError)(about["error"])
    if about["form"] == "construct":
        triples = tuple((t.subject, t.predicate, t.object) for t in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
        return Answer("construct", tuple(about["columns"]), triples, None, sparql, about["base"])
    return from_results(cast(Any, ox.parse_query_results(body, ox.QueryResultsFormat.JSON)), sparql, about["base"])


def _serve(requests: BinaryIO, replies: BinaryIO) -> None:
    replies.writelines(answer_to(requests.read()))


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
