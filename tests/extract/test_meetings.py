"""Meetings: who met, for whom, of what kind, where; from sentences to facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Person, Place
from bangiao.extract.settling.records.draft import Values
from bangiao.extract.settling.records.meetings import same

BINH, KENJI = "Thủ tướng Trần Quốc Bình", "Thủ tướng Nhật Bản Sato Kenji"
Make = Callable[..., Article]


def meetings(article: Article) -> list[Fact]:
    return [fact for fact in facts(article) if fact.cls == "Meeting"]


def names(fact: Fact) -> list[str]:
    return [value.name for value in fact.all("participant") if isinstance(value, Person)]


def states(fact: Fact) -> list[str]:
    return sorted(value.iso for value in fact.all("party") if isinstance(value, Country))


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("hội đàm với", "talks"), ("hội kiến", "audience"), ("tiếp", "reception"), ("gặp", "encounter"), ("điện đàm với", "call"),
        ("tiến hành hội đàm với", "talks"), ("có cuộc hội đàm với", "talks"), ("chủ trì lễ đón và hội đàm với", "talks"),
    ],
)  # fmt: skip
def test_a_meeting_is_of_the_kind_of_its_word(article: Make, verb: str, kind: str) -> None:
    (fact,) = meetings(article(f"{BINH} {verb} {KENJI}.", issued="2024-03-15"))
    assert (names(fact), states(fact)) == (["Trần Quốc Bình", "Sato Kenji"], ["JP", "VN"])
    assert (fact.all("kind"), fact.all("status")) == ((Concept(kind),), (Concept("held"),))


def test_a_meeting_has_its_time_and_its_place(article: Make) -> None:
    (fact,) = meetings(article(f"Sáng 14/3, tại Hà Nội, {BINH} hội đàm với {KENJI}.", issued="2024-03-15"))
    assert (fact.all("date"), fact.all("place")) == ((Date("2024-03-14"),), (Place("Hà Nội", "VN"),))


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BINH} không gặp {KENJI}.",
        f"Nếu {BINH} gặp {KENJI} thì tốt.",
        "Việt Nam gặp Maldives ở vòng loại.",
        f"{BINH} gặp khó khăn.",
        f"{BINH} tiếp tục công việc.",
    ],
)
def test_what_is_no_meeting_gives_none(article: Make, sentence: str) -> None:
    assert meetings(article(sentence, issued="2024-03-15")) == []


def test_whoever_meets_several_holds_a_meeting_with_each(article: Make) -> None:
    text = f"{BINH} sẽ hội kiến Tổng thống Pháp Jean Morel, Thủ tướng Ý Marco Bruni và Quốc vương Jordan Faisal Omar."
    found = meetings(article(text, issued="2024-03-15"))
    assert [(names(fact)[1], states(fact)) for fact in found] == [
        ("Jean Morel", ["FR", "VN"]), ("Marco Bruni", ["IT", "VN"]), ("Faisal Omar", ["JO", "VN"]),
    ]  # fmt: skip
    assert {fact.all("status") for fact in found} == {(Concept("planned"),)}


def test_states_that_meet_need_no_persons(article: Make) -> None:
    (fact,) = meetings(article("Việt Nam và Lào hội đàm tại Viêng Chăn năm 2023.", issued="2024-03-15"))
    assert (names(fact), states(fact), fact.all("date")) == ([], ["LA", "VN"], (Date("2023"),))


KIND, PERSON, OTHER = Concept("talks"), Person("An", "VN"), Person("Bo", "LA")
SIDES = [Country("VN"), Country("LA")]


def values(kind: str = "talks", people: tuple[Person, ...] = (PERSON, OTHER), date: str | None = None) -> Values:
    when: Values = {"date": [Date(date)]} if date else {}
    return {"participant": [*people], "party": [*SIDES], "kind": [Concept(kind)], **when}


@pytest.mark.parametrize(
    ("one", "other", "one_meeting"),
    [
        (values(), values(), True),
        (values(), values(people=(PERSON,)), True),  # told again with fewer names
        (values(date="2024-03-14"), values(), True),
        (values(date="2024-03-14"), values(date="2024-03"), True),
        (values(date="2024-03-14"), values(date="2024-03-15"), False),
        (values(), values(people=(PERSON, Person("Cư", "LA"))), False),
        (values(), values("reception"), True),  # one sitting under two words
        (values(), values("call"), False),
        (values("encounter"), values("talks"), True),
    ],
)
def test_two_tellings_are_one_meeting_where_nothing_parts_them(one: Values, other: Values, one_meeting: bool) -> None:
    assert same(one, other) is one_meeting
    assert same(other, one) is one_meeting


def test_meetings_of_other_sides_are_others() -> None:
    assert not same(values(), {**values(), "party": [Country("VN"), Country("KH")]})


@pytest.mark.parametrize(
    ("verb", "found"),
    [
        ("hủy", ["cancelled"]), ("hoãn", ["cancelled"]), ("sẽ hủy", ["cancelled"]),
        ("có thể hủy", []), ("không hủy", []), ("dọa hủy", []),
    ],
)
def test_a_meeting_called_off_was_never_held(article: Make, verb: str, found: list[str]) -> None:
    told = [fact.all("status") for fact in meetings(article(f"{BINH} {verb} cuộc gặp với {KENJI}."))]
    assert told == [(Concept(status),) for status in found]


def test_who_is_met_without_a_name_is_met_apart(article: Make) -> None:
    text = f"{BINH} sẽ hội kiến Tổng thống Áo và Chủ tịch Hạ viện Áo."
    assert len(meetings(article(text, issued="2024-03-15"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{BINH} hôm nay đón {KENJI}. Tại cuộc hội đàm, {BINH} đề nghị mở đường bay thẳng.",
        f"{KENJI} thăm Việt Nam. {BINH} cho biết trong chuyến thăm lần này đã có cuộc hội đàm với Thủ tướng Sato Kenji.",
        f"{KENJI} vừa tới Hà Nội. Tại cuộc hội đàm với ông Sato Kenji, {BINH} đề nghị mở đường bay thẳng.",
    ],
)
def test_a_meeting_told_of_one_side_has_its_other_side_from_beside_it(article: Make, text: str) -> None:
    found = [fact for fact in meetings(article(text, issued="2024-03-15")) if fact.all("kind") == (Concept("talks"),)]
    assert [(sorted(names(fact)), states(fact)) for fact in found] == [(["Sato Kenji", "Trần Quốc Bình"], ["JP", "VN"])]


def test_one_side_alone_is_no_meeting(article: Make) -> None:
    assert meetings(article(f"Tại cuộc hội đàm, {BINH} đề nghị mở đường bay thẳng.", issued="2024-03-15")) == []


def test_the_guests_of_several_meetings_are_met_one_by_one(article: Make) -> None:
    text = f"Trong các cuộc hội kiến với Tổng thống Pháp Jean Morel và Thủ tướng Pháp Paul Girard, {BINH} cảm ơn nước Pháp."
    assert [sorted(names(fact)) for fact in meetings(article(text, issued="2024-03-15"))] == [
        ["Jean Morel", "Trần Quốc Bình"], ["Paul Girard", "Trần Quốc Bình"],
    ]  # fmt: skip


def test_leaders_of_a_state_are_nobody_in_particular(article: Make) -> None:
    (fact,) = meetings(article(f"{KENJI} phát biểu. {BINH} gặp lãnh đạo Nhật Bản.", issued="2024-03-15"))
    assert (names(fact), states(fact)) == (["Trần Quốc Bình"], ["JP", "VN"])


@pytest.mark.parametrize(
    "text", ["Hai bên tiếp tục đối thoại.", "Việt Nam và Lào thường xuyên tham vấn.", "Việt Nam dự Hội nghị Cấp cao ASEAN."]
)
def test_what_tells_of_no_one_occasion_is_no_meeting(article: Make, text: str) -> None:
    assert meetings(article(f"{BINH} gửi điện tới {KENJI}. {text}", issued="2024-03-15")) == []


def test_what_somebody_says_should_be_done_is_no_meeting(article: Make) -> None:
    text = f"{BINH} và {KENJI} nhất trí tăng cường trao đổi đoàn, tiếp xúc các cấp."
    assert meetings(article(text, issued="2024-03-15")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{BINH} có một cuộc gặp ngắn và cởi mở với {KENJI}.",
        f"Cuộc gặp của {BINH} và {KENJI} kéo dài một giờ.",
        f"Kết thúc cuộc gặp, {BINH} và {KENJI} chứng kiến lễ trao quà.",
        f"Trong một cuộc gặp tại Hà Nội, {BINH} và {KENJI} bàn về nghề cá.",
    ],
)
def test_a_meeting_is_found_behind_what_stands_between(article: Make, text: str) -> None:
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert (sorted(names(fact)), states(fact)) == (["Sato Kenji", "Trần Quốc Bình"], ["JP", "VN"])


@pytest.mark.parametrize(
    "text",
    [
        f"{BINH} thăm Nhật Bản. Tại cuộc gặp với {KENJI}, hai bên nhất trí mở đường bay.",
        f"Tại cuộc gặp giữa {BINH} và {KENJI}, hai nhà lãnh đạo nhất trí mở đường bay.",
        f"Tại cuộc gặp với {KENJI}, {BINH} thay mặt lãnh đạo Đảng mời Quốc vương Jordan Faisal Omar thăm Việt Nam, dự lễ hội.",
    ],
)
def test_both_sides_are_those_named_nearest(article: Make, text: str) -> None:
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert (sorted(names(fact)), states(fact)) == (["Sato Kenji", "Trần Quốc Bình"], ["JP", "VN"])


def test_guests_from_several_states_are_met_one_by_one(article: Make) -> None:
    text = "Tại cuộc gặp với Tổng thống Pháp Jean Morel và Thủ tướng Ý Marco Bruni, hai bên nhất trí mở đường bay."
    found = meetings(article(f"{BINH} thăm Pháp. Việt Nam mừng, Việt Nam vui.", text, issued="2024-03-15"))
    assert sorted(states(fact) for fact in found) == [["FR", "VN"], ["IT", "VN"]]


def test_whoever_tells_of_a_meeting_does_not_meet(article: Make) -> None:
    text = f"{BINH} tới. Trước cuộc gặp, phát ngôn viên Nhà Trắng John Hill tuyên bố Mỹ ủng hộ Việt Nam."
    assert meetings(article(text, issued="2024-03-15")) == []


def test_a_talk_with_others_is_none_with_whom_the_text_speaks_of(article: Make) -> None:
    text = f"{KENJI} vui. Trong cuộc đối thoại với các doanh nghiệp, {BINH} hứa giảm thuế."
    assert meetings(article(text, issued="2024-03-15")) == []


def test_hosts_of_a_list_meet_the_guest_named_with_the_last(article: Make) -> None:
    """And the one who is no object of a verb of meeting is nobody's guest."""
    told = "Chủ tịch nước Đỗ Hải Long đã tiếp; Thủ tướng Trần Quốc Bình hội đàm và chiêu đãi; Bộ trưởng Lê Minh Đạt hội kiến"
    facts = meetings(article(f"{told} {KENJI}."))
    assert {tuple(names(f)) for f in facts} == {(n, "Sato Kenji") for n in ("Đỗ Hải Long", "Trần Quốc Bình", "Lê Minh Đạt")}
    assert not meetings(article(f"Chủ tịch nước Đỗ Hải Long tiếp, sau đó cảm ơn {KENJI}."))


