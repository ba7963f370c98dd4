"""`why`: what makes two nodes of different articles one, or keeps them two."""
from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bangiao.cli.store import clear_errors, store_option, warn_of_unknown_nodes

if TYPE_CHECKING:
    from bangiao.graph.identity.why import Verdict


@click.command()
@click.argument("one", metavar="IRI")
@click.argument("other", metavar="IRI")
@click.option("--lang", "language", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Of the reasons.")
@store_option
def why(one: str, other: str, language: str, directory: str) -> None:
    """Say why two nodes are one, or why they are two. An IRI is given in full or as id:….

    A decision can be overruled for ever: a line in ontology/names/same.tsv or different.tsv, then `bangiao build`.
    Both commands warn of a line that names a node of which no article tells, and show the nodes most like it.

    Exit status: 0 they are one, 1 they are two, 2 the store cannot be used or has no such node.
    """
    from bangiao.graph.derive import verdict
    from bangiao.graph.store import Store

    with clear_errors(), Store(directory, mode="read") as store:
        warn_of_unknown_nodes(store)
        found = verdict(store, one, other)
    _show(found, language)
    sys.exit(0 if found.same else 1)


def _show(verdict: Verdict, language: str) -> None:
    from bangiao.graph.identity.agreement import AGAINST

    if verdict.same:
        click.echo("một / one")
        for step in verdict.steps:
            click.echo(f"  id:{step.one}\n  = id:{step.other}\n    {step.told(language)}")
        return
    click.echo("hai / two")
    if verdict.against:
        click.echo(f"  {AGAINST[verdict.against][0 if language == 'vi' else 1]}")
    for rival in verdict.rivals:
        click.echo(f"  id:{rival}")
