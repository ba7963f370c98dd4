"""What commands that work on a store share: the option that names it, its errors in one line, a bar while it works."""
from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bangiao.graph.store import Store

store_option = click.option(
    "--store", "directory", default=".bangiao", show_default=True, metavar="DIR", help="Where the graph is kept."
)


@contextmanager
def clear_errors() -> Iterator[None]:
    """What a store or an endpoint refuses, as one line and exit status 2."""
    from bangiao.graph.errors import GraphError

    try:
        yield
    except GraphError as error:
        click.echo(f"bangiao: {error}", err=True)
        sys.exit(2)


@contextmanager
def word_on_inferred(store: Store) -> Iterator[None]:
    """Says so where what was inferred is gone because articles, tables or decisions changed."""
    from bangiao.graph.reason import holds

    before = holds(store)
    yield
    if before and not holds(store):
        click.echo(f"{store.path}: what was inferred no longer followed and is gone; run `bangiao reason` again", err=True)


def warn_of_unknown_nodes(store: Store) -> None:
    """Says which lines of `same.tsv` and `different.tsv` name nodes that no article tells of: a line each."""
    from bangiao.graph.derive import unknown_nodes

    for unknown in unknown_nodes(store):
        click.echo(str(unknown), err=True)


@contextmanager
def progress(of: str, total: float | None = None) -> Iterator[Callable[..., None]]:
    """A bar on a terminal, nothing elsewhere. Gives what moves it: by `advance=1`, or to `completed=…, total=…`."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(of + " {task.completed:.0f}"), BarColumn(), TimeElapsedColumn())
    silent = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=silent) as bar:
        yield partial(bar.update, bar.add_task(of, total=total))
