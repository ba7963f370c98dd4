"""The index: what articles tell counts as often as they tell it, and nothing counts before it is committed."""
from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.graph.identity.agreement import Agreement, Strength
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Telling, Trait


def telling(node: str, *traits: Trait) -> Telling:
    return Telling(node, node.split("/", maxsplit=1)[0], frozenset(traits))


NAME, OTHER = ("name", "Ngư’ \"phủ\""), ("other", "đảo\n")


def test_a_node_has_every_trait_that_any_article_tells_until_none_does() -> None:
    with Index() as index:
        assert index.tell("a", [telling("person/1", NAME)]) == {"person/1": "person"}
        assert index.tell("c", [telling("person/1", NAME)]) == {}, "it is told of once more, and is what it was"
        assert index.tell("c", []) == {}
        assert index.tell("b", [telling("person/1", NAME, OTHER)]) == {"person/1": "person"}
        assert index.tell("b", [telling("person/1", OTHER, NAME)]) == {}
        node = index.node("person/1")
        assert node
        assert (node.cls, node.all("name"), node.all("other")) == ("person", {NAME[1]}, {OTHER[1]})
        index.tell("b", [])
        assert (node := index.node("person/1"))
        assert (node.all("name"), node.all("other")) == ({NAME[1]}, frozenset())
        assert index.tell("a", []) == {"person/1": "person"}
        assert (index.node("person/1"), index.articles(), index.nodes("person")) == (None, set(), [])
        assert index.tell("a", []) == {}


told = st.dictionaries(st.sampled_from("xyz"), st.frozensets(st.sampled_from([NAME, OTHER, ("date", "2031")])), max_size=3)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), told), max_size=8))
def test_what_is_told_is_what_the_articles_tell_last(changes: list[tuple[str, dict[str, frozenset[Trait]]]]) -> None:
    last: dict[str, dict[str, frozenset[Trait]]] = {}
    with Index() as index:
        for article, nodes in changes:
            before = {name: index.node(name) for name in "xyz"}
            changed = index.tell(article, [Telling(node, "c", traits) for node, traits in nodes.items()])
            assert set(changed) == {name for name in "xyz" if before[name] != index.node(name)}
            last[article] = nodes
        for name in "xyz":
            wanted = [nodes[name] for nodes in last.values() if name in nodes]
            found = index.node(name)
            assert (found is None) == (not wanted)
            if found:
                traits = {(trait, value) for trait, values in found.traits.items() for value in values}
                assert traits == frozenset().union(*wanted)
        assert index.articles() == {article for article, nodes in last.items() if nodes}


def test_a_node_is_filed_under_just_these_keys() -> None:
    with Index() as index:
        index.file("n1", {"k", "l"})
        index.file("n0", {"k"})
        index.file("n1", {"k", "m"})
        assert index.keys("n1") == {"k", "m"}
        assert (index.filed("k"), index.filed("l"), index.filed("k", 1)) == (["n0", "n1"], [], ["n0"])
        assert (index.first("k"), index.first("l")) == ("n0", None)


WHY = Agreement(Strength.LIKELY, "part")


def test_what_agrees_is_known_from_both_ends_and_tied_or_not() -> None:
    with Index() as index:
        assert not index.fit("b", "a", WHY)
        assert (index.fits("a"), index.fits("b"), index.ties("a"), index.untied("b")) == ({"b": WHY}, {"a": WHY}, {}, ["a"])
        assert [index.tie("a", "b", True), index.tie("b", "a", True)] == [True, False]
        assert (index.ties("a"), index.ties("b"), index.untied("a")) == ({"b": WHY}, {"a": WHY}, [])
        assert index.fit("a", "b", Agreement(Strength.SURE, "name"))
        assert index.untied("a") == ["b"], "for another reason it is to be asked again"
        index.tie("a", "b", True)
        assert index.fit("a", "b", None)
        assert (index.fits("a"), index.fits("b")) == ({}, {})
        assert not index.fit("a", "b", None)


def test_ties_lead_on_and_agreements_do_not() -> None:
    with Index() as index:
        for one, other in ("ab", "bc", "cd", "xy"):
            index.fit(one, other, WHY)
        for one, other in ("ab", "bc"):
            index.tie(one, other, True)
        assert (index.reached("a"), index.reached("d"), index.reached("z")) == (set("abc"), {"d"}, {"z"})
        assert (index.beyond("a"), index.beyond("z")) == ({"a", "c"}, set())


