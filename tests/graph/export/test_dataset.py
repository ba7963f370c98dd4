"""The description of an export: its numbers, files, rights and origin, in valid Turtle that the graph alone decides."""
from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, PROV, RDF, VOID, Literal, URIRef
from rdflib.namespace import DCAT

from bangiao.graph.errors import ExportError
from bangiao.graph.export import About, to_file, to_folder
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID, bg

DATA = URIRef(ID + "dataset")


def described(store: Store, folder: Path, name: str = "g.nq", about: About | None = None, *, text: bool = True) -> rdflib.Graph:
    to_file(store, folder / name, text=text, about=about or About())
    return rdflib.Graph().parse(folder / "g.void.ttl", format="turtle")


def numbers(graph: rdflib.Graph, part: str) -> dict[str, int]:
    query = f"SELECT ?of ?n {{ ?d void:{part}Partition ?p . ?p void:{part} ?of ; void:entities|void:triples ?n }}"
    return {str(of): int(n) for of, n in graph.query(query, initNs={"void": VOID})}  # type: ignore[misc, union-attr]


def test_the_numbers_are_those_of_the_file(reported: Store, tmp_path: Path) -> None:
    graph, quads = described(reported, tmp_path), set(reported.oxigraph)
    assert graph.value(DATA, VOID.triples) == Literal(len(quads))
    assert graph.value(DATA, VOID.entities) == Literal(len({quad.subject for quad in quads}))
    classes, properties = numbers(graph, "class"), numbers(graph, "property")
    assert (classes[bg("Article")], classes[bg("Meeting")], classes[bg("Country")]) == (3, 3, 2)
    assert sum(properties.values()) == len(quads)
    assert {str(v) for v in graph.objects(DATA, VOID.vocabulary)} >= {bg(""), str(DCTERMS), str(RDF)}
    assert graph.value(URIRef(ID + "dataset/period"), DCAT.startDate).toPython().isoformat() == "2025-10-14"  # type: ignore[union-attr]
    graphs = {str(o) for o in graph.objects(None, URIRef("http://www.w3.org/ns/sparql-service-description#name"))}
    assert graphs == {ID + "graph/identity", ID + "graph/background"}


def test_the_file_is_told_with_type_size_and_checksum(reported: Store, tmp_path: Path) -> None:
    graph = described(reported, tmp_path, "g.trig.zst", About(url="https://example.org/data"))
    data = (tmp_path / "g.trig.zst").read_bytes()
    (file,) = graph.objects(DATA, DCAT.distribution)
    assert str(graph.value(file, DCAT.mediaType)).endswith("/application/trig")
    assert str(graph.value(file, DCAT.compressFormat)).endswith("/application/zstd")
    assert graph.value(file, DCAT.byteSize).toPython() == len(data)  # type: ignore[union-attr]
    sums = [str(o) for o in graph.objects(None, URIRef("http://spdx.org/rdf/terms#checksumValue"))]
    assert hashlib.sha256(data).hexdigest() in sums
    address = URIRef("https://example.org/data/g.trig.zst")
    assert {graph.value(DATA, VOID.dataDump), *(graph.value(file, p) for p in (DCAT.downloadURL, DCAT.accessURL))} == {address}


def test_nothing_is_claimed_that_was_not_said(reported: Store, tmp_path: Path) -> None:
    graph = described(reported, tmp_path)
    assert not {DCTERMS.license, DCTERMS.rights, DCTERMS.issued, VOID.dataDump} & set(graph.predicates(DATA))
    assert graph.value(predicate=RDF.type, object=PROV.Activity)
    licence = "https://creativecommons.org/licenses/by/4.0/"
    licensed = set(described(reported, tmp_path, about=About(licence)).subjects(DCTERMS.license, URIRef(licence)))
    assert licensed == {DATA, *described(reported, tmp_path).objects(DATA, DCAT.distribution)}


def test_text_that_is_withheld_is_said_to_be(reported: Store, tmp_path: Path) -> None:
    graph = described(reported, tmp_path, text=False)
    notes = {o.language for o in graph.objects(graph.value(DATA, DCTERMS.rights), rdflib.RDFS.label)}  # type: ignore[attr-defined]
    assert notes == {"vi", "en"}
    bodies = {quad for quad in reported.oxigraph if quad.predicate.value == bg("text")}
    assert graph.value(DATA, VOID.triples) == Literal(len(reported.oxigraph) - len(bodies))


def test_a_time_is_told_only_where_one_is_given(reported: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    plain = described(reported, tmp_path)
    assert not list(plain.objects(None, PROV.endedAtTime))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760400000")
    (when,) = described(reported, tmp_path).objects(None, PROV.endedAtTime)
    assert str(when).startswith("2025-10-14T00:00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm nay")
    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH 'hôm nay' is no time"):
        described(reported, tmp_path)


def test_equal_graphs_have_equal_descriptions(reported: Store, tmp_path: Path) -> None:
    told = []
    for place in (tmp_path / "one", tmp_path / "other"):
        place.mkdir()
        told.append((to_folder(reported, place / "f", split=100) / "void.ttl").read_bytes())
    assert told[0] == told[1]


def test_the_iris_are_those_of_the_stores_base(tmp_path: Path) -> None:
    with Store(tmp_path / "s", base="https://example.org/d#") as store:
        to_file(store, tmp_path / "g.nq", about=About())
    graph = rdflib.Graph().parse(tmp_path / "g.void.ttl", format="turtle")
    assert graph.value(URIRef("https://example.org/d#dataset"), VOID.triples) == Literal(0)
