"""The process that answers one query and ends: what deadline.py starts, and kills when time is up.

It reads a request in JSON, and writes one line of JSON about the answer, then the answer: rows as SPARQL's JSON,
triples as N-Triples. Should the process that started it be killed, it ends by itself at the deadline.
"""
from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterable
from typing import BinaryIO

from bangiao.graph.errors import StoreError
from bangiao.graph.store import Store
from bangiao.queries.errors import QueryError
from bangiao.queries.evaluate import evaluate


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


def _serve(requests: BinaryIO, replies: BinaryIO) -> None:
    request = requests.read()
    limit = threading.Timer(json.loads(request)["seconds"], os._exit, (1,))
    limit.daemon = True
    limit.start()
    replies.writelines(answer_to(request))


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
