"""A small world of made-up officials, and an endpoint that tells of it in Wikidata's shape, written here."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Fact, Organization, Passage, Person, Place
from bangiao.graph.alignment.lookup import Entry, Select
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.alignment.survey import rows
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.identity.node import node
from bangiao.graph.iri import entity_path
from bangiao.graph.store import Store

Ours = Country | Organization | Person | Place
Put = Callable[..., None]

PREFIXES = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix far: <https://far.example/> .
"""
FAR = PREFIXES + """
wd:Q192350 wdt:P279 wd:Q43229 .
wd:Q881 rdfs:label "Việt Nam"@vi, "Vietnam"@en ; wdt:P297 "VN" ; schema:description "quốc gia ở Đông Nam Á"@vi .
wd:Q17 rdfs:label "Nhật Bản"@vi, "Japan"@en ; wdt:P297 "JP" .
far:premier rdfs:label "Prime Minister of Japan"@en ; wdt:P1001 wd:Q17 .
far:singer rdfs:label "ca sĩ"@vi .
far:takeda wdt:P31 wd:Q5 ; rdfs:label "Takeda Shinichi"@vi, "Shinichi Takeda"@en ; schema:description "Japanese politician"@en ;
  wdt:P27 wd:Q17 ; wdt:P39 far:premier ; wdt:P569 "1960-01-01" .
far:namesake wdt:P31 wd:Q5 ; rdfs:label "Shinichi Takeda"@en ; wdt:P27 wd:Q17 ; wdt:P106 far:singer ;
  wdt:P569 "1901-01-01" ; wdt:P570 "1980-01-01" .
far:hong-van wdt:P31 wd:Q5 ; rdfs:label "Nguyen Thi Hong Van"@en ; wdt:P27 wd:Q881 .
far:family-name wdt:P31 wd:Q101352 ; rdfs:label "Takeda Shinichi"@en .
far:ministry wdt:P31 wd:Q192350 ; rdfs:label "Bộ Ngoại giao Việt Nam"@vi ; wdt:P17 wd:Q881 .
far:ministry-jp wdt:P31 wd:Q192350 ; rdfs:label "Bộ Ngoại giao"@vi ; wdt:P17 wd:Q17 .
far:hanoi wdt:P625 "Point(105.8 21.0)" ; rdfs:label "Hà Nội"@vi ; wdt:P17 wd:Q881 .
"""


@pytest.fixture(autouse=True)
def table(links_table: Path) -> Path:
    """The table of decisions of this test alone, empty."""
    return links_table


@pytest.fixture
def put(store: Store, article: Callable[..., Article]) -> Put:
    """Lets an article tell of some of ours, each with the titles given, and derives the rest."""

    def let(id_: str, *told: Ours, titles: Mapping[str, str] = MappingProxyType({}), issued: str | None = "2025-10-14") -> None:
        where = (Passage(0, 6, ()),)
        facts = [Fact("Statement", (("speaker", one),), where) for one in told if not isinstance(one, Place)]
        facts += [Fact("Meeting", (("party", Country("VN")), ("place", one)), where) for one in told if isinstance(one, Place)]
        persons = [(one, one.country or "", titles[one.name]) for one in told if isinstance(one, Person) and one.name in titles]
        facts += [
            Fact("OfficeHolding", (("person", person), ("title", title), ("country", Country(state))), where)
            for person, state, title in persons
        ]
        quads = describe(article(id_, issued=issued), tuple(facts))
        store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
        derive(store)

    return let


@pytest.fixture
def told(store: Store, put: Put) -> Store:
    """A store of two articles on the world."""
    officials = Person("Takeda Shinichi", "JP"), Person("Nguyễn Thị Hồng Vân", "VN")
    bodies = Organization("Bộ Ngoại giao", "VN"), Country("VN"), Country("JP"), Place("Hà Nội", "VN")
    put("bai-1", *officials, *bodies, titles={"Takeda Shinichi": "Thủ tướng", "Nguyễn Thị Hồng Vân": "Bộ trưởng Ngoại giao"})
    put("bai-2", Person("Shinichi Takeda", "JP"), titles={"Shinichi Takeda": "Thủ tướng"})
    return store


def loaded(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return store


class MemoryEndpoint:
    """An endpoint in memory, which remembers what it was asked."""

    def __init__(self, turtle: str = FAR) -> None:
        self.turtle, self.store, self.asked = turtle, loaded(turtle), list[str]()

    def select(self, query: str) -> Iterable[Mapping[str, str]]:
        self.asked.append(query)
        found = self.store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        return rows(found)

    def add(self, turtle: str) -> None:
        self.store.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)


@pytest.fixture
def wikidata() -> MemoryEndpoint:
    """The endpoint of the world, in memory."""
    return MemoryEndpoint()


@pytest.fixture
def nobody() -> Iterator[Select]:
    """An endpoint that must not be asked."""

    def select(query: str) -> Iterable[Mapping[str, str]]:
        raise AssertionError(query)

    return select


@pytest.fixture(scope="session")
def ours() -> Callable[..., Entity]:
    """Makes an entity of ours."""

    def make(value: Ours, *others: str, offices: Iterable[str] = (), years: Iterable[int] = (2025,), articles: int = 1) -> Entity:
        names = (value.iso,) if isinstance(value, Country) else (value.name, *others)
        iri = entity_path(value)
        merged = node(iri, type(value).__name__, (("name", name) for name in names))
        return Entity(merged, (iri,), articles, frozenset(years), tuple(offices))

    return make


@pytest.fixture(scope="session")
def entry() -> Callable[..., Entry]:
    """Makes an entry of an endpoint."""

    def make(
        *names: str, iri: str = "https://far.example/1", codes: Iterable[str] = (), countries: Iterable[str] | None = (),
        offices: Iterable[str] = (), born: int | None = None, gone: int | None = None,
    ) -> Entry:
        label = names[0] if names else ""
        states = None if countries is None else frozenset(countries)
        return Entry(iri, label, frozenset(names), "", frozenset(codes), states, frozenset(offices), born, gone, frozenset())

    return make
