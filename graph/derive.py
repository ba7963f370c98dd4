"""The graphs that are derived from the articles' graphs, brought up to date after these changed."""
from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from bangiao.graph.background import background
from bangiao.graph.identify import identify
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import background_graph, identity_graph


def derive(store: Store) -> None:
    """Recompute identity and background where articles changed since they were computed; else touch nothing.

    Both are pure functions of the article graphs, so a build that was killed is mended by the next.
    """
    if store.stale:
        store.replace(ox.NamedNode(identity_graph(store.base)), identify(store))
        store.replace(ox.NamedNode(background_graph(store.base)), background(store))
        store.settled()


def remove(store: Store, ids: Iterable[str]) -> list[str]:
    """Take articles out of the store and out of what was derived from them; the ids that were not there, sorted."""
    missing = sorted(id_ for id_ in set(ids) if not store.remove(id_))
    derive(store)
    return missing
