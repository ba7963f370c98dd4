"""A post is one whatever words name it, and what several hold at a time is none."""
from __future__ import annotations

import pytest

from bangiao.graph.seats import posts, seat_at_a_time, seat_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ngoại trưởng", "Bộ trưởng Bộ Ngoại giao"), ("Thủ tướng", "THỦ TƯỚNG CHÍNH PHỦ"), ("Nhật hoàng", "Nhà vua"),
     ("Tổng Bí thư", "Tổng Bí thư BCH Trung ương Đảng")],
)
def test_words_for_one_post_name_one(one: str, other: str) -> None:
    assert seat_at_a_time(one) == seat_at_a_time(other) is not None


@pytest.mark.parametrize("title", ["Quyền Thủ tướng", "Thủ tướng tạm quyền", "thủ tướng Nhật Bản"])
def test_who_acts_sits_in_the_same_seat_and_the_state_may_stand_behind(title: str) -> None:
    assert seat_at_a_time(title, "JP") == seat_at_a_time("Thủ tướng")


@pytest.mark.parametrize("title", ["Phó Thủ tướng", "Bộ trưởng", "Thứ trưởng Ngoại giao", "Đại sứ", "Nghị sĩ", ""])
def test_what_several_hold_at_a_time_is_no_post(title: str) -> None:
    assert seat_at_a_time(title, "JP") is None


def test_a_minister_is_of_a_field_and_a_post_of_a_state() -> None:
    assert posts("JP", frozenset({"Bộ trưởng Nông nghiệp", "Bộ trưởng", "Phó Thủ tướng"})) == {"JP minister nong nghiep"}
    assert posts("TR", frozenset({"Thủ tướng"})).isdisjoint(posts("JP", frozenset({"Thủ tướng"})))
    assert seat_of("Bộ trưởng Nông nghiệp") is None  # of those that need no field
