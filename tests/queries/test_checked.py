"""A check looks again only at what changed, and finds the same as one that looks at everything."""
from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Fact, Passage
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.graph.validate import Violation
from bangiao.queries import violations as checking
from bangiao.queries.checked import FILE
from bangiao.queries.violations import check_store

TEXT = "Hai nước hội đàm."
Put = Callable[[str, str], None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def put(store: Store) -> Put:
    """An article that tells of talks of one party, which is wrong, or of two."""

    def add(id_: str, parties: str) -> None:
        sides = tuple(("party", Country(iso)) for iso in parties.split())
        fact = Fact("Meeting", (*sides, ("kind", Concept("talks")), ("status", Concept("held"))), (Passage(0, 3, ("party",)),))
        store.replace(ox.NamedNode(article_iri(id_, store.base)), describe(Article(id_, TEXT, ()), (fact,)))
        derive(store)

    return add


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were looked at."""
    seen: list[str] = []
    check_triples = checking.check_triples

    def noted(graph: ox.NamedNode, triples: bytes) -> tuple[Violation, ...]:
        seen.append(graph.value.rpartition("/")[2])
        return check_triples(graph, triples)

    monkeypatch.setattr(checking, "check_triples", noted)
    return seen


def checked(store: Store) -> list[Violation]:
    """What is found with memory, which must be what is found without."""
    found = list(check_store(store, anew=False))
    assert found == list(check_store(store))
    return found


def test_what_did_not_change_is_not_looked_at_again(store: Store, put: Put, looked: list[str]) -> None:
    put("một", "VN")
    put("hai", "VN LA")
    first = list(check_store(store, anew=False))
    assert [violation.check for violation in first] == ["one-party"]
    looked.clear()
    assert list(check_store(store, anew=False)) == first
    assert not looked


def test_what_changed_came_or_went_is_noticed(store: Store, put: Put) -> None:
    put("một", "VN")
    put("hai", "VN LA")
    assert len(checked(store)) == 1
    put("hai", "LA")
    assert len(checked(store)) == 2
    put("một", "VN LA")
    assert len(checked(store)) == 1
    store.remove("hai")
    derive(store)
    assert checked(store) == []
    put("ba", "VN")
    assert len(checked(store)) == 1


def test_other_rules_look_at_everything(store: Store, put: Put, looked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    put("một", "VN LA")
    list(check_store(store, anew=False))
    looked.clear()
    monkeypatch.setattr(checking, "_RULES", "other")
    list(check_store(store, anew=False))
    assert looked


@pytest.mark.parametrize("memory", [b"", b"{", b"SQLite format 3\0"])
def test_a_broken_memory_is_none_and_mended(store: Store, put: Put, looked: list[str], memory: bytes) -> None:
    put("một", "VN")
    list(check_store(store, anew=False))
    (store.path / FILE).write_bytes(memory)
    assert len(list(check_store(store, anew=False))) == 1
    looked.clear()
    assert len(list(check_store(store, anew=False))) == 1
    assert not looked


def test_what_is_broken_further_in_is_not_believed(store: Store, put: Put) -> None:
    put("một", "VN")
    list(check_store(store, anew=False))
    with closing(sqlite3.connect(store.path / FILE)) as db, db:
        db.execute("UPDATE found SET violations = '[{}]'")
    assert len(checked(store)) == 1


def test_one_change_costs_one_row(store: Store, put: Put) -> None:
    for number in range(5):
        put(f"bài {number}", "VN")
    list(check_store(store, anew=False))
    put("bài 3", "VN LA")
    with mock.patch.object(checking, "remember", wraps=checking.remember) as remember:
        list(check_store(store, anew=False))
    ((_, _, found),) = (call.args for call in remember.call_args_list)
    assert len([graph for graph in found if "/article/" in graph]) == 1


def test_where_nothing_can_be_remembered_everything_is_looked_at(store: Store, put: Put, looked: list[str]) -> None:
    put("một", "VN")
    (store.path / FILE).mkdir()
    assert len(checked(store)) == 1
    looked.clear()
    assert len(list(check_store(store, anew=False))) == 1
    assert looked
