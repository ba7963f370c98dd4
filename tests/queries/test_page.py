"""Pages: what a header says, the VALUES row, and that nothing but the row changes when a page is filled."""
from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.queries.errors import PageError
from bangiao.queries.page import is_page, page, page_names, pages, parse_page

GOOD = """# vi: Ai nói về chuyện gì?
# en: Who speaks of what?
# param topic (text): Chuyện / Topic
# param to (date, end): Đến ngày / To

SELECT ?s WHERE {
  # VALUES (?topic) { ("a remark is no row") }
  VALUES (?topic ?to) { ("biển" UNDEF) }
  ?s ?p ?o , "VALUES (?topic) { }" FILTER (CONTAINS(?o, ?topic) && (!BOUND(?to) || ?o < ?to))
}
"""


def broken(old: str, new: str) -> str:
    assert old in GOOD
    with pytest.raises(PageError) as error:
        parse_page(GOOD.replace(old, new), "it", "it.rq")
    return str(error.value)


def test_a_page_has_questions_parameters_and_an_example() -> None:
    read = parse_page(GOOD, "it", "it.rq")
    assert (read.vi, read.en) == ("Ai nói về chuyện gì?", "Who speaks of what?")
    assert [(p.name, p.kind, p.end) for p in read.parameters] == [("topic", "text", False), ("to", "date", True)]
    assert dict(read.example) == {"topic": ox.Literal("biển"), "to": None}


def test_filling_replaces_the_row_alone() -> None:
    filled = parse_page(GOOD, "it", "it.rq").fill({"topic": (ox.Literal("đảo"), ox.Literal("bờ"))})
    assert filled == GOOD.replace('("biển" UNDEF) }', '("đảo" UNDEF) ("bờ" UNDEF) }')


def test_an_empty_value_lets_a_parameter_be_anything() -> None:
    assert "(UNDEF UNDEF)" in parse_page(GOOD, "it", "it.rq").fill({"topic": ()})


@given(st.text())
def test_no_text_becomes_syntax(text: str) -> None:
    """Whatever a value holds, the filled page reads back as that one value."""
    literal = ox.Literal(text.encode("utf-8", "replace").decode())
    filled = parse_page(GOOD, "it", "it.rq").fill({"topic": (literal,)})
    assert dict(parse_page(filled, "it", "it.rq").example)["topic"] == literal


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# en: Who speaks of what?\n", "", "it.rq:1: the question in 'en' is missing"),
        ("# vi: Ai", "# fr: Qui ?\n# vi: Ai", "it.rq:1: the header holds"),
        ("(text)", "(colour)", "it.rq:3: there is no kind 'colour'"),
        ("(text): Chuyện / Topic", "Chuyện", "it.rq:3: not a parameter"),
        ("(text)", "(text, end)", "it.rq:3: only a date has an end"),
        ("# param to (date, end): Đến ngày / To\n", "", "?to is in the VALUES block but not declared"),
        ("(?topic ?to) { (\"biển\" UNDEF)", "(?topic) { (\"biển\")", "it.rq:4: ?to is declared but not in"),
        ("CONTAINS(?o, ?topic)", "true", "it.rq:3: ?topic is declared but the query does not use it"),
        ('("biển" UNDEF)', '("biển" UNDEF) ("bờ" UNDEF)', "it.rq:8: 2 VALUES rows"),
        ('("biển" UNDEF)', '("biển" UNDEF', "it.rq:8: the VALUES row cannot be read"),
        ("VALUES (?topic ?to)", "VALUE (?topic ?to)", "it.rq:1: 0 VALUES blocks hold parameters"),
        ("# param to (date, end): Đến ngày / To", "# param topic (text): Lại / Again", "is declared twice"),
    ],
)
def test_a_broken_page_is_told_with_its_line(old: str, new: str, said: str) -> None:
    message = broken(old, new)
    assert said in message
    assert ";" in message or "write" in message  # the remedy


def test_an_unknown_page_or_parameter_is_told_with_those_there_are() -> None:
    with pytest.raises(PageError, match="meetings-of-country"):
        page("no-such-page")
    with pytest.raises(PageError, match=r"'whom'.*country, from, to"):
        page("visits-to").fill({"whom": ()})


def test_a_query_without_header_is_no_page() -> None:
    assert is_page(GOOD)
    assert not is_page("# a remark\nSELECT * {}")


def test_the_pages_of_the_installation_are_enough_and_all_read() -> None:
    assert len(page_names()) >= 15
    assert [read.name for read in pages()] == list(page_names())
