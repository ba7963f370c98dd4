"""What stores rewrite when they keep a literal by its value: "0.90" comes back as "0.9", and means the same."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice

import pyoxigraph as ox

from bangiao.ontology.vocabulary import XSD

_NUMBERS = frozenset(XSD + name for name in (
    "decimal", "double", "float", "integer", "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort",
    "unsignedByte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
))
_TIMES = frozenset({XSD + "dateTime", XSD + "dateTimeStamp"})
_DATES = frozenset(XSD + name for name in ("date", "time", "gYear", "gYearMonth", "gMonthDay", "gMonth", "gDay"))
_TRUTH = {"true": "true", "1": "true", "false": "false", "0": "false"}
_CHUNK = 10_000  # lines parsed at once


def keyed(lines: Iterable[str]) -> Iterator[str]:
    """Lines of N-Triples, each behind a key and a tab: triples that mean the same have the same key."""
    waiting = iter(lines)
    while chunk := "".join(islice(waiting, _CHUNK)):
        for quad in ox.parse(chunk, format=ox.RdfFormat.N_TRIPLES):
            yield f"{quad.subject} {quad.predicate} {_key(quad.object)}\t{quad.triple} .\n"


def kind(ours: str, theirs: str) -> str:
    """What sort of rewriting makes one line the other (both as `keyed` takes them): a few words."""
    one, other = _literal(ours), _literal(theirs)
    if one.language or other.language:
        return "case of a language tag"
    if one.datatype != other.datatype:
        return "datatype of a number"
    name = one.datatype.value
    return "number" if name in _NUMBERS else "truth value" if name == XSD + "boolean" else "date or time"


def _literal(line: str) -> ox.Literal:
    [quad] = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)  # nothing else has another key than itself
    return quad.object


def _key(term: object) -> str:
    if not isinstance(term, ox.Literal):
        return str(term)
    if term.language:
        return str(ox.Literal(term.value, language=term.language.lower()))
    name, value = term.datatype.value, term.value.strip()
    if name in _NUMBERS:
        return _number(value) or str(term)
    if name == XSD + "boolean":
        return f"truth {_TRUTH.get(value, value)}"
    if name in _TIMES:
        return _time(value) or str(term)
    return f"date {name} {value.replace('+00:00', 'Z')}" if name in _DATES else str(term)


def _number(value: str) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return f"number {number.normalize() + 0 if number.is_finite() else number}"


def _time(value: str) -> str | None:
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return f"time {time.astimezone(UTC).isoformat() if time.tzinfo else time.isoformat()}"
