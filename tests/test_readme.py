"""README and the pages of docs/: what they show is what the program does."""
from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from bangiao.cli import main
from bangiao.extract.claiming.pattern import TYPES
from bangiao.extract.claiming.rule import parse_rule

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "samples/README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"```(?:console|sh|bash)\n(.*?)```", re.S)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def calls(text: str) -> list[list[str]]:
    """Every call of bangiao in the code blocks of a page, as words."""
    lines = "\n".join(CODE.findall(text)).replace("\\\n", " ").splitlines()
    parts = [part for line in lines for part in re.split(r"[|&]{1,2}", line.removeprefix("$ "))]
    return [shlex.split(part, comments=True) for part in parts if part.strip().startswith("bangiao ")]


def resolve(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words call, and the words after it."""
    command: click.Command = main
    rest = words[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(click.Context(command), rest[0])
        assert found is not None, f"no such command: {' '.join(words)}"
        command, rest = found, rest[1:]
    return command, rest


def test_commands_that_are_shown_exist_with_their_options() -> None:
    shown = [words for page in PAGES for words in calls(page.read_text("utf-8"))]
    assert len(shown) >= 8
    for words in shown:
        command, rest = resolve(words)
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "--version"}
        assert not {word.split("=")[0] for word in rest if word.startswith("-") and word != "-"} - known, words


def test_every_command_is_on_the_page_of_commands() -> None:
    page = (ROOT / "docs/cli.md").read_text("utf-8")
    for path, command in generator().commands(main, ("bangiao",)):
        assert f"## {' '.join(path)}\n" in page
        assert command.help, f"{' '.join(path)} says nothing of itself"


def test_the_list_of_commands_cuts_no_sentence_off() -> None:
    shown = main.get_help(click.Context(main, info_name="bangiao", terminal_width=80))
    assert "Read the articles" in shown
    assert "..." not in shown.partition("Commands:")[2]


def test_every_option_says_what_it_is_for() -> None:
    for path, command in generator().commands(main, ("bangiao",)):
        silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help and not p.hidden]
        assert not silent, " ".join(path)


@pytest.mark.slow
def test_the_page_of_commands_and_the_answers_in_the_readme_are_current() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "docs/generate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.slow
def test_python_in_the_readme_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert blocks
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for block in blocks:
        run = subprocess.run(
            [sys.executable, "-c", block], cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_page_on_rules_shows_a_page_that_is_read_and_every_type() -> None:
    text = (ROOT / "docs/rules.md").read_text("utf-8")
    [page] = re.findall(r"```rule\n(.*?)```", text, re.S)
    rule = parse_rule("docs/rules.md", page)
    assert (rule.yes, rule.no, rule.todo) != ((), (), ())
    assert not [name for name in TYPES if f"`{name}`" not in text]


def test_the_lesson_adds_every_sort_of_word_and_ends_well() -> None:
    """The answers are the program's own (a test above says so): after the rows and the page, all six facts are found."""
    text = (ROOT / "docs/rules.md").read_text("utf-8")
    added = re.findall(r"^```\w+ ((?:ontology|extract)/\S+)$", text, re.M)
    tables = ["reporting-verbs", "titles", "document-kinds", "countries", "policies"]
    assert added == [*(f"ontology/names/{table}.tsv" for table in tables), "extract/rules/ngam-trang.rule"]
    assert not [path for path in added[:-1] if not (ROOT / path).is_file()]
    assert "\n0 faults\n" in text
    assert "đúng thêm / newly right (6)" in text
    assert "sai thêm / newly wrong (0)" in text
