"""Facts as a reader sees them: their class, their values by name, and the passages they were read from."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from bangiao.extract.reading.sentences import split
from bangiao.ontology import vocabulary as v
from bangiao.ontology.schema import schema
from bangiao.ontology.vocabulary import BG, BGK, bg, local, term
from bangiao.queries.answer import short

_HIDDEN = frozenset({"evidence", "earliest", "latest", "rule"})  # what serves the machine; evidence is shown by itself


@dataclass(frozen=True, slots=True)
class Origin:
    """An article as the source of a fact: its IRI and id, and what is known of it ("" where nothing is)."""

    iri: str
    id: str
    title: str = ""
    issued: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of an article: `before + quote + after` are its sentences; offsets count the article's code points."""

    article: Origin
    start: int
    end: int
    before: str
    quote: str
    after: str
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """One fact: class and properties by local name, values as a reader sees them, the rules that found it."""

    iri: str
    cls: str
    values: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    passages: tuple[Quoted, ...]


class Reader:
    """Reads facts out of a store; keeps the article it read last, since facts of one article come together."""

    def __init__(self, store: ox.Store, language: str = "vi") -> None:
        self._store, self._language = store, language
        self._origins: dict[ox.NamedNode, tuple[Origin, str]] = {}

    def describe(self, node: ox.NamedNode, graph: ox.NamedNode) -> Described | None:
        """The fact `node` as the article `graph` reports it; None where it is none there."""
        classes = {c.value.removeprefix(BG) for c in self._objects(node, v.TYPE, graph) if isinstance(c, ox.NamedNode)}
        known = sorted(classes & set(schema().facts()))
        if not known:
            return None
        passages = (self._quoted(e, graph) for e in self._objects(node, bg("evidence"), graph))
        return Described(
            node.value,
            known[0],
            tuple(self._values(node, graph)),
            tuple(sorted(r.value for r in self._objects(node, bg("rule"), graph) if isinstance(r, ox.Literal))),
            tuple(sorted(filter(None, passages), key=lambda passage: (passage.start, passage.end))),
        )

    def origin(self, graph: ox.NamedNode) -> tuple[Origin, str]:
        """The article whose graph it is, and its text."""
        if graph not in self._origins:
            found = (self._text(graph, p, graph) for p in (v.IDENTIFIER, v.TITLE, v.ISSUED, v.PUBLISHER, v.SOURCE))
            self._origins = {graph: (Origin(graph.value, *found), self._text(graph, bg("text"), graph))}
        return self._origins[graph]

    def _values(self, node: ox.NamedNode, graph: ox.NamedNode) -> Iterator[tuple[str, str]]:
        quads = self._store.quads_for_pattern(node, None, None, graph)
        ours = [(q.predicate.value.removeprefix(BG), q.object) for q in quads if q.predicate.value.startswith(BG)]
        seen = ((name, value) for name, value in ours if name not in _HIDDEN)
        order = sorted((name, self._sign(value, graph), self._shown(value, graph)) for name, value in seen)
        yield from ((name, shown) for name, _, shown in order)

    def _sign(self, value: object, graph: ox.NamedNode) -> tuple[int, str]:
        """What values of one property are sorted by: principles by their number, all others by how they read."""
        number = self._text(value, bg("order"), graph) if isinstance(value, ox.NamedNode) else ""
        return (int(number) if number.isdecimal() else 0, self._shown(value, graph))

    def _shown(self, value: object, graph: ox.NamedNode) -> str:
        if not isinstance(value, ox.NamedNode):
            return str(getattr(value, "value", value))
        if value.value.startswith(BGK):
            return concept_label(local(value.value), self._language)
        return self._label(value, graph) or self._text(value, bg("label"), graph) or short(value)

    def _label(self, node: ox.NamedNode, graph: ox.NamedNode) -> str:
        labels = [x for x in self._objects(node, v.PREF_LABEL, graph) if isinstance(x, ox.Literal)]
        labels.sort(key=lambda label: (label.language != self._language, label.value))
        return labels[0].value if labels else ""

    def _quoted(self, evidence: object, graph: ox.NamedNode) -> Quoted | None:
        if not isinstance(evidence, ox.NamedNode):
            return None
        origin, text = self.origin(graph)
        selectors = [s for s in self._objects(evidence, v.HAS_SELECTOR, graph) if isinstance(s, ox.NamedNode)]
        ends = ["".join(self._text(s, property_, graph) for s in selectors) for property_ in (v.START, v.END)]
        start, end = map(int, ends)
        first, last = sentences(text, start, end)
        supported = (s for s in self._objects(evidence, bg("supports"), graph) if isinstance(s, ox.NamedNode))
        names = tuple(sorted(local(s.value) for s in supported))
        return Quoted(origin, start, end, text[first:start], text[start:end], text[end:last], names)

    def _objects(self, node: ox.NamedNode, property_: str, graph: ox.NamedNode) -> list[object]:
        return [quad.object for quad in self._store.quads_for_pattern(node, term(property_), None, graph)]

    def _text(self, node: ox.NamedNode, property_: str, graph: ox.NamedNode) -> str:
        return min((str(getattr(value, "value", value)) for value in self._objects(node, property_, graph)), default="")


def concept_label(name: str, language: str = "vi") -> str:
    """The label of a kind or status; its local name where the ontology has none."""
    try:
        return schema().label(name, language)
    except KeyError:
        return name


def sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that `text[start:end]` touches."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    touched = [s for s in split(text, first, len(text) if last < 0 else last) if s[0] < end and start < s[1]]
    return min([start, *(s for s, _ in touched)]), max([end, *(e for _, e in touched)])
