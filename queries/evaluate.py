"""A query that was permitted, put to Oxigraph in this process."""
from __future__ import annotations

from typing import Any, cast

import pyoxigraph as ox

from bangiao.ontology.vocabulary import PREFIXES
from bangiao.queries.answer import Answer, from_results
from bangiao.queries.permit import syntax_error


def evaluate(store: ox.Store, sparql: str, place: str = "query", base: str | None = None) -> Answer:
    """The answer to a query that was permitted; QueryError where Oxigraph cannot read it.

    A pattern outside GRAPH is matched in every graph (Oxigraph: a row for each that has it), since nothing stands outside.
    """
    try:
        results = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        return from_results(cast(Any, results), sparql, base or PREFIXES["id"])
    except SyntaxError as error:
        raise syntax_error(place, error) from None
