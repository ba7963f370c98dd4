"""A program of this machine that serves while a context lasts."""
from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 180  # seconds that a program may take to begin, on a machine with much else to do
TRIES = 3  # a port that was free may be taken when the program comes to it


class StartError(Exception):
    """The program ended, or did not begin in time."""


def free_ports(number: int) -> list[int]:
    """Ports of the loopback address that nothing listens at just now, each another."""
    probes = [socket.socket() for _ in range(number)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


@contextmanager
def serving(command: Callable[[list[int]], list[str]], ports: int, ready: str, log: Path) -> Iterator[list[int]]:
    """The ports of a program that runs until the context ends.

    `command` makes its words from the ports it is to listen at; `ready` is what it says, in its own output and so not
    that of another at the same port, as soon as it serves: `{0}` stands for the first port.
    """
    for attempt in range(TRIES):
        chosen = free_ports(ports)
        with log.open("wb") as out:
            process = subprocess.Popen([*_mortal(), *command(chosen)], stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        try:
            _wait(process, ready.format(*chosen), log)
        except StartError:
            _end(process)
            if attempt == TRIES - 1:
                raise
            continue
        try:
            yield chosen
        finally:
            _end(process)
        return


def _mortal() -> list[str]:
    """What lets a program die with the tests, even where these are killed."""
    return [setpriv, "--pdeathsig", "KILL"] if (setpriv := shutil.which("setpriv")) else []


def _wait(process: subprocess.Popen[bytes], ready: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while ready not in log.read_text("utf-8", "replace"):
        if process.poll() is not None or time.monotonic() > until:
            raise StartError(f"{process.args!r}: {log.read_text('utf-8', 'replace')[-2000:]}")
        time.sleep(0.02)


def _end(process: subprocess.Popen[bytes]) -> None:
    """At once: what it wrote is thrown away."""
    process.kill()
    process.wait()
