"""Mentions: spans that do not overlap, each with the sign of its kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.claiming.proof import reading
from bangiao.extract.mentioning.mention import CountryMention, DateMention, ListMention, Mention, PersonMention, members
from bangiao.extract.mentioning.mentions import LONGEST


def test_the_members_of_a_list_are_its_mentions_and_of_another_itself() -> None:
    one, two = CountryMention(0, 8, "VN"), CountryMention(10, 13, "LA")
    assert members(ListMention(0, 13, (one, two), "C")) == (one, two)
    assert members(one) == (one,)


def test_a_list_stands_where_one_of_its_members_could() -> None:
    assert ListMention(0, 13, (), "P").sign == PersonMention.sign


def test_no_two_kinds_share_a_sign() -> None:
    kinds = {kind.__name__: kind.sign for kind in Mention.__subclasses__() if kind.__name__ != "ListMention"}
    assert len(kinds) == len(set(kinds.values())) > 8
    assert all(len(sign) == 1 for sign in kinds.values())


WORDS = [
    "Thủ tướng", "Trần Quốc Bình", "Bộ Ngoại giao", "Việt Nam", "Lào", "Nhật Bản", "Sato Kenji", "ngày 5/3",
    "hôm qua", ",", ".", "và", "(", ")", "hai bên", "ông", "Hiệp định", "về nghề cá", "“", "”",
    "đoàn đại biểu", "do", "dẫn đầu", "5 triệu", "USD", "Đại tá", "nguyên", "ngoại trưởng", "quan hệ",
    "Đối tác chiến lược", "TP.", "Đà Nẵng", "tại", "X", "7",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_mentions_are_in_order_and_none_overlaps_another(text: str) -> None:
    one = reading(text)
    assert all(before.end <= after.start for before, after in pairwise(one.mentions))
    for mention in one.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert not text[mention.start].isspace()
        assert not text[mention.end - 1].isspace()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đoàn về hôm qua.", ["hôm qua"]),
        ("Hai nước hiện thực hiện tốt.", ["hiện"]),
    ],
)
def test_the_end_of_a_verb_is_no_time(text: str, words: list[str]) -> None:
    assert [text[m.start : m.end] for m in reading(text).mentions if isinstance(m, DateMention)] == words


def test_a_sentence_that_is_too_long_is_read_in_pieces(article: object) -> None:
    from bangiao.extract.article import Article, Sentence
    from bangiao.extract.mentioning.mentions import mentions
    from bangiao.extract.words.lexicon import lexicon

    text = "Thủ tướng Trần Quốc Bình vui " * 400 + "x" * (2 * LONGEST)
    found = mentions(Article("a", text, (Sentence(0, len(text), "body", 3),)), lexicon())
    spans = [(r.sentence.start, r.sentence.end) for r in found]
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    assert all(one[1] == two[0] for one, two in pairwise(spans))
    assert all(end - start <= LONGEST for start, end in spans)
    assert {r.sentence.paragraph for r in found} == {3}
    whole = [text[m.start : m.end] for r in found for m in r.mentions if isinstance(m, PersonMention)]
    assert whole.count("Thủ tướng Trần Quốc Bình") >= 390
