"""The command that says how well articles are read: eval."""
from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangiao.cli.store import clear_errors, progress

if TYPE_CHECKING:
    from bangiao.evaluation.found import Graph
    from bangiao.evaluation.gold import Gold
    from bangiao.evaluation.measure import Evaluation
    from bangiao.graph.store import Store

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("eval")
@click.argument("articles", nargs=-1, metavar="[PATH…]")
@click.option(
    "--gold", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
    help="What careful readers marked: a file ARTICLE.json for each article.",
)
@click.option("--store", "directory", metavar="DIR", help="Score this store; no article is read.")
@click.option("--graph", "export", type=_FILE, metavar="FILE", help="Score this export (.nq, .trig); no article is read.")
@click.option(
    "--format", "format_", type=click.Choice(("table", "csv", "tsv", "json")), default="table", show_default=True,
    help="How scores are shown; json has every record too.",
)
@click.option(
    "--errors", "listing", type=click.Path(dir_okay=False, allow_dash=True), metavar="FILE",
    help="List what is wrong with its sentences: on the screen (-), or as TSV in a file.",
)
@click.option("--save", type=_FILE, metavar="FILE", help="Keep this run, for --compare.")
@click.option("--compare", "earlier", type=_FILE, metavar="FILE", help="Say what has changed since the run kept there.")
@click.option("--floors", "pinned", type=_FILE, metavar="FILE", help="Exit 1 where a score is below its floor.")
@click.option("--pin", is_flag=True, help="Write the scores into the file of --floors.")
def eval(  # noqa: A001 (the command's name)
    articles: tuple[str, ...], folder: Path, directory: str | None, export: Path | None, format_: str,
    listing: str | None, save: Path | None, earlier: Path | None, pinned: Path | None, pin: bool,
) -> None:
    """Score what is found in PATH… against what readers marked.

    PATH is as in `bangiao build`; nothing is kept. Of each type: how many are marked, precision, recall and F1 of whole
    records and of single values, the share of facts whose passages stand in the article, and that of right passages.
    docs/evaluation.md says how to mark articles of your own.

    Exit status: 0 scored, 1 a score is below its floor, 2 the gold or the graph cannot be used.
    """
    from bangiao.cli.scored import show_scores
    from bangiao.evaluation.errors import stray_anchors
    from bangiao.evaluation.measure import evaluate

    _check_usage(articles, directory, export, pinned, pin)
    with clear_errors():
        golds = _gold(folder)
        graph = _graph(articles, directory, export, golds)
        for stray in stray_anchors(golds, graph):
            click.echo(str(stray), err=True)
        evaluation = evaluate(golds, graph)
        show_scores(evaluation, format_)
        _list(evaluation, graph, listing)
        _keep(evaluation, save, earlier)
        sys.exit(0 if pinned is None or _hold(evaluation, pinned, pin) else 1)


def _check_usage(
    articles: tuple[str, ...], directory: str | None, export: Path | None, pinned: Path | None, pin: bool
) -> None:
    if sum(map(bool, (articles, directory, export))) != 1:
        raise click.UsageError("name articles to read, or a graph: --store DIR or --graph FILE; one of the three")
    if pin and pinned is None:
        raise click.UsageError("--pin needs to know where: --floors FILE")


def _gold(folder: Path) -> tuple[Gold, ...]:
    from bangiao.evaluation.gold import read_gold

    golds, faults = read_gold(folder)
    for fault in faults:
        click.echo(f"bangiao: {fault}", err=True)
    if faults:
        sys.exit(2)
    return golds


def _graph(articles: tuple[str, ...], directory: str | None, export: Path | None, golds: tuple[Gold, ...]) -> Graph:
    from bangiao.evaluation.found import of_file, of_store
    from bangiao.graph.store import Store

    marked = {gold.article for gold in golds}
    if export:
        graph = of_file(export)
        present = set(graph.articles)
    else:
        with Store(directory, mode="read") if directory else _read(articles) as store:
            present = set(store.articles())
            graph = of_store(store, marked & present)
    _note_absent(golds, present)
    _note_unmarked(present - marked, golds, each=bool(articles))
    return graph


@contextmanager
def _read(articles: Iterable[str]) -> Iterator[Store]:
    """The articles, built as `bangiao build` builds them, while the context lasts."""
    from bangiao.graph.build import build
    from bangiao.graph.store import Store

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
        with progress("articles") as move:
            summary = build(articles, store, progress=lambda _: move(advance=1))
        for refusal in summary.refused:
            click.echo(f"refused: {refusal}", err=True)
        yield store


def _note_absent(golds: Iterable[Gold], present: set[str]) -> None:
    for gold in golds:
        if gold.article not in present:
            remedy = "all that it marks counts as missed; give that article too, or take the file away"
            click.echo(f"{gold.place}: there is no article {gold.article!r}; {remedy}", err=True)


def _note_unmarked(unmarked: Iterable[str], golds: tuple[Gold, ...], each: bool) -> None:
    folder = Path(golds[0].place).parent
    names = sorted(unmarked)
    for article in names if each else ():
        click.echo(f"{article}: the article has no gold and is left out; mark it in {folder / article}.json", err=True)
    if names and not each:
        click.echo(f"{len(names)} articles of the graph have no gold in {folder} and are left out", err=True)


def _list(evaluation: Evaluation, graph: Graph, listing: str | None) -> None:
    from bangiao.cli.scored import show_mistakes
    from bangiao.evaluation.errors import mistakes, tabular

    if listing == "-":
        show_mistakes(mistakes(evaluation, graph))
    elif listing:
        _write(Path(listing), tabular(mistakes(evaluation, graph)))


def _keep(evaluation: Evaluation, save: Path | None, earlier: Path | None) -> None:
    from bangiao.cli.scored import show_difference
    from bangiao.evaluation.run import difference, kept, read_run

    run = kept(evaluation)
    if earlier:
        show_difference(difference(read_run(earlier), run), str(earlier))
    if save:
        _write(save, json.dumps(run, ensure_ascii=False, indent=1) + "\n")


def _hold(evaluation: Evaluation, path: Path, pin: bool) -> bool:
    """Whether no score is below its floor; with `pin`, the floors are put where the scores are."""
    from bangiao.cli.scored import show_moves
    from bangiao.evaluation.floors import floors, moves, read_floors, write_floors

    now = floors(evaluation)
    if pin:
        write_floors(path, now)
        return True
    pinned = read_floors(path, now)
    found = moves(pinned, now)
    show_moves(found, str(path), same_gold=pinned.gold == now.gold)
    return pinned.gold == now.gold and not any(move.fallen for move in found)


def _write(path: Path, text: str) -> None:
    from bangiao.evaluation.faults import EvaluationError

    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}; name a file where you may write") from None
