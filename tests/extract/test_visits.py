"""Visits: who went from where to where; from sentences to facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Person
from bangiao.extract.settling.records.draft import Values
from bangiao.extract.settling.records.visits import same

BINH = "Thủ tướng Trần Quốc Bình"
Make = Callable[..., Article]


def visits(article: Article) -> list[Fact]:
    return [fact for fact in facts(article) if fact.cls == "Visit"]


def told(fact: Fact) -> tuple[list[str], str, str]:
    """The visitors' names, and the states that they come from and go to."""
    (origin,), (destination,) = fact.all("origin"), fact.all("destination")
    assert isinstance(origin, Country)
    assert isinstance(destination, Country)
    return [v.name for v in fact.all("visitor") if isinstance(v, Person)], origin.iso, destination.iso


@pytest.mark.parametrize(
    ("sentence", "who", "way", "kind", "status"),
    [
        (f"{BINH} thăm chính thức Nhật Bản.", ["Trần Quốc Bình"], ("VN", "JP"), "official", "held"),
        (f"{BINH} sẽ thăm Nhật Bản.", ["Trần Quốc Bình"], ("VN", "JP"), "other", "planned"),
        (f"{BINH} thăm chính thức Nhật Bản ngày 20/3.", ["Trần Quốc Bình"], ("VN", "JP"), "official", "planned"),
        ("Tổng thống Pháp Jean Morel thăm cấp Nhà nước tới Việt Nam.", ["Jean Morel"], ("FR", "VN"), "state", "held"),
        (f"Chuyến thăm Nhật Bản của {BINH} bị hoãn.", ["Trần Quốc Bình"], ("VN", "JP"), "other", "cancelled"),
        (f"Thủ tướng Nhật Bản Sato Kenji mời {BINH} thăm Nhật Bản.", ["Trần Quốc Bình"], ("VN", "JP"), "other", "planned"),
        ("Đoàn đại biểu Quốc hội Lào thăm Đà Nẵng.", [], ("LA", "VN"), "other", "held"),
        (f"{BINH} đến Đức dự hội nghị về khí hậu.", ["Trần Quốc Bình"], ("VN", "DE"), "attend", "held"),
        (f"{BINH} bày tỏ vui mừng được thăm đất nước Lào tươi đẹp.", ["Trần Quốc Bình"], ("VN", "LA"), "other", "held"),
        ("Ông tiếp Thủ tướng Pháp Jean Morel đang thăm và làm việc tại Huế.", ["Jean Morel"], ("FR", "VN"), "working", "held"),
    ],
)
def test_a_visit_is_told_thus(article: Make, sentence: str, who: list[str], way: tuple[str, str], kind: str, status: str) -> None:
    (fact,) = visits(article(sentence, issued="2024-03-15"))
    assert told(fact) == (who, *way)
    assert (fact.all("kind"), fact.all("status")) == ((Concept(kind),), (Concept(status),))


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BINH} thăm Việt Nam.",  # nobody visits his own state
        f"{BINH} không thăm Nhật Bản.",
        f"{BINH} thăm hỏi các gia đình.",
        "Hải quân Mỹ thăm Đà Nẵng.",  # a body that sends no delegation
        "Chile cử hai tàu chiến tới Nga.",  # no delegation either
        f"{BINH} gửi lời chia buồn tới Nhật Bản.",
        "Cựu Tổng thống Carter kể về Việt Nam và Nhật Bản khi tới Nhật Bản.",  # of which state he is, nobody tells
    ],
)
def test_what_is_no_visit_gives_none(article: Make, sentence: str) -> None:
    assert visits(article(sentence, issued="2024-03-15")) == []


def test_a_journey_to_two_states_is_two_visits(article: Make) -> None:
    found = visits(article(f"{BINH} sẽ thăm Nhật Bản và Lào trong tháng 5.", issued="2024-03-15"))
    assert [told(fact)[2] for fact in found] == ["JP", "LA"]
    assert {fact.all("date") for fact in found} == {(Date("2024-05"),)}


