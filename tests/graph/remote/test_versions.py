"""Versions: the digest of sorted lines, read anew only where a graph changed."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.graph.remote import versions as module
from bangiao.graph.remote.ledger import Ledger, Version
from bangiao.graph.remote.versions import version, versions
from bangiao.graph.store import Store

READ: list[str] = []


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """READ is which graphs were read."""
    READ.clear()
    whole = module.lines

    def lines(store: Store, graph: str) -> Iterable[str]:
        READ.append(graph.rpartition("/")[2])
        return whole(store, graph)

    monkeypatch.setattr(module, "lines", lines)


def put(store: Store, id_: str, *values: int) -> None:
    graph = NamedNode(f"{store.base}article/{id_}")
    store.replace(graph, [Quad(graph, NamedNode("urn:p"), Literal(value), graph) for value in values])


def now(store: Store) -> dict[str, int]:
    """How many triples each graph has; READ begins anew."""
    READ.clear()
    with Ledger(store.path) as ledger:
        return {graph.rpartition("/")[2]: found.triples for graph, found in versions(store, ledger).items()}


def test_a_version_is_the_digest_that_sort_and_sha256sum_give() -> None:
    wanted = Version(2, hashlib.sha256("<urn:a> <urn:b> \"ă\" .\n<urn:a> <urn:b> \"đ\" .\n".encode()).hexdigest())
    assert version(["<urn:a> <urn:b> \"đ\" .\n", "<urn:a> <urn:b> \"ă\" .\n", "<urn:a> <urn:b> \"đ\" .\n"]) == wanted


def test_only_graphs_that_changed_are_read_again(store: Store) -> None:
    put(store, "a", 1)
    put(store, "b", 1, 2)
    assert now(store) == {"a": 1, "b": 2}
    assert READ == ["a", "b"]
    assert now(store) == {"a": 1, "b": 2}
    assert READ == []
    store.close()
    with Store(store.path) as again:
        put(again, "b", 1, 2)
        put(again, "c", 1)
        assert now(again) == {"a": 1, "b": 2, "c": 1}
        assert READ == ["c"]
        put(again, "b", 3)
        again.remove("a")
    with Store(store.path, mode="read") as again:
        assert now(again) == {"b": 1, "c": 1}
        assert READ == ["b"]


def test_derived_graphs_that_are_amended_are_read_again(store: Store) -> None:
    graph = NamedNode(f"{store.base}graph/identity")
    put(store, "a", 1)
    now(store)
    store.amend([], [Quad(graph, graph, graph, graph)])
    assert now(store) == {"a": 1, "identity": 1}
    assert READ == ["identity"]


@pytest.mark.parametrize("spoil", [b"", b"other\n", b'\n"cut of', None])
def test_where_the_history_is_lost_all_is_read(store: Store, spoil: bytes | None) -> None:
    put(store, "a", 1)
    put(store, "b", 1)
    now(store)
    path = store.path / "changes"
    if spoil is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + spoil if spoil.startswith(b"\n") else spoil)
    assert now(store) == {"a": 1, "b": 1}
    assert READ == ["a", "b"]


def test_a_history_that_is_too_long_begins_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from bangiao.graph import journal

    put(store, "a", 1)
    now(store)
    store.close()
    monkeypatch.setattr(journal, "_LONG", 10)
    with Store(store.path) as again:
        assert now(again) == {"a": 1}
        assert READ == ["a"]
        assert (store.path / "changes").stat().st_size < 20
