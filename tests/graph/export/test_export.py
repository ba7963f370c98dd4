"""Exports: every statement once, equal bytes for equal graphs, files whole or not at all."""
from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact
from bangiao.graph import sorting
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.errors import ExportError, StoreError
from bangiao.graph.export import FORMATS, export, to_file
from bangiao.graph.store import Store

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]

DATASETS = [name for name, rdf in FORMATS.items() if rdf.supports_datasets]
TRIPLES = [name for name in FORMATS if name not in DATASETS]


@pytest.fixture
def filled(store: Store, article: Make, meeting: MakeFact, policy: Fact) -> Store:
    """A store of three articles that share entities, with the graphs derived from them."""
    fill(store, article, meeting, policy, ["bai-1", "bai-2", "Bài 3"])
    return store


def fill(store: Store, article: Make, meeting: MakeFact, policy: Fact, ids: list[str]) -> None:
    for id_ in ids:
        quads = describe(article(id_, title='Một "tựa"\nhai dòng'), (meeting(), policy))
        store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)


def written(store: Store, format_: str, article: str | None = None) -> bytes:
    out = io.BytesIO()
    export(store, out, format_, article)
    return out.getvalue()


@pytest.mark.parametrize("format_", DATASETS)
def test_formats_of_data_sets_hold_every_quad_once(filled: Store, format_: str) -> None:
    quads = list(ox.parse(written(filled, format_), format=FORMATS[format_]))
    assert len(quads) == len(filled.oxigraph) > 100
    assert set(quads) == set(filled.oxigraph)


@pytest.mark.parametrize("format_", TRIPLES)
def test_formats_of_triples_hold_every_triple_once(filled: Store, format_: str) -> None:
    triples = [quad.triple for quad in ox.parse(written(filled, format_), format=FORMATS[format_])]
    wanted = {quad.triple for quad in filled.oxigraph}
    assert len(triples) == len(wanted) < len(filled.oxigraph)
    assert set(triples) == wanted


@pytest.mark.parametrize(("format_", "name"), [("turtle", "turtle"), ("rdfxml", "xml"), ("ntriples", "nt")])
def test_rdflib_reads_the_same_triples(filled: Store, format_: str, name: str) -> None:
    ours = rdflib.Graph().parse(data=written(filled, format_), format=name)
    plain = rdflib.Graph().parse(data=b"".join(f"{q.triple} .\n".encode() for q in filled.oxigraph), format="nt")
    assert isomorphic(ours, plain)


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_rdflib_reads_the_same_graphs(filled: Store, name: str) -> None:
    read = rdflib.Dataset()
    read.parse(data=written(filled, name), format=name)
    assert {str(g.identifier) for g in read.graphs() if len(g)} == {g.value for g in filled.graphs()}


@pytest.mark.parametrize("format_", FORMATS)
def test_equal_graphs_give_equal_bytes_whatever_the_order_they_came_in(
    filled: Store, tmp_path: Path, article: Make, meeting: MakeFact, policy: Fact, format_: str
) -> None:
    with Store(tmp_path / "other") as other:
        fill(other, article, meeting, policy, ["Bài 3", "x", "bai-1", "bai-2"])
        other.remove("x")
        derive(other)
        assert written(other, format_) == written(filled, format_)


def test_nquads_are_sorted_within_each_graph_and_graphs_by_name(filled: Store) -> None:
    lines = written(filled, "nquads").decode().splitlines()
    keys = [(line.rsplit(" ", 2)[1][1:-1], line) for line in lines]
    assert keys == sorted(keys)


def test_triples_beyond_memory_come_out_the_same(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(filled, "ntriples")
    monkeypatch.setattr(sorting, "IN_MEMORY", 700)
    monkeypatch.setattr(sorting, "_FILES", 3)
    assert written(filled, "ntriples") == whole


def test_one_article_is_its_graph(filled: Store) -> None:
    quads = list(ox.parse(written(filled, "nquads", "Bài 3"), format=ox.RdfFormat.N_QUADS))
    assert {q.graph_name.value for q in quads} == {filled.base + "article/B%C3%A0i%203"}
    with pytest.raises(StoreError, match="there is no article 'Bài 4'"):
        written(filled, "trig", "Bài 4")


def test_a_file_takes_its_name_when_it_is_whole(filled: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "graph.nq"
    target.write_text("cũ")
    with pytest.raises(StoreError, match="no article"):
        to_file(filled, target, "nquads", "none")
    assert [p.name for p in folder.iterdir()] == ["graph.nq"]
    assert target.read_text() == "cũ"
    to_file(filled, target)
    assert target.read_bytes() == written(filled, "nquads")
    with pytest.raises(ExportError, match="No such file or directory; make the folder"):
        to_file(filled, folder / "none" / "graph.nq")
