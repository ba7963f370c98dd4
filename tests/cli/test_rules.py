"""`bangiao rules check` and `bangiao rules list`: what they print, and how they exit."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.claiming import rule as pages
from bangiao.extract.claiming.rule import rulebook

A, B = "{participant: Thủ tướng Trần Quốc Bình}", "{participant: Thủ tướng Nhật Bản Sato Kenji}"
PAGE = f"""\
Đánh cờ
class bg:Meeting
kind bgk:encounter

Hai người đánh cờ.

pattern
    {{participant: Person}} đánh cờ (với | cạnh) {{participant: Person}}
yes
    {A} đánh cờ với {B}.
    {A} đánh cờ cạnh {B}.
no
    Hai cụ già đánh cờ dưới gốc đa.
todo
    {A} thua {B} một ván.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["rules", *map(str, arguments)])


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the project's own pages out, so that only the page of the test is proved."""
    monkeypatch.setattr(pages, "rulebook", lambda: ())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "đánh-cờ.rule"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.mark.usefixtures("alone")
def test_a_sound_page_of_ones_own_is_proved(page: Path) -> None:
    result = run("check", page)
    assert (result.exit_code, result.output) == (0, "1 rules, 3 sentences, 0 faults\n")


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("bg:Meeting", "bg:Chess"), 2, "bg:Chess is no class of facts"),
        (("bgk:encounter", "bgk:chess"), 2, "kind bgk:chess is nothing that bg:Meeting can have"),
        (("{participant: Person} đánh", "{player: Person} đánh"), 8, "bg:Meeting has no role 'player'"),
        (("{participant: Person} đánh", "{place: Person} đánh"), 8, "{place: Person}: 'place' holds "),
        (("    Hai cụ già đánh cờ dưới gốc đa.\n", ""), 2, "no 'no' sentence is a near miss"),
        (("{participant: Thủ tướng Trần Quốc Bình} đánh cờ với", "Hai cụ già đánh cờ với"), 10, "yes: gives 0 claims"),
        (("Hai cụ già đánh", "Thủ tướng Trần Quốc Bình đánh cờ với Thủ tướng Lào Bounmy Vong, rồi đánh"), 13, "no: gives "),
        (("thua", "đánh cờ với"), 15, "todo: this is read rightly now; move it to 'yes'"),
        (("(với | cạnh)", "(với | cạnh | sau)"), 8, "no 'yes' sentence exercises ( sau )"),
    ],
)
def test_a_fault_is_shown_at_its_line_and_exits_1(page: Path, change: tuple[str, str], line: int, told: str) -> None:
    text = page.read_text("utf-8").replace(*change, 1)
    assert text != PAGE
    page.write_text(text, "utf-8")
    result = run("check", page)
    assert result.exit_code == 1
    assert any(shown.startswith(f"{page}:{line}: {told}") for shown in result.output.splitlines()), result.output
    assert result.output.splitlines()[-1].startswith("1 rules, ")
    assert not result.output.endswith(" 0 faults\n")


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("{participant: Person} đánh", "{participant: chessmen} đánh"), 8, "there is no type or table 'chessmen'"),
        (
            ("{participant: Person} đánh", "{participant: Person đánh"),
            8,
            "{participant: Person đánh cờ (với | cạnh) {participant",
        ),
        (("(với | cạnh)", "(với | cạnh"), 8, "a '(' is not closed"),
        (("Sato Kenji}.", "Sato Kenji."), 10, "a brace is not closed; mark as {role: words}"),
        (("class bg:Meeting", "Meeting"), 2, "the second line names the class"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_error_with_its_line(page: Path, change: tuple[str, str], line: int, told: str) -> None:
    page.write_text(page.read_text("utf-8").replace(*change, 1), "utf-8")
    result = run("check", page)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {page}:{line}: ")
    assert result.output.count("\n") == 1
    assert told.split(" ")[0] in result.output


def test_a_page_that_is_not_there_exits_2(tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.rule")
    assert result.exit_code == 2
    assert "none.rule" in result.output


def test_a_page_in_another_encoding_is_one_error_with_its_line(page: Path) -> None:
    page.write_bytes(PAGE.encode("utf-16"))
    assert run("check", page).output == f"Error: {page}:1: this is no UTF-8; save the page as UTF-8 text\n"
    page.write_bytes(b"Co\nclass bg:Meeting\n\xff")
    assert run("check", page).output.startswith(f"Error: {page}:3: ")


def test_pages_of_ones_own_are_proved_beside_the_projects(page: Path) -> None:
    result = run("check", page)
    last = result.output.splitlines()[-1]
    assert last.startswith(f"{len(rulebook()) + 1} rules, ")
    assert not [line for line in result.output.splitlines() if line.startswith(str(page))], result.output
    assert result.exit_code == (0 if last.endswith(" 0 faults") else 1)


def test_the_list_names_every_page_with_its_class_and_title() -> None:
    result = run("list")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert len(lines) == len(rulebook())
    for line, rule in zip(lines, rulebook(), strict=True):
        assert line.split()[:2] == [rule.file.removesuffix(".rule"), f"bg:{rule.cls}"]
        assert line.endswith(rule.title)
