"""IRIs that a store would shorten are found out before a graph that holds one is sent."""
from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.graph.errors import UnkeptError
from bangiao.graph.remote.ledger import Ledger
from bangiao.graph.remote.lengths import Lengths
from bangiao.graph.remote.protocol import Protocol, RemoteStore
from bangiao.graph.remote.push import Pushed
from bangiao.graph.store import Store
from stores.server import Server

Reach = Callable[..., RemoteStore]
Bring = Callable[..., Pushed]
BOTH = pytest.mark.parametrize("protocol", ["graph-store", "update"])
KEPT = 1880  # bytes that Virtuoso 7 keeps of an IRI
P, TEXT = NamedNode("urn:p"), Literal("Hà Nội")


def iri(start: str, length: int) -> str:
    """An IRI of so many bytes."""
    return start + "ạ" * ((length - len(start)) // 3) + "a" * ((length - len(start)) % 3)


def put(store: Store, graph: str, value: NamedNode | Literal = TEXT, *, also: NamedNode = P) -> str:
    name = NamedNode(graph)
    store.replace(name, [Quad(name, also, value, name)])
    return graph


@BOTH
def test_graphs_with_iris_that_would_be_shortened_are_named_and_the_others_go_on(
    store: Store, server: Server, reach: Reach, bring: Bring, compare: Callable[..., object], protocol: Protocol
) -> None:
    article = f"{store.base}article/"
    name = article + "a" * (KEPT + 1 - len(article))
    good = {
        put(store, article + "ngắn"), put(store, name[:-1]), put(store, article + "1", NamedNode(iri("urn:", KEPT))),
    }
    long = {
        put(store, name), put(store, article + "2", NamedNode(iri("urn:", 4_000))),
        put(store, article + "3", also=NamedNode(iri("urn:", KEPT + 1))),
        put(store, article + "4", Literal("1", datatype=NamedNode(iri("urn:", KEPT + 1)))),
    }
    foreign = name[:-2]  # what Virtuoso would make of the name
    server.put(foreign, [triple := ox.Triple(P, P, TEXT)])
    pushed = bring(store, remote := reach(server, protocol))
    lines = "\n".join(pushed.refused)
    if server.name == "oxigraph":
        assert (pushed.sent, lines) == (len(good | long), "")
    else:
        assert (pushed.sent, len(pushed.refused)) == (len(good), len(long)), lines
        assert all(f"at graph {graph}; shorten <" in lines for graph in long)
        assert f"it shortens IRIs of {KEPT + 1} bytes" in lines
        assert server.graph_names() == good | {foreign}
        assert bring(store, remote).sent == 0
    assert {graph: server.count(graph) for graph in good} == dict.fromkeys(good, 1)
    assert ox.Quad(*triple, NamedNode(foreign)) in server.quads()
    assert not [name for name in server.graph_names() if "trial" in name]
    with Ledger(store.path) as ledger:
        ours = ledger.there(remote.endpoint.key).keys()
        assert ours == (good | long if server.name == "oxigraph" else good | long - {name}), "nothing was written to that name"
    assert store.remove(name.removeprefix(article))
    assert bring(store, remote).withdrawn == (server.name == "oxigraph")
    assert ox.Quad(*triple, NamedNode(foreign)) in server.quads()


def test_what_is_short_is_not_tried(store: Store, oxigraph: Server, reach: Reach) -> None:
    remote, tried = reach(oxigraph), list[str]()
    remote.put = lambda graph, lines: tried.append(graph)  # type: ignore[method-assign, assignment, misc]
    with Ledger(store.path) as ledger:
        lengths = Lengths(remote, ledger, store.base)
        lines = [f'<urn:s> <urn:p> "{"<urn:x> " * 1000}" .\n', f'<urn:s> <urn:p> <{iri("urn:", 1000)}> .\n']
        assert list(lengths.watched("urn:g", lines)) == lines
        assert (tried, lengths.long_literal) == ([], False)
        assert list(lengths.watched("urn:g", ['<urn:s> <urn:p> "' + "ạ" * 20_001 + '"@vi .\n']))
        assert lengths.long_literal
        with pytest.raises(UnkeptError, match=r"it shortens IRIs of 1001 bytes, at graph urn:g; shorten <urn:ạ"):
            list(lengths.watched("urn:g", [f'<urn:s> <urn:p> "a"^^<{iri("urn:", 1001)}> .\n']))
        with pytest.raises(UnkeptError):
            list(lengths.watched("urn:g", [f'<{iri("urn:", 1002)}> <urn:p> "a" .\n']))
    assert len(tried) == 1
