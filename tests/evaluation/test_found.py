"""Records of a graph: their values by all names, their evidence, from facts, files and stores alike."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.evaluation.agreement import Value
from bangiao.evaluation.faults import EvaluationError
from bangiao.evaluation.found import Graph, of_file, of_store
from bangiao.evaluation.kinds import KINDS
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Principle
from bangiao.graph.describe import describe
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v

BY_NAME = {kind.name: kind for kind in KINDS}
VISIT = Fact(
    "Visit",
    (
        ("visitor", Person("Sato Kenji", "JP", ("Sato",))), ("destination", Country("VN")),
        ("date", Date("2025-09-04", "2025-09-06")), ("kind", Concept("official")),
    ),
    (Passage(0, 4, ()), Passage(5, 8, ())),
)  # fmt: skip


def test_values_have_all_their_names(graph: Callable[..., Graph]) -> None:
    [visit] = graph(VISIT).records("a", BY_NAME["visits"])
    assert visit.slots["visitors"] == (Value(("Sato", "Sato Kenji")),)
    assert [(value.iso, "Việt Nam" in value.names) for value in visit.slots["destination"]] == [("VN", True)]
    assert visit.slots["date"] == (Value(("2025-09-04/2025-09-06",)),)
    assert visit.slots["kind"] == (Value(("official",)),)
    assert visit.slots["origin"] == ()
    assert visit.slots["status"] == (Value(("held",)),)  # the usual one, where none is told


def test_principles_go_by_their_words(graph: Callable[..., Graph]) -> None:
    policy = Fact("Policy", (("label", "bốn không"), ("principle", Principle("không liên minh", 1))), ())
    [found] = graph(policy).records("a", BY_NAME["policies"])
    assert found.slots["principles"] == (Value(("không liên minh",)),)
    assert not found.proven  # nothing is proven without evidence


def test_evidence_is_sound_where_the_text_has_it(graph: Callable[..., Graph]) -> None:
    [visit] = graph(VISIT).records("a", BY_NAME["visits"])
    assert visit.proven
    quads = list(describe(Article("a", "Sáng 4/9 tại Hà Nội", ()), (VISIT,)))
    other = [q if q.predicate.value != v.bg("text") else _with(q, "Sáng 5/9 tại Hà Nội") for q in quads]
    [visit] = Graph(other).records("a", BY_NAME["visits"])
    assert [proof.sound for proof in visit.evidence] == [True, False]
    assert not visit.proven


def _with(quad: ox.Quad, text: str) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(text), quad.graph_name)


def test_a_node_without_a_label_goes_by_its_iri() -> None:
    node, graph = ox.NamedNode("https://example.org/f"), ox.NamedNode("https://example.org/g")
    triples = [
        (graph, v.TYPE, v.term(v.bg("Article"))), (graph, v.IDENTIFIER, ox.Literal("a")),
        (node, v.TYPE, v.term(v.bg("OfficeHolding"))), (node, v.bg("person"), ox.NamedNode("https://example.org/Sato_Kenji")),
    ]  # fmt: skip
    [office] = Graph(ox.Quad(s, v.term(p), o, graph) for s, p, o in triples).records("a", BY_NAME["offices"])
    assert office.slots["person"] == (Value(("Sato Kenji",)),)


def test_an_article_that_is_not_there_has_no_records(graph: Callable[..., Graph]) -> None:
    assert graph(VISIT).records("b", BY_NAME["visits"]) == ()


def test_a_store_and_its_export_are_read_alike(tmp_path: Path) -> None:
    quads = describe(Article("a", "Sáng 4/9 tại Hà Nội", ()), (VISIT,))
    with Store(tmp_path / "store") as store:
        store.replace(ox.NamedNode(v.ID + "article/a"), quads)
        lines = sorted(f"{quad} .\n" for quad in quads)
        (tmp_path / "a.nq").write_text("".join(lines), "utf-8")
        (tmp_path / "a.trig").write_bytes(ox.serialize(quads, format=ox.RdfFormat.TRIG) or b"")
        wanted = of_store(store, ["a"]).records("a", BY_NAME["visits"])
    assert wanted
    assert of_file(tmp_path / "a.nq").records("a", BY_NAME["visits"]) == wanted
    assert [found.iri for found in of_file(tmp_path / "a.trig").records("a", BY_NAME["visits"])] == [wanted[0].iri]


def test_what_other_articles_call_somebody_counts(tmp_path: Path) -> None:
    other = Fact("Visit", (("visitor", Person("Sato Kenji", "JP", ("Kenji-san",))),), ())
    with Store(tmp_path / "store") as store:
        store.replace(ox.NamedNode(v.ID + "article/a"), describe(Article("a", "Sáng 4/9 tại Hà Nội", ()), (VISIT,)))
        store.replace(ox.NamedNode(v.ID + "article/b"), describe(Article("b", "…", ()), (other,)))
        graph = of_store(store, ["a"])
    assert graph.records("a", BY_NAME["visits"])[0].slots["visitors"][0].names == ("Kenji-san", "Sato", "Sato Kenji")
    assert set(graph.articles) == {"a"}


@pytest.mark.parametrize(
    ("name", "told"), [("a.ttl", r"\*.nq or \*.trig"), ("a.nq", "cannot be read"), ("none.nq", "cannot be read")]
)
def test_a_file_that_holds_no_graph_is_one_line(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "a.nq").write_text("<a> <b>", "utf-8")
    with pytest.raises(EvaluationError, match=told) as error:
        of_file(tmp_path / name)
    assert "\n" not in str(error.value)
