"""Nodes: what the database of an export says of each is what the store says."""
from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.graph.errors import ExportError
from bangiao.graph.export import to_file, to_folder
from bangiao.graph.export.content import Content
from bangiao.graph.export.nodes import Nodes
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import SAME_AS, TYPE, bg, identity_graph, term


def nodes(store: Store, article: str | None = None) -> closing[Nodes]:
    content = Content(store, article)
    return closing(Nodes(content, content.lines()))


def of_class(store: Store, cls: str) -> set[str]:
    found = store.oxigraph.quads_for_pattern(None, term(TYPE), term(bg(cls)), None)
    return {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}


def test_of_every_node_it_says_what_the_store_says(reported: Store) -> None:
    told: dict[str, Counter[tuple[str, object]]] = {}
    for quad in reported.oxigraph:
        assert isinstance(quad.subject, ox.NamedNode)
        told.setdefault(quad.subject.value, Counter())[quad.predicate.value, quad.object] += 1
    assert max(count for said in told.values() for count in said.values()) > 1, "what several graphs say is counted"
    with nodes(reported) as found:
        for node, said in told.items():
            assert {(name, v): n for name, values in found.said(node).items() for v, n in values.items()} == said
        assert found.said("https://example.org/none") == {}


def test_nodes_that_are_one_stand_together(reported: Store) -> None:
    quads = list(reported.oxigraph.quads_for_pattern(None, term(SAME_AS), None, ox.NamedNode(identity_graph(reported.base))))
    assert quads
    with nodes(reported) as found:
        for quad in quads:
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.NamedNode)
            assert found.least(quad.subject.value) == quad.object.value
            assert found.members(quad.object.value)[0] == quad.object.value
            assert quad.subject.value in found.members(quad.object.value)[1:]
        meetings = of_class(reported, "Meeting")
        assert list(found.of_class(bg("Meeting"))) == sorted({found.least(meeting) for meeting in meetings})
        assert len(meetings) > len(list(found.of_class(bg("Meeting"))))


def test_an_article_says_its_own_and_knows_with_what_it_is_one(reported: Store) -> None:
    with nodes(reported) as whole, nodes(reported, "Bài 2") as part:
        (one,), (own,) = whole.of_class(bg("Meeting")), part.of_class(bg("Meeting"))
        assert one == own
        said = [part.said(member) for member in part.members(own)]
        assert sum(map(bool, said)) == 1
        assert len(list(part.of_class(bg("Article")))) == 1


def test_properties_are_read_backwards(reported: Store) -> None:
    with nodes(reported) as found:
        for evidence in found.of_class(bg("Evidence")):
            (fact,) = found.naming(evidence, bg("evidence"))
            assert ox.NamedNode(evidence) in found.said(fact)[bg("evidence")]


def test_what_has_no_name_is_passed_over(store: Store) -> None:
    graph, node = ox.NamedNode(f"{store.base}graph/x"), ox.NamedNode(f"{store.base}person/VN/a%20b-é")
    nameless = ox.BlankNode("b")
    typed = [ox.Quad(subject, term(TYPE), term(bg("Person")), graph) for subject in (node, nameless)]
    store.replace(graph, [*typed, ox.Quad(node, term(bg("country")), nameless, graph)])
    with nodes(store) as found:
        assert list(found.of_class(bg("Person"))) == [node.value]
        assert found.said(node.value) == {TYPE: {term(bg("Person")): 1}}


def test_each_graph_is_fetched_once(reported: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: Counter[str] = Counter()
    fetch = Content._lines

    def counted(self: Content, graph: ox.NamedNode) -> object:
        fetched[graph.value] += 1
        return fetch(self, graph)

    monkeypatch.setattr(Content, "_lines", counted)
    to_folder(reported, tmp_path / "tables", "csv")
    assert fetched == {graph.value: 1 for graph in reported.graphs()}


def test_no_room_for_temporary_files_is_told_and_nothing_is_half_written(
    reported: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bangiao.graph.export.nodes._SETTINGS", "PRAGMA max_page_count = 8")
    (tmp_path / "graph.json").write_text("old", "utf-8")
    for write, name, format_ in ((to_file, "graph.json", "json"), (to_folder, "tables", "csv")):
        with pytest.raises(ExportError, match=rf"{name}: .*full; make room there, .*TMPDIR"):
            write(reported, tmp_path / name, format_)
    assert {path.name for path in tmp_path.iterdir()} == {"graph.json", "store"}
    assert (tmp_path / "graph.json").read_text("utf-8") == "old"
