"""Documents of different articles: one where title, parties, time and occasion allow no other."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.extract.fact import Concept, Country, Date, Fact, Person
from bangiao.graph.identity.documents import Agreements
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.titles import subject

Event = Callable[..., Node]
World = Any
MakeFact = Callable[..., Fact]

VN, TR, RU = "country/VN", "country/TR", "country/RU"
DAY = {"date": "2031-05-06"}


def agreed(one: Node, other: Node) -> str | None:
    found = Agreements().agree(one, other, str)
    assert found == Agreements().agree(other, one, str)
    return found.reason if found else None


ABOUT = "Hiệp định về nuôi trồng rong biển và bảo vệ đá ngầm"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"title": ABOUT}, {"title": ABOUT.upper()}, "same-title"),
        ({"title": ABOUT}, {"title": f"{ABOUT} (HĐRB)", "date": "2031"}, "same-title"),
        ({"title": ABOUT}, {"title": ABOUT, "date": "2031-05-07"}, None),
        ({"title": ABOUT}, {"title": ABOUT, "date": "2031-08-07", "status": "planned"}, "same-title"),
        ({"title": ABOUT}, {"title": ABOUT, "party": (VN, RU)}, None),
        ({"title": ABOUT}, {"title": ABOUT, "party": VN}, None),
        ({"title": "Tuyên bố chung"}, {"title": "Tuyên bố chung"}, "same-title"),
        ({"title": "Tuyên bố chung"}, {"title": "Tuyên bố chung mới đây của hai nhà lãnh đạo"}, "same-title"),
        ({"title": "Tuyên bố chung"}, {"title": "Tuyên bố chung", "date": "2031-05"}, "same-occasion"),
        ({"title": ABOUT}, {"title": "Hiệp định về nuôi trồng rong biển", "date": "2031-05"}, "like-title"),
        ({"title": ABOUT}, {"title": "Hiệp định về đóng tàu đánh cá", "date": "2031-05"}, None),
        ({"title": "Hiệp định HRBD"}, {"title": "HRBD", "date": "2031"}, "same-title"),
        ({"title": "Hiệp định FTA"}, {"title": "Hiệp định thương mại tự do", "date": "2031"}, "same-title"),
        ({"title": "FTA"}, {"title": "Hiệp định Thương mại Tự do song phương", "date": "2031-05"}, "like-title"),
    ],
)
def test_agreements(event: Event, one: dict[str, str], other: dict[str, str], reason: str | None) -> None:
    told = {"party": (VN, TR), **DAY}
    nodes = event("Agreement", "a", **{**told, **one}), event("Agreement", "b", **{**told, **other})
    assert agreed(*nodes) == reason


BARE = {"party": (VN, TR), "kind": "joint-statement", "title": "Tuyên bố chung", "visit": "visit/xa"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "same-occasion"), ({"title": "tuyên bố chung Việt Nam - Thổ Nhĩ Kỳ"}, "same-occasion"),
        ({"date": "2031"}, "same-occasion"),
        ({"visit": "visit/xb"}, None), ({"visit": ()}, None), ({"title": "Thông cáo chung"}, None), ({"party": (VN, RU)}, None),
        ({"title": "Tuyên bố chung về bảo vệ đá ngầm"}, None), ({"kind": "mou", "title": "Bản ghi nhớ"}, None),
    ],
)
def test_statements_of_one_visit(event: Event, changes: dict[str, str | tuple[str, ...]], reason: str | None) -> None:
    assert agreed(event("Agreement", "a", **BARE), event("Agreement", "b", **{**BARE, **changes})) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"date": "2031"}, {"date": "2031-05"}, "same-occasion"), ({"date": "2031"}, {"date": "2030"}, None),
        ({"date": "2031"}, {}, None),
        ({"date": "2031", "title": "Tuyên bố chung về đá ngầm"}, {"date": "2031"}, "same-occasion"),
        ({"date": "2031", "kind": "mou", "title": "Bản ghi nhớ"}, {"date": "2031", "kind": "mou", "title": "Bản ghi nhớ"}, None),
    ],
)
def test_two_states_seldom_have_two_joint_statements_in_one_year(
    event: Event, one: dict[str, str], other: dict[str, str], reason: str | None
) -> None:
    told = {name: value for name, value in BARE.items() if name != "visit"}
    assert agreed(event("Agreement", "a", **{**told, **one}), event("Agreement", "b", **{**told, **other})) == reason


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hiệp định mậu dịch rong biển", "Hiệp định thương mại rong biển", True),
        ("Thỏa thuận kĩ thuật nuôi rong", "Thỏa thuận kỹ thuật nuôi rong", True),
        ("Hiệp ước biên giới đá ngầm", "Hiệp ước bổ sung Hiệp ước biên giới đá ngầm", False),
        ("Thỏa thuận về rong biển", "Thỏa thuận về rong biển và bảo vệ các rặng đá ngầm ven bờ", True),
        ("Thỏa thuận về rong biển", "Thỏa thuận về đóng tàu cá, bảo vệ đá ngầm, nuôi trồng rong biển", False),
        ("Thỏa thuận về nuôi trồng rong biển", "Thỏa thuận về đóng tàu cá, bảo vệ đá ngầm ven bờ và nuôi trồng rong biển", False),
        ("Thỏa thuận về nuôi trồng rong biển", "Thỏa thuận về nuôi trồng rong biển, đóng tàu cá, bảo vệ đá ngầm ven bờ", True),
    ],
    ids=["another word", "y and i", "an amendment", "begun", "few words of many", "after other matters", "before other matters"],
)
def test_titles(event: Event, one: str, other: str, same: bool) -> None:
    nodes = (event("Agreement", id_, party=(VN, TR), kind="agreement", title=title) for id_, title in (("a", one), ("b", other)))
    assert (agreed(*nodes) is not None) == same


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"date": "2031-05-06"}, {"date": "2032"}, "same-title"), ({"date": "2031-05-06"}, {"date": "2033"}, None),
        ({"date": "2031-05-06"}, {"date": "2032-05-06"}, None),
        ({"date": "2031", "kind": "mou"}, {"date": "2032", "kind": "mou"}, None),
        ({"date": "2031", "title": "Hiệp định vay vốn"}, {"date": "2032", "title": "Hiệp định vay vốn"}, None),
        ({"date": "2035-05-06"}, {"about": "2031-05-06"}, None), ({"date": "2031-05-06"}, {"about": "2035-05-06"}, "same-title"),
    ],
)
def test_the_year_in_force_and_a_time_not_yet_come(
    event: Event, one: dict[str, str], other: dict[str, str], reason: str | None
) -> None:
    told = {"party": (VN, TR), "kind": "agreement", "title": "Hiệp định về nuôi trồng rong biển"}
    assert agreed(event("Agreement", "a", **{**told, **one}), event("Agreement", "b", **{**told, **other})) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Tuyên bố chung", "Tuyên bố chung Việt Nam - Thổ Nhĩ Kỳ", "same-title"), ("Tuyên bố chung", "Thông cáo chung", None),
        ("Tuyên bố chung", "Tuyên bố chung về bảo vệ đá ngầm", "same-occasion"),
        ("Tuyên bố chung về hợp tác rong biển", "Tuyên bố chung về rong biển", "like-title"),
        ("Tuyên bố chung về rong biển", "Tuyên bố chung về rong biển và đá ngầm", None),
    ],
)
def test_documents_of_one_article(event: Event, one: str, other: str, reason: str | None) -> None:
    nodes = (event("Agreement", "a", party=(VN, TR), kind="joint-statement", title=title) for title in (one, other))
    assert agreed(*nodes) == reason


def test_a_title_tells_what_is_left_without_the_parties() -> None:
    assert subject("Hiệp định rong biển Việt Nam - Thổ Nhĩ Kỳ (HĐRB)") == subject("HIỆP ĐỊNH rong biển giữa hai nước")
    assert subject("(…)") == frozenset()


def test_a_statement_is_decided_again_when_its_visit_turns_out_to_be_another_s(
    world: World, fact: MakeFact, path_of: Callable[[str, Fact], str]
) -> None:
    sides = (Country("TR"), Country("VN"))
    statement = fact("Agreement", party=sides, title="Tuyên bố chung", kind=Concept("joint-statement"))

    def tell(id_: str, visitor: str, issued: str) -> None:
        went = fact("Visit", visitor=Person(visitor, "TR"), destination=Country("VN"), date=Date("2031-05-06"))
        world.put(id_, statement, went, issued=issued)

    together = frozenset({path_of("a", statement), path_of("b", statement)})
    tell("a", "Orhan Sezgin", "2031-05-07")
    tell("b", "Aydin Polat", "2031-12-01")
    assert together not in world.sets()
    tell("b", "O. Sezgin", "2031-12-01")
    assert together in world.sets()
    world.say(Person("Osman Sezgin", "TR"))
    assert together not in world.sets()
