"""Asking: every page answers its example, values narrow the answer, and one event told twice is one row."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bangiao.graph.reason import reason
from bangiao.graph.stats import stats
from bangiao.graph.store import Store
from bangiao.queries import ask, pages
from bangiao.queries.answer import Answer
from bangiao.queries.errors import PageError, ParameterError, QueryError
from bangiao.queries.inferred import asks_inferred
from bangiao.queries.page import Page, page, page_names

TAKEDA = "takeda shinichi"


def column(store: Store, name: str, wanted: str, **values: object) -> list[str]:
    answer = ask(store, name, values)  # type: ignore[arg-type]
    return [row[answer.columns.index(wanted)] for row in answer.table()]


@pytest.mark.parametrize("asked", pages(), ids=lambda asked: asked.name)
def test_every_example_is_answered(store: Store, asked: Page) -> None:
    assert ask(store, asked)


@pytest.mark.parametrize("asked", [page for page in pages() if not asks_inferred(page.sparql)], ids=lambda asked: asked.name)
def test_rows_lead_back_to_an_article(store: Store, asked: Page) -> None:
    """Facts come with an IRI to explain, the ids of articles, a quote, or are themselves a graph or a yes."""
    answer = ask(store, asked)
    ways = {"event", "fact", "articles", "quote", "example", "id"}
    assert answer.form != "select" or ways & set(answer.columns)


def test_an_event_of_two_articles_is_one_row_with_both(store: Store) -> None:
    articles = column(store, "meetings-of-person", "articles", who=TAKEDA, **{"from": "4/9/2025", "to": "4/9/2025"})
    both = {"ngoai-truong-nhat-ban-tham-ha-noi", "nhat-ban-tau-tuan-tra"}
    assert both in [set(row.split()) for row in articles]
    assert len(articles) == 2  # the talks, told twice, and the reception, told once


def test_periods_bound(store: Store) -> None:
    assert column(store, "meetings-between", "date", one="VN", other="Ấn Độ") == ["2025-06-11"]
    assert column(store, "meetings-between", "date", one="VN", other="an do", to="2025-05") == []
    assert column(store, "relation-history", "date", one="VN", other="IN", to="2016") == ["1972-01-07", "2016-09"]


def test_a_kind_narrows(store: Store) -> None:
    assert set(column(store, "meetings-of-country", "how", country="Nhật Bản")) == {"talks", "reception"}
    assert set(column(store, "meetings-of-country", "how", country="Nhật Bản", kind="Hội đàm")) == {"talks"}


def test_offices_are_those_of_the_article(store: Store) -> None:
    answer = ask(store, "who-met-whom", {"country": "JP"})
    rows = {(r["person"], r["office"], r["met"], r["metAs"]) for r in answer.records()}
    assert ("Takeda Shinichi", "Bộ trưởng Ngoại giao", "Lê Minh Đạt", "Thủ tướng") in rows


def test_principles_keep_their_order(store: Store) -> None:
    rows = [r for r in ask(store, "policies", {"holder": "VN"}).records() if r["policy"] == "bốn không"]
    assert [r["order"] for r in rows] == [1, 2, 3, 4]
    assert str(rows[0]["principle"]).startswith("không tham gia liên minh")


def test_statements_are_found_by_their_words(store: Store) -> None:
    assert column(store, "statements", "verb", who="Vũ Trọng Khôi", topic="Bốn không") == ["nhấn mạnh"]


def test_a_fact_leads_to_all_its_articles_and_passages(store: Store) -> None:
    told = ask(store, "meetings-of-person", {"who": TAKEDA}).records()
    both = next(row for row in told if len(str(row["articles"]).split()) == 2)
    assert len(ask(store, "fact-articles", {"fact": both["event"]})) == 2
    quotes = [row["quote"] for row in ask(store, "fact-passages", {"fact": both["event"]}).records()]
    assert len(quotes) == 2
    assert both["quote"] in quotes


def test_have_met_says_yes_and_no(store: Store) -> None:
    assert ask(store, "have-met", {"one": TAKEDA, "other": "Lê Minh Đạt"}).truth is True
    assert ask(store, "have-met", {"one": TAKEDA, "other": "Vũ Trọng Khôi"}).truth is False


def test_queries_of_ones_own(store: Store) -> None:
    assert ask(store, "ASK { GRAPH ?g { ?s a bg:Visit } }").truth is True
    header = "# vi: Gì?\n# en: What?\n# param n (integer): Số / Number\n"
    own = f"{header}\nSELECT ?m {{ VALUES (?n) {{ (1) }} BIND (?n + 1 AS ?m) }}"
    assert ask(store, own, {"n": [2, 3]}).table() == [["3"], ["4"]]


def test_what_cannot_be_asked_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        ask(store, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(PageError, match="declares no parameters"):
        ask(store, "SELECT * { ?s ?p ?o }", {"who": "x"})
    with pytest.raises(ParameterError, match="nearest names"):
        ask(store, "meetings-of-person", {"who": "Takeda"})


def test_values_with_syntax_in_them_stay_values(store: Store) -> None:
    for text in ('" ) } # ', "') } UNION { ?s ?p ?o", "}\n# x", "\\", '"""'):
        assert len(ask(store, "statements", {"topic": text})) == 0


def test_a_deadline_answers_the_same(store: Store) -> None:
    here, there = (ask(store, "visits-to", {"country": "VN"}, timeout=limit) for limit in (None, 60))
    assert here.table() == there.table()


def test_no_page_repeats_the_name_of_another() -> None:
    questions = [page(name).en for name in page_names()]
    assert len(set(questions)) == len(questions)


def test_what_is_inferred_changes_no_answer(store: Store, copied: Callable[[Store], Path]) -> None:
    """It stands in a graph of its own, and no page takes it for what an article tells."""
    with Store(copied(store)) as copy:
        before = {asked.name: written(ask(copy, asked)) for asked in pages()}
        counts = stats(copy).classes
        assert reason(copy).total > 0
        assert {asked.name: written(ask(copy, asked)) for asked in pages()} == before
        assert stats(copy).classes == counts


def written(answer: Answer) -> object:
    return answer.truth if answer.form == "ask" else answer.table()
