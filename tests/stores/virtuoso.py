"""Virtuoso 7 (Debian `virtuoso-opensource-7-bin`): who writes logs in by Digest, everybody may read."""
from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stores.process import PATIENCE, serving
from stores.server import Server

PROGRAM, CONSOLE = shutil.which("virtuoso-t"), shutil.which("isql-vt")
ABSENT = "Virtuoso is not installed (Debian: apt install --no-install-recommends virtuoso-opensource-7-bin)"
USER, PASSWORD = "bangiao", "Bi mat: o day?"  # ASCII: what Digest takes from urllib

_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000000
"""
_MAY_READ, _MAY_WRITE = 1, 7


@contextmanager
def virtuoso() -> Iterator[Server]:
    """A running server with nothing in it but its own graphs."""
    with tempfile.TemporaryDirectory(prefix="virtuoso-", ignore_cleanup_errors=True) as name, running(Path(name)) as (server, _):
        yield server


@contextmanager
def running(folder: Path) -> Iterator[tuple[Server, int]]:
    """The same with its files in `folder`, from which it may load, and the port of its console."""

    def command(ports: list[int]) -> list[str]:
        for left in folder.glob("virtuoso*"):
            left.unlink()
        ini = folder / "virtuoso.ini"
        ini.write_text(_INI.format(folder=folder, sql=ports[0], http=ports[1]), "utf-8")
        return [str(PROGRAM), "+configfile", str(ini), "+foreground"]

    with serving(command, 2, "Server online at 127.0.0.1:{0}", folder / "log") as (sql, http):
        _make_user(sql)
        address = f"http://127.0.0.1:{http}"
        bare = Server(
            "virtuoso", f"{address}/sparql", f"{address}/sparql-auth", f"{address}/sparql-graph-crud-auth",
            "digest", USER, PASSWORD,
        )
        yield Server(*(getattr(bare, name) for name in bare.__slots__[:-1]), frozenset(bare.graph_names())), sql


def tell(port: int, *statements: str) -> None:
    """Have the console at a port carry out statements, as the administrator."""
    console = [str(CONSOLE), f"127.0.0.1:{port}", "dba", "dba", "ERRORS=STDOUT", f"EXEC={'; '.join(statements)};"]
    said = subprocess.run(console, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
    assert "Error" not in said, said


def _make_user(port: int) -> None:
    tell(
        port, f"DB.DBA.USER_CREATE('{USER}', '{PASSWORD}')",
        f'GRANT SPARQL_UPDATE TO "{USER}"', f'GRANT SPARQL_SELECT TO "{USER}"',
        f"DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', {_MAY_READ})",
        f"DB.DBA.RDF_DEFAULT_USER_PERMS_SET('{USER}', {_MAY_WRITE})",
    )
