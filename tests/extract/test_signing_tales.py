"""How a document is told: as signed, planned or not at all; from sentences to facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept

Make = Callable[..., Article]


def statuses(article: Article) -> list[object]:
    return [fact.all("status")[0] for fact in facts(article) if fact.cls == "Agreement"]


@pytest.mark.parametrize(("sentence", "status"), [
    ("Nhật Bản đã sớm phê chuẩn Hiệp định về dẫn độ với Lào.", "signed"),
    ("Nhật Bản và Lào sẽ ký Hiệp định về dẫn độ.", "planned"),
    ("Nhật Bản sẽ đàm phán lại thỏa thuận hạt nhân với Lào.", "planned"),
    ("Hiệp định về dẫn độ Nhật Bản - Lào ký năm 2013 sẽ mở ra cơ hội.", "signed"),
])
def test_a_document_is_told_thus(article: Make, sentence: str, status: str) -> None:
    assert statuses(article(sentence)) == [Concept(status)]


@pytest.mark.parametrize("sentence", [
    "Ngoại trưởng Nhật Bản Sato Kenji cho biết Tokyo sẽ không đàm phán lại thỏa thuận hạt nhân với Lào.",
    "Có 196 nước tham gia ký hiệp định giảm khí thải, trong đó Nhật Bản và Lào đóng góp nhiều.",
])
def test_what_nobody_negotiates_or_many_sign_is_no_document_of_two(article: Make, sentence: str) -> None:
    assert statuses(article(sentence)) == []
