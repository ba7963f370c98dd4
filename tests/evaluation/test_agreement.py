"""When two values agree: names, titles, passages, agents, places, dates."""
from __future__ import annotations

import pytest

from bangiao.evaluation import agreement
from bangiao.evaluation.agreement import Agrees, Value, words


def test_words_are_folded_to_plain_letters_and_digits() -> None:
    assert words("  Đại tướng PHAN Văn-Giang, 4/9 ") == ("dai", "tuong", "phan", "van", "giang", "4", "9")
    assert words("—") == ()


@pytest.mark.parametrize(
    ("agrees", "found", "marked", "expected"),
    [
        (agreement.name, "Nguyễn Văn Hải", "NGUYEN VAN HAI", True),
        (agreement.name, "Hải", "Nguyễn Văn Hải", True),
        (agreement.name, "Nguyễn Hải", "Nguyễn Văn Hải", True),
        (agreement.name, "Văn", "Nguyễn Văn Hải", False),  # neither begins nor ends the name
        (agreement.name, "Trần Hải", "Nguyễn Văn Hải", False),
        (agreement.name, "Hải Văn", "Văn Hải", False),
        (agreement.name, "—", "—", False),
        (agreement.title, "Tuyên bố chung", "Tuyên bố chung về hợp tác quốc phòng", True),
        (agreement.title, "Tuyên bố", "Bản Tuyên bố chung tầm nhìn quan hệ quốc phòng đến 2030 và sau đó", False),  # 2 of 13
        (agreement.title, "Hiệp định thương mại", "Bản ghi nhớ về thương mại nông sản", True),  # 2 of 4
        (agreement.title, "Kế hoạch hành động", "Bản ghi nhớ hành chính", False),  # 1 of 4
        (agreement.title, "Việt Nam", "viet nam", True),  # no content word: all words
        (agreement.title, "Việt Nam", "và của", False),
        (agreement.passage, "hội đàm với Bộ trưởng Nhật Bản", "đã hội đàm với Bộ trưởng Lào", True),
        (agreement.passage, "hội đàm với Bộ trưởng", "hội đàm với Thứ trưởng Bộ", False),
        (agreement.passage, "hội đàm", "cuộc hội đàm", True),  # all words, where there are fewer than five
        (agreement.passage, "", "hội đàm", False),
        (agreement.wording, "khẳng định", "khẳng định lại", True),
        (agreement.wording, "nói", "khẳng định", False),
        (agreement.place, "Hà Nội", "thủ đô Hà Nội", True),
        (agreement.place, "Huế", "Hà Nội", False),
        (agreement.body, "Bộ Quốc phòng", "org:Bộ Quốc phòng", True),
        (agreement.body, "Bộ Quốc phòng", "Bộ Ngoại giao", False),
        (agreement.agent, "ASEAN", "org:Asean", True),
        (agreement.agent, "Nguyễn Văn Hải", "Hải", True),
        (agreement.agent, "Việt Nam", "VN", False),  # a name is no country
        (agreement.date, "2025-09-04", "2025-09-04", True),
        (agreement.date, "2025-09-04", "2025-09-04/2025-09-06", True),
        (agreement.date, "2025-09-04/2025-09-06", "2025-09-04/2025-09-06", True),
        (agreement.date, "2025-09-04/2025-09-06", "2025-09-04", False),
        (agreement.date, "2025-09", "2025-09-04", False),  # as precise
        (agreement.exact, "talks", "talks", True),
        (agreement.exact, "talks", "call", False),
    ],
)
def test_values_agree(agrees: Agrees, found: str, marked: str, expected: bool) -> None:
    assert agrees(Value((found,)), marked) is expected


def test_one_of_several_names_suffices() -> None:
    assert agreement.name(Value(("Kenji-san", "Sato Kenji")), "Sato Kenji")


def test_a_country_agrees_by_its_code() -> None:
    assert agreement.agent(Value(("Nhật Bản",), "JP"), "JP")
    assert not agreement.agent(Value(("Nhật Bản",), "JP"), "VN")
    assert agreement.place(Value(("Nhật Bản",), "JP"), "JP")
