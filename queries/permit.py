"""Which queries may run: those that read the store and nothing else. Decided on the parsed query, not on its text."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bangiao.ontology.vocabulary import PREFIXES
from bangiao.queries.errors import QueryError

_ELSEWHERE = "ServiceGraphPattern"  # rdflib's name for SERVICE, wherever it stands
_SAID = re.compile(r"[A-Z][a-z]+ (?:[\w.]+ )+\w+")  # what Oxigraph says in words, among the signs that it would have taken
_NEST = 10_000  # characters of parentheses and braces beyond which no honest query goes; parsing nests as deep


def permit(sparql: str, place: str = "query") -> None:
    """Do nothing for a query that only reads this store; QueryError for any other, and for what is no SPARQL.

    `place` is what the message calls the query: a file's name, "standard input".
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    if not sparql.strip():
        raise QueryError(f"{place}: the query is empty; write SELECT, ASK, CONSTRUCT or DESCRIBE")
    if sum(map(sparql.count, "({[")) > _NEST:
        raise QueryError(f"{place}: more than {_NEST} brackets; ask in several queries")
    try:
        parsed = parseQuery(sparql)
    except ParseException as error:
        raise QueryError(_explained(sparql, place, error.lineno, error.col)) from None
    except RecursionError:
        raise QueryError(f"{place}: brackets are nested too deep; ask in several queries") from None
    except Exception as error:  # rdflib raises plain exceptions for what its grammar lets through
        raise QueryError(f"{place}: {error}; mend the query there") from None
    if any(_name(part) == _ELSEWHERE for part in _parts(parsed)):
        raise QueryError(f"{place}: SERVICE asks another store, and is refused; ask that store itself")


def may_ask_elsewhere(sparql: str) -> bool:
    """Whether a query could hold SERVICE at all: only where the word stands in it, or escapes that could spell it.

    A query that could not needs no parsing by rdflib, which takes a fifth of a second: Oxigraph reads no updates here.
    """
    return "service" in sparql.lower() or "\\u" in sparql.lower()


def syntax_error(place: str, error: SyntaxError) -> QueryError:
    """What Oxigraph says of a query it cannot read, as one line."""
    first = str(error).split("expected", 1)[0].removeprefix("error at ").strip(" :\n")
    if "Prefix not found" in str(error):
        return QueryError(f"{place}:{first}: a prefix is not declared; add PREFIX, or use one of {', '.join(PREFIXES)}")
    said = _SAID.search(str(error))
    problem = f"{said[0][0].lower()}{said[0][1:]}" if said else "the query cannot be read there"
    return QueryError(f"{place}:{first}: {problem}; mend what stands at or before that place")


def _explained(sparql: str, place: str, line: int, column: int) -> str:
    """A parse error in one line; what turns out to be an update is told so."""
    if _is_update(sparql):
        return f"{place}: this changes the store, and is refused; `bangiao build` and `bangiao remove` change a store"
    lines = sparql.splitlines()
    shown = lines[line - 1].strip()[:80] if 0 < line <= len(lines) else ""
    return f"{place}:{line}:{column}: the query cannot be read at {shown!r}; mend what stands at or before that place"


def _is_update(sparql: str) -> bool:
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return bool(parseUpdate(sparql).get("request"))
    except Exception:  # whatever it is, it is no update
        return False


def _name(part: object) -> str | None:
    return getattr(part, "name", None)


def _parts(parsed: object) -> Iterator[object]:
    """All nodes of a parse tree, without recursion, so that depth is no matter."""
    waiting = [parsed]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):  # a node of the tree; what is a list may call itself a mapping too
            waiting.extend(part.values())
        elif isinstance(part, Iterable) and not isinstance(part, str):
            waiting.extend(part)
