"""Every format read again, by two libraries, is the graph that was written, whatever stands in it."""
from __future__ import annotations

import io
import json
import tempfile
from contextlib import nullcontext, suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from bangiao.graph.errors import ExportError
from bangiao.graph.export import FORMATS, export
from bangiao.graph.export.formats import ALL
from bangiao.graph.export.statements import write
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v

RDFLIB = {"nquads": "nquads", "trig": "trig", "turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from([
        "Cuộc hội đàm Việt – Nhật", 'hai "ngoặc"\nhai dòng\ttab', "về đầu dòng\rkhông", "\\ \\u0041 \\n", "😀𝔸",
        "<&>]]>", "'''\"\"\"",
        "\x01\x0b\x1f\x7f", "\ufffe\uffff", "  trước và sau  ", "e\u0301 \u2028 \u0085", "", "-\u200b",
    ]),
)
NAMES = st.sampled_from([
    "a", "Bài%203", "bài-đ", "a%20b", "x.", "a'b(c)", "p?x=1&y=2", "123", "a/", "#", "tên:riêng",
    "-a", "~", "a#b", "😀", "%C3", "..",
])
NODES = NAMES.map(lambda name: ox.NamedNode(f"https://example.org/{name}"))
OURS = ("Meeting", "participant", "kind", "supports", "text", "date", "evidence", "label")
PROPERTIES = st.one_of(
    NODES, st.sampled_from([*map(v.bg, OURS), v.PREF_LABEL, v.ALT_LABEL, v.SAME_AS, v.SOURCE, v.HAS_SELECTOR]).map(ox.NamedNode)
)
WORDS = ("talks", "kind", "date", "a/b", "", "2x", "đi", "meetings", "Meeting", "id")
OBJECTS = st.one_of(
    NODES, st.sampled_from([*map(v.bg, WORDS), *map(v.bgk, WORDS)]).map(ox.NamedNode),
    TEXTS.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["vi", "en", "vi-VN", "zh-hant-tw"])),
    st.builds(
        lambda text, type_: ox.Literal(text, datatype=ox.NamedNode(v.XSD + type_)),
        st.sampled_from(["2025", "2025-10", "2025-10-14", "007", "1.0", "true", "?"]),
        st.sampled_from(["gYear", "gYearMonth", "date", "integer", "decimal", "boolean", "anyURI"]),
    ),
)
TRIPLES = st.one_of(
    st.builds(ox.Triple, NODES, PROPERTIES, OBJECTS),
    st.builds(lambda node, cls: ox.Triple(node, v.term(v.TYPE), cls), NODES, st.one_of(NODES, st.just(v.term(v.bg("Meeting"))))),
)


def written(store: Store, format_: str) -> bytes:
    out = io.BytesIO()
    export(store, out, format_)
    return out.getvalue()


def by_rdflib(text: bytes, name: str) -> set[tuple[object, ...]]:
    """The statements that rdflib reads; without blank nodes, equal sets are isomorphic graphs."""
    if not FORMATS[name].supports_datasets:
        return set(rdflib.Graph().parse(data=text, format=RDFLIB[name]))
    read = rdflib.Dataset()
    read.parse(data=text, format=RDFLIB[name])
    return set(read.quads())


def plain(quads: set[ox.Quad], name: str) -> bytes:
    """The quads, or their triples, in the plainest format."""
    rdf = FORMATS[name]
    return ox.serialize(quads if rdf.supports_datasets else {q.triple for q in quads}, format=rdf) or b""


def check(store: Store, name: str) -> None:
    """Write a store in a format, and read it again."""
    wanted, rdf = set(store.oxigraph), FORMATS[name]
    text = written(store, name)
    found = set(ox.parse(text, format=rdf))
    datasets = rdf.supports_datasets
    assert found == wanted if datasets else {q.triple for q in found} == {q.triple for q in wanted}
    least = "nquads" if datasets else "ntriples"
    assert by_rdflib(text, name) == by_rdflib(plain(wanted, least), least)


