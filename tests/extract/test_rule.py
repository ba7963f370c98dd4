"""Rule pages: what a page says, and where a wrong one is wrong."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.claiming.rule import RuleError, parse_rule, rule_files, rulebook

PAGE = """\
# a remark before all
Gặp gỡ
class bg:Meeting
kind bgk:reception

Ai tiếp ai.
Thế thôi.

pattern
    {participant: Person} tiếp {participant: Person}
# a remark between
    {participant: Person} đón {participant: Person}
yes
    {participant: Ông An} tiếp {participant: bà Bình}.
no
    Ông An tiếp thu ý kiến.
todo
\tÔng An ra đón.
"""


def test_a_page_says_what_it_finds() -> None:
    rule = parse_rule("don.rule", PAGE)
    assert (rule.file, rule.title, rule.cls, rule.line) == ("don.rule", "Gặp gỡ", "Meeting", 3)
    assert rule.fixed == (("kind", "reception"),)
    assert rule.about == "Ai tiếp ai. Thế thôi."
    assert [line for line, _ in rule.patterns] == [10, 12]


def test_a_sentence_is_kept_without_its_marks() -> None:
    rule = parse_rule("don.rule", PAGE)
    (yes,), (no,), (todo,) = rule.yes, rule.no, rule.todo
    assert (yes.line, yes.text) == (14, "Ông An tiếp bà Bình.")
    assert [(role, yes.text[a:b]) for role, a, b in yes.marks] == [("participant", "Ông An"), ("participant", "bà Bình")]
    assert (no.line, no.text, no.marks) == (16, "Ông An tiếp thu ý kiến.", ())
    assert (todo.line, todo.text) == (18, "Ông An ra đón.")


def test_a_page_in_decomposed_letters_is_the_same_page() -> None:
    assert parse_rule("a", unicodedata.normalize("NFD", PAGE)).yes == parse_rule("a", PAGE).yes


def test_the_words_of_a_section_stand_there_alone() -> None:
    rule = parse_rule("a", PAGE.replace("    Ông An tiếp thu", "    pattern\n    Ông An tiếp thu"))
    assert [example.text for example in rule.no] == ["pattern", "Ông An tiếp thu ý kiến."]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((PAGE, ""), "a.rule:1: a page begins with a title"),
        (("class bg:Meeting", "lớp Gặp"), "a.rule:3: the second line names the class"),
        (("{participant: Person} tiếp {", "{participant: Person} tiếp ({"), "a.rule:10: a '(' is not closed"),
        (("{participant: Person} đón {participant: Person}", "{participant: Person"), "a.rule:12: a brace is not closed"),
        (("bà Bình}.", "bà Bình."), "a.rule:14: a brace is not closed; mark as {role: words}"),
        (("    Ông An tiếp thu", "Ông An tiếp thu"), "a.rule:16: a line below 'no' is indented"),
        (("    Ông An tiếp thu", "none"), "a.rule:16: a line below 'no' is indented; the sections are pattern, yes, no, todo"),
        (("{participant: Person} đón", "{participant: Human} đón"), "a.rule:12: there is no type or table 'Human'"),
    ],
)
def test_a_wrong_page_is_refused_with_its_line(change: tuple[str, str], told: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule("a.rule", PAGE.replace(*change))
    assert str(caught.value).startswith(told)


def test_a_page_without_a_pattern_is_refused() -> None:
    with pytest.raises(RuleError, match=r"^a:2: no pattern; write one below a line 'pattern'$"):
        parse_rule("a", "Gặp\nclass bg:Meeting\n")


WORDS = st.text(st.sampled_from("aBđÁ ,.“”"), min_size=1, max_size=8).filter(str.strip)


@given(st.lists(st.tuples(st.sampled_from(["", "participant", "place"]), WORDS), min_size=1, max_size=6))
def test_marks_lie_in_the_sentence_in_order(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"{{{role}: {words}}}" if role else words for role, words in parts)
    page = f"T\nclass bg:Meeting\npattern\n    hoa\nyes\n    x{source}x"
    (example,) = parse_rule("a", page).yes
    assert [role for role, _, _ in example.marks] == [role for role, _ in parts if role]
    assert all(a <= b <= len(example.text) for _, a, b in example.marks)
    assert all(one[2] <= two[1] for one, two in pairwise(example.marks))
    assert example.text == "x" + "".join(words.lstrip() if role else words for role, words in parts) + "x"


def test_the_rulebook_is_every_page_by_name() -> None:
    names = [path.name for path in rule_files()]
    assert names == sorted(names)
    assert [rule.file for rule in rulebook()] == names
    assert len(names) >= 10
    assert rulebook() is rulebook()
