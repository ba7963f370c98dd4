"""The graph of one article: the contract's vocabulary, exact passages, no blank nodes."""
from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import cast

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Organization, Passage, Person
from bangiao.graph.describe import describe
from bangiao.ontology import vocabulary as v
from bangiao.ontology.vocabulary import bg, bgk, term

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]


def ask(quads: tuple[Quad, ...], pattern: str) -> bool:
    store = Store()
    store.extend(quads)
    return bool(store.query(f"ASK {{ GRAPH ?article {{ {pattern} }} }}", prefixes=v.PREFIXES))


def objects(quads: tuple[Quad, ...], predicate: str) -> set[str]:
    found = (q.object for q in quads if q.predicate.value == predicate)
    return {node.value for node in found if isinstance(node, NamedNode | Literal)}


def test_all_is_in_the_graph_of_the_article_once_and_without_blank_nodes(article: Make, meeting: MakeFact) -> None:
    quads = describe(article("Bài 1/2"), (meeting(), meeting()))
    assert {q.graph_name for q in quads} == {NamedNode(v.ID + "article/B%C3%A0i%201%2F2")}
    assert len(set(quads)) == len(quads)
    assert not [q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]


def test_the_article_carries_its_text_and_origin(article: Make) -> None:
    made = article(title="Tiếp khách", publisher="VOV", url="https://vov.example/tin tức?id=1|2")
    quads = describe(made, ())
    assert ask(quads, '''?article a bg:Article ; dcterms:identifier "bai-1" ; dcterms:title "Tiếp khách" ;
        dcterms:publisher "VOV" ; dcterms:issued "2025-10-14"^^xsd:date ;
        dcterms:source <https://vov.example/tin%20t%E1%BB%A9c?id=1%7C2>''')
    assert objects(quads, bg("text")) == {made.text}
    assert objects(quads, bg("digest")) == {made.digest}


@pytest.mark.parametrize("url", ["/var/pages/page.html", "bài 7", ""])
def test_what_is_no_url_is_no_source(article: Make, url: str) -> None:
    assert not objects(describe(article(url=url), ()), v.SOURCE)


def test_a_fact_says_its_values_with_their_types(article: Make, meeting: MakeFact) -> None:
    quads = describe(article(), (meeting(date=Date("2025-10", "2025-11"), count=7, former=True),))
    assert ask(quads, '''?fact a bg:Meeting , bg:Fact ; bg:kind bgk:reception ; bg:status bgk:held ; bg:rule "Tiếp" ;
        bg:count 7 ; bg:former true ; bg:date "2025-10"^^xsd:gYearMonth ; bg:endDate "2025-11"^^xsd:gYearMonth ;
        bg:earliest "2025-10-01"^^xsd:date ; bg:latest "2025-11-30"^^xsd:date ; bg:place/bg:country/bg:iso "VN" .''')
    assert objects(quads, bg("kind")) == {bgk("reception")}


def test_every_passage_is_the_text_at_its_offsets(article: Make, meeting: MakeFact, policy: Fact) -> None:
    made = article()
    quads = describe(made, (meeting(), policy))
    store = Store()
    store.extend(quads)
    rows = cast(QuerySolutions, store.query(
        """SELECT ?exact ?start ?end ?article { GRAPH ?article { ?fact bg:evidence ?e . ?e a bg:Evidence ;
        oa:hasSource ?article ; oa:hasSelector [a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end] ,
        [a oa:TextQuoteSelector ; oa:exact ?exact] } }""", prefixes=v.PREFIXES,
    ))
    passages = [(row["exact"], row["start"], row["end"]) for row in rows]
    assert len(passages) == 2
    for exact, start, end in passages:
        assert made.text[int(start.value) : int(end.value)] == exact.value
    assert objects(quads, bg("supports")) == {bg("participant"), bg("date"), bg("label")}


def test_a_passage_outside_the_text_is_refused(article: Make, meeting: MakeFact) -> None:
    made = article()
    wrong = dataclasses.replace(meeting(), passages=(Passage(5, len(made.text) + 1, ()),))
    with pytest.raises(ValueError, match="outside the text"):
        describe(made, (wrong,))


def test_principles_keep_their_order(article: Make, policy: Fact) -> None:
    quads = describe(article(), (policy,))
    assert ask(quads, '?p bg:principle [a bg:Principle ; bg:order 1 ; bg:label "không tham gia liên minh quân sự"]')
    assert ask(quads, '?p bg:principle [a bg:Principle ; bg:order 2 ; bg:label "không sử dụng vũ lực"]')


def test_entities_bring_their_names_and_their_countries(article: Make, meeting: MakeFact) -> None:
    quads = describe(article(), (meeting(),))
    assert ask(quads, '''?giang a bg:Person ; skos:prefLabel "Phan Văn Giang"@vi ; bg:rank "Đại tướng" ;
        bg:country ?vn . ?vn a bg:Country ; bg:iso "VN" ; skos:prefLabel "Việt Nam"@vi , "Vietnam"@en .''')


