"""bangiao.ttl holds what the contract promises, in OWL 2 DL and in both languages; the constants cost nothing."""
from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Literal, Node

from bangiao.ontology import vocabulary
from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.vocabulary import BG, BGK

BGN, BGKN = Namespace(BG), Namespace(BGK)
SCHEME = URIRef(BGK)
PREFIXES = {
    "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/", "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#", "prov": "http://www.w3.org/ns/prov#", "schema": vocabulary.SCHEMA,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "skos": vocabulary.SKOS, "dcterms": "http://purl.org/dc/terms/",
}
ALIGNED = {  # the contract's last column
    "Article": "schema:NewsArticle prov:Entity", "Meeting": "sem:Event schema:Event", "Visit": "sem:Event",
    "Agreement": "eli:LegalResource prov:Entity", "Policy": "skos:Concept", "RelationMilestone": "sem:Event",
    "OfficeHolding": "org:Membership", "Assistance": "sem:Event", "Statement": "prov:Entity",
    "Person": "foaf:Person schema:Person", "Organization": "org:Organization", "Country": "schema:Country",
    "Place": "schema:Place", "Evidence": "oa:SpecificResource",
}
NO_INVERSE = {"status", "kind", "levelConcept", "supports"}  # values are terms, not things of the graph


@cache
def ontology() -> Graph:
    return Graph().parse(ontology_file(), format="turtle")


def own(kind: Node) -> set[URIRef]:
    """Our terms of a type."""
    named = {term for term in ontology().subjects(RDF.type, kind) if isinstance(term, URIRef)}
    return {term for term in named if str(term).startswith((BG, BGK))}


def terms() -> set[URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, SKOS.Concept)
    return set().union(*map(own, kinds))


def listed(node: Node, graph: Graph) -> list[Node]:
    return list(Collection(graph, node))


def expanded(names: str) -> set[URIRef]:
    return {URIRef(PREFIXES[name.split(":")[0]] + name.split(":")[1]) for name in names.split()}


# ------------------------------------------------------------------ constants


def test_importing_it_loads_no_rdf_library() -> None:
    code = "import sys, bangiao.ontology.vocabulary; print({'rdflib', 'pyoxigraph', 'owlready2'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_term_is_made_once() -> None:
    assert vocabulary.term(vocabulary.bg("Meeting")) == ox.NamedNode("https://w3id.org/bangiao/ontology#Meeting")
    assert vocabulary.term(vocabulary.TYPE) is vocabulary.term(vocabulary.TYPE)


@pytest.mark.parametrize("iri", [vocabulary.bg("party"), vocabulary.bgk("party"), vocabulary.ID + "a/b#party", "party"])
def test_the_local_name_of_an_iri(iri: str) -> None:
    assert vocabulary.local(iri) == "party"


def test_the_graphs_that_no_article_names_follow_the_base() -> None:
    graphs = {vocabulary.identity_graph(), vocabulary.background_graph(), vocabulary.inferred_graph()}
    assert graphs == {f"https://w3id.org/bangiao/id/graph/{name}" for name in ("identity", "background", "inferred")}
    assert vocabulary.identity_graph("http://a.example/") == "http://a.example/graph/identity"


# ------------------------------------------------------------------ words


def test_every_term_has_one_label_and_one_comment_in_each_language() -> None:
    assert len(terms()) > 120
    for term in terms():
        for paths in ((RDFS.label, SKOS.prefLabel), (RDFS.comment, SKOS.definition)):
            texts = [text for path in paths for text in ontology().objects(term, path) if isinstance(text, Literal)]
            assert sorted(text.language or "" for text in texts) == ["en", "vi"], term
            assert all(str(text).strip() == str(text) != "" for text in texts), term


def test_labels_of_one_kind_of_term_are_told_apart() -> None:
    for kind in (OWL.Class, SKOS.Concept):
        for language in ("vi", "en"):
            labels = Counter(schema().label(str(t).removeprefix(BG).removeprefix(BGK), language) for t in own(kind))
            assert max(labels.values()) == 1, labels.most_common(2)


