"""The whole way from an article to its facts: what holds whatever the text, and that no text takes it long."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.article import Article, Sentence
from bangiao.extract.claiming.rule import parse_rule
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Person, Place, Principle
from bangiao.extract.reading.sentences import split
from bangiao.ontology.gazetteer import table, table_names
from bangiao.ontology.schema import schema

STORY = (
    "Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Nhật Bản Sato Kenji",
    "Chiều 14/3, tại Hà Nội, Thủ tướng Trần Quốc Bình đã hội đàm với Thủ tướng Nhật Bản Sato Kenji đang thăm Việt Nam.",
    "Thủ tướng Trần Quốc Bình khẳng định Việt Nam coi trọng quan hệ với Nhật Bản.",
    "Hai bên ký Hiệp định về hợp tác nghề cá.",
    "Việt Nam và Nhật Bản thiết lập quan hệ ngoại giao năm 1973.",
    "Nhật Bản viện trợ cho Việt Nam 5,4 triệu USD.",
    "Cùng ngày, Chủ tịch nước Lê Văn Thành tiếp Thủ tướng Sato Kenji.",
)


def shown(fact: Fact) -> str:
    """A fact on one line."""
    return f"{fact.cls}: " + ", ".join(f"{name} {_shown(value)}" for name, value in fact.values)


def _shown(value: object) -> str:
    match value:
        case Date(first, last):
            return first if last is None else f"{first}/{last}"
        case Country(iso):
            return iso
        case Person() | Organization() | Place() | Concept():
            return value.name
        case _:
            return str(value)


BOTH = "participant Trần Quốc Bình, participant Sato Kenji, party VN, party JP"


def test_a_story_gives_these_facts(article: Callable[..., Article]) -> None:
    found = [shown(fact) for fact in facts(article(*STORY, issued="2024-03-15", headline=True)) if fact.cls != "OfficeHolding"]
    assert found == [
        f"Meeting: {BOTH}, kind talks, status held, date 2024-03-14, place Hà Nội",
        "Agreement: title Hiệp định về hợp tác nghề cá, kind agreement, party VN, party JP, status signed, date 2024-03-14",
        "Visit: visitor Sato Kenji, origin JP, destination VN, kind other, status held",
        "Statement: speaker Trần Quốc Bình, verb khẳng định, text Việt Nam coi trọng quan hệ với Nhật Bản",
        "RelationMilestone: party VN, party JP, kind established, status held, level quan hệ ngoại giao, date 1973",
        "Assistance: provider JP, recipient VN, kind aid, status held, count 5400000, unit USD",
        f"Meeting: {BOTH.replace('Trần Quốc Bình', 'Lê Văn Thành')}, kind reception, status held, date 2024-03-14",
    ]


def test_each_fact_says_nothing_that_no_passage_supports(article: Callable[..., Article]) -> None:
    for fact in facts(article(*STORY, issued="2024-03-15", headline=True)):
        told = {name for passage in fact.passages for name in passage.supports}
        assert {name for name, _ in fact.values} - told <= {"status", "kind", "unit"}, shown(fact)


def test_a_page_of_ones_own_finds_what_it_says(article: Callable[..., Article]) -> None:
    page = parse_rule(
        "cờ.rule", "Cờ\nclass bg:Meeting\nkind bgk:encounter\npattern\n    {participant: Person} thắng {participant: Person}\n"
    )
    story = article("Thủ tướng Trần Quốc Bình thắng Thủ tướng Lào Bounmy Vong.")
    (fact,) = (fact for fact in facts(story, [page]) if fact.cls == "Meeting")
    assert fact.rules == ("cờ",)
    assert not [fact for fact in facts(story) if fact.cls == "Meeting"]


def test_an_article_without_sentences_reports_nothing() -> None:
    assert facts(Article("a", "", ())) == ()
    assert facts(Article("a", STORY[1], ())) == ()


NAMES = [row["name"] for name in table_names() if not name.startswith(("furniture", "legacy")) for row in table(name)[::7]]
ODD = [
    *",.;:“”\"()…/-–_‖¦", "\n", "²", "½", "٣", "tháng ²", "kỷ niệm", "5000 năm", "\ue000", "\ue050", "\ue1a0",
    "\uf003", "\uf8ff", "😀", "\U0010ffff", "\u200b", "\u2028", "\x00", "İ", "ﬁ", "ß", "9" * 400, "31/2/2023",
    "hôm sau", "cùng ngày", "(1978 - 2025)", "Sato Kenji", "Thủ tướng Trần Quốc Bình", "Việt Nam", "Lào",
    "hội đàm với", "thăm", "ký", "nói", "theo", "ông", "hai bên", "Hiệp định về nghề cá",
]  # fmt: skip
PIECE = st.sampled_from(ODD) | st.sampled_from(NAMES) | st.text(max_size=5)
FORM = st.sampled_from(["NFC", "NFC", "NFD"])
TEXT = st.builds(
    lambda pieces, gap, form: unicodedata.normalize(form, gap.join(pieces)),
    st.lists(PIECE, max_size=40),
    st.sampled_from([" ", " ", ""]),
    FORM,
)
DAY = st.sampled_from([None, "2024-03-15", "2024-02-29", "2023-11", "2023"])


def read(text: str, issued: str | None = None) -> Article:
    spans = split(text, 0, len(text))
    sentences = tuple(Sentence(a, b, "body" if n else "title", n) for n, (a, b) in enumerate(spans))
    return Article("a", text, sentences, issued=Date(issued) if issued else None)


@settings(max_examples=200)
@given(TEXT, DAY)
def test_any_text_gives_facts_of_the_ontology_with_passages_in_its_sentences(text: str, issued: str | None) -> None:
    article = read(text, issued)
    for fact in facts(article):
        roles = schema().roles(fact.cls)
        assert {name for name, _ in fact.values} <= set(roles)
        assert fact.passages
        for passage in fact.passages:
            assert text[passage.start : passage.end].strip()
            assert any(s.start <= passage.start < passage.end <= s.end for s in article.sentences)
            assert set(passage.supports) <= set(roles)
        for _, value in fact.values:
            _check(value)


def _check(value: object) -> None:
    match value:
        case Date(first, last):
            assert len(first) in (4, 7, 10)
            assert first[:4].isdecimal()
            assert last is None or last > first
        case Country(iso):
            assert len(iso) == 2
        case Person() | Organization() | Place():
            assert value.name.strip()
        case Principle():
            assert value.label.strip()
        case str():
            assert value.strip()


@given(TEXT, DAY)
def test_the_same_article_gives_the_same_facts_again(text: str, issued: str | None) -> None:
    assert facts(read(text, issued)) == facts(read(text, issued))


@pytest.mark.parametrize("mark", ["\ue000", "\ue050", "\uf002", "‖"])
def test_letters_of_private_use_change_no_fact(mark: str) -> None:
    marked = STORY[1].replace(" đã ", f" {mark} đã ")
    assert [fact.values for fact in facts(read(marked, "2024-03-15"))] == [
        fact.values for fact in facts(read(STORY[1], "2024-03-15"))
    ]


def long_text(words: int) -> str:
    """One line of prose without a full stop, made of the story's own sentences in a fixed disorder."""
    chance, parts = random.Random(7), list[str]()
    while sum(part.count(" ") for part in parts[-400:]) < words and len(parts) < 4000:
        parts.append(chance.choice([*STORY, "hợp tác kinh tế và đầu tư giữa các doanh nghiệp hai nước"]).rstrip("."))
    return " , ".join(parts)


