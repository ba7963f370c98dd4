"""An office's sphere does not depend on its wording, and a person carries it only where the article tells of one alone."""
from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from bangiao.extract.fact import Fact, Organization, Passage, Person, Value
from bangiao.graph.spheres import follow_each_other, go_together, of_seat, provinces_of, sphere_of, told_apart
from bangiao.ontology.gazetteer import table

HUNG = Person("Nguyễn Văn Hùng", "VN")


def holds(title: str, person: Person = HUNG, **rest: Value) -> Fact:
    return Fact("OfficeHolding", (("person", person), ("title", title), *rest.items()), (Passage(0, 5, ()),))


@pytest.mark.parametrize(
    ("sphere", "titles"),
    [
        ("embassy", ("Đại sứ", "Đại sứ Việt Nam tại Nhật Bản", "ĐẠI SỨ đặc mệnh toàn quyền", "Phó Đại sứ", "Tham tán Công sứ")),
        ("local", ("Chủ tịch UBND tỉnh Hà Nam", "Thống đốc bang",
                   "Phó Chủ tịch Ủy ban nhân dân tỉnh", "Bí thư Tỉnh ủy", "Quyền Chủ tịch UBND", "Thị trưởng")),
        ("military", ("Tư lệnh Hải quân", "Phó Tổng Tham mưu trưởng")),
        ("police", ("Giám đốc Công an tỉnh",)),
        ("business", ("Tổng Giám đốc Công ty Rong biển", "Chủ tịch HĐQT", "CEO")),
        ("school", ("Hiệu trưởng", "Phó Hiệu trưởng Trường Đại học Hải đăng")),
        ("state", ("Bộ trưởng Ngoại giao", "Thứ trưởng Bộ Y tế", "Thủ tướng", "Phó Chủ tịch nước")),
        (None, ("Tổng Bí thư", "Chủ tịch", "Ủy viên Trung ương Đảng", "Chủ tịch Quốc hội", "Đại biểu Quốc hội",
                "Đại sứ Thiện chí", "Lãnh sự danh dự", "Chủ tịch Hiệp hội Rong biển", "Tỉnh ủy viên", "Thống đốc", "Cố vấn", "")),
    ],
)
def test_a_title_tells_its_sphere_however_it_is_worded(sphere: str | None, titles: tuple[str, ...]) -> None:
    assert {title: sphere_of(title) for title in titles} == dict.fromkeys(titles, sphere)


@pytest.mark.parametrize(
    ("title", "body", "sphere"),
    [
        ("Chủ tịch", "UBND tỉnh Hà Nam", "local"), ("Tổng Giám đốc", "Công ty Rong biển", "business"),
        ("Tổng Giám đốc", "Thông tấn xã Rong biển", "media"), ("Tổng Giám đốc", "Tổ chức Y tế Thế giới", None),
        ("Chủ tịch HĐQT", "Trường Đại học Hải đăng", "school"), ("Chủ tịch HĐQT", "Hiệp hội Rong biển", None),
        ("Bí thư Đảng ủy", "Công an tỉnh", None), ("Cố vấn", "Đại sứ quán", None),
        ("Chủ tịch Hội đồng quản trị", "Hội đồng quản trị", "business"),
    ],
)
def test_where_the_title_tells_little_the_body_tells_more(title: str, body: str, sphere: str | None) -> None:
    assert sphere_of(title, [body]) == sphere


@pytest.mark.parametrize(
    ("facts", "sphere"),
    [
        ((holds("Đại sứ"), holds("Đại sứ Việt Nam tại Lào"), holds("Ủy viên Trung ương Đảng")), "embassy"),
        ((holds("Chủ tịch", organization=Organization("UBND tỉnh")),), "local"),
        ((holds("Đại sứ"), holds("Bí thư Tỉnh ủy")), None),
        ((holds("Đại sứ"), holds("Thứ trưởng Ngoại giao")), None),
        ((holds("Thứ trưởng Ngoại giao"),), None),
        ((holds("Đại sứ", former=True),), None),
        ((holds("Đại sứ", former=True), holds("Bí thư Tỉnh ủy")), "local"),
        ((holds("Đại sứ", Person("Nguyễn Văn Hùng", "LA")),), None),
    ],
    ids=["one", "by its body", "two", "with the state", "the state's", "former", "what was before counts not", "another's"],
)
def test_a_person_carries_the_one_sphere_that_the_article_tells(facts: tuple[Fact, ...], sphere: str | None) -> None:
    met = Fact("Meeting", (("participant", Person(HUNG.name, "VN", ("ông Hùng",), "Đại tá")), ("kind", "talks")), ())
    for order in itertools.permutations((met, *facts)):
        told = next(fact for fact in told_apart(order) if fact.cls == "Meeting")
        assert told.values == (("participant", Person(HUNG.name, "VN", ("ông Hùng",), "Đại tá", sphere)), ("kind", "talks"))


