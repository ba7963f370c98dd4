"""How likely an entry of an endpoint is an entity of ours: the signs for and against, and what they come to.

The signs and their weights stand in the table `link-signs`. Names are compared by the rules by which two articles' nodes are.
"""
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bangiao.extract.words.normal import folded
from bangiao.graph.alignment.lookup import Entry
from bangiao.graph.alignment.offices import is_any_office, same_office
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.alignment.profile import CLASSES
from bangiao.graph.identity.likeness import COMPARED
from bangiao.graph.identity.node import node
from bangiao.graph.identity.spelling import exact, is_bare
from bangiao.ontology.gazetteer import Row, table

_CLOSE = 0.1  # two entries whose signs come this near fit one as well as the other
_ADULT = 16  # years of age from which the press names somebody as an official
_AFTER = 1  # years for which the press goes on about who has died


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its key in the table `link-signs`, its weight by class, and what it says in `vi` and `en`."""

    key: str
    use: str
    weights: Mapping[str, float]
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with the keys of its signs, the weightiest first, and what they come to."""

    entry: Entry
    cls: str
    keys: tuple[str, ...]

    @property
    def score(self) -> float:
        """The sum, between 0 and 1."""
        return round(min(1.0, max(0.0, self.sum)), 2)

    @property
    def sum(self) -> float:
        """The sum of the weights."""
        return _sum(self.cls, self.keys)

    def told(self, language: str, *, against: bool) -> str:
        """The signs for it, or against it, in words."""
        found = (signs()[key] for key in self.keys if (_weight(self.cls, key) < 0) == against)
        return "; ".join(sign.vi if language == "vi" else sign.en for sign in found)


@cache
def signs() -> Mapping[str, Sign]:
    """The signs by key."""
    return {row["name"]: Sign(row["name"], row["use"], _weights(row), row["vi"], row["en"]) for row in table("link-signs")}


def _weights(row: Row) -> dict[str, float]:
    return {cls: float(row[cls.lower()]) for cls in CLASSES if row[cls.lower()]}


def _weight(cls: str, key: str) -> float:
    return signs()[key].weights.get(cls, 0.0)


def _sum(cls: str, keys: Iterable[str]) -> float:
    return sum(_weight(cls, key) for key in keys)


def matches(entity: Entity, entries: Iterable[Entry], taken: Collection[str] = ()) -> list[Match]:
    """The entries that have a name or a code of the entity, the likeliest first. `taken` are linked to others of ours."""
    cls = entity.node.cls
    found = [(entry, keys) for entry in entries if (keys := _signs(entity, entry))]
    sums = {entry.iri: _sum(cls, keys) for entry, keys in found}
    return _sorted(Match(entry, cls, _weighty(cls, (*keys, *_beside(entry.iri, sums, taken)))) for entry, keys in found)


def contested(found: Sequence[tuple[Entity, Sequence[Match]]]) -> list[tuple[Entity, list[Match]]]:
    """The matches of entities of one class, those doubted whose entry fits an entity of another state as well."""
    claims: dict[str, list[tuple[str | None, float]]] = defaultdict(list)
    for entity, its in found:
        for match in its:
            claims[match.entry.iri].append((entity.country, match.sum))
    return [(entity, _sorted(_doubted(match, entity, claims[match.entry.iri]) for match in its)) for entity, its in found]


def _doubted(match: Match, entity: Entity, claims: Iterable[tuple[str | None, float]]) -> Match:
    others = (total for country, total in claims if country and entity.country and country != entity.country)
    if all(total < match.sum - _CLOSE for total in others):
        return match
    return replace(match, keys=_weighty(match.cls, (*match.keys, "contested")))


def _sorted(found: Iterable[Match]) -> list[Match]:
    return sorted(found, key=lambda match: (-match.score, -match.sum, match.entry.iri))


def _weighty(cls: str, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((key for key in keys if cls in signs()[key].weights), key=lambda key: (-_weight(cls, key), key)))


