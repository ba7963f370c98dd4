"""Offices as facts: one record a person and title, with what any mention says of it."""
from __future__ import annotations

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Country, Fact, Organization, Person


def offices(*sentences: str) -> list[Fact]:
    text, spans = "", []
    for number, sentence in enumerate(sentences):
        spans.append(Sentence(len(text), len(text) + len(sentence), "body", number))
        text += sentence + "\n"
    return [fact for fact in facts(Article("a", text, tuple(spans)), ()) if fact.cls == "OfficeHolding"]


def told(fact: Fact) -> tuple[str, str]:
    (person,), (title,) = fact.all("person"), fact.all("title")
    assert isinstance(person, Person)
    return person.name, str(title)


def test_each_title_is_a_record_and_its_shorter_forms_none() -> None:
    found = offices(
        "Phó Thủ tướng, Bộ trưởng Bộ Quốc phòng Lê Văn Thịnh tiếp khách.",
        "Bộ trưởng Lê Văn Thịnh cảm ơn.",
        "Bộ trưởng Thịnh ra về.",
    )
    assert {name for name, _ in map(told, found)} == {"Lê Văn Thịnh"}
    assert [title for _, title in map(told, found)] == ["Phó Thủ tướng", "Bộ trưởng Bộ Quốc phòng"]
    assert len(found[1].passages) == 3


def test_a_deputy_s_title_is_no_fuller_form_of_the_chief_s() -> None:
    found = offices("Phó Chủ tịch Hội Luật gia Lê Văn Thịnh nói.", "Nay ông là Chủ tịch Lê Văn Thịnh của hội.")
    assert [title for _, title in map(told, found)] == ["Phó Chủ tịch Hội Luật gia", "Chủ tịch"]


def test_body_state_and_former_come_with_the_office() -> None:
    (fact,) = offices("Cựu Bộ trưởng Bộ Tài chính Chile Ana Rojas tới Hà Nội.")
    assert fact.all("organization") == (Organization("Bộ Tài chính", "CL"),)
    assert fact.all("country") == (Country("CL"),)
    assert fact.all("former") == (True,)


def test_a_profession_or_counterpart_is_no_office() -> None:
    assert offices("Nhà báo Lê Văn Thịnh gặp người đồng cấp Ivan Petrov.") == []


def test_the_guest_s_state_is_not_the_host_s() -> None:
    found = offices(
        "Tiếp Bộ trưởng Năng lượng Nga Ivan Petrov, Thủ tướng Lê Văn Thịnh cảm ơn.",
        "Gặp Tổng thống Nga, Thủ tướng Lê Văn Thịnh vui mừng.",
    )
    homes = {told(fact): fact.all("country") for fact in found}
    assert homes == {
        ("Ivan Petrov", "Bộ trưởng Năng lượng"): (Country("RU"),), ("Lê Văn Thịnh", "Thủ tướng"): (Country("VN"),),
    }


def test_short_forms_turned_names_and_initials_are_one_person() -> None:
    found = offices(
        "Thủ tướng Hungary Orbal Viktor tới Hà Nội.",
        "Thủ tướng Viktor Orbal hội đàm.",
        "Thủ tướng V. Orbal ra về.",
        "Ông Orbal cảm ơn.",
    )
    (person,) = {person for fact in found for person in fact.all("person")}
    assert isinstance(person, Person)
    assert {person.name, *person.other_names} == {"Orbal Viktor", "Viktor Orbal", "V. Orbal", "Orbal"}


def test_passages_are_the_words_of_person_and_office() -> None:
    (fact,) = offices("Hôm nay, Tổng thống Chile Ana Rojas tới Hà Nội.")
    (passage,) = fact.passages
    assert "Hôm nay, Tổng thống Chile Ana Rojas tới Hà Nội."[passage.start:passage.end] == "Tổng thống Chile Ana Rojas"
    assert set(passage.supports) == {"person", "title", "country"}


def test_whose_spokesman_somebody_is_belongs_to_the_title() -> None:
    (one,) = offices("Người phát ngôn của Tổng thống Nga, ông Ivan Morozov nói.")
    assert told(one) == ("Ivan Morozov", "Người phát ngôn của Tổng thống")
    (other,) = offices("Cố vấn của Tổng thống Nga Pavel Orlov, ông Ivan Morozov nói.")
    assert told(other) == ("Ivan Morozov", "Cố vấn của Tổng thống")


def test_whom_somebody_serves_keeps_his_own_office() -> None:
    (fact,) = offices("Phát ngôn viên của Tổng thống Orlov nói.")
    assert told(fact) == ("Orlov", "Tổng thống")


def test_an_envoy_s_state_may_stand_behind_of() -> None:
    (fact,) = offices("Đại diện thường trực của Nga tại Liên hợp quốc Ivan Morozov nói.")
    assert told(fact) == ("Ivan Morozov", "Đại diện thường trực của Nga tại Liên hợp quốc")
    assert fact.all("country") == (Country("RU"),)


def test_a_firm_behind_a_post_is_no_person() -> None:
    assert offices("Giám đốc điều hành Zentrax cho biết.") == []
    assert len(offices("Giám đốc điều hành Zentrax Ivan Morozov cho biết.")) == 1


def test_a_spokesman_s_ministry_ends_where_his_name_begins() -> None:
    (fact,) = offices("Phó Phát ngôn Bộ Ngoại giao Đoàn Minh Tú nói cảng mới đã mở cửa.")
    assert told(fact) == ("Đoàn Minh Tú", "Phó Phát ngôn Bộ Ngoại giao")
