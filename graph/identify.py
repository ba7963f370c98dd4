"""Which nodes of different articles are one: a pure function of the article graphs, and cautious.

Two nodes are tied only where no careful reader would doubt it; the rest stays apart, side by side. Each node of a tie
but the least (by its IRI) gets one `owl:sameAs` to the least, so that the canonical node is one step away.

Entities (persons, organisations, places) are tied
- where one country and one name, diacritics and case aside, is spelt with diacritics in one way at most;
- where one of them has no known country, and all others of exactly that name stand for one country;
- where another name of the one is the name of the other, of the same country, and of no third.
Events are tied across articles where class and key agree, values taken by their canonical nodes:
- meetings: participants (two at least), parties and full date; - visits: visitors, destination and full date;
- agreements: title, parties (two at least) and date, which is full unless the title is long;
- policies: holder and label; - milestones of relations: kind, level, both parties and date.
A key that one article uses for two records is too coarse for these, and a cancelled event is no held one.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import pyoxigraph as ox

from bangiao.extract.words.normal import folded, normal
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v
from bangiao.ontology.vocabulary import bg, bgk, identity_graph, term

Key = tuple[object, ...]
Canonical = Callable[[str], str]  # a node to the canonical one of those that are tied to it
_ENTITIES = ("Person", "Organization", "Place")
_LONG_TITLE = 6  # words from which a title names one document even where only its year is told


def identify(store: Store) -> Iterator[ox.Quad]:
    """The quads of the identity graph, in the order of the tied nodes."""
    graph = ox.NamedNode(identity_graph(store.base))
    ties = Ties()
    for kind in _ENTITIES:
        for group in entity_sets(_entities(store, kind)):
            ties.tie(group)
    for cls, key in _KEYS.items():
        for group in _event_groups(_records(store, cls), key, ties.canonical):
            ties.tie(group)
    for node, least in ties.pairs():
        yield ox.Quad(ox.NamedNode(node), term(v.SAME_AS), ox.NamedNode(least), graph)


class Ties:
    """Sets of nodes that are one (union by the least IRI, so that the order of tying leaves no trace)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def canonical(self, node: str) -> str:
        """The least of the nodes that `node` is tied to, itself included."""
        while (above := self._above.get(node, node)) != node:
            self._above[node] = self._above.get(above, above)
            node = above
        return node

    def tie(self, nodes: Iterable[str]) -> None:
        """Make all these nodes one."""
        tops = sorted({self.canonical(node) for node in nodes})
        for top in tops[1:]:
            self._above[top] = tops[0]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each tied node that is not the least of its set, and the least; sorted."""
        for node in sorted(self._above):
            yield node, self.canonical(node)


    def sets(self) -> list[set[str]]:
        """The sets of two nodes or more, in the order of their least."""
        found: dict[str, set[str]] = {}
        for node, least in self.pairs():
            found.setdefault(least, {least}).add(node)
        return [found[least] for least in sorted(found)]


@dataclass(slots=True)
class Named:
    """An entity over all articles: its names as preferred anywhere, its other names, and its country's IRI."""

    names: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    country: str | None = None


Entities = dict[str, Named]


def entity_sets(entities: Entities) -> Iterator[set[str]]:
    """Disjoint sets of IRIs, each of one entity; a chain of ties that would join two countries ties nothing."""
    ties = Ties()
    for group in chain(_spelt_alike(entities), _of_unknown_country(entities), _by_other_name(entities)):
        ties.tie(group)
    for group in ties.sets():
        if len({entities[iri].country for iri in group} - {None}) <= 1:
            yield group


def _spelt_alike(entities: Entities) -> Iterator[set[str]]:
    alike: dict[Key, set[str]] = defaultdict(set)
    toned: dict[Key, set[str]] = defaultdict(set)
    for iri, entity in entities.items():
        for name in entity.names:
            key = (entity.country, folded(name))
            alike[key].add(iri)
            toned[key] |= {_exact(name)} - {folded(name)}
    yield from (group for key, group in alike.items() if len(group) > 1 and len(toned[key]) <= 1)


def _of_unknown_country(entities: Entities) -> Iterator[set[str]]:
    by_name: dict[str, set[str]] = defaultdict(set)
    for iri, entity in entities.items():
        for name in entity.names:
            by_name[_exact(name)].add(iri)
    for name, group in by_name.items():
        countries = {entities[iri].country for iri in group}
        if len(countries) == 2 and None in countries and len(name.split()) > 1:
            yield group