def test_of_several_spellings_one_is_preferred_whatever_the_order(article: Make, meeting: MakeFact) -> None:
    spellings = (Person("Haluk Gorgun", "TR"), Person("Haluk Görgün", "TR", ("Görgün",)))
    graphs = [set(describe(article(), (meeting(participant=people),))) for people in (spellings, spellings[::-1])]
    assert graphs[0] == graphs[1]
    assert ask(tuple(graphs[0]), '?p skos:prefLabel "Haluk Görgün"@vi ; skos:altLabel "Haluk Gorgun"@vi , "Görgün"@vi')


def test_an_office_is_attested_on_the_day_of_the_report(article: Make) -> None:
    ministry = Organization("Bộ Quốc phòng", "VN")
    values = (("person", Person("Phan Văn Giang", "VN")), ("title", "Bộ trưởng"), ("organization", ministry))
    office = Fact("OfficeHolding", values, (Passage(0, 5, ("title",)),))
    dated, undated = (describe(article(issued=day), (office,)) for day in ("2025-10-14", None))
    assert ask(dated, '?o a bg:OfficeHolding ; bg:attestedOn "2025-10-14"^^xsd:date')
    assert not objects(undated, bg("attestedOn"))


@pytest.mark.parametrize(("cls", "role", "status", "day", "attested"), [
    ("Meeting", "participant", "held", "2025-10-14", True), ("Meeting", "participant", "planned", "2025-10-14", False),
    ("Meeting", "participant", "held", "2025-10", False), ("Visit", "visitor", "held", "2025-10-14", True),
    ("Agreement", "signatory", "signed", "1994-10-14", False),
])  # fmt: skip
def test_without_a_day_of_the_report_an_office_is_attested_by_what_its_holder_did(
    article: Make, cls: str, role: str, status: str, day: str, attested: bool
) -> None:
    who, passages = Person("Phan Văn Giang", "VN"), (Passage(0, 5, ("title",)),)
    office = Fact("OfficeHolding", (("person", who), ("title", "Bộ trưởng"), ("country", Country("VN"))), passages)
    deed = Fact(cls, ((role, who), ("status", Concept(status)), ("date", Date(day))), passages)
    assert objects(describe(article(issued=None), (office, deed)), bg("attestedOn")) == ({day} if attested else set())


@pytest.mark.parametrize(("title", "body", "seat"), [
    ("Ngoại trưởng", None, "VN foreign-minister"), ("quyền Bộ trưởng Ngoại giao", None, "VN foreign-minister"),
    ("Bộ trưởng", "Bộ Quốc phòng", "VN defence-minister"), ("Bộ trưởng Bộ Nông nghiệp", None, "VN minister nong nghiep"),
    ("Thứ trưởng Bộ Ngoại giao", None, "VN thu truong ngoai giao person/VN/phan-van-giang-91b406"),
])  # fmt: skip
def test_titles_of_one_post_have_one_seat_and_several_holders_one_each(
    article: Make, title: str, body: str | None, seat: str
) -> None:
    organization = (("organization", Organization(body, "VN")),) if body else ()
    values = (("person", Person("Phan Văn Giang", "VN")), ("title", title), ("country", Country("VN")), *organization)
    described = describe(article(), (Fact("OfficeHolding", values, (Passage(0, 5, ("title",)),)),))
    assert objects(described, bg("seat")) == {seat}


def test_another_base_changes_the_data_and_not_the_vocabulary(article: Make, meeting: MakeFact) -> None:
    def moved(quad: Quad) -> str:
        return str(quad).replace("https://example.org/bg/", v.ID)

    there = describe(article(), (meeting(),), "https://example.org/bg/")
    assert {moved(q) for q in there} == {str(q) for q in describe(article(), (meeting(),))}
    assert {str(q.predicate) for q in there} == {str(q.predicate) for q in describe(article(), (meeting(),))}


def test_a_country_without_a_name_is_called_by_its_code(article: Make, meeting: MakeFact) -> None:
    assert Literal("QX", language="vi") in {q.object for q in describe(article(), (meeting(party=(Country("QX"),)),))}


def test_who_is_called_by_office_alone_is_a_person_of_this_article(article: Make, meeting: MakeFact) -> None:
    quads = describe(article("bài 1"), (meeting(incumbent=(Incumbent("Thủ tướng", "JP"), Incumbent("thủ tướng", "JP"))),))
    (node,) = {q.object.value for q in quads if q.predicate == term(bg("incumbent")) and isinstance(q.object, NamedNode)}
    assert node.startswith(f"{v.ID}unnamed/JP/thu-tuong-")
    assert node.endswith("/b%C3%A0i%201")
    assert ask(quads, f'<{node}> a bg:Person ; skos:prefLabel ?name ; bg:country/bg:iso "JP"')
    names = [q.object for q in quads if q.subject == NamedNode(node) and q.predicate == term(v.PREF_LABEL)]
    assert names == [Literal("thủ tướng Nhật Bản", language="vi")]
