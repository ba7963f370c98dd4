"""What stores leave open in the answer to a page is settled: the order of lists, and what stands for no value."""
from __future__ import annotations

import pyoxigraph as ox

from bangiao.queries.answer import Answer
from bangiao.queries.page import parse_page
from bangiao.queries.tidy import tidied

PAGE = """# vi: Gì?
# en: What?

SELECT ?event (MAX(COALESCE(STR(?on), "")) AS ?date) (GROUP_CONCAT(DISTINCT COALESCE(STR(?a), ""); SEPARATOR = "; ") AS ?names)
WHERE { GRAPH ?g { ?event <urn:p> ?a } } GROUP BY ?event"""


def tidy(date: str, names: str, event: ox.NamedNode | None = None) -> tuple[object, ...]:
    row = (event, ox.Literal(date), ox.Literal(names))
    answer = tidied(parse_page(PAGE, "was", "was.rq"), Answer("select", ("event", "date", "names"), (row,)))
    return answer.rows


def test_lists_are_in_order_whatever_order_the_store_chose() -> None:
    expected = ((None, ox.Literal("2025; 2024"), ox.Literal("Ana Lima; Trần Văn Hoà; Đức")),)
    assert tidy("2025; 2024", "Đức; Ana Lima; Trần Văn Hoà") == expected
    assert tidy("2025; 2024", "; Trần Văn Hoà; Đức; Ana Lima; Đức") == expected


def test_an_empty_text_is_no_value_and_a_row_of_none_no_row() -> None:
    event = ox.NamedNode("urn:e")
    assert tidy("", "", event) == ((event, None, None),)
    assert tidy("", "") == ()
    assert tidied(parse_page(PAGE, "was", "was.rq"), Answer("ask", (), (), False)).truth is False
