"""Who is called by office alone is whom another article of about then names as its holder, and only then."""
from __future__ import annotations

import pytest

from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Passage, Person, Value
from bangiao.graph.identity.seats import is_incumbent, seats
from bangiao.graph.iri import entity_path, incumbent_path

HALUK, ORHAN = Person("Haluk Demirkan", "TR"), Person("Orhan Sezgin", "TR")
MINISTER = Incumbent("Bộ trưởng Hàng hải", "TR")
SIDES = (Country("VN"), Country("TR"))


def fact(cls: str, **values: Value | tuple[Value, ...]) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


def holds(person: Person, title: str = MINISTER.title, **rest: Value) -> Fact:
    return fact("OfficeHolding", person=person, title=title, **rest)


def met(**changes: Value | tuple[Value, ...]) -> Fact:
    return fact("Meeting", **{"participant": Person("Đỗ Quang Hiển", "VN"), "party": SIDES, "kind": Concept("talks"), **changes})


@pytest.fixture
def unnamed() -> str:
    return incumbent_path(MINISTER, "gọi")


@pytest.mark.parametrize("issued", ["2031-04-28", "2031-05-20", "2031-06-02"])
def test_the_holder_is_who_another_article_of_about_then_names(world: object, unnamed: str, issued: str) -> None:
    world.put("nêu", holds(HALUK), issued=issued)  # type: ignore[attr-defined]
    world.put("gọi", met(incumbent=MINISTER), issued="2031-05-06")  # type: ignore[attr-defined]
    assert world.sets() == {frozenset({unnamed, entity_path(HALUK)})}  # type: ignore[attr-defined]
    assert min(unnamed, entity_path(HALUK)) == entity_path(HALUK)


@pytest.mark.parametrize(
    ("others", "issued"),
    [
        ((holds(HALUK),), "2032-05-06"),
        ((holds(HALUK, "Bộ trưởng Nông nghiệp"),), "2031-05-06"),
        ((holds(HALUK, former=True),), "2031-05-06"),
        ((holds(Person("Mateus Prado", "BR")),), "2031-05-06"),
        ((holds(HALUK), holds(ORHAN)), "2031-05-06"),
        ((holds(HALUK, "Thứ trưởng Hàng hải"),), "2031-05-06"),
    ],
    ids=["another year", "another office", "no longer", "another state", "two holders", "a deputy"],
)
def test_nobody_else_is(world: object, others: tuple[Fact, ...], issued: str) -> None:
    for number, other in enumerate(others):
        world.put(f"nêu {number}", other, issued=issued)  # type: ignore[attr-defined]
    world.put("gọi", met(incumbent=MINISTER), issued="2031-05-06")  # type: ignore[attr-defined]
    assert world.sets() == set()  # type: ignore[attr-defined]


def test_a_meeting_is_one_though_one_article_gives_the_office_and_another_the_name(world: object) -> None:
    named, called = met(participant=(Person("Đỗ Quang Hiển", "VN"), HALUK)), met(incumbent=MINISTER)
    world.put("nêu", holds(HALUK), named, issued="2031-05-06")  # type: ignore[attr-defined]
    world.put("gọi", called, issued="2031-05-06")  # type: ignore[attr-defined]
    assert len(world.sets()) == 2  # type: ignore[attr-defined]


def test_a_seat_is_an_office_of_a_state_in_a_month() -> None:
    path = entity_path(HALUK)
    assert set(seats(path, ["Haluk Demirkan"], {"bo truong hang hai"}, "2031-12-06")) == {
        ("seat", "TR minister hang hai 2031-12"),
    }
    assert len(set(seats("unnamed/JP/thu-tuong/a", ["Thủ tướng Nhật Bản"], (), "2031-12-06"))) == 3
    assert not set(seats("person/_/haluk", ["Haluk"], {"thu tuong"}, "2031-12-06"))
    assert not set(seats(path, ["Haluk Demirkan"], {"thu tuong"}, None))
    assert not is_incumbent(path)




def test_a_visit_is_one_though_one_article_gives_the_office_and_another_the_name(world: object) -> None:
    way = {"origin": Country("TR"), "destination": Country("VN"), "date": Date("2031-05-06")}
    world.put("nêu", holds(HALUK), fact("Visit", visitor=HALUK, **way), issued="2031-05-06")  # type: ignore[attr-defined]
    world.put("gọi", fact("Visit", incumbent=MINISTER, **way), issued="2031-05-06")  # type: ignore[attr-defined]
    assert len(world.sets()) == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("called", "named"),
    [("Ngoại trưởng", "Bộ trưởng Ngoại giao"), ("Bộ trưởng Quốc phòng", "Bộ trưởng Bộ Quốc phòng"), ("Nhật hoàng", "Nhà vua"),
     ("Thủ tướng", "Thủ tướng Chính phủ"), ("Tổng Bí thư", "Tổng Bí thư BCH Trung ương Đảng")],
)
def test_words_for_one_office_are_one_seat(called: str, named: str) -> None:
    unnamed = set(seats("unnamed/JP/x/a", [f"{called} Nhật Bản"], (), "2031-12-06"))
    assert unnamed > set(seats("person/JP/sato-kenji", ["Sato Kenji"], {named}, "2031-12-06")) != set()


@pytest.mark.parametrize(
    "office", ["Phó Thủ tướng", "Bộ trưởng", "Thứ trưởng Ngoại giao", "Đại sứ", "Nghị sĩ"],
)
def test_an_office_of_several_is_no_seat(office: str) -> None:
    assert not set(seats("person/JP/sato-kenji", ["Sato Kenji"], {office}, "2031-12-06"))