def test_all_sit_together_where_a_noun_says_between_whom(article: Make) -> None:
    (fact,) = meetings(article(f"Cuộc hội đàm giữa {BINH} với {KENJI} và Bộ trưởng Ngoại giao Nhật Bản Mori Taro rất dài."))
    assert names(fact) == ["Trần Quốc Bình", "Sato Kenji", "Mori Taro"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{BINH} nhớ lại kỷ niệm trong các cuộc gặp với {KENJI}.", 0),
        (f"{BINH} có các cuộc gặp với {KENJI}.", 1),
        (f"Trong các cuộc gặp với {KENJI} ngày 5/3, {BINH} cảm ơn Nhật Bản.", 1),
        ("Các cuộc đàm phán giữa Nhật Bản và Peru vẫn được quan tâm.", 0),
        ("Tại cuộc gặp gỡ báo chí, Thủ tướng Trần Quốc Bình và Thủ tướng Nhật Bản Sato Kenji cảm ơn.", 0),
    ],
)
def test_encounters_told_as_many_are_none_of_them(article: Make, text: str, found: int) -> None:
    assert len(meetings(article(text))) == found


def test_an_official_without_a_state_is_of_the_one_named_beside(article: Make) -> None:
    peru = "Tổng thống Peru Carlos Quispe cảm ơn Peru. Peru và Việt Nam là bạn."
    facts = meetings(article(f"{peru} {BINH} sẽ thăm Nhật Bản và hội đàm với Thủ tướng J. Kenji."))
    assert [states(f) for f in facts] == [["JP", "VN"]]


