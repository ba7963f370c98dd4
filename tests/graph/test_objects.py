"""The graph as Python objects: what is told of a node, of all that are one with it, under the names of the ontology."""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country, Date, Fact, Passage, Person
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.errors import FileError
from bangiao.graph.export import to_file
from bangiao.graph.iri import article_iri
from bangiao.graph.objects import objects, objects_of_file
from bangiao.graph.reason import reason
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID


@pytest.fixture
def filled(store: Store, article: Callable[..., Article], meeting: Callable[..., Fact], policy: Fact) -> Store:
    """Two articles that tell of one meeting, the second with the month alone and the guest misspelt."""
    told = {
        "bai-1": (meeting(), policy),
        "bai-2": (meeting(date=Date("2025-10"), place=None,
                          participant=(Person("Phan Văn Giang", "VN"), Person("Haluk Gorgun", "TR"))),),
    }  # fmt: skip
    for id_, facts in told.items():
        store.replace(ox.NamedNode(article_iri(id_)), describe(article(id_), facts))
    derive(store)
    return store


def names(nodes: Any) -> set[str]:
    return {str(label) for node in nodes for label in node.prefLabel}


def test_nodes_are_members_of_their_classes_with_the_ontologys_names(filled: Store) -> None:
    onto = objects(filled)
    (met,) = onto.Meeting.instances()
    assert names(met.participant) >= {"Phan Văn Giang", "Haluk Görgün"}
    assert set(met.party) == set(onto.Country.instances())
    assert [place.prefLabel.vi for place in met.place] == [["Hà Nội"]]
    assert [status.name for status in met.status] == ["held"]
    assert all(met in person.participantIn for person in met.participant)
    assert met in onto.Event.instances()
    assert onto.world.search_one(prefLabel="Haluk Görgün") in met.participant


def test_reports_of_one_event_stand_side_by_side(filled: Store) -> None:
    (met,) = objects(filled).Meeting.instances()
    assert {*map(repr, met.date)} == {repr(dt.date(2025, 10, 14)), repr("2025-10")}


def test_labels_are_in_vietnamese_and_english(filled: Store) -> None:
    onto = objects(filled)
    assert (onto.Meeting.label.vi, onto.Meeting.label.en) == (["Cuộc gặp"], ["Meeting"])
    assert onto.participant.label.vi == ["người tham dự"]
    (policy,) = onto.Policy.instances()
    assert policy.called == ["bốn không"]


def test_names_of_others_hide_none_of_ours(filled: Store) -> None:
    onto = objects(filled)
    assert onto.world["http://purl.org/dc/terms/title"].python_name == "its_title"
    assert all(article.its_title == [] for article in onto.Article.instances())


def test_what_was_inferred_is_there_once_it_is(filled: Store) -> None:
    def met() -> set[str]:
        return names(objects(filled).world.search_one(prefLabel="Haluk Görgün").personMet)

    assert met() == set()
    reason(filled)
    assert met() == {"Phan Văn Giang"}


def test_passages_come_when_asked_for(filled: Store) -> None:
    (met,) = objects(filled).Meeting.instances()
    assert met.evidence == []
    (met,) = objects(filled, passages=True).Meeting.instances()
    words = {text for evidence in met.evidence for selector in evidence.hasSelector for text in selector.exact}
    assert words == {"Chiều 14/10, Đại tướng Phan Văn Giang tiếp ông Haluk Görgün tại Hà Nội"}
    assert {source.iri for evidence in met.evidence for source in evidence.hasSource} == {ID + f"article/bai-{n}" for n in (1, 2)}


def test_the_text_of_articles_comes_with_passages_and_what_was_said_always(store: Store, article: Callable[..., Article]) -> None:
    said = Fact("Statement", (("speaker", Country("VN")), ("text", "bốn không")), (Passage(0, 5, ()),))
    store.replace(ox.NamedNode(article_iri("bai-1")), describe(article(), (said,)))
    derive(store)
    for passages in (False, True):
        onto = objects(store, passages=passages)
        assert [statement.text for statement in onto.Statement.instances()] == [["bốn không"]]
        assert [bool(told.text) for told in onto.Article.instances()] == [passages]


def test_members_come_in_one_order(filled: Store) -> None:
    one, other = ([node.iri for node in objects(filled).Person.instances()] for _ in range(2))
    assert one == other
    assert len(one) == 2


def test_countries_are_what_background_calls_them(filled: Store) -> None:
    assert Country("VN").iso in {iso for country in objects(filled).Country.instances() for iso in country.iso}


@pytest.mark.parametrize("name", ["g.nq", "g.ttl.gz", "g.jsonld.zst", "g.rdf"])
def test_a_file_gives_the_objects_that_the_store_gives(filled: Store, tmp_path: Path, name: str) -> None:
    to_file(filled, tmp_path / name)
    for passages in (False, True):
        one, other = objects(filled, passages=passages), objects_of_file(tmp_path / name, passages=passages)
        assert lines(other) == lines(one)
    (met,) = one.Meeting.instances()
    assert names(met.participant) >= {"Phan Văn Giang", "Haluk Görgün"}


def lines(onto: Any) -> set[tuple[str, ...]]:
    graph = onto.world.as_rdflib_graph()
    return {tuple(map(str, triple)) for triple in graph if str(triple[0]).startswith(ID)}


@pytest.mark.parametrize(("name", "content", "says"), [
    ("g.nq", b"<a> <b", "export it anew"), ("g.nq.gz", b"no gzip", "g.nq.gz: "), ("g.nq.zst", b"no zstd", "g.nq.zst: "),
    ("g.json", b"{}", "does not say which RDF"), ("g", b"", "does not say which RDF"), ("missing.ttl", None, "missing.ttl: "),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError, match=says):
        objects_of_file(tmp_path / name)
