"""The names of the graph: namespaces as strings, and the terms that more than one module writes.

Plain strings, so that importing this costs nothing; `term` makes a pyoxigraph node of one, once.
Rules, facts and queries name classes and properties of ours by their local names; `bg("Meeting")` is the full IRI.
"""
from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

BG = "https://w3id.org/bangiao/ontology#"
BGK = "https://w3id.org/bangiao/kind/"
ID = "https://w3id.org/bangiao/id/"  # the default base of the data; a build may choose another

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {  # what query pages and exports may abbreviate
    "bg": BG, "bgk": BGK, "id": ID, "dcterms": DCTERMS, "oa": OA, "owl": OWL,
    "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD,
}

TYPE = RDF + "type"
SAME_AS = OWL + "sameAs"
PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
CLOSE_MATCH = SKOS + "closeMatch"

IDENTIFIER = DCTERMS + "identifier"
SOURCE = DCTERMS + "source"
TITLE = DCTERMS + "title"
ISSUED = DCTERMS + "issued"
PUBLISHER = DCTERMS + "publisher"

HAS_SOURCE = OA + "hasSource"
HAS_SELECTOR = OA + "hasSelector"
POSITION_SELECTOR = OA + "TextPositionSelector"
QUOTE_SELECTOR = OA + "TextQuoteSelector"
START = OA + "start"
END = OA + "end"
EXACT = OA + "exact"

XSD_BOOLEAN = XSD + "boolean"
XSD_DATE = XSD + "date"
XSD_DECIMAL = XSD + "decimal"
XSD_INTEGER = XSD + "integer"
XSD_MONTH = XSD + "gYearMonth"
XSD_STRING = XSD + "string"
XSD_YEAR = XSD + "gYear"


def bg(name: str) -> str:
    """The IRI of a class or property of ours by its local name (`Meeting`)."""
    return BG + name


def bgk(name: str) -> str:
    """The IRI of a kind, status or level by its local name (`talks`)."""
    return BGK + name


def local(iri: str) -> str:
    """The local name of an IRI: what follows its last `#` or `/`."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@cache
def term(iri: str) -> NamedNode:
    """The pyoxigraph node of an IRI of the vocabulary; kept, so meant for terms and not for data."""
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def identity_graph(base: str = ID) -> str:
    """The name of the graph that says which nodes of different articles are one."""
    return base + "graph/identity"


def background_graph(base: str = ID) -> str:
    """The name of the graph of what no article states: ISO codes, labels of countries."""
    return base + "graph/background"


def inferred_graph(base: str = ID) -> str:
    """The name of the graph of inferred triples, where they are kept."""
    return base + "graph/inferred"


def links_graph(base: str = ID) -> str:
    """The name of the graph that says which entries of other stores ours are, as analysts have decided."""
    return base + "graph/links"