def test_a_part_of_the_world_is_no_place_of_a_meeting(article: Make) -> None:
    (fact,) = meetings(article(f"{BINH} gặp {KENJI} tại châu Âu."))
    assert not fact.all("place")


def test_each_of_several_hosts_grants_an_audience_of_his_own(article: Make) -> None:
    hosts = f"{BINH} và Chủ tịch Quốc hội Phạm Thị Hạnh"
    assert [names(f)[0] for f in meetings(article(f"{hosts} hội kiến {KENJI}."))] == ["Trần Quốc Bình", "Phạm Thị Hạnh"]
    assert len(meetings(article(f"{hosts} tiếp {KENJI}."))) == 1


def test_a_joint_committee_is_a_dialogue_of_its_two_states(article: Make) -> None:
    (fact,) = meetings(article("Ủy ban hỗn hợp Nhật Bản - Peru sẽ họp vào tháng 8."))
    assert (states(fact), fact.all("kind"), fact.all("status")) == (["JP", "PE"], (Concept("dialogue"),), (Concept("planned"),))
    assert not meetings(article("Ủy ban Đối ngoại sẽ họp vào tháng 8."))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Tổng thống Peru tới Tokyo. Tổng thống Carlos Quispe", [["JP", "PE"]]),
        ("Tổng thống Peru Ana Rojas vắng. Tổng thống Carlos Quispe", []),  # somebody else holds that office there
    ],
)
def test_an_official_is_of_the_state_whose_office_is_told_alone(article: Make, told: str, found: list[list[str]]) -> None:
    text = f"{told} gặp Ngoại trưởng Đức Karl Weber. Ông Carlos Quispe cũng gặp {KENJI}. Peru, Nhật Bản và Đức là bạn."
    assert [states(f) for f in meetings(article(text)) if "Sato Kenji" in names(f)] == found


