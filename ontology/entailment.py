"""What the ontology lets one conclude from data: each of its axioms as the rule that OWL 2 RL makes of it, in SPARQL.

The rules are those of the profile (https://www.w3.org/TR/owl2-profiles/, tables 5 and 7) that can say something of data without
making two nodes one: equality is decided by identity alone. `cls-hs` is beyond the profile, which has no self restrictions; here
they only mark what was held or signed, so that a chain may ask for it.
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

import pyoxigraph as ox

from bangiao.ontology.schema import ontology_file
from bangiao.ontology.vocabulary import BG, PREFIXES

_INVERSE, _SUBPROPERTY = "?a owl:inverseOf ?b", "?a rdfs:subPropertyOf ?b"
_SELF = """[] owl:intersectionOf ( ?a [ owl:onProperty ?b ; owl:hasValue ?c ] ) ;
    rdfs:subClassOf [ owl:onProperty ?d ; owl:hasSelf true ]"""

# The rule's name in the profile; the axiom; what follows; from what. A letter in braces is what the axiom binds to it.
_RULES = (
    ("cax-sco", "?a rdfs:subClassOf ?b", "?x a {b}", "?x a {a}"),
    ("cls-hs", _SELF, "?x {d} ?x", "?x a {a} ; {b} {c}"),
    ("prp-inv1", _INVERSE, "?y {b} ?x", "?x {a} ?y"),
    ("prp-inv2", _INVERSE, "?y {a} ?x", "?x {b} ?y"),
    ("prp-symp", "?a a owl:SymmetricProperty", "?y {a} ?x", "?x {a} ?y"),
    ("prp-trp", "?a a owl:TransitiveProperty", "?x {a} ?z", "?x {a} ?y . ?y {a} ?z"),
    ("prp-spo2", "?d owl:propertyChainAxiom ( ?a ?b )", "?x {d} ?z", "?x {a} ?y . ?y {b} ?z"),
    ("prp-spo2", "?d owl:propertyChainAxiom ( ?a ?b ?c )", "?w {d} ?z", "?w {a} ?x . ?x {b} ?y . ?y {c} ?z"),
    ("prp-spo1", _SUBPROPERTY, "?x {b} ?y", "?x {a} ?y"),
    ("prp-dom", "?a a owl:ObjectProperty ; rdfs:domain ?b", "?x a {b}", "?x {a} ?y"),
    ("prp-rng", "?a a owl:ObjectProperty ; rdfs:range ?b", "?y a {b}", "?x {a} ?y"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One axiom as a rule: its name in the profile, what follows from what, the IRIs it reads, and the one it concludes."""

    name: str
    head: str
    body: str
    reads: frozenset[str]
    writes: str


@cache
def relations() -> frozenset[str]:
    """The IRIs of our properties between nodes."""
    rows = _rows(_ontology(), f'?a a owl:ObjectProperty FILTER(STRSTARTS(STR(?a), "{BG}"))')
    return frozenset(row["a"] for row in rows)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this installation's ontology, those first on which others build."""
    return read_rules(ontology_file().read_bytes())


@cache
def signature() -> str:
    """Equal where the same data gives the same conclusions, in every process."""
    written = sorted((rule.name, rule.head, rule.body) for rule in rules())  # sets are written in another order by each process
    return hashlib.sha256(repr(written).encode()).hexdigest()


def read_rules(turtle: bytes) -> tuple[Rule, ...]:
    """The rules of an ontology in Turtle; chains of more than three properties are not read."""
    return tuple(_read(_load(turtle)))


def conclude(data: ox.Store) -> None:
    """Add to the default graph of `data` all that follows from it, until nothing new does."""
    fresh = {_iri(term) for quad in data for term in (quad.predicate, quad.object)}
    while fresh:
        read, fresh = fresh, set()
        for rule in rules():
            if rule.reads & (read | fresh) and _draw(rule, data):
                fresh.add(rule.writes)


def _draw(rule: Rule, data: ox.Store) -> bool:
    """Whether the rule said anything new."""
    new = data.query(f"ASK {{ {rule.body} FILTER NOT EXISTS {{ {rule.head} }} }}")  # counting the data would cost far more
    if new:
        data.update(f"INSERT {{ {rule.head} }} WHERE {{ {rule.body} }}")
    return bool(new)


def _read(ontology: ox.Store) -> Iterator[Rule]:
    for name, axiom, head, body in _RULES:
        for bound in sorted(_rows(ontology, axiom), key=lambda row: sorted(row.items())):
            terms = {letter: f"<{iri}>" for letter, iri in bound.items()}
            conclusion = {letter for letter in bound if f"{{{letter}}}" in head}
            read = frozenset(iri for letter, iri in bound.items() if f"{{{letter}}}" in body)
            yield Rule(name, head.format(**terms), body.format(**terms), read, bound[conclusion.pop()])


def _rows(ontology: ox.Store, axiom: str) -> list[dict[str, str]]:
    """What an axiom binds to its letters, where all of it has an IRI."""
    solutions = cast(ox.QuerySolutions, ontology.query(f"SELECT DISTINCT * WHERE {{ {axiom} }}", prefixes=PREFIXES))
    names = [variable.value for variable in solutions.variables]
    found = [{name: row[name] for name in names if row[name] is not None} for row in solutions]
    return [{name: _iri(term) for name, term in row.items()} for row in found if all(map(_iri, row.values()))]


@cache
def _ontology() -> ox.Store:
    return _load(ontology_file().read_bytes())


def _load(turtle: bytes) -> ox.Store:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return store


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
