"""A time limit for a piece of work as a whole: the timeout of a socket starts anew with each byte that drips."""
from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar


class Closable(Protocol):
    """What has to be let go of."""

    def close(self) -> None:
        """Let go of it."""


T = TypeVar("T", bound=Closable)


class LateError(TimeoutError):
    """The work did not end in time."""


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """What `work` gives or raises, in a thread of its own for which nobody waits longer than so many seconds (None: for ever).

    Raises LateError then. What comes too late is closed; a work that never ends does not keep the program from ending.
    """
    done: queue.SimpleQueue[T | BaseException] = queue.SimpleQueue()
    late = threading.Event()

    def run() -> None:
        try:
            done.put(work())
        except BaseException as error:
            done.put(error)
        if late.is_set():
            _close(done)

    threading.Thread(target=run, daemon=True).start()
    try:
        found = done.get(timeout=seconds)
    except queue.Empty:
        late.set()
        _close(done)
        raise LateError from None
    if isinstance(found, BaseException):
        raise found
    return found


def _close(done: queue.SimpleQueue[T | BaseException]) -> None:
    with suppress(queue.Empty):
        found = done.get_nowait()
        if not isinstance(found, BaseException):
            found.close()
