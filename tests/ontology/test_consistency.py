"""The ontology is consistent, whichever reasoner is asked, and both reasoners see a contradiction."""
from __future__ import annotations

import os
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

from bangiao.ontology import consistency
from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.vocabulary import BG

BGN = Namespace(BG)
A, B = URIRef("urn:a"), URIRef("urn:b")
Triples = tuple[tuple[URIRef, URIRef, URIRef], ...]
CONTRADICTION: Triples = ((A, BGN.participant, B), (B, RDF.type, BGN.Country))  # a participant is a person
EMPTY_CLASS: Triples = ((A, RDF.type, OWL.Class), (A, RDFS.subClassOf, BGN.Meeting), (A, RDFS.subClassOf, BGN.Visit))
STATE_MEETING: Triples = ((A, RDF.type, BGN.Meeting), (A, BGN.kind, URIRef("https://w3id.org/bangiao/kind/state")))

needs_java = pytest.mark.skipif(
    consistency.java() is None, reason="no Java runtime: HermiT cannot run, only the OWL RL fallback is tried"
)


def with_triples(*triples: tuple[URIRef, URIRef, URIRef]) -> Graph:
    graph = Graph().parse(ontology_file(), format="turtle")
    for triple in triples:
        graph.add(triple)
    return graph


def test_owlready2_loads_every_class_and_property() -> None:
    world = consistency.load(with_triples())
    names = {entity.iri.removeprefix(BG) for entity in (*world.classes(), *world.properties())}
    assert set(schema().classes) | set(schema().properties) <= names
    assert world[BG + "Meeting"] in world[BG + "Event"].subclasses()


@needs_java
@pytest.mark.slow
def test_hermit_finds_the_ontology_consistent() -> None:
    verdict = consistency.check(with_triples(), consistency.java())
    assert (verdict.reasoner, verdict.problems, verdict.note, verdict.consistent) == ("HermiT", (), "", True)


@needs_java
@pytest.mark.slow
@pytest.mark.parametrize("triples", [CONTRADICTION, STATE_MEETING], ids=["range", "kind of another class"])
def test_hermit_finds_a_contradiction(triples: Triples) -> None:
    verdict = consistency.check(with_triples(*triples), consistency.java())
    assert not verdict.consistent
    assert "contradicts itself" in verdict.problems[0]


@needs_java
@pytest.mark.slow
def test_hermit_names_a_class_that_can_have_no_member() -> None:
    verdict = consistency.check(with_triples(*EMPTY_CLASS), consistency.java())
    assert [problem.split()[0] for problem in verdict.problems] == ["urn:a"]


@pytest.mark.slow
def test_without_java_owl_rl_checks_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    verdict = consistency.check_ontology()
    assert (verdict.reasoner, verdict.problems, verdict.consistent) == ("OWL RL", (), True)
    assert "no Java runtime was found" in verdict.note


@pytest.mark.slow
@pytest.mark.parametrize("triples", [CONTRADICTION, EMPTY_CLASS], ids=["range", "empty class"])
def test_owl_rl_names_the_classes_that_clash(triples: Triples) -> None:
    verdict = consistency.check(with_triples(*triples), None)
    assert not verdict.consistent
    assert any("Disjoint classes" in problem for problem in verdict.problems)


def test_java_home_comes_before_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder in ("home/bin", "path"):
        runtime = tmp_path / folder / "java"
        runtime.parent.mkdir(parents=True)
        runtime.write_text("#!/bin/sh\n")
        runtime.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "path") + os.pathsep)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    assert consistency.java() == str(tmp_path / "home/bin/java")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "elsewhere"))
    assert consistency.java() == str(tmp_path / "path/java")
