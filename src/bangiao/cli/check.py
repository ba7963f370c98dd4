"""The command that finds what is wrong: in a store, against the shapes and check pages, or in the ontology itself."""
from __future__ import annotations

import os
import sys
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from bangiao.cli.store import clear_errors, store_option

if TYPE_CHECKING:
    from bangiao.graph.validate import Violation


@click.command()
@store_option
@click.option("--limit", default=50, show_default=True, type=click.IntRange(0), help="Show at most this many.")
@click.option(
    "--workers", default=lambda: os.cpu_count() or 1, show_default="one a core", type=click.IntRange(1),
    help="Processes that look.",
)
@click.option("--all", "anew", is_flag=True, help="Look also at what did not change since the last check.")
@click.option("--ontology", is_flag=True, help="Ask a reasoner whether the ontology is consistent, and what it classifies.")
def check(directory: str, limit: int, workers: int, anew: bool, ontology: bool) -> None:
    """Check the graph against the shapes and the check pages.

    Each finding names the article, the fact, what is wrong, and what to do about it, in Vietnamese and English.
    Warnings are what an odd article may well say; they leave the exit status alone.

    Articles are checked while they are built, too. What was found in one is remembered in the store until it changes, or
    shapes or check pages do.

    Exit status: 0 nothing is wrong, 1 something is, 2 the store cannot be read.
    """
    sys.exit(1 if (_check_ontology() if ontology else _check_store(directory, limit, workers, anew)) else 0)


def _check_ontology() -> bool:
    from bangiao.ontology.consistency import check_ontology
    from bangiao.ontology.schema import schema

    known, verdict = schema(), check_ontology()
    for line in (verdict.note, *verdict.problems):
        if line:
            click.echo(line, err=True)
    for depth, name in verdict.tree:
        click.echo(f"{'  ' * depth}{name} ({known.label(name)}, {known.label(name, 'en')})")
    click.echo(f"ontology: {'consistent' if verdict.consistent else 'inconsistent'}, says {verdict.reasoner}")
    return not verdict.consistent


def _check_store(directory: str, limit: int, workers: int, anew: bool) -> bool:
    from bangiao.graph.store import Store
    from bangiao.queries.violations import check_store

    with clear_errors(), Store(directory, mode="read") as store:
        found = sorted(check_store(store, workers, anew=anew), key=lambda violation: (violation.severity, violation))
        articles = len(store.articles())
    for graph, violations in groupby(found[:limit], key=lambda violation: violation.graph):
        click.echo(graph)
        for violation in violations:
            click.echo(_shown(violation))
    if len(found) > limit:
        click.echo(f"… and {len(found) - limit} more; --limit {len(found)} shows all")
    kinds = Counter(violation.severity for violation in found)
    click.echo(f"{articles} articles, {kinds['violation']} violations, {kinds['warning']} warnings")
    return kinds["violation"] > 0


def _shown(violation: Violation) -> str:
    about = " ".join(part for part in (violation.path, violation.value) if part)
    lines = (
        f"  {violation.severity} {violation.check}: {violation.node}",
        f"    {_short(about)}" if about else "",
        f"    {violation.problem.vi} {violation.remedy.vi}",
        f"    {violation.problem.en} {violation.remedy.en}",
    )
    return "\n".join(line for line in lines if line)


def _short(text: str, width: int = 110) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
