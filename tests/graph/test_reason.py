"""What follows from the articles: only that, all of that, in its own graph, and never of articles that have changed."""
from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.article import Article, Sentence
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Value
from bangiao.graph.derive import derive, remove
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.reason import counted, forget, holds, inferred, reason
from bangiao.graph.store import Store
from bangiao.ontology import entailment
from bangiao.ontology.vocabulary import BG, BGK, ID, PREFIXES, SAME_AS, inferred_graph

TEXT = "Tin trong ngày."
GRAPH = ox.NamedNode(inferred_graph())
Told = Mapping[str, Sequence[Fact]]


def fact(cls: str, **values: Value | tuple[Value, ...]) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 3, ()),))


people = st.sampled_from([
    Person("Đỗ Quang Hiển", "VN"), Person("Do Quang Hien", "VN"), Person("Viktor Zorenko", "RU"), Person("V. Zorenko", "RU"),
    Person("Zorenko", "RU"), Person("Aline Marchand", "FR"),
])
states = st.sampled_from([Country("VN"), Country("RU"), Country("FR")])
statuses = st.sampled_from([Concept("held"), Concept("held"), Concept("planned"), Concept("cancelled")])
dates = st.sampled_from([Date("2031-05-06"), Date("2031-05"), Date("2031-07-01")])


def some(values: st.SearchStrategy[Value], least: int = 1, most: int = 3) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.lists(values, min_size=least, max_size=most, unique_by=repr).map(tuple)


def told(cls: str, **values: st.SearchStrategy[Value | tuple[Value, ...]]) -> st.SearchStrategy[Fact]:
    return st.fixed_dictionaries(values).map(lambda given: fact(cls, **given))


facts = st.one_of(
    told("Meeting", participant=some(people), party=some(states, 2), date=dates, status=statuses),
    told("Visit", visitor=some(people, most=2), origin=states, destination=states, date=dates, status=statuses),
    told("Agreement", title=st.just("Hiệp định rong biển"), party=some(states, 2), signatory=some(people),
         status=st.sampled_from([Concept("signed"), Concept("planned")])),
)
collections = st.dictionaries(st.sampled_from([f"bài {n}" for n in range(6)]), st.lists(facts, max_size=3), min_size=1)


def put(store: Store, articles: Told, order: random.Random | None = None) -> None:
    pairs = list(articles.items())
    if order:
        order.shuffle(pairs)
    for id_, its in pairs:
        article = Article(id_, TEXT, (Sentence(0, len(TEXT), "body", 0),), issued=Date("2031-05-07"))
        store.replace(ox.NamedNode(article_iri(id_)), describe(article, tuple(dict.fromkeys(its))))
    derive(store)


def lines(store: Store) -> list[str]:
    return sorted(map(str, store.oxigraph))


@pytest.fixture
def make() -> Iterator[Callable[[Told], Store]]:
    with tempfile.TemporaryDirectory() as folder:
        opened: list[Store] = []

        def open_(articles: Told) -> Store:
            opened.append(Store(f"{folder}/{len(opened)}"))
            put(opened[-1], articles)
            return opened[-1]

        yield open_
        for store in opened:
            store.close()


AN, BOB = Person("Đỗ Quang Hiển", "VN"), Person("Viktor Zorenko", "RU")
SIDES = (Country("VN"), Country("RU"))
HELD = fact("Meeting", participant=(AN, BOB), party=SIDES, date=Date("2031-05-06"), status=Concept("held"))
ALONE = fact("Meeting", participant=(AN,), party=SIDES, date=Date("2031-05-06"), status=Concept("held"))
ARTICLES = {"một": [HELD], "hai": [ALONE]}

STANDS = """OPTIONAL { GRAPH ?i { ?m owl:sameAs ?ml } } OPTIONAL { GRAPH ?j { ?a owl:sameAs ?al } }
    BIND(COALESCE(?ml, ?m) AS ?event) BIND(COALESCE(?al, ?a) AS ?agent)"""
CHAINS = {  # what leads from somebody to a fact that counts, and from there to somebody: of asserted statements alone
    "personMet": ("bg:Meeting", "bg:participant|bg:incumbent", "bg:participant|bg:incumbent", "held"),
    "partyMet": ("bg:Meeting", "bg:party", "bg:party", "held"),
    "hasVisited": ("bg:Visit", "bg:visitor|bg:origin", "bg:destination", "held"),
    "travelledWith": ("bg:Visit", "bg:visitor", "bg:visitor", "held"),
    "hasAgreementWith": ("bg:Agreement", "bg:party", "bg:party", "signed"),
    "signedWith": ("bg:Agreement", "bg:signatory", "bg:signatory", "signed"),
}


