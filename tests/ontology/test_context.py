"""The JSON-LD context: the ontology's words, each meaning one thing."""
from __future__ import annotations

from pyld import jsonld

from bangiao.ontology.context import context, frame, page
from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.table import tables
from bangiao.ontology.vocabulary import BG, BGK, PREF_LABEL, bg


def test_the_published_context_is_the_one_of_the_ontology() -> None:
    assert (ontology_file().parent / "context.jsonld").read_text("utf-8") == page(), "run: make docs"


def test_every_column_has_its_key() -> None:
    for table in tables():
        for column in table.columns:
            if not column.derived:
                assert context()[column.name]["@id"] == column.property_, (table.cls, column.name)


def test_no_word_of_a_list_is_a_key_too() -> None:
    assert not context().keys() & set(schema().concepts)


def test_a_processor_reads_what_is_written_by_it() -> None:
    said = {
        "id": "https://example.org/1", "type": "Meeting", "kind": "talks", "participant": ["https://example.org/p"],
        "name": {"vi": "Hà Nội"}, "supports": ["kind"],
    }
    (node,) = jsonld.expand({"@context": context(), "meetings": [said]})[0]["@included"]
    assert node["@type"] == [bg("Meeting")]
    assert node[bg("kind")] == [{"@id": BGK + "talks"}]
    assert node[bg("supports")] == [{"@id": BG + "kind"}]
    assert node[PREF_LABEL] == [{"@value": "Hà Nội", "@language": "vi"}]


def test_a_frame_nests_what_its_nodes_name() -> None:
    nodes = [
        {"id": "https://example.org/1", "type": "Meeting", "participant": ["https://example.org/p"]},
        {"id": "https://example.org/p", "type": "Person", "name": {"vi": "An"}},
    ]
    framed = jsonld.frame({"@context": context(), "@graph": nodes}, frame("Meeting"))
    assert framed["participant"] == [{"id": "https://example.org/p", "type": "Person", "name": {"vi": "An"}}]
