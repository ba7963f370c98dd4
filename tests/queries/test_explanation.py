"""Explanations show the sentences around each passage; reports, all that an article gave."""
from __future__ import annotations

import pytest

from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID
from bangiao.queries import ask
from bangiao.queries.errors import UnknownError
from bangiao.queries.explanation import explain, facts


def talks(store: Store) -> str:
    answer = ask(store, "meetings-of-person", {"who": "Nguyễn Thị Hồng Vân"})
    return str(answer.table()[0][0])


def test_a_fact_is_explained_by_every_article_that_tells_it(store: Store) -> None:
    explained = explain(store, talks(store))
    assert {p.article.id for fact in explained.facts for p in fact.passages} == {
        "ngoai-truong-nhat-ban-tham-ha-noi",
        "nhat-ban-tau-tuan-tra",
    }
    assert {fact.cls for fact in explained.facts} == {"Meeting"}


def test_passages_stand_in_their_sentences(store: Store) -> None:
    passages = (passage for fact in explain(store, talks(store)).facts for passage in fact.passages)
    passage = next(p for p in passages if p.article.id.startswith("ngoai"))
    assert passage.before == "Chiều 4/9, tại Hà Nội, Bộ trưởng Ngoại giao "
    assert passage.after == " nhân chuyến thăm chính thức Việt Nam từ ngày 3 đến 5/9."
    assert passage.end - passage.start == len(passage.quote)


def test_values_read_as_people_say_them(store: Store) -> None:
    values = explain(store, talks(store)).facts[0].values
    assert ("kind", "Hội đàm") in values
    assert ("party", "Nhật Bản") in values
    assert ("party", "Japan") in explain(store, talks(store), "en").facts[0].values


@pytest.mark.parametrize("form", ["{0}", "id:{0}", "<" + ID + "{0}>", ID + "{0}"])
def test_an_iri_may_be_short(store: Store, form: str) -> None:
    iri = talks(store).removeprefix("id:")
    assert explain(store, form.format(iri)).facts[0].iri == ID + iri


def test_a_report_holds_all_that_the_article_gave(store: Store) -> None:
    report = facts(store, "quoc-phong-viet-nam-an-do")
    assert report.article.issued == "2025-06-11"
    assert {fact.cls for fact in report.facts} == {
        "Meeting", "Visit", "Agreement", "Policy", "RelationMilestone", "OfficeHolding", "Assistance", "Statement",
    }  # fmt: skip
    policy = next(fact for fact in report.facts if fact.cls == "Policy")
    principles = [value for name, value in policy.values if name == "principle"]
    assert len(principles) == 4
    assert principles[0] == "không tham gia liên minh quân sự"


@pytest.mark.parametrize("iri", ["id:meeting/none", "nothing at all", "id:country/VN", ""])
def test_what_the_store_does_not_hold_is_told(store: Store, iri: str) -> None:
    with pytest.raises(UnknownError, match="the store holds no such fact"):
        explain(store, iri)
    with pytest.raises(UnknownError, match="the store holds no such article"):
        facts(store, iri)


@pytest.mark.parametrize(
    ("iri", "remedy"),
    [
        ("person/JP/takeda-shinichi", "bangiao query dossier --set who=id:person/JP/takeda-shinichi"),
        ("country/VN", "bangiao query meetings-of-country --set country=id:country/VN"),
        ("meeting/none", "take an IRI from an answer, such as id:meeting/…"),
    ],
)
def test_what_facts_name_is_told_with_the_question_that_finds_these(store: Store, iri: str, remedy: str) -> None:
    with pytest.raises(UnknownError, match=remedy):
        explain(store, f"id:{iri}")
