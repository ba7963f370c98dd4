"""What analysts have decided on entries of other stores: kept in the table `links`, from which the graph of links follows.

The graph of links is a function of that table and of the articles: a link is there while any article tells of its node.
Each link is a `skos:closeMatch` from the least of the nodes that are one. What an analyst calls the very same is tied by
`owl:sameAs` too, from their entry to our node: the way in which identity ties a node to the least, so that who follows it
from one of our nodes stays among ours.
"""
from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from bangiao.graph.errors import AlignmentError
from bangiao.graph.files import held, whole_file
from bangiao.graph.identity.index import Index
from bangiao.ontology.gazetteer import TableError, read_table, tables_directory
from bangiao.ontology.vocabulary import CLOSE_MATCH, ID, SAME_AS, links_graph, term

VERDICTS = ("exact", "close", "reject")
_COLUMNS = ("name", "link", "verdict", "also", "who", "why")
_KINDS = ("country/", "organization/", "person/", "place/")


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """That an entry (`link`, an IRI) is, or is not, one of our nodes (without base); `also` was one with that node then."""

    node: str
    link: str
    verdict: str
    also: tuple[str, ...] = ()
    who: str = ""
    why: str = ""

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes it speaks of."""
        return (self.node, *self.also)


@dataclass(frozen=True)
class Decisions:
    """All decisions, one for a node and an entry."""

    rows: frozenset[Decision] = frozenset()

    @cached_property
    def links(self) -> tuple[Decision, ...]:
        """Those that make a link, sorted."""
        return tuple(sorted(row for row in self.rows if row.verdict != "reject"))

    @cached_property
    def by_node(self) -> Mapping[str, frozenset[Decision]]:
        """The decisions that speak of each node."""
        found: dict[str, set[Decision]] = defaultdict(set)
        for row in self.rows:
            for node in row.nodes:
                found[node].add(row)
        return MappingProxyType({node: frozenset(rows) for node, rows in found.items()})

    @property
    def digest(self) -> str:
        """Equal where the links that follow are."""
        told = sorted((row.node, row.link, row.verdict, row.also) for row in self.links)
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def having(self, fresh: Iterable[Decision]) -> Decisions:
        """These decisions, where `fresh` ones on the same node and entry take their place."""
        by_pair = {(row.node, row.link): row for rows in (sorted(self.rows), fresh) for row in rows}
        return Decisions(frozenset(by_pair.values()))

    def quads(self, index: Index, base: str) -> Iterator[ox.Quad]:
        """The graph of links: of each, from the least of the nodes that are one with the first that articles tell of."""
        graph = ox.NamedNode(links_graph(base))
        for row in self.links:
            told = next((node for node in row.nodes if index.node(node)), None)
            if told is not None:
                ours, theirs = ox.NamedNode(base + index.least(told)), ox.NamedNode(row.link)
                yield ox.Quad(ours, term(CLOSE_MATCH), theirs, graph)
                if row.verdict == "exact":
                    yield ox.Quad(theirs, term(SAME_AS), ours, graph)


def decisions_file() -> Path:
    """Where the decisions stand."""
    return tables_directory() / "links.tsv"


def decisions(base: str = ID) -> Decisions:
    """The decisions of the table. Raises TableError where a row is broken, or two say different things of one pair."""
    file = decisions_file()
    rows = [_decision(file.name, row, base) for row in read_table(file)]
    pairs = Counter((row.node, row.link) for row in rows)
    for (node, link), number in pairs.items():
        if number > 1:
            raise TableError(f"{file.name}: {number} rows have id:{node} and {link}; keep one of them")
    return Decisions(frozenset(rows))


def _decision(file: str, row: Mapping[str, str], base: str) -> Decision:
    try:
        return decision(row["name"], row["link"], row["verdict"], row["also"].split(), row["who"], row["why"], base=base)
    except ValueError as error:
        raise TableError(f"{file}: the row of {row['name']}: {error}") from None


def decision(
    name: str, link: str, verdict: str, also: Iterable[str] = (), who: str = "", why: str = "", *, base: str = ID
) -> Decision:
    """A decision from IRIs in full or as `id:…`. Raises ValueError where one is no IRI of ours or theirs, or no verdict."""
    nodes = [_ours(iri, base) for iri in (name, *also)]
    if verdict not in VERDICTS:
        raise ValueError(f"the verdict {verdict!r} is not known; write {', '.join(VERDICTS)}")
    return Decision(nodes[0], _theirs(link, base), verdict, tuple(sorted({*nodes[1:]} - {nodes[0]})), who, why)


def _ours(iri: str, base: str) -> str:
    node = iri.strip("<>").removeprefix(base).removeprefix(ID).removeprefix("id:")
    if not node.startswith(_KINDS):
        raise ValueError(f"{iri!r} is no country, organisation, person or place of ours; write id:person/… as an answer shows it")
    return _checked(node, base + node)


def _theirs(iri: str, base: str) -> str:
    bare = iri.strip("<>")
    if bare.startswith((base, ID)):
        raise ValueError(f"{iri!r} is a node of ours, no entry of another store; same.tsv says which of ours are one")
    if not bare.startswith(("http://", "https://", "urn:")):
        raise ValueError(f"{iri!r} is no IRI of an entry; write it in full, as http://www.wikidata.org/entity/Q881")
    return _checked(bare, bare)


def _checked(text: str, iri: str) -> str:
    try:
        ox.NamedNode(iri)
    except ValueError:
        raise ValueError(f"{iri!r} is no IRI") from None
    return text


def record(fresh: Iterable[Decision], base: str = ID) -> Decisions:
    """Write decisions into the table, sorted, below the remarks that stand there; all of them, or nothing where that fails.

    An earlier decision on the same node and entry gives way. Who writes at the same time is waited for: no row is lost. Raises
    AlignmentError where the table cannot be written.
    """
    file = decisions_file()
    with _errors(file), held(file):
        all_ = decisions(base).having(fresh)
        with whole_file(file) as out:
            out.write(_text(file, all_).encode())
    return all_


def _text(file: Path, all_: Decisions) -> str:
    remarks = [line for line in file.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = ["\t".join(_cells(row)).rstrip("\t") for row in sorted(all_.rows)]
    return "".join(f"{line}\n" for line in (*remarks, "\t".join(_COLUMNS), *rows))


def _cells(row: Decision) -> tuple[str, ...]:
    node, link, verdict, also, who, why = astuple(row)
    return f"id:{node}", link, verdict, " ".join(f"id:{iri}" for iri in also), *(" ".join(text.split()) for text in (who, why))


@contextmanager
def _errors(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = "install bangiao from a clone that you may write (pip install -e), where the table is kept with its history"
        raise AlignmentError(f"{file}: {error.strerror or error}; {remedy}") from error
