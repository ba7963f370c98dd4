"""Twenty articles of our own that tell of the same persons, bodies and events in different words: what is made one of them.

`identity_gold/clusters.json` holds the sets of a careful reader: "article: name" for persons and bodies, with the state in
brackets where two have the name, and "article: words" for events, of a passage that tells of it. What it does not list is alone.
Run as a program, this file prints the figures and the sets that differ, and with --pin makes the figures the floors.
"""
from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest

from bangiao.evaluation.clusters import b_cubed, ceaf_e, pairs
from bangiao.graph.build import build
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import PREFIXES, SAME_AS, identity_graph

GOLD = Path(__file__).with_name("identity_gold")
FLOORS = GOLD / "floors.json"
CLASSES = {
    "persons": "Person", "organizations": "Organization", "meetings": "Meeting", "visits": "Visit", "agreements": "Agreement",
    "policies": "Policy", "milestones": "RelationMilestone",
}
ENTITIES, EVENTS = tuple(CLASSES)[:2], tuple(CLASSES)[2:]
KINDS = {"persons": ("persons",), "organizations": ("organizations",), "meetings": ("meetings",), "all events": EVENTS}
NAMES = """SELECT ?node ?id ?words ?state WHERE { GRAPH ?g { ?node a bg:%s ; skos:prefLabel ?words . ?g dcterms:identifier ?id
  OPTIONAL { ?node bg:country/bg:iso ?state } } }"""
PASSAGES = """SELECT ?node ?id ?words WHERE { GRAPH ?g {
  ?node a bg:%s ; bg:evidence/oa:hasSelector/oa:exact ?words . ?g dcterms:identifier ?id } }"""

Item = tuple[str, str]  # an article and a node that it tells of
Figures = Mapping[str, Mapping[str, float]]


def told(store: Store, kind: str) -> dict[Item, set[str]]:
    """The nodes of a kind by article, with the names or the passages that each has there."""
    found: dict[Item, set[str]] = defaultdict(set)
    query = (NAMES if kind in ENTITIES else PASSAGES) % CLASSES[kind]
    for row in cast(ox.QuerySolutions, store.oxigraph.query(query, prefixes=PREFIXES)):
        words, state = row["words"].value, row["state"] if kind in ENTITIES else None
        found[row["id"].value, row["node"].value] |= {words, f"{words} ({state.value})"} if state else {words}
    return found


def meant(member: str, kind: str, nodes: Mapping[Item, set[str]]) -> Item | None:
    """The node that a member of a set means; of several passages that hold its words, the shortest tells of it."""
    article, words = member.split(": ", 1)
    if kind in ENTITIES:
        fitting = [(len(its), item) for item, its in nodes.items() if item[0] == article and words in its]
    else:
        fitting = [(len(p), item) for item, its in nodes.items() if item[0] == article for p in its if words in p]
    return min(fitting)[1] if fitting else None


class Read:
    """What a store says of the articles, beside what the reader says."""

    def __init__(self, store: Store) -> None:
        graph = ox.NamedNode(identity_graph(store.base))
        ties = store.oxigraph.quads_for_pattern(None, ox.NamedNode(SAME_AS), None, graph)
        least = {q.subject.value: q.object.value for q in ties}  # type: ignore[union-attr]
        self.mine: dict[str, dict[Item, str]] = {}
        self.theirs: dict[str, dict[Item, str]] = {}
        self.missing: list[str] = []
        for kind, groups in json.loads((GOLD / "clusters.json").read_text("utf-8")).items():
            nodes = told(store, kind)
            own = {item: f"{kind} alone {item}" for item in nodes}
            for number, group in enumerate(groups):
                found = {member: meant(member, kind, nodes) for member in group}
                self.missing += [f"{kind} {member}" for member, item in found.items() if item is None]
                own |= {item: f"{kind} {number}" for item in found.values() if item}
            self.theirs[kind] = own
            self.mine[kind] = {item: least.get(item[1], item[1]) for item in nodes}

    def sets(self, name: str) -> tuple[dict[Item, str], dict[Item, str]]:
        """The sets found and those of the reader, of one of KINDS."""
        kinds = KINDS[name]
        return tuple({i: s for kind in kinds for i, s in side[kind].items()} for side in (self.mine, self.theirs))  # type: ignore[return-value]

    def figures(self) -> Figures:
        """Precision falls with what is merged wrongly, recall with what is left apart."""
        scores = {"missing": {"records": float(len(self.missing))}}
        for name in KINDS:
            mine, theirs = self.sets(name)
            b3, pair = b_cubed(mine, theirs), pairs(mine, theirs)
            rounded = {
                "B³ precision": b3.precision, "B³ recall": b3.recall, "CEAFe": ceaf_e(mine, theirs).f1,
                "pairs precision": pair.precision, "pairs recall": pair.recall,
            }
            scores[name] = {measure: round(value, 3) for measure, value in rounded.items()}
        return scores

    def differing(self) -> Iterator[str]:
        """The reader's sets that are left apart (-), and the sets found that are merged wrongly (+)."""
        for name in KINDS:
            mine, theirs = self.sets(name)
            for sign, own, other in (("-", theirs, mine), ("+", mine, theirs)):
                parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
                for item, key in sorted(own.items()):
                    parts[key][other[item]].append(" ".join(item))
                yield from (f"{sign} {name}: {' | '.join(map(' = '.join, p.values()))}" for p in parts.values() if len(p) > 1)


def read() -> Read:
    with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
        assert not build(sorted(GOLD.glob("*.txt")), store).refused
        return Read(store)


@pytest.fixture(scope="module")
def found() -> Read:
    return read()


def test_what_is_one_falls_under_no_floor(found: Read) -> None:
    floors, now = json.loads(FLOORS.read_text("utf-8")), found.figures()
    fallen = [
        f"{name} {measure}: {now[name][measure]}, was {floor}" for name, its in floors.items() for measure, floor in its.items()
        if (now[name][measure] > floor if name == "missing" else now[name][measure] < floor)
    ]
    assert not fallen, "\n".join([*fallen, *found.differing(), *found.missing])


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_merged_that_a_reader_keeps_apart(found: Read, name: str) -> None:
    assert [line for line in found.differing() if line.startswith(f"+ {name}")] == []


def test_every_member_stands_in_its_article() -> None:
    for kind in EVENTS:
        for group in json.loads((GOLD / "clusters.json").read_text("utf-8"))[kind]:
            for member in group:
                article, words = member.split(": ", 1)
                assert words.casefold() in (GOLD / f"{article}.txt").read_text("utf-8").casefold(), member


if __name__ == "__main__":
    now = read()
    sys.stdout.write("\n".join([json.dumps(now.figures(), indent=1, ensure_ascii=False), *now.differing(), *now.missing, ""]))
    if "--pin" in sys.argv:
        FLOORS.write_text(json.dumps(now.figures(), indent=1, ensure_ascii=False) + "\n", "utf-8")
