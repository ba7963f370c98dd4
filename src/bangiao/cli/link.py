"""The command that ties our countries, bodies, persons and places to entries of Wikidata or another store."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangiao.cli.remote import Seconds, remote_options
from bangiao.cli.store import clear_errors, progress, store_option, word_on_inferred

if TYPE_CHECKING:
    from bangiao.graph.alignment.survey import Findings
    from bangiao.graph.remote.endpoint import Login

_CLASSES = ("country", "organization", "person", "place")


@click.command()
@store_option
@click.option("--endpoint", "address", metavar="URL", help="Propose links to the entries of this SPARQL endpoint.")
@click.option("--accept", "table", metavar="TABLE", type=click.Path(path_type=Path), help="Keep the verdicts in this table.")
@click.option("--profile", default="wikidata", show_default=True, metavar="NAME|FILE", help="What the endpoint's terms are.")
@click.option("--class", "classes", multiple=True, type=click.Choice(_CLASSES), help="Only these; may be given several times.")
@click.option("--articles", default=1, show_default=True, type=click.IntRange(1), help="Only what so many articles tell of.")
@click.option("--least", default=0.4, show_default=True, type=click.FloatRange(0, 1), help="Only proposals with this score.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A new file: .tsv, or .csv.")
@click.option("--lang", "language", type=click.Choice(("vi", "en")), default="vi", show_default=True, help="Of the signs.")
@click.option("--days", default=30.0, show_default=True, type=click.FloatRange(0), help="Ask again what was answered earlier.")
@click.option("--pause", type=Seconds(), help="Seconds between two requests.  [default: the profile's]")
@click.option("--who", default="", help="With --accept: who has decided.")
@remote_options
def link(
    directory: str, address: str | None, table: Path | None, profile: str, classes: tuple[str, ...], articles: int, least: float,
    output: Path | None, language: str, days: float, pause: float | None, who: str,
    login: Login, timeout: float, retries: int,
) -> None:
    """Propose links to Wikidata or another store; keep the accepted.

    First `bangiao link --endpoint URL -o links.csv` writes a table of proposals, each with a score and what speaks for
    and against it. Into its first column somebody writes exact, close or reject. Then `bangiao link --accept links.csv`
    keeps these verdicts in ontology/names/links.tsv and the links in the graph id:graph/links, where every build
    leaves them. Nothing is linked without a verdict, and what was rejected is not proposed again.

    A run that was cut off goes on where it stood. docs/linking.md has the whole way, and the profiles.

    Exit status: 0 all is well, 1 an accepted link leads to nothing any more, 2 the store, endpoint or table cannot be used.
    """
    if (address is None) == (table is None):
        raise click.UsageError("give --endpoint URL to propose links, or --accept TABLE to keep verdicts")
    if table is not None:
        _accept(directory, table, who)
    elif address is not None:
        from bangiao.graph.alignment.profile import read_profile
        from bangiao.graph.alignment.survey import survey
        from bangiao.graph.remote.endpoint import endpoint
        from bangiao.graph.store import Store

        with clear_errors(), Store(directory, mode="read") as store, progress("asked") as move:
            _refuse_to_overwrite(output)
            found = survey(
                store, endpoint(address, login=login, timeout=timeout, retries=retries), read_profile(profile),
                least=least, articles=articles, days=days,
                classes=tuple(name.capitalize() for name in classes or _CLASSES), pause=pause,
                progress=lambda done, of: move(completed=done, total=of),
            )
            _write(found, output, language)
        sys.exit(1 if found.lost else 0)


def _accept(directory: str, table: Path, who: str) -> None:
    from bangiao.graph.alignment.accept import accept
    from bangiao.graph.store import Store

    with clear_errors(), Store(directory, new=False) as store, word_on_inferred(store):
        kept = accept(store, table, who)
    click.echo(f"kept: exact {kept.exact}, close {kept.close}, rejected {kept.rejected}; not decided: {kept.undecided}")
    click.echo(f"links in the graph: {kept.links}")


def _refuse_to_overwrite(output: Path | None) -> None:
    """Before the endpoint is asked for minutes."""
    from bangiao.graph.alignment.review import refuse_to_overwrite

    if output is not None:
        refuse_to_overwrite(output)


def _write(found: Findings, output: Path | None, language: str) -> None:
    from bangiao.graph.alignment.review import to_file, write

    if output is None:
        click.echo(write(found.proposals, language=language), nl=False)
    else:
        to_file(output, found.proposals, language)
    entities = {proposal.entity.iri for proposal in found.proposals}
    click.echo(f"proposals: {len(found.proposals)}, for {len(entities)} nodes", err=True)
    for lost in found.lost:
        click.echo(f"lost: {lost}", err=True)
