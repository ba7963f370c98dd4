"""Commands that fill a store and look after it: build, remove, stats."""
from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bangiao.cli.store import clear_errors, progress, store_option, warn_of_unknown_nodes, word_on_inferred

if TYPE_CHECKING:
    from bangiao.graph.build import Summary

_EARLIER = """\
{0} bài khác được đọc bằng bản bangiao, quy tắc hoặc bảng khác; muốn mọi bài được đọc như nhau, hãy dựng lại tất cả một lần
articles that were read with another bangiao, or other rules or tables: {0}; build all in one run to have them read alike"""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@store_option
@click.option("--base", metavar="IRI", help="What the data's IRIs begin with; a store keeps its first.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes that read articles.")
def build(paths: tuple[str, ...], directory: str, base: str | None, workers: int) -> None:
    """Read the articles of PATH… into the graph.

    PATH is a file (.txt, .html, .jsonl, each also .gz), a folder of these, or - for standard input. An article that the
    store has already is replaced where it changed, and left alone where it did not.

    The others stay as they were read. Another bangiao, or other rules or tables, may read them otherwise and give persons
    other IRIs: it is told how many there are, and one build of all articles reads them anew.

    While this runs, nothing else can use the store. Copy its folder before, and ask the copy (--store COPY) meanwhile.

    Exit status: 0 all was read, 1 something was refused, 2 the store cannot be used.
    """
    from bangiao.graph.store import Store
    from bangiao.queries.checked_build import build as run

    with clear_errors(), Store(directory, base=base) as store, word_on_inferred(store):
        with progress("articles") as move:
            summary = run(paths, store, workers=workers, progress=lambda _: move(advance=1))
        warn_of_unknown_nodes(store)
    _report(summary)
    sys.exit(1 if summary.refused else 0)


def _report(summary: Summary) -> None:
    for refusal in summary.refused:
        click.echo(f"refused: {refusal}", err=True)
    changes = f"added {summary.added}, changed {summary.changed}, unchanged {summary.unchanged}"
    click.echo(f"articles read: {summary.read} ({changes})")
    click.echo(f"refused: {len(summary.refused)}")
    click.echo(f"facts: {sum(number for _, number in summary.facts)}")
    for cls, number in summary.facts:
        click.echo(f"  {cls:<18} {number:>7}")
    if summary.earlier:
        click.echo(_EARLIER.format(summary.earlier), err=True)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@store_option
def remove(articles: tuple[str, ...], directory: str) -> None:
    """Take articles, named by their ids, out of the graph.

    Exit status: 0 all were there, 1 one was not, 2 the store cannot be used.
    """
    from bangiao.graph.derive import remove as run
    from bangiao.graph.store import Store

    with clear_errors(), Store(directory, new=False) as store, word_on_inferred(store):
        missing = run(store, articles)
    for article in missing:
        click.echo(f"{directory}: there is no article {article!r}; `bangiao stats --articles` lists them", err=True)
    click.echo(f"removed: {len(set(articles)) - len(missing)}")
    sys.exit(1 if missing else 0)


@click.command()
@store_option
@click.option("--articles", "list_articles", is_flag=True, help="List the ids of the articles instead, one a line.")
def stats(directory: str, list_articles: bool) -> None:
    """Say what the graph holds, in numbers."""
    from bangiao.graph.stats import stats as run
    from bangiao.graph.store import Store

    with clear_errors(), Store(directory, mode="read") as store:
        if list_articles:
            click.echo("".join(f"{article}\n" for article in store.articles()), nl=False)
            return
        found = run(store)
    click.echo(f"{'quads':<20} {found.quads:>9}")
    for cls, number in found.classes:
        click.echo(f"{cls:<20} {number:>9}")
    click.echo(f"{'nodes tied to others':<20} {found.tied:>9}")
