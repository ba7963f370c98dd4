"""What of a store is exported, as lines of N-Quads or N-Triples in an order that the graph alone decides."""
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from bangiao.graph.errors import StoreError
from bangiao.graph.iri import article_iri
from bangiao.graph.sorting import IN_MEMORY, Line, distinct, in_order
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import SAME_AS, bg, identity_graph, term


@dataclass(frozen=True)
class Content:
    """A store, or the graph of one article of it, with or without the bodies of articles.

    Raises StoreError where there is no such article.
    """

    store: Store
    article: str | None = None
    text: bool = True

    def __post_init__(self) -> None:
        if self.article is not None and not self.store.oxigraph.contains_named_graph(self._graph(self.article)):
            raise StoreError(f"{self.store.path}: there is no article {self.article!r}; `bangiao stats --articles` lists them")

    @property
    def base(self) -> str:
        """What the IRIs of the data begin with."""
        return self.store.base

    @cached_property
    def graphs(self) -> tuple[ox.NamedNode, ...]:
        """The names of the graphs, sorted."""
        return tuple(self.store.graphs()) if self.article is None else (self._graph(self.article),)

    def quads(self) -> Iterator[tuple[str, Line]]:
        """Each graph's lines of N-Quads with its name: graphs by name, lines by code points."""
        for graph in self.graphs:
            tail = f"{graph} .\n".encode()
            for line in in_order(self._lines(graph)):
                yield graph.value, line[:-2] + tail

    def lines(self) -> Iterator[tuple[str, Line]]:
        """Each graph's lines of N-Triples with its name, as they come: those of one node side by side."""
        return ((graph.value, line) for graph in self.graphs for line in self._lines(graph))

    def same(self) -> Iterator[tuple[str, str]]:
        """The nodes that are one with others, as the identity graph has it, each with the least of these."""
        identity = ox.NamedNode(identity_graph(self.base))
        for node in (None,) if self.article is None else self._nodes(self.graphs[0]):
            for quad in self.store.oxigraph.quads_for_pattern(node, term(SAME_AS), None, identity):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                    yield quad.subject.value, quad.object.value

    def triples(self) -> Iterator[Line]:
        """The triples of all graphs as lines of N-Triples, each once, by code points."""
        return distinct(line for graph in self.graphs for line in self._lines(graph))

    def _nodes(self, graph: ox.NamedNode) -> set[ox.NamedNode]:
        """What a graph speaks of."""
        named = (node for quad in self.store.quads(graph) for node in (quad.subject, quad.object))
        return {node for node in named if isinstance(node, ox.NamedNode)}

    def _graph(self, article: str) -> ox.NamedNode:
        return ox.NamedNode(article_iri(article, self.base))

    def _lines(self, graph: ox.NamedNode) -> Iterator[Line]:
        body = f"{graph} <{bg('text')}> ".encode()
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
            self.store.oxigraph.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=graph)  # five times as fast as quad by quad
            file.seek(0)
            yield from (line for line in file if self.text or not line.startswith(body))
