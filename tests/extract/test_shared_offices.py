"""Officers of two states named with one office."""

from __future__ import annotations

import pytest

from bangiao.extract.claiming.proof import reading
from bangiao.extract.mentioning.mention import PersonMention


def officers(sentence: str) -> list[tuple[str, str | None]]:
    return [(m.offices[-1].title, m.country) for m in reading(sentence).mentions if isinstance(m, PersonMention)]


@pytest.mark.parametrize(
    ("sentence", "office", "states"),
    [
        ("Bộ trưởng Quốc phòng Việt - Nhật hội đàm.", "Bộ trưởng Quốc phòng", ["VN", "JP"]),
        ("Thủ tướng Việt Nam và Nhật Bản hội đàm.", "Thủ tướng", ["VN", "JP"]),
        ("Tổng thống Mỹ – Nga điện đàm.", "Tổng thống", ["US", "RU"]),
    ],
)
def test_an_office_before_two_states_is_held_in_both(sentence: str, office: str, states: list[str]) -> None:
    assert officers(sentence) == [(office, state) for state in states]


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("Thủ tướng Nhật Bản Sato Kenji và Việt Nam hội đàm.", ["JP"]),
        ("Các bộ trưởng Việt Nam và Nhật Bản hội đàm.", []),
        ("Đại sứ Việt Nam tại Mỹ và Canada phát biểu.", ["VN"]),
        ("Thủ tướng Nhật Bản, Việt Nam và Lào hội đàm.", ["JP"]),
    ],
)
def test_a_state_beside_somebody_named_or_many_is_a_state(sentence: str, states: list[str]) -> None:
    assert [state for _, state in officers(sentence)] == states
