"""Commands that ask a store: query, queries, explain, facts."""
from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangiao.cli.remote import Seconds, login_option
from bangiao.cli.store import clear_errors, store_option

if TYPE_CHECKING:
    from bangiao.graph.remote.endpoint import Login
    from bangiao.graph.store import Store
    from bangiao.queries.answer import Answer
    from bangiao.queries.remote import Remote

_TIMEOUT = 60.0  # seconds
_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml")

endpoint_option = click.option("--endpoint", metavar="URL", help="Ask the store that answers SPARQL there, in place of --store.")


@contextmanager
def _errors() -> Iterator[None]:
    """What a question or a store refuses, as one line and exit status 2."""
    from bangiao.queries.errors import AskError

    with clear_errors():
        try:
            yield
        except AskError as error:
            click.echo(f"bangiao: {error}", err=True)
            sys.exit(2)


@click.command()
@click.argument("question", metavar="NAME|FILE.rq|-")
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="A parameter's value; empty: anything.")
@store_option
@endpoint_option
@login_option
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="Default: table for rows, turtle for graphs.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option("--timeout", default=_TIMEOUT, show_default=True, type=Seconds(min_open=True), help="Seconds.")
def query(
    question: str, given: tuple[str, ...], directory: str, endpoint: str | None, login: Login,
    format_: str | None, output: Path | None, timeout: float,
) -> None:
    """Ask a query page, or SPARQL from a file or standard input (-).

    `bangiao queries list` lists the pages. A name is found whatever its diacritics; give a parameter several times to
    ask for any of several values. Updates and SERVICE are refused.

    With --endpoint the same pages are asked of another store that holds the graph (see `bangiao push`): Oxigraph's server
    answers at http://HOST:PORT/query, Virtuoso at http://HOST:PORT/sparql. Secrets are never options: they come from the
    environment (BANGIAO_USER and BANGIAO_PASSWORD, or BANGIAO_TOKEN), else from a netrc file.

    Exit status: 0 answered (with rows or none), 2 the question or the store cannot be used.
    """
    from bangiao.queries.asking import ask

    with _errors(), _source(directory, endpoint, login, timeout) as source:
        text, place = _question(question)
        answer = ask(source, text, _values(given), timeout=timeout, place=place)
        _write(answer, format_, output)
        if not (answer.rows or answer.truth):
            _warn(source, text, place)


def _warn(source: Store | Remote, question: str, place: str) -> None:
    """Say so where the answer is empty because nothing has been inferred."""
    from bangiao.graph.store import Store
    from bangiao.queries.inferred import REMEDY, lacks_inferred
    from bangiao.queries.source import embedded

    if lacks_inferred(embedded(source) if isinstance(source, Store) else source, question, place):
        click.echo(f"bangiao: {place}: {REMEDY}", err=True)


@contextmanager
def _source(directory: str, address: str | None, login: Login, timeout: float) -> Iterator[Store | Remote]:
    """What is asked. An endpoint may be silent for longer than the question may take: the question's time is told."""
    from bangiao.graph.store import Store

    if address is None:
        with Store(directory, mode="read") as store:
            yield store
    else:
        from bangiao.graph.remote.endpoint import endpoint
        from bangiao.queries.remote import RETRIES, remote

        with remote(endpoint(address, login=login, timeout=timeout + 1, retries=RETRIES), timeout) as source:
            yield source


def _question(question: str) -> tuple[str, str]:
    """What to ask, and what errors call it: a page's name as it is, the text of a file or of standard input."""
    from bangiao.queries.errors import QueryError

    if question != "-" and re.fullmatch(r"[\w-]+", question):
        return question, question
    try:
        with click.open_file(question, encoding="utf-8-sig") as file:
            return file.read() or " ", "standard input" if question == "-" else Path(question).name
    except (OSError, UnicodeDecodeError) as error:
        problem = f"{question}: no file that can be read ({error})"
        raise QueryError(f"{problem}; name a page, or a file in UTF-8, or pipe SPARQL to -") from None


def _values(given: tuple[str, ...]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for item in given:
        name, sign, value = item.partition("=")
        if not sign:
            raise click.BadParameter(f"{item!r} has no value; write --set {name}=VALUE", param_hint="--set")
        values.setdefault(name.strip(), []).append(value)
    return values


def _write(answer: Answer, format_: str | None, output: Path | None) -> None:
    from bangiao.cli.show import show_answer

    chosen = format_ or ("turtle" if answer.form == "construct" else "table")
    if chosen == "table" and output:
        raise click.BadParameter("a table is for the screen; choose csv, tsv, json or xml", param_hint="--format")
    if chosen == "table":
        show_answer(answer)
    else:
        with click.open_file(str(output or "-"), "wb") as file:
            file.write(answer.write(chosen))


@click.group()
def queries() -> None:
    """The query pages: list them, check them."""


@queries.command("list")
@click.option("--markdown", is_flag=True, help="As the page docs/queries.md.")
def list_pages(markdown: bool) -> None:
    """What can be asked: each page with its question and parameters."""
    from bangiao.cli.show import show_pages
    from bangiao.queries.manual import manual
    from bangiao.queries.page import pages

    with _errors():
        if markdown:
            click.echo(manual(pages()), nl=False)
        else:
            show_pages(pages())


@queries.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--store", "directory", metavar="DIR", help="Also ask each page's example there: it must give something.")
def check_pages(folder: Path | None, directory: str | None) -> None:
    """Check all pages (of FOLDER, if given): headers, parameters, syntax, examples.

    Exit status: 0 all is well, 1 a page has a problem, 2 the store cannot be used.
    """
    from contextlib import nullcontext

    from bangiao.graph.store import Store
    from bangiao.queries.page_check import check_pages as check

    with _errors(), Store(directory, mode="read") if directory else nullcontext() as store:
        problems = check(store, folder)
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(problems)} problems" if problems else "all pages are well")
    sys.exit(1 if problems else 0)


@click.command()
@click.argument("iri")
@store_option
@endpoint_option
@login_option
def explain(iri: str, directory: str, endpoint: str | None, login: Login) -> None:
    """Show the sentences a fact was read from, and who else tells it.

    The passage in each sentence is marked. IRI is written in full, or as an answer shows it: id:meeting/…
    """
    from bangiao.cli.show import show_explanation
    from bangiao.queries.explanation import explain as run

    with _errors(), _source(directory, endpoint, login, _TIMEOUT) as source:
        show_explanation(run(source, iri))


@click.command()
@click.argument("article")
@store_option
@endpoint_option
@login_option
def facts(article: str, directory: str, endpoint: str | None, login: Login) -> None:
    """Show what an article gave, class by class, with the passages.

    ARTICLE is the article's id (a file's stem, a record's id), its URL or its IRI.
    """
    from bangiao.cli.show import show_report
    from bangiao.queries.explanation import facts as run

    with _errors(), _source(directory, endpoint, login, _TIMEOUT) as source:
        show_report(run(source, article))
