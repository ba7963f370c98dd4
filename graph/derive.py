"""The graphs that are derived from the articles' graphs, brought up to date after these changed.

Which nodes are one is decided from an index beside the quads, of which only what a changed article touches is looked at. It
counts once the graphs are written, so that a run that is cut off is done again: from the index as it was, and with all of
the identity graph compared, since some of it may have been written. So is one whose quads were not saved (see `journal`).
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from bangiao.graph.alignment.decisions import Decisions
from bangiao.graph.alignment.decisions import decisions as link_decisions
from bangiao.graph.background import background
from bangiao.graph.errors import BuildError, StoreError
from bangiao.graph.identity.identify import identify, signature
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import COUNTRY, Telling, tellings
from bangiao.graph.identity.overrule import Overrule, named, overrule
from bangiao.graph.identity.unknown import Unknown, unknown
from bangiao.graph.identity.why import Verdict, why
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.ontology import entailment
from bangiao.ontology.gazetteer import TableError
from bangiao.ontology.vocabulary import SAME_AS, background_graph, identity_graph, inferred_graph, links_graph, term

INDEX = "identity.sqlite"


def derive(store: Store) -> None:
    """Bring the derived graphs up to date where articles changed or analysts decided otherwise; else touch nothing."""
    decisions, links = _decisions(store), _links(store)
    with _errors(store.path):
        try:
            _derive(store, decisions, links)
        except sqlite3.OperationalError:  # the disk is full, or cannot be written
            raise
        except sqlite3.DatabaseError:  # the index is broken further in than its head
            (store.path / INDEX).unlink()
            _derive(store, decisions, links)


def _derive(store: Store, decisions: Overrule, links: Decisions) -> None:
    rules = signature(decisions)
    with _index(store.path / INDEX, rules) as index:
        anew = index.get("rules") != rules
        changed = store.stale or anew or index.get("ontology") != entailment.signature()
        if changed:
            store.empty(ox.NamedNode(inferred_graph(store.base)))  # what follows is drawn by `reason` alone
            _bring_up_to_date(store, index, decisions, anew=anew)
        if changed or index.get("links") != links.digest:
            store.replace(ox.NamedNode(links_graph(store.base)), links.quads(index, store.base))
            index.note("rules", rules)
            index.note("links", links.digest)
            index.note("ontology", entailment.signature())
            store.sync_notes()  # the index counts on quads that a loss of power may take back until the store is saved
            index.commit()
            store.settled()


def remove(store: Store, ids: Iterable[str]) -> list[str]:
    """Take articles out of the store and out of what was derived from them; the ids that were not there, sorted."""
    missing = sorted(id_ for id_ in set(ids) if not store.remove(id_))
    derive(store)
    return missing


def identity_of(store: Store, decisions: Overrule | None = None) -> Iterator[ox.Quad]:
    """The quads of the identity graph, decided anew from all article graphs."""
    decided = _decisions(store) if decisions is None else decisions
    with Index() as index:
        identify(index, _told(store, store.articles()), decided)
        yield from _quads(store, index.pairs())


def verdict(store: Store, one: str, other: str) -> Verdict:
    """Why two nodes (IRIs in full or as `id:…`) are one or are not. Raises StoreError where no article tells of one of them."""
    nodes = [iri.strip("<>").removeprefix(store.base).removeprefix("id:") for iri in (one, other)]
    decisions = _decisions(store)
    with _decided(store, decisions) as index:
        try:
            return why(index, nodes[0], nodes[1], decisions)
        except KeyError as missing:
            raise StoreError(f"{store.path}: no article tells of id:{missing.args[0]}; take an IRI from an answer") from None


def unknown_nodes(store: Store) -> tuple[Unknown, ...]:
    """What analysts decided on nodes that no article tells of; no error, since it may be about articles that are elsewhere."""
    with _decided(store, _decisions(store)) as index:
        return unknown(index, named(store.base))


@contextmanager
def _decided(store: Store, decisions: Overrule) -> Iterator[Index]:
    """The index, to read what was decided. Raises StoreError where there is none, or one of other rules or decisions."""
    path = store.path / INDEX
    if not path.exists():
        raise StoreError(f"{path}: this store has no index of identity; run `bangiao build` once more on any of its articles")
    with _errors(store.path), Index(path, writable=False) as index:
        if index.get("rules") != signature(decisions):
            raise StoreError(f"{path}: tables or rules have changed since; run `bangiao build` once more on any article")
        yield index


def _decisions(store: Store) -> Overrule:
    """What analysts have decided. Raises BuildError where their tables are broken."""
    try:
        return overrule(store.base)
    except TableError as error:
        raise BuildError(str(error)) from error


def _links(store: Store) -> Decisions:
    """What analysts have decided on links. Raises BuildError where their table is broken."""
    try:
        return link_decisions(store.base)
    except TableError as error:
        raise BuildError(str(error)) from error


def _bring_up_to_date(store: Store, index: Index, decisions: Overrule, *, anew: bool) -> None:
    pending = store.pending
    known = None if anew else pending.articles
    articles = {*store.articles(), *index.articles()} if known is None else known
    moved = identify(index, _told(store, articles), decisions)
    if anew or pending.cut_off or known is None:
        store.replace(ox.NamedNode(identity_graph(store.base)), _quads(store, index.pairs()))
    else:
        _amend(store, index, moved)
    store.replace(ox.NamedNode(background_graph(store.base)), background(index.nodes(COUNTRY), store.base))


def _told(store: Store, articles: Iterable[str]) -> Iterator[tuple[str, Iterable[Telling]]]:
    for id_ in sorted(articles):
        yield id_, tellings(store.quads(ox.NamedNode(article_iri(id_, store.base))), store.base)


def _amend(store: Store, index: Index, moved: Iterable[str]) -> None:
    """Write what is decided now of nodes of which something else was decided before."""
    graph = ox.NamedNode(identity_graph(store.base))
    nodes, quads = sorted(moved), store.oxigraph.quads_for_pattern
    gone = (quad for node in nodes for quad in quads(ox.NamedNode(store.base + node), term(SAME_AS), None, graph))
    store.amend(gone, _quads(store, ((node, least) for node in nodes if (least := index.least(node)) != node)))


def _quads(store: Store, pairs: Iterable[tuple[str, str]]) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(identity_graph(store.base))
    for node, least in pairs:
        yield ox.Quad(ox.NamedNode(store.base + node), term(SAME_AS), ox.NamedNode(store.base + least), graph)


def _index(path: Path, rules: str) -> Index:
    """The index, empty where there was none, or one that was made by other rules or is broken."""
    if not _is_good(path, rules):
        path.unlink(missing_ok=True)
    return Index(path)


def _is_good(path: Path, rules: str) -> bool:
    with suppress(sqlite3.DatabaseError), Index(path) as index:
        return index.get("rules") == rules
    return False


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    """What fails while identity is decided, as one clear line: the index as StoreError, a broken table as BuildError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path / INDEX}: {error}; see that the disk has room and can be written, and build again") from error
    except TableError as error:
        raise BuildError(str(error)) from error