def fill(store: Store, triples: list[ox.Triple]) -> None:
    for number, id_ in enumerate(("Bài một", "b")):
        graph = ox.NamedNode(article_iri(id_))
        store.replace(graph, [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples[number::2] + triples[:1]])


@pytest.mark.filterwarnings("ignore:Parsing weird boolean")  # of rdflib, which keeps what it warns of
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TRIPLES, min_size=1, max_size=8))
def test_every_format_is_read_again_as_it_was_written(triples: list[ox.Triple]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s") as store:
        fill(store, triples)
        for name in FORMATS:
            with suppress(ExportError) if name == "rdfxml" else nullcontext():
                check(store, name)


def rdfxml(*triples: ox.Triple) -> bytes:
    out = io.BytesIO()
    write((f"{triple} .\n".encode() for triple in triples), out, ALL["rdfxml"], v.ID)
    return out.getvalue()


NODE, PLAIN = ox.NamedNode("https://example.org/bài"), ox.NamedNode("https://example.org/p")


@pytest.mark.parametrize("text", ["\x01", "a\x0bb", "\x1f", "\ufffe", "\\\x08", "\x0c"])
def test_rdfxml_refuses_a_character_that_xml_cannot_hold(text: str) -> None:
    with pytest.raises(ExportError, match=r"^<https://example.org/bài>: .* character .* <https://example.org/p>; "):
        rdfxml(ox.Triple(NODE, PLAIN, ox.Literal(text)))


@pytest.mark.parametrize("text", ["\\u0001", "\\b", "a\\\\f", "\x7f", "\r\n\t", "😀"])
def test_rdfxml_holds_every_other_character(text: str) -> None:
    (triple,) = rdflib.Graph().parse(data=rdfxml(ox.Triple(NODE, PLAIN, ox.Literal(text))), format="xml")
    assert str(triple[2]) == text


@pytest.mark.parametrize("last", ["123", "a/", "a#", "p?x=1", "😀", "×"])
def test_rdfxml_refuses_a_property_that_xml_cannot_name(last: str) -> None:
    with pytest.raises(ExportError, match="a property that XML cannot name: <https://"):
        rdfxml(ox.Triple(NODE, ox.NamedNode(f"https://example.org/{last}"), NODE))


def test_rdfxml_writes_a_class_that_xml_cannot_name_behind_something_else() -> None:
    named = ox.Triple(NODE, v.term(v.TYPE), ox.NamedNode("https://example.org/1"))
    triples = {named, ox.Triple(NODE, ox.NamedNode(v.bg("x")), NODE)}
    found = ox.parse(rdfxml(*sorted(triples, key=str)), format=ox.RdfFormat.RDF_XML)
    assert {quad.triple for quad in found} == triples


def test_jsonld_is_expanded_by_a_json_ld_processor_to_the_same_nodes(store: Store) -> None:
    graph = ox.NamedNode(article_iri("a"))
    said = {
        v.bg("kind"): ox.NamedNode(v.bgk("talks")), v.bg("supports"): ox.NamedNode(v.bg("kind")), v.bg("date"):
        ox.Literal("2025-10", datatype=ox.NamedNode(v.XSD_MONTH)), v.PREF_LABEL: ox.Literal("Hà Nội", language="vi"),
        v.TYPE: ox.NamedNode(v.bg("Meeting")), "https://example.org/1": ox.Literal("x"), v.bg("party"): NODE,
    }
    store.replace(graph, [ox.Quad(NODE, ox.NamedNode(name), value, graph) for name, value in said.items()])
    document = json.loads(written(store, "jsonld"))
    (node,) = document["@graph"][0]["@graph"]
    assert node["kind"] == "talks"
    assert node["supports"] == ["kind"]
    assert node["party"] == [NODE.value]
    assert node["name"] == {"vi": "Hà Nội"}
    assert node["date"] == {"type": "xsd:gYearMonth", "@value": "2025-10"}
    ours = jsonld.expand(document)
    assert ours == jsonld.expand(json.loads(ox.serialize(set(store.oxigraph), format=ox.RdfFormat.JSON_LD) or b""))
