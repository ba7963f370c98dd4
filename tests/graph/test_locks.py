"""Locks on files: one alone, or several that share; others are told at once, or wait."""
from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

import pytest

from bangiao.graph.locks import lock, unlock


def test_who_holds_a_file_alone_shares_it_with_nobody(tmp_path: Path) -> None:
    held = lock(tmp_path)
    assert held is not None
    for shared in (False, True):
        with pytest.raises(BlockingIOError):
            lock(tmp_path, shared=shared)
    unlock(held)
    others = [lock(tmp_path, shared=True) for _ in range(2)]
    with pytest.raises(BlockingIOError):
        lock(tmp_path)
    for other in others:
        unlock(other)
    unlock(lock(tmp_path))


def test_who_waits_has_it_after(tmp_path: Path) -> None:
    held, got = lock(tmp_path), list[int | None]()
    waiting = threading.Thread(target=lambda: got.append(lock(tmp_path, wait=True)))
    waiting.start()
    assert got == []
    unlock(held)
    waiting.join(60)
    assert len(got) == 1
    unlock(got[0])


def test_a_disk_without_locks_holds_nothing_and_no_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError):
        lock(tmp_path / "none")
    unlock(lock(tmp_path / "new", os.O_RDWR | os.O_CREAT))

    def without(handle: int, operation: int) -> None:
        raise OSError("no locks available")

    monkeypatch.setattr(fcntl, "flock", without)
    assert lock(tmp_path) is None
    unlock(None)
