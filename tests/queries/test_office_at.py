"""Who held an office on a day: whom articles before it and after it show in it, on the days nearest to it."""
from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Date, Fact, Passage, Person
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.queries import ask

SATO, MORI, KATO = (Person(name, "JP") for name in ("Sato Kenji", "Mori Taro", "Kato Emi"))
TOLD = (
    (SATO, "Thủ tướng", "2031-01-10"), (SATO, "Thủ tướng", "2031-03-10"), (SATO, "Thủ tướng", "2031-06-10"),
    (MORI, "Phó Thủ tướng", "2031-01-10"), (MORI, "Phó Thủ tướng", "2031-06-10"),
    (KATO, "Quyền Thủ tướng", "2031-01-10"), (KATO, "Quyền Thủ tướng", "2031-06-10"),
    (KATO, "Thủ tướng", "2031-08-10"),
    (Person("Sato Kenji", "BR"), "Thủ tướng", "2031-01-01"), (Person("Sato Kenji", "BR"), "Thủ tướng", "2031-12-01"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("offices") / "store"
    with Store(path) as filled:
        for number, (who, title, day) in enumerate(TOLD):
            values = (("person", who), ("title", title), ("country", Country(who.country or "")))
            article = Article(f"tin-{number}", "Tin trong ngày.", (), issued=Date(day))
            told = Fact("OfficeHolding", values, (Passage(0, 5, ()),))
            filled.replace(ox.NamedNode(article_iri(article.id)), describe(article, (told,)))
        derive(filled)
    with Store(path, mode="read") as opened:
        yield opened


def held(store: Store, words: str, day: str) -> list[tuple[object, ...]]:
    answer = ask(store, "office-at", {"country": "JP", "words": words, "day": day})
    return [(row["person"], row["lastBefore"], row["firstAfter"]) for row in answer.records()]


def test_the_first_and_the_last_day_bound_what_is_known(store: Store) -> None:
    (row,) = ask(store, "office-at", {"country": "JP", "words": "Thủ tướng", "day": "2031-02-01"}).records()
    assert (row["knownFrom"], row["knownUntil"]) == ("2031-01-10", "2031-06-10")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2031-02-01", [("Sato Kenji", "2031-01-10", "2031-03-10")]),
        ("2031-03-10", [("Sato Kenji", "2031-03-10", "2031-03-10")]),
        ("2031-07-01", []),
        ("", [("Sato Kenji", "2031-06-10", None), ("Kato Emi", "2031-08-10", None)]),
    ],
    ids=["between", "on the day", "after the last", "on any day"],
)
def test_the_nearest_days_tell_how_sure_it_is(store: Store, day: str, found: list[tuple[object, ...]]) -> None:
    assert held(store, "thủ tướng", day) == found


def test_a_deputy_or_an_acting_holder_holds_an_office_of_their_own(store: Store) -> None:
    assert held(store, "Phó Thủ tướng", "2031-02-01") == [("Mori Taro", "2031-01-10", "2031-06-10")]
    assert held(store, "Quyền Thủ tướng", "2031-02-01") == [("Kato Emi", "2031-01-10", "2031-06-10")]
