"""Whom somebody met, where a meeting is told of one side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.settling.counterpart import counterpart, only_tells
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.words.lexicon import lexicon

KENJI, JEAN = "Thủ tướng Nhật Bản Sato Kenji", "Đại sứ Pháp Jean Morel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Tại cuộc gặp, Thủ tướng Trần Quốc Bình cảm ơn {KENJI}.", "Sato Kenji"),  # of this sentence
        (f"{KENJI} tới. Ông Sato Kenji vui. {JEAN} vắng. Thủ tướng Trần Quốc Bình mừng.", "Sato Kenji"),  # spoken of most
        (f"{KENJI} tới. {JEAN} cũng tới. Thủ tướng Trần Quốc Bình mừng.", None),  # either of them
        ("Phát ngôn viên Nhà Trắng John Hill tới. Thủ tướng Trần Quốc Bình mừng.", None),  # who only tells of it
        ("Thủ tướng Trần Quốc Bình và Bộ trưởng Lê Minh Đạt mừng.", None),  # of the same state
    ],
)
def test_the_other_side_is_the_official_of_another_state_spoken_of(
    article: Callable[..., Article], text: str, name: str | None
) -> None:
    readings = mentions(article(text), lexicon())
    found = counterpart(Cast(readings), Country("VN"), readings[-1])
    assert (found.person.name if found and found.person else None) == name


def test_the_only_one_of_an_article_may_be_named_later(article: Callable[..., Article]) -> None:
    readings = mentions(article(f"Tại cuộc gặp, Thủ tướng Trần Quốc Bình vui. {KENJI} cũng vui."), lexicon())
    found = counterpart(Cast(readings), Country("VN"), readings[0])
    assert found == next(actor for actor, _ in Cast(readings).told_of(readings[1].scan.start, readings[1].scan.end))


def test_whom_a_foreigner_meets_in_an_article_about_viet_nam_is_of_viet_nam(article: Callable[..., Article]) -> None:
    text = f"Thủ tướng Trần Quốc Bình thăm Nhật Bản. Việt Nam mừng, Việt Nam vui. {JEAN} vui. Tại cuộc gặp, {KENJI} mừng."
    readings = mentions(article(text), lexicon())
    found = counterpart(Cast(readings), Country("JP"), readings[-1])
    assert (found.person.name if found and found.person else None) == "Trần Quốc Bình"


def test_who_speaks_for_somebody_only_tells_of_a_meeting(article: Callable[..., Article]) -> None:
    told, met = mentions(article("Phát ngôn viên Nhà Trắng John Hill tới. Thủ tướng Trần Quốc Bình mừng."), lexicon())
    assert [only_tells(m) for m in (*told.mentions, *met.mentions)] == [True, False]
