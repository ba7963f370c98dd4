"""What checking and reasoning cost, beside other engines over the same articles in the same run.

    python bench/check.py [--facts N] [--articles N] [--store DIR]

The store is the sample articles, again and again under other names until it has so many facts (default 100000), or DIR, a
store of one's own. SHACL engines are given some articles one by one; `bangiao check` is run whole, with one process and with one
a core, and as after a build; the sample articles are built with a check and without; what follows is drawn over the whole, and
over some articles beside owlrl, which needs hours for all. Trust the ratios.
"""
from __future__ import annotations

import os
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import cast

import click
import pyoxigraph as ox

from bangiao.graph.build import build
from bangiao.graph.derive import derive
from bangiao.graph.reason import inferred, reason
from bangiao.graph.store import Store
from bangiao.graph.validate import python_engine, rust_engine
from bangiao.ontology.entailment import conclude
from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.vocabulary import ID
from bangiao.queries import checked_build
from bangiao.queries.violations import check_store

DATE = re.compile(rb'"(\d{4})((?:-\d\d){0,2}"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:date|gYear|gYearMonth)>)')
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def seconds(work: Callable[[], object]) -> float:
    """By the clock, since processes share the work."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def facts(store: Store) -> int:
    """How many facts articles tell."""
    return int(next(cast(ox.QuerySolutions, store.oxigraph.query("""SELECT (COUNT(*) AS ?n) {
        GRAPH ?g { ?f a <https://w3id.org/bangiao/ontology#Fact> } }""")))["n"].value)  # type: ignore[union-attr]


def multiply(source: Store, target: Store, times: int) -> None:
    """The article graphs of one store so many times in another: articles and facts under other names, entities under theirs.

    Each time is of another year: otherwise identity would make all reports of a meeting one, and little would follow.
    """
    graphs = [name for name in source.graphs() if "/graph/" not in name.value]
    kinds = "|".join(["article", *(name.lower() for name in schema().facts())])
    names = re.compile(rf"(<{ID}(?:{kinds})/[^/>]+)".encode())
    text = cast(bytes, ox.serialize((quad for name in graphs for quad in source.quads(name)), format=ox.RdfFormat.N_QUADS))
    for number in range(times):
        shifted = DATE.sub(lambda date, by=number: b'"%04d%s' % (int(date[1]) - by, date[2]), text)  # type: ignore[misc]
        target.oxigraph.bulk_load(names.sub(rb"\1-%d" % number, shifted), format=ox.RdfFormat.N_QUADS)
    target.oxigraph.optimize()


def engines(store: Store, count: int) -> Iterable[tuple[str, float]]:
    """Seconds that each SHACL engine takes for an article."""
    names = [name for name in store.graphs() if "/article/" in name.value][:count]
    texts = [cast(bytes, store.oxigraph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)) for name in names]
    for engine, some in ((rust_engine(), texts), (python_engine(), texts[:20])):
        yield engine.__module__, seconds(lambda engine=engine, some=some: [list(engine(text)) for text in some]) / len(some)


def builds(rounds: int = 3) -> tuple[float, float]:
    """Seconds of the processor that a build of the sample articles takes: without a check, and with one."""
    times: dict[Callable[..., object], list[float]] = {build: [], checked_build.build: []}
    for _ in range(rounds + 1):
        for way, spent in times.items():
            with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/s") as store:
                begin = time.process_time()
                way([SAMPLES], store)
                spent.append(time.process_time() - begin)
    without, with_check = (min(spent[1:]) for spent in times.values())  # the first round reads rules and tables
    return without, with_check


def rules_beside_owlrl(store: Store, count: int) -> tuple[float, float]:
    """Seconds that our rules and owlrl take for what so many articles tell."""
    from owlrl import OWLRL_Semantics
    from rdflib import Graph

    names = [name for name in store.graphs() if "/article/" in name.value]
    names = names[:: -(-len(names) // count)]
    told = [quad.triple for name in names for quad in store.quads(name) if isinstance(quad.object, ox.NamedNode)]
    data = ox.Store()
    data.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in told)
    graph = Graph().parse(ontology_file(), format="turtle")
    graph.parse(data=cast(bytes, ox.serialize(told, format=ox.RdfFormat.N_TRIPLES)), format="nt")
    ours = seconds(lambda: conclude(data))
    return ours, seconds(OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False).closure)


def memory(who: int = resource.RUSAGE_SELF) -> int:
    """The most that a process has held, in MB."""
    return resource.getrusage(who).ru_maxrss // 1024


def run(path: Path, articles: int) -> None:
    """Measure a store and print."""
    with Store(path, mode="read") as store:
        number = facts(store)
        print(f"{number:,} facts, {len(store.articles()):,} articles, {len(store.oxigraph):,} quads")
        (_, fast), (_, slow) = engines(store, articles)
        print(f"SHACL, one article: shacl {fast * 1000:.1f} ms, pyshacl {slow * 1000:.1f} ms ({slow / fast:.0f} times as long)")
        one = seconds(lambda: list(check_store(store)))
        print(f"bangiao check, one process: {one:.1f} s, {one / number * 1e6:.0f} µs a fact, {memory()} MB")
        cores = os.cpu_count() or 1
        many = seconds(lambda: list(check_store(store, cores)))
        print(f"  {cores} processes: {many:.1f} s ({many / one:.2f} of that), each {memory(resource.RUSAGE_CHILDREN)} MB")
        again = seconds(lambda: list(check_store(store, anew=False)))
        print(f"  once more, where nothing changed: {again:.1f} s ({again / one:.3f} of that)")
        without, checked = builds()
        print(f"bangiao build with a check takes {checked / without:.2f} times as long as without")
        ours, theirs = rules_beside_owlrl(store, 5)
        print(f"what follows of 5 articles: {ours:.2f} s, owlrl {theirs:.1f} s ({theirs / ours:.0f} times as long)")
    with Store(path) as store:
        derive(store)  # as a build ends: its articles are known, what is derived of them is not
        built = seconds(lambda: list(check_store(store, anew=False)))
        print(f"bangiao check after a build: {built:.1f} s ({built / one:.3f} of all anew)")
        drawn = seconds(lambda: sum(1 for _ in inferred(store)))
        written = seconds(lambda: reason(store))
        print(f"bangiao reason: {written:.1f} s, of which {drawn:.1f} s drawing; {memory()} MB with all of the above")


@click.command(help=__doc__)
@click.option("--facts", "wanted", default=100_000, show_default=True, help="Facts in the store that is made.")
@click.option("--articles", default=200, show_default=True, help="Articles that SHACL engines are given.")
@click.option("--store", type=click.Path(path_type=Path, exists=True), help="A store of one's own instead; it is written to.")
def main(wanted: int, articles: int, store: Path | None) -> None:
    """Make the store, unless there is one, and measure."""
    with tempfile.TemporaryDirectory() if store is None else nullcontext() as folder:
        if store is None:
            store = Path(str(folder)) / "many"
            with Store(f"{folder}/samples") as source, Store(store) as target:
                build([SAMPLES], source)
                multiply(source, target, -(-wanted // facts(source)))
        run(store, articles)


if __name__ == "__main__":
    main()
