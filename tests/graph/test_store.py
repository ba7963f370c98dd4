"""The store: whole graphs or none, one writer, and one clear line for whatever stands in its way."""
from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.query import ResultRow

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact
from bangiao.graph.describe import describe
from bangiao.graph.errors import StoreError
from bangiao.graph.iri import article_iri
from bangiao.graph.store import LAYOUT, Change, Mode, Store

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]

GRAPH = NamedNode(article_iri("bai-1"))
LABEL = NamedNode("https://example.org/label")


def held(store: Store) -> set[Quad]:
    return set(store.oxigraph)


def quad(text: str, graph: NamedNode = GRAPH) -> Quad:
    return Quad(graph, LABEL, Literal(text), graph)


def test_a_graph_is_added_then_left_then_replaced_whole(store: Store, article: Make, meeting: MakeFact) -> None:
    old, new = describe(article(), (meeting(),)), describe(article(text="Tin khác."), ())
    assert [store.replace(GRAPH, g) for g in (old, old, new, new)] == [
        Change.ADDED, Change.UNCHANGED, Change.CHANGED, Change.UNCHANGED]
    assert held(store) == set(new)


def test_removing_drops_the_article_and_only_it(store: Store) -> None:
    other = NamedNode(article_iri("bai-2"))
    store.replace(GRAPH, [quad("một")])
    store.replace(other, [quad("hai", other)])
    assert store.remove("bai-1")
    assert not store.remove("bai-1")
    assert held(store) == {quad("hai", other)}
    assert store.articles() == ["bai-2"]


def test_a_graph_of_nothing_is_no_graph(store: Store) -> None:
    store.replace(GRAPH, [quad("một")])
    assert store.replace(GRAPH, []) is Change.CHANGED
    assert store.graphs() == []
    assert store.replace(GRAPH, []) is Change.UNCHANGED


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
def test_any_text_comes_back_as_it_went_in(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as directory, Store(f"{directory}/s") as store:
        store.replace(GRAPH, [quad("cũ"), quad("\\u0041 \" ' { } <x> # \n\r\t\\")])
        store.replace(GRAPH, [quad(text) for text in texts])
        assert held(store) == {quad(text) for text in texts}


def test_what_fails_midway_changes_nothing(store: Store) -> None:
    store.replace(GRAPH, [quad("cũ")])

    def broken() -> Iterator[Quad]:
        yield quad("mới")
        raise OSError("No space left on device")

    with pytest.raises(StoreError, match="disk is full"):
        store.replace(GRAPH, broken())
    assert held(store) == {quad("cũ")}


def test_derived_graphs_are_stale_from_the_first_change_until_settled(store: Store) -> None:
    derived = NamedNode(store.base + "graph/identity")
    for change in (lambda: store.replace(derived, [quad("x", derived)]), lambda: store.empty(derived)):
        assert not store.stale
        change()
        assert store.pending.cut_off
        store.settled()
    assert not store.stale
    store.replace(GRAPH, [quad("một")])
    assert store.stale
    store.settled()
    assert not store.stale
    store.replace(GRAPH, [quad("một")])
    assert not store.stale
    store.remove("bai-1")
    assert store.stale


def test_readers_share_and_cannot_write(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.replace(GRAPH, [quad("một")])
    with Store(tmp_path / "s", mode="read") as one, Store(tmp_path / "s", mode="read") as two:
        assert held(one) == held(two) == {quad("một")}
        with pytest.raises(StoreError, match="opened for reading"):
            one.remove("bai-1")
        with pytest.raises(StoreError, match="opened for reading"):
            one.replace(GRAPH, [quad("hai")])
        with pytest.raises(StoreError, match="another process or an open Store holds"):
            Store(tmp_path / "s")


@pytest.mark.parametrize("mode", ["write", "read"])
def test_a_second_process_is_told_that_the_store_is_held(store: Store, mode: str) -> None:
    code = f"from bangiao.graph.store import Store; Store({str(store.path)!r}, mode={mode!r})"
    second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"{store.path}: another process or an open Store holds this store; wait" in second.stderr


def test_a_store_is_free_once_closed_and_says_so_when_used_after(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.dataset()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.articles()
    Store(tmp_path / "s").close()


def test_a_copied_folder_is_a_store_that_later_changes_leave_alone(store: Store, copied: Callable[[Store], Path]) -> None:
    store.replace(GRAPH, [quad("một")])
    place = copied(store)
    store.replace(GRAPH, [quad("hai")])
    with Store(place, mode="read") as copy:
        assert held(copy) == {quad("một")}
        assert (copy.base, copy.stale) == (store.base, True)


def test_a_dataset_answers_through_oxigraph(store: Store) -> None:
    store.replace(GRAPH, [quad("một")])
    rows = store.dataset().query("SELECT ?text WHERE { GRAPH ?g { ?s ?p ?text } }")
    assert [str(row[0]) for row in rows if isinstance(row, ResultRow)] == ["một"]


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    with Store(tmp_path / "s", base="https://example.org/a/") as store:
        assert store.base == "https://example.org/a/"
    with Store(tmp_path / "s") as store:
        assert store.base == "https://example.org/a/"
    with pytest.raises(StoreError, match=r"built with base https://example.org/a/, not https://example.org/b/"):
        Store(tmp_path / "s", base="https://example.org/b/")


@pytest.mark.parametrize("base", ["example", "/x/", "https://example.org/a b/", "https://example.org/a"])
def test_a_base_that_makes_no_good_iris_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="base"):
        Store(tmp_path / "s", base=base)
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    ("layout", "says"),
    [
        (json.dumps({"layout": LAYOUT - 1, "base": "https://e.org/"}), f"has layout {LAYOUT - 1}.*remove the"),
        ("{", "layout.json is broken.*remove the directory"),
        ("[]", "layout.json is broken"),
        ("{}", "layout.json is broken"),
    ],
    ids=["older", "cut off", "list", "empty"],
)
@pytest.mark.parametrize("mode", ["write", "read"])
def test_a_store_of_another_layout_is_refused(tmp_path: Path, layout: str, says: str, mode: Mode) -> None:
    with Store(tmp_path / "s") as store:
        store.replace(GRAPH, [quad("một")])
    (tmp_path / "s" / "layout.json").write_text(layout)
    with pytest.raises(StoreError, match=says):
        Store(tmp_path / "s", mode=mode)


def test_a_directory_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "luận văn.txt").write_text("…")
    with pytest.raises(StoreError, match="holds other files"):
        Store(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["luận văn.txt"]


def test_what_is_no_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError, match=f"^{path}: .*name a"):
            Store(path)


