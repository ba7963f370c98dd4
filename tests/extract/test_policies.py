"""Policies: label, holder and principles, from sentences to facts."""
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Country, Fact, Organization, Principle, Value


def policies(*sentences: str) -> list[Fact]:
    text, spans = "", []
    for n, sentence in enumerate(sentences):
        spans.append(Sentence(len(text), len(text) + len(sentence), "body", n))
        text += sentence + "\n"
    return [f for f in facts(Article("example", text, tuple(spans))) if f.cls == "Policy"]


@pytest.mark.parametrize(("text", "holder"), [
    ("Việt Nam và Nga bàn về Vành đai và Con đường.", Country("CN")),
    ("Việt Nam ủng hộ Tầm nhìn ASEAN 2045.", Organization("ASEAN")),
    ('Ấn Độ thúc đẩy xu thế hòa dịu ở nhiều nơi và tích cực triển khai chính sách "Kết nối Trung Á".', Country("IN")),
    ('Việt Nam hoan nghênh chính sách "Kết nối Trung Á" của Ấn Độ.', Country("IN")),
])
def test_the_holder_is_whom_the_label_fixes_else_whom_the_sentence_names(text: str, holder: Value) -> None:
    [fact] = policies(text)
    assert fact.all("holder") == (holder,)


def test_a_policy_held_jointly_has_both_states() -> None:
    [fact] = policies("Việt Nam - Trung Quốc đẩy mạnh kết nối “hai hành lang, một vành đai”.")
    assert set(fact.all("holder")) == {Country("VN"), Country("CN")}


def test_principles_are_numbered_as_listed() -> None:
    [fact] = policies("Việt Nam kiên định “bốn không” (không liên minh; không liên kết; không căn cứ; không vũ lực).")
    assert fact.all("principle") == tuple(
        Principle(p, n) for n, p in enumerate(("không liên minh", "không liên kết", "không căn cứ", "không vũ lực"), 1)
    )


def test_a_policy_told_twice_is_one_record() -> None:
    told = "Việt Nam theo đường lối đa phương hóa, đa dạng hóa.", "Đường lối đa dạng hóa, đa phương hóa rất đúng."
    [fact] = policies(*told)
    assert len(fact.passages) == 2


def test_a_label_without_any_holder_is_none() -> None:
    assert policies('Đó là một chính sách "rất mới".') == []


def test_what_a_company_pursues_is_no_policy() -> None:
    assert policies('Tập đoàn Điện lực Việt Nam thực hiện chiến lược "săn người tài".') == []


@pytest.mark.parametrize("text", [
    'Ba nước đều coi trọng quan hệ với Việt Nam trong chính sách "Kết nối Trung Á".',
    'Ngân hàng TMCP Sông Hồng của Việt Nam theo đuổi tầm nhìn "Nâng tầm giá trị sống".',
    "Công nghiệp của Israel tập trung vào mục tiêu đổi mới công nghệ.",
])
def test_whose_policy_it_is_stays_open_where_who_acts_is_open_or_private(text: str) -> None:
    assert not policies(text)
