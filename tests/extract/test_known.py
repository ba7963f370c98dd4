"""Of which state persons of renown are, in whichever spelling and order the table has of their names."""
from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bangiao.extract.article import Article
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.settling import known
from bangiao.extract.settling.known import known_home
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.words.lexicon import lexicon
from bangiao.ontology.gazetteer import table

ROWS = (
    {"name": "Viktor Zorenko", "form": "Viktor Zorenko", "country": "RU"},
    {"name": "Vích-to Dô-ren-cô", "form": "Viktor Zorenko", "country": ""},
    {"name": "Vương Đạt", "form": "Vương Đạt", "country": "CN"},
    {"name": "Ana Rojas", "form": "Ana Rojas", "country": ""},
)


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(known, "table", lambda name: ROWS if name == "same-names" else table(name))
    known._homes.cache_clear()
    yield
    known._homes.cache_clear()


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Viktor Zorenko", "RU"), ("VIKTOR ZORENKO", "RU"), ("Vích-to Dô-ren-cô", "RU"), ("Vich-to Do-ren-co", "RU"),
        ("Vương Đạt", "CN"), ("Vương Dật", None), ("Zorenko", None), ("Ana Rojas", None),
    ],
)
def test_by_any_spelling_but_no_other_tones(name: str, state: str | None) -> None:
    assert known_home(name) == state


def test_who_is_known_is_of_no_state_that_the_article_is_about(article: Callable[..., Article]) -> None:
    about = "Việt Nam và Chile ký hiệp định. Chile xuất khẩu đồng. Chile nhập gạo của Việt Nam."
    read = mentions(article(about, "Tổng thống Viktor Zorenko dự lễ. Tổng thống Ana Rojas vắng mặt."), lexicon())
    assert {person.name: person.country for person, _ in Cast(read).persons()} == {"Viktor Zorenko": "RU", "Ana Rojas": "CL"}


def test_the_state_told_with_a_name_is_the_person_s(article: Callable[..., Article]) -> None:
    read = mentions(article("Tổng thống Chile Viktor Zorenko thăm Peru."), lexicon())
    assert [person.country for person, _ in Cast(read).persons()] == ["CL"]
