"""The axioms of the ontology become rules, and the rules draw what a reference engine and a complete reasoner draw."""
from __future__ import annotations

import io
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, URIRef

from bangiao.ontology import consistency, entailment
from bangiao.ontology.entailment import conclude, read_rules, relations, rules
from bangiao.ontology.schema import ontology_file
from bangiao.ontology.vocabulary import BG, PREFIXES, TYPE

DATA = """
:talks a bg:Meeting ; bg:status bgk:held ; bg:participant :an, :bob ; bg:incumbent :chief ; bg:party :x, :y ; bg:kind bgk:talks .
:plan a bg:Meeting ; bg:status bgk:planned ; bg:participant :an, :dan ; bg:party :x, :z .
:trip a bg:Visit ; bg:status bgk:held ; bg:visitor :an, :dan ; bg:origin :x ; bg:destination :y .
:paper a bg:Agreement ; bg:status bgk:signed ; bg:party :x, :z ; bg:signatory :an, :bob .
:draft a bg:Agreement ; bg:status bgk:planned ; bg:party :y, :z .
:gift a bg:Assistance ; bg:status bgk:held ; bg:provider :x ; bg:recipient :z .
:post a bg:OfficeHolding ; bg:person :an ; bg:organization :ministry .
:word a bg:Statement ; bg:speaker :an ; bg:about :trip .
:an a bg:Person . :x a bg:Country .
"""
PROLOGUE = "@prefix : <urn:x:> . " + "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in PREFIXES.items())
Triple = tuple[str, str, str]


def closed(turtle: str) -> set[Triple]:
    data = ox.Store()
    data.load((PROLOGUE + turtle).encode(), format=ox.RdfFormat.TURTLE)
    conclude(data)
    return {(q.subject.value, q.predicate.value, q.object.value) for q in data if isinstance(q.object, ox.NamedNode)}  # type: ignore[union-attr]


def pairs(name: str) -> set[tuple[str, str]]:
    return {(s[6:], o[6:]) for s, p, o in closed(DATA) if p == BG + name and s != o}


def both(*found: str) -> set[tuple[str, str]]:
    return {(a, b) for pair in found for a, b in (pair.split(), reversed(pair.split()))}


def test_what_was_held_or_signed_makes_relations_and_what_is_planned_none() -> None:
    assert pairs("personMet") == both("an bob", "an chief", "bob chief")
    assert pairs("partyMet") == both("x y")
    assert pairs("hasMet") == pairs("personMet") | pairs("partyMet")
    assert pairs("hasVisited") == {("an", "y"), ("dan", "y"), ("x", "y")}
    assert pairs("visitedBy") == {("y", "an"), ("y", "dan"), ("y", "x")}
    assert pairs("travelledWith") == both("an dan")
    assert pairs("hasAgreementWith") == both("x z")
    assert pairs("signedWith") == both("an bob")
    assert (pairs("hasAssisted"), pairs("assistedBy")) == ({("x", "z")}, {("z", "x")})
    assert (pairs("hasServedIn"), pairs("hasSpokenOf")) == ({("an", "ministry")}, {("an", "trip")})
    assert pairs("participantIn") == {("an", "talks"), ("bob", "talks"), ("an", "plan"), ("dan", "plan")}


def test_classes_and_properties_of_others_follow() -> None:
    known = closed(DATA)
    assert ("urn:x:talks", TYPE, PREFIXES_OF["sem"] + "Event") in known
    assert ("urn:x:talks", PREFIXES_OF["sem"] + "hasActor", "urn:x:an") in known
    assert ("urn:x:bob", TYPE, BG + "Person") in known


PREFIXES_OF = {"sem": "http://semanticweb.cs.vu.nl/2009/11/sem/"}


def of_data(triples: set[Triple]) -> set[Triple]:
    """What says something of the data: not of the vocabulary, of a thing to itself, or of what everything is."""
    said = {(s, p, o) for s, p, o in triples if s.startswith("urn:x:") and s != o}
    return {triple for triple in said if "owl#" not in triple[1] + triple[2] and "rdf-schema#" not in triple[2]}


@pytest.mark.slow
def test_the_rules_draw_what_owlrl_draws() -> None:
    """`owlrl` has no self restrictions: it is given what these come to."""
    from owlrl import OWLRL_Semantics

    graph = Graph().parse(ontology_file(), format="turtle").parse(data=PROLOGUE + DATA, format="turtle")
    for s, p, o in closed(DATA):
        if s == o:
            graph.add((URIRef(s), URIRef(p), URIRef(o)))
    OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False).closure()
    theirs = {(str(s), str(p), str(o)) for s, p, o in graph if isinstance(o, URIRef) and not isinstance(s, BNode)}
    assert of_data(theirs) == of_data(closed(DATA))


@pytest.mark.slow
@pytest.mark.skipif(consistency.java() is None, reason="no Java runtime: HermiT cannot run")
def test_a_complete_reasoner_draws_the_same_relations() -> None:
    import owlready2

    graph = Graph().parse(ontology_file(), format="turtle").parse(data=PROLOGUE + DATA, format="turtle")
    world = consistency.load(graph)
    owlready2.JAVA_EXE = consistency.java()
    with world.get_ontology("urn:x:inferred"):
        owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    drawn = world.as_rdflib_graph()
    for name in ("personMet", "partyMet", "hasVisited", "travelledWith", "hasAgreementWith", "signedWith", "hasAssisted"):
        rows = drawn.query(f"SELECT ?s ?o {{ ?s <{BG}{name}> ?o FILTER(?s != ?o) }}")
        assert {(str(s)[6:], str(o)[6:]) for s, o in rows} == pairs(name), name  # type: ignore[misc]


def test_every_relation_of_ours_that_is_told_nowhere_is_drawn_by_a_rule() -> None:
    turtle = Graph().parse(ontology_file(), format="turtle")
    told = {str(p) for p in turtle.subjects(URIRef(PREFIXES["rdfs"] + "domain"))}
    assert relations() - told <= {rule.writes for rule in rules()}


def test_an_axiom_without_an_iri_makes_no_rule() -> None:
    out = io.BytesIO()
    out.write(PROLOGUE.encode() + b"bg:p a owl:ObjectProperty ; rdfs:domain [ owl:unionOf ( bg:A bg:B ) ] ; rdfs:range bg:C .")
    assert [(rule.name, rule.head) for rule in read_rules(out.getvalue())] == [("prp-rng", f"?y a <{BG}C>")]


def test_its_signature_is_the_same_in_every_process() -> None:
    """Sets of strings are in another order in each, unless their hashes are told."""
    code = "from bangiao.ontology.entailment import signature; print(signature())"
    environments = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    told = {subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout for env in environments}
    assert told == {f"{entailment.signature()}\n".encode()}


def test_its_signature_is_that_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    before = entailment.signature()
    entailment.signature.cache_clear()
    monkeypatch.setattr(entailment, "rules", lambda: rules()[1:])
    assert entailment.signature() != before
    entailment.signature.cache_clear()


