"""The conductor: from paths to a graph; and the one place where a bad article is caught, named and skipped."""
from __future__ import annotations

import hashlib
import itertools
import multiprocessing
import os
import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from bangiao.extract.article import Article
from bangiao.extract.claiming.rule import RuleError
from bangiao.extract.fact import Fact
from bangiao.extract.reading.read import read
from bangiao.extract.reading.refusal import Refusal
from bangiao.extract.reading.source import Source, sources
from bangiao.graph import edition
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.errors import BuildError
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Change, Store
from bangiao.graph.validate import Violation
from bangiao.ontology.gazetteer import TableError

Extract = Callable[[Article], tuple[Fact, ...]]
Check = Callable[[Mapping[str, bytes]], Iterable[Violation]]  # what is wrong within articles' graphs: N-Quads by the graph's IRI

_OWN_FAULTS = (RuleError, TableError)
_BATCH = 16  # sources a worker takes at once: the cost of handing over disappears, and memory stays small
_AHEAD = 3  # batches a worker may have waiting, so that none stands idle while the store writes


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: articles read, what became of their graphs, what was refused, and facts by class, sorted.

    `earlier` articles of the store it left as another program, or other rules or tables, may have read them.
    """

    read: int
    added: int
    changed: int
    unchanged: int
    refused: tuple[Refusal, ...]
    facts: tuple[tuple[str, int], ...]
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Described:
    """An article's graph (its IRI) on its way to the store, as N-Quads; `facts` are the classes of its facts.

    `found` is what is wrong in it, None where nobody looked.
    """

    id: str
    graph: str
    place: str
    nquads: bytes
    facts: tuple[str, ...]
    found: tuple[Violation, ...] | None = None

    @property
    def fingerprint(self) -> bytes:
        """Equal for two records of one id that say the same."""
        return hashlib.sha256(self.nquads).digest()


Outcome = Described | Refusal
Batch = tuple[Source | Refusal, ...]
Work = Callable[[Batch], list[Outcome]]


@dataclass(slots=True)
class _Book:
    """What a build has seen: which record each id stands for, and what was refused."""

    seen: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    kept: dict[str, tuple[Change, tuple[str, ...]]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    def summary(self) -> Summary:
        changes = Counter(change for change, _ in self.kept.values())
        facts = Counter(cls for _, classes in self.kept.values() for cls in classes)
        counts = (changes[Change.ADDED], changes[Change.CHANGED], changes[Change.UNCHANGED])
        return Summary(len(self.kept), *counts, tuple(self.refused), tuple(sorted(facts.items())))


def build(
    paths: Iterable[str | Path], store: Store, *, workers: int = 1,
    extract: Extract | None = None, check: Check | None = None, progress: Callable[[Outcome], None] = lambda _: None,
) -> Summary:
    """Read the articles of `paths` into `store`, and bring the graphs that are derived from articles up to date.

    `workers` processes read, extract and check; the graph is the same for any number, whatever `check` finds, and if it fails.
    `progress` is called once an article. What cannot be read is refused, and the rest goes on. Raises StoreError where the
    store fails and BuildError where a rule page or a table is broken; what was committed before that is kept, and the next
    build mends the rest.
    """
    book = _Book()
    work = partial(_distil_all, base=store.base, extract=extract, check=check)
    try:
        for outcome in _outcomes(sources(paths), work, workers):
            _settle(outcome, store, book)
            progress(outcome)
    except _OWN_FAULTS as error:
        raise BuildError(str(error)) from error
    except BrokenProcessPool as error:
        raise BuildError(f"{store.path}: a process that read articles died; build again with fewer workers") from error
    derive(store)
    return book.summary() if extract else replace(book.summary(), earlier=edition.settle(store, book.kept))


def distil(source: Source | Refusal, base: str, extract: Extract | None = None) -> Outcome:
    """One source to its article's graph; whatever is wrong with it becomes a refusal that names it."""
    if isinstance(source, Refusal):
        return source
    try:
        article = read(source)
        if isinstance(article, Refusal):
            return article
        facts = (extract or _extract)(article)
        nquads, classes = _nquads(describe(article, facts, base)), tuple(fact.cls for fact in facts)
        return Described(article.id, article_iri(article.id, base), source.place, nquads, classes)
    except _OWN_FAULTS:  # every article would be refused for it
        raise
    except Exception as error:  # nothing that one article does may end the run
        problem = f"{type(error).__name__}: {error}".splitlines()[0]
        return Refusal(source.place, problem, "this is a fault of bangiao, not of the article; please report it")


def _extract(article: Article) -> tuple[Fact, ...]:
    from bangiao.extract.extractor import facts

    return facts(article)


def _settle(outcome: Outcome, store: Store, book: _Book) -> None:
    """Commit an article, unless it is refused or its id is that of another text: then neither is kept, in any order."""
    if isinstance(outcome, Refusal):
        book.refused.append(outcome)
        return
    first = book.seen.get(outcome.id)
    if first is None:
        change = store.replace(ox.NamedNode(outcome.graph), _quads(outcome.nquads))
        book.seen[outcome.id] = (outcome.fingerprint, outcome.place)
        book.kept[outcome.id] = (change, outcome.facts)
    elif first[0] != outcome.fingerprint:
        book.refused.append(_conflict(outcome, first[1]))
        book.kept.pop(outcome.id, None)
        store.remove(outcome.id)


def _conflict(outcome: Described, first: str) -> Refusal:
    problem = f"the id {outcome.id!r} is also that of {first}, and the two differ"
    return Refusal(outcome.place, problem, "neither is kept; give one of them another id, or leave one out")


def _outcomes(found: Iterator[Source | Refusal], work: Work, workers: int) -> Iterator[Outcome]:
    """What became of each source, in the order of the sources."""
    batches = iter(lambda: tuple(itertools.islice(found, _BATCH)), ())
    if workers <= 1:
        yield from itertools.chain.from_iterable(map(work, batches))
        return
    # Started afresh rather than forked: Oxigraph has threads in this process, and a fork would copy their locks.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_end_with_parent) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _end_with_parent() -> None:
    """Let this process end when the one that started it does: one that is killed cannot say so, and it would wait for ever."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _distil_all(batch: Batch, base: str, extract: Extract | None, check: Check | None) -> list[Outcome]:
    outcomes = [distil(source, base, extract) for source in batch]
    with suppress(Exception):  # an article is built whatever becomes of its check; who checks the store meets the error again
        return outcomes if check is None else _checked(outcomes, check)
    return outcomes


def _checked(outcomes: list[Outcome], check: Check) -> list[Outcome]:
    """These outcomes with what is wrong in them. Checked together, since a check page costs more to read than to ask."""
    found: dict[str, list[Violation]] = defaultdict(list)
    for violation in check({outcome.graph: outcome.nquads for outcome in outcomes if isinstance(outcome, Described)}):
        found[violation.graph].append(violation)
    return [
        replace(outcome, found=tuple(found[outcome.graph])) if isinstance(outcome, Described) else outcome for outcome in outcomes
    ]


def _nquads(quads: Iterable[ox.Quad]) -> bytes:
    return "".join(sorted(f"{quad} .\n" for quad in quads)).encode()


def _quads(nquads: bytes) -> Iterator[ox.Quad]:
    return ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