def test_a_meeting_told_with_others_behind_whose_it_is_has_no_other_side(article: Make) -> None:
    assert not meetings(article(f"{KENJI} vắng. Điều đó được nêu trong cuộc gặp của {BINH} với giới báo chí."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Đặc phái viên của Tổng thống Nga Ivan Petrov gặp Ngoại trưởng Mỹ John Carter.",
        f"Người phát ngôn Bộ Ngoại giao Lê Minh Hà cho biết, đàm phán với {KENJI} tiến triển tốt.",
        f"{BINH} có cuộc gặp với báo chí. {KENJI} thăm chợ.",
    ],
)
def test_nobody_meets_for_whom_they_serve_or_with_the_press(article: Make, sentence: str) -> None:
    assert meetings(article(sentence, issued="2024-03-15")) == []


def test_an_envoy_with_a_name_meets_for_himself(article: Make) -> None:
    envoy = "Ông Lê Minh Đạt, Bộ trưởng Bộ Ngoại giao, Đặc phái viên của Chủ tịch nước Vũ Hải Nam,"
    (fact,) = meetings(article(f"{envoy} đã hội kiến {KENJI}.", issued="2024-03-15"))
    assert names(fact) == ["Lê Minh Đạt", "Sato Kenji"]


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        (f"Bài báo ra trước khi diễn ra cuộc gặp giữa {BINH} và {KENJI} hôm 10/3.", "held"),
        (f"Bài báo nói về cuộc gặp giữa {BINH} và {KENJI} sắp tới.", "planned"),
        (f"Bài báo nói về cuộc gặp sắp tới giữa {BINH} và {KENJI}.", "planned"),
    ],
)
def test_words_and_dates_around_a_noun_tell_when_it_was(article: Make, sentence: str, how: str) -> None:
    (fact,) = meetings(article(sentence, issued="2024-03-15"))
    assert fact.all("status") == (Concept(how),)


