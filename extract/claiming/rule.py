"""A rule is a page: a title, a class, what it finds, its patterns, and sentences that prove it."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from bangiao.extract.claiming.pattern import Pattern, PatternError, compile_pattern

SECTIONS = ("pattern", "yes", "no", "todo")
_CLASS = re.compile(r"class\s+bg:(\w+)")
_FIXED = re.compile(r"(\w+)\s+bgk:([\w-]+)")
_MARK = re.compile(r"\{(\w+):\s*([^{}]*)\}")


class RuleError(ValueError):
    """A rule page cannot be read; the message begins with file and line."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a page: its plain text, and what is marked in it as (role, start, end)."""

    line: int
    text: str
    marks: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)  # a page is one thing, told from others by itself
class Rule:
    """One page. `fixed` are roles whose value the page itself gives (`kind bgk:reception`)."""

    file: str
    title: str
    line: int  # of the class
    cls: str
    fixed: tuple[tuple[str, str], ...]
    about: str
    patterns: tuple[tuple[int, Pattern], ...]  # line, pattern
    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    todo: tuple[Example, ...]


def parse_rule(file: str, text: str) -> Rule:
    """The rule that a page writes. Raises RuleError, which names file and line."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    head, sections = _divide(file, lines)
    if len(head) < 2:
        raise RuleError(f"{file}:1: a page begins with a title and a line 'class bg:…'")
    cls = _CLASS.fullmatch(head[1][1])
    if cls is None:
        raise RuleError(f"{file}:{head[1][0]}: the second line names the class, such as 'class bg:Meeting'")
    fixed = [m.groups() for _, line in head[2:] if (m := _FIXED.fullmatch(line))]
    about = " ".join(line for _, line in head[2:] if not _FIXED.fullmatch(line))
    if not sections["pattern"]:
        raise RuleError(f"{file}:{len(lines)}: no pattern; write one below a line 'pattern'")
    return Rule(
        file, head[0][1], head[1][0], cls[1], tuple((k, v) for k, v in fixed), about,
        tuple(_pattern(file, n, line) for n, line in sections["pattern"]),
        *(tuple(_example(file, n, line) for n, line in sections[name]) for name in ("yes", "no", "todo")),
    )


def _divide(file: str, lines: list[str]) -> tuple[list[tuple[int, str]], dict[str, list[tuple[int, str]]]]:
    """The lines of the head and of each section, with their numbers; blank lines and remarks left out."""
    head: list[tuple[int, str]] = []
    sections: dict[str, list[tuple[int, str]]] = {name: [] for name in SECTIONS}
    current = None
    for n, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.strip() in SECTIONS and not line.startswith((" ", "\t")):
            current = line.strip()
        elif current is None:
            head.append((n, line.strip()))
        elif not line.startswith((" ", "\t")):
            raise RuleError(f"{file}:{n}: a line below '{current}' is indented; the sections are {', '.join(SECTIONS)}")
        else:
            sections[current].append((n, line.strip()))
    return head, sections


def _pattern(file: str, line: int, source: str) -> tuple[int, Pattern]:
    try:
        return line, compile_pattern(source)
    except PatternError as error:
        raise RuleError(f"{file}:{line}: {error}") from None


def _example(file: str, line: int, source: str) -> Example:
    text, marks, place = "", [], 0
    for match in _MARK.finditer(source):
        text += source[place:match.start()]
        marks.append((match[1], len(text), len(text) + len(match[2])))
        text, place = text + match[2], match.end()
    text += source[place:]
    if "{" in text or "}" in text:
        raise RuleError(f"{file}:{line}: a brace is not closed; mark as {{role: words}}")
    return Example(line, text, tuple(marks))


def read_rule(path: Path) -> Rule:
    """The rule that a file of one's own holds. Raises RuleError, which names the file as given, and the line."""
    try:
        return parse_rule(str(path), path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        line = bytes(error.object)[:error.start].count(b"\n") + 1
        raise RuleError(f"{path}:{line}: this is no UTF-8; save the page as UTF-8 text") from None


def rule_files() -> Iterator[Path]:
    """The project's rule pages, by name."""
    yield from sorted((Path(str(resources.files("bangiao.extract"))) / "rules").glob("*.rule"))


@cache
def rulebook() -> tuple[Rule, ...]:
    """The project's own rules. Raises RuleError at the first page that cannot be read."""
    return tuple(parse_rule(path.name, path.read_text("utf-8")) for path in rule_files())
