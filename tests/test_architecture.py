"""The house rules that a machine can see: which way imports run, how long things are, what is never committed."""
from __future__ import annotations

import ast
import re
import statistics
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ontology", "extract", "graph", "queries")  # the top-level ones
WHERE = {**{room: room for room in ROOMS}, "evaluation": "src/bangiao/evaluation"}  # each may import those before it
STAGES = ("words", "reading", "mentioning", "claiming", "settling")  # of extract: the same
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
PLACES = ("/" + "home/", "/" + "root/", "/" + "work/", "/" + "Users/")

VIETNAMESE = re.compile(r"(?=[^\W\d_]{3})[^\W\d_]*[ăâđêôơưạ-ỹ]", re.I)  # a word, not the letters of the script
WORDS_LEFT_IN_CODE = 10  # lower it when words move into tables; never raise it
CLASS = re.compile(r"\[[^\]]*\]")  # a set of letters in a regular expression


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def code() -> list[Path]:
    """The program itself: the rooms and the command line."""
    return modules(*WHERE.values(), "src/bangiao/cli")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def imported(path: Path) -> set[str]:
    """The full names of what a module imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def lengths() -> list[tuple[int, str]]:
    """Lines of every function of the rooms and the command line, its docstring left out."""
    found = []
    for path in code():
        for node in ast.walk(tree(path)):
            if isinstance(node, FUNCTIONS):
                text = node.body[0] if ast.get_docstring(node) else None
                about = (text.end_lineno or 0) - text.lineno + 1 if text else 0
                size = (node.end_lineno or 0) - node.lineno + 1 - about
                found.append((size, f"{path.relative_to(ROOT)}:{node.lineno}"))
    return found


@pytest.mark.parametrize("room", WHERE)
def test_imports_run_one_way(room: str) -> None:
    upstairs = {*list(WHERE)[list(WHERE).index(room) + 1 :], "cli"}
    for path in modules(WHERE[room]):
        names = imported(path)
        assert not {name for name in names if name.startswith("bangiao.") and name.split(".")[1] in upstairs}, path
        assert "bangiao" not in names, f"{path}: the face of the package is upstairs of every room"
        assert not {name for name in names if name.split(".")[0] in ROOMS}, f"{path}: import it as bangiao.…"


@pytest.mark.parametrize("stage", STAGES)
def test_the_stages_of_extract_run_one_way(stage: str) -> None:
    later = {f"bangiao.extract.{other}" for other in STAGES[STAGES.index(stage) + 1 :]}
    for path in modules(f"extract/{stage}"):
        assert not {name for name in imported(path) if ".".join(name.split(".")[:3]) in later}, path


def test_relative_imports_are_not_used() -> None:
    for path in code():
        assert not [n for n in ast.walk(tree(path)) if isinstance(n, ast.ImportFrom) and n.level], path


def test_functions_are_short() -> None:
    sizes = sorted(lengths())
    assert len(sizes) > 50
    assert statistics.median(size for size, _ in sizes) < 10
    long = [where for size, where in sizes if size >= 30]
    assert len(long) * 10 <= len(sizes), long


def test_modules_are_short() -> None:
    lines = {str(path): path.read_text("utf-8").count("\n") for path in code()}
    assert not {path: count for path, count in lines.items() if count > 400}


def test_there_is_no_junk_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [path for path in (*code(), *modules("tests", "bench")) if drawers & {path.stem, path.parent.name}]


def test_no_test_hides_another_of_its_name() -> None:
    for path in modules("tests"):
        for scope in (n for n in ast.walk(tree(path)) if isinstance(n, ast.Module | ast.ClassDef)):
            names = Counter(n.name for n in scope.body if isinstance(n, FUNCTIONS))
            assert max(names.values(), default=0) <= 1, (path, names.most_common(1))


# Tests of what all modules of a room do together.
WHOLE = {"graph": {"function_of_articles", "faults", "same_names"}, "queries": {"incumbents", "office_at", "what_differs"}}


def test_tests_mirror_modules() -> None:
    for room, folder in WHERE.items():
        for path in modules(f"tests/{room}"):
            stem = path.stem.removeprefix("test_")
            known = path.stem == "conftest" or stem in WHOLE.get(room, ())
            assert known or list((ROOT / folder).rglob(f"{stem}*")), f"{path} mirrors nothing there"


def test_every_module_of_the_first_rooms_has_its_tests() -> None:
    for room in ("ontology", "extract"):
        held = {path.stem.removeprefix("test_") for path in modules(f"tests/{room}")}
        bare = [path for path in modules(room) if path.stem != "__init__" and not any(h.startswith(path.stem) for h in held)]
        assert not bare, bare


def test_every_module_says_what_it_is_for() -> None:
    assert not [path for path in (*code(), *modules("tests", "bench")) if not ast.get_docstring(tree(path))]


def test_no_place_of_a_machine_is_written_down() -> None:
    for path in tracked():
        if path.suffix in {".gz", ".png"} or path.is_symlink():
            continue
        text = path.read_text("utf-8")
        assert not [place for place in PLACES if re.search(rf"(?<![\w.}}/])(?<!://){re.escape(place)}", text)], path


def test_vietnamese_words_stand_in_tables_not_in_code() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path in modules("extract", "graph")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings(path)
        if VIETNAMESE.search(CLASS.sub(" ", node.value))
    ]
    assert len(found) <= WORDS_LEFT_IN_CODE, "\n".join(found)


@cache
def docstrings(path: Path) -> set[str]:
    holders = (n for n in ast.walk(tree(path)) if isinstance(n, (ast.Module, ast.ClassDef, *FUNCTIONS)))
    return {ast.get_docstring(n, clean=False) or "" for n in holders}
