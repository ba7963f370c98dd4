"""The command that proves the rule pages."""
from __future__ import annotations

from pathlib import Path

import click


@click.group()
def rules() -> None:
    """The rule pages: what bangiao can read in a sentence."""


@rules.command()
@click.argument("pages", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(pages: tuple[Path, ...]) -> None:
    """Prove every rule page, with PAGES of your own beside them: ontology, examples, alternatives."""
    from bangiao.extract.claiming.proof import prove
    from bangiao.extract.claiming.rule import RuleError, read_rule, rulebook
    from bangiao.ontology.schema import schema

    try:
        book = (*rulebook(), *(read_rule(page) for page in pages))
    except RuleError as error:
        raise click.ClickException(str(error)) from None
    faults = prove(book, schema())
    for fault in faults:
        click.echo(str(fault))
    examples = sum(len(rule.yes) + len(rule.no) for rule in book)
    click.echo(f"{len(book)} rules, {examples} sentences, {len(faults)} faults")
    raise SystemExit(1 if faults else 0)


@rules.command("list")
def list_() -> None:
    """Name every rule page with its class and what it finds."""
    from bangiao.extract.claiming.rule import rulebook

    for rule in rulebook():
        click.echo(f"{rule.file.removesuffix('.rule'):24} bg:{rule.cls:18} {rule.title}")
