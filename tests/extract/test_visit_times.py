"""Which times are a visit's own; from sentences to facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Country, Date

BINH = "Thủ tướng Trần Quốc Bình"
Make = Callable[..., Article]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Theo tuyên bố do Bộ Ngoại giao đưa ra ngày 29/2, {BINH} sẽ tới Lào.",
        f"Cuộc họp diễn ra chỉ một ngày trước chuyến thăm Lào của {BINH}.",
    ],
)
def test_the_time_of_a_source_or_counted_from_a_visit_is_not_the_visits(article: Make, sentence: str) -> None:
    (fact,) = (f for f in facts(article(sentence, issued="2024-03-15")) if f.cls == "Visit")
    assert (fact.all("destination"), fact.all("date")) == ((Country("LA"),), ())


@pytest.mark.parametrize("sentence", [f"Ngày 29/2, {BINH} tới Lào.", f"{BINH} bay ngày 29/2 sang thăm Lào."])
def test_the_day_before_or_behind_who_sets_out_is_the_visits(article: Make, sentence: str) -> None:
    (fact,) = (f for f in facts(article(sentence, issued="2024-03-15")) if f.cls == "Visit")
    assert fact.all("date") == (Date("2024-02-29"),)