@pytest.mark.parametrize(
    ("facts", "province"),
    [
        ((holds("Chủ tịch UBND tỉnh An Giang"),), "an-giang"),
        ((holds("Chủ tịch UBND tỉnh", organization=Organization("UBND tỉnh An Giang")),), "an-giang"),
        ((holds("Bí thư Tỉnh ủy An Giang"), holds("Bí thư Tỉnh ủy"), holds("Đại biểu Quốc hội")), "an-giang"),
        ((holds("Chủ tịch UBND tỉnh An Giang"), holds("Chủ tịch UBND tỉnh Kiên Giang")), "an-giang"),
        ((holds("Chủ tịch UBND tỉnh An Giang"), holds("Bí thư Tỉnh ủy Cà Mau")), None),
        ((holds("Chủ tịch UBND tỉnh An Giang"), holds("Bí thư Tỉnh ủy Cà Mau", former=True)), "an-giang"),
        ((holds("Bí thư Tỉnh ủy"), holds("Trưởng Đoàn đại biểu Quốc hội tỉnh An Giang")), None),
        ((holds("Bí thư Tỉnh ủy"),), None),
    ],
    ids=["title", "body", "one is enough", "merged", "two", "former", "no local office", "none"],
)
def test_a_local_official_carries_the_one_province_that_the_article_tells(facts: tuple[Fact, ...], province: str | None) -> None:
    for order in itertools.permutations(facts):
        assert {fact.all("person") for fact in told_apart(order)} == {(replace(HUNG, sphere="local", province=province),)}


def test_a_province_is_told_of_local_offices_and_their_own_state_alone() -> None:
    assert provinces_of("Bí thư Tỉnh ủy", ["Tỉnh ủy An Giang"], "VN") == {"an-giang"}
    assert provinces_of("Giám đốc Công an tỉnh An Giang", [], "VN") == frozenset()
    assert provinces_of("Đại sứ", ["UBND tỉnh An Giang"], "VN") == frozenset()
    assert provinces_of("Tỉnh trưởng tỉnh Hà Nam", [], "CN") == provinces_of("Tỉnh trưởng tỉnh Hà Nam", [], None) == frozenset()


def test_which_spheres_go_together_and_follow_each_other_is_the_same_from_either_side() -> None:
    spheres = {row["sphere"] for row in table("spheres") if row["of"].endswith("kind")}
    for one, other in itertools.product(spheres, spheres):
        assert go_together(one, other) == go_together(other, one)
        assert follow_each_other(one, other) == follow_each_other(other, one)
    assert go_together("military", "state")
    assert not go_together("embassy", "local")
    assert not follow_each_other("embassy", "local")
    assert follow_each_other("police", "local")


def test_the_table_names_kinds_that_there_are() -> None:
    kinds = {"title-kind": table("titles"), "body-kind": (*table("organization-heads"), *table("organizations"))}
    for of, rows in kinds.items():
        assert {row["name"] for row in table("spheres") if row["of"] == of} <= {row["kind"] for row in rows}
    spheres = {row["sphere"] for row in table("spheres") if row["of"].endswith("kind")}
    pairs = [row["name"].split() for row in table("spheres") if row["of"] in ("beside", "moves")]
    assert {sphere for pair in pairs for sphere in pair} <= spheres
    assert {row["name"] for row in table("spheres") if row["of"] == "province"} <= spheres
    assert {len(pair) for pair in pairs} == {2}
    seats = {row["seat"] for row in table("seats")} | {"head-of-state", "head-of-government"}
    assert {row["name"] for row in table("spheres") if row["of"] == "seat"} <= seats


def test_a_post_of_the_state_is_of_its_sphere_with_or_without_its_field() -> None:
    assert of_seat("minister nong nghiep") == of_seat("head-of-government") == "state"
    assert of_seat("party-leader") is None
