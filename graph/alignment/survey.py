"""One endpoint asked for all that may be linked, politely: one question at a time, with pauses, none asked twice."""
from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from bangiao.graph.alignment import question
from bangiao.graph.alignment.answers import FILE, Answers
from bangiao.graph.alignment.decisions import decisions
from bangiao.graph.alignment.lookup import Lookup, Progress, Select
from bangiao.graph.alignment.profile import CLASSES, Profile
from bangiao.graph.alignment.propose import LEAST, Lost, Proposal, lost, namespace, propose
from bangiao.graph.errors import AlignmentError
from bangiao.graph.remote.connection import Connection
from bangiao.graph.remote.endpoint import Endpoint
from bangiao.graph.remote.sparql import select
from bangiao.graph.store import Store
from bangiao.ontology.gazetteer import TableError

DAYS = 30.0  # an answer that is older is asked for again


@dataclass(frozen=True, slots=True)
class Findings:
    """What is proposed, by class and score, and the accepted links that lead to nothing any more."""

    proposals: tuple[Proposal, ...]
    lost: tuple[Lost, ...]


def survey(
    store: Store, endpoint: Endpoint, profile: Profile, *, classes: Sequence[str] = CLASSES, least: float = LEAST,
    articles: int = 1, days: float = DAYS, pause: float | None = None, progress: Progress = lambda done, of: None,
) -> Findings:
    """Proposals for what `articles` articles or more tell of, with a score of `least` or more.

    `pause` is in seconds and between two requests, by default the profile's. Answers up to `days` days old are taken from the
    store's directory, into which each new one goes at once. Raises GraphError.
    """
    question.check(profile)
    try:
        decided = decisions(store.base)
    except TableError as error:
        raise AlignmentError(str(error)) from error
    source = f"{endpoint.key} {profile.digest}"
    with Answers(store.path / FILE, source, days=days) as answers, Connection(endpoint) as connection:
        lookup = Lookup(_polite(connection, profile.pause if pause is None else pause), profile, answers, progress)
        found = propose(store, lookup, profile, decided, classes=classes, least=least, articles=articles)
        missing = lost(lookup, decided, profile, {namespace(proposal.match.entry.iri) for proposal in found})
    return Findings(tuple(found), tuple(missing))


def _polite(connection: Connection, pause: float) -> Select:
    """Asks at the endpoint, and waits before every question but the first."""
    waits = iter(_pauses(pause))

    def ask(query: str) -> Iterator[dict[str, str]]:
        time.sleep(next(waits))
        return rows(select(connection, query))

    return ask


def _pauses(pause: float) -> Iterator[float]:
    yield 0
    while True:
        yield pause


def rows(solutions: ox.QuerySolutions) -> Iterator[dict[str, str]]:
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        terms = ((name, solution[name]) for name in names)
        yield {name: term.value for name, term in terms if isinstance(term, ox.NamedNode | ox.Literal)}
