"""Files and folders that take their names when they are whole: where anything fails, what stood there before stays."""
from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from bangiao.graph.errors import ExportError
from bangiao.graph.locks import lock, unlock

_REMEDIES = {
    errno.ENOENT: "make the folder that it is to stand in",
    errno.ENOTDIR: "a file stands where a folder is named; name another place",
    errno.ENOSPC: "make room there, and in the folder for temporary files (TMPDIR)",
    errno.EDQUOT: "make room there, and in the folder for temporary files (TMPDIR)",
}
MANIFEST = "datapackage.json"  # of a folder; it lists the other files


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write; a link leads to it, a device or a pipe is written to as it is. Raises ExportError where that cannot be."""
    with problems(path):
        target = _real(path)
        if target.is_dir():
            raise ExportError(f"{path}: this is a folder; name a file in it, such as {path / 'graph.nq'}")
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                yield out
            return
        with whole_file(target) as out:
            yield out


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that replaces one at `path` when it is whole and on the disk. Raises OSError where it cannot be written."""
    with _unfinished(path, partial(Path.touch, exist_ok=False)) as unfinished:
        with unfinished.open("r+b") as out:
            yield out
            _save(out)
        unfinished.replace(path)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """An empty folder to fill, which then replaces one at `path` that an export has made; a link leads to it.

    Raises ExportError where it cannot be written, or something else stands there.
    """
    with problems(path):
        target = _real(path)
        _check_replaceable(target)
        with _unfinished(target, Path.mkdir) as unfinished:
            yield unfinished
            _exchange(target, unfinished)
        _remove_left(target, "old")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """A file or folder held against all others that hold it so, for whom this waits; the system lets go for who dies.

    It is known by what it is, not by its name: it may be renamed meanwhile. Nothing is held where the system, or the disk, has no
    such locks. Raises OSError where it cannot be opened.
    """
    handle = _lock(Path(os.path.realpath(path)), wait=True)
    try:
        yield
    finally:
        unlock(handle)


@contextmanager
def saved(path: Path) -> Iterator[BinaryIO]:
    """A file of an unfinished folder, on the disk when it is closed."""
    with path.open("xb") as out:
        yield out
        _save(out)


@contextmanager
def problems(place: object) -> Iterator[None]:
    """What the disk refuses, as one clear line."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "name a place on a disk with room where you may write")
        raise ExportError(f"{place}: {error.strerror or error}; {remedy}") from error
    except sqlite3.OperationalError as error:
        raise ExportError(f"{place}: {error}; {_REMEDIES[errno.ENOSPC]}") from error


def _real(path: Path) -> Path:
    """Where links lead to; as it is given where it is none, so that messages call it so."""
    return Path(os.path.realpath(path) if path.is_symlink() else os.path.normpath(path))


def _save(out: BinaryIO) -> None:
    out.flush()
    os.fsync(out.fileno())


@contextmanager
def _unfinished(target: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    """A place beside `target`, made by `make`, for what is not whole yet; what dead runs left goes, live ones hold theirs."""
    _remove_left(target, "part")
    path = target.with_name(f".{target.name}.{os.getpid()}.part")
    handle = _made(path, make)
    try:
        yield path
    except BaseException:
        _remove(path)
        raise
    finally:
        unlock(handle)


def _made(path: Path, make: Callable[[Path], None]) -> int | None:
    """Make and hold it; anew where another took it for left over before it was held."""
    while True:
        make(path)
        with suppress(FileNotFoundError):
            return _lock(path, wait=True)


def _remove_left(target: Path, suffix: str) -> None:
    """Remove what runs that are dead have left beside a target: what can be held has no owner any more."""
    name = re.compile(rf"\.{re.escape(target.name)}\.\d+\.{suffix}")
    with suppress(OSError):
        for path in [path for path in target.parent.iterdir() if name.fullmatch(path.name)]:
            with suppress(OSError):
                if (handle := _lock(path, wait=False)) is not None:
                    _remove(path)
                    unlock(handle)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _lock(path: Path, *, wait: bool) -> int | None:
    """A descriptor that holds what stands at `path`; None where there are no locks, or another has it and we do not wait.

    Raises FileNotFoundError where nothing stands there.
    """
    handle = None
    with suppress(BlockingIOError):
        handle = lock(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW, wait=wait)
    if handle is None or _stands_at(path, handle):
        return handle
    unlock(handle)  # while we waited another has taken its place
    return _lock(path, wait=wait)


def _stands_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _check_replaceable(path: Path) -> None:
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return
    if not path.is_dir():
        raise ExportError(f"{path}: a file is in the way of the folder; remove it, or name another folder")
    strangers = sorted({entry.name for entry in path.iterdir()} - _listed(path / MANIFEST))
    if strangers:
        raise ExportError(f"{path}: holds {strangers[0]!r}, which no export has written; name a new or an empty folder")


def _listed(manifest: Path) -> set[str]:
    """The files that an export wrote beside its manifest, and that."""
    try:
        resources = json.loads(manifest.read_text("utf-8"))["resources"]
        return {MANIFEST, *(str(resource["path"]) for resource in resources)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _exchange(path: Path, finished: Path) -> None:
    if not path.exists():
        finished.replace(path)
        return
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    with held(path):
        path.replace(old)
        try:
            finished.replace(path)
        except BaseException:
            old.replace(path)
            raise
        shutil.rmtree(old)
