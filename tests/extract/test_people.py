"""The persons of an article: which names are one person's, and which are not."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.mentioning.mention import PersonMention, members
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.settling.people import gathered
from bangiao.extract.words.lexicon import lexicon


@pytest.fixture
def people(article: Callable[..., Article]) -> Callable[..., list[str]]:
    """The persons of an article of these paragraphs, by their fullest names."""

    def ask(*paragraphs: str) -> list[str]:
        everything = (one for r in mentions(article(*paragraphs), lexicon()) for top in r.mentions for one in members(top))
        return [member.name for member in gathered(one for one in everything if isinstance(one, PersonMention))]

    return ask


FULL = "Tổng thống Mỹ John Carter phát biểu."


@pytest.mark.parametrize("short", ["Ông Carter", "Ông J. Carter", "Tổng thống Mỹ Carter"])
def test_a_shorter_form_is_the_same_person(people: Callable[..., list[str]], short: str) -> None:
    assert people(FULL, f"{short} cảm ơn.") == ["John Carter"]


def test_a_vietnamese_is_called_by_the_last_syllable_with_a_title(people: Callable[..., list[str]]) -> None:
    assert people("Bộ trưởng Lê Minh Đạt phát biểu.", "Bộ trưởng Đạt cảm ơn.") == ["Lê Minh Đạt"]


def test_a_short_name_is_that_of_who_alone_was_told_before(people: Callable[..., list[str]]) -> None:
    told = "Bộ trưởng Lê Minh Đạt phát biểu."
    assert people(told, "Ông Đạt cảm ơn.", "Thứ trưởng Trần Văn Đạt chào.") == ["Lê Minh Đạt", "Trần Văn Đạt"]
    assert people(told, "Thứ trưởng Trần Văn Đạt chào.", "Ông Đạt cảm ơn.") == ["Lê Minh Đạt", "Trần Văn Đạt", "Đạt"]
    assert people(told, "Đại tá Đạt cảm ơn.", "Thứ trưởng Trần Văn Đạt chào.")[0] == "Lê Minh Đạt"


def test_a_short_name_for_another_state_is_another_person(people: Callable[..., list[str]]) -> None:
    assert people(FULL, "Đại sứ Anh Carter cảm ơn.") == ["John Carter", "Carter"]


def test_a_woman_is_not_the_man_of_the_same_name(people: Callable[..., list[str]]) -> None:
    told = f"{FULL} Ông John Carter cảm ơn."
    assert people(told, "Bà Carter mỉm cười.") == ["John Carter", "Carter"]
    assert people(told, "Bà Mary Carter mỉm cười.", "Ông Carter chào.", "Bà Carter chào.") == ["John Carter", "Mary Carter"]
    assert people("Bà Ana Rojas sinh tại Lima.", "Đại tướng Luis Rojas mất.", "Bà Rojas chào.") == ["Ana Rojas", "Luis Rojas"]
