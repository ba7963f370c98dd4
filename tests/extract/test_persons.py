"""Persons with what stands around their names."""
from __future__ import annotations

import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.mentioning.mention import PersonMention, members
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.words.lexicon import lexicon


def persons(text: str) -> list[PersonMention]:
    article = Article("a", text, (Sentence(0, len(text), "body", 0),))
    found = (m for reading in mentions(article, lexicon()) for top in reading.mentions for m in members(top))
    return [m for m in found if isinstance(m, PersonMention)]


def titles(person: PersonMention) -> list[str]:
    return [office.title for office in person.offices]


def test_offices_rank_and_courtesy_are_no_part_of_the_name() -> None:
    (person,) = persons("Đại tướng Lê Văn Thịnh, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng, phát biểu.")
    assert (person.name, person.rank) == ("Lê Văn Thịnh", "Đại tướng")
    assert titles(person) == ["Ủy viên Bộ Chính trị", "Bộ trưởng Bộ Quốc phòng"]


def test_former_counts_for_its_own_office() -> None:
    (person,) = persons("Nguyên Thủ tướng Lê Văn Thịnh dự lễ.")
    assert [office.former for office in person.offices] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp Bộ trưởng Năng lượng Nga, Thủ tướng Lê Văn Thịnh đề nghị hai bên hợp tác.",
        "Gặp Tổng Giám đốc WHO, Thủ tướng Lê Văn Thịnh cảm ơn.",
        "Cùng Tổng thống nước chủ nhà, Thủ tướng Lê Văn Thịnh dự lễ.",
    ],
)
def test_a_comma_behind_another_s_office_begins_a_new_person(text: str) -> None:
    first, second = persons(text)
    assert first.name == ""
    assert (second.name, titles(second), second.country) == ("Lê Văn Thịnh", ["Thủ tướng"], None)


def test_several_titles_with_the_state_at_their_end_are_one_person_s() -> None:
    (person,) = persons("Tổng Bí thư, Chủ tịch nước Lào Khamphan Vongsa tới Hà Nội.")
    assert titles(person) == ["Tổng Bí thư", "Chủ tịch nước"]
    assert person.country == "LA"


def test_the_subject_of_the_main_clause_is_no_apposition() -> None:
    first, second = persons("Gặp Tổng thống Hàn Quốc Park Min-ho, Thủ tướng đề nghị tăng cường hợp tác.")
    assert titles(first) == ["Tổng thống"]
    assert (second.name, titles(second)) == ("", ["Thủ tướng"])


def test_others_listed_behind_a_leader_are_not_the_leader() -> None:
    first = persons("Các lãnh đạo gồm Thủ tướng Ahmad Rahim, Chủ tịch Thượng viện, Chủ tịch Hạ viện.")[0]
    assert titles(first) == ["Thủ tướng"]


def test_a_rank_behind_the_comma_begins_another_person() -> None:
    first, second = persons(
        "Nhận lời mời của Thượng tướng Lê Văn Thịnh - Tổng tham mưu trưởng Quân đội, Đô đốc Sunil Rao đã sang thăm."
    )
    assert (first.name, second.name) == ("Lê Văn Thịnh", "Sunil Rao")
    assert titles(first)
    assert not titles(second)


def test_a_name_in_another_spelling_stands_in_brackets() -> None:
    (person,) = persons("Thủ tướng Đức A. Méc-ken (Angela Merkel) phát biểu.")
    assert (person.name, person.spelt) == ("A. Méc-ken", "Angela Merkel")


def test_a_foreigner_may_stand_bare_before_the_office() -> None:
    (person,) = persons("Theo Layton Parker, Đại biện lâm thời Australia tại Việt Nam, quan hệ tốt đẹp.")
    assert person.name == "Layton Parker"
    assert person.country == "AU"


def test_a_foreigner_may_stand_behind_office_and_comma() -> None:
    (person,) = persons("Chuyến thăm của Cố vấn An ninh Quốc gia Mỹ, John Barton, kết thúc.")
    assert (person.name, titles(person)) == ("John Barton", ["Cố vấn An ninh Quốc gia"])


def test_a_firm_behind_a_title_is_no_person() -> None:
    (person,) = persons("Bà Lê Thị Thịnh, Tổng giám đốc Eximark Việt Nam, cho biết.")
    assert person.name == "Lê Thị Thịnh"
    assert [office.organization for office in person.offices] == ["Eximark"]


def test_a_town_that_begins_like_a_courtesy_is_no_person() -> None:
    assert not [p for p in persons("Đoàn tới Bà Rịa chiều nay.") if p.name]