def test_a_visit_told_twice_is_one_with_what_either_says(article: Make) -> None:
    text = f"{BINH} thăm Nhật Bản. Chuyến thăm chính thức Nhật Bản của {BINH} diễn ra từ ngày 10 đến 12/3."
    (fact,) = visits(article(text, issued="2024-03-15"))
    assert (fact.all("kind"), fact.all("date")) == ((Concept("official"),), (Date("2024-03-10", "2024-03-12"),))
    assert len(fact.passages) == 3


def values(*people: str, origin: str = "VN", to: str = "JP", date: str | None = None) -> Values:
    when: Values = {"date": [Date(date)]} if date else {}
    return {"visitor": [Person(p) for p in people], "origin": [Country(origin)], "destination": [Country(to)], **when}


@pytest.mark.parametrize(
    ("one", "other", "one_visit"),
    [
        (values("An"), values("An"), True),
        (values("An", "Bình"), values("An"), True),
        (values("An"), values("Bình"), False),
        (values("An"), values("An", to="LA"), False),
        (values("An"), values("An", origin="LA"), False),
        (values("An", date="2024-03"), values("An", date="2024-03-05"), True),
        (values("An", date="2023"), values("An", date="2024-03-05"), False),
    ],
)
def test_two_tellings_are_one_visit_where_nothing_parts_them(one: Values, other: Values, one_visit: bool) -> None:
    assert same(one, other) is one_visit
    assert same(other, one) is one_visit


def test_the_words_for_a_delegation_stand_where_it_names_nobody(article: Make) -> None:
    first = "Đoàn đại biểu Quốc hội Lào thăm chính thức Việt Nam."
    (unnamed,) = visits(article(first))
    assert unnamed.all("delegation") == ("Đoàn đại biểu Quốc hội Lào",)
    (named,) = visits(article(first, "Chủ tịch Quốc hội Lào Bounmy Vong thăm chính thức Việt Nam."))
    assert told(named)[0] == ["Bounmy Vong"]
    assert not named.all("delegation")


def test_who_has_no_name_in_an_article_visits_by_office(article: Make) -> None:
    (fact,) = visits(article("Thủ tướng Nhật Bản thăm Việt Nam từ ngày 3/5.", issued="2024-05-02"))
    assert (fact.all("incumbent"), fact.all("visitor")) == ((Incumbent("Thủ tướng", "JP"),), ())
    assert any("incumbent" in passage.supports for passage in fact.passages)


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Nhật Bản Sato Kenji thăm Việt Nam. Chuyến thăm của Thủ tướng Nhật Bản kéo dài ba ngày.",
        "Đoàn đại biểu Quốc hội Lào thăm Việt Nam.",
        "Một Tổng thống Lào thăm Đức năm 1997.",
    ],
    ids=["named elsewhere", "a delegation", "any holder"],
)
def test_nobody_else_visits_by_office(article: Make, text: str) -> None:
    assert [fact.all("incumbent") for fact in visits(article(text, issued="2024-05-02"))] == [()]


@pytest.mark.parametrize(
    ("verb", "found"), [("hủy", ["cancelled"]), ("hoãn", ["cancelled"]), ("có thể hủy", []), ("không hủy", [])]
)
def test_a_visit_called_off_was_never_paid(article: Make, verb: str, found: list[str]) -> None:
    said = [fact.all("status") for fact in visits(article(f"{BINH} {verb} chuyến thăm Nhật Bản."))]
    assert said == [(Concept(status),) for status in found]