@pytest.mark.usefixtures("ends")
def test_twenty_thousand_words_on_one_line_are_read_in_time() -> None:
    text = " ".join(long_text(20_000).split()[:20_000])
    assert text.count(" ") == 19_999
    article = Article("a", text, (Sentence(0, len(text), "body", 0),), issued=Date("2024-03-15"))
    facts(read(STORY[0]))
    found = facts(article)
    assert found


@pytest.mark.parametrize(
    "unit",
    [
        "theo ông, ", "Lào, nói , ", "“ ông ” , ", "“ ông nói ", '" ông " , ', "gặp ", "Việt Nam, Lào, ",
        "ngày 5/3 và 12/2023, ", "( Việt Nam ", "1 2 3 / 4 - 5 , ", "chính sách (ba không, ",
        "Tuyên bố chung về ", "Thứ trưởng ", "Nguyễn Văn An Bình ", "nâng cấp quan hệ Đối tác chiến lược ",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("ends")
def test_no_words_said_over_and_over_take_long(unit: str) -> None:
    text = (unit * 5000)[:20_000]
    article = Article("a", text, (Sentence(0, len(text), "body", 0),), issued=Date("2024-03-15"))
    facts(article)


@pytest.mark.usefixtures("ends")
def test_fifty_thousand_letters_of_anything_are_read() -> None:
    chance = random.Random(3)
    text = " ".join(chance.choice(chance.choice([ODD, NAMES])) for _ in range(9000))[:50_000]
    facts(read(text, "2024-03-15"))
