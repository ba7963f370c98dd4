"""When and where: which time and which place of a sentence belong to what is told."""

from __future__ import annotations

import pytest

from bangiao.extract.claiming.claims import Claim, claims
from bangiao.extract.claiming.proof import reading
from bangiao.extract.claiming.rule import parse_rule
from bangiao.extract.fact import Date, Place
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.settling.circumstance import founding, place_of, resolved, time_of

MEET = parse_rule(
    "a", "A\nclass bg:Meeting\npattern\n    {participant: Person} {kind: meeting-verbs} với? {participant: Person}\n"
)
UPGRADE = parse_rule("b", "B\nclass bg:RelationMilestone\npattern\n    {kind: relation-words} {level: Level}\n")
TALKS = "Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Lào Bounmy Vong"
ISSUED = Calendar("2024-03-15", ())


def claim(sentence: str) -> Claim:
    (one,) = claims([reading(sentence)], [MEET, UPGRADE])
    return one


def time(sentence: str) -> str | None:
    mention = time_of(claim(sentence))
    return sentence[mention.start : mention.end] if mention else None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (f"Sáng 5/3, {TALKS}.", "Sáng 5/3"),
        (f"{TALKS} ngày 5/3.", "ngày 5/3"),
        ("Thủ tướng Trần Quốc Bình, ngày 5/3, hội đàm với Thủ tướng Lào Bounmy Vong.", "ngày 5/3"),
        (f"Năm 2023, {TALKS} ngày 5/3.", "ngày 5/3"),  # what stands behind is nearer than the head
        (f"Ngày 4/3, họ nghỉ; {TALKS}.", None),  # another clause
        (f"Ngày 4/3, bên Tổng Thư ký Bộ Ngoại giao Lào, {TALKS}.", "Ngày 4/3"),  # an office signs nothing
        (f"{TALKS}; họ nghỉ ngày 6/3.", None),
        (f"{TALKS}, thăm Cuba ngày 6/3.", None),  # another event
        (f"{TALKS} {'rất ' * 40}lâu ngày 6/3.", None),  # too far behind
        (f"{TALKS}, công trình này đã xong năm 2002.", None),
        (f"{TALKS}, sẽ diễn ra ngày 6/3.", "ngày 6/3"),
        (f"{TALKS}, dự kiến diễn ra ngày 6/3.", "ngày 6/3"),  # "dự" attends nothing here
        (f"{TALKS} kể từ khi lên nắm quyền năm 2000.", None),  # what had been before
        (f"{TALKS} nhằm nâng kim ngạch lên gấp đôi vào năm 2030.", None),  # an aim
        (f"Ngày 5/3, {TALKS} nhằm nâng kim ngạch lên gấp đôi vào năm 2030.", "Ngày 5/3"),
        (f"Ngày 5/3, {TALKS} và đến tháng 11 sẽ họp lại.", "Ngày 5/3"),
        (f"Ngày 5/3, {TALKS} và đến tháng 11 sắp tới thì họp lại.", "Ngày 5/3"),
        (f"Ông nghỉ ngày 4/3 trước khi {TALKS}.", None),
        (f"Gần đây, {TALKS}.", None),  # no time that could be a date
        (f"{TALKS}.", None),
    ],
)
def test_the_time_of_a_claim_stands_with_it(sentence: str, words: str | None) -> None:
    assert time(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"Tại Hà Nội, {TALKS}.", Place("Hà Nội", "VN")),
        (f"{TALKS} tại thủ đô Hà Nội.", Place("Hà Nội", "VN")),
        (f"{TALKS} ở Cuba.", Place("Cuba", "CU")),
        (f"{TALKS} về Hà Nội.", None),  # no word of place before it
        (f"{TALKS} về xung đột ở Syria.", None),
        (f"{TALKS} về việc ngừng bắn ở Syria tại Hà Nội.", Place("Hà Nội", "VN")),
        (f"{TALKS} và bàn về căng thẳng tại Biển Đông.", None),
        (f"Theo phóng viên TTXVN tại Nga, {TALKS}.", None),
        (f"Tại Hà Nội trời đẹp; {TALKS}.", None),
        (f"{TALKS}.", None),
    ],
)
def test_the_place_of_a_claim_stands_behind_a_word_of_place(sentence: str, place: Place | None) -> None:
    found, mention = place_of(claim(sentence))
    assert found == place
    assert (mention is None) == (place is None)
    if mention and place:
        assert sentence[mention.start : mention.end] == place.name


def test_a_time_resolves_with_the_words_that_give_it() -> None:
    date, words = resolved(claim(f"{TALKS} hôm qua."), ISSUED, False)
    assert date == Date("2024-03-14")
    assert words is not None
    assert resolved(claim(f"{TALKS}."), ISSUED, False) == (None, None)


FOUNDING = "thiết lập quan hệ ngoại giao"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"Hai nước {FOUNDING} năm 1973.", "1973"),
        (f"Hai nước {FOUNDING} ngày 5/9/1962.", "1962-09-05"),
        (f"Hai nước kỷ niệm 45 năm {FOUNDING} vào năm 2018.", "1973"),
        (f"Hai nước kỷ niệm 45 năm ngày {FOUNDING}.", "1979"),
        (f"Hai nước kỷ niệm 50 năm {FOUNDING} (1973 - 2023).", "1973"),
        (f"Hai nước kỷ niệm 5000 năm {FOUNDING}.", None),  # no year before the first
        (f"Hai nước kỷ niệm ² năm {FOUNDING} vào năm 2018.", "2018"),  # a superscript counts nothing
        (f"Hai nước {FOUNDING}.", None),
    ],
)
def test_the_founding_of_an_anniversary_is_counted_back(sentence: str, date: str | None) -> None:
    found, _ = founding(claim(sentence), ISSUED)
    assert (found.first if found else None) == date


def test_the_year_of_a_relation_is_not_that_of_a_meeting() -> None:
    assert time(f"{TALKS} dọn đường cho việc thiết lập quan hệ giữa hai nước vào năm 1971.") is None
    assert time(f"{TALKS} nhân dịp kỷ niệm 45 năm quan hệ ngoại giao (1971 - 2016).") is None
