"""Exports of a large store: statements a second and memory, by format, beside pyoxigraph's own dump in the same run.

    python bench/export.py [STORE] [--size BYTES] [--format NAME…] [--compress gz|zst] [--split N] [--json FILE]

STORE (default: the sample articles, built for this) is copied, article by article under new names, until its N-Quads have
BYTES (default 1 GB). Each export runs in a process of its own, to a file that is thrown away: its memory is the greatest
that the system saw, its time is processor time. Trust the ratios: both sides of each are measured here and now.
"""
from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

import click
import pyoxigraph as ox

from bangiao.graph.build import build
from bangiao.graph.export import ALL, to_file, to_folder
from bangiao.graph.export.formats import COMPRESSIONS, Compression
from bangiao.graph.store import Store

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
OWN = re.compile(rb"(/id/(?!person|organization|country|place|graph|unnamed)[a-z]+/[^/>]+)")  # what one article has for itself
SHARED = ("/graph/background",)


def lines(store: Store) -> list[bytes]:
    """The store as lines of N-Quads."""
    with tempfile.TemporaryFile() as file:
        store.oxigraph.dump(file, ox.RdfFormat.N_QUADS)
        file.seek(0)
        return file.readlines()


def copies(told: list[bytes], size: int) -> Iterator[bytes]:
    """The lines again and again under new names, until there are `size` bytes."""
    written = 0
    for number in count():
        for line in told:
            if number and SHARED[0].encode() in line:
                continue
            new = OWN.sub(rb"\1-%d" % number, line)
            written += len(new)
            yield new
        if written >= size:
            return


def enlarged(source: Path | None, folder: Path, size: int) -> Path:
    """A store of about `size` bytes of N-Quads in `folder`."""
    small = source or folder / "small"
    if source is None:
        with Store(small) as store:
            build([SAMPLES], store)
    with Store(small, mode="read") as store:
        told, base = lines(store), store.base
    Store(folder / "large", base=base).close()
    text = folder / "large.nq"
    with text.open("wb") as file:
        file.writelines(copies(told, size))
    large = ox.Store(str(folder / "large" / "quads"))
    large.bulk_load(path=str(text), format=ox.RdfFormat.N_QUADS)
    large.flush()
    click.echo(f"{text.stat().st_size / 1e6:,.0f} MB of N-Quads, {len(large):,} quads")
    text.unlink()
    return folder / "large"


@dataclass(frozen=True)
class Export:
    """One export that is measured; `peer`: by pyoxigraph itself."""

    name: str
    store: str
    target: str
    peer: bool = False
    compression: Compression | None = None
    split: int | None = None

    def run(self) -> None:
        if self.peer:
            ox.Store.read_only(f"{self.store}/quads").dump(self.target, ALL[self.name].rdf)
            return
        with Store(self.store, mode="read") as opened:
            if self.name == "csv" or self.split:
                to_folder(opened, self.target, self.name, split=self.split, compression=self.compression)
            else:
                to_file(opened, self.target, self.name, compression=self.compression)


def measure(export: Export) -> dict[str, float]:
    """Seconds of processor time and megabytes of one export in a process of its own."""
    call = [sys.executable, __file__, "--child", json.dumps(asdict(export))]
    run = subprocess.run(call, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(run.stdout)
    return found


def child(export: Export) -> None:
    """One export, and what it took, as JSON."""
    export.run()
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}))


@click.command()
@click.argument("store", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--size", default=1_000_000_000, show_default=True, help="Bytes of N-Quads.")
@click.option("--format", "formats", multiple=True, type=click.Choice(list(ALL)), help="Only these; may be repeated.")
@click.option("--compress", "compression", type=click.Choice(list(COMPRESSIONS)), help="Our exports compressed.")
@click.option("--split", type=click.IntRange(min=1), help="RDF in parts of so many statements.")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="The figures as JSON.")
def main(
    store: Path | None, size: int, formats: tuple[str, ...], compression: Compression | None, split: int | None, out: Path | None
) -> None:
    """Measure the exports of a large store."""
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with ProcessPoolExecutor(1) as other:  # the memory of a process counts what its parent held when it began
            large = other.submit(enlarged, store, folder, size).result()
        opened = ox.Store.read_only(str(large / "quads"))
        quads = len(opened)
        click.echo(f"{'':24}{'quads/s':>10}{'MB':>8}{'of nquads dump':>16}")
        own = measure(Export("nquads", str(large), str(folder / "dump"), peer=True))
        peers = [Export(f, str(large), str(folder / f"peer-{f}"), peer=True) for f in ("trig", "jsonld")]
        ours = [
            Export(f, str(large), str(folder / f"out-{f}"), compression=compression, split=split if ALL[f].rdf else None)
            for f in formats or ALL
        ]
        figures["pyoxigraph nquads"] = own
        show("pyoxigraph nquads", own, own, quads)
        for export in (*peers, *ours):
            label = f"pyoxigraph {export.name}" if export.peer else export.name
            figures[label] = measure(export)
            show(label, figures[label], own, quads)
    if out:
        out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def show(label: str, found: dict[str, float], own: dict[str, float], quads: int) -> None:
    """A line of the table."""
    rate, ratio = quads / found["seconds"], own["seconds"] / found["seconds"]
    click.echo(f"{label:24}{rate:>10,.0f}{found['megabytes']:>8,.0f}{ratio:>16.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Export(**json.loads(sys.argv[2])))
    else:
        main()
