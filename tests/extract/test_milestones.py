"""Milestones of relations: kind, parties, level and year, from sentences to facts."""
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Date, Fact


def milestones(text: str, issued: str | None = "2018-05-20") -> list[Fact]:
    article = Article("example", text, (Sentence(0, len(text), "body", 0),), issued=Date(issued) if issued else None)
    return [f for f in facts(article) if f.cls == "RelationMilestone"]


@pytest.mark.parametrize(("text", "kind", "level", "date"), [
    ("Việt Nam và Lào thiết lập quan hệ ngoại giao ngày 5/9/1962.", "established", "quan hệ ngoại giao", "1962-09-05"),
    ("Việt Nam và Lào nâng cấp quan hệ lên Đối tác chiến lược năm 2015.", "upgraded", "Đối tác chiến lược", "2015"),
    ("Việt Nam và Lào đưa hợp tác quốc phòng lên Đối tác chiến lược năm 2015.", "upgraded", "Đối tác chiến lược",
     "2015"),
    ("Việt Nam và Lào kỷ niệm 45 năm thiết lập quan hệ ngoại giao.", "established", "quan hệ ngoại giao", "1973"),
    ("Việt Nam và Lào hướng tới kỷ niệm 45 năm thiết lập quan hệ ngoại giao vào năm 2020.", "established",
     "quan hệ ngoại giao", "1975"),
    ("Việt Nam và Lào kỷ niệm 45 năm quan hệ ngoại giao.", "established", "quan hệ ngoại giao", "1973"),
    ("Lễ kỷ niệm một năm ký Đối tác chiến lược Việt Nam - Lào.", "established", "Đối tác chiến lược", "2017"),
    ("Kể từ khi được thiết lập năm 2013, Đối tác toàn diện Việt Nam - Lào tốt.", "established", "Đối tác toàn diện", "2013"),
    ("Đối tác toàn diện giữa Việt Nam và Lào, được thiết lập năm 2013, phát triển.", "established", "Đối tác toàn diện", "2013"),
    ("Việt Nam và Lào đã nâng cấp quan hệ lên thành “Đối tác toàn diện” năm 2013.", "upgraded", "Đối tác toàn diện", "2013"),
    ("Việt Nam và Lào nâng cấp quan hệ song phương lên Đối tác toàn diện năm 2013.", "upgraded", "Đối tác toàn diện", "2013"),
    ("Sau gần 40 năm thiết lập quan hệ ngoại giao (1978 - 2017), Việt Nam và Lào gần nhau hơn.", "established",
     "quan hệ ngoại giao", "1978"),
])
def test_a_milestone_has_its_kind_its_level_and_its_time(text: str, kind: str, level: str, date: str) -> None:
    [fact] = milestones(text)
    assert fact.all("kind") == (Concept(kind),)
    assert fact.all("level") == (level,)
    assert fact.all("date") == (Date(date),)
    assert fact.all("status") == (Concept("held"),)
    assert set(fact.all("party")) == {Country("VN"), Country("LA")}


@pytest.mark.parametrize("before", ["", "Sau Pháp và Đức, ", "Cũng như khi tới Bỉ và Áo, "])
def test_two_states_are_those_told_since_others_were_paired(before: str) -> None:
    [fact] = milestones(f"{before}Thủ tướng Việt Nam thăm Lào lần đầu tiên kể từ khi hai nước thiết lập quan hệ ngoại giao.")
    assert set(fact.all("party")) == {Country("VN"), Country("LA")}


def test_an_anniversary_to_come_without_a_year_gives_no_date() -> None:
    [fact] = milestones("Việt Nam và Lào hướng tới kỷ niệm 45 năm thiết lập quan hệ ngoại giao.")
    assert fact.all("date") == ()


def test_several_states_that_break_with_one_are_a_record_each() -> None:
    found = milestones("Sudan, Bahrain, Ai Cập và một số quốc gia khác tuyên bố cắt đứt quan hệ ngoại giao với Iran.")
    assert {f.all("party") for f in found} == {(Country(iso), Country("IR")) for iso in ("SD", "BH", "EG")}


def test_two_levels_between_one_pair_are_two_milestones() -> None:
    text = "Việt Nam và Lào lập quan hệ đối tác toàn diện năm 2009, thiết lập quan hệ đối tác chiến lược năm 2013."
    found = milestones(text)
    assert len(found) == 2


@pytest.mark.parametrize("text", [
    "Việt Nam và Lào sẽ nâng cấp quan hệ lên Đối tác chiến lược.", "Việt Nam và Lào chưa thiết lập quan hệ ngoại giao.",
    "Việt Nam và Lào xây dựng quan hệ hợp tác.", "Việt Nam và Lào đưa quan hệ Đối tác chiến lược đi vào chiều sâu.",
    "Việt Nam đã thiết lập quan hệ đối tác chiến lược toàn diện với nhiều nước.",
])
def test_plans_denials_and_what_every_relation_is_called_are_none(text: str) -> None:
    assert milestones(text) == []


def test_normal_relations_need_no_level() -> None:
    [fact] = milestones("Sau khi hai nước Việt Nam và Lào bình thường hóa quan hệ, thương mại tăng nhanh.")
    assert (fact.all("kind"), fact.all("level")) == ((Concept("restored"),), ())


@pytest.mark.parametrize("text", [
    "Arab Saudi, Bahrain và Ai Cập, hôm 5/6 quyết định cắt đứt quan hệ ngoại giao với Qatar.",
    "Arab Saudi, Bahrain và Ai Cập đã cắt quan hệ ngoại giao và vận tải với Qatar.",
])
def test_each_state_that_breaks_is_told_with_the_one_it_breaks_with(text: str) -> None:
    assert [f.all("party")[0] for f in milestones(text)] == [Country("SA"), Country("BH"), Country("EG")]
    assert {f.all("party")[1] for f in milestones(text)} == {Country("QA")}


def test_who_breaks_must_be_named() -> None:
    assert milestones("Iran và Pháp lo ngại sau khi bốn nước cắt đứt quan hệ ngoại giao với Qatar.") == []


def test_a_milestone_that_is_only_aimed_at_is_none() -> None:
    assert milestones("Việt Nam và Lào hướng tới thiết lập quan hệ Đối tác chiến lược.") == []


def test_relations_may_be_told_without_a_level() -> None:
    [fact] = milestones("Năm 2020, Việt Nam và Lào sẽ kỷ niệm 45 năm thiết lập ngoại giao.")
    assert (fact.all("date"), fact.all("level")) == ((Date("1975"),), ())


def test_nearly_a_round_number_of_years_gives_no_year() -> None:
    [fact] = milestones("Sau gần 30 năm thiết lập quan hệ ngoại giao, Việt Nam và Lào gần nhau hơn.")
    assert fact.all("date") == ()
    [fact] = milestones("Sau gần 29 năm thiết lập quan hệ ngoại giao, Việt Nam và Lào gần nhau hơn.")
    assert fact.all("date") == (Date("1989"),)


@pytest.mark.parametrize("text", [
    "Việt Nam có 7 Đối tác chiến lược, Lào có 3.",  # no years
    "Lễ kỷ niệm 5 năm quan hệ Đối tác chiến lược giữa châu lục này với Lào.",  # with whom is not told
])
def test_a_number_before_a_level_is_an_anniversary_only_of_years_between_two(text: str) -> None:
    assert milestones(text) == []
