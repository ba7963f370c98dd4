"""How scores, mistakes and the difference of two runs look in a terminal."""
from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bangiao.evaluation.errors import Mistake
    from bangiao.evaluation.floors import Move
    from bangiao.evaluation.measure import Evaluation
    from bangiao.evaluation.run import Change, Difference, Record

_HEADINGS = {
    "missed": "bỏ sót / missed", "spurious": "thừa / found, not marked", "wrong": "sai / wrong",
    "differs": "đúng, còn lệch vài chỗ / right but for lesser slots",
}
_RISEN = "cao hơn ngưỡng; ghim lại bằng --pin / above the floor; pin it with --pin"
_FALLEN = "thấp hơn ngưỡng / below the floor"
_OTHER_GOLD = (
    "bản đánh dấu đã khác khi ghim; nếu chủ ý, ghim lại bằng --pin / "
    "the gold is another than when this was pinned; if that is meant, pin anew with --pin"
)


def show_scores(evaluation: Evaluation, format_: str) -> None:
    """Print the scores as a table, CSV, TSV or JSON."""
    from bangiao.cli.show import show_rows
    from bangiao.evaluation.run import kept
    from bangiao.evaluation.table import COLUMNS, DELIMITERS, delimited, rows

    if format_ == "json":
        click.echo(json.dumps(kept(evaluation), ensure_ascii=False, indent=1))
    elif format_ in DELIMITERS:
        click.echo(delimited(evaluation.scores(), format_), nl=False)
    else:
        show_rows(COLUMNS, rows(evaluation.scores()))


def show_mistakes(found: Sequence[Mistake]) -> None:
    """Print mistakes under headings, each with both records and the sentence."""
    for (kind, sort), group in groupby(found, key=lambda mistake: (mistake.kind, mistake.sort)):
        same = list(group)
        click.echo(f"\n{kind}: {_HEADINGS[sort]} ({len(same)})")
        for mistake in same:
            click.echo(_shown(mistake))


def _shown(mistake: Mistake) -> str:
    lines = (
        f"  [{mistake.article}] {', '.join(mistake.slots)}".rstrip(),
        f"    gold:  {mistake.gold}" if mistake.gold else "",
        f"    found: {mistake.found}" if mistake.found else "",
        f"    »{mistake.sentence}«" if mistake.sentence else "",
    )
    return "\n".join(line for line in lines if line)


def show_difference(difference: Difference, earlier: str) -> None:
    """Print what has changed since an earlier run: F1 by type, then the records."""
    from bangiao.cli.show import show_rows

    if not difference.same_gold:
        click.echo(f"{earlier}: bản đánh dấu khi ấy khác / the gold was another then", err=True)
    click.echo()
    columns = ("type", "earlier F1", "F1", "change", "earlier value F1", "value F1", "change")
    show_rows(columns, [(kind, *_moved(*records), *_moved(*values)) for kind, (records, values) in difference.scores.items()])
    _show_changes("đúng thêm / newly right", difference.better)
    _show_changes("sai thêm / newly wrong", difference.worse)


def _moved(before: float, after: float) -> tuple[str, str, str]:
    change = round(after, 3) - round(before, 3)
    return f"{before:.3f}", f"{after:.3f}", f"{change:+.3f}" if abs(change) >= 0.0005 else "="


def _show_changes(heading: str, changes: Sequence[tuple[Record, Change]]) -> None:
    click.echo(f"\n{heading} ({len(changes)})")
    for (article, kind, words), (before, after) in changes:
        click.echo(f"  [{article}] {kind}: {before} → {after}\n    {words}")


def show_moves(moves: Sequence[Move], floors: str, *, same_gold: bool) -> None:
    """Say which scores are not where their floors are, and whether the floors are of the same gold."""
    if not same_gold:
        click.echo(f"{floors}: {_OTHER_GOLD}", err=True)
    for move in moves if same_gold else ():
        click.echo(f"{floors}: {move}: {_FALLEN if move.fallen else _RISEN}", err=True)