def test_a_delegation_is_met_through_who_leads_it(article: Make) -> None:
    led = "Đoàn đại biểu Quốc hội Lào do ông Bounmy Vong dẫn đầu thăm Việt Nam."
    (fact,) = meetings(article(led, f"{BINH} tiếp đoàn đại biểu Quốc hội Lào.", issued="2024-03-15"))
    assert (names(fact), states(fact)) == (["Trần Quốc Bình", "Bounmy Vong"], ["LA", "VN"])


@pytest.mark.parametrize(
    "telling",
    [
        f"{BINH} được {KENJI} tiếp.",
        f"{BINH} dự tiệc chiêu đãi do {KENJI} chủ trì.",
        f"{BINH} tới Osaka hội đàm với {KENJI}.",
        f"{BINH} gặp nhiều gương mặt quen thuộc, trong đó có {KENJI}.",
        f"Khi gặp {KENJI}, {BINH} nhắc lại cam kết.",
    ],
)
def test_two_persons_meet_however_it_is_told(article: Make, telling: str) -> None:
    (fact,) = meetings(article(telling, issued="2024-03-15"))
    assert (sorted(names(fact)), states(fact)) == (["Sato Kenji", "Trần Quốc Bình"], ["JP", "VN"])


def test_what_was_before_a_meeting_tells_of_none(article: Make) -> None:
    assert meetings(article(f"Trước khi gặp {KENJI}, {BINH} thăm chợ.", issued="2024-03-15")) == []


def test_who_has_no_name_in_an_article_takes_part_by_office(article: Make) -> None:
    (fact,) = meetings(article(f"{BINH} hội đàm với Thủ tướng Nhật Bản tại Hà Nội.", issued="2024-03-15"))
    assert fact.all("incumbent") == (Incumbent("Thủ tướng", "JP"),)
    assert (names(fact), states(fact)) == (["Trần Quốc Bình"], ["JP", "VN"])
    assert any("incumbent" in passage.supports for passage in fact.passages)


@pytest.mark.parametrize("other", [f"{KENJI} nói cuộc gặp rất tốt đẹp.", "Hai bên nhất trí mở lãnh sự quán."])
def test_who_is_named_somewhere_takes_part_by_name(article: Make, other: str) -> None:
    told = meetings(article(f"{BINH} hội đàm với {KENJI}.", other, issued="2024-03-15"))
    assert [fact.all("incumbent") for fact in told] == [()]


@pytest.mark.parametrize(
    "text",
    [
        f"{BINH} (trái) và {KENJI} trong cuộc hội đàm.",
        f"{BINH} và {KENJI} dự lễ đón.\n{BINH} và người đồng cấp tiến hành hội đàm.",
        f"{BINH} và {KENJI} họp báo sau hội đàm.",
    ],
)
def test_both_sides_may_be_named_as_one_pair(article: Make, text: str) -> None:
    (fact,) = meetings(article(*text.split("\n"), issued="2024-03-15"))
    assert sorted(names(fact)) == ["Sato Kenji", "Trần Quốc Bình"]


def test_a_time_at_the_head_reaches_past_the_occasion(article: Make) -> None:
    (fact,) = meetings(article(f"Tối 7/3, bên lề Hội nghị cấp cao ASEAN, {BINH} hội đàm với {KENJI}.", issued="2024-03-15"))
    assert fact.all("date") == (Date("2024-03-07"),)


def test_leaders_meet_for_their_parties(article: Make) -> None:
    text = f"{BINH} sẽ chủ trì cuộc gặp cấp cao giữa Đảng Cộng sản Việt Nam và Đảng Nhân dân Campuchia."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert states(fact) == ["KH", "VN"]


def test_a_committee_that_meets_is_one_session_under_two_words(article: Make) -> None:
    text = f"{BINH} và {KENJI} đồng chủ trì kỳ họp Ủy ban hỗn hợp."
    assert len(meetings(article(f"{BINH} và {KENJI} họp tại Hà Nội.", text, issued="2024-03-15"))) == 1


