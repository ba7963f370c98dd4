"""The proof of rule pages: each kind of fault is found at its line, and every page of the project is without one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bangiao.extract.claiming.proof import Fault, prove
from bangiao.extract.claiming.rule import parse_rule, rule_files, rulebook
from bangiao.ontology.schema import schema

HEAD = "Hội đàm\nclass bg:Meeting\n"
PATTERN = "pattern\n    {participant: Person} {kind: meeting-verbs} (với | cạnh) {participant: Person}\n"
A, B = "{participant: Thủ tướng Trần Quốc Bình}", "{participant: Thủ tướng Nhật Bản Sato Kenji}"
YES = f"yes\n    {A} hội đàm với {B}.\n    {A} hội kiến cạnh {B}.\n"
NO = "no\n    Hai nước hội đàm nhiều lần.\n"
PAGE = HEAD + PATTERN + YES + NO


def faults(page: str) -> list[str]:
    return [str(fault) for fault in prove([parse_rule("a.rule", page)], schema())]


def test_a_sound_page_has_no_fault() -> None:
    assert faults(PAGE) == []


def test_a_fault_is_one_line_with_its_place() -> None:
    assert str(Fault("a.rule", 7, "no")) == "a.rule:7: no"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("bg:Meeting", "bg:Party"), "a.rule:2: bg:Party is no class of facts; they are "),
        (("bg:Meeting\n", "bg:Meeting\nkind bgk:treaty\n"), "a.rule:2: kind bgk:treaty is nothing that bg:Meeting can have"),
        (("bg:Meeting\n", "bg:Meeting\nmood bgk:held\n"), "a.rule:2: mood bgk:held is nothing that bg:Meeting can have"),
        (("{kind: meeting-verbs}", "{mood: meeting-verbs}"), "a.rule:4: bg:Meeting has no role 'mood'; it has "),
        (("{kind: meeting-verbs}", "{place: meeting-verbs}"), "a.rule:4: {place: meeting-verbs}: 'place' holds Country, Place"),
        (("{kind: meeting-verbs}", "{kind: visit-words}"), "a.rule:4: {kind: visit-words}: the table's kinds "),
        (("{participant: Person} {", "{participant: Document} {"), "a.rule:4: {participant: Document}: 'participant' holds "),
        ((YES, ""), "a.rule:2: no 'yes' sentence; give one for each alternative"),
        ((NO, ""), "a.rule:2: no 'no' sentence is a near miss"),
        (("Hai nước hội đàm nhiều lần", "Hoa nở khắp núi rừng"), "a.rule:2: no 'no' sentence is a near miss"),
        (("yes\n", "yes\n    Hoa nở khắp núi rừng.\n"), "a.rule:6: yes: gives 0 claims of bg:Meeting, not one"),
        (("hội đàm với {participant: Thủ tướng Nhật Bản Sato Kenji}", "hội đàm với Thủ tướng Nhật Bản Sato Kenji"),
         f"a.rule:6: yes: gives {B}, {A}, not {A}"),
        (("no\n", "no\n    Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Lào Bounmy Vong.\n"),
         f"a.rule:9: no: gives {{participant: Thủ tướng Lào Bounmy Vong}}, {A} by rule a"),
        ((NO, f"{NO}todo\n    {A} hội đàm với {B}.\n"), "a.rule:11: todo: this is read rightly now; move it to 'yes'"),
        (("(với | cạnh)", "(với | cùng | bên)"), "a.rule:4: no 'yes' sentence exercises ( bên )"),
        (("(với | cạnh)", "(với | cạnh) rất?"), "a.rule:4: no 'yes' sentence exercises ( rất? )"),
        (("pattern\n", "pattern\n    {participant: Person} nhớ {participant: Person}\n"),
         "a.rule:4: no 'yes' sentence matches this pattern; give one, or delete it"),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_line(change: tuple[str, str], told: str) -> None:
    page = PAGE.replace(*change, 1)
    assert page != PAGE
    assert any(fault.startswith(told) for fault in faults(page)), faults(page)


def test_two_claims_of_one_class_are_not_what_one_sentence_promises() -> None:
    page = PAGE.replace(f"{A} hội kiến cạnh {B}.", f"{A} hội kiến cạnh {B}, hội đàm cạnh Tổng thống Cuba Luis Ortega.")
    assert "a.rule:7: yes: gives 2 claims of bg:Meeting, not one; " in faults(page)[0]


def test_a_todo_that_is_still_read_wrongly_is_no_fault() -> None:
    assert faults(f"{PAGE}todo\n    {A} và {B} cùng đi dạo.\n") == []


def test_words_of_a_table_may_be_marked_or_not() -> None:
    assert faults(PAGE.replace("hội kiến cạnh", "{kind: hội kiến} cạnh")) == []


def test_another_page_may_not_find_what_one_denies() -> None:
    other = (
        PAGE.replace("Hội đàm", "Khác")
        .replace("{kind: meeting-verbs} (với | cạnh)", "quý (với | cạnh)")
        .replace("hội đàm", "quý")
    )
    one = PAGE.replace("Hai nước hội đàm nhiều lần.", "Thủ tướng Trần Quốc Bình quý với Thủ tướng Lào Bounmy Vong hội đàm.")
    pages = [parse_rule("một.rule", one), parse_rule("hai.rule", other.replace("hội kiến cạnh", "quý cạnh"))]
    assert [str(f) for f in prove(pages, schema()) if f.file == "một.rule"] == [
        "một.rule:9: no: gives {participant: Thủ tướng Lào Bounmy Vong}, {participant: Thủ tướng Trần Quốc Bình} by rule hai"
    ]


def test_faults_come_by_file_and_line() -> None:
    pages = [parse_rule(name, PAGE.replace(YES, "").replace(NO, "")) for name in ("b.rule", "a.rule")]
    found = prove(pages, schema())
    assert list(found) == sorted(found)
    assert {fault.file for fault in found} == {"a.rule", "b.rule"}


@cache
def project_faults() -> tuple[Fault, ...]:
    return prove(rulebook(), schema())


@pytest.mark.parametrize("page", list(rule_files()), ids=lambda page: page.stem)
def test_a_page_of_the_project_is_proved(page: Path) -> None:
    assert [str(fault) for fault in project_faults() if fault.file == page.name] == []


def test_the_pages_of_the_project_are_many_and_well_proved() -> None:
    book = rulebook()
    assert len(book) >= 12
    assert sum(len(rule.patterns) for rule in book) >= 60
    assert sum(len(rule.yes) for rule in book) >= 80
    assert sum(len(rule.no) for rule in book) >= 30
    covered = {rule.cls for rule in book} | {"OfficeHolding"}
    assert covered >= set(schema().facts()), set(schema().facts()) - covered
