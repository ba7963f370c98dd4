"""What the ontology says of its classes and properties, read once from bangiao.ttl for those who check against it.

Classes, properties and concepts go by local names (`Meeting`, `participant`, `talks`), as in facts and rule pages.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pyoxigraph as ox

from bangiao.ontology.vocabulary import BG, BGK, OWL, PREFIXES, SCHEMA, XSD_BOOLEAN, XSD_DATE, XSD_INTEGER

LITERALS = {XSD_BOOLEAN: "boolean", XSD_DATE: "date", XSD_INTEGER: "integer"}  # every other datatype is "text"

_MEMBER = "rdf:rest*/rdf:first"
_SUBCLASSES = "?a rdfs:subClassOf* ?b . ?a a owl:Class . ?b a owl:Class"
_DOMAINS = f"?a rdfs:domain/(owl:unionOf/{_MEMBER})? ?b"
_OBJECTS = f"?a a owl:ObjectProperty ; rdfs:range/(owl:unionOf/{_MEMBER})? ?b"
_LITERALS = f"?a a owl:DatatypeProperty ; rdfs:range|<{SCHEMA}rangeIncludes> ?b"
_LISTS = f"?a a owl:Class ; owl:equivalentClass/owl:oneOf/{_MEMBER} ?b"
_RESTRICTIONS = "?a rdfs:subClassOf ?r . ?r owl:onProperty ?b ; owl:allValuesFrom ?c"
_PROPERTIES = "VALUES ?t { owl:ObjectProperty owl:DatatypeProperty } ?a a ?t BIND(?a AS ?b)"
_LABELS = "?a rdfs:label|skos:prefLabel ?b"
_COMMENTS = "?a rdfs:comment|skos:definition ?b"

Pairs = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Range:
    """What a property of a class may hold.

    `values` are the local names of all classes admitted, those below the declared ones included, sorted; or a single
    one of "text", "integer", "boolean", "date", "concept". `concepts` are the local names allowed where that is so.
    """

    values: tuple[str, ...]
    concepts: tuple[str, ...] = ()

    @property
    def literal(self) -> bool:
        """Whether values are text, numbers, truth values or dates."""
        return self.values[0] in ("text", *LITERALS.values())


Ranges = Mapping[str, Range]
Narrowed = Mapping[tuple[str, str], Range]  # by class and property


@dataclass(frozen=True, slots=True)
class Schema:
    """The ontology by local names; made by `schema()`. Tuples are sorted."""

    classes: tuple[str, ...]
    properties: tuple[str, ...]
    concepts: tuple[str, ...]
    _ancestors: Mapping[str, frozenset[str]]
    _roles: Mapping[str, Mapping[str, Range]]
    _labels: Mapping[tuple[str, str], str]
    _comments: Mapping[tuple[str, str], str]

    def is_subclass(self, name: str, ancestor: str) -> bool:
        """Whether class `name` is `ancestor` or stands below it; KeyError where `name` is no class."""
        return ancestor in self._ancestors[name]

    def subclasses(self, ancestor: str) -> tuple[str, ...]:
        """The classes at or below `ancestor`."""
        return tuple(name for name in self.classes if ancestor in self._ancestors[name])

    def facts(self) -> tuple[str, ...]:
        """The classes an article's record may have: those below Fact with none below them."""
        return tuple(name for name in self.subclasses("Fact") if self.subclasses(name) == (name,))

    def roles(self, name: str) -> Mapping[str, Range]:
        """The properties that a class may have, its superclasses' too, and what each may hold; KeyError if no class."""
        return self._roles[name]

    def label(self, name: str, language: str = "vi") -> str:
        """The label of a class, property or concept in "vi" or "en"; KeyError if there is none."""
        return self._labels[name, language]

    def comment(self, name: str, language: str = "vi") -> str:
        """The comment on a class or property, or a concept's definition, in "vi" or "en"; KeyError if there is none."""
        return self._comments[name, language]


def ontology_file() -> Path:
    """Where bangiao.ttl stands."""
    return Path(str(resources.files("bangiao.ontology"))) / "bangiao.ttl"


