"""The command that writes the graph as files: export."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from bangiao.cli.store import clear_errors, store_option

if TYPE_CHECKING:
    from bangiao.graph.export.formats import Compression

FORMATS = ("nquads", "trig", "turtle", "ntriples", "jsonld", "rdfxml", "json", "csv")


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path), metavar="[TARGET]")
@store_option
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Else as TARGET's name says, else nquads.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="TARGET", help="The same as TARGET.")
@click.option("--compress", "compression", type=click.Choice(("gz", "zst")), help="Else as TARGET's name says.")
@click.option("--split", metavar="N", type=click.IntRange(1), help="Parts of at most N statements, whole articles, in a folder.")
@click.option("--article", metavar="ID", help="Only the graph of this article.")
@click.option("--without-text", is_flag=True, help="Leave the bodies of articles out; the quoted passages stay.")
@click.option("--describe", is_flag=True, help="Write a description (VoID, DCAT, PROV) beside a file; folders have one.")
@click.option("--licence", metavar="IRI", help="The licence, for the description; none is claimed otherwise.")
@click.option("--url", metavar="IRI", help="Where the files will be published, for the description.")
def export(
    target: Path | None, directory: str, format_: str | None, output: Path | None, compression: Compression | None,
    split: int | None, article: str | None, without_text: bool, describe: bool, licence: str | None, url: str | None,
) -> None:
    """Write the graph as RDF, as JSON for the web, or as tables.

    It goes to TARGET or standard output, sorted: equal graphs give equal bytes. nquads, trig and jsonld keep the graph of
    each article; turtle, ntriples and rdfxml hold the triples of all. json is for programs for the web: an array of
    objects for each class. csv is for spreadsheets: TARGET is a folder, with a table for each class. A name such as
    graph.trig.gz tells format and compression. With --split, TARGET names a folder of parts (NAME-0001.nq) with a
    manifest. Files and folders take their names when they are whole.

    Exit status: 0 all is written, 2 it cannot be: nothing has changed then.
    """
    place = _place(target, output)
    folder = split is not None or format_ == "csv"
    if place is None and sys.stdout is None:
        raise click.UsageError("standard output is closed: name a TARGET")
    if place is None and (folder or describe):
        raise click.UsageError("--split, --describe and --format csv write files: name a TARGET")
    if (licence or url) and not (folder or describe):
        raise click.UsageError("--licence and --url go into a description: add --describe")

    from bangiao.graph.export import About, to_file, to_folder
    from bangiao.graph.export import export as to_stream
    from bangiao.graph.store import Store

    about = About(licence, url) if folder or describe else None
    how = Choice(text=not without_text, compression=compression)
    with clear_errors(), Store(directory, mode="read") as store:
        if place is None:
            to_stream(store, sys.stdout.buffer, format_ or "nquads", article, **how)
        elif folder:
            to_folder(store, place, format_, article, split=split, about=about, **how)
        else:
            to_file(store, place, format_, article, about=about, **how)


class Choice(TypedDict):
    """What every way to export takes."""

    text: bool
    compression: Compression | None


def _place(target: Path | None, output: Path | None) -> Path | None:
    """Where to write; None for standard output."""
    if target and output and target != output:
        raise click.UsageError("TARGET and --output name two places: give one of them")
    place = target or output
    return None if place in (None, Path("-")) else place
