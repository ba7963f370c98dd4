"""Asking: a page with values, or a query of one's own, put to a store."""
from __future__ import annotations

import re
from collections.abc import Mapping

from bangiao.graph.store import Store
from bangiao.queries.answer import Answer
from bangiao.queries.errors import PageError
from bangiao.queries.page import Page, is_page, page, parse_page
from bangiao.queries.permit import permit
from bangiao.queries.source import Source, embedded
from bangiao.queries.tidy import tidied
from bangiao.queries.values import Values, terms


def ask(
    store: Store | Source,
    question: Page | str,
    values: Values | None = None,
    *,
    timeout: float | None = None,
    place: str = "query",
) -> Answer:
    """The answer of a store, or another source, to a page (or its name), with `values` for its parameters, or to SPARQL.

    A value is what a reader writes ("Phan Văn Giang", "2025-06", "hội đàm"), a term, or several of these; None lets the
    parameter be anything; a parameter not named keeps the page's example. `timeout` is in seconds: a query that takes
    longer is ended, with DeadlineError. `place` is what errors call a query of one's own.

    Raises PageError, ParameterError and QueryError, each with the remedy.
    """
    source = embedded(store) if isinstance(store, Store) else store
    asked = read_question(question, place)
    if isinstance(asked, Page):
        sparql = asked.fill(terms(source, asked, values or {}))
        return tidied(asked, source.answer(sparql, asked.name, timeout))
    _no_values(values or {}, place)
    return source.answer(asked, place, timeout)


def read_question(question: Page | str, place: str = "query") -> Page | str:
    """A question as a page, where it is one, names one, or has a page's header; else as SPARQL that may run."""
    if isinstance(question, Page):
        return question
    if re.fullmatch(r"[\w-]+", question):
        return page(question)
    permit(question, place)
    return parse_page(question, place, place) if is_page(question) else question


def _no_values(values: Mapping[str, object], place: str) -> None:
    if values:
        problem = f"{', '.join(values)} given, but the query declares no parameters"
        raise PageError(f"{place}: {problem}; add a header `# param NAME (KIND): Nhãn / Label`")
