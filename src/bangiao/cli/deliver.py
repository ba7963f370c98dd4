"""The command that hands the graph on as a file."""
from __future__ import annotations

import sys
from pathlib import Path

import click

from bangiao.cli.build import clear_errors, store_option

_FORMATS = ("nquads", "trig", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command()
@store_option
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="nquads", show_default=True, help="The RDF format.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@click.option("--article", metavar="ID", help="Only the graph of this article.")
def export(directory: str, format_: str, output: Path | None, article: str | None) -> None:
    """Write the graph in an RDF format, sorted: equal graphs give equal bytes.

    nquads, trig and jsonld keep the graph of each article; turtle, ntriples and rdfxml hold the triples of all.
    A file takes its name when it is whole.
    """
    from bangiao.graph.export import export as run
    from bangiao.graph.export import to_file
    from bangiao.graph.store import Store

    with clear_errors(), Store(directory, mode="read") as store:
        if output is None:
            run(store, sys.stdout.buffer, format_, article)
        else:
            to_file(store, output, format_, article)
