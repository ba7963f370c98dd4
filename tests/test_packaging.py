"""What is shipped: wheel and source archive hold every module and every table, and the wheel runs where it is put."""
from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOMS = ("ontology", "extract", "graph", "queries")
INNER = ("src/bangiao/cli", "src/bangiao/evaluation")  # what stands in no room of its own
MODULES = {"pyahocorasick": "ahocorasick"}  # distributions whose module has another name
DATA = {".ttl", ".jsonld", ".toml", ".tsv", ".rule", ".rq", ".py", ".typed"}


@pytest.fixture(scope="session")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel that was built from that archive."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(root)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    [path] = dist.glob("*.whl")
    return path


def shipped(root: Path) -> set[str]:
    """The files of the rooms and the command line, as the installed package names them."""
    rooms = {path: f"bangiao/{path.relative_to(root)}" for room in ROOMS for path in (root / room).rglob("*")}
    face = {path: str(path.relative_to(root / "src")) for path in (root / "src/bangiao").glob("*")}
    inner = {p: str(p.relative_to(root / "src")) for folder in INNER for p in (root / folder).rglob("*")}
    return {name for path, name in (rooms | face | inner).items() if path.suffix in DATA and path.is_file()}


def test_the_wheel_holds_every_module_and_table_and_nothing_else(root: Path, wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("bangiao-")}
    assert shipped(root) - held == set()
    assert {Path(name).suffix for name in held} <= DATA
    assert {".ttl", ".tsv", ".rule", ".rq"} <= {Path(name).suffix for name in held}


def test_the_wheel_puts_down_one_name(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bangiao"}


def test_the_source_archive_can_run_the_tests_and_the_demo(root: Path, dist: Path) -> None:
    [path] = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.split("/", 1)[-1] for name in archive.getnames()}
    wanted = {"Makefile", "LICENSE", "README.md", "tests/conftest.py", "docs/cli.md", "bench/throughput.py"}
    assert wanted - held == set()
    assert {f"samples/{path.name}" for path in (root / "samples").iterdir() if path.is_file()} - held == set()


def test_the_installed_wheel_reads_its_own_tables(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "import bangiao.ontology.gazetteer as g; print(g.tables_directory(), len(g.table_names()), sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    folder, tables = run.stdout.split("\n")[:2]
    assert Path(folder).is_relative_to(tmp_path)
    assert int(tables) >= 1


def test_versions_of_python_are_those_that_are_promised(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=3.11,<3.14"
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (root / "LICENSE").read_text("utf-8")


def test_every_library_that_is_imported_is_declared(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[><=\[ ]", name)[0].lower().replace("-", "_") for name in project["dependencies"]}
    known = {MODULES.get(name, name) for name in declared} | {"bangiao", *sys.stdlib_module_names}
    assert not {name for name in imports(root) if name.lower() not in known}


def imports(root: Path) -> set[str]:
    """The top-level names that the program imports."""
    found = set()
    for path in [p for folder in (*ROOMS, *INNER) for p in (root / folder).rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").split(".")[0])
    return found
