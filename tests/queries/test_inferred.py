"""Pages over what was inferred: what follows from several articles together, and an empty answer that says why it is empty."""
from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Value
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.reason import reason
from bangiao.graph.store import Store
from bangiao.queries import ask, page, pages
from bangiao.queries.inferred import lacks_inferred
from bangiao.queries.source import embedded

HIEN, LIMA, SATO = Person("Đỗ Quang Hiển", "VN"), Person("Ana Lima", "BR"), Person("Sato Kenji", "JP")
TOLD = (("held", HIEN, LIMA), ("held", SATO, LIMA), ("planned", HIEN, SATO))


def meeting(status: str, *people: Person) -> Fact:
    who: list[tuple[str, Value]] = [("participant", person) for person in people]
    sides: list[tuple[str, Value]] = [("party", Country(person.country or "")) for person in people]
    rest: tuple[tuple[str, Value], ...] = (("kind", Concept("talks")), ("status", Concept(status)), ("date", Date("2031-05-06")))
    return Fact("Meeting", (*who, *sides, *rest), (Passage(0, 5, ()),))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("inferred") / "store") as filled:
        for number, (status, *people) in enumerate(TOLD):
            article = Article(f"tin-{number}", "Tin trong ngày.", ())
            filled.replace(ox.NamedNode(article_iri(article.id)), describe(article, (meeting(status, *people),)))
        derive(filled)
        yield filled


def names(store: Store, name: str, **values: str) -> list[object]:
    return [record["name"] for record in ask(store, name, values).records()]


def test_what_is_empty_for_want_of_reasoning_is_told_from_what_is_empty(told: Store) -> None:
    asking = {found.name for found in pages() if lacks_inferred(embedded(told), found)}
    assert asking == {"ties", "common-contacts"}
    assert names(told, "ties", who="Ana Lima") == []
    reason(told)
    assert not lacks_inferred(embedded(told), page("ties"))


def test_who_met_is_tied_and_who_only_will_is_not(told: Store) -> None:
    reason(told)
    met = [(row["relation"], row["name"]) for row in ask(told, "ties", {"who": "Đỗ Quang Hiển"}).records()]
    assert met == [("personMet", "Ana Lima")]
    assert names(told, "ties", who="BR") == ["Nhật Bản", "Việt Nam"]


def test_a_contact_is_common_who_met_both(told: Store) -> None:
    reason(told)
    assert names(told, "common-contacts", one="Đỗ Quang Hiển", other="Sato Kenji") == ["Ana Lima"]
    assert names(told, "common-contacts", one="VN", other="JP") == ["Brazil"]
    assert names(told, "common-contacts", one="Ana Lima", other="Sato Kenji") == []