@pytest.mark.parametrize(
    ("sentence", "who", "way"),
    [
        (f"Trong khuôn khổ chuyến thăm Nhật Bản, chiều 10/3, {BINH} trao quà.", ["Trần Quốc Bình"], ("VN", "JP")),
        (f"{BINH} đã tiếp Tổng thống Chile Pedro Rojas trong chuyến thăm Việt Nam.", ["Pedro Rojas"], ("CL", "VN")),
        (f"Theo đặc phái viên TTXVN, trong chuyến thăm Nhật Bản, {BINH} đã trao quà.", ["Trần Quốc Bình"], ("VN", "JP")),
        (f"{BINH} đón và hội đàm với Tổng thống Chile Pedro Rojas, đang thăm Việt Nam.", ["Pedro Rojas"], ("CL", "VN")),
        (f"Theo đặc phái viên TTXVN, nhân dịp thăm Nhật Bản, {BINH} đã trao quà.", ["Trần Quốc Bình"], ("VN", "JP")),
        (f"{BINH} chủ trì lễ đón Tổng thống Chile Pedro Rojas.", ["Pedro Rojas"], ("CL", "VN")),
        (f"{BINH} công du nước ngoài theo lời mời của Tổng thống Chile Pedro Rojas.", ["Trần Quốc Bình"], ("VN", "CL")),
        (f"{BINH} dự Hội nghị thượng đỉnh về khí hậu tại Bangkok.", ["Trần Quốc Bình"], ("VN", "TH")),
        (f"{BINH} đón Thủ tướng Lào Kham Vong cùng các thành viên trong đoàn Lào thăm Việt Nam.", ["Kham Vong"], ("LA", "VN")),
        (f"{BINH}, Phu nhân và đoàn đại biểu cấp cao Việt Nam sang thăm Lào.", ["Trần Quốc Bình"], ("VN", "LA")),
        (f"{BINH} sẽ dẫn đoàn đại biểu cấp cao Việt Nam thăm Lào.", ["Trần Quốc Bình"], ("VN", "LA")),
        ("Chile đã cử Đặc phái viên Paul Reed tới Nga.", ["Paul Reed"], ("CL", "RU")),
        ("Tổng thống Chile Pedro Rojas đã cử một phái đoàn sang Nga.", [], ("CL", "RU")),
        ("Phái đoàn Ai Cập đã tới Moskva.", [], ("EG", "RU")),
    ],
)
def test_the_traveller_and_where_to_may_stand_elsewhere_in_the_sentence(
    article: Make, sentence: str, who: list[str], way: tuple[str, str]
) -> None:
    (fact,) = visits(article(sentence, issued="2024-03-15"))
    assert told(fact) == (who, *way)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BINH} hoan nghênh chuyến thăm Nhật Bản.",  # whose it was is not told
        f"{BINH} đã 3 lần thăm Nhật Bản.",  # no year tells one from another
        f"{BINH} dự Hội nghị thượng đỉnh về khí hậu.",
        f"{BINH} dự Hội nghị thượng đỉnh tại Hà Nội.",
        f"{BINH} đón Bộ trưởng Lê Minh Đạt tại sân bay.",
    ],
)
def test_nobody_is_sent_abroad_by_a_guess(article: Make, sentence: str) -> None:
    assert visits(article(sentence, issued="2024-03-15")) == []


def test_each_year_of_a_list_is_a_visit(article: Make) -> None:
    found = visits(article(f"{BINH} đã có 3 lần sang thăm Nhật Bản vào các năm 2001, 2006 và 2013."))
    assert [fact.all("date") for fact in found] == [(Date("2001"),), (Date("2006"),), (Date("2013"),)]


def test_guests_of_two_states_pay_two_visits(article: Make) -> None:
    text = "Tổng thống Chile Pedro Rojas và Tổng thống Pháp Jean Morel đến Đức dự hội nghị."
    assert [told(fact) for fact in visits(article(text))] == [(["Pedro Rojas"], "CL", "DE"), (["Jean Morel"], "FR", "DE")]


def test_who_is_invited_has_not_come_yet(article: Make) -> None:
    (fact,) = visits(article(f"{BINH} mời Tổng thống Chile Pedro Rojas thăm Việt Nam và dự Hội nghị cấp cao tại Đà Nẵng."))
    assert fact.all("status") == (Concept("planned"),)


