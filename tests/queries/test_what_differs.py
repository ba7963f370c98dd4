"""What stands in a cell where articles differ, in all stores alike: the earliest article's longest passage, the fullest name."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Date, Fact, Passage, Person
from bangiao.graph.describe import describe
from bangiao.graph.export import to_file
from bangiao.graph.iri import article_iri, entity_path
from bangiao.graph.remote.endpoint import endpoint
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID, SAME_AS, TYPE, bg, identity_graph, term
from bangiao.queries import ask
from bangiao.queries.remote import remote
from bangiao.queries.source import Source, embedded
from stores.answers import rdflib_memory
from stores.server import Server

TEXT = "Xin chào các bạn. Bạn đến đây. Đêm nay rất vui."
GUEST = Person("Sato Kenji", "JP")
SHORT, LONG = Person("Vũ Đỗ Ẩn Hiển", "VN"), Person("Zu Do An Hien X", "VN")  # more letters, fewer bytes; later by the alphabet
TOLD = (  # article, its day, the host, the meeting's day, where its passages are
    ("muộn", "2031-03-03", SHORT, "2031-03-01", ((18, 21),)),
    ("đầu", "2031-03-02", LONG, "2031-03-01", ((18, 25), (31, 42), (0, 8))),
    ("không-ngày", None, SHORT, "2031-03-01", ((22, 25),)),
    ("thiếu", None, SHORT, None, ((22, 25),)),
    ("xưa", "2031-01-01", SHORT, "2031-01-01", ((22, 25),)),
)


def meeting(host: Person, day: str | None, spans: tuple[tuple[int, int], ...]) -> Fact:
    values = (("participant", GUEST), ("participant", host), ("party", Country("VN")), ("party", Country("JP")))
    dated = (("date", Date(day)), ("earliest", Date(day)), ("latest", Date(day))) if day else ()
    return Fact("Meeting", (*values, *dated), tuple(Passage(*span, ()) for span in spans))


def filled(store: Store) -> None:
    """The articles, each with a meeting; those of one day are one, as are the two names of the host."""
    first = {}
    ties = [(ox.NamedNode(ID + entity_path(LONG)), ox.NamedNode(ID + entity_path(SHORT)))]
    for id_, issued, host, day, spans in TOLD:
        article = Article(id_, TEXT, (), issued=Date(issued) if issued else None)
        quads = describe(article, (meeting(host, day, spans),))
        store.replace(ox.NamedNode(article_iri(id_)), quads)
        (fact,) = (quad.subject for quad in quads if quad.predicate == term(TYPE) and quad.object == term(bg("Meeting")))
        if fact != first.setdefault(day, fact):
            ties.append((fact, first[day]))
    graph = ox.NamedNode(identity_graph(ID))
    store.replace(graph, [ox.Quad(one, term(SAME_AS), least, graph) for one, least in ties])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("cells") / "store"
    with Store(path) as made:
        filled(made)
    with Store(path, mode="read") as opened:
        yield opened


@pytest.fixture(scope="module", params=["embedded", "rdflib", "oxigraph", "virtuoso"])
def source(request: pytest.FixtureRequest, store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    if request.param == "embedded":
        yield embedded(store)
    elif request.param == "rdflib":
        path: Path = tmp_path_factory.mktemp("rdflib") / "graph.nq"
        to_file(store, path, "nquads")
        yield rdflib_memory(path)
    else:
        server: Server = request.getfixturevalue(f"{request.param}_server")
        server.clear()
        for graph in store.graphs():
            server.put(graph.value, (quad.triple for quad in store.quads(graph)))
        with remote(endpoint(server.query, retries=0)) as there:
            yield there


def told(source: Source, page: str, *columns: str, **values: str) -> list[tuple[object, ...]]:
    return [tuple(str(row[name]) for name in columns) for row in ask(source, page, values).records()]


PAGES = (
    ("meetings-of-country", {"country": "JP", "from": "", "to": "", "kind": ""}),
    ("meetings-between", {"one": "JP", "other": "VN", "from": "", "to": ""}),
    ("relation-history", {"one": "JP", "other": "VN", "from": "", "to": ""}),
    ("who-met-whom", {"country": "JP", "from": "", "to": ""}),
)


@pytest.mark.parametrize(("page", "values"), PAGES)
def test_a_passage_is_the_longest_of_the_earliest_article_and_what_has_no_day_comes_last(
    source: Source, page: str, values: dict[str, str]
) -> None:
    assert told(source, page, "date", "quote", **values) == [
        ("2031-01-01", "đến"), ("2031-03-01", "Đêm nay rất"), ("None", "đến"),
    ]  # fmt: skip


def test_of_an_article_without_a_day_a_passage_is_shown_where_there_is_no_other(source: Source) -> None:
    assert [row[1] for row in told(source, "meetings-of-person", "date", "quote", who=SHORT.name)][-1] == "đến"


def test_a_name_is_the_fullest_by_letters(source: Source) -> None:
    met = told(source, "who-met-whom", "met", country="JP", **{"from": "", "to": ""})
    assert met == [(SHORT.name,), (LONG.name,), (SHORT.name,)]
    assert told(source, "co-occurrence", "name", who=GUEST.name)[-1] == (LONG.name,)