def _beside(iri: str, sums: Mapping[str, float], taken: Collection[str]) -> Iterator[str]:
    """What other entries and other entities say of it."""
    if any(other != iri and total >= sums[iri] - _CLOSE for other, total in sums.items()):
        yield "rival"
    if iri in taken:
        yield "taken"


def _signs(entity: Entity, entry: Entry) -> tuple[str, ...]:
    coded = ("code",) if entity.node.cls == "Country" and entity.iri.removeprefix("country/") in entry.codes else ()
    if shared := (*coded, *_named(entity, entry)):
        return (*shared, *_of_state(entity, entry), *_of_office(entity, entry), *_of_time(entity, entry))
    return ()


def _named(entity: Entity, entry: Entry) -> Iterator[str]:
    """What their names show: the weightiest sign, and whether two names or more are the same."""
    person = entity.node.cls == "Person"
    ours, theirs = (_telling(names) if person else tuple(names) for names in (entity.names, entry.names))
    if entity.node.cls == "Country":
        same = {folded(name) for name in ours} & {folded(name) for name in theirs}
        yield from ("name",) * bool(same)
        return
    reason = _reason(entity, ours, theirs)
    if reason:
        yield "family-name" if person and all(map(is_bare, ours)) else reason
        if len({folded(name) for name in ours} & {folded(name) for name in theirs}) > 1:
            yield "second-name"


def _telling(names: Iterable[str]) -> tuple[str, ...]:
    """The names without bare family names, where there are others."""
    every = tuple(names)
    return tuple(name for name in every if not is_bare(name)) or every


def _reason(entity: Entity, ours: Sequence[str], theirs: Sequence[str]) -> str | None:
    """The weightiest reason why a name of each can be one, by the rules of identity, as if both were of one state."""
    reasons = {reason for mine in ours for their in theirs if (reason := _one_name(entity, mine, their))}
    return max(sorted(reasons), key=lambda reason: _weight(entity.node.cls, reason), default=None)


def _one_name(entity: Entity, mine: str, their: str) -> str | None:
    one, other = (node(iri, entity.node.cls, (("name", name),)) for iri, name in ((entity.iri, mine), (_nobody(entity), their)))
    agreement = COMPARED[entity.node.cls].agree(one, other, lambda iri: iri)
    if agreement is None:
        return None
    if exact(mine) == exact(their):
        return "name"
    return agreement.reason if agreement.reason in signs() else "other-name"


def _nobody(entity: Entity) -> str:
    """An IRI of the class and state of an entity that no node has."""
    return f"{entity.iri.rpartition('/')[0]}/~"


def _of_state(entity: Entity, entry: Entry) -> Iterator[str]:
    if entity.node.cls == "Country" or entry.countries is None:
        return
    if entity.country is None:
        if not entry.countries and any(folded(name) in _of_the_world() for name in entity.names):
            yield "stateless"
    elif entry.countries:
        yield "country" if entity.country in entry.countries else "other-country"
    else:
        yield "state-untold"


@cache
def _of_the_world() -> frozenset[str]:
    """The names of bodies that belong to no state: one that no article tells a state of, such as a parliament, has one."""
    return frozenset(folded(row["name"]) for row in table("organizations") if row["kind"] == "international")


def _of_office(entity: Entity, entry: Entry) -> Iterator[str]:
    if any(same_office(title, label) for title in entity.offices for label in entry.offices):
        yield "office"
    elif entity.offices and entry.offices and not any(map(is_any_office, entry.offices)):
        yield "other-office"


def _of_time(entity: Entity, entry: Entry) -> Iterator[str]:
    """Whether it was there in any year in which articles tell of the entity."""
    if not entity.years or (entry.born is None and entry.gone is None):
        return
    age = _ADULT if entity.node.cls == "Person" else 0
    first = -math.inf if entry.born is None else entry.born + age
    last = math.inf if entry.gone is None else entry.gone + _AFTER
    yield "living" if any(first <= year <= last for year in entity.years) else "gone"
