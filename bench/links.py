"""How good the proposals of `bangiao link` are, against entries made by hand in Wikidata's shape.

    python bench/links.py STORE [ENTRIES.tsv] [--show]

STORE is built from the articles whose nodes ENTRIES (bench/links.tsv) names. Of each node of the entries the likeliest proposal
counts, at several least scores: precision is the share of the proposed that is right, recall the share of the entries that are
found. Proposals for nodes that the entries do not name count too, as wrong. No network: the entries stand in memory.
"""
from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pycountry
import pyoxigraph as ox

from bangiao.graph.alignment.answers import Answers
from bangiao.graph.alignment.decisions import Decisions
from bangiao.graph.alignment.lookup import Lookup
from bangiao.graph.alignment.ours import entities
from bangiao.graph.alignment.profile import CLASSES, read_profile
from bangiao.graph.alignment.propose import Proposal, propose
from bangiao.graph.alignment.survey import rows
from bangiao.graph.countries import country_label
from bangiao.graph.store import Store

ENTRIES = Path(__file__).with_suffix(".tsv")
ENTITY, STATE = "https://example.org/entity/", "https://example.org/state/"
WD, WDT = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"
LABEL, OTHER = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel"
KINDS = {"Person": "Q5", "Organization": "Q43229", "Place": "Q515"}
SIGNS = {"country": "P17", "start": "P571", "until": "P576"}
OF_PERSONS = {"country": "P27", "start": "P569", "until": "P570"}
LEASTS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Entry = dict[str, str]


@click.command(help=__doc__)
@click.argument("store", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=ENTRIES)
@click.option("--show", is_flag=True, help="Print what is wrong or missing.")
def main(store: Path, table: Path, show: bool) -> None:
    """Measure and print."""
    listed = read(table)
    with Store(store, mode="read") as opened:
        gold = {node: ENTITY + row["id"] for row in listed for node in row["ours"].split()}
        nodes = {node for cls in CLASSES for entity in entities(opened, cls) for node in entity.nodes}
        if gone := sorted(gold.keys() - nodes):
            print(f"no longer in the store: {', '.join(gone)}")
        gold |= {f"country/{code}": STATE + code for code in codes() if f"country/{code}" in nodes}
        found = proposals(opened, endpoint(listed))
    best = likeliest(found)
    print(f"{'least score':<14}" + "".join(f"{cls:<22}" for cls in (*CLASSES, "all")))
    for least in LEASTS:
        print(f"{least:<14}" + "".join(f"{scored(best, gold, cls, least):<22}" for cls in (*CLASSES, "")))
    if show:
        print(*mistakes(best, gold), sep="\n")


def read(path: Path) -> list[Entry]:
    """The rows of the entries."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def codes() -> list[str]:
    """The states of ISO 3166."""
    return sorted(country.alpha_2 for country in pycountry.countries)


def endpoint(entries: Iterable[Entry]) -> ox.Store:
    """A store that answers like Wikidata, of these entries and the states."""
    store = ox.Store()
    store.extend(quad for code in codes() for quad in state(code))
    store.extend(quad for entry in entries for quad in described(entry))
    return store


def state(code: str) -> Iterator[ox.Quad]:
    """A state with its code and names."""
    names = [(LABEL, ox.Literal(country_label(code, tag) or code, language=tag)) for tag in ("vi", "en")]
    yield from quads(STATE + code, [*names, (WDT + "P297", ox.Literal(code))])


def described(entry: Entry) -> Iterator[ox.Quad]:
    """What an endpoint tells of an entry."""
    properties = OF_PERSONS if entry["class"] == "Person" else SIGNS
    told = [(LABEL, ox.Literal(entry[tag], language=tag)) for tag in ("vi", "en")]
    told += [(OTHER, ox.Literal(name, language=tag)) for name in split(entry["also"]) for tag in ("vi", "en")]
    told += [(WDT + properties[sign], ox.Literal(f"{entry[sign]}-01-01")) for sign in ("start", "until") if entry[sign]]
    node_values = [(WDT + "P31", WD + KINDS[entry["class"]])]
    if entry["country"]:
        node_values.append((WDT + properties["country"], STATE + entry["country"]))
    if entry["class"] == "Place":
        told.append((WDT + "P625", ox.Literal("Point(0 0)")))
    for number, office in enumerate(split(entry["office"])):
        held = f"{ENTITY}{entry['id']}-{number}"
        node_values.append((WDT + "P39", held))
        yield from quads(held, [(LABEL, ox.Literal(office, language="en" if office.isascii() else "vi"))])
    yield from quads(ENTITY + entry["id"], [*told, *((name, ox.NamedNode(value)) for name, value in node_values)])


def split(cell: str) -> list[str]:
    """The values of a cell."""
    return [value.strip() for value in cell.split(";") if value.strip()]


def quads(subject: str, values: Iterable[tuple[str, ox.Literal | ox.NamedNode]]) -> Iterator[ox.Quad]:
    """What is said of a subject."""
    return (ox.Quad(ox.NamedNode(subject), ox.NamedNode(name), value) for name, value in values)


def proposals(store: Store, answering: ox.Store) -> list[Proposal]:
    """All proposals."""
    profile = read_profile("wikidata")
    with tempfile.TemporaryDirectory() as folder, Answers(Path(folder) / "answers.sqlite", "", days=1) as answers:
        lookup = Lookup(lambda query: rows(answering.query(query)), profile, answers)  # type: ignore[arg-type]
        return propose(store, lookup, profile, Decisions(), least=0)


def likeliest(found: Iterable[Proposal]) -> dict[str, Proposal]:
    """The first proposal for each node; a tie is no proposal that could be taken unseen."""
    best: dict[str, Proposal] = {}
    for proposal in sorted(found, key=lambda p: (-p.match.score, -p.match.sum, p.match.entry.iri)):
        best.setdefault(proposal.entity.iri, proposal)
    return best


def scored(best: dict[str, Proposal], gold: dict[str, str], cls: str, least: float) -> str:
    """Precision, recall and how many were proposed."""
    begins = f"{cls.lower()}/" if cls else ""
    mine = {node: p for node, p in best.items() if node.startswith(begins) and p.match.score >= least}
    right = sum(gold.get(node) == proposal.match.entry.iri for node, proposal in mine.items())
    all_ = sum(node.startswith(begins) for node in gold)
    return f"{right / (len(mine) or 1):.3f} {right / (all_ or 1):.3f} ({len(mine)})"


def mistakes(best: dict[str, Proposal], gold: dict[str, str]) -> Iterator[str]:
    """What is wrong, the likeliest first, then what is missing."""
    for node, proposal in best.items():
        if gold.get(node) != proposal.match.entry.iri:
            entry = proposal.match.entry
            print_ = f"{entry.iri.removeprefix(ENTITY)} {entry.label} {' '.join(proposal.match.keys)}"
            yield f"wrong   {proposal.match.score:.2f} {node} {proposal.entity.names[:2]}: {print_} (is {gold.get(node)})"
    yield from (f"missing {node}: {iri}" for node, iri in gold.items() if node not in best)


if __name__ == "__main__":
    main()
