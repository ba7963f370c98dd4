"""What is to be linked: each entity once, with the names, offices, articles and years of all the nodes that are one."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Fact, Incumbent, Passage, Person
from bangiao.graph.alignment.ours import entities
from bangiao.graph.derive import INDEX, derive
from bangiao.graph.describe import describe
from bangiao.graph.errors import StoreError
from bangiao.graph.store import Store


def test_nodes_that_are_one_are_one_entity_by_the_least(told: Store) -> None:
    takeda = next(entity for entity in entities(told, "Person") if entity.country == "JP")
    assert (takeda.iri, takeda.nodes) == ("person/JP/shinichi-takeda", ("person/JP/shinichi-takeda", "person/JP/takeda-shinichi"))
    assert takeda.names == ("Shinichi Takeda", "Takeda Shinichi")
    assert takeda.offices == ("Thủ tướng",)
    assert (takeda.articles, takeda.years) == (2, {2025})


def test_a_country_has_its_names_in_both_languages(told: Store) -> None:
    assert [entity.iri for entity in entities(told, "Country")] == ["country/JP", "country/VN"]
    assert next(entities(told, "Country")).names == ("Japan", "Nhật Bản")


@pytest.mark.parametrize("cls", ["Organization", "Place"])
def test_bodies_and_places_have_their_state(told: Store, cls: str) -> None:
    (entity,) = entities(told, cls)
    assert entity.country == "VN"


def test_who_is_called_by_office_alone_is_nobody_to_link(store: Store, article: Callable[..., Article]) -> None:
    facts = (Fact("Meeting", (("participant", Incumbent("Thủ tướng", "JP")), ("party", Country("VN"))), (Passage(0, 6, ()),)),)
    quads = describe(article(), facts)
    store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)
    assert list(entities(store, "Person")) == []


def test_an_article_without_a_date_gives_no_year(store: Store, put: Callable[..., None]) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"), issued=None)
    (entity,) = entities(store, "Person")
    assert entity.years == frozenset()


def test_a_store_without_its_index_or_behind_its_articles_is_refused(told: Store) -> None:
    told.remove("bai-2")
    with pytest.raises(StoreError, match="identity is not up to date here; run `bangiao build`"):
        list(entities(told, "Person"))
    told.settled()
    (told.path / INDEX).unlink()
    with pytest.raises(StoreError, match="identity is not up to date"):
        list(entities(told, "Person"))


def test_a_broken_index_is_told(told: Store) -> None:
    (told.path / INDEX).write_bytes(b"no index at all" * 100)
    with pytest.raises(StoreError, match="not a database; run `bangiao build`"):
        list(entities(told, "Person"))
