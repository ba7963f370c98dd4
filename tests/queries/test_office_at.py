"""Who held an office on a day: who is attested in it before and after, with nobody else between; in all stores alike."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Date, Fact, Passage, Person
from bangiao.graph.build import build
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.export import to_file
from bangiao.graph.iri import article_iri
from bangiao.graph.remote.endpoint import endpoint
from bangiao.graph.store import Store
from bangiao.queries import ask
from bangiao.queries.remote import remote
from bangiao.queries.source import Source
from stores.answers import rdflib_memory
from stores.server import Server

TOLD = (
    ("Sato Kenji", "Thủ tướng", "2031-01-10"),
    ("Sato Kenji", "Thủ tướng Chính phủ", "2031-03-10"),
    ("Kato Emi", "Quyền Thủ tướng", "2031-04-05"),
    ("Mori Taro", "Thủ tướng", "2031-05-10"),
    ("Ito Jun", "nguyên Thủ tướng", "2031-06-01"),
    ("Mori Taro", "Thủ tướng", "2031-06-10"),
    ("Sato Kenji", "Thủ tướng", "2031-08-10"),
    ("Sato Kenji", "Thủ tướng", "2031-09-10"),
    ("Abe Rin", "Phó Thủ tướng", "2031-01-10"),
    ("Ueda Shin", "Phó Thủ tướng", "2031-02-01"),
    ("Abe Rin", "Phó Thủ tướng", "2031-06-10"),
    ("Ono Ken", "Ngoại trưởng", "2031-01-10"),
    ("Ono Ken", "Bộ trưởng Ngoại giao", "2031-03-10"),
    ("Ida Mai", "Ngoại trưởng", "2031-07-10"),
    ("Hara Yuki", "Bộ trưởng Bộ Nông nghiệp", "2031-01-10"),
    ("Kubo Dai", "Bộ trưởng Nông nghiệp", "2031-02-10"),
)
BRAZIL = (("Sato Kenji", "Thủ tướng", "2031-04-01"),)


def holding(name: str, title: str, state: str) -> Fact:
    former = (("former", True),) if title.startswith("nguyên ") else ()
    values = (("person", Person(name, state)), ("title", title.removeprefix("nguyên ")), ("country", Country(state)), *former)
    return Fact("OfficeHolding", values, (Passage(0, 5, ()),))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("offices") / "store"
    told = [(*row, "JP") for row in TOLD] + [(*row, "BR") for row in BRAZIL]
    with Store(path) as filled:
        for number, (name, title, day, state) in enumerate(told):
            article = Article(f"tin-{number}", "Tin trong ngày.", (), issued=Date(day))
            filled.replace(ox.NamedNode(article_iri(article.id)), describe(article, (holding(name, title, state),)))
        derive(filled)
    with Store(path, mode="read") as opened:
        yield opened


@pytest.fixture(scope="module")
def large(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the sample articles."""
    path = tmp_path_factory.mktemp("large") / "store"
    with Store(path) as filled:
        build([samples], filled)
    with Store(path, mode="read") as opened:
        yield opened


@pytest.fixture(scope="module", params=["rdflib", "virtuoso"])
def source(
    request: pytest.FixtureRequest, store: Store, large: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Source]:
    if request.param == "virtuoso":
        server: Server = request.getfixturevalue("virtuoso_server")
        fill(server, large)
        with remote(endpoint(server.query, retries=0)) as there:
            ask(there, "office-at", {"country": "VN", "words": "", "day": "2031-07-01"})
            fill(server, store)  # of which Virtuoso goes on to think what it learnt of the large one: it joins in another order
            yield there
    else:
        path: Path = tmp_path_factory.mktemp("rdflib") / "graph.nq"
        to_file(store, path, "nquads")
        yield rdflib_memory(path)


def fill(server: Server, store: Store) -> None:
    server.clear()
    for graph in store.oxigraph.named_graphs():
        server.put(graph.value, (quad.triple for quad in store.oxigraph.quads_for_pattern(None, None, None, graph)))


def held(source: Source | Store, words: str, day: str, *columns: str) -> list[tuple[object, ...]]:
    answer = ask(source, "office-at", {"country": "JP", "words": words, "day": day})
    return [tuple(row[name] for name in columns or ("person", "how", "lastBefore", "firstAfter")) for row in answer.records()]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2031-02-01", [("Sato Kenji", "known", "2031-01-10", "2031-03-10")]),
        ("2031-03-10", [("Sato Kenji", "known", "2031-03-10", "2031-03-10")]),
        ("2031-03-20", [("Sato Kenji", "before", "2031-03-10", None), ("Kato Emi", "after", None, "2031-04-05")]),
        ("2031-04-05", [("Kato Emi", "known", "2031-04-05", "2031-04-05")]),
        ("2031-06-01", [("Mori Taro", "known", "2031-05-10", "2031-06-10")]),
        ("2031-07-01", [("Mori Taro", "before", "2031-06-10", None), ("Sato Kenji", "after", None, "2031-08-10")]),
        ("2030-07-01", [("Sato Kenji", "after", None, "2031-01-10")]),
        ("", [("Sato Kenji", "before", "2031-09-10", None)]),
    ],
    ids=["between", "on the day", "a change", "acting", "beside a former one", "back again", "long before", "last of all"],
)
def test_nobody_holds_a_seat_on_the_far_side_of_another(store: Store, day: str, found: list[tuple[object, ...]]) -> None:
    assert held(store, "thủ tướng", day) == found


def test_what_is_known_ends_where_another_holds_the_seat(store: Store) -> None:
    assert held(store, "Thủ tướng", "2031-08-20", "knownFrom", "knownUntil") == [("2031-08-10", "2031-09-10")]


def test_who_acts_is_called_so(store: Store) -> None:
    assert held(store, "Thủ tướng", "2031-04-05", "person", "office") == [("Kato Emi", "Quyền Thủ tướng")]


def test_an_office_of_several_keeps_them_all(store: Store) -> None:
    assert held(store, "Phó Thủ tướng", "2031-03-01") == [
        ("Abe Rin", "known", "2031-01-10", "2031-06-10"), ("Ueda Shin", "before", "2031-02-01", None),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Ngoại trưởng", "Bộ trưởng Ngoại giao", "bộ trưởng bộ ngoại giao"])
def test_a_post_is_found_by_any_of_its_titles(store: Store, words: str) -> None:
    assert held(store, words, "2031-02-01") == [("Ono Ken", "known", "2031-01-10", "2031-03-10")]
    assert [row[0] for row in held(store, words, "2031-05-01")] == ["Ono Ken", "Ida Mai"]


def test_a_minister_is_one_whatever_stands_before_the_field(store: Store) -> None:
    assert [row[:2] for row in held(store, "Bộ trưởng Nông nghiệp", "2031-02-20")] == [("Kubo Dai", "before")]


@pytest.mark.parametrize(("words", "day"), [("thủ tướng", "2031-07-01"), ("Phó Thủ tướng", "2031-03-01")])
def test_other_stores_say_the_same(store: Store, source: Source, words: str, day: str) -> None:
    assert held(source, words, day) == held(store, words, day) != []
