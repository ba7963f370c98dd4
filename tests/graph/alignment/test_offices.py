"""Offices under Vietnamese titles and under the labels that an endpoint has for them."""
from __future__ import annotations

import pytest

from bangiao.graph.alignment.offices import is_any_office, same_office


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("thu tuong", "Thủ tướng"), ("thu tuong", "Thủ tướng Nhật Bản"), ("thu tuong", "Prime Minister of Japan"),
        ("thu tuong chinh phu", "Prime Minister of Vietnam"), ("thu tuong", "Chancellor of Germany"),
        ("tong thong", "President of the United States"), ("ngoai truong", "United States Secretary of State"),
        ("bo truong ngoai giao", "Minister of Foreign Affairs"),
        ("bo truong bo ngoai giao", "minister for foreign affairs of Peru"),
        ("pho thu tuong", "Deputy Prime Minister of Vietnam"), ("quoc vuong", "King of Cambodia"),
        ("tong thu ky lhq", "Secretary-General of the United Nations"),
    ],
)
def test_one_office(title: str, label: str) -> None:
    assert same_office(title, label)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("thu tuong", "Phó Thủ tướng Việt Nam"), ("pho thu tuong", "Thủ tướng Việt Nam"), ("thu tuong", "Deputy Prime Minister"),
        ("pho thu tuong", "Prime Minister of Vietnam"), ("tong thong", "Vice President of the United States"),
        ("bo truong ngoai giao", "Minister of Finance"), ("thu tuong", "singer"), ("", "singer"), ("thu tuong", ""),
        ("thuyen truong", "President"),
    ],
)
def test_two_offices(title: str, label: str) -> None:
    assert not same_office(title, label)


def test_what_many_officials_are_is_no_office() -> None:
    assert is_any_office("politician")
    assert is_any_office("Chính khách")
    assert not is_any_office("singer")
    assert not is_any_office("Prime Minister of Japan")
