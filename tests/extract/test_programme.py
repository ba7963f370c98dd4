"""What is told as the programme of days to come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept

BINH, KENJI, LUIS = "Thủ tướng Trần Quốc Bình", "Thủ tướng Nhật Bản Sato Kenji", "Đại sứ Cuba Luis Ortega"
Make = Callable[..., Article]


def statuses(article: Article, cls: str = "Meeting") -> list[str]:
    return [v.name for fact in facts(article) if fact.cls == cls for v in fact.all("status") if isinstance(v, Concept)]


@pytest.mark.parametrize(
    "before",
    [
        f"{BINH} sẽ đi thăm Bảo tàng Văn học.",
        f"Dự kiến, lễ đón {KENJI} diễn ra tại Phủ Chủ tịch.",
        f"Sáng mai, {BINH} sẽ thăm một trường học. Chương trình ngày 5/6",
    ],
)
@pytest.mark.parametrize("verb", ["hội đàm với", "có cuộc hội đàm với"])
def test_a_meeting_without_a_word_for_when_goes_on_with_the_programme(article: Make, before: str, verb: str) -> None:
    assert statuses(article(*before.split(". "), f"Sau đó, {BINH} {verb} {KENJI}.")) == ["planned"]


@pytest.mark.parametrize(
    ("before", "telling"),
    [
        (f"{BINH} sẽ đi thăm Bảo tàng Văn học.", f"{BINH} đã hội đàm với {KENJI}."),
        (f"{BINH} đã đi thăm Bảo tàng Văn học.", f"Sau đó, {BINH} hội đàm với {KENJI}."),
        (f"{BINH} khẳng định ông sẽ thăm Bảo tàng Văn học.", f"Cùng ngày, {BINH} hội đàm với {KENJI}."),
        ("Hai bên sẽ tăng cường hợp tác.", f"Cùng ngày, {BINH} hội đàm với {KENJI}."),
    ],
)
def test_what_is_told_otherwise_is_no_part_of_a_programme(article: Make, before: str, telling: str) -> None:
    assert statuses(article(before, telling)) == ["held"]


def test_a_programme_ends_where_the_text_turns_to_something_else(article: Make) -> None:
    between = ("Bảo tàng có nhiều sách.", "Sách ở đây rất cổ.", "Nhà sàn bằng gỗ.")
    assert statuses(article(f"{BINH} sẽ thăm Bảo tàng Văn học.", *between, f"{BINH} hội đàm với {KENJI}.")) == ["held"]


def test_whom_a_visitor_meets_is_to_come_where_all_the_visit_is(article: Make) -> None:
    trip = f"{BINH} sẽ thăm chính thức Nhật Bản."
    meeting = f"Ngoài ra, Nhật Bản khẳng định {BINH} có cuộc gặp với {KENJI}."
    assert statuses(article(trip, meeting)) == ["planned"]
    assert statuses(article(f"{BINH} sẽ thăm chính thức Nhật Bản.", f"Hôm qua, {BINH} tiếp {LUIS}.")) == ["held"]
