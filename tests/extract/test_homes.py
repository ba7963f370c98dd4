"""Of which state persons are: named, the press's own, the one that the article is about, or none that can be told."""
from __future__ import annotations

from collections.abc import Callable

from bangiao.extract.article import Article
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.words.lexicon import lexicon


def home(article: Callable[..., Article], name: str, *paragraphs: str) -> str | None:
    cast = Cast(mentions(article(*paragraphs), lexicon()))
    return next(person.country for person, _ in cast.persons() if person.name == name)


def test_a_vietnamese_name_is_of_the_press_s_own_state(article: Callable[..., Article]) -> None:
    assert home(article, "Lê Minh Đạt", "Bộ trưởng Lê Minh Đạt tới Paris.") == "VN"
    assert home(article, "Vương Đạt", "Ông Vương Đạt gặp Đại sứ Chile.") == "VN"


def test_a_name_of_chinese_form_is_nobody_s_where_only_others_are_told_of(article: Callable[..., Article]) -> None:
    assert home(article, "Vương Đạt", "Trưởng đoàn Vương Đạt trở về Trung Quốc.") is None
    assert home(article, "Tập Đại Sơn", "Ông Tập Đại Sơn thăm Việt Nam.") is None


def test_an_official_is_of_the_one_state_that_an_article_is_about(article: Callable[..., Article]) -> None:
    about = "Việt Nam và Chile ký hiệp định. Chile xuất khẩu đồng. Chile nhập gạo của Việt Nam."
    told = "Tổng thống Ana Rojas dự lễ."
    assert home(article, "Ana Rojas", about, told) == "CL"
    assert home(article, "Ana Rojas", about, "Tổng thống Ana Rojas tới từ Peru.") is None  # beside another state
    assert home(article, "Ana Rojas", about, told, "Peru vắng mặt. Peru gửi thư. Peru chờ.") is None  # of two, neither

