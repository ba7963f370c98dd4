"""What a sentence speaks of, in order and without overlap."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.article import Article, Sentence
from bangiao.extract.mentioning.mention import (
    CountryMention,
    GroupMention,
    LevelMention,
    Mention,
    OrganizationMention,
    PersonMention,
)
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.words.lexicon import lexicon

WORDS = [
    "Thủ tướng", "Lào", "ông", "Lê Văn Thịnh", ",", "và", "đoàn", "Bộ Ngoại giao", "do", "hai nước", "28/11",
    "(", ")", "-", "“", "Nga", "thăm",
]


def read(text: str) -> tuple[Mention, ...]:
    (reading,) = mentions(Article("a", text, (Sentence(0, len(text), "body", 0),)), lexicon())
    return reading.mentions


def test_a_sentence_with_its_persons_states_and_bodies() -> None:
    kinds = [type(mention) for mention in read("Tổng thống Ivan Petrov và Bộ Ngoại giao cảm ơn Việt Nam.")]
    assert kinds == [PersonMention, OrganizationMention, CountryMention]


def test_a_pronoun_before_a_name_is_that_person() -> None:
    assert [type(mention) for mention in read("Ông Petrov nói hai nước sẽ hợp tác.")] == [PersonMention, GroupMention]


def test_the_level_of_a_relation_takes_its_head_with_it() -> None:
    text = "Nâng quan hệ lên Đối tác chiến lược."
    assert [text[m.start:m.end] for m in read(text) if isinstance(m, LevelMention)] == ["Đối tác chiến lược"]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_mentions_are_in_order_within_the_text_and_never_overlap(words: list[str]) -> None:
    text, end = " ".join(words), 0
    for mention in read(text or "."):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
