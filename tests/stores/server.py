"""A store of another kind as the tests see it: where it answers, how one logs in, what it holds."""
from __future__ import annotations

import base64
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import pyoxigraph as ox

Scheme = Literal["none", "basic", "digest", "bearer"]
Answered = tuple[int, bytes]  # status and body

_BATCH = 500  # graphs dropped in one update


@dataclass(frozen=True, slots=True)
class Server:
    """A running store: its three addresses, and the login that they want. Its `own` graphs are no business of the tests."""

    name: str
    query: str
    update: str
    graphs: str  # of the Graph Store Protocol
    scheme: Scheme = "none"
    user: str = ""
    secret: str = ""  # the password or the token
    own: frozenset[str] = frozenset()

    def at(self, address: str, scheme: Scheme | None = None) -> Server:
        """The same store behind a proxy at `address` (http://127.0.0.1:PORT), which may want another login."""
        moved = {place: _moved(getattr(self, place), address) for place in ("query", "update", "graphs")}
        return replace(self, **moved, **({} if scheme is None else {"scheme": scheme}))

    def graph_url(self, graph: str) -> str:
        """Where the Graph Store Protocol has one graph."""
        return f"{self.graphs}?graph={urllib.parse.quote(graph, safe='')}"

    def send(self, method: str, url: str, body: bytes | None = None, **headers: str) -> Answered:
        """One request with the login; the answer whatever its status. `Content_Type` stands for `Content-Type`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(url, body, {**named, **self.authorization()}, method=method)
        try:
            with _opener(self).open(request, timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let `graph` be these triples."""
        body = "".join(f"{triple} .\n" for triple in triples).encode()
        status, said = self.send("PUT", self.graph_url(graph), body, Content_Type="application/n-triples")
        assert status in (200, 201, 204), (status, said[:500])

    def run(self, update: str) -> None:
        """Carry out an update."""
        status, said = self.send("POST", self.update, update.encode(), Content_Type="application/sparql-update")
        assert status in (200, 204), (status, said[:500])

    def rows(self, sparql: str) -> list[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | None, ...]]:
        """The rows of a SELECT."""
        url = f"{self.query}?query={urllib.parse.quote(sparql)}"
        status, body = self.send("GET", url, Accept="application/sparql-results+json")
        assert status == 200, (status, body[:500])
        read = json.loads(body)
        names = read["head"]["vars"]
        return [tuple(_term(row.get(name)) for name in names) for row in read["results"]["bindings"]]

    def graph_names(self) -> set[str]:
        """The named graphs that are not the store's own."""
        found = (row[0] for row in self.rows("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"))  # DISTINCT: Virtuoso, 10 s
        return {graph.value for graph in found if isinstance(graph, ox.NamedNode)} - self.own

    def quads(self) -> set[ox.Quad]:
        """All that it holds, graph by graph."""
        return {
            ox.Quad(*row, ox.NamedNode(graph))  # type: ignore[arg-type]
            for graph in self.graph_names()
            for row in self.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        }

    def count(self, graph: str) -> int:
        """How many triples a graph has."""
        ((number,),) = self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        assert isinstance(number, ox.Literal)
        return int(number.value)

    def clear(self) -> None:
        """Take out every graph that is not the store's own."""
        graphs = sorted(self.graph_names())
        for at in range(0, len(graphs), _BATCH):
            self.run(" ; ".join(f"DROP SILENT GRAPH <{graph}>" for graph in graphs[at : at + _BATCH]))

    def authorization(self) -> dict[str, str]:
        """The header that Basic and bearer send at once; Digest waits to be asked."""
        if self.scheme == "basic":
            pair = base64.b64encode(f"{self.user}:{self.secret}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {"Authorization": f"Bearer {self.secret}"} if self.scheme == "bearer" else {}


@cache
def _opener(server: Server) -> urllib.request.OpenerDirector:
    """Goes straight to the store, whatever proxy the machine has, and answers Digest's challenge."""
    direct = urllib.request.ProxyHandler({})
    if server.scheme != "digest":
        return urllib.request.build_opener(direct)
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    for url in (server.query, server.update, server.graphs):
        passwords.add_password(None, url, server.user, server.secret)
    return urllib.request.build_opener(direct, urllib.request.HTTPDigestAuthHandler(passwords))


def _moved(url: str, address: str) -> str:
    there = urllib.parse.urlsplit(address)
    return urllib.parse.urlsplit(url)._replace(scheme=there.scheme, netloc=there.netloc).geturl()


def _term(binding: dict[str, str] | None) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    if binding is None:
        return None
    if binding["type"] == "uri":
        return ox.NamedNode(binding["value"])
    if binding["type"] == "bnode":
        return ox.BlankNode(binding["value"].removeprefix("nodeID://"))
    if language := binding.get("xml:lang"):
        return ox.Literal(binding["value"], language=language)
    datatype = binding.get("datatype")
    return ox.Literal(binding["value"], datatype=ox.NamedNode(datatype) if datatype else None)
