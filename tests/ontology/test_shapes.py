"""shapes.ttl says of each class what bangiao.ttl says, and speaks both languages."""
from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node

from bangiao.graph.validate import SHAPES, shapes_file
from bangiao.ontology.schema import schema
from bangiao.ontology.vocabulary import BG, BGK, SH

BGN, SHN, BGS = Namespace(BG), Namespace(SH), Namespace(SHAPES)
OTHERS = ("Person", "Organization", "Country", "Place", "Principle", "Article", "Evidence")


@cache
def shapes() -> Graph:
    return Graph().parse(shapes_file(), format="turtle")


def shape_paths(cls: str) -> dict[str, Node]:
    """The properties of ours that the shape of a class admits, with the shape of each."""
    paths = {shapes().value(shape, SHN.path): shape for shape in shapes().objects(BGS[cls], SHN.property)}
    return {str(path).removeprefix(BG): shape for path, shape in paths.items() if str(path).startswith(BG)}


@pytest.mark.parametrize("cls", [*schema().facts(), *OTHERS])
def test_a_shape_admits_the_properties_of_its_class_and_no_other(cls: str) -> None:
    assert shapes().value(BGS[cls], SHN.targetClass) == BGN[cls]
    assert set(shape_paths(cls)) == set(schema().roles(cls))


@pytest.mark.parametrize("cls", schema().facts())
def test_a_shape_allows_the_concepts_that_the_ontology_allows(cls: str) -> None:
    roles, found = schema().roles(cls), 0
    for name, shape in shape_paths(cls).items():
        values = shapes().value(shape, SHN["in"])
        assert (values is not None) == (roles[name].values == ("concept",)), name
        if values is not None:
            found += 1
            assert sorted(str(c).removeprefix(BGK) for c in Collection(shapes(), values)) == list(roles[name].concepts)
    assert found == sum(role.values == ("concept",) for role in roles.values())


def test_every_named_shape_is_used_and_speaks_both_languages() -> None:
    named = {s for s in shapes().subjects(SHN.message) if isinstance(s, URIRef)}
    nodes = set(shapes().subjects(RDF.type, SHN.NodeShape))
    assert named == nodes | set(shapes().objects(None, SHN.property))
    assert named == {s for s in shapes().subjects(RDF.type) if isinstance(s, URIRef)}
    for shape in named:
        messages = [m for m in shapes().objects(shape, SHN.message) if isinstance(m, Literal)]
        assert sorted(m.language or "" for m in messages) == ["en", "vi"], shape
    assert not any(isinstance(shape, BNode) for shape in shapes().objects(None, SHN.property))


def test_the_shapes_are_shapes() -> None:
    from pyshacl import validate

    conforms, _, report = validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, report


def test_the_file_is_nfc() -> None:
    assert unicodedata.is_normalized("NFC", shapes_file().read_text("utf-8"))