def test_reading_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here; make one with `bangiao build"):
        Store(tmp_path / "none", mode="read")
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_directory_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "s")


WRITER = textwrap.dedent("""
    import sys
    from pyoxigraph import Literal, NamedNode, Quad
    from bangiao.graph.iri import article_iri
    from bangiao.graph.store import Store
    store = Store(sys.argv[1])
    for round in range(int(sys.argv[2])):
        for number in range(20):
            graph = NamedNode(article_iri(str(number)))
            said = Literal(f"{round} " + "x" * 300)
            store.replace(graph, [Quad(graph, NamedNode(f"https://e.org/{n}"), said, graph) for n in range(40)])
        print(round, flush=True)
""")


@pytest.mark.parametrize("rounds", [1, 2, 4])
def test_a_killed_writer_leaves_whole_graphs(tmp_path: Path, rounds: int) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "s"), "100000"], stdout=subprocess.PIPE)
    assert writer.stdout
    for _ in range(rounds):
        writer.stdout.readline()
    time.sleep(0.005 * rounds)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    with Store(tmp_path / "s") as store:
        assert len(store.articles()) == 20
        assert store.stale
        for graph in store.graphs():
            quads = list(store.quads(graph))
            assert len(quads) == 40
            assert len({q.object.value for q in quads}) == 1  # type: ignore[union-attr]


def test_a_full_disk_is_said_and_leaves_whole_graphs(tmp_path: Path) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    writer = subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path / "s"), "1000"], capture_output=True, text=True, check=False,
        preexec_fn=small_files,
    )
    assert f"StoreError: {tmp_path / 's'}: the disk is full; make room" in writer.stderr
    with Store(tmp_path / "s") as store:
        assert store.articles()
        assert {len(list(store.quads(graph))) for graph in store.graphs()} == {40}


def test_queries_see_the_store_that_python_sees(store: Store) -> None:
    store.replace(GRAPH, [quad("một")])
    assert isinstance(store.oxigraph, ox.Store)
    assert bool(store.oxigraph.query(f"ASK {{ GRAPH {GRAPH} {{ ?s ?p 'một' }} }}"))
