"""The rule pages by what their patterns need."""
from __future__ import annotations

from bangiao.extract.claiming.book import Book, book
from bangiao.extract.claiming.rule import parse_rule
from bangiao.extract.claiming.skeleton import TABLE_LETTERS, sign_letters

PAGE = """Hoa nở
class bg:Meeting

pattern
    {participant: Person} ngắm hoa
    {participant: Person} {kind: meeting-verbs} (hoa | trăng)
    {participant: Person} {participant: Country}
yes
    {participant: Bà Lan} ngắm hoa.
"""
RULE = parse_rule("hoa.rule", PAGE)
PERSON, STATE, MEET = sign_letters("P"), sign_letters("C"), TABLE_LETTERS["meeting-verbs"]


def fitting(*words: str) -> list[str]:
    return [pattern.source.split("}", 1)[1].strip() for _, pattern in Book([RULE]).fitting(words)]


def test_a_pattern_fits_where_all_that_it_needs_is_there() -> None:
    assert fitting(PERSON, "ngắm", "hoa") == ["ngắm hoa"]
    assert fitting(PERSON, MEET, "trăng") == ["{kind: meeting-verbs} (hoa | trăng)"]
    assert fitting(PERSON, STATE) == ["{participant: Country}"]


def test_no_pattern_fits_where_something_is_missing() -> None:
    assert fitting("ngắm", "hoa") == []
    assert fitting(PERSON, MEET) == []
    assert fitting() == []


def test_patterns_come_in_the_order_of_their_pages() -> None:
    assert len(fitting(PERSON, STATE, MEET, "ngắm", "hoa")) == 3
    assert fitting(PERSON, STATE, "hoa", "ngắm") == ["ngắm hoa", "{participant: Country}"]


def test_a_book_is_made_once() -> None:
    assert book((RULE,)) is book((RULE,))
