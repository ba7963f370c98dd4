"""Quads a second into other stores, beside what these stores load themselves; and the time of the proof.

    python bench/push.py [--quads N] [--store DIR]

The sample articles' graphs, again and again under other names, until there are N quads (default 50000); or those of a store.
Each store is started anew on this machine for each way in. The clock on the wall counts, since two programs work: trust the
ratios, both sides of each are measured here and now.
"""
from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import click
import pyoxigraph as ox

from bangiao.graph.build import build
from bangiao.graph.export import to_file
from bangiao.graph.remote.credentials import Credentials
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.ledger import FILE, Ledger
from bangiao.graph.remote.protocol import PROTOCOLS, Protocol, RemoteStore
from bangiao.graph.remote.push import plan, push
from bangiao.graph.remote.verify import verify
from bangiao.graph.store import Store

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from stores import oxigraph, virtuoso  # noqa: E402
from stores.server import Server  # noqa: E402


@dataclass(frozen=True)
class Timing:
    """How long one way took, in seconds of the clock."""

    name: str
    quads: int
    seconds: float

    @property
    def rate(self) -> float:
        """Quads a second."""
        return self.quads / max(self.seconds, 1e-9)


def timed(name: str, quads: int, work: Callable[[], object]) -> Timing:
    """Do it once."""
    begin = time.perf_counter()
    work()
    return Timing(name, quads, time.perf_counter() - begin)


def fill(directory: Path, least: int) -> None:
    """A store of the samples' graphs, copied under other names until there are enough quads."""
    with Store(directory / "samples") as samples, Store(directory / "many") as many:
        build([str(ROOT / "samples")], samples)
        graphs = [(graph, list(samples.quads(graph))) for graph in samples.graphs() if "/article/" in graph.value]
        number = 0
        for copy, (graph, quads) in enumerate(cycle(graphs)):
            if number >= least:
                break
            name = ox.NamedNode(f"{graph.value}-{copy}")
            many.replace(name, [ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads])
            number += len(quads)


@contextmanager
def reached(server: Server, protocol: Protocol) -> Iterator[RemoteStore]:
    """A store, open by a protocol."""
    address = server.graphs if protocol == "graph-store" else server.update
    with PROTOCOLS[protocol](Endpoint(address, credentials=Credentials(server.user, server.secret)), None) as remote:
        yield remote


def ours(directory: Path, server: Server, protocol: Protocol) -> Iterator[Timing]:
    """A first push, one of nothing, one of a changed graph, and the comparison."""
    (directory / FILE).unlink(missing_ok=True)
    with Store(directory) as store, reached(server, protocol) as remote, Ledger(store.path) as ledger:

        def again() -> None:
            push(store, remote, ledger, plan(store, ledger, remote.endpoint.key))

        quads = len(store.oxigraph)
        yield timed(f"bangiao push, {protocol}", quads, again)
        yield timed("  again, nothing changed", quads, again)
        graph = store.graphs()[0]
        kept = list(store.quads(graph))
        store.replace(graph, kept[1:])
        yield timed("  again, one graph changed", quads, again)
        store.replace(graph, kept)
        again()
        yield timed("  --verify", quads, lambda: verify(store, remote, ledger))


def load_oxigraph(folder: Path, file: Path) -> None:
    """Oxigraph's own bulk loader, into files that no server has open."""
    command = [str(oxigraph.PROGRAM), "load", "--location", str(folder / "loaded"), "--file", str(file)]
    subprocess.run(command, check=True, capture_output=True)


def post(server: Server, file: Path) -> None:
    """All in one request to Oxigraph's server."""
    status, said = server.send("POST", server.graphs, file.read_bytes(), Content_Type="application/n-quads")
    assert status < 300, said


def of_oxigraph(directory: Path, file: Path, quads: int) -> Iterator[Timing]:
    """Oxigraph's ways and ours."""
    with tempfile.TemporaryDirectory() as folder:
        yield timed("oxigraph load", quads, lambda: load_oxigraph(Path(folder), file))
    with oxigraph.oxigraph() as server:
        yield timed("one POST of all", quads, lambda: post(server, file))
    for protocol in PROTOCOLS:
        with oxigraph.oxigraph() as server:
            yield from ours(directory, server, protocol)


def of_virtuoso(directory: Path, file: Path, quads: int) -> Iterator[Timing]:
    """Virtuoso's ways and ours."""
    with tempfile.TemporaryDirectory() as name, virtuoso.running(Path(name)) as (_, console):
        shutil.copy(file, Path(name) / "all.nq")
        words = (f"ld_dir('{name}', 'all.nq', 'urn:none')", "rdf_loader_run()", "checkpoint")
        yield timed("isql: ld_dir, rdf_loader_run", quads, lambda: virtuoso.tell(console, *words))
    for protocol in PROTOCOLS:
        with virtuoso.virtuoso() as server:
            yield from ours(directory, server, protocol)


def show(name: str, timings: Iterator[Timing]) -> None:
    """Print each as it is done, with its ratio to the first."""
    first: Timing | None = None
    for timing in timings:
        first = first or timing
        rate = "" if "again" in timing.name else f"{timing.rate:>10,.0f} quads/s {timing.rate / first.rate:>8.2f} x"
        click.echo(f"{name:<10} {timing.name:<32} {timing.seconds:>8.2f} s {rate}".rstrip())


@click.command(help=__doc__)
@click.option("--quads", "least", default=50_000, show_default=True, help="How many quads to push, about.")
@click.option("--store", "given", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Push this store; a copy.")
def main(least: int, given: Path | None) -> None:
    """Measure every store that is installed."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name) / "many"
        if given:
            shutil.copytree(given, directory)
        else:
            fill(Path(name), least)
        with Store(directory) as store:
            quads = len(store.oxigraph)
            to_file(store, Path(name) / "all.nq")
        for program, absent, ways in (
            (oxigraph.PROGRAM, oxigraph.ABSENT, of_oxigraph), (virtuoso.PROGRAM, virtuoso.ABSENT, of_virtuoso),
        ):
            if program is None:
                click.echo(absent)
            else:
                show(ways.__name__.removeprefix("of_"), ways(directory, Path(name) / "all.nq", quads))


if __name__ == "__main__":
    main()
