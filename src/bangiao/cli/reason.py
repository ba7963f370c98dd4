"""`reason`: what follows from the articles by the ontology, in a graph of its own."""
from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bangiao.cli.store import clear_errors, store_option

if TYPE_CHECKING:
    from bangiao.graph.reason import Inferred


@click.command()
@store_option
@click.option("--drop", is_flag=True, help="Empty the graph of what was inferred instead.")
def reason(directory: str, drop: bool) -> None:
    """Write what follows from the articles into a graph of its own.

    What follows by the ontology goes into the graph id:graph/inferred, and into no other. Inverses (a person is
    bg:participantIn a meeting), chains (bg:partyMet: two countries were parties to one meeting that was held), properties
    and classes of other vocabularies; of the nodes that identity has made one, each by the one that stands for it. A
    later build or remove that changes an article empties the graph and says so.

    Exit status: 0 done, 2 the store cannot be used.
    """
    from bangiao.graph.reason import forget
    from bangiao.graph.reason import reason as run
    from bangiao.graph.store import Store

    with clear_errors(), Store(directory, new=False) as store:
        if drop:
            forget(store)
        else:
            _report(run(store))


def _report(inferred: Inferred) -> None:
    click.echo(f"inferred: {inferred.total}")
    rows = (*inferred.relations, ("classes of nodes", inferred.classes), ("in other vocabularies", inferred.aligned))
    for name, number in rows:
        click.echo(f"  {name:<22} {number:>9}")
