"""Which nodes of different articles are one, as careful readers judged it, against what a store says.

    python bench/identity_gold.py STORE [GOLD.jsonl] [--show CLASS]

STORE is built from the articles that GOLD (bench/identity_gold.jsonl) names by their ids; it holds no words of theirs. Entities
are named by their IRIs, events by article, class, the offset where they are first told, and who or what they are about. Records
that the store does not have, or that readers were unsure of, are left out.
"""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import pyoxigraph as ox

from bangiao.evaluation.clusters import Score, b_cubed, ceaf_e, pairs
from bangiao.extract.words.normal import folded
from bangiao.graph.iri import namesakes_path
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import PREFIXES, SAME_AS, identity_graph

GOLD = Path(__file__).resolve().with_suffix(".jsonl")
ENTITIES = ("Person", "Organization", "Place")
EVENTS = ("Meeting", "Visit", "Agreement", "Policy", "RelationMilestone")
NEAR = 60  # code points by which the place of a record may have moved since the gold was made
ABOUT = "bg:participant|bg:visitor|bg:title|bg:label|bg:level"
BETWEEN = " | "
RECORDS = f"""SELECT ?fact ?id (MIN(?start) AS ?at)
  (GROUP_CONCAT(DISTINCT STR(?about); SEPARATOR = "{BETWEEN}") AS ?what)
  (GROUP_CONCAT(DISTINCT STR(?destination); SEPARATOR = "{BETWEEN}") AS ?where) WHERE {{
  GRAPH ?article {{ ?fact a bg:%s ; bg:evidence/oa:hasSelector/oa:start ?start . ?article dcterms:identifier ?id }}
  OPTIONAL {{ GRAPH ?article {{ ?fact {ABOUT} ?about }} }}
  OPTIONAL {{ GRAPH ?article {{ ?fact bg:destination ?destination }} }}
}} GROUP BY ?fact ?id"""


class Record(NamedTuple):
    """An event as one article tells it."""

    article: str
    at: int
    about: str


class Told(NamedTuple):
    """A node of a record, and where a visit went: two visits may be told in one place of an article."""

    node: str
    where: frozenset[str]


Here = Mapping[str | Record, Sequence[Told]]


@click.command(help=__doc__)
@click.argument("store", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=GOLD)
@click.option("--show", help="Print the sets of this class that differ.")
def main(store: Path, gold: Path, show: str | None) -> None:
    """Measure and print."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    with Store(store, mode="read") as opened:
        least = leasts(opened)
        print(f"{'':<20}{'nodes':>7}   {'B³':<22}{'CEAFe':<22}{'pairs':<22}merging nothing: B³")
        sets = {cls: judged([row for row in rows if row["class"] == cls], present(opened, cls)) for cls in (*ENTITIES, *EVENTS)}
    for name, classes in (*((cls, (cls,)) for cls in sets), ("all entities", ENTITIES), ("all events", EVENTS)):
        theirs = {node: f"{cls} {own}" for cls in classes for node, own in sets[cls].items()}
        mine = {node: least.get(node, node) for node in theirs}
        print(line(name, mine, theirs))
        if name == show:
            print("\n".join(differing(mine, theirs)))


def line(cls: str, mine: dict[str, str], theirs: dict[str, str]) -> str:
    """One class's figures: F1 (precision, recall) of each measure."""
    scores = (b_cubed(mine, theirs), ceaf_e(mine, theirs), pairs(mine, theirs))
    nothing = b_cubed({node: node for node in theirs}, theirs).f1
    return f"{cls:<20}{len(mine):>7}   {''.join(f'{told(score):<22}' for score in scores)}{nothing:.3f}"


def told(score: Score) -> str:
    return f"{score.f1:.3f} ({score.precision:.3f} {score.recall:.3f})"


def leasts(store: Store) -> dict[str, str]:
    """Of each node that is one with another the least of its set, without the base."""
    quads = store.oxigraph.quads_for_pattern(None, ox.NamedNode(SAME_AS), None, ox.NamedNode(identity_graph(store.base)))
    return {str(q.subject.value).removeprefix(store.base): str(q.object.value).removeprefix(store.base) for q in quads}  # type: ignore[union-attr]


def present(store: Store, cls: str) -> Here:
    """The nodes of a class that the store has: by IRI, or by record."""
    if cls in ENTITIES:
        found = store.oxigraph.query(f"SELECT DISTINCT ?node WHERE {{ GRAPH ?g {{ ?node a bg:{cls} }} }}", prefixes=PREFIXES)
        names = (row["node"].value.removeprefix(store.base) for row in found)  # type: ignore[union-attr]
        return {name: [Told(name, frozenset())] for name in names}
    here: dict[str | Record, list[Told]] = defaultdict(list)
    for row in store.oxigraph.query(RECORDS % cls, prefixes=PREFIXES):  # type: ignore[union-attr]
        where = frozenset(map(_last, values(row["where"])))
        here[record(row, store.base)].append(Told(row["fact"].value.removeprefix(store.base), where))
    return here


def record(row: ox.QuerySolution, base: str) -> Record:
    """A record by article, place and what it is about: the last part of each IRI, or the letters of a title, label or level."""
    told = values(row["what"])
    about = sorted({folded(_last(value.removeprefix(base)) if value.startswith(base) else value) for value in told})
    return Record(row["id"].value, int(row["at"].value), " ".join(about))


def values(cell: Any) -> list[str]:
    """The values that a query joined in a cell."""
    return cell.value.split(BETWEEN) if cell and cell.value else []


def _last(path: str) -> str:
    """The last part of an IRI, of a person's the one before the sphere of office."""
    return namesakes_path(path).rpartition("/")[2] if path.startswith("person/") else path.rpartition("/")[2]


def judged(rows: Iterable[dict[str, Any]], here: Here) -> dict[str, str]:
    """Of each node that the store has and readers were sure of the set that they put it in; of what they never saw, none."""
    sets: dict[str, str] = {}
    unsure: set[str] = set()
    for number, row in enumerate(rows):
        nodes = [node for member in row["nodes"] if (node := matched(member, here))]
        if row["sure"]:
            sets |= dict.fromkeys(nodes, f"set {number}")
        else:
            unsure |= set(nodes)
    return {node: own for node, own in sets.items() if node not in unsure}


def matched(member: str | list[Any], here: Here) -> str | None:
    """The node that a member of a gold set is in this store; None where there is none, or several.

    A member is an IRI, or a record: article, place and what it is about, and of a visit told in one place with another its state.
    """
    if isinstance(member, str):
        return member if member in here else None
    (article, at, about), state = member[:3], frozenset(member[3:])
    places = {r.at for r in here if isinstance(r, Record) and (r.article, r.about) == (article, about) and abs(r.at - at) < NEAR}
    place = at if at in places or len(places) != 1 else min(places)
    found = [told.node for told in here.get(Record(article, place, about), ()) if state <= told.where]
    return found[0] if len(found) == 1 else None


def differing(mine: dict[str, str], theirs: dict[str, str]) -> Iterator[str]:
    """The sets that are left apart (-) and those that are merged wrongly (+)."""
    for sign, own, other in (("-", theirs, mine), ("+", mine, theirs)):
        sets: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for node, key in own.items():
            sets[key][other[node]].append(node)
        yield from (
            f"{sign} {' | '.join(' = '.join(part) for part in parts.values())}" for parts in sets.values() if len(parts) > 1
        )


if __name__ == "__main__":
    main()
