"""JSON for programs: what a JSON-LD processor frames, and what it reads back."""
from __future__ import annotations

import io
import json
from itertools import chain
from typing import Any

import pyoxigraph as ox
from pyld import jsonld

from bangiao.graph.export import export
from bangiao.graph.export.content import Content
from bangiao.graph.export.record import Record, Records
from bangiao.graph.export.view import Nesting, expanded
from bangiao.graph.store import Store
from bangiao.ontology.context import frame
from bangiao.ontology.table import tables


def document(store: Store, *, text: bool = True) -> dict[str, Any]:
    out = io.BytesIO()
    export(store, out, "json", text=text)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_a_meeting_has_its_people_and_its_passages_inside(reported: Store) -> None:
    (meeting,) = document(reported)["meetings"]
    assert (meeting["date"], meeting["status"], meeting["kind"]) == ("2025-10-14", "held", ["talks", "reception"])
    turkish, _ = meeting["participant"]
    assert (turkish["name"], turkish["country"]["iso"]) == ({"vi": "Haluk Görgün"}, "TR")
    passage = next(e for e in meeting["evidence"] if e["article"]["identifier"] == "bai-1")
    assert (passage["start"], passage["end"], len(passage["exact"])) == (0, 70, 70)
    assert passage["article"]["source"] == "https://example.org/bai-1"
    assert "text" not in passage["article"]


def test_there_is_an_array_for_each_class_and_none_for_parts(reported: Store) -> None:
    assert document(reported).keys() - {"@context"} == {table.name for table in tables() if not table.part}


def test_bodies_stand_with_the_articles_unless_they_are_left_out(reported: Store) -> None:
    assert all("text" in article for article in document(reported)["articles"])
    assert not any("text" in article for article in document(reported, text=False)["articles"])


def test_objects_are_what_a_processor_makes_with_the_frame(reported: Store) -> None:
    records = Records(Content(reported))
    nesting = Nesting(records)
    for table in records.tables():
        for record in () if table.part else records.records(table):
            framed = jsonld.frame(list(named(record, nesting).values()), frame(table.cls))
            del framed["@context"]
            assert ordered(framed) == ordered(nesting.object(record))


def named(record: Record, nesting: Nesting) -> dict[str, Any]:
    """A record and all that it names, as nodes that name one another."""
    nodes, waiting = {record.iri: expanded(record)}, [record]
    while waiting:
        for value in chain.from_iterable(waiting.pop().values.values()):
            if isinstance(value, ox.NamedNode) and value.value not in nodes and (part := nesting.part(value.value)):
                nodes[value.value] = expanded(part)
                waiting.append(part)
    return nodes


def ordered(value: Any) -> Any:
    """The same without an order of what has none; a word of the ontology may be prefixed."""
    if isinstance(value, dict):
        return {key: ordered(inner) for key, inner in sorted(value.items())}
    if isinstance(value, list):
        return sorted((ordered(inner) for inner in value), key=str)
    return value.removeprefix("bg:") if isinstance(value, str) else value


def test_the_document_is_json_ld_too(reported: Store) -> None:
    (whole,) = jsonld.expand(document(reported))
    assert sum("https://w3id.org/bangiao/ontology#Meeting" in node["@type"] for node in whole["@included"]) == 1
