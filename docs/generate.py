"""Write the generated pages anew: commands, ontology, JSON-LD context, query pages, and what the commands on other pages answer.

With --check, say which of them are out of date and change nothing.
"""
from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from shutil import copytree, ignore_patterns

import click

from bangiao.cli import main
from bangiao.ontology.context import page as context_page
from bangiao.ontology.reference import page as ontology_page
from bangiao.queries.manual import manual
from bangiao.queries.page import pages

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# The commands

Written by `make docs` from the program itself; a test fails when it is out of date. `bangiao COMMAND --help` says the
same at a terminal.
"""
BLOCK = re.compile(r"(?<=```)(\w+)(?: (\S+))?\n(.*?)(?=```)", re.S)  # any block; one with a path is the file of that name
LESSONS = ("docs/evaluation.md", "docs/rules.md")  # read one after the other by one who tries what they say
PROGRAM = ("src", "ontology", "extract", "graph", "queries")


def commands(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below `group` with the words that call it, groups before their members."""
    context = click.Context(group, info_name=path[-1])
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield (*path, name), command
            if isinstance(command, click.Group):
                yield from commands(command, (*path, name))


def section(path: tuple[str, ...], command: click.Command) -> str:
    """One command's heading and the text of its --help."""
    context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
    return f"## {' '.join(path)}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def cli_page() -> str:
    """The page of all commands."""
    return "\n".join([HEAD, *(section(path, command) for path, command in commands(main, ("bangiao",)))])


def on_samples(page: str) -> str:
    """A page with its blocks done, in order, in an empty folder that holds the sample articles."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        return BLOCK.sub(lambda block: tried(block, Path(folder)), (ROOT / page).read_text("utf-8"))


def tried(block: re.Match[str], folder: Path) -> str:
    """A block as it reads once its file is there, or its commands have run."""
    kind, path, body = block.groups()
    if path:
        keep(folder / path, body)
    return "console\n" + "\n".join(answered(body, folder)) if kind == "console" else block[0]


def lessons() -> dict[str, str]:
    """The pages of LESSONS, done in order in one folder: files are written, rows added to a copy of the program's tables,
    and what the commands answer stands below them.
    """
    with tempfile.TemporaryDirectory() as folder:
        for part in PROGRAM:
            copytree(ROOT / part, Path(folder) / "program" / part, symlinks=True, ignore=ignore_patterns("__pycache__"))
        (Path(folder) / "work").mkdir()
        return {page: BLOCK.sub(lambda b: done(b, Path(folder)), (ROOT / page).read_text("utf-8")) for page in LESSONS}


def done(block: re.Match[str], folder: Path) -> str:
    """A block as it reads once it is done: its file is there, or its commands have run."""
    kind, path, body = block.groups()
    if path:
        keep(folder / ("program" if path.split("/")[0] in PROGRAM else "work") / path, body)
    if kind != "console":
        return block[0]
    return "console\n" + "\n".join(answered(body, folder / "work", folder / "program/src"))


def keep(path: Path, body: str) -> None:
    """Write a file, or add to one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(body)


def answered(block: str, folder: Path, program: Path | None = None) -> Iterator[str]:
    """Each command of a block with what it answers now; by the copy of the program there, if one is given."""
    for command in re.findall(r"^\$ ((?:.*\\\n)*.*)$", block, re.M):
        yield f"$ {command}"
        yield "\n".join(line.rstrip() for line in answer(command, folder, program).splitlines()) + "\n"


def answer(command: str, folder: Path, program: Path | None = None) -> str:
    """What a shell command prints."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "150", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    if program:
        environment["PYTHONPATH"] = str(program)
    call = ["bash", "-c", command]
    run = subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


PAGES = {
    "docs/cli.md": cli_page,
    "docs/ontology.md": ontology_page,
    "ontology/context.jsonld": context_page,
    "docs/queries.md": lambda: manual(pages()),
    **{page: partial(on_samples, page) for page in ("README.md", "docs/reasoning.md", "docs/notebooks.md")},
}


def written() -> dict[str, str]:
    """All pages as they should be; most of the time goes by while their commands run, so they run side by side."""
    with ThreadPoolExecutor() as pool:
        taught, made = pool.submit(lessons), {name: pool.submit(page) for name, page in PAGES.items()}
        return {name: page.result() for name, page in made.items()} | taught.result()


def run(check: bool) -> int:
    """Write each page that has changed, or name it; 1 if `check` finds one out of date."""
    new = written()
    stale = [name for name, text in new.items() if not same(ROOT / name, text)]
    for name in stale:
        if check:
            print(f"{name} is out of date; run: make docs", file=sys.stderr)
        else:
            (ROOT / name).write_text(new[name], "utf-8")
    return int(check and bool(stale))


def same(path: Path, text: str) -> bool:
    """Whether the file holds that text."""
    return path.is_file() and path.read_text("utf-8") == text


if __name__ == "__main__":
    raise SystemExit(run(check="--check" in sys.argv[1:]))
