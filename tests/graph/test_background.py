from __future__ import annotations

from collections.abc import Callable

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Fact
from bangiao.graph.background import background
from bangiao.graph.countries import country_label
from bangiao.graph.describe import describe
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v
from pyoxigraph import Literal


def test_countries_of_the_articles_bring_code_and_names(
    store: Store, article: Callable[..., Article], meeting: Callable[..., Fact]
) -> None:
    quads = describe(article(), (meeting(party=Country("JP")),))
    store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    found = list(background(store))
    assert {q.graph_name.value for q in found} == {v.background_graph()}  # type: ignore[union-attr]
    assert {q.subject.value for q in found} == {f"{v.ID}country/{iso}" for iso in ("JP", "TR", "VN")}  # type: ignore[union-attr]
    assert {Literal("Nhật Bản", language="vi"), Literal("Japan", language="en"), Literal("JP")} <= {q.object for q in found}


def test_an_empty_store_has_no_background(store: Store) -> None:
    assert list(background(store)) == []


def test_names_of_countries_come_in_two_languages() -> None:
    assert (country_label("TR", "vi"), country_label("TR", "en"), country_label("QX", "vi")) == ("Thổ Nhĩ Kỳ", "Türkiye", None)
