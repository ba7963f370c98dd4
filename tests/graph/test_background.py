"""The background graph: codes and names of countries."""
from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Fact
from bangiao.graph.background import background
from bangiao.graph.countries import country_label
from bangiao.graph.derive import derive, remove
from bangiao.graph.describe import describe
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v


def test_countries_bring_code_and_names() -> None:
    found = list(background(["country/VN", "country/JP"], v.ID))
    assert {str(q.graph_name) for q in found} == {f"<{v.background_graph()}>"}
    assert [str(q.subject) for q in found] == sorted(str(q.subject) for q in found)
    names = {Literal("Nhật Bản", language="vi"), Literal("Japan", language="en"), Literal("JP")}
    assert names <= {q.object for q in found}


def test_the_countries_of_the_articles_are_in_the_background(
    store: Store, article: Callable[..., Article], meeting: Callable[..., Fact]
) -> None:
    quads = describe(article(), (meeting(party=Country("JP")),))
    store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)
    assert {str(q.subject) for q in store.quads(NamedNode(v.background_graph()))} == {
        f"<{v.ID}country/{iso}>" for iso in ("JP", "TR", "VN")
    }
    remove(store, ["bai-1"])
    assert list(store.quads(NamedNode(v.background_graph()))) == []


def test_names_of_countries_come_in_two_languages() -> None:
    assert [country_label("TR", language) for language in ("vi", "en")] == ["Thổ Nhĩ Kỳ", "Türkiye"]
    assert country_label("QX", "vi") is None