def test_the_least_of_a_set_is_its_own_least() -> None:
    with Index() as index:
        assert [index.make_same("b", "a"), index.make_same("c", "a"), index.make_same("b", "a"), index.make_same("a", "a")] == [
            True, True, False, False]
        assert (index.same("c"), index.same("x"), list(index.pairs())) == (["a", "b", "c"], ["x"], [("b", "a"), ("c", "a")])
        assert index.make_same("b", "b")
        assert index.same("a") == ["a", "c"]


def test_events_know_a_set_by_its_least_or_by_the_name_that_is_noted() -> None:
    with Index() as index:
        index.make_same("b", "a")
        assert (index.canonical("b"), index.canonical("x")) == ("a", "x")
        index.call("a", "b")
        assert (index.canonical("a"), index.canonical("b"), index.name("a"), index.least("b")) == ("b", "b", "b", "a")
        index.call("a", "a")
        assert index.canonical("b") == "a"


def test_so_many_articles_tell_of_a_node() -> None:
    with Index() as index:
        for article in "abb":
            index.tell(article, [telling("person/1", NAME)])
        assert (index.tellers("person/1"), index.tellers("person/2")) == (2, 0)


def test_who_stands_for_a_key_is_new_once() -> None:
    with Index() as index:
        assert [index.lead("k", "a"), index.lead("k", "a"), index.lead("k", "b")] == [True, False, True]


def test_an_event_speaks_of_just_these_entities() -> None:
    with Index() as index:
        index.speak("e", ["p", "q", "q"])
        index.speak("f", ["p"])
        index.speak("e", ["q"])
        assert (index.events_of("p"), index.events_of("q"), index.events_of("r")) == (["f"], ["e"], [])


def test_nothing_counts_before_it_is_committed(tmp_path: Path) -> None:
    with Index(tmp_path / "i") as index:
        index.tell("a", [telling("person/1", NAME)])
        index.commit()
        index.tell("a", [])
        index.note("rules", "1")
    with Index(tmp_path / "i") as index:
        assert index.node("person/1")
        assert index.get("rules") is None
        index.note("rules", "2")
        index.note("rules", "3")
        index.commit()
    with Index(tmp_path / "i", writable=False) as index:
        assert index.get("rules") == "3"
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            index.note("rules", "4")


@pytest.mark.parametrize("name", ["a b", "ký#tự?%41", "ví-dụ"])
def test_any_path_is_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with Index(tmp_path / name / "identity.sqlite") as index:
        index.commit()
    assert [path.name for path in (tmp_path / name).iterdir()] == ["identity.sqlite"]


def test_what_is_no_index_is_an_error_of_the_database(tmp_path: Path) -> None:
    (tmp_path / "i").write_text("Đây không phải là một tệp SQLite. " * 40)
    with pytest.raises(sqlite3.DatabaseError):
        Index(tmp_path / "i")
    with pytest.raises(sqlite3.OperationalError):
        Index(tmp_path / "none", writable=False)


def test_a_reprint_is_where_its_original_is() -> None:
    with Index() as index:
        for node, article in (("m3", "a"), ("m1", "b"), ("m2", "c")):
            index.print(node, "p", article)
        assert (index.prints("p"), index.prints("p", 1), index.least_of_prints("p")) == (["m3", "m1", "m2"], ["m3"], "m1")
        assert (index.original("m2"), index.least_print("m2")) == ("m3", "m1")
        assert (index.original("x"), index.least_print("x")) == ("x", "x")
        index.make_same("m3", "m0")
        assert [index.least(node) for node in ("m1", "m2", "m3")] == ["m0"] * 3
        assert list(index.pairs()) == [("m1", "m0"), ("m2", "m0"), ("m3", "m0")]
        assert index.same("m2") == ["m0", "m3"], "but for reprints"
        index.print("m3", None, "a")
        index.follow("m3")
        assert (index.original("m2"), index.least("m2"), index.least("m3"), index.fingerprint("m3")) == ("m1", "m1", "m3", None)


def test_an_article_tells_of_just_these_nodes() -> None:
    with Index() as index:
        index.tell("a", [telling("person/1", NAME)])
        cls = telling("person/1", NAME).cls
        assert [index.told_by(*of) for of in (("a", (cls,)), ("a", ("Place",)), ("b", (cls,)))] == [{"person/1"}, set(), set()]
