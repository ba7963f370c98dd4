"""The few lines of a notebook."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import bangiao
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person
from bangiao.graph import build as module
from bangiao.graph.errors import StoreError

TEXT = "Ngày 14/10/2025, Đại tướng Phan Văn Giang tiếp ông Haluk Görgün."


def told(article: Article) -> tuple[Fact, ...]:
    values = (
        ("participant", Person("Phan Văn Giang", "VN")), ("participant", Person("Haluk Görgün", "TR")),
        ("party", Country("VN")), ("party", Country("TR")), ("kind", Concept("reception")),
        ("status", Concept("held")), ("date", Date("2025-10-14")),
    )
    return (Fact("Meeting", values, (Passage(0, len(article.text), ("participant",)),)),)


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bangiao.Graph:
    """A graph of one article, in which a meeting is found."""
    monkeypatch.setattr(module, "_extract", told)
    (tmp_path / "tiep-khach.txt").write_text(TEXT, "utf-8")
    summary = bangiao.build([tmp_path / "tiep-khach.txt"], tmp_path / "store")
    assert (summary.read, summary.refused, summary.facts) == (1, (), (("Meeting", 1),))
    return bangiao.Graph(tmp_path / "store")


def test_a_page_is_asked_with_names_as_a_reader_writes_them(graph: bangiao.Graph) -> None:
    answer = graph.ask("meetings-of-country", {"from": "2025-10"}, country="Thổ Nhĩ Kỳ", to=None, kind=None)
    assert len(answer.rows) == 1
    assert TEXT in str(answer.rows[0])


def test_sparql_is_asked_as_it_stands(graph: bangiao.Graph) -> None:
    query = "PREFIX bg: <https://w3id.org/bangiao/ontology#> SELECT ?m WHERE { GRAPH ?a { ?m a bg:Meeting } }"
    assert len(graph.ask(query).rows) == 1


def test_an_article_says_what_it_gave_and_a_fact_where_it_stands(graph: bangiao.Graph) -> None:
    (fact,) = graph.facts("tiep-khach").facts
    (same,) = graph.explain(fact.iri).facts
    assert same == fact
    assert same.passages[0].start == 0


def test_the_graph_is_an_rdflib_data_set_and_a_file(graph: bangiao.Graph, tmp_path: Path) -> None:
    with graph.dataset() as data:
        assert data.query("ASK { GRAPH ?g { ?giang skos:prefLabel 'Phan Văn Giang'@vi } }").askAnswer
    graph.export(tmp_path / "graph.trig", "trig")
    assert len(list(ox.parse(path=tmp_path / "graph.trig"))) == graph.stats().quads


def test_a_graph_hinders_no_build(graph: bangiao.Graph, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT + " Thêm.", "utf-8")
    bangiao.build([tmp_path / "b.txt"], graph.path)
    assert graph.stats().articles == 2


def test_a_path_that_is_no_graph_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        bangiao.Graph(tmp_path / "none")


def test_importing_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import bangiao; print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {name for name in loaded if name.split(".")[0] in ("rdflib", "pyoxigraph", "babel", "click", "rich")}
    assert not {name for name in loaded if name.startswith("bangiao.")}
