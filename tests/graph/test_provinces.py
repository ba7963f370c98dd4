"""A province is told by any of its names, and by that of none of its parts; the merged are one."""
from __future__ import annotations

import pytest

from bangiao.extract.words.normal import folded
from bangiao.graph.provinces import provinces_in
from bangiao.ontology.gazetteer import table


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Chủ tịch UBND tỉnh An Giang", {"an-giang"}),
        ("CHỦ TỊCH UBND TỈNH KIÊN GIANG", {"an-giang"}),
        ("Bí thư Thành ủy TP.HCM", {"ho-chi-minh"}),
        ("UBND Tp Hồ Chí Minh", {"ho-chi-minh"}),
        ("Tỉnh ủy Bà Rịa-Vũng Tàu", {"ho-chi-minh"}),
        ("Bí thư Tỉnh uỷ Hoà Bình", {"phu-tho"}),
        ("UBND tỉnh Thừa Thiên - Huế", {"hue"}),
        ("Bí thư Tỉnh ủy Hà Tây", {"ha-noi"}),
        ("Bí thư Tỉnh ủy Hà Nam Ninh", {"ninh-binh"}),
        ("UBND huyện Hòa Bình, tỉnh Bạc Liêu", {"ca-mau"}),
        ("Chủ tịch UBND thị xã Phú Thọ", set()),
        ("Bí thư Huyện ủy Quảng Ninh", set()),
        ("Bí thư Huyện uỷ Hòa Bình, tỉnh Bạc Liêu", {"ca-mau"}),
        ("Bí thư Thành ủy Điện Biên Phủ", set()),
        ("Bí thư Tỉnh ủy Sông Bé", set()),
        ("Bí thư Tỉnh ủy", set()),
        ("Bí thư Tỉnh ủy Sơn La, nguyên Phó Bí thư Tỉnh ủy Lai Châu", {"son-la", "lai-chau"}),
    ],
)
def test_a_province_is_told_by_its_name_of_today(text: str, named: set[str]) -> None:
    assert provinces_in(text, "VN") == named


@pytest.mark.parametrize("state", ["CN", "LA", "XX"])
def test_another_states_province_of_that_name_is_none(state: str) -> None:
    assert provinces_in("Tỉnh trưởng tỉnh Hà Nam", state) == frozenset()


def test_all_provinces_are_of_one_of_the_34() -> None:
    of = {folded(row["name"]): row["province"] for row in table("places") if row["iso"] == "VN" and row["province"]}
    named = {folded(row["name"]) for row in table("places") if row["iso"] == "VN" and row["use"].split()[:1] == ["province"]}
    assert named - of.keys() == {"song be", "nghe tinh"}, "these were split among two"
    today = set(of.values())
    assert len(today) == 34
    assert {province for province in today if of.get(folded(province)) != province} == {"Hồ Chí Minh"}, "a man's name"
    assert of["tp ho chi minh"] == "Hồ Chí Minh"