def _by_other_name(entities: Entities) -> Iterator[set[str]]:
    bearers: dict[Key, set[str]] = defaultdict(set)
    called: dict[Key, set[str]] = defaultdict(set)
    for iri, entity in entities.items():
        for name in entity.names:
            bearers[entity.country, _exact(name)].add(iri)
        for name in entity.others:
            called[entity.country, _exact(name)].add(iri)
    for key, group in called.items():
        other = bearers.get(key, set()) - group
        if len(group) == 1 and len(other) == 1 and len(str(key[1]).split()) > 1:
            yield group | other


def _exact(name: str) -> str:
    """A name with its diacritics; case, tone placement and punctuation aside."""
    return " ".join("".join(c if c.isalnum() else " " for c in normal(name)).split())


def _entities(store: Store, kind: str) -> Entities:
    quads = store.oxigraph.quads_for_pattern
    found = {_text(q.subject): Named() for q in quads(None, term(v.TYPE), term(bg(kind)), None)}
    for predicate, add in (
        (v.PREF_LABEL, lambda e, value: e.names.add(value)),
        (v.ALT_LABEL, lambda e, value: e.others.add(value)),
        (bg("country"), lambda e, value: setattr(e, "country", value)),
    ):
        for quad in quads(None, term(predicate), None, None):
            if entity := found.get(_text(quad.subject)):
                add(entity, _text(quad.object))
    return found


@dataclass(slots=True)
class Record:
    """An event, agreement or policy of one article: its article's graph, and the values of its properties."""

    graph: str
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def one(self, name: str) -> str | None:
        """The value of a property that has exactly one."""
        values = self.values.get(name, set())
        return next(iter(values)) if len(values) == 1 else None

    def all(self, name: str, canonical: Canonical) -> tuple[str, ...]:
        """The values of a property by their canonical nodes, sorted."""
        return tuple(sorted({canonical(value) for value in self.values.get(name, ())}))


KeyOf = Callable[[Record, Canonical], Key | None]


def _records(store: Store, cls: str) -> dict[str, Record]:
    quads = store.oxigraph.quads_for_pattern
    found = {_text(q.subject): Record(_text(q.graph_name)) for q in quads(None, term(v.TYPE), term(bg(cls)), None)}
    for name in _PROPERTIES[cls]:
        for quad in quads(None, term(bg(name)), None, None) if found else ():
            if record := found.get(_text(quad.subject)):
                record.values[name].add(_text(quad.object))
    return found


def _event_groups(records: dict[str, Record], key_of: KeyOf, canonical: Canonical) -> Iterator[set[str]]:
    groups: dict[Key, list[str]] = defaultdict(list)
    for iri, record in records.items():
        key = key_of(record, canonical)
        if key is not None:
            groups[(*key, record.one("status") == bgk("cancelled"))].append(iri)
    for group in groups.values():
        if len({records[iri].graph for iri in group}) == len(group) > 1:
            yield set(group)


def _meeting(record: Record, canonical: Canonical) -> Key | None:
    who, parties, day = record.all("participant", canonical), record.all("party", canonical), _day(record)
    return (who, parties, day) if len(who) > 1 and day else None


def _visit(record: Record, canonical: Canonical) -> Key | None:
    who, where, day = record.all("visitor", canonical), record.all("destination", canonical), _day(record)
    return (who, where, day) if who and where and day else None


def _agreement(record: Record, canonical: Canonical) -> Key | None:
    title, parties, date = folded(record.one("title") or ""), record.all("party", canonical), record.one("date")
    told = date and (_day(record) or len(title.split()) >= _LONG_TITLE)
    return (title, parties, date) if title and told and len(parties) > 1 else None


def _policy(record: Record, canonical: Canonical) -> Key | None:
    label, holder = _exact(record.one("label") or ""), record.all("holder", canonical)
    return (label, holder) if label and holder else None


def _milestone(record: Record, canonical: Canonical) -> Key | None:
    parties, kind, date = record.all("party", canonical), record.one("kind"), record.one("date")
    level = folded(record.one("level") or "")
    return (parties, kind, level, date) if len(parties) > 1 and kind and level and date else None


def _day(record: Record) -> tuple[str, str | None] | None:
    """The date where it is a full one, with the last day of a span."""
    date = record.one("date")
    return (date, record.one("endDate")) if date and len(date) == len("2023-11-29") else None


_KEYS = {
    "Meeting": _meeting, "Visit": _visit, "Agreement": _agreement, "Policy": _policy, "RelationMilestone": _milestone,
}
_PROPERTIES = {
    "Meeting": ("participant", "party", "date", "endDate", "status"),
    "Visit": ("visitor", "destination", "date", "endDate", "status"),
    "Agreement": ("title", "party", "date", "endDate", "status"),
    "Policy": ("label", "holder"),
    "RelationMilestone": ("party", "kind", "level", "date"),
}


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)
