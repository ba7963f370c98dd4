"""How answers, explanations and reports look in a terminal, and as plain text elsewhere."""
from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from bangiao.queries.answer import Answer
    from bangiao.queries.described import Described, Origin, Quoted
    from bangiao.queries.explanation import Explanation, Report
    from bangiao.queries.page import Page

_PIPED = 160  # columns of a table that is not for a terminal: rows stay readable in a log


def console() -> Console:
    """A console as wide as the terminal; where there is none, as wide as a table needs to be read."""
    width = shutil.get_terminal_size().columns if _on_terminal() else _PIPED
    return Console(width=width, highlight=False, markup=False, emoji=False)


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()  # None where it is closed


def show_answer(answer: Answer) -> None:
    """Print rows as a table, yes or no as a word."""
    if answer.truth is not None:
        console().print("có / yes" if answer.truth else "không / no")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    rows = answer.table()
    for column, cells in zip(answer.columns, zip(*rows, strict=True) if rows else answer.columns, strict=True):
        table.add_column(column, overflow="fold", no_wrap=any(cell.startswith("id:") for cell in cells))  # to copy
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def show_rows(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Print a table of numbers, each row under its name."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    for row in rows:
        table.add_row(*row)
    console().print(table)


def show_pages(pages: Iterable[Page]) -> None:
    """Print the names of pages with what they ask."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for page in pages:
        table.add_row(Text(page.name, "bold"), Text(f"{page.vi}\n{page.en}"))
        table.add_row("", Text(" ".join(f"{p.name}({p.kind})" for p in page.parameters), "dim"))
    console().print(table)


def show_explanation(explanation: Explanation) -> None:
    """Print a fact and its sentences, the passages marked; then how other articles tell the same event."""
    for fact in explanation.facts:
        show_fact(fact)
        for article in dict.fromkeys(passage.article for passage in fact.passages):
            console().print(Text(f"  — {_cited(article)}", "dim"), soft_wrap=True)
        for passage in fact.passages:
            console().print(_marked(passage), soft_wrap=True)
        console().print()


def show_report(report: Report) -> None:
    """Print what an article gave, class by class."""
    from bangiao.ontology.schema import schema

    console().print(Text(_cited(report.article), "bold"), soft_wrap=True)
    for cls in dict.fromkeys(fact.cls for fact in report.facts):
        facts = [fact for fact in report.facts if fact.cls == cls]
        console().print(Text(f"\n{schema().label(cls)} ({len(facts)})", "bold underline"))
        for fact in facts:
            show_fact(fact)
            for passage in fact.passages:
                console().print(Text(f"    »{passage.quote}«", "italic dim"), soft_wrap=True)


def show_fact(fact: Described) -> None:
    """Print a fact's class and values under the Vietnamese labels of its properties."""
    from bangiao.ontology.schema import schema
    from bangiao.queries.answer import shortened

    values: dict[str, list[str]] = {}
    for name, value in fact.values:
        values.setdefault(name, []).append(value)
    console().print(Text.assemble((schema().label(fact.cls), "bold"), "  ", (shortened(fact.iri), "dim")))
    for name, found in values.items():
        console().print(Text(f"  {schema().label(name)}: {'; '.join(found)}"), soft_wrap=True)


def _cited(article: Origin) -> str:
    return ", ".join(filter(None, (article.title, article.publisher, article.issued, article.url))) + f" [{article.id}]"


def _marked(passage: Quoted) -> Text:
    """The sentences with the passage in reverse on a terminal, and between »…« elsewhere."""
    if _on_terminal():
        quoted: tuple[str, str] = (passage.quote, "reverse")
    else:
        quoted = (f"»{passage.quote}«", "")
    return Text.assemble("  ", passage.before, quoted, passage.after)
