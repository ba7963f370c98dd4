"""Assistance: who gives whom what, from sentences to facts."""
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Fact, Place


def assistance(text: str) -> list[Fact]:
    return [f for f in facts(Article("example", text, (Sentence(0, len(text), "body", 0),))) if f.cls == "Assistance"]


@pytest.mark.parametrize(("text", "provider", "recipient", "kind", "count"), [
    ("Bộ Quốc phòng Ấn Độ đã hỗ trợ đào tạo 20 sĩ quan của Campuchia.", "IN", "KH", "training", (20,)),
    ("Hàn Quốc sẽ cung cấp 500 học bổng cho sinh viên Việt Nam.", "KR", "VN", "training", (500,)),
    ("Campuchia tiếp nhận 5 máy bay do Hàn Quốc sản xuất.", "KR", "KH", "equipment", (5,)),
    ("Việt Nam tặng Cuba 5.000 tấn gạo.", "VN", "CU", "equipment", (5000,)),
    ("Việt Nam đã cử lực lượng cứu hộ sang hỗ trợ Myanmar khắc phục hậu quả động đất.", "VN", "MM", "relief", ()),
    ("Việt Nam đánh giá cao viện trợ ODA của Nhật Bản cho Việt Nam.", "JP", "VN", "aid", ()),
])
def test_words_and_their_order_tell_who_gives_whom(
    text: str, provider: str, recipient: str, kind: str, count: tuple[int, ...]
) -> None:
    [fact] = assistance(text)
    assert (fact.all("provider"), fact.all("recipient")) == ((Country(provider),), (Country(recipient),))
    assert (fact.all("kind"), fact.all("count")) == ((Concept(kind),), count)


def test_people_on_a_mission_are_sent_by_the_state_named_before_them() -> None:
    [fact] = assistance("Công an nhân dân Việt Nam lớn mạnh; trong đó, 4 sĩ quan đang làm nhiệm vụ tại Nam Sudan.")
    assert fact.all("provider") == (Country("VN"),)
    assert fact.all("place") == (Place("Nam Sudan", "SS"),)
    assert fact.all("kind") == (Concept("mission"),)


def test_what_will_be_given_is_planned() -> None:
    [fact] = assistance("Hàn Quốc sẽ viện trợ không hoàn lại cho Campuchia.")
    assert fact.all("status") == (Concept("planned"),)


@pytest.mark.parametrize("text", [
    "Việt Nam đề nghị Hàn Quốc tiếp tục cung cấp ODA cho Campuchia.",
    "Việt Nam giúp Campuchia phát triển.", "Hàn Quốc là nhà tài trợ lớn nhất cho Campuchia.",
    "Hàn Quốc không viện trợ cho Campuchia.",
])
def test_requests_praise_weak_words_without_a_count_and_denials_are_none(text: str) -> None:
    assert assistance(text) == []
