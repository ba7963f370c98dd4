"""Skeletons: what is left of a sentence, letter by letter, and what each piece of it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.claiming.proof import reading
from bangiao.extract.claiming.skeleton import Skeleton, item, number, sign, sign_letters, skeleton
from bangiao.extract.mentioning.mention import CountryMention, GroupMention, ListMention, PersonMention

Legible = Callable[[Skeleton], str]
BINH, KENJI = "Thủ tướng Trần Quốc Bình", "Thủ tướng Nhật Bản Sato Kenji"
LUIS = "Đại sứ Cuba Luis Ortega"


@pytest.mark.parametrize(
    ("sentence", "bones"),
    [
        pytest.param(f"{BINH} hội đàm với {KENJI}.", "P0 hội_đàm' với P1 .", id="mentions and words of tables"),
        pytest.param(f"Sáng 5/3, {BINH} hội đàm với {KENJI}.", "P1 hội_đàm' với P2 .", id="times and empty commas fall"),
        pytest.param(f"{BINH} đã tiếp {LUIS}.", "P0 tiếp' P1 .", id="adverbs fall"),
        pytest.param(f"{BINH} (ảnh, phải) tiếp {LUIS}.", "P0 tiếp' P1 .", id="brackets fall"),
        pytest.param(f"{BINH} tiếp {LUIS} (ảnh", "P0 tiếp' P1", id="an open bracket falls to the end"),
        pytest.param(f"{BINH} tiếp {LUIS} tại thủ đô Hà Nội.", "P0 tiếp' P1 .", id="where it was falls"),
        pytest.param(
            f"{BINH} hội đàm với {KENJI}, tiếp {LUIS}.", "P0 hội_đàm' với P1 , ‖ P0 tiếp' P2 .", id="one subject for two"
        ),
        pytest.param("Việt Nam, Lào và Campuchia ký Hiệp định về nghề cá.", "C0 ký' X1 .", id="a list is one mention"),
        pytest.param("Quan hệ Việt Nam - Lào bền chặt.", "quan hệ C0 bền chặt .", id="a dash joins states"),
        pytest.param("Việt Nam nhớ Lào anh em.", "C0 nhớ C1 anh em .", id="two states apart"),
        pytest.param(f"{BINH} cùng đoàn đại biểu cấp cao Việt Nam thăm Cuba.", "P0 thăm' C1 .", id="who comes along falls"),
        pytest.param("Hai bên hội đàm.", "s0 hội_đàm' .", id="a group by its kind"),
    ],
)
def test_a_sentence_has_this_skeleton(sentence: str, bones: str, legible: Legible) -> None:
    found = legible(skeleton(reading(sentence)))
    used = sorted({int(n) for n in re.findall(r"[A-Za-z](\d+)", found)})
    renumbered = re.sub(r"([A-Za-z])(\d+)", lambda m: f"{m[1]}{used.index(int(m[2]))}", found)
    wanted = sorted({int(n) for n in re.findall(r"[A-Za-z](\d+)", bones)})
    assert renumbered == re.sub(r"([A-Za-z])(\d+)", lambda m: f"{m[1]}{wanted.index(int(m[2]))}", bones)


@pytest.mark.parametrize("mark", ["\ue050", "\ue150", "\uf000", "\uf003", "\uf8ff", "‖", "¦"])
def test_marks_of_a_skeleton_are_no_words_of_a_text(mark: str) -> None:
    plain, marked = f"{BINH} tiếp {LUIS}.", f"{BINH} {mark} tiếp {mark}{mark} {LUIS}{mark}."
    assert skeleton(reading(marked)).text == skeleton(reading(plain)).text


@given(st.text(st.sampled_from('\ue000\ue050\ue100\ue150\uf000\uf002\uf0ff‖¦_ aZ,.;()“”"7'), max_size=40))
def test_a_text_without_names_has_no_sign_of_a_mention(text: str) -> None:
    assert not re.search("[\ue000-\uf8ff‖¦]", skeleton(reading(text)).text)


WORDS = [
    BINH,
    KENJI,
    LUIS,
    "Lào",
    "Việt Nam",
    "hội đàm với",
    "tiếp",
    ",",
    ";",
    "và",
    "(",
    ")",
    "đã",
    "ngày 5/3",
    "“",
    "”",
    "hai bên",
    "nói",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=15).map(" ".join))
def test_every_item_is_found_again_at_its_place(text: str) -> None:
    bones = skeleton(reading(text))
    assert len(bones.items) == len(bones.starts)
    for start, one in zip(bones.starts, bones.items, strict=True):
        assert bones.text[start:].startswith(one.text + " ")
        assert bones.item_at(start) is one
        assert bones.item_at(start + len(one.text)) is one
        assert 0 <= one.start <= one.end <= len(text)
        if one.mention is not None:
            assert number(one.text[1]) == one.mention
            mention = bones.mentions[one.mention]
            assert (mention.start, mention.end) == (one.start, one.end)
            assert one.text[0] == sign_letters(sign(mention))


def test_a_list_holds_its_members() -> None:
    (found,) = skeleton(reading("Việt Nam, Lào và Campuchia.")).mentions
    assert isinstance(found, ListMention)
    assert [m.iso for m in found.members if isinstance(m, CountryMention)] == ["VN", "LA", "KH"]


def test_words_of_a_table_are_one_item() -> None:
    assert item("trao đổi (thẳng thắn)") == "trao_đổi_(_thẳng_thắn_)"


def test_the_sign_of_a_group_is_its_kind() -> None:
    assert sign(GroupMention(0, 3, "countries")) == "c"
    assert sign(PersonMention(0, 3, "")) == "P"
    assert sign(ListMention(0, 3, (), "C")) == "C"