def test_somebody_unnamed_is_not_the_named_guest_of_another_visit(article: Make) -> None:
    first = "Chuyến thăm Việt Nam của Tổng thống Pháp Jean Morel rất thành công."
    found = visits(article(first, "Bộ trưởng Quốc phòng Pháp cũng đã thăm Việt Nam."))
    assert [told(fact)[0] for fact in found] == [["Jean Morel"], []]


def test_a_year_that_belongs_to_an_office_dates_no_visit(article: Make) -> None:
    host = "Tổng thống Chile Pedro Rojas, Chủ tịch ASEAN năm 2024"
    (fact,) = visits(article(f"{BINH} công du nước ngoài theo lời mời của {host}."))
    assert not fact.all("date")


def test_the_day_of_what_was_done_on_a_visit_is_not_the_visits(article: Make) -> None:
    (one,) = visits(article(f"Ngày 10/3, trong chuyến thăm Nhật Bản, {BINH} trao quà.", issued="2024-03-15"))
    (other,) = visits(article(f"Trong chuyến thăm Nhật Bản ngày 10/3, {BINH} trao quà.", issued="2024-03-15"))
    assert (one.all("date"), other.all("date")) == ((), (Date("2024-03-10"),))


def test_the_day_of_an_invitation_is_not_the_visits(article: Make) -> None:
    text = "Hồi tháng 2, Tổng thống Chile Pedro Rojas đã mời Thủ tướng Trần Quốc Bình thăm Chile."
    (fact,) = visits(article(text, issued="2024-03-15"))
    assert not fact.all("date")


def test_a_verb_without_a_tense_tells_of_the_visit_that_is_planned(article: Make) -> None:
    text = (f"{BINH} sẽ thăm Nhật Bản.", f"{BINH} thăm Nhật Bản theo lời mời của Thủ tướng Sato Kenji.")
    (fact,) = visits(article(*text))
    assert fact.all("status") == (Concept("planned"),)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BINH} hội đàm với Tổng thống Chile Pedro Rojas trong chuyến thăm nước này.",
        f"Tổng thống Chile Pedro Rojas hoan nghênh {BINH} thăm chính thức nước này.",
    ],
)
def test_this_state_is_the_one_just_spoken_of_and_not_the_visitors(article: Make, sentence: str) -> None:
    (fact,) = visits(article(sentence))
    assert told(fact) == (["Trần Quốc Bình"], "VN", "CL")


@pytest.mark.parametrize("until", ["đến ngày 24/3", "tới ngày 24/3", "đến 24/3"])
def test_the_last_day_alone_is_no_date(article: Make, until: str) -> None:
    (fact,) = visits(article(f"{BINH} bắt đầu chuyến thăm Nhật Bản kéo dài {until}.", issued="2024-03-22"))
    assert not fact.all("date")


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (f"{BINH} sẽ thăm Lào. Sáng nay, {BINH} đã lên đường thăm Lào.", ["held"]),  # one visit, by now begun
        (f"{BINH} lên đường thăm Lào. Chuyến thăm Lào của {BINH} sẽ mở ra nhiều cơ hội.", ["held"]),
        (f"{BINH} sẽ thăm Lào. Đây là chuyến thăm Lào đầu tiên của {BINH}.", ["planned"]),
        (f"{BINH} sẽ thăm Lào từ 5-7/3. Từ 7-9/3, {BINH} thăm Nhật Bản.", ["planned", "planned"]),  # one tour
        (f"{BINH} thăm Lào năm 2019. Thủ tướng Lào Bounmy Vong mời {BINH} thăm Lào.", ["held", "planned"]),
    ],
)
def test_tellings_of_one_visit_agree_on_whether_it_took_place(article: Make, text: str, statuses: list[str]) -> None:
    found = visits(article(text, issued="2024-03-01"))
    assert [fact.all("status") for fact in found] == [(Concept(status),) for status in statuses]


