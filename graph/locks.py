"""Locks of the system on files and folders: let go by who closes them, or ends, however that comes."""
from __future__ import annotations

import os
import sys
from pathlib import Path


def lock(path: Path, flags: int = os.O_RDONLY, *, shared: bool = False, wait: bool = False) -> int | None:
    """A descriptor, opened with these flags, that holds what stands at `path`, alone or with others that share it.

    None where the system, or the disk, has no such locks. Raises BlockingIOError where another holds it and this is not to
    wait, and OSError where it cannot be opened.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(path, flags, 0o644)
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:
        os.close(handle)
        return None
    return handle


def unlock(held: int | None) -> None:
    """Let go of what `lock` gave."""
    if held is not None:
        os.close(held)
