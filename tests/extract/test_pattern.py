"""The language of patterns: what each sign of it matches, and how a wrong pattern is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.claiming.claims import matches
from bangiao.extract.claiming.pattern import TYPES, PatternError, Slot, compile_pattern, table_words
from bangiao.extract.claiming.proof import reading
from bangiao.extract.claiming.skeleton import TABLE_LETTERS, WORD_TABLES

MEET = "Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Nhật Bản Sato Kenji."


def count(pattern: str, sentence: str) -> int:
    return len(matches(compile_pattern(pattern), reading(sentence)))


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{a: Person} hội đàm với {b: Person}", MEET),
        ("{Person} HỘI ĐÀM với {Person}", MEET),
        ("{a: Person} {k: meeting-verbs} với {b: Person}", MEET),
        ("{a: Agent} {k: meeting-verbs} … {b: Agent}", MEET),
        ("{a: Person} {k: meeting-verbs} (với | cùng) {b: Person}", MEET),
        ("{a: Person} {light-verbs}? {k: meeting-verbs} với? {b: Person}", MEET),
        ("{a: Person} ( hội đàm | điện đàm ( ngắn )? ) với {Person}", MEET),
        ("{a: Country} quý trọng {b: Country}", "Việt Nam quý trọng Lào."),
        ("{a: Party} quý trọng {b: Party}", "Việt Nam và Cuba quý trọng Bộ Ngoại giao Lào."),
        ("rời {a: Place}", "Đoàn rời Đà Nẵng."),
        ("xem {a: Document}", "Họ xem “Hiệp định về nghề cá”."),
        ("lời {t: text}", "Đó là lời thơ, ý nhạc."),
        ("hòa bình {t: text}", "Vì hoà bình lâu dài."),
    ],
)
def test_a_pattern_matches(pattern: str, sentence: str) -> None:
    assert count(pattern, sentence) == 1


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{a: Country} hội đàm với {b: Person}", MEET),  # a person is no state
        ("{a: Person} {k: visit-words} với {b: Person}", MEET),  # a word of another table
        ("{a: Person} với {b: Person}", MEET),  # nothing is passed over unasked
        ("đàm với {b: Person}", MEET),  # half a word of a table
        ("{a: Person} hội đàm với {b: Person} vui", MEET),
        ("quý trọng nhau", "Họ quý trọng; nhau thì ít."),
    ],
)
def test_a_pattern_does_not_match(pattern: str, sentence: str) -> None:
    assert count(pattern, sentence) == 0


@pytest.mark.parametrize(("words", "found"), [(0, 1), (8, 1), (9, 0)])
def test_a_gap_passes_over_eight_words_at_most(words: int, found: int) -> None:
    assert count("rời … {a: Place}", f"Đoàn rời {'xa ' * words}Đà Nẵng.") == found


def test_a_gap_ends_with_the_clause() -> None:
    assert count("rời … {a: Place}", "Đoàn rời đi; Đà Nẵng vắng.") == 0


def test_each_place_where_a_pattern_begins_gives_a_match() -> None:
    assert count("{a: Country} … mùa xuân", "Việt Nam mơ về một mùa xuân.") == 1
    assert count("{a: Country} … mùa xuân", "Việt Nam mơ cùng Cuba một mùa xuân.") == 2


@pytest.mark.parametrize(
    ("pattern", "sentence", "words"),
    [
        ("lời {t: text}", "Đó là lời thơ, ý nhạc.", "thơ , ý nhạc . "),
        ("{t: text} , nắng tắt", "Mưa rơi, nắng tắt.", "mưa rơi "),
        ("“ {t: text} ”", "Thơ rằng: “Mưa rơi”.", "mưa rơi "),
    ],
)
def test_text_takes_all_words_of_the_clause(pattern: str, sentence: str, words: str) -> None:
    found = matches(compile_pattern(pattern), reading(sentence))
    assert [match["s0"] for match in found] == [words]


def test_slots_stand_in_their_order() -> None:
    pattern = compile_pattern(" {a: Person} {light-verbs} {kind: meeting-verbs} {Person} ")
    assert pattern.slots == (Slot("a", "Person"), Slot("", "light-verbs"), Slot("kind", "meeting-verbs"), Slot("", "Person"))
    assert pattern.source == "{a: Person} {light-verbs} {kind: meeting-verbs} {Person}"


def test_each_branch_and_optional_part_is_an_alternative_that_leaves_its_trace() -> None:
    pattern = compile_pattern("hoa (rất | hơi)? (đẹp | thơm)")
    assert pattern.alternatives == ("rất", "hơi", "( rất | hơi )?", "đẹp", "thơm")
    (match,) = matches(pattern, reading("Hoa hơi thơm."))
    assert [match[f"a{n}"] for n in range(5)] == [None, "", "", None, ""]


@pytest.mark.parametrize(
    ("pattern", "triggers"),
    [
        ("hoa đẹp tuyệt", {"tuyệt"}),
        ("là (đẹp | thơm)", {"đẹp", "thơm"}),
        ("tuyệt (hoa | {Person})", {"tuyệt"}),
        ("(hoa)? {Person}", set()),
        ("tuyệt {kind: meetings}", {TABLE_LETTERS["meetings"]}),
    ],
)
def test_triggers_are_the_words_that_a_match_must_hold(pattern: str, triggers: set[str]) -> None:
    assert compile_pattern(pattern).triggers == triggers


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{a: Person", "a brace is not closed near: {a: Person"),
        ("hoa } đẹp", "a brace is not closed near"),
        ("{a: Persona}", "there is no type or table 'Persona'"),
        ("{a: surnames}", "there is no type or table 'surnames'"),
        ("{A: Person}", "is no slot; write {role: Type}"),
        ("{}", "is no slot"),
        ("(hoa | đẹp", "a '(' is not closed"),
        ("hoa | đẹp)", "')' without '(' in: hoa | đẹp)"),
        ("hoa ( | đẹp)", "an alternative is empty"),
        ("", "an alternative is empty"),
        ("? hoa", "'?' stands where a word"),
    ],
)
def test_a_wrong_pattern_is_refused_with_what_is_wrong(pattern: str, told: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_pattern(pattern)
    assert told in str(caught.value)


PIECES = ["hoa", "(", ")", "|", "?", "…", ",", "{a: Person}", "{b: text}", "{kind: meetings}", "{Party}", "{", "}", "."]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_a_pattern_is_compiled_or_refused(source: str) -> None:
    with contextlib.suppress(PatternError):
        pattern = compile_pattern(source)
        assert pattern.expression.groups == len(pattern.slots) + len(pattern.alternatives)


@given(st.text(max_size=30))
def test_any_text_is_compiled_or_refused(source: str) -> None:
    with contextlib.suppress(PatternError):
        compile_pattern(source)


@pytest.mark.parametrize("name", [*TYPES, "text", *WORD_TABLES])
def test_every_type_and_table_makes_a_slot(name: str) -> None:
    assert compile_pattern(f"{{role: {name}}}").slots == (Slot("role", name),)


@pytest.mark.parametrize(
    "pattern", ["hoa … (đẹp | thơm) … {Place}", "{t: text} , {verb: attributions} {Person}", "{Person} … , {Person}"]
)
@pytest.mark.parametrize("text", ["hoa ", "hoa đẹp , theo ", "ông An, theo ", "“ hoa ” , "])
@pytest.mark.usefixtures("ends")
def test_a_pattern_is_done_with_a_long_sentence_in_time(pattern: str, text: str) -> None:
    one, expression = reading(text * (2000 // len(text))), compile_pattern(pattern)
    matches(expression, one)


def test_words_that_only_bar_shorter_ones_are_no_words_of_a_table() -> None:
    assert "hội đàm" in table_words("meeting-verbs")
    assert all(word == word.lower() for word in table_words("meeting-verbs"))