def test_a_month_at_the_head_of_a_sentence_is_that_of_the_visit_told_as_its_occasion(article: Make) -> None:
    text = f"Tháng 4/2017, {BINH} đã gặp Tổng thống Mỹ John Carter trong khuôn khổ chuyến thăm Mỹ."
    (fact,) = visits(article(text, issued="2017-05-01"))
    assert fact.all("date") == (Date("2017-04"),)


def test_a_time_of_somebody_else_in_brackets_is_not_the_visit_s(article: Make) -> None:
    text = f"{BINH} đến thăm Đức (trước đó là Thủ tướng Lê Minh Đạt năm 1993)."
    his, other = visits(article(text, issued="2024-03-15"))
    assert his.all("date") == ()
    assert other.all("date") == (Date("1993"),)


def test_a_delegation_has_the_leader_that_its_sentence_names(article: Make) -> None:
    text = (
        "Nhân chuyến thăm của Đoàn Quốc hội Lào tại Việt Nam, Bộ trưởng Lê Minh Đạt "
        "đã tiếp Đoàn do Chủ tịch Quốc hội Lào Bounmy Vong dẫn đầu."
    )
    (fact,) = visits(article(text, issued="2024-03-15"))
    assert told(fact) == (["Bounmy Vong"], "LA", "VN")
    assert fact.all("delegation") == ()


def test_a_sovereign_without_name_or_state_comes_from_the_article_s_other_one(article: Make) -> None:
    text = f"{BINH} thăm Nhật Bản và gặp Thủ tướng Nhật Bản Sato Kenji. Ông nhắc lại chuyến thăm Việt Nam của Nhà vua."
    found = visits(article(text, issued="2024-03-15"))
    assert ([], "JP", "VN") in [told(fact) for fact in found]


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        (f"{BINH} và Phu nhân, cùng Đoàn đại biểu cấp cao Việt Nam đã tới thủ đô Viêng Chăn.", ("VN", "LA")),
        (f"{BINH}, 61 tuổi, thăm Lào.", ("VN", "LA")),
        (f"{BINH} đã đến sân bay Wattay bắt đầu chuyến thăm chính thức Lào.", ("VN", "LA")),
        (f"Chuyến thăm Lào lần thứ hai của {BINH} rất thành công.", ("VN", "LA")),
        (f"Trong chương trình thăm Lào và dự Hội nghị cấp cao lần thứ 8, sáng nay, {BINH} gặp gỡ kiều bào.", ("VN", "LA")),
    ],
)
def test_what_stands_between_visitor_and_visit_parts_them_not(article: Make, sentence: str, way: tuple[str, str]) -> None:
    assert [told(fact) for fact in visits(article(sentence))] == [(["Trần Quốc Bình"], *way)]


def test_a_tour_goes_to_no_one_state_by_guess(article: Make) -> None:
    news = "Tổng thống Chile Pedro Rojas nói về Chile và Peru. {} đầu tiên của Tổng thống Chile Pedro Rojas diễn ra tốt đẹp."
    assert [told(fact)[2] for fact in visits(article(news.format("Chuyến thăm")))] == ["PE"]
    assert visits(article(news.format("Chuyến công du nước ngoài"))) == []


def test_who_went_before_is_the_one_named_last(article: Make) -> None:
    news = f"{BINH} thăm Lào. Nhà lãnh đạo Việt Nam trước đây từng thăm Lào là Thủ tướng Đỗ Văn Sơn vào năm 1994."
    assert [(told(fact)[0], fact.all("date")) for fact in visits(article(news))] == [
        (["Trần Quốc Bình"], ()), (["Đỗ Văn Sơn"], (Date("1994"),)),
    ]


def test_a_list_of_states_is_a_visit_to_each(article: Make) -> None:
    news = "Tổng thống Chile Pedro Rojas thăm các nước trong khu vực bao gồm Peru, Cuba và Brazil."
    assert [told(fact)[2] for fact in visits(article(news))] == ["PE", "CU", "BR"]


