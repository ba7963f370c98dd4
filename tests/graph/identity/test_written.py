"""The days that a text tells without a year, of the whole and of the sentences that tell of an event."""
from __future__ import annotations

import pytest

from bangiao.graph.identity.written import days_of, wordings_of, written


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Chiều 6/5, ông Hiển tiếp ông Sezgin.", {"05-06"}),
        ("Từ ngày 6-8/5, ông Hiển thăm Ankara.", {"05-06"}),
        ("Sáng 6-5, ông Hiển tiếp ông Sezgin.", {"05-06"}),
        ("Ngày 6.5, ông Hiển tiếp ông Sezgin.", {"05-06"}),
        ("Ngày 6 tháng 5, ông Hiển tiếp ông Sezgin.", {"05-06"}),
        ("Ông Hiển đi 2-3 nước trong 6.5 ngày, thắng 2-1.", set()),
        ("Ngày 6-5-2031, ông Hiển tiếp ông Sezgin.", set()),
        ("Trực ban 24/7.", set()),
    ],
)
def test_days_without_a_year(text: str, days: set[str]) -> None:
    assert {day for name, day in written(text) if name == "season"} == days


@pytest.mark.parametrize(
    ("before", "passage", "after", "days"),
    [
        ("Hôm 1/2 có mưa. Sáng 6/5, ", "ông Hiển tiếp ông Sezgin", " tại Huế. Ngày 9/5 trời nắng.", {"05-06"}),
        ("", "Ông Hiển gặp ông Sezgin", " hôm 6/5, ngày 9/5 cho biết", {"05-06"}),
        ("", "Ông Hiển gặp ông Sezgin", ", một quan chức hôm 9/5 đã khẳng định như vậy", set()),
        ("Hôm 1/2 có mưa. ", "Ông Hiển gặp ông Sezgin", ". Đến ngày 9/5 trời nắng.", set()),
        ("Ảnh chụp ngày 1/2\n", "Ông Hiển gặp ông Sezgin", "\nNgày 9/5 trời nắng.", set()),
    ],
)
def test_days_of_an_event_are_those_in_its_sentence_on_which_nobody_only_spoke(
    before: str, passage: str, after: str, days: set[str]
) -> None:
    text = f"{before}{passage}{after}"
    assert days_of(text, [(len(before), len(before) + len(passage))]) == days


LONG = "Sáng 6/5, ông Hiển tiếp ông Sezgin, hai bên bàn việc nuôi trồng rong biển và đá ngầm ở vùng biển phía nam"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (f"Trời nắng. {LONG}. Trời mưa.", True),
        (f"{LONG}\nTrời mưa.", True),
        (f"Trời mưa.\n{LONG.upper()}", True),
        (f"{LONG}, nơi trời mưa.", False),
        (LONG.replace("Sezgin", "Selim"), False),
    ],
    ids=["another place", "a line", "capitals", "a longer sentence", "another name"],
)
def test_a_sentence_has_one_digest_wherever_it_stands(text: str, same: bool) -> None:
    [digest], [other] = (wordings_of(its, [_hien(its)]) for its in (LONG, text))
    assert (digest == other) == same


def test_a_short_sentence_has_no_digest() -> None:
    text = f"Ông Hiển tiếp ông Sezgin. {LONG}."
    assert wordings_of(text, [(0, 8)]) == set()
    assert wordings_of("", [(0, 0)]) == wordings_of(text, []) == set()


def _hien(text: str) -> tuple[int, int]:
    """Where the passage about him is."""
    first = text.lower().index("ông hiển")
    return first, first + len("ông Hiển tiếp ông Sezgin")
