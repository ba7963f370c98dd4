"""What the records of every class read from a claim in the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.claiming.claims import Claim, claims
from bangiao.extract.claiming.proof import reading
from bangiao.extract.claiming.rule import parse_rule
from bangiao.extract.fact import Concept, Date, Passage, Person
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.settling.records.draft import Scene, dates_fit, event, kind, named, told, unique
from bangiao.extract.settling.resolve import UNNAMED, Actor, Cast

PAGE = "A\nclass bg:Meeting\n{fixed}\npattern\n    {{participant: Person}} {kind} với? {{participant: Person}}\n"
A, B = "Thủ tướng Trần Quốc Bình", "Thủ tướng Lào Bounmy Vong"


def claim(sentence: str, fixed: str = "", word: str = "{kind: meeting-verbs}") -> Claim:
    (one,) = claims([reading(sentence)], [parse_rule("a", PAGE.format(fixed=fixed, kind=word))])
    return one


def scene(one: Claim) -> Scene:
    return Scene(Cast([one.reading]), Calendar("2024-03-15", ()))


@pytest.mark.parametrize(
    ("verb", "fixed", "stance"),
    [
        ("hội đàm với", "", "held"),
        ("sẽ hội đàm với", "", "planned"),
        ("hội đàm với", "status bgk:planned", "planned"),
        ("có cuộc hội đàm với", "", "open"),  # a noun does not tell of itself that it took place
    ],
)
def test_a_page_or_the_sentence_tells_how_an_event_went(verb: str, fixed: str, stance: str) -> None:
    word = "{light-verbs}? {kind: meeting-verbs}"
    assert told(claim(f"{A} {verb} {B}.", fixed, word)) == stance


@pytest.mark.parametrize(
    ("verb", "fixed", "found"),
    [("hội đàm với", "", "talks"), ("điện đàm với", "", "call"), ("hội đàm với", "kind bgk:reception", "reception")],
)
def test_the_kind_is_the_pages_or_the_words(verb: str, fixed: str, found: str) -> None:
    assert kind(claim(f"{A} {verb} {B}.", fixed)) == [Concept(found)]


def test_a_kind_that_nothing_tells_is_the_default() -> None:
    one = claim(f"{A} nhớ {B}.", word="nhớ")
    assert (kind(one), kind(one, "encounter")) == ([Concept("other")], [Concept("encounter")])


def test_an_event_has_a_status_a_date_and_the_passages_of_both() -> None:
    sentence = f"Sáng 14/3, {A} hội đàm với {B}."
    one = claim(sentence)
    values, passages = event(one, scene(one), "held")
    assert values == {"status": [Concept("held")], "date": [Date("2024-03-14")]}
    assert [(sentence[p.start : p.end], p.supports) for p in passages] == [
        (f"{A} hội đàm với {B}", ("kind", "participant")), ("Sáng 14/3", ("date",)),
    ]  # fmt: skip


def test_a_date_inside_a_claim_is_supported_by_it() -> None:
    sentence = f"{A}, ngày 14/3, hội đàm với {B}."
    one = claim(sentence)
    _, passages = event(one, scene(one), "held")
    assert passages == (Passage(0, len(sentence) - 1, ("date", "kind", "participant")),)


def test_what_is_told_for_a_day_to_come_is_planned() -> None:
    one = claim(f"{A} hội đàm với {B} ngày 20/3/2024.")
    assert event(one, scene(one), "held")[0]["status"] == [Concept("planned")]


def test_only_persons_with_a_name_are_named() -> None:
    person = Person("Trần Quốc Bình", "VN")
    assert named([Actor(person, None), Actor(UNNAMED, None), Actor(None, None), Actor(person, None)]) == [person]


@given(st.lists(st.none() | st.integers(0, 4)))
def test_unique_values_keep_their_order(values: list[int | None]) -> None:
    found = unique(values)
    assert found == list(dict.fromkeys(v for v in values if v is not None))


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (None, Date("2024"), True),
        (None, None, True),
        (Date("2024"), Date("2024-03"), True),
        (Date("2024-03-05"), Date("2024"), True),
        (Date("2024-03-05"), Date("2024-03-06"), False),
        (Date("2024-03"), Date("2023-03-05"), False),
        (Date("2024-03-05"), Date("2024-03-04", "2024-03-06"), True),
        (Date("2024-03-07"), Date("2024-03-04", "2024-03-06"), False),
    ],
)
def test_two_dates_fit_where_they_can_be_one(one: Date | None, other: Date | None, fit: bool) -> None:
    x, y = ({} if date is None else {"date": [date]} for date in (one, other))
    assert dates_fit(x, y) is fit
    assert dates_fit(y, x) is fit