def test_a_state_that_looks_after_its_guest_does_not_meet(article: Make) -> None:
    text = f"{KENJI} thăm Việt Nam. {KENJI} cảm ơn Việt Nam đã đón tiếp {KENJI} nồng hậu."
    assert meetings(article(text, issued="2024-03-15")) == []


def test_guests_without_an_office_beside_their_names_sit_together(article: Make) -> None:
    told = f"{KENJI} và Bộ trưởng Ngoại giao Nhật Bản Mori Taro thăm Việt Nam."
    (fact,) = meetings(article(told, f"{BINH} đã gặp ông Kenji và ông Taro.", issued="2024-03-15"))
    assert sorted(names(fact)) == ["Mori Taro", "Sato Kenji", "Trần Quốc Bình"]


def test_who_heads_the_government_of_a_named_state_is_a_person(article: Make) -> None:
    text = "Người đứng đầu Chính phủ Việt Nam sẽ hội đàm với Tổng thống Áo Franz Huber."
    (fact,) = meetings(article(f"{BINH} lên đường.", text, issued="2024-03-15"))
    assert sorted(names(fact)) == ["Franz Huber", "Trần Quốc Bình"]


def test_many_without_names_meet_nobody_for_sure(article: Make) -> None:
    text = "Các nước đối thoại Trung Quốc và Nhật Bản sẽ cử đại diện tới Hà Nội hôm 5/3."
    assert meetings(article(text, issued="2024-03-15")) == []


AUSTRIAN = "Tổng thống Áo Franz Huber"


@pytest.mark.parametrize(
    "occasion", ["bên lề hội nghị thượng đỉnh G20 ở Đức", "bên lề APEC", "ngay bên lề Hội nghị cấp cao ASEAN - Nhật Bản"],
)
def test_the_meeting_on_whose_sidelines_two_meet_takes_no_part(article: Make, occasion: str) -> None:
    (fact,) = meetings(article(f"Trong cuộc gặp {occasion}, {BINH} và {AUSTRIAN} đã trao đổi về thủy sản.", issued="2024-03-15"))
    assert (names(fact), states(fact)) == (["Trần Quốc Bình", "Franz Huber"], ["AT", "VN"])
    assert len(fact.all("party")) == 2


def test_an_aim_told_before_the_subject_does_not_undo_what_was_done(article: Make) -> None:
    text = f"{AUSTRIAN} đang ở Hà Nội để dự hội nghị, tại đây {BINH} đã gặp {KENJI}."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert (names(fact), fact.all("status")) == (["Trần Quốc Bình", "Sato Kenji"], (Concept("held"),))


def test_an_aim_told_of_the_meeting_itself_leaves_it_unreported(article: Make) -> None:
    assert meetings(article(f"{BINH} đã kêu gọi {AUSTRIAN} gặp {KENJI}.", issued="2024-03-15")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Quan hệ trở nên tốt hơn từ khi {BINH} gặp {KENJI}.",
        f"{BINH} (phải) gặp {KENJI} (trái) tại Tokyo.",
        f"Tài liệu cho thấy {BINH} đã gặp {KENJI}.",
        f"{BINH} hội đàm với {KENJI} lâu hơn dự kiến.",
    ],
)
def test_a_longer_word_that_only_looks_like_a_wish_or_plan_decides_nothing(article: Make, text: str) -> None:
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert fact.all("status") == (Concept("held"),)


def test_one_meeting_with_several_of_whom_none_leads_a_state_is_one(article: Make) -> None:
    text = f"{BINH} có cuộc hội đàm kín với Bộ trưởng Ngoại giao Áo Karl Weber và Đại sứ Áo Anna Moser."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert names(fact) == ["Trần Quốc Bình", "Karl Weber", "Anna Moser"]


def test_a_meeting_with_two_who_lead_a_state_is_two(article: Make) -> None:
    text = f"{BINH} có cuộc gặp với {AUSTRIAN} và Thủ tướng Áo Karl Weber."
    assert len(meetings(article(text, issued="2024-03-15"))) == 2


