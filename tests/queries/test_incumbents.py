"""Who is told of by office alone is found by name where another article names the holder, and by office where none does."""
from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Passage, Person, Value
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.queries import ask

HIEN, SATO = Person("Đỗ Quang Hiển", "VN"), Person("Sato Kenji", "JP")
JAPAN, BRAZIL = Incumbent("Thủ tướng", "JP"), Incumbent("Tổng thống", "BR")
VN, JP, BR = Country("VN"), Country("JP"), Country("BR")
HELD = Concept("held")


def fact(cls: str, **values: Value | tuple[Value, ...]) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


def meeting(day: str, *sides: Country, **who: Value | tuple[Value, ...]) -> Fact:
    return fact("Meeting", **who, party=sides, kind=Concept("talks"), status=HELD, date=Date(day))


ARTICLES = {
    "nêu tên": (
        fact("OfficeHolding", person=SATO, title="Thủ tướng", country=JP),
        meeting("2031-05-06", VN, JP, participant=(HIEN, SATO)),
    ),
    "cùng cuộc gặp": (meeting("2031-05-06", VN, JP, participant=HIEN, incumbent=JAPAN),),
    "cuộc gặp khác": (meeting("2031-05-09", VN, JP, participant=HIEN, incumbent=JAPAN),),
    "không ai nêu": (meeting("2031-05-10", VN, BR, participant=HIEN, incumbent=BRAZIL),),
    "thăm": (fact("Visit", incumbent=JAPAN, origin=JP, destination=VN, status=HELD, date=Date("2031-05-06")),),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("incumbents") / "store"
    with Store(path) as filled:
        for name, told in ARTICLES.items():
            article = Article(name, "Tin trong ngày.", (), issued=Date("2031-05-11"))
            filled.replace(ox.NamedNode(article_iri(name)), describe(article, told))
        derive(filled)
    with Store(path, mode="read") as opened:
        yield opened


def rows(store: Store, page: str, *columns: str, **values: str) -> list[tuple[object, ...]]:
    return [tuple(record[column] for column in columns) for record in ask(store, page, values).records()]


def test_the_meetings_of_somebody_are_also_those_told_by_office_each_once(store: Store) -> None:
    assert rows(store, "meetings-of-person", "date", "persons", "byOffice", who="Sato Kenji") == [
        ("2031-05-06", "Sato Kenji; Đỗ Quang Hiển", "Thủ tướng Nhật Bản"),
        ("2031-05-09", "Đỗ Quang Hiển", "Thủ tướng Nhật Bản"),
    ]
    assert rows(store, "meetings-of-country", "persons", "byOffice", country="BR") == [("Đỗ Quang Hiển", "Tổng thống Brazil")]


def test_two_who_met_by_office_have_met(store: Store) -> None:
    ever = {"from": "", "to": ""}
    told = rows(store, "meetings-between", "date", one="Sato Kenji", other="Đỗ Quang Hiển", **ever)
    assert told == [("2031-05-06",), ("2031-05-09",)]
    assert ask(store, "have-met", {"one": "Tổng thống Brazil", "other": "Đỗ Quang Hiển"}).truth is True
    assert ask(store, "have-met", {"one": "Tổng thống Brazil", "other": "JP"}).truth is False


def test_who_appears_by_office_appears_with_others(store: Store) -> None:
    found = rows(store, "co-occurrence", "actor", "name", "events", who="Đỗ Quang Hiển")
    assert ("https://w3id.org/bangiao/id/person/JP/sato-kenji", "Sato Kenji", 2) in found
    assert [events for _, name, events in found if name == "Tổng thống Brazil"] == [1]


def test_a_dossier_holds_what_is_told_by_office(store: Store) -> None:
    assert {str(row[1]) for row in ask(store, "dossier", {"who": "Sato Kenji"}).table()} >= {"bg:incumbent", "bg:participant"}


def test_who_met_whom_names_each_pair_once(store: Store) -> None:
    assert rows(store, "who-met-whom", "date", "person", "office", "met", country="JP") == [
        ("2031-05-06", "Sato Kenji", "Thủ tướng", "Đỗ Quang Hiển"), ("2031-05-09", "Thủ tướng Nhật Bản", None, "Đỗ Quang Hiển"),
    ]
    assert rows(store, "who-met-whom", "person", "met", country="BR") == [("Tổng thống Brazil", "Đỗ Quang Hiển")]


def test_the_network_ties_who_is_told_by_office_to_the_holder(store: Store) -> None:
    told = [row[:3] for row in ask(store, "acquaintances", {"country": "JP"}).table()]
    tied = {subject for subject, property_, value in told if property_.endswith("sameAs") and value == "id:person/JP/sato-kenji"}
    assert len(tied) == 2


def test_a_visit_by_office_says_so(store: Store) -> None:
    assert rows(store, "visits-to", "visitors", "byOffice", country="VN") == [(None, "Thủ tướng Nhật Bản")]
