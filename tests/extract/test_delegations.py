"""Who leads the delegations that an article speaks of."""

from __future__ import annotations

import pytest

from bangiao.extract.claiming.proof import reading
from bangiao.extract.settling.delegations import leading


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Đoàn đại biểu Quốc hội Lào do ông Bounmy Vong dẫn đầu thăm Việt Nam.", ["Bounmy Vong"]),
        ("Đoàn đại biểu Đảng Hành động cầm quyền do ngài Bounmy Vong làm trưởng đoàn thăm Việt Nam.", ["Bounmy Vong"]),
        ("Tiệc do Thủ tướng Lào Bounmy Vong và phu nhân tổ chức.", []),
        ("Thủ tướng Lào Bounmy Vong thăm Việt Nam.", []),
    ],
)
def test_whoever_leads_a_delegation_is_told(sentence: str, names: list[str]) -> None:
    assert [mention.name for mention in leading([reading(sentence)])] == names