def test_ships_of_a_navy_that_are_a_delegation_pay_a_visit(article: Make) -> None:
    (fact,) = visits(article("Biên đội tàu thuộc Hạm đội Thái Bình Dương của Nga đã thăm Đà Nẵng."))
    assert told(fact) == ([], "RU", "VN")


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile và Peru hợp tác. Đây là chuyến thăm đầu tiên của Tổng thống Chile Pedro Rojas tới quốc đảo này.",
        "Tổng thống Chile Pedro Rojas sẽ thăm Quảng Đông và Quảng Tây là hai địa phương của Trung Quốc.",
    ],
)
def test_where_or_who_in_other_words_is_not_guessed(article: Make, sentence: str) -> None:
    assert [told(fact) for fact in visits(article(sentence)) if told(fact) != (["Pedro Rojas"], "CL", "CN")] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Chuyến thăm Việt Nam của Tổng thống Pháp Louis Garnier năm 1993 và Tổng thống Paul Duval năm 1997 và năm 2004.",
            [("Louis Garnier", "1993"), ("Paul Duval", "1997"), ("Paul Duval", "2004")],
        ),
        (
            "Thủ tướng Đức Karl Weber thăm Việt Nam (trước đó là ông Otto Brandt năm 1995, ông Hans Vogel tháng 10/2003).",
            [("Karl Weber", ""), ("Otto Brandt", "1995"), ("Hans Vogel", "2003-10")],
        ),
    ],
)
def test_who_is_told_in_a_row_with_a_time_of_his_own_made_the_same_visit(
    article: Make, sentence: str, found: list[tuple[str, str]]
) -> None:
    made = visits(article(sentence))
    days = ["".join(date.first for date in fact.all("date") if isinstance(date, Date)) for fact in made]
    assert sorted(zip([told(fact)[0][0] for fact in made], days, strict=True)) == sorted(found)


def test_a_visit_of_years_ago_is_none_of_the_day(article: Make) -> None:
    news = "Tổng thống Chile Ana Rojas thăm cấp Nhà nước Việt Nam. Năm 2006, bà Rojas từng đến Việt Nam dự hội nghị."
    now, then = visits(article(news, issued="2024-03-15"))
    assert (now.all("kind"), now.all("date")) == ((Concept("state"),), ())
    assert (then.all("kind"), then.all("date")) == ((Concept("attend"),), (Date("2006"),))


def test_a_noun_tells_again_of_the_one_visit_there_is(article: Make) -> None:
    news = f"{BINH} thăm Nhật Bản tháng 1/2023. Chuyến thăm Nhật Bản của {BINH} có ý nghĩa quan trọng."
    (fact,) = visits(article(news, issued="2024-03-15"))
    assert fact.all("date") == (Date("2023-01"),)


def test_who_once_held_an_office_is_not_who_holds_it_now(article: Make) -> None:
    news = "Tổng thống Chile Ana Rojas thăm Lào. Lần gần nhất một Tổng thống Chile thăm Lào là vào năm 1998."
    assert [told(fact)[0] for fact in visits(article(news, issued="2024-03-15"))] == [["Ana Rojas"], []]


def test_who_goes_to_one_of_two_states_comes_from_the_other(article: Make) -> None:
    about = "Chile và Peru đàm phán. Chile chờ. Peru đợi. Bộ trưởng Quốc phòng Chile Luis Ortega phát biểu."
    (fact,) = visits(article(about, "Bộ trưởng Tài chính Ana Rojas thăm Chile."))
    assert told(fact) == (["Ana Rojas"], "PE", "CL")
    (own,) = visits(article(about, "Bộ trưởng Tài chính Lê Minh Đạt thăm Chile."))
    assert told(own)[1] == "VN"  # no Peruvian by the name


def test_the_years_of_visits_told_as_an_occasion_are_theirs(article: Make) -> None:
    news = f"{BINH} đến Lào trong khuôn khổ chuyến thăm chính thức vào các năm 2001, 2006."
    assert [fact.all("date") for fact in visits(article(news, issued="2024-03-15"))] == [(Date("2001"),), (Date("2006"),)]
