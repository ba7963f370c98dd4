"""From claims to facts: one record an event however often it is told, and passages for what each record says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Date, Fact, Person

Make = Callable[..., Article]
BINH, KENJI = "Thủ tướng Trần Quốc Bình", "Thủ tướng Nhật Bản Sato Kenji"
TALKS = f"{BINH} hội đàm với {KENJI}"
ISSUED = "2024-03-15"


def of(cls: str, article: Article) -> list[Fact]:
    return [fact for fact in facts(article) if fact.cls == cls]


def status(fact: Fact) -> str:
    (value,) = fact.all("status")
    assert isinstance(value, Concept)
    return value.name


@pytest.mark.parametrize("order", [1, -1])
def test_an_event_told_twice_is_one_fact_with_the_finer_date(article: Make, order: int) -> None:
    first, second = (f"{TALKS} trong tháng 3.", f"{TALKS} ngày 14/3.")[::order]
    (fact,) = of("Meeting", article(first, second, issued=ISSUED))
    assert fact.all("date") == (Date("2024-03-14"),)
    assert len(fact.passages) == 4


def test_events_of_two_days_are_two(article: Make) -> None:
    found = of("Meeting", article(f"{TALKS} ngày 12/3.", f"{TALKS} ngày 14/3.", issued=ISSUED))
    assert [fact.all("date")[0] for fact in found] == [Date("2024-03-12"), Date("2024-03-14")]


def test_a_headline_takes_its_status_from_the_text(article: Make) -> None:
    (planned,) = of("Meeting", article(TALKS, f"{BINH} sẽ hội đàm với {KENJI}.", issued=ISSUED, headline=True))
    (held,) = of("Meeting", article(TALKS, f"{BINH} đã hội đàm với {KENJI}.", issued=ISSUED, headline=True))
    (alone,) = of("Meeting", article(TALKS, "Trời hôm ấy đẹp.", issued=ISSUED, headline=True))
    assert (status(planned), status(held), status(alone)) == ("planned", "held", "held")


def test_what_was_held_and_what_is_planned_are_two(article: Make) -> None:
    found = of("Meeting", article(f"{BINH} đã hội đàm với {KENJI}.", f"{BINH} sẽ hội đàm với {KENJI}.", issued=ISSUED))
    assert [status(fact) for fact in found] == ["held", "planned"]


def test_a_telling_kind_goes_before_a_vague_one(article: Make) -> None:
    (fact,) = of("Meeting", article(f"{BINH} gặp {KENJI}.", f"{TALKS}.", issued=ISSUED))
    assert fact.all("kind") == (Concept("talks"),)


def test_what_one_side_did_at_a_meeting_adds_to_it(article: Make) -> None:
    (fact,) = of("Meeting", article(f"Việt Nam và Nhật Bản hội đàm. {TALKS}.", issued=ISSUED))
    assert [v.name for v in fact.all("participant") if isinstance(v, Person)] == ["Trần Quốc Bình", "Sato Kenji"]


def test_one_side_alone_holds_no_meeting(article: Make) -> None:
    assert of("Meeting", article(f"{BINH} hội đàm.", issued=ISSUED)) == []


def test_what_the_sides_of_the_one_dated_meeting_did_untimed_was_that_day(article: Make) -> None:
    text = f"Ngày 14/3, {TALKS}. Hai bên ký Hiệp định về nghề cá."
    (fact,) = of("Agreement", article(text, issued=ISSUED))
    assert fact.all("date") == (Date("2024-03-14"),)
    assert [text[p.start : p.end] for p in fact.passages if p.supports == ("date",)] == ["Ngày 14/3"]


def test_facts_come_as_the_article_tells_them(article: Make) -> None:
    found = facts(article(f"{BINH} thăm Lào. {TALKS}.", f"{BINH} thăm Cuba.", issued=ISSUED))
    starts = [min(p.start for p in fact.passages) for fact in found if fact.cls != "OfficeHolding"]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_rules_that_found_a_fact_are_named_once_and_sorted(article: Make) -> None:
    (fact,) = of("Meeting", article(f"{TALKS}.", f"{TALKS}.", issued=ISSUED))
    assert list(fact.rules) == sorted(set(fact.rules))
    assert fact.rules


def test_a_property_that_a_fact_lacks_is_supported_by_no_passage(article: Make) -> None:
    (fact,) = of("Meeting", article("Việt Nam và Lào hội đàm tại Viêng Chăn.", issued=ISSUED))
    assert {name for p in fact.passages for name in p.supports} == {"party", "kind", "place"}


def test_the_day_of_a_meeting_of_the_past_is_not_that_of_what_is_told_before_it(article: Make) -> None:
    text = article(
        "Việt Nam và Lào đã ra tuyên bố chung về dẫn độ.", "Hai bên coi trọng điều đó. " * 30,
        "Ngày 15/6/2000, Tổng thống Lào Kham Souvan gặp Chủ tịch nước Việt Nam Lê Văn Nam.",
    )
    assert [fact.all("date") for fact in of("Agreement", text)] == [()]
    assert [fact.all("date") for fact in of("Meeting", text)] == [(Date("2000-06-15"),)]
