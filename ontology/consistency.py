"""Whether the ontology is consistent: HermiT through owlready2, or OWL RL where there is no Java to run HermiT.

OWL RL sees less: it finds a contradiction only where rules lead from stated facts to one, so each class is given a
member of its own first, and says nothing of what only a complete reasoner can prove.
"""
from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from owlready2 import World
    from rdflib import Graph

NO_JAVA = (
    "no Java runtime was found, so the weaker OWL RL rules checked the ontology instead of HermiT; "
    "install one (or set JAVA_HOME) for the full check"
)
_ONTOLOGY = "https://w3id.org/bangiao/ontology"
_NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
_WITNESS = "urn:bangiao:a-member-of:"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reasoner found.

    `problems` are one line each, none where the ontology is consistent and every class can have members. `note` says
    why a weaker reasoner than HermiT was used, or nothing. `tree` holds each class of ours (its local name) with how deep it
    stands, in the order of a tree: as HermiT classified them, or, where it could not run, as they are declared.
    """

    reasoner: Literal["HermiT", "OWL RL"]
    problems: tuple[str, ...]
    note: str = ""
    tree: tuple[tuple[int, str], ...] = ()

    @property
    def consistent(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems


def java() -> str | None:
    """The Java runtime of this machine: JAVA_HOME's, else the one on the path, else None."""
    home = os.environ.get("JAVA_HOME")
    return (shutil.which("java", path=str(Path(home) / "bin")) if home else None) or shutil.which("java")


def check(graph: Graph, runtime: str | None) -> Verdict:
    """Reason over `graph` with HermiT on the Java `runtime` (see `java()`), or with OWL RL where it is None."""
    if runtime is None:
        return Verdict("OWL RL", _owl_rl(graph), NO_JAVA, _tree(load(graph)))
    world = load(graph)
    return Verdict("HermiT", _hermit(world, runtime), "", _tree(world))


def check_ontology() -> Verdict:
    """The verdict on bangiao.ttl, with the best reasoner that this machine can run."""
    from rdflib import Graph

    from bangiao.ontology.schema import ontology_file

    return check(Graph().parse(ontology_file(), format="turtle"), java())


def load(graph: Graph) -> World:
    """A world of owlready2's own that holds the ontology in `graph`: its classes and properties as Python objects."""
    from owlready2 import World

    world = World()
    triples = graph.serialize(format="nt", encoding="utf-8")  # owlready2 reads no Turtle
    world.get_ontology(_ONTOLOGY).load(fileobj=io.BytesIO(triples))
    return world


def _tree(world: World) -> tuple[tuple[int, str], ...]:
    """The classes of ours, each below every one of ours that it is a kind of and no other is between."""
    ours = sorted((cls for cls in world.classes() if cls.iri.startswith(f"{_ONTOLOGY}#")), key=lambda cls: cls.iri)
    above = {cls: {other for other in ours if other is not cls and issubclass(cls, other)} for cls in ours}

    def branch(parent: Any, depth: int) -> Iterator[tuple[int, str]]:
        for cls in ours:
            nearest = {other for other in above[cls] if not any(other in above[between] for between in above[cls])}
            if parent in nearest or (parent is None and not nearest):
                yield depth, cls.name
                yield from branch(cls, depth + 1)

    return tuple(branch(None, 0))


def _hermit(world: World, runtime: str) -> tuple[str, ...]:
    import owlready2

    owlready2.JAVA_EXE = runtime
    try:
        with world.get_ontology(_ONTOLOGY):
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return ("the ontology contradicts itself: no world can be as it says",)
    empty = sorted(cls.iri for cls in world.inconsistent_classes())
    return tuple(f"{iri} can have no member: what it must be excludes itself" for iri in empty if iri != _NOTHING)


def _owl_rl(graph: Graph) -> tuple[str, ...]:
    from owlrl import OWLRL_Semantics
    from rdflib import OWL, RDF, Graph, URIRef

    copy = Graph()
    copy += graph
    for cls in list(graph.subjects(RDF.type, OWL.Class)):
        if isinstance(cls, URIRef):
            copy.add((URIRef(_WITNESS + cls), RDF.type, cls))
    rules = OWLRL_Semantics(copy, axioms=False, daxioms=False, rdfs=False)
    rules.closure()
    return tuple(sorted(str(message) for message in rules.error_messages))
