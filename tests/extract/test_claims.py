"""Claims: which reading of a sentence is kept, what fills its roles, and where it stands."""

from __future__ import annotations

import pytest

from bangiao.extract.claiming.claims import Claim, Words, claims
from bangiao.extract.claiming.proof import reading
from bangiao.extract.claiming.rule import Rule, parse_rule

BINH, KENJI = "Thủ tướng Trần Quốc Bình", "Thủ tướng Nhật Bản Sato Kenji"
LUIS = "Đại sứ Cuba Luis Ortega"


def page(*patterns: str, file: str = "a.rule", head: str = "class bg:Meeting") -> Rule:
    lines = "\n".join(f"    {pattern}" for pattern in patterns)
    return parse_rule(file, f"Trang\n{head}\npattern\n{lines}\n")


MEET = page("{participant: Person} {kind: meeting-verbs} với? {participant: Person}")


def read(sentence: str, *rules: Rule) -> list[Claim]:
    return list(claims([reading(sentence)], rules or [MEET]))


def told(claim: Claim) -> list[tuple[str, str]]:
    text = claim.reading.scan.text
    return [(role, text[filler.start : filler.end]) for role, filler in claim.roles]


def test_a_claim_holds_its_roles_in_the_order_of_the_text() -> None:
    (claim,) = read(f"Sáng nay, {BINH} hội đàm với {KENJI}.")
    assert told(claim) == [("participant", BINH), ("kind", "hội đàm"), ("participant", KENJI)]
    assert (claim.cls, claim.rule, claim.fixed) == ("Meeting", "a", ())
    assert len(claim.all("participant")) == 2
    assert claim.all("place") == ()


def test_a_claim_spans_its_words_and_its_fillers() -> None:
    sentence = f"Sáng nay, {BINH} hội đàm với {KENJI}."
    (claim,) = read(sentence)
    assert sentence[claim.start : claim.end] == f"{BINH} hội đàm với {KENJI}"
    assert sentence[slice(*claim.trigger)] == "hội đàm"


def test_words_of_a_table_come_with_their_row() -> None:
    (claim,) = read(f"{BINH} hội đàm với {KENJI}.")
    (kind,) = claim.all("kind")
    assert isinstance(kind, Words)
    assert (kind["kind"], kind["no such column"]) == ("talks", "")


def test_words_that_are_text_have_no_row() -> None:
    sentence = "Lời thề: mưa rơi, nắng tắt."
    (claim,) = read(sentence, page("lời thề : {text: text}", head="class bg:Statement"))
    (text,) = claim.all("text")
    assert isinstance(text, Words)
    assert (sentence[text.start : text.end], text.row) == ("mưa rơi, nắng tắt.", ())


def test_what_a_page_fixes_comes_with_the_claim() -> None:
    rule = page("{participant: Person} đón {participant: Person}", head="class bg:Meeting\nkind bgk:reception")
    assert [claim.fixed for claim in read(f"{BINH} đón {LUIS}.", rule)] == [(("kind", "reception"),)]


def test_of_two_readings_of_the_same_words_the_fuller_is_kept() -> None:
    poor = page("{participant: Person} {kind: meeting-verbs}", file="poor.rule")
    rich = page("{participant: Person} {kind: meeting-verbs} với? {participant: Person}", file="rich.rule")
    for rules in ([poor, rich], [rich, poor]):
        assert [claim.rule for claim in read(f"{BINH} hội đàm với {KENJI}.", *rules)] == ["rich"]
        assert [claim.rule for claim in read(f"{BINH} hội đàm riêng.", *rules)] == ["poor"]


def test_claims_of_two_classes_may_share_words() -> None:
    visit = page("{visitor: Person} … {destination: Place}", file="b.rule", head="class bg:Visit")
    found = read(f"{BINH} hội đàm với {KENJI} rồi đi Đà Nẵng.", MEET, visit)
    assert sorted({claim.cls for claim in found}) == ["Meeting", "Visit"]


def test_one_subject_serves_two_verbs() -> None:
    found = read(f"{BINH} hội đàm với {KENJI}, tiếp {LUIS}.")
    assert [[words for role, words in told(claim) if role == "participant"] for claim in found] == [[BINH, KENJI], [BINH, LUIS]]


def test_an_optional_role_that_is_absent_is_no_role() -> None:
    rule = page("{participant: Person} {kind: meeting-verbs} (với {participant: Person})?")
    assert [role for role, _ in told(read(f"{BINH} hội đàm riêng.", rule)[0])] == ["participant", "kind"]


def test_a_pattern_of_mentions_alone_claims_each_of_them() -> None:
    rule = page("{participant: Person}")
    assert [told(claim) for claim in read(f"{BINH} nhớ {LUIS}.", rule)] == [[("participant", BINH)], [("participant", LUIS)]]


def test_claims_come_in_the_order_of_the_text() -> None:
    one = page("{participant: Person} tiếp {participant: Person}", file="z.rule")
    two = page("{participant: Person} hội đàm với {participant: Person}", file="a.rule")
    found = read(f"{BINH} tiếp {LUIS}; {BINH} hội đàm với {KENJI}.", two, one)
    assert [claim.rule for claim in found] == ["z", "a"]


@pytest.mark.parametrize("sentence", ["", "Mưa rơi.", f"{BINH}.", f"{BINH} hội đàm.", "hội đàm với"])
def test_a_sentence_without_the_pattern_claims_nothing(sentence: str) -> None:
    assert read(sentence) == []


def test_a_page_of_words_that_no_table_has_is_read_too() -> None:
    rule = page("{participant: Person} nhớ {participant: Person}")
    assert len(read(f"{BINH} nhớ {LUIS}.", rule)) == 1
    assert read(f"{BINH} quên {LUIS}.", rule) == []


def test_what_a_page_fixes_makes_its_reading_fuller() -> None:
    plain = page("{visitor: Person} {kind: visit-words} {destination: Place}", file="a.rule", head="class bg:Visit")
    event = page("{visitor: Person} đến {destination: Place} dự", file="z.rule", head="class bg:Visit\nkind bgk:attend")
    assert [claim.rule for claim in read(f"{BINH} đến Đà Nẵng dự lễ.", plain, event)] == ["z"]
    assert [claim.rule for claim in read(f"{BINH} đến Đà Nẵng.", plain, event)] == ["a"]
