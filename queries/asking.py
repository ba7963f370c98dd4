"""Asking: a page with values, or a query of one's own, put to a store."""
from __future__ import annotations

import re
from collections.abc import Mapping

from bangiao.graph.store import Store
from bangiao.queries.answer import Answer
from bangiao.queries.deadline import ask_within
from bangiao.queries.errors import PageError
from bangiao.queries.evaluate import evaluate
from bangiao.queries.page import Page, is_page, page, parse_page
from bangiao.queries.permit import permit
from bangiao.queries.values import Values, terms


def ask(
    store: Store,
    question: Page | str,
    values: Values | None = None,
    *,
    timeout: float | None = None,
    place: str = "query",
) -> Answer:
    """The answer of a store to a page (or its name), with `values` for its parameters, or to a SPARQL query.

    A value is what a reader writes ("Phan Văn Giang", "2025-06", "hội đàm"), a term, or several of these; None lets the
    parameter be anything; a parameter not named keeps the page's example. `timeout` is in seconds: a query that takes
    longer is ended, with DeadlineError. `place` is what errors call a query of one's own.

    Raises PageError, ParameterError and QueryError, each with the remedy.
    """
    asked = read_question(question, place)
    if isinstance(asked, Page):
        sparql, place = asked.fill(terms(store.oxigraph, asked, values or {}, store.base)), asked.name
    else:
        _no_values(values or {}, place)
        sparql = asked
    if timeout is not None:
        return ask_within(store.path, sparql, timeout, place)
    return evaluate(store.oxigraph, sparql, place, store.base)


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
