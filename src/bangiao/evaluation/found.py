"""The records of a graph in the vocabulary of the ontology, as the measure compares them."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from bangiao.evaluation.agreement import Value
from bangiao.evaluation.faults import EvaluationError
from bangiao.evaluation.kinds import Kind
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v
from bangiao.ontology.vocabulary import BGK, bg

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Node | ox.Literal
Properties = Mapping[str, list[Term]]
Nodes = Mapping[Node, Properties]

_LABELS = (v.PREF_LABEL, v.ALT_LABEL, bg("label"))
_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted passage, where it begins, and whether it stands in the article there, letter for letter."""

    quote: str
    start: int | None
    sound: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One record of a graph: its IRI, the values of each scored slot, its evidence."""

    iri: str
    slots: Mapping[str, tuple[Value, ...]]
    evidence: tuple[Evidence, ...]

    @property
    def proven(self) -> bool:
        """Whether it has evidence, all of it sound."""
        return bool(self.evidence) and all(evidence.sound for evidence in self.evidence)


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a graph: the node that is the article, its text, and all nodes of its graph."""

    node: Node
    text: str | None
    nodes: Nodes


class Graph:
    """The articles of some quads. Where two records are equally like a marked one, the first in their order is taken."""

    def __init__(self, quads: Iterable[ox.Quad], beside: Iterable[ox.Quad] = ()) -> None:
        """`beside` are quads that only say what nodes are called."""
        graphs: dict[object, dict[Node, dict[str, list[Term]]]] = {}
        self._labels: dict[Node, set[str]] = defaultdict(set)
        self._isos: dict[Node, str] = {}
        for quad in quads:
            node = graphs.setdefault(quad.graph_name, {}).setdefault(quad.subject, {})
            node.setdefault(quad.predicate.value, []).append(quad.object)
            self._note(quad)
        for quad in beside:
            self._note(quad)
        self.articles: Mapping[str, Telling] = dict(_tellings(graphs.values()))

    def _note(self, quad: ox.Quad) -> None:
        if quad.predicate.value in _LABELS and isinstance(quad.object, ox.Literal):
            self._labels[quad.subject].add(quad.object.value)
        elif quad.predicate.value == bg("iso"):
            self._isos[quad.subject] = _text(quad.object)

    def records(self, article: str, kind: Kind) -> tuple[Found, ...]:
        """What the article reports of one type; nothing where there is no such article."""
        telling = self.articles.get(article)
        if telling is None:
            return ()
        nodes = ((node, properties) for node, properties in telling.nodes.items() if _is(properties, kind.cls))
        return tuple(self._record(kind, telling, node, properties) for node, properties in nodes)

    def _record(self, kind: Kind, telling: Telling, node: Node, properties: Properties) -> Found:
        slots = {s.name: tuple(map(self._value, properties.get(bg(s.property), ()))) for s in kind.scored}
        if slots.get("date") and (last := properties.get(bg("endDate"))):
            slots["date"] = (Value((f"{slots['date'][0].names[0]}/{_text(last[0])}",)),)
        if kind.usual and not slots["status"]:
            slots["status"] = (Value((kind.usual,)),)
        evidence = (_evidence(telling, proof) for proof in properties.get(bg("evidence"), ()))
        return Found(_text(node), slots, tuple(evidence))

    def _value(self, value: Term) -> Value:
        if isinstance(value, ox.Literal):
            return Value((value.value,))
        if _text(value).startswith(BGK):
            return Value((_text(value).removeprefix(BGK),))
        names = self._labels.get(value) or {_last_part(_text(value))}
        return Value(tuple(sorted(names)), self._isos.get(value))


def _tellings(graphs: Iterable[Nodes]) -> Iterator[tuple[str, Telling]]:
    for nodes in graphs:
        for node, properties in nodes.items():
            if _is(properties, "Article"):
                text = next(map(_text, properties.get(bg("text"), ())), None)
                yield from ((_text(id_), Telling(node, text, nodes)) for id_ in properties.get(v.IDENTIFIER, ()))


def _is(properties: Properties, cls: str) -> bool:
    return any(_text(type_) == bg(cls) for type_ in properties.get(v.TYPE, ()))


def _text(value: object) -> str:
    return str(getattr(value, "value", value))


def _last_part(iri: str) -> str:
    """What an IRI without a label is called: its last part, in words."""
    return iri.rsplit("/", 1)[-1].replace("_", " ").replace("-", " ")


def _evidence(telling: Telling, proof: Term) -> Evidence:
    said: dict[str, str] = {}
    for selector in _properties(telling, proof).get(v.HAS_SELECTOR, ()):
        said |= {name: _text(values[0]) for name, values in _properties(telling, selector).items()}
    quote, start, end = said.get(v.EXACT, ""), _offset(said.get(v.START)), _offset(said.get(v.END))
    given = quote and telling.text is not None and start is not None and end is not None
    return Evidence(quote, start, bool(given) and (telling.text or "")[start:end] == quote)


def _offset(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _properties(telling: Telling, node: Term) -> Properties:
    return {} if isinstance(node, ox.Literal) else telling.nodes.get(node, {})


def of_file(path: Path) -> Graph:
    """The graph of an N-Quads or TriG file, in the file's order. Raises EvaluationError where it cannot be read."""
    form = _FORMATS.get(path.suffix)
    remedy = "write one with `bangiao export -o FILE.nq`"
    if form is None:
        raise EvaluationError(f"{path}: a graph is read from *.nq or *.trig; {remedy}")
    try:
        return Graph(ox.parse(path=str(path), format=form))
    except (OSError, SyntaxError, ValueError) as error:
        raise EvaluationError(" ".join(f"{path}: it cannot be read ({error}); {remedy}".split())) from None


def of_store(store: Store, articles: Iterable[str]) -> Graph:
    """The graph of some articles of a store, in the order in which an export has them."""
    names = sorted(article_iri(article, store.base) for article in articles)
    quads = [quad for name in names for quad in sorted(store.quads(ox.NamedNode(name)), key=str)]
    nodes = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    return Graph(quads, beside=_called(store, nodes))


def _called(store: Store, nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    """What any article of the store calls these nodes."""
    for node in nodes:
        for name in (*_LABELS, bg("iso")):
            yield from store.oxigraph.quads_for_pattern(node, v.term(name), None, None)