def test_the_file_is_nfc() -> None:
    assert unicodedata.is_normalized("NFC", ontology_file().read_text("utf-8"))


# ------------------------------------------------------------------ the contract


@pytest.mark.parametrize("cls", sorted(ALIGNED))
def test_each_class_stands_below_those_of_others(cls: str) -> None:
    assert expanded(ALIGNED[cls]) <= set(ontology().transitive_objects(BGN[cls], RDFS.subClassOf))


def test_properties_stand_below_those_of_others() -> None:
    above = {str(term) for prop in own(OWL.ObjectProperty) | own(OWL.DatatypeProperty)
             for term in ontology().objects(prop, RDFS.subPropertyOf)}  # fmt: skip
    for prefix in ("sem", "schema", "org", "prov", "skos", "dcterms"):
        assert any(term.startswith(PREFIXES[prefix]) for term in above), prefix


def test_every_relation_between_things_has_an_inverse() -> None:
    inverses = {str(o).removeprefix(BG) for _, o in ontology().subject_objects(OWL.inverseOf)}
    forward = {p for p in own(OWL.ObjectProperty) if (p, OWL.inverseOf, None) not in ontology()}
    relations = {str(p).removeprefix(BG) for p in forward if (p, RDF.type, OWL.SymmetricProperty) not in ontology()}
    assert relations - inverses == NO_INVERSE


def test_every_concept_is_in_the_scheme_and_in_a_list() -> None:
    in_lists = {str(c).removeprefix(BGK) for o in ontology().objects(None, OWL.oneOf) for c in listed(o, ontology())}
    concepts = {str(c).removeprefix(BGK) for c in own(SKOS.Concept)}
    assert concepts == in_lists == set(schema().concepts)
    assert all((BGKN[name], SKOS.inScheme, SCHEME) in ontology() for name in concepts)


# ------------------------------------------------------------------ OWL 2 DL


def test_no_property_is_of_two_sorts() -> None:
    sorts = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    counts = Counter(term for sort in sorts for term in set(ontology().subjects(RDF.type, sort)))
    assert [term for term, count in counts.items() if count > 1] == []


def test_every_term_that_is_used_is_declared() -> None:
    builtin = (vocabulary.RDF, vocabulary.RDFS, vocabulary.OWL, vocabulary.XSD)
    used = {t for triple in ontology() for t in triple if isinstance(t, URIRef) and not str(t).startswith(builtin)}
    mentioned = set(ontology().objects(None, RDFS.seeAlso))
    assert {t for t in used - mentioned if (t, RDF.type, None) not in ontology()} == set()


def test_domains_and_ranges_are_classes_or_unions_of_classes() -> None:
    classes = set(ontology().subjects(RDF.type, OWL.Class)) | {OWL.Thing}
    for prop in own(OWL.ObjectProperty):
        for node in [*ontology().objects(prop, RDFS.domain), *ontology().objects(prop, RDFS.range)]:
            members = listed(union, ontology()) if (union := ontology().value(node, OWL.unionOf)) else [node]
            assert set(members) <= classes, prop


def test_datatypes_are_those_of_owl() -> None:
    allowed = {RDFS.Literal, *(URIRef(vocabulary.XSD + n) for n in ("string", "integer", "boolean"))}
    assert {r for prop in own(OWL.DatatypeProperty) for r in ontology().objects(prop, RDFS.range)} <= allowed


def test_each_property_has_a_domain_unless_it_follows_from_others() -> None:
    for prop in own(OWL.ObjectProperty) | own(OWL.DatatypeProperty):
        follows = ((prop, OWL.inverseOf, None), (prop, OWL.propertyChainAxiom, None), (prop, RDF.type, OWL.SymmetricProperty))
        assert ((prop, RDFS.domain, None) in ontology()) != any(axiom in ontology() for axiom in follows), prop
