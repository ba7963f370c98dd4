"""How a visit is told: as planned, held or denied; from sentences to facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country

BINH = "Thủ tướng Trần Quốc Bình"
Make = Callable[..., Article]


def tales(article: Article) -> list[tuple[str, str]]:
    """Where each visit goes, and its status."""
    found = [fact for fact in facts(article) if fact.cls == "Visit"]
    one = ((fact.all("destination")[0], fact.all("status")[0]) for fact in found)
    return [(state.iso, status.name) for state, status in one if isinstance(state, Country) and isinstance(status, Concept)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (f"Việc đó có thể coi là một thất bại của {BINH} trong chuyến thăm Lào.", [("LA", "held")]),
        (f"{BINH} hy vọng sẽ gặp kiều bào trong chuyến thăm Lào.", []),
        (f"Hai bên hy vọng kết thúc đàm phán nhân chuyến thăm Lào của {BINH}.", [("LA", "planned")]),
        (f"Hai bên không nhắc tới kết quả chuyến thăm Lào của {BINH} năm 2015.", [("LA", "held")]),
    ],
)
def test_what_is_said_of_something_else_denies_no_visit_during_which_it_was_done(
    article: Make, sentence: str, found: list[tuple[str, str]]
) -> None:
    assert tales(article(sentence, issued="2024-03-15")) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (f"Tổng thống Chile Pedro Rojas bày tỏ mong muốn được đón {BINH} thăm Chile.", [("CL", "planned")]),
        (f"Tổng thống Chile Pedro Rojas mời {BINH} nếu có dịp đến Chile sẽ xem bóng đá.", []),
        (f"Tổng thống Chile Pedro Rojas mong muốn {BINH} thăm Chile.", []),
    ],
)
def test_a_wish_to_receive_somebody_is_an_invitation(article: Make, sentence: str, found: list[tuple[str, str]]) -> None:
    assert tales(article(sentence, issued="2024-03-15")) == found


def test_a_visit_cut_short_was_under_way(article: Make) -> None:
    assert tales(article(f"{BINH} rút ngắn chuyến thăm Lào.", issued="2024-03-15")) == [("LA", "held")]


def test_thanks_for_an_invitation_plan_no_further_visit(article: Make) -> None:
    news = f"Tổng thống Chile Pedro Rojas đón {BINH} thăm chính thức. {BINH} cảm ơn Tổng thống đã mời ông sang thăm Chile."
    assert tales(article(news, issued="2024-03-15")) == [("CL", "held")]


def test_that_nobody_came_is_no_visit(article: Make) -> None:
    news = "Chưa có Tổng thống Chile thăm Lào nhưng {} sẽ thăm Lào."
    assert tales(article(news.format("Tổng thống Chile Pedro Rojas"), issued="2024-03-15")) == [("LA", "planned")]


def test_what_a_plan_mentions_of_a_year_gone_by_was_held(article: Make) -> None:
    news = f"Hai bên sẽ rà soát các thỏa thuận đạt được trong chuyến thăm Chile của {BINH} vào tháng 9/2022."
    assert tales(article(news, issued="2024-03-15")) == [("CL", "held")]


def test_this_visit_tells_nothing_of_its_time(article: Make) -> None:
    news = f"{BINH} sẽ thăm Lào. Chuyến thăm Lào lần này của {BINH} có ý nghĩa quan trọng."
    assert tales(article(news, issued="2024-03-15")) == [("LA", "planned")]


def test_a_king_without_a_name_is_none_of_the_officials_named(article: Make) -> None:
    news = "Chủ tịch Hạ viện Nhật Bản Sato Kenji thăm Lào. Ông nhắc đến chuyến thăm Lào của Nhà vua và Hoàng hậu Nhật Bản."
    assert tales(article(news, issued="2024-03-15")) == [("LA", "held"), ("LA", "held")]


def test_what_is_done_before_a_visit_ends_is_done_while_it_lasts(article: Make) -> None:
    news = f"Trước khi kết thúc chuyến công tác tại Lào, {BINH} đã thăm một trường học."
    assert tales(article(news, issued="2024-03-15")) == [("LA", "held")]
