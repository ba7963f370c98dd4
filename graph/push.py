"""The graph into another store: over the SPARQL 1.1 Graph Store Protocol, or by SPARQL Update in batches."""
from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Literal

import pyoxigraph as ox
from SPARQLWrapper import POST, POSTDIRECTLY, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from bangiao.graph.errors import PushError
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import background_graph, identity_graph

Protocol = Literal["graph-store", "update"]
BATCH = 1000  # triples in one update; stores that turn updates into SQL refuse longer ones

_REMEDIES = {  # HTTP status: what helps
    400: "the store refused the data; see whether the endpoint takes this protocol (--protocol)",
    401: "the store wants a login; use an endpoint that may be written without one",
    403: "the store does not let us write; use the endpoint for updates",
    404: "nothing answers there; check the path (Oxigraph: /store, or /update with --protocol update)",
    405: "the endpoint does not take writes; check the path, or choose the other --protocol",
    413: "the store refuses requests of this size; choose --protocol update, which sends small ones",
}
_AGAIN = "push again when the store is well: what has arrived is replaced by itself"


def push(
    store: Store, endpoint: str, *, protocol: Protocol = "graph-store", timeout: float = 60.0,
    progress: Callable[[str], None] = lambda _: None,
) -> int:
    """Make each graph of `store` stand in the store at `endpoint` as it stands here; how many were sent.

    Graphs that the other store alone has are left as they are. `timeout` is in seconds and for one request; `progress`
    is called with the name of each graph that has arrived. Raises PushError at the first failure: the graphs before it
    are there, and pushing again is safe, since each graph is replaced.
    """
    if urllib.parse.urlsplit(endpoint).scheme not in ("http", "https"):
        raise PushError(f"{endpoint}: this is no address of a store; write http://… or https://…")
    send = _put if protocol == "graph-store" else _update
    derived = {identity_graph(store.base), background_graph(store.base)}  # emptied there too, where they are empty here
    graphs = sorted(derived | {graph.value for graph in store.graphs()})
    for graph in graphs:
        with _failures(endpoint, graph):
            send(endpoint, graph, sorted(f"{quad.triple} .\n" for quad in store.quads(ox.NamedNode(graph))), timeout)
        progress(graph)
    return len(graphs)


def _put(endpoint: str, graph: str, triples: list[str], timeout: float) -> None:
    """The whole graph in one request, which the store takes whole or not at all."""
    separator = "&" if urllib.parse.urlsplit(endpoint).query else "?"
    request = urllib.request.Request(
        f"{endpoint}{separator}graph={urllib.parse.quote(graph, safe='')}", method="PUT",
        data="".join(triples).encode(), headers={"Content-Type": "application/n-triples"},
    )
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        answer.read()


def _update(endpoint: str, graph: str, triples: list[str], timeout: float) -> None:
    """The graph emptied and filled, in one update where it fits and in several, not atomic together, where not."""
    client = SPARQLWrapper(endpoint)
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setTimeout(max(1, round(timeout)))
    for update in _updates(graph, triples):
        client.setQuery(update)
        client.query().response.read()


def _updates(graph: str, triples: list[str]) -> Iterator[str]:
    emptied = f"DROP SILENT GRAPH <{graph}> ;\n"
    for at in range(0, len(triples) or 1, BATCH):
        yield f"{'' if at else emptied}INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(triples[at : at + BATCH])}}} }}"


@contextmanager
def _failures(endpoint: str, graph: str) -> Iterator[None]:
    try:
        yield
    except (SPARQLWrapperException, HTTPException, OSError) as error:
        problem, remedy = _told(error)
        raise PushError(f"{endpoint}: {problem}, at graph {graph}; {remedy}") from error


def _told(error: BaseException) -> tuple[str, str]:
    """What went wrong, and what helps."""
    if isinstance(error, SPARQLWrapperException) and error.__context__ is not None:
        return _told(error.__context__)  # the status that SPARQLWrapper made words of
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP status {error.code} {error.reason}{_detail(error)}", _REMEDIES.get(error.code, _AGAIN)
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return "no answer in time", "allow more with --timeout"
    return _first_line(str(reason)) or type(error).__name__, _AGAIN


def _detail(error: urllib.error.HTTPError) -> str:
    text = _first_line(error.read(300).decode("utf-8", "replace"))
    return f" ({text})" if text else ""


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
