"""What analysts decide: read from two tables, in any way of writing an IRI, and never both ways."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.graph.identity import overrule as module
from bangiao.graph.identity.overrule import Overrule, named, overrule
from bangiao.ontology.gazetteer import TableError
from bangiao.ontology.vocabulary import ID

Rows = Callable[..., None]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Puts pairs into the tables."""

    def put(same: tuple[tuple[str, str], ...] = (), different: tuple[tuple[str, str], ...] = ()) -> None:
        tables = {"same": same, "different": different}
        monkeypatch.setattr(module, "table", lambda name: tuple({"name": one, "other": other} for one, other in tables[name]))

    return put


def test_the_tables_that_come_with_the_program_can_be_read() -> None:
    assert overrule().same.isdisjoint(overrule().different)


@pytest.mark.parametrize("written", ["id:{}", "{}", ID + "{}", "<" + ID + "{}>", "https://example.org/{}"])
def test_an_iri_may_be_written_in_full_or_short(rows: Rows, written: str) -> None:
    rows(same=((written.format("person/TR/b"), written.format("person/TR/a")),))
    assert overrule("https://example.org/").same == {("person/TR/a", "person/TR/b")}


def test_a_pair_in_either_order_or_twice_is_one_decision(rows: Rows) -> None:
    rows(different=(("id:a", "id:b"), ("id:b", "id:a")))
    assert overrule().different == {("a", "b")}
    assert overrule().parted == {"a": {"b"}, "b": {"a"}}


def test_a_pair_in_both_tables_is_refused_by_name(rows: Rows) -> None:
    rows(same=(("id:a", "id:b"),), different=((ID + "b", "id:a"),))
    with pytest.raises(TableError, match=r"same\.tsv and different\.tsv both have a and b; take"):
        overrule()


@pytest.mark.parametrize("pair", [("id:a", ""), ("id:a", "id:a"), ("id:a", f"<{ID}a>")])
def test_a_row_that_names_no_second_node_is_refused(rows: Rows, pair: tuple[str, str]) -> None:
    rows(same=(pair,))
    with pytest.raises(TableError, match=r"^same\.tsv: the row of id:a names no second node; write two IRIs"):
        overrule()


def test_a_chain_of_decisions_is_one() -> None:
    decided = Overrule(same=frozenset({("a", "b"), ("c", "d"), ("b", "c"), ("x", "y")}))
    assert decided.chain("d") == {"a", "b", "c", "d"}
    assert decided.chain("y") == {"x", "y"}
    assert decided.chain("z") == {"z"}


def test_the_digest_tells_decisions_apart_whatever_their_order() -> None:
    pairs = [("a", "b"), ("c", "d")]
    assert Overrule(frozenset(pairs)).digest == Overrule(frozenset(pairs[::-1])).digest
    digests = {Overrule().digest, Overrule(frozenset(pairs)).digest, Overrule(different=frozenset(pairs)).digest}
    assert len(digests) == 3


def test_each_node_that_is_named_stands_with_file_and_line(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    rows(same=((f"<{ID}a>", "id:b"),), different=(("c", "https://example.org/d"),))
    monkeypatch.setattr(module, "lines", lambda name: (4,))
    told = [("same.tsv:4", "a"), ("same.tsv:4", "b"), ("different.tsv:4", "c"), ("different.tsv:4", "d")]
    assert list(named("https://example.org/")) == told
