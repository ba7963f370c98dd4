"""An endpoint as a source: the queries of pages and of one's own, put to another store, its answers read as ours are.

What other stores do differently is dealt with in the pages, which all stores understand alike, and here:

- Oxigraph's server matches a pattern outside GRAPH in the default graph alone, unless it is asked with
  `union-default-graph`; other stores do not know that parameter, and leave it.
- A query of one's own may use our prefixes undeclared; they are declared for it.
- Virtuoso writes booleans as 0 and 1, and whole numbers beyond 32 bits as decimals; they become again what they were.
"""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, Literal, cast

import pyoxigraph as ox

from bangiao.graph.remote import sparql as client
from bangiao.graph.remote.connection import Answer as Received
from bangiao.graph.remote.connection import Connection
from bangiao.graph.remote.deadline import LateError, within
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.ontology.vocabulary import ID, PREFIXES, XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER, bg
from bangiao.queries.answer import Answer, Cell, from_results
from bangiao.queries.errors import DeadlineError
from bangiao.queries.page import tokens

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

RETRIES = 2  # of one request: somebody waits for the answer
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_BOOLEANS = {"0": "false", "1": "true"}


@contextmanager
def remote(endpoint: Endpoint, timeout: float | None = None) -> Iterator[Remote]:
    """The store that answers queries at an endpoint, while the context lasts.

    `timeout` is how many seconds any one query may take that is given no other time, such as those that look names up.
    """
    sign = "&" if "?" in endpoint.address else "?"
    with _Bounded(endpoint.at(f"{endpoint.address}{sign}union-default-graph=true")) as connection:
        yield Remote(connection, timeout)


class Remote:
    """The store at an open connection; made by `remote`."""

    def __init__(self, connection: _Bounded, timeout: float | None = None) -> None:
        self._connection, self._timeout = connection, timeout

    @cached_property
    def base(self) -> str:
        """What the IRIs of its data begin with, as an article of it shows; the usual base where there is none."""
        query = f"SELECT ?article WHERE {{ GRAPH ?article {{ ?article a <{bg('Article')}> }} }} LIMIT 1"
        with self._within("query", self._timeout):
            articles = [str(getattr(row[0], "value", "")) for row in client.select(self._connection, query)]
        return articles[0].rpartition("article/")[0] if articles else ID

    def answer(self, sparql: str, place: str = "query", timeout: float | None = None) -> Answer:
        """The answer to a query that was permitted. Raises RemoteError, and DeadlineError after `timeout` seconds."""
        with self._within(place, self._timeout if timeout is None else timeout):
            return self._answer(declared(sparql), sparql)

    @contextmanager
    def _within(self, place: str, timeout: float | None) -> Iterator[None]:
        before, self._connection.seconds = self._connection.seconds, timeout
        try:
            yield
        except LateError:
            problem = f"no answer within {timeout:g} s; ask for less, or give it more time (--timeout)"
            raise DeadlineError(f"{place}: {problem}") from None
        finally:
            self._connection.seconds = before

    def _answer(self, asked: str, sparql: str) -> Answer:
        form = form_of(asked)
        if form == "ASK":
            return Answer("ask", (), (), client.ask(self._connection, asked), sparql, self.base)
        if form == "SELECT":
            found = from_results(cast(Any, client.select(self._connection, asked)), sparql, self.base)
            return replace(found, rows=tuple(tuple(map(_read, row)) for row in found.rows))
        triples = client.construct(self._connection, asked, form=form)
        rows = tuple((t.subject, t.predicate, _read(t.object)) for t in triples)
        return Answer("construct", ("subject", "predicate", "object"), rows, None, sparql, self.base)


class _Bounded(Connection):
    """A connection whose requests end after so many `seconds`, tries and pauses and all."""

    seconds: float | None = None

    def send(self, *args: Any, **named: Any) -> Received:
        return within(self.seconds, partial(super().send, *args, **named))


def form_of(sparql: str) -> Form:
    """What a query, which can be read, asks for: its first word that no PREFIX or BASE declares."""
    words = [word.upper() for word, _ in tokens(sparql)]
    return cast(Form, next(w for before, w in zip(["", *words], words, strict=False) if w in _FORMS and before != "PREFIX"))


def declared(sparql: str) -> str:
    """A query with those of our prefixes declared that it uses and does not declare; the numbers of its lines stay."""
    words = [word for word, _ in tokens(sparql)]
    pairs = list(zip(["", *words], words, [*words[1:], ""], strict=False))
    own = {word for before, word, after in pairs if before.upper() == "PREFIX" and after == ":"}
    used = {word for before, word, after in pairs if after == ":"} - own
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in used) + sparql


def _read(cell: Cell) -> Cell:
    if isinstance(cell, ox.Literal):
        if cell.datatype.value == XSD_BOOLEAN and cell.value in _BOOLEANS:
            return ox.Literal(_BOOLEANS[cell.value], datatype=cell.datatype)
        if cell.datatype.value == XSD_DECIMAL and cell.value.lstrip("-").isdecimal():
            return ox.Literal(cell.value, datatype=ox.NamedNode(XSD_INTEGER))
    return cell
