"""The ledger outlives whatever happens to a push, and says in one line why it cannot be used."""
from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bangiao.graph.errors import LedgerError
from bangiao.graph.remote.ledger import FILE, Ledger, Version

KILLED = """
import os, pathlib, signal, sys
from bangiao.graph.remote.ledger import Ledger
ledger = Ledger(pathlib.Path(sys.argv[1]))
ledger.under_way("e", "a"); ledger.arrived("e", "a", "1"); ledger.under_way("e", "b")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_noted_before_a_kill_is_known_after_it(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Ledger(tmp_path) as ledger:
        assert ledger.there("e") == {"a": "1", "b": ""}
        assert not ledger.renewed


def test_each_endpoint_has_its_own_account(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.arrived("e", "a", "1")
        ledger.arrived("f", "a", "2")
        ledger.doubt("e", "a")
        ledger.doubt("e", "b")
        ledger.withdrawn("f", "a")
    with Ledger(tmp_path) as ledger:
        assert ledger.there("e") == {"a": ""}
        assert ledger.there("f") == {}


def test_versions_are_kept_with_the_mark_up_to_which_they_hold(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        assert ledger.mark == ""
        ledger.keep({"a": Version(1, "x"), "b": Version(2, "y")}, [], "m:1")
        ledger.keep({"a": Version(3, "z")}, ["b"], "m:2")
    with Ledger(tmp_path) as ledger:
        assert (ledger.versions(), ledger.mark) == ({"a": Version(3, "z")}, "m:2")


@pytest.mark.parametrize("broken", [b"no database at all" * 300, None])
def test_a_broken_ledger_begins_anew_and_says_so(tmp_path: Path, broken: bytes | None) -> None:
    with Ledger(tmp_path) as ledger:
        for number in range(500):
            ledger.arrived("e", f"graph {number}", "1" * 64)
    path = tmp_path / FILE
    content = path.read_bytes()
    path.write_bytes(broken or content[:8192] + b"\xff" * (len(content) - 8192))
    with Ledger(tmp_path) as ledger:
        assert ledger.renewed
        assert ledger.there("e") == {}


def test_where_it_cannot_be_written_the_directory_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(LedgerError, match=rf"^{tmp_path / FILE}: .*see that the store's directory can be written"):
        Ledger(tmp_path)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(tmp_path) as ledger:

        class Full:
            def execute(self, *_: object) -> None:
                raise sqlite3.OperationalError("database or disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(ledger, "_db", Full())
            with pytest.raises(LedgerError, match=r"disk is full; see that .* has room"):
                ledger.arrived("e", "a", "1")