def test_the_leader_of_a_delegation_is_found_with_its_state() -> None:
    (person,) = persons("Đoàn đại biểu Quốc hội Chile do ông Luis Rojas, Chủ tịch Hạ viện, dẫn đầu đã tới Hà Nội.")
    assert person.name == "Luis Rojas"
    assert titles(person) == ["Chủ tịch Hạ viện"]


def test_a_name_known_from_its_title_is_known_bare_afterwards() -> None:
    assert [p.name for p in persons("Tổng thống Ivan Petrov tới Hà Nội. Petrov cảm ơn. Ông Petrov ra về.")] == [
        "Ivan Petrov", "Petrov", "Petrov",
    ]


def test_a_bare_foreign_name_with_a_post_behind_it() -> None:
    (person,) = persons("Petra Roy, chuyên gia kinh tế tại Đại học Huế, tới dự.")
    assert (person.name, person.offices[0].kind) == ("Petra Roy", "profession")
    assert persons("Theo Petra Novak, Giám đốc Viện Lúa gạo, giá sẽ tăng.")[0].name == "Petra Novak"


def test_one_foreign_word_named_with_an_office_is_known_again_without() -> None:
    assert [p.name for p in persons("Tổng thống Chile Rojas tới Hà Nội, nơi Rojas từng học.")] == ["Rojas", "Rojas"]


@pytest.mark.parametrize("text", ["Trưởng công an huyện Tân Hoà tới dự.", "Thống đốc bang Hagora tới dự."])
def test_what_stands_behind_a_district_is_its_name_and_no_person_s(text: str) -> None:
    assert [person.name for person in persons(text)] == [""]


def test_a_state_s_governor_is_a_person() -> None:
    assert [person.name for person in persons("Thống đốc bang Ana Rojas tới dự.")] == ["Ana Rojas"]


def test_a_korean_s_given_name_may_be_parted() -> None:
    found = persons("Tổng thống Moon Dae - jun gặp ông Jean Morel - người bạn cũ.")
    assert [person.name for person in found] == ["Moon Dae - jun", "Jean Morel"]


def test_a_bare_name_with_its_post_is_known_where_it_stands_alone() -> None:
    assert persons("Thế rồi Novak nói, trước khi Petra Novak, giám đốc Viện Lúa gạo, ra về.")[0].name == "Novak"


def test_a_state_behind_a_name_is_the_holder_s() -> None:
    (person,) = persons("Nữ Bộ trưởng Quốc phòng Marit Holm của Na Uy phát biểu.")
    assert (person.name, person.country) == ("Marit Holm", "NO")


def test_an_office_behind_a_short_name_is_of_who_is_named_behind_it() -> None:
    one, other = persons("Marit Holm đến Oslo. Họp báo chung với ông Holm, Bộ trưởng Ngoại giao Peru, Jorge Soto nói.")[1:]
    assert (one.name, titles(one)) == ("Holm", [])
    assert (other.name, other.country) == ("Jorge Soto", "PE")


def test_a_minister_behind_a_comma_leads_no_international_body() -> None:
    one, other = persons("Trao đổi với Tổng Thư ký ASEAN, Bộ trưởng Lê Văn Thịnh cảm ơn.")
    assert (one.name, titles(one), other.name, titles(other)) == ("", ["Tổng Thư ký ASEAN"], "Lê Văn Thịnh", ["Bộ trưởng"])


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Khi gặp người đồng cấp Peru, ông Holm nói hai nước hợp tác.", [("", "PE"), ("Holm", None)]),
        ("Khi gặp người đồng cấp Peru, ông Jorge Soto, bà Holm nói hai nước hợp tác.", [("Jorge Soto", "PE"), ("Holm", None)]),
        ("Tổng thống Peru, ông Soto nói hai nước hợp tác.", [("Soto", "PE")]),
    ],
    ids=["who speaks", "a whole name is the holder's", "the sentence begins with the office"],
)
def test_a_short_name_behind_a_leader_in_a_phrase_is_of_the_main_clause(text: str, states: list[tuple[str, str | None]]) -> None:
    assert [(p.name, p.country) for p in persons(text)] == states


def test_an_arabic_article_begins_a_name_behind_an_office_or_a_courtesy() -> None:
    named = persons("Tổng thống Yemen al-Rashedi hội đàm với ông el-Karimi.")
    assert [(p.name, p.country) for p in named] == [("al-Rashedi", "YE"), ("el-Karimi", None)]
    assert persons("Ông al dente.") == []
