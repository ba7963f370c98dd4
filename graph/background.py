"""What no article states: codes and names, Vietnamese and English, of the countries that articles speak of."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from bangiao.graph.describe import country_triples
from bangiao.ontology.vocabulary import background_graph


def background(countries: Iterable[str], base: str) -> Iterator[ox.Quad]:
    """The quads of the background graph: each country (`country/VN`, without the base) with its code and its names."""
    graph = ox.NamedNode(background_graph(base))
    for country in sorted(countries):
        for triple in country_triples(ox.NamedNode(base + country), country.removeprefix("country/")):
            yield ox.Quad(*triple, graph)
