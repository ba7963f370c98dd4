"""Records: nodes that are one as one, and what each article says side by side."""
from __future__ import annotations

import pytest

from bangiao.graph.export.content import Content
from bangiao.graph.export.record import Record, Records
from bangiao.graph.store import Store


def records(store: Store, cls: str, article: str | None = None) -> list[Record]:
    found = Records(Content(store, article))
    (table,) = (table for table in found.tables() if table.cls == cls)
    return list(found.records(table))


def values(record: Record, column: str) -> list[str]:
    return [value.value for value in record.values[column]]


def test_a_meeting_of_three_articles_is_one_record(reported: Store) -> None:
    (meeting,) = records(reported, "Meeting")
    assert len(values(meeting, "article")) == 3
    assert len(values(meeting, "evidence")) == 3
    assert len(values(meeting, "participant")) == 2
    assert values(meeting, "status") == ["https://w3id.org/bangiao/kind/held"]


def test_conflicting_reports_stand_side_by_side(reported: Store) -> None:
    (meeting,) = records(reported, "Meeting")
    assert [kind.rsplit("/")[-1] for kind in values(meeting, "kind")] == ["talks", "reception"]


def test_a_date_that_another_tells_more_exactly_is_left_out(reported: Store) -> None:
    (meeting,) = records(reported, "Meeting")
    assert [values(meeting, name) for name in ("date", "earliest", "latest")] == [["2025-10-14"]] * 3


def test_the_name_that_most_articles_prefer_stands_for_the_others(reported: Store) -> None:
    persons = {values(person, "name")[0]: values(person, "otherName") for person in records(reported, "Person")}
    assert persons == {"Haluk Görgün": ["Gorgun"], "Phan Văn Giang": []}


def test_names_are_by_language(reported: Store) -> None:
    countries = {record.iri.rsplit("/")[-1]: values(record, "name") for record in records(reported, "Country")}
    assert countries["TR"] == ["Thổ Nhĩ Kỳ", "Türkiye"]


def test_one_article_tells_its_own_and_keeps_the_ids(reported: Store) -> None:
    (whole,), (part,) = records(reported, "Meeting"), records(reported, "Meeting", "Bài 2")
    assert part.iri == whole.iri
    assert values(part, "date") == ["2025-10"]
    assert len(records(reported, "Article", "Bài 2")) == 1


@pytest.mark.parametrize(("iri", "label", "short"), [
    ("https://w3id.org/bangiao/kind/held", "Đã diễn ra", "held"),
    ("https://w3id.org/bangiao/ontology#participant", "người tham dự", "participant"),
    ("https://w3id.org/bangiao/id/country/VN", "Việt Nam", "id:country/VN"),
    ("https://w3id.org/bangiao/id/article/B%C3%A0i%202", "=Tựa; của\nBài 2", "id:article/B%C3%A0i%202"),
    ("https://example.org/none", "", "https://example.org/none"),
])
def test_every_node_is_called_something(reported: Store, iri: str, label: str, short: str) -> None:
    found = Records(Content(reported))
    assert (found.label(iri), found.short(iri)) == (label, short)
