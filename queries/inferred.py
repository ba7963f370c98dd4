"""Questions about what was inferred: an empty answer may mean that nothing has been inferred yet."""
from __future__ import annotations

import re

from bangiao.ontology.vocabulary import inferred_graph
from bangiao.queries.asking import read_question
from bangiao.queries.page import Page
from bangiao.queries.source import Source

REMEDY = "nothing has been inferred here, or articles changed; run `bangiao reason` (and push what it wrote), then ask again"

_ASKS = re.compile(r"[?$]inferred\b|graph/inferred\b")  # pages call that graph so, since its IRI depends on the store


def asks_inferred(sparql: str) -> bool:
    """Whether a query asks the graph of what was inferred, whose rows follow from many articles and lead back to none."""
    return bool(_ASKS.search(sparql))


def lacks_inferred(source: Source, question: Page | str, place: str = "query") -> bool:
    """Whether a question asks the graph of what was inferred, and the source has none."""
    asked = read_question(question, place)
    if not asks_inferred(asked.sparql if isinstance(asked, Page) else asked):
        return False
    return not source.answer(f"ASK {{ GRAPH <{inferred_graph(source.base)}> {{ ?s ?p ?o }} }}").truth
