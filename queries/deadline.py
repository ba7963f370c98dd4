"""A query with a time limit: asked in a process of its own, which is killed at the deadline.

Oxigraph has no time limit, and a sort or an aggregate cannot be interrupted from outside. The process starts in about
0.1 s and opens the store for reading by itself, which keeps writers out for as long as it lives.
"""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from bangiao.graph.errors import StoreError
from bangiao.queries.answer import Answer, from_results
from bangiao.queries.errors import DeadlineError, QueryError

WORKER = "bangiao.queries.worker"  # the module that such a process runs


def ask_within(path: Path, sparql: str, seconds: float, place: str = "query") -> Answer:
    """The answer to `sparql` over the store at `path`, within `seconds`.

    Raises DeadlineError when time is up (the process is gone then), QueryError and StoreError as asking does.
    """
    request = json.dumps({"path": str(path), "sparql": sparql, "place": place, "seconds": seconds}).encode()
    with subprocess.Popen([sys.executable, "-m", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        try:
            reply, _ = worker.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired:
            problem = f"no answer within {seconds:g} s; ask for less, or give it more time (--timeout)"
            raise DeadlineError(f"{place}: {problem}") from None
        finally:
            worker.kill()
    return _read(reply, sparql, place)


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
