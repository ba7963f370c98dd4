"""The Makefile: what it promises, and what it says where the machine lacks something."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=alone, capture_output=True, text=True, check=False, timeout=60
    )


def targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", makefile, re.M))


def test_help_lists_every_word(root: Path) -> None:
    listed = {line.split()[0] for line in make(root, "help").stdout.splitlines()}
    assert listed == targets((root / "Makefile").read_text("utf-8"))
    assert {"demo", "test", "lint", "types", "bench", "docs"} <= listed


def test_no_python_is_said_with_the_remedy(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    run = make(tmp_path, "demo", "PYTHON=")
    assert run.returncode != 0
    assert "needs Python 3.11, 3.12 or 3.13" in run.stderr
    assert "make PYTHON=" in run.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_unfit_python_is_named(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    run = make(tmp_path, "demo", "PYTHON=false")
    assert run.returncode != 0
    assert "false is not Python 3.11 to 3.13" in run.stderr


def test_an_up_to_date_environment_is_left_alone(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "Makefile", tmp_path)
    for path in ("pyproject.toml", ".venv/bin/python", ".venv/installed", ".venv/installed-dev"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert "pip install" not in make(tmp_path, "--dry-run", "test").stdout
    later = time.time() + 60
    os.utime(tmp_path / "pyproject.toml", (later, later))
    assert "pip install" in make(tmp_path, "--dry-run", "test").stdout