def test_a_conference_of_a_body_is_told_by_itself(article: Make) -> None:
    text = "Hội nghị thượng đỉnh G20 năm 2024 sẽ diễn ra trong ngày 18-19/11 tại Rio de Janeiro."
    (fact,) = meetings(article(text, issued="2024-10-15"))
    assert [getattr(party, "name", None) for party in fact.all("party")] == ["G20"]
    assert (fact.all("date"), fact.all("status")) == ((Date("2024-11-18", "2024-11-19"),), (Concept("planned"),))


@pytest.mark.parametrize(("told", "day", "status"), [
    ("năm 2024 sẽ khai mạc vào tháng 11", "2024-11", "planned"),
    ("sẽ khai mạc vào tháng 11", "2024-11", "planned"),
    ("năm 2024 diễn ra ngày 5/3", "2024-03-05", "held"),
    ("năm 2024 khai mạc hôm qua", "2024-03-14", "held"),
])  # fmt: skip
def test_the_year_in_the_name_of_a_conference_dates_a_day_without_one(article: Make, told: str, day: str, status: str) -> None:
    (fact,) = meetings(article(f"Hội nghị thượng đỉnh G20 {told} tại Rio de Janeiro.", issued="2024-03-15"))
    assert (fact.all("date"), fact.all("status")) == ((Date(day),), (Concept(status),))


def test_who_attends_a_conference_and_the_conference_are_one_meeting(article: Make) -> None:
    told = f"{BINH} dự Hội nghị thượng đỉnh của ASEAN.", "Hội nghị thượng đỉnh ASEAN đã khai mạc sáng nay tại Viêng Chăn."
    (fact,) = meetings(article(*told, issued="2024-10-15"))
    assert (names(fact), states(fact)) == (["Trần Quốc Bình"], ["VN"])


def test_a_conference_only_spoken_of_is_none(article: Make) -> None:
    assert meetings(article("Hội nghị thượng đỉnh G20 được tổ chức rất tốt.", issued="2024-10-15")) == []


def test_the_year_of_a_document_talked_of_is_not_when_they_met(article: Make) -> None:
    text = f"{BINH} nhắc tới thỏa thuận năm 2011 trong cuộc điện đàm với {KENJI} hôm 5/3."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert fact.all("date") == (Date("2024-03-05"),)


def test_both_who_met_agree_behind_a_talk_between_them(article: Make) -> None:
    text = f"Sau cuộc gặp giữa {KENJI} và {AUSTRIAN}, hai bên nhất trí mở đường bay."
    (fact,) = meetings(article("Việt Nam và Áo là bạn.", text, issued="2024-03-15"))
    assert sorted(names(fact)) == ["Franz Huber", "Sato Kenji"]


@pytest.mark.parametrize("between", [f"{KENJI} và {AUSTRIAN}", f"{KENJI} với {AUSTRIAN}"])
def test_who_tells_of_a_meeting_between_others_took_no_part(article: Make, between: str) -> None:
    text = f"Sau cuộc hội đàm giữa {between}, Bộ trưởng Ngoại giao Áo Karl Weber cho biết hai bên đã hiểu nhau."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert sorted(names(fact)) == ["Franz Huber", "Sato Kenji"]


def test_one_who_speaks_in_a_meeting_tells_of_himself_alone(article: Make) -> None:
    text = f"{BINH} và {KENJI} cùng bày tỏ quan ngại về bão lũ trong cuộc gặp ở Tokyo."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert names(fact) == ["Trần Quốc Bình", "Sato Kenji"]
    alone = f"{AUSTRIAN} thăm Việt Nam.", f"{BINH} bày tỏ quan ngại về bão lũ trong cuộc gặp ở Huế."
    assert meetings(article(*alone, issued="2024-03-15")) == []


def test_a_meeting_that_two_agree_to_hold_is_planned(article: Make) -> None:
    text = f"{BINH} và {KENJI} nhất trí sớm tổ chức đối thoại nông nghiệp trong năm 2025."
    (fact,) = meetings(article(text, issued="2024-03-15"))
    assert (fact.all("status"), fact.all("date")) == ((Concept("planned"),), (Date("2025"),))
