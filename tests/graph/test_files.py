"""What a run leaves that was killed goes with the next run, and never what a live run is at."""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bangiao.graph.files import new_file, new_folder

Start = Callable[[str, Path], subprocess.Popen[str]]
HOLDS = """
import sys
from pathlib import Path
from bangiao.graph import files
with getattr(files, sys.argv[1])(Path(sys.argv[2])):
    print("begun", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts processes that write a file or folder, and wait in the middle of it for a word."""
    with ExitStack() as stack:

        def begun(what: str, target: Path) -> subprocess.Popen[str]:
            command = [sys.executable, "-c", HOLDS, what, str(target)]
            process = stack.enter_context(subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
            assert process.stdout
            assert process.stdout.readline() == "begun\n"
            return process

        yield begun


def write(what: str, target: Path) -> None:
    if what == "new_file":
        with new_file(target) as out:
            out.write(b"whole")
    else:
        with new_folder(target) as folder:
            (folder / "datapackage.json").write_text('{"resources": []}')


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.mark.parametrize("what", ["new_file", "new_folder"])
def test_what_a_killed_run_left_goes_and_what_a_live_one_writes_stays(tmp_path: Path, start: Start, what: str) -> None:
    target = tmp_path / "đồ thị [1].nq"
    dead, live = start(what, target), start(what, target)
    dead.kill()
    dead.wait()
    assert len(hidden(tmp_path)) == 2
    write(what, target)
    assert hidden(tmp_path) == [f".{target.name}.{live.pid}.part"]
    live.communicate("go on\n")
    assert live.returncode == 0
    assert hidden(tmp_path) == []
    assert target.exists()


def test_a_number_that_a_dead_run_had_may_be_ours(tmp_path: Path) -> None:
    (tmp_path / f".graph.nq.{os.getpid()}.part").touch()
    write("new_file", tmp_path / "graph.nq")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]


def test_a_folder_put_aside_by_a_run_that_was_killed_goes_when_another_stands_in_its_place(tmp_path: Path) -> None:
    aside = tmp_path / ".tables.99.old"
    aside.mkdir()
    with pytest.raises(ZeroDivisionError), failing(tmp_path / "tables"):
        pass
    assert hidden(tmp_path) == [aside.name], "it may be all that is left"
    write("new_folder", tmp_path / "tables")
    assert hidden(tmp_path) == []


@contextmanager
def failing(target: Path) -> Iterator[None]:
    with new_folder(target):
        yield
        1 / 0  # noqa: B018


def test_what_only_looks_like_left_over_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").touch()
    (tmp_path / ".graph.nq.7.part").symlink_to(tmp_path / "elsewhere")
    others = [".graph.nq.7.parts", ".graph.nq.x.part", ".graph.nt.7.part", "graph.nq.7.part"]
    for name in others:
        (tmp_path / name).touch()
    write("new_file", tmp_path / "graph.nq")
    assert {path.name for path in tmp_path.iterdir()} == {"graph.nq", "elsewhere", ".graph.nq.7.part", *others}