def asked(store: Store, name: str) -> set[tuple[str, str]]:
    """The pairs of a chain by SPARQL over what articles assert, and identity."""
    cls, one, other, status = CHAINS[name]

    def roles(path: str) -> set[tuple[str, str]]:
        return rows(store, f"SELECT DISTINCT ?event ?agent {{ GRAPH ?g {{ ?m a {cls} ; {path} ?a }} {STANDS} }}")

    that_count = {event for event, state in roles("bg:status") if state == BGK + status}
    return {(a, b) for e, a in roles(one) for f, b in roles(other) if e == f and e in that_count and a != b}


def rows(store: Store, query: str) -> set[tuple[str, str]]:
    return {(row[0].value, row[1].value) for row in store.oxigraph.query(query, prefixes=PREFIXES)}  # type: ignore[union-attr]


def drawn(store: Store, name: str) -> set[tuple[str, str]]:
    quads = store.oxigraph.quads_for_pattern(None, ox.NamedNode(BG + name), None, GRAPH)
    return {(quad.subject.value, quad.object.value) for quad in quads}  # type: ignore[union-attr]


@settings(max_examples=25)
@given(collections)
def test_a_chain_gives_the_pairs_that_sparql_finds_in_what_articles_assert(articles: Told) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        put(store, articles)
        reason(store)
        for name in CHAINS:
            assert drawn(store, name) == asked(store, name), name


@settings(max_examples=8)
@given(collections, collections, st.randoms())
def test_it_is_a_function_of_the_articles(one: Told, other: Told, order: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/a") as a, Store(f"{folder}/b") as b:
        put(a, one)
        reason(a)
        others = {f"{id_} khác": its for id_, its in other.items()}
        put(b, {**others, **one}, order)
        reason(b)
        remove(b, others)
        reason(b)
        assert lines(a) == lines(b)


@settings(max_examples=8)
@given(collections)
def test_it_says_nothing_twice_and_nothing_empty(articles: Told) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        put(store, articles)
        reason(store)
        asserted = {quad.triple for quad in store.oxigraph if quad.graph_name != GRAPH}
        tied = {quad.subject for quad in store.oxigraph.quads_for_pattern(None, ox.NamedNode(SAME_AS), None, None)}
        for quad in store.quads(GRAPH):
            assert quad.triple not in asserted
            assert quad.subject not in tied, "the least of a set speaks for it"
            assert quad.object not in tied
            assert quad.subject != quad.object
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.subject.value.startswith(ID)  # type: ignore[union-attr]
            assert quad.object.value not in (PREFIXES["owl"] + "Thing", PREFIXES["rdfs"] + "Resource")


def test_reports_that_are_one_count_together(make: Callable[[Told], Store]) -> None:
    store = make(ARTICLES)
    reason(store)
    meetings = {event for _, event in drawn(store, "participantIn")}
    assert len(meetings) == 1
    assert len(drawn(store, "personMet")) == 2


def test_a_changed_or_removed_article_empties_it(make: Callable[[Told], Store]) -> None:
    store = make(ARTICLES)
    before = lines(store)
    found = reason(store)
    assert holds(store)
    assert (found.total, counted(store)) == (len(list(store.quads(GRAPH))), found)
    derive(store)
    assert holds(store), "nothing has changed"
    put(store, {"ba": []})
    assert not holds(store)
    remove(store, ["ba"])
    assert lines(store) == before


def test_another_ontology_empties_it(make: Callable[[Told], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    store = make(ARTICLES)
    reason(store)
    monkeypatch.setattr(entailment, "signature", lambda: "another")
    derive(store)
    assert not holds(store)


def test_a_run_that_is_cut_off_is_noticed(make: Callable[[Told], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    store = make(ARTICLES)
    before = lines(store)
    some = list(inferred(store))[:3]

    def cut_off(_: Store) -> Iterator[ox.Triple]:
        yield from some
        raise KeyboardInterrupt

    monkeypatch.setattr("bangiao.graph.reason.inferred", cut_off)
    with pytest.raises(KeyboardInterrupt):
        reason(store)
    assert store.stale
    derive(store)
    assert (store.stale, lines(store)) == (False, before)


def test_it_can_be_forgotten(make: Callable[[Told], Store]) -> None:
    store = make(ARTICLES)
    before = lines(store)
    reason(store)
    forget(store)
    assert (holds(store), lines(store)) == (False, before)


def test_a_base_of_ones_own(tmp_path: Path) -> None:
    base = "https://dữ-liệu.example.org/đồ-thị/"
    with Store(tmp_path / "s", base=base) as store:
        article = Article("một", TEXT, (Sentence(0, len(TEXT), "body", 0),))
        store.replace(ox.NamedNode(article_iri("một", base)), describe(article, (HELD,), base))
        reason(store)
        graph = ox.NamedNode(inferred_graph(base))
        met = list(store.oxigraph.quads_for_pattern(None, ox.NamedNode(BG + "partyMet"), None, graph))
    assert {quad.subject.value for quad in met} == {base + "country/VN", base + "country/RU"}  # type: ignore[union-attr]
