"""What is derived from the articles: only what changed is written, and `verdict` reads what was decided."""
from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact, Person
from bangiao.graph import derive as module
from bangiao.graph.derive import INDEX, derive, identity_of, remove, verdict
from bangiao.graph.describe import describe
from bangiao.graph.errors import BuildError, StoreError
from bangiao.graph.export import export
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import article_iri, entity_path
from bangiao.graph.store import Store
from bangiao.ontology.gazetteer import TableError
from bangiao.ontology.vocabulary import ID, background_graph, identity_graph

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]
Put = Callable[..., None]

VIKTOR, ORDER, SHORT = (Person(name, "RU") for name in ("Viktor Zorenko", "Viktor Ivanovich Zorenko", "V. Zorenko"))


@pytest.fixture
def put(store: Store, article: Make, fact: MakeFact) -> Put:
    """Lets each person be spoken of in an article of its own, and derives."""

    def make(**told: Person) -> None:
        for id_, who in told.items():
            quads = describe(article(id_), (fact("Statement", speaker=who),), store.base)
            store.replace(ox.NamedNode(article_iri(id_, store.base)), quads)
        derive(store)

    return make


def held(store: Store, graph: str = "identity") -> set[ox.Quad]:
    name = identity_graph(store.base) if graph == "identity" else background_graph(store.base)
    return set(store.quads(ox.NamedNode(name)))


def exported(store: Store) -> bytes:
    out = io.BytesIO()
    export(store, out)
    return out.getvalue()


@pytest.fixture
def decide(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes analysts decide."""

    def make(same: tuple[Person, ...] = (), different: tuple[Person, ...] = ()) -> None:
        pairs = [frozenset({tuple(sorted(map(entity_path, two)))}) if two else frozenset() for two in (same, different)]
        monkeypatch.setattr(module, "overrule", lambda base=ID: Overrule(*pairs))

    return make


def test_the_identity_graph_is_what_deciding_anew_comes_to(store: Store, put: Put) -> None:
    put(a=VIKTOR, b=ORDER)
    put(c=SHORT)
    assert held(store) == set(identity_of(store))
    assert len(held(store)) == 2
    remove(store, ["b"])
    assert held(store) == set(identity_of(store))
    assert len(held(store)) == 1


def test_the_background_names_the_countries_that_articles_tell_of(store: Store, put: Put) -> None:
    put(a=VIKTOR)
    assert {q.subject.value for q in held(store, "background")} == {f"{ID}country/RU"}  # type: ignore[union-attr]
    remove(store, ["a"])
    assert exported(store) == b""


def test_nothing_is_touched_where_nothing_changed(store: Store, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(a=VIKTOR, b=ORDER)
    monkeypatch.setattr(module, "identify", lambda *_: pytest.fail("decided without need"))
    put(a=VIKTOR)
    derive(store)


def test_only_articles_that_changed_are_heard(store: Store, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put(a=VIKTOR, b=ORDER)
    heard: list[str] = []
    real = module.identify

    def hear(index, told, overrule):  # type: ignore[no-untyped-def]
        articles = list(told)
        heard.extend(id_ for id_, _ in articles)
        return real(index, articles, overrule)

    monkeypatch.setattr(module, "identify", hear)
    put(c=SHORT)
    remove(store, ["a", "none"])
    assert heard == ["c", "a"]


def test_what_is_removed_and_was_not_there_is_named(store: Store, put: Put) -> None:
    put(a=VIKTOR)
    assert remove(store, ["x", "a", "x", "b"]) == ["b", "x"]


@pytest.mark.parametrize("decision", ["same", "different"])
def test_what_analysts_decide_counts_at_the_next_build_and_so_does_that_they_take_it_back(
    store: Store, put: Put, decide: Callable[..., None], decision: str
) -> None:
    put(a=VIKTOR, b=ORDER, c=Person("Pavel Melnik", "RU"))
    before = exported(store)
    decide(**{decision: (VIKTOR, Person("Pavel Melnik", "RU")) if decision == "same" else (VIKTOR, ORDER)})
    derive(store)
    assert len(held(store)) == {"same": 2, "different": 0}[decision]
    assert held(store) == set(identity_of(store))
    decide()
    derive(store)
    assert exported(store) == before


def test_a_table_that_is_broken_ends_a_run_before_anything_is_decided(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(a=VIKTOR, b=ORDER)
    before = held(store)

    def broken(base: str = ID) -> Overrule:
        raise TableError("same.tsv: the row of x names no second node; write two IRIs")

    monkeypatch.setattr(module, "overrule", broken)
    with pytest.raises(BuildError, match=r"^same\.tsv: "):
        put(c=SHORT)
    assert held(store) == before
    monkeypatch.undo()
    derive(store)
    assert len(held(store)) == 2


def test_a_table_that_breaks_while_identity_is_decided_is_told_in_one_line(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "identify", mock.Mock(side_effect=TableError("sounds.tsv: n( is no regular expression; mend it")))
    with pytest.raises(BuildError, match=r"^sounds\.tsv: n\( is no regular expression; mend it$"):
        put(c=SHORT)


def test_a_store_of_another_base_is_decided_alike(tmp_path: Path, article: Make, fact: MakeFact) -> None:
    with Store(tmp_path / "s", base="https://example.org/x/") as store:
        for id_, who in (("a", VIKTOR), ("b", ORDER)):
            iri = ox.NamedNode(article_iri(id_, store.base))
            store.replace(iri, describe(article(id_), (fact("Statement", speaker=who),), store.base))
        derive(store)
        assert [q.subject.value for q in held(store)] == [f"https://example.org/x/{max(map(entity_path, (VIKTOR, ORDER)))}"]  # type: ignore[union-attr]
        assert verdict(store, f"https://example.org/x/{entity_path(VIKTOR)}", f"id:{entity_path(ORDER)}").same


def test_a_verdict_takes_iris_in_full_or_short(store: Store, put: Put) -> None:
    put(a=VIKTOR, b=ORDER)
    for form in ("{}", "id:{}", ID + "{}", "<" + ID + "{}>"):
        assert verdict(store, form.format(entity_path(VIKTOR)), form.format(entity_path(ORDER))).same


def test_a_verdict_on_what_no_article_tells_of_says_so(store: Store, put: Put) -> None:
    put(a=VIKTOR)
    with pytest.raises(StoreError, match=r"no article tells of id:person/RU/nobody; take an IRI from an answer"):
        verdict(store, entity_path(VIKTOR), "id:person/RU/nobody")


def test_a_verdict_without_an_index_says_how_to_make_one(store: Store, put: Put) -> None:
    put(a=VIKTOR)
    (store.path / INDEX).unlink()
    with pytest.raises(StoreError, match="has no index of identity; run `bangiao build`"):
        verdict(store, entity_path(VIKTOR), entity_path(VIKTOR))
    derive(store)
    assert verdict(store, entity_path(VIKTOR), entity_path(VIKTOR)).same


def test_a_verdict_by_an_index_of_other_rules_asks_for_a_build(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(a=VIKTOR)
    monkeypatch.setattr("bangiao.graph.derive.signature", lambda _: "other rules")
    with pytest.raises(StoreError, match="tables or rules have changed since; run `bangiao build` once more"):
        verdict(store, entity_path(VIKTOR), entity_path(VIKTOR))


def test_two_countries_are_two(store: Store, put: Put) -> None:
    put(a=VIKTOR, b=Person("Orhan Sezgin", "TR"))
    assert verdict(store, "country/RU", "country/TR").same is False
