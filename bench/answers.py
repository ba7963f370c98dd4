"""The table of equal answers: every query page, put to four kinds of store that hold the same graph.

    python bench/answers.py [--store DIR] [--choices N] [PAGE…]

The graph is that of the sample articles, or of the store at DIR. Each page is asked its example, its most frequent nodes, several
of them, a period, words, kinds (N choices of each); for each store the table says how many of these answers are equal to those
of the embedded store, and the time as a ratio to that store's. rdflib, which takes a hundred times as long, is left out
beyond 100,000 quads. Exit status 1 where an answer differs.
"""
from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from bangiao.graph.build import build
from bangiao.graph.export import to_file
from bangiao.graph.remote.endpoint import endpoint
from bangiao.graph.store import Store
from bangiao.queries import ask, pages
from bangiao.queries.page import Page
from bangiao.queries.remote import remote
from bangiao.queries.source import Source, embedded

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))  # whose stores these are

from stores import oxigraph, virtuoso  # noqa: E402
from stores.answers import Case, cases, comparable, rdflib_memory  # noqa: E402
from stores.server import Server  # noqa: E402

FEW = 100_000  # quads that rdflib answers from while one waits


@dataclass
class Told:
    """What a store answered to a page: how many cases alike, and the seconds of all."""

    equal: int = 0
    seconds: float = 0.0
    different: list[str] = field(default_factory=list)


@contextmanager
def other_stores(store: Store) -> Iterator[dict[str, Source]]:
    """The other stores of this machine, with the graph in them."""
    with ExitStack() as stack:
        found: dict[str, Source] = {}
        for module, start in ((oxigraph, oxigraph.oxigraph), (virtuoso, virtuoso.virtuoso)):
            if module.PROGRAM is None:
                click.echo(module.ABSENT, err=True)
                continue
            server = stack.enter_context(start())
            fill(server, store)
            found[server.name] = stack.enter_context(remote(endpoint(server.query, timeout=600)))
        if len(store.oxigraph) <= FEW:
            with tempfile.TemporaryDirectory() as folder:
                to_file(store, Path(folder) / "graph.nq", "nquads")
                found["rdflib"] = rdflib_memory(Path(folder) / "graph.nq")
        yield found


def fill(server: Server, store: Store) -> None:
    """Put every graph into a server."""
    for graph in store.graphs():
        server.put(graph.value, (quad.triple for quad in store.quads(graph)))


def compare(page: Page, asked: list[Case], ours: Source, others: dict[str, Source]) -> dict[str, Told]:
    """What each store answers to the cases of a page. Each is asked once before, so that plans are made and pages compiled."""
    told = {name: Told() for name in ("embedded", *others)}
    for case in asked:
        expected = timed(ours, page, case, told["embedded"])
        for name, source in others.items():
            if timed(source, page, case, told[name], warm=name != "rdflib") == expected:
                told[name].equal += 1
            else:
                told[name].different.append(f"{page.name} {case}")
    return told


def timed(source: Source, page: Page, case: Case, told: Told, warm: bool = True) -> object:
    """The answer; its time is added."""
    if warm:
        ask(source, page, case)
    begin = time.perf_counter()
    answer = comparable(ask(source, page, case))
    told.seconds += time.perf_counter() - begin
    return answer


def row(name: str, number: int, told: dict[str, Told]) -> str:
    """A line of the table: equal answers of how many, and the ratio of times."""
    base = told["embedded"].seconds
    cells = [f"{t.equal:>3}/{number:<3} ×{t.seconds / base:<7.1f}" for other, t in told.items() if other != "embedded"]
    return f"{name:<22}{1000 * base / number:>8.1f} ms  {'  '.join(cells)}"


@click.command()
@click.argument("names", nargs=-1, metavar="[PAGE…]")
@click.option("--store", "directory", metavar="DIR", help="A store in place of the samples.")
@click.option("--choices", default=3, show_default=True, help="Nodes asked for, of each parameter.")
def main(names: tuple[str, ...], directory: str | None, choices: int) -> None:
    """Print the table of equal answers."""
    with tempfile.TemporaryDirectory() as folder:
        if directory is None:
            with Store(Path(folder) / "samples") as made:
                build([ROOT / "samples"], made)
        with Store(directory or Path(folder) / "samples", mode="read") as store, other_stores(store) as others:
            sys.exit(1 if table(store, others, names, choices) else 0)


def table(store: Store, others: dict[str, Source], names: tuple[str, ...], choices: int) -> int:
    """Print it; how many answers differ."""
    click.echo(f"{len(store.oxigraph)} quads\n{'page':<22}{'embedded':>11}  {''.join(f'{name:<18}' for name in others)}")
    ours, total, number = embedded(store), {name: Told() for name in ("embedded", *others)}, 0
    for page in pages():
        if names and page.name not in names:
            continue
        asked = list(cases(ours, page, choices))
        told = compare(page, asked, ours, others)
        click.echo(row(page.name, len(asked), told))
        number += len(asked)
        for name, found in told.items():
            total[name].equal += found.equal
            total[name].seconds += found.seconds
            total[name].different += found.different
    click.echo(row("all", number, total))
    different = [f"{name}: {case}" for name, found in total.items() for case in found.different]
    click.echo("".join(f"different in {line}\n" for line in different), nl=False)
    return len(different)


if __name__ == "__main__":
    main()
