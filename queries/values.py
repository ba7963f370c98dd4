"""Values of parameters: what a reader writes, made the terms that stand in a page's VALUES row."""
from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from bangiao.extract.fact import Date
from bangiao.extract.words.normal import folded
from bangiao.graph import period
from bangiao.graph.seats import seat_at_a_time
from bangiao.ontology import vocabulary as v
from bangiao.ontology.schema import schema
from bangiao.ontology.vocabulary import BGK, ID, PREFIXES
from bangiao.queries.errors import ParameterError
from bangiao.queries.identity import tied
from bangiao.queries.kinds import NAMED, TAKES, ParameterKind
from bangiao.queries.names import Names
from bangiao.queries.page import Page, Parameter, Term
from bangiao.queries.source import Source, nodes

Given = str | int | dt.date | Term | None
Values = Mapping[str, Given | Iterable[Given]]  # None, "" and no value at all let the parameter be anything

_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_LANGUAGES = ("vi", "en")


def terms(source: Source, page: Page, values: Values) -> dict[str, tuple[Term, ...]]:
    """For each parameter named in `values` the terms it may be; a name that several nodes bear gives them all.

    Raises PageError for a parameter that the page does not have, ParameterError for a value that fits none.
    """
    reader = _Reader(source)
    return {name: reader.read(page.parameter(name), given) for name, given in values.items()}


class _Reader:
    """Reads values as one source knows them."""

    def __init__(self, source: Source) -> None:
        self._source, self._names = source, Names(source)
        self._kinds: Mapping[ParameterKind, Callable[[Parameter, str], tuple[Term, ...]]] = {
            "article": self._article,
            "fact": self._fact,
            "text": lambda _, text: (ox.Literal(text),),
            "office": lambda _, text: tuple(ox.Literal(name) for name in (text, seat_at_a_time(text)) if name),
            "date": _date,
            "year": _integer,
            "integer": _integer,
            "kind": _kind,
            "language": _language,
        }

    def read(self, parameter: Parameter, given: Given | Iterable[Given]) -> tuple[Term, ...]:
        several = [given] if given is None or isinstance(given, str | int | dt.date | Term) else list(given)
        return tuple(dict.fromkeys(found for value in several for found in self._one(parameter, value)))

    def _one(self, parameter: Parameter, given: Given) -> tuple[Term, ...]:
        if isinstance(given, Term):
            return (given,)
        text = "" if given is None else unicodedata.normalize("NFC", str(given)).strip()
        if not text:
            return ()
        return self._named(parameter, text) if parameter.kind in NAMED else self._kinds[parameter.kind](parameter, text)

    def _named(self, parameter: Parameter, text: str) -> tuple[Term, ...]:
        if iri := _iri(text):
            return tuple(sorted(tied(self._source, {iri}), key=lambda node: node.value))
        classes = NAMED[parameter.kind]
        found = self._names.find(text, classes)
        if not found:
            near = "; ".join(self._names.near(text, classes)) or "none is alike"
            problem = f"no {parameter.kind} of that name is in the store; the nearest names: {near}"
            raise _error(parameter, text, problem)
        return found

    def _article(self, parameter: Parameter, text: str) -> tuple[Term, ...]:
        given = _iri(text)
        if given and self._exists(given):
            return (given,)
        found = articles(self._source, text)
        if not found:
            raise _error(parameter, text, "no article of that id, URL or IRI is in the store; an id is a file's stem")
        return found

    def _fact(self, parameter: Parameter, text: str) -> tuple[Term, ...]:
        node = iri_of(text, self._source.base)
        if node is None or not self._exists(node):
            raise _error(parameter, text, "no fact of that IRI is in the store; take one from another answer")
        return (node,)

    def _exists(self, node: ox.NamedNode) -> bool:
        return bool(self._source.answer(f"SELECT ?value WHERE {{ GRAPH ?graph {{ {node} ?property ?value }} }} LIMIT 1").rows)


def articles(source: Source, text: str) -> tuple[ox.NamedNode, ...]:
    """The articles with this id or URL, sorted; () if there is none."""
    found = nodes(source, f"GRAPH ?graph {{ ?node <{v.IDENTIFIER}> ?given }}", [ox.Literal(text)])
    if url := _iri(text):
        found |= nodes(source, f"GRAPH ?graph {{ ?node <{v.SOURCE}> ?given }}", [url])
    return tuple(sorted(found, key=lambda node: node.value))


def iri_of(text: str, base: str = ID) -> ox.NamedNode | None:
    """The IRI that a reader wrote in full, as `id:meeting/…` or as `meeting/…`; None where it can be none."""
    short = text.removeprefix("id:")
    return (_iri(text) if short == text else None) or _node(base + short)


def _date(parameter: Parameter, text: str) -> tuple[Term, ...]:
    match = _DAY_FIRST.fullmatch(text)
    parts = [part for part in match.group("year", "month", "day") if part] if match else [text]
    written = "-".join(part.zfill(2) for part in parts)
    try:
        return ((period.latest if parameter.end else period.earliest)(Date(written)),)
    except ValueError:
        raise _error(parameter, text, "not a date") from None


def _integer(parameter: Parameter, text: str) -> tuple[Term, ...]:
    if not re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
        raise _error(parameter, text, "not a whole number")
    return (ox.Literal(int(text)),)


def _kind(parameter: Parameter, text: str) -> tuple[Term, ...]:
    if iri := _iri(text):
        return (iri,)
    known = schema()
    wanted = folded(text.removeprefix("bgk:"))
    for name in known.concepts:
        if wanted in (folded(name), *(folded(known.label(name, language)) for language in _LANGUAGES)):
            return (ox.NamedNode(BGK + name),)
    raise _error(parameter, text, f"no such kind; the kinds are {', '.join(known.concepts)}")


def _language(parameter: Parameter, text: str) -> tuple[Term, ...]:
    if text.lower() not in _LANGUAGES:
        raise _error(parameter, text, "no such language here")
    return (ox.Literal(text.lower()),)


def _iri(text: str) -> ox.NamedNode | None:
    """The IRI written as `<…>`, with a scheme, or with a prefix of ours; None for anything else."""
    bare = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    prefix, _, rest = bare.partition(":")
    if "://" in bare:
        return _node(bare)
    return _node(PREFIXES[prefix] + rest) if prefix in PREFIXES and rest else None


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _error(parameter: Parameter, text: str, problem: str) -> ParameterError:
    takes = TAKES[parameter.kind][1]
    return ParameterError(f"{parameter.name}={text!r}: {problem} ({parameter.vi} / {parameter.en} takes {takes})")
