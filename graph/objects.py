"""The graph as Python objects, for notebooks: classes and properties of the ontology, and the nodes as their members.

owlready2 has one flat store of its own: what all articles tell of a node is told of the node that stands for it, and where
somebody must know which article says so, the graph itself is asked. Measured: 9,000 facts take 8 s and 200 MB.
"""
from __future__ import annotations

import io
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from bangiao.graph.export.reading import statements
from bangiao.graph.reason import least, ties
from bangiao.graph.store import Store
from bangiao.ontology.consistency import load
from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.vocabulary import (
    ALT_LABEL,
    BG,
    EXACT,
    HAS_SELECTOR,
    HAS_SOURCE,
    ID,
    IDENTIFIER,
    ISSUED,
    POSITION_SELECTOR,
    PREF_LABEL,
    QUOTE_SELECTOR,
    SAME_AS,
    TITLE,
    TYPE,
    XSD_MONTH,
    XSD_YEAR,
    bg,
    term,
)

if TYPE_CHECKING:
    from owlready2 import Ontology, World

_UNKNOWN = (XSD_MONTH, XSD_YEAR)  # datatypes that owlready2 does not have: their values become text
_NAMES = frozenset((PREF_LABEL, ALT_LABEL, IDENTIFIER, ISSUED, TITLE))
_PASSAGES = frozenset((bg("evidence"), HAS_SOURCE, HAS_SELECTOR, EXACT))
_SOURCES = frozenset(map(bg, ("digest", "evidence", "supports")))


def objects(store: Store, *, passages: bool = False) -> Ontology:
    """The ontology with the graph's nodes as members of its classes: `objects(store).Meeting.instances()`.

    A node that stands for others (see docs/identity.md) has what is told of all of them, side by side. A day is a
    `datetime.date`, a month or a year is text; `bg:label` goes by `called`, and a property of another vocabulary that has
    the name of one of ours by `its_` and that name. What `bangiao reason` has inferred is there too. With `passages`, so is
    what facts stand on: `fact.evidence`, each with `hasSource`, and with `hasSelector`, one of which has the words as `exact`.
    """
    return _members(store.oxigraph, least(store), store.base, passages)


def objects_of_file(path: str | Path, *, passages: bool = False) -> Ontology:
    """`objects` of a graph that was exported as RDF: where one has the file, no store is needed.

    Its name tells format and compression (`graph.ttl`, `graph.nq.gz`). Raises FileError where it cannot be read.
    """
    kept = {term.value for term in _predicates(passages)} | {SAME_AS}
    told = ox.Store()
    told.bulk_extend(quad for quad in statements(Path(path)) if quad.predicate.value in kept)
    return _members(told, ties(told), ID, passages)


def _members(told: ox.Store, stands: Mapping[ox.NamedNode, ox.NamedNode], base: str, passages: bool) -> Ontology:
    """The ontology with what is told; `stands` names the node that stands for each that identity ties to another."""
    world = load(Graph().parse(ontology_file(), format="turtle"))
    _name_properties(world)
    lines = sorted(f"{triple} .\n" for triple in _triples(told, stands, passages))  # so that members come in one order
    world.get_ontology(base).load(fileobj=io.BytesIO("".join(lines).encode()))
    return world.get_ontology(BG)


def _name_properties(world: World) -> None:
    """Let our properties go by their own names, and `label` mean what everything is called in both languages."""
    from owlready2 import label

    ours = {prop.name: prop for prop in world.properties() if prop.iri.startswith(BG)}
    for prop in list(world.properties()):
        if prop.name in ours and not prop.iri.startswith(BG):
            prop.python_name = f"its_{prop.name}"
    for name, prop in ours.items():
        prop.python_name = "called" if name == "label" else name
    world._props["label"] = label  # which ours had hidden


def _triples(told: ox.Store, stands: Mapping[ox.NamedNode, ox.NamedNode], passages: bool) -> set[ox.Triple]:
    """What is told of nodes, by those that stand for them."""
    quads = told.quads_for_pattern
    articles = {quad.subject for quad in quads(None, term(TYPE), term(bg("Article")))}
    wanted = (quad for predicate in _predicates(passages) for quad in quads(None, predicate, None, None))
    return {_told(quad, stands) for quad in wanted if passages or not _is_source(quad, articles)}


def _predicates(passages: bool) -> Iterator[ox.NamedNode]:
    ours = {bg(name) for name in schema().properties} - (set() if passages else _SOURCES)
    return map(term, sorted(ours | _NAMES | {TYPE} | (_PASSAGES if passages else set())))


def _is_source(quad: ox.Quad, articles: Container[object]) -> bool:
    """Whether it is the text of an article, or says of a node that it is a passage or marks one."""
    marks = (bg("Evidence"), POSITION_SELECTOR, QUOTE_SELECTOR)
    text = quad.predicate.value == bg("text") and quad.subject in articles
    return text or (isinstance(quad.object, ox.NamedNode) and quad.object.value in marks)


def _told(quad: ox.Quad, stands: Mapping[ox.NamedNode, ox.NamedNode]) -> ox.Triple:
    one, other = quad.subject, quad.object
    if isinstance(one, ox.NamedNode):
        one = stands.get(one, one)
    if isinstance(other, ox.NamedNode):
        other = stands.get(other, other)
    elif isinstance(other, ox.Literal) and other.datatype.value in _UNKNOWN:
        other = ox.Literal(other.value)
    return ox.Triple(one, quad.predicate, other)
