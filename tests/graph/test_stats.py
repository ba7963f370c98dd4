"""Numbers of a store."""
from __future__ import annotations

from collections.abc import Callable

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.stats import stats
from bangiao.graph.store import Store


def test_a_store_in_numbers_counts_each_thing_once(
    store: Store, article: Callable[..., Article], meeting: Callable[..., Fact], policy: Fact
) -> None:
    for id_ in ("bai-1", "bai-2"):
        quads = describe(article(id_), (meeting(), policy))
        store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)
    found = stats(store)
    assert (found.quads, found.articles, found.tied) == (len(store.oxigraph), 2, 2)
    assert dict(found.classes) == {
        "Article": 2, "Country": 2, "Evidence": 4, "Meeting": 2, "Person": 2, "Place": 1, "Policy": 2, "Principle": 4}


def test_an_empty_store_is_all_nought(store: Store) -> None:
    found = stats(store)
    assert (found.quads, found.articles, found.classes, found.tied) == (0, 0, (), 0)
