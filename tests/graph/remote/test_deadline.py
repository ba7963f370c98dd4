"""Work has a time limit as a whole, and nobody waits for the rest of it."""
from __future__ import annotations

import threading

import pytest

from bangiao.graph.remote.deadline import LateError, within


class Thing:
    """What a piece of work gives."""

    def __init__(self) -> None:
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


def test_what_comes_in_time_is_given_open_and_what_is_raised_is_raised() -> None:
    assert not within(60, Thing).closed.is_set()
    assert not within(None, Thing).closed.is_set()
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 / 0)  # type: ignore[arg-type, return-value]


def test_what_comes_too_late_is_closed() -> None:
    go_on, thing = threading.Event(), Thing()

    def slow() -> Thing:
        go_on.wait(60)
        return thing

    with pytest.raises(LateError):
        within(0.01, slow)
    go_on.set()
    assert thing.closed.wait(60)
