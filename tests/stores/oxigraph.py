"""Oxigraph's server (PyPI `oxigraph`), which has no login of its own."""
from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stores.process import serving
from stores.server import Server

PROGRAM = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
ABSENT = "the oxigraph server is not installed (pip install oxigraph)"


@contextmanager
def oxigraph() -> Iterator[Server]:
    """A running server with nothing in it."""
    with tempfile.TemporaryDirectory(prefix="oxigraph-", ignore_cleanup_errors=True) as folder:

        def command(ports: list[int]) -> list[str]:
            return [str(PROGRAM), "serve", "--location", f"{folder}/data", "--bind", f"127.0.0.1:{ports[0]}"]

        with serving(command, 1, "127.0.0.1:{0}", Path(folder) / "log") as (port,):
            address = f"http://127.0.0.1:{port}"
            yield Server("oxigraph", f"{address}/query", f"{address}/update", f"{address}/store")
