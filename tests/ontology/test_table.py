"""Tables as the ontology has them: every property of every class, named in both languages."""
from __future__ import annotations

from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.table import Column, read_tables, tables
from bangiao.ontology.vocabulary import BG, BGK, OA, local


def columns(cls: str) -> dict[str, Column]:
    (table,) = (table for table in tables() if table.cls == cls)
    return {column.name: column for column in table.columns}


def test_every_class_that_articles_tell_of_has_its_table() -> None:
    assert {table.cls for table in tables()} == {
        *schema().facts(), "Person", "Organization", "Country", "Place", "Article", "Evidence", "Principle",
    }
    names = [table.name for table in tables()]
    assert len(set(names)) == len(names)
    assert [table.cls for table in tables() if table.part] == ["Principle", "Evidence"]


def test_every_property_that_a_class_may_have_is_a_column() -> None:
    for table in tables():
        own = {local(c.path[0]) for c in table.columns if c.path[0].startswith(BG)}
        assert own >= schema().roles(table.cls).keys(), table.cls


def test_columns_say_what_they_hold() -> None:
    meeting = columns("Meeting")
    assert (meeting["date"].kind, meeting["participant"].kind, meeting["rule"].kind) == ("date", "node", "text")
    assert (meeting["participant"].many, meeting["place"].many, meeting["status"].vocabulary) == (True, False, BGK)
    assert meeting["participant"].titles == ("người tham dự", "participant")
    assert (columns("Country")["name"].kind, columns("Country")["name"].languages) == ("name", ("vi", "en"))
    assert (columns("OfficeHolding")["former"].kind, columns("Assistance")["count"].kind) == ("boolean", "integer")
    assert columns("Article")["source"].kind == "url"
    assert columns("Evidence")["supports"].vocabulary == BG


def test_a_passage_has_its_words_and_its_place_and_what_it_is_of() -> None:
    evidence = columns("Evidence")
    assert evidence["start"].path == (OA + "hasSelector", OA + "start")
    assert evidence["exact"].property_ == OA + "exact"
    assert evidence["evidenceOf"].path == (f"^{BG}evidence",)
    assert columns("Visit")["article"].path == (BG + "evidence", OA + "hasSource")
    assert columns("Visit")["article"].derived


def test_what_is_behind_the_others_stands_last() -> None:
    assert list(columns("Meeting"))[-3:] == ["evidence", "article", "rule"]


def test_a_new_property_is_a_new_column() -> None:
    folder = ontology_file().parent
    more = b"""@prefix bg: <https://w3id.org/bangiao/ontology#> . @prefix bgs: <https://w3id.org/bangiao/shape#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix csvw: <http://www.w3.org/ns/csvw#> .
        bgs:Place sh:property [ sh:path bg:unit ; sh:datatype <http://www.w3.org/2001/XMLSchema#integer> ; sh:maxCount 1 ] ."""
    found = read_tables((folder / "shapes.ttl").read_bytes(), (folder / "columns.ttl").read_bytes(), more)
    (place,) = (table for table in found if table.cls == "Place")
    assert [(c.name, c.kind) for c in place.columns][-1] == ("unit", "integer")
