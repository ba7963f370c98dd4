"""Links to propose: each entity of a store with the entries of an endpoint that may be it, scored, for an analyst to judge."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bangiao.graph.alignment.decisions import Decision, Decisions
from bangiao.graph.alignment.lookup import Entry, Found, Lookup
from bangiao.graph.alignment.ours import Entity, entities
from bangiao.graph.alignment.profile import CLASSES, Profile
from bangiao.graph.alignment.score import Match, contested, matches
from bangiao.graph.errors import AlignmentError
from bangiao.graph.store import Store

MOST = 5  # entries proposed for one entity
LEAST = 0.4  # the score from which one is worth a look


@dataclass(frozen=True, slots=True)
class Proposal:
    """That an entry may be an entity of ours."""

    entity: Entity
    match: Match


@dataclass(frozen=True, slots=True)
class Lost:
    """A link that an analyst accepted, to an entry that the endpoint does not tell of any more, or by another IRI."""

    decision: Decision
    replaced: tuple[str, ...] = ()

    def __str__(self) -> str:
        now = f"another stands for it: {', '.join(self.replaced)}" if self.replaced else "the endpoint has no such entry"
        return f"id:{self.decision.node} is linked to {self.decision.link}, but {now}"


def propose(
    store: Store, lookup: Lookup, profile: Profile, decisions: Decisions, *,
    classes: Sequence[str] = CLASSES, least: float = LEAST, articles: int = 1,
) -> list[Proposal]:
    """The proposals for all entities of `classes` that `articles` articles or more tell of, sorted by class, then by score.

    What has been decided is not proposed again, nor is another entry of the same endpoint for what has a link there. Raises
    GraphError where the store or the endpoint fails; what was answered till then is kept, and not asked again.
    """
    found = []
    for cls in (cls for cls in CLASSES if cls in classes):
        if cls not in profile.classes:
            raise AlignmentError(f"{profile.name}: the profile has no section [{cls}]; add it, or leave that --class out")
        open_ = [entity for entity in entities(store, cls) if entity.articles >= articles]
        found += _of_class(open_, lookup, cls, decisions, least)
    return found


def lost(lookup: Lookup, decisions: Decisions, profile: Profile, namespaces: Iterable[str]) -> list[Lost]:
    """Accepted links into these namespaces that lead to nothing at the endpoint any more."""
    ours = [row for row in decisions.links if row.link.startswith(tuple(namespaces))]
    by_class: dict[str, list[Decision]] = defaultdict(list)
    for row in ours:
        by_class[row.node.partition("/")[0].capitalize()].append(row)
    missing = []
    for cls, rows in sorted(by_class.items()):
        known = lookup.entries(cls, {row.link for row in rows}) if cls in profile.classes else {}
        gone = (row for row in rows if row.link in known and not known[row.link].exists)
        missing += [Lost(row, tuple(sorted(known[row.link].replaced))) for row in gone]
    return missing


def _of_class(ours: Sequence[Entity], lookup: Lookup, cls: str, decisions: Decisions, least: float) -> list[Proposal]:
    candidates = lookup.candidates(cls, ours)
    known = lookup.entries(cls, {iri for its in candidates.values() for iri in its})
    found = contested([(entity, _matches(entity, candidates[entity.iri], known, decisions)) for entity in ours])
    made = [Proposal(entity, match) for entity, its in found for match in [m for m in its if m.score >= least][:MOST]]
    return sorted(made, key=lambda p: (-p.match.score, -p.entity.articles, p.entity.iri, p.match.entry.iri))


def _matches(entity: Entity, found: Found, known: Mapping[str, Entry], decisions: Decisions) -> list[Match]:
    """The entries that may be an entity and that nothing was decided on."""
    decided = {row for node in entity.nodes for row in decisions.by_node.get(node, ())}
    linked = tuple(namespace(row.link) for row in decided if row.verdict != "reject")
    rejected = {row.link for row in decided if row.verdict == "reject"}
    entries = [entry for entry in _standing(found, known) if entry.iri not in rejected]
    taken = {row.link for row in decisions.links} - {row.link for row in decided}
    return [match for match in matches(entity, entries, taken) if namespace(match.entry.iri) not in linked]


def _standing(found: Found, known: Mapping[str, Entry]) -> list[Entry]:
    """The entries found, with the labels that found them; for one that was replaced, that which stands for it."""
    named: dict[str, frozenset[str]] = defaultdict(frozenset)
    for iri, labels in found.items():
        for standing in known[iri].replaced or {iri}:
            named[standing] |= labels
    entries = ((known[iri], labels) for iri, labels in sorted(named.items()) if iri in known)
    return [replace(entry, names=entry.names | labels) for entry, labels in entries if entry.exists]


def namespace(iri: str) -> str:
    """What an IRI has in common with its like: all to its last # or /."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