@cache
def schema() -> Schema:
    """The ontology of this installation, read at the first call."""
    return read_schema(ontology_file().read_bytes())


def read_schema(turtle: bytes) -> Schema:
    """The schema of an ontology in Turtle; of terms of other vocabularies only those named as a range matter."""
    store = ox.Store()
    store.bulk_load(turtle, format=ox.RdfFormat.TURTLE)
    ancestors, lists = _pairs(store, _SUBCLASSES), _pairs(store, _LISTS)
    ranges = _literal_ranges(store) | _object_ranges(store, ancestors, lists)
    narrowed = _restrictions(store, lists)
    domains = _pairs(store, _DOMAINS)
    return Schema(
        classes=tuple(sorted(ancestors)),
        properties=tuple(sorted(_pairs(store, _PROPERTIES))),
        concepts=tuple(sorted(frozenset().union(*lists.values()))),
        _ancestors=MappingProxyType(ancestors),
        _roles=MappingProxyType({cls: _roles(above, domains, ranges, narrowed) for cls, above in ancestors.items()}),
        _labels=MappingProxyType(_texts(store, _LABELS)),
        _comments=MappingProxyType(_texts(store, _COMMENTS)),
    )


def _roles(above: frozenset[str], domains: Pairs, ranges: Ranges, narrowed: Narrowed) -> Mapping[str, Range]:
    names = sorted(name for name, classes in domains.items() if classes & above)
    return MappingProxyType({name: _range(name, above, ranges, narrowed) for name in names})


def _range(name: str, above: frozenset[str], ranges: Ranges, narrowed: Narrowed) -> Range:
    return next((narrowed[cls, name] for cls in sorted(above) if (cls, name) in narrowed), ranges[name])


def _literal_ranges(store: ox.Store) -> dict[str, Range]:
    return {
        name: Range((next((LITERALS[iri] for iri in sorted(datatypes) if iri in LITERALS), "text"),))
        for name, datatypes in _pairs(store, _LITERALS).items()
    }


def _object_ranges(store: ox.Store, ancestors: Pairs, lists: Pairs) -> dict[str, Range]:
    return {name: _object_range(declared, ancestors, lists) for name, declared in _pairs(store, _OBJECTS).items()}


def _object_range(declared: frozenset[str], ancestors: Pairs, lists: Pairs) -> Range:
    below = sorted(name for name, above in ancestors.items() if above & declared or OWL + "Thing" in declared)
    concepts = frozenset().union(*(lists.get(name, frozenset()) for name in below))
    if concepts and OWL + "Thing" not in declared:
        return Range(("concept",), tuple(sorted(concepts)))
    return Range(tuple(below))


def _restrictions(store: ox.Store, lists: Pairs) -> Narrowed:
    rows = _rows(store, "?a ?b ?c", _RESTRICTIONS)
    return {(cls, name): Range(("concept",), tuple(sorted(lists[values]))) for cls, name, values in rows}


def _pairs(store: ox.Store, pattern: str) -> Pairs:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in _rows(store, "?a ?b", pattern):
        found[a].add(b)
    return {a: frozenset(bs) for a, bs in found.items()}


def _texts(store: ox.Store, pattern: str) -> dict[tuple[str, str], str]:
    return {(a, language): text for a, text, language in _rows(store, "?a ?b (LANG(?b) AS ?c)", pattern)}


def _rows(store: ox.Store, names: str, pattern: str) -> list[tuple[str, ...]]:
    """The solutions whose ?a is a term of ours, as local names where the term is ours and as full IRIs or text else."""
    prologue = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
    ours = f'FILTER((STRSTARTS(STR(?a), "{BG}") || STRSTARTS(STR(?a), "{BGK}")) && !isBlank(?b))'
    solutions = store.query(f"{prologue} SELECT {names} WHERE {{ {pattern} {ours} }}")
    return [tuple(_name(value) for value in row) for row in cast(Iterable[Iterable[object]], solutions)]


def _name(value: object) -> str:
    text = value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)
    return text.removeprefix(BG).removeprefix(BGK)
