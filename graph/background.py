"""What no article states: codes and names, Vietnamese and English, of the countries that articles speak of."""
from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from bangiao.graph.describe import country_triples
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import TYPE, background_graph, bg, term


def background(store: Store) -> Iterator[ox.Quad]:
    """The quads of the background graph: each country of the articles, with its code and its names."""
    graph = ox.NamedNode(background_graph(store.base))
    prefix = f"{store.base}country/"
    found = store.oxigraph.quads_for_pattern(None, term(TYPE), term(bg("Country")), None)
    nodes = {q.subject for q in found if q.graph_name != graph}
    for node in sorted((n for n in nodes if isinstance(n, ox.NamedNode)), key=lambda n: n.value):
        for triple in country_triples(node, node.value.removeprefix(prefix)):
            yield ox.Quad(*triple, graph)
