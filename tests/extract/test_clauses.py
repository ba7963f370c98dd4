"""Clauses: whose verb it is, what is said within what, and which verbs of saying are none."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.claiming.skeleton import Skeleton, skeleton
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.words.lexicon import lexicon

Read = Callable[[str], str]


@pytest.fixture
def read(article: Callable[..., Article], legible: Callable[[Skeleton], str]) -> Read:
    """A sentence's skeleton, legible."""
    return lambda text: legible(skeleton(mentions(article(text), lexicon())[0]))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one subject for several verbs
        ("Ông Lê Minh Đạt hội đàm với ông John Carter, tiếp bà Anna Weber.", "P0 hội_đàm' với P1 , ‖ P0 tiếp' P2 ."),
        ("Ông Lê Minh Đạt khen vụ mùa; đề nghị giữ giống.", "P0 khen' vụ mùa ; ‖ P0 đề_nghị' giữ giống ."),
        # who is spoken of does not take over from who speaks
        (
            "Ông Lê Minh Đạt khẳng định Việt Nam coi trọng Lào; đề nghị mở cửa khẩu.",
            "P0 khẳng_định' C1 coi_trọng' C2 ; ‖ P0 đề_nghị' mở cửa khẩu .",
        ),
        # a verb joined by "và" to a verb of what is said has that one's subject
        (
            "Ông Lê Minh Đạt khẳng định Việt Nam coi trọng và mong muốn hòa bình.",
            "P0 khẳng_định' C1 coi_trọng' và ¦ C1 mong_muốn' hòa bình .",
        ),
        # the words may stand before who says them
        (
            "Nhấn mạnh vai trò của biển, bà Phạm Thị Hạnh đề nghị mở tuyến tàu.",
            "‖ P0 nhấn_mạnh' vai trò của biển , ‖ P0 đề_nghị' mở tuyến tàu .",
        ),
        # what follows "A cho biết," and "Theo A," is told, whoever acts in it
        ("Ông Lê Minh Đạt cho biết, Lào cam kết mở cửa khẩu.", "P0 cho_biết' , ¦ C1 cam_kết' mở cửa khẩu ."),
        ("Theo ông Lê Minh Đạt, Lào cam kết mở cửa khẩu.", "theo' P0 , ¦ C1 cam_kết' mở cửa khẩu ."),
    ],
)
def test_a_verb_has_the_subject_that_goes_on(read: Read, text: str, wanted: str) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Khoản vay được Lào cam kết từ lâu.",  # passive
        "Hồ sơ nêu sự tin tưởng, hy vọng và đồng tình.",  # nouns, one after another
        "Đây là đề nghị của Lào.",
        "Doanh nghiệp Lào cho biết giá đã giảm.",  # whose business it is, not who speaks
        "Một giáo sư tại Đại học Huế cho biết giá đã giảm.",
        "Chuyến thăm của Thủ tướng Trần Quốc Bình khẳng định tình bạn.",
        "ASEAN và Lào cam kết giữ giá.",  # one of the two alone
        "Các doanh nghiệp Lào cam kết giữ giá.",
    ],
)
def test_a_verb_of_saying_that_nobody_says_reports_nothing(read: Read, text: str) -> None:
    verbs = ("cam_kết", "tin_tưởng", "hy_vọng", "đồng_tình", "đề_nghị", "cho_biết", "khẳng_định")
    assert not {f"{verb}'" for verb in verbs} & set(read(text).split())


@pytest.mark.parametrize(
    "text",
    [
        '"Tôi cho biết điều đó", ông Lê Minh Đạt nói.',
        "“Tôi cho biết điều đó”, ông Lê Minh Đạt nói.",
        'Ông Lê Minh Đạt nói: "Tôi cho biết điều đó”.',  # marks of two kinds
        'Ông Lê Minh Đạt nói: "Tôi cho biết điều đó.',  # ends behind the sentence
        'Tôi cho biết điều đó", ông Lê Minh Đạt nói.',  # began before it
    ],
)
def test_within_quotation_marks_nobody_else_speaks(read: Read, text: str) -> None:
    words = read(text).split()
    assert "cho_biết" in words
    assert "nói'" in words


def test_a_body_for_which_a_person_speaks_is_not_the_speaker(read: Read) -> None:
    assert read("Ông Lê Minh Đạt thay mặt Quốc hội Việt Nam cảm ơn bà con.").startswith("P0 cảm_ơn'")
