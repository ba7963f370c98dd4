"""The way back to the characters of the source."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.article import Article
from bangiao.extract.reading.encoding import clean
from bangiao.extract.reading.origin import OffsetMap, origin
from bangiao.extract.reading.read import read
from bangiao.extract.reading.source import Source


def _both(content: str, title: str | None = None) -> tuple[Article, OffsetMap]:
    source = Source("a", "a.txt", "text", content, title=title)
    article = read(source)
    assert isinstance(article, Article)
    back = origin(source, article)
    assert back is not None
    return article, back


def test_composed_letters_lead_back_to_their_parts() -> None:
    content = unicodedata.normalize("NFD", "Bộ trưởng tới Huế.\r\nÔng ở lại.")
    article, back = _both(content)
    at = article.text.index("Huế")
    start, end = back.original(at, at + 3)
    assert content[start:end] == unicodedata.normalize("NFD", "Huế")


def test_a_title_put_before_the_text_moves_nothing() -> None:
    article, back = _both("Ông Bình tới Huế hôm nay.", title="Chuyến thăm Huế")
    at = article.text.index("Ông")
    assert back.original(at, at + 3) == (0, 3)


def test_a_mended_line_leads_back_as_a_whole() -> None:
    broken = "Ông Nguyễn Văn Bình đến Việt Nam.".encode().decode("latin-1")
    content = f"Dòng đầu tiên.\n{broken}\n"
    article, back = _both(content)
    at = article.text.index("Việt Nam")
    start, end = back.original(at, at + 8)
    assert content[start:end] == f"{broken}\n"


def test_a_page_has_no_way_back() -> None:
    page = Source("a", "a.html", "html", "<p>Chủ tịch nước tới Lào.</p>")
    article = read(page)
    assert isinstance(article, Article)
    assert origin(page, article) is None


SIGNS = "Việt ệê\u0302\u0323\u0301\u200b\r\n\u00adđĐ. \x1c가\u1100\u1161"
LETTERS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=40)


@given(LETTERS)
def test_every_character_comes_from_a_span_that_normalises_to_it(content: str) -> None:
    article, back = _both("Đ" + content)
    for at, letter in enumerate(article.text):
        start, end = back.original(at, at + 1)
        assert letter in clean(("Đ" + content)[start:end])
