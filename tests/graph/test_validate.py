"""Article graphs are held to their shapes: sound ones pass, and each way of being broken is named by either engine."""
from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Organization, Passage, Person, Place, Principle, Value
from bangiao.graph import validate
from bangiao.graph.describe import describe
from bangiao.graph.validate import Violation, check_shapes, python_engine, rust_engine
from bangiao.ontology import vocabulary as v
from bangiao.ontology.schema import schema

TEXT = "Chiều 12/5, ông Trần Văn Minh hội đàm với ông Sato Kenji tại Hà Nội."
VN, JP = Country("VN"), Country("JP")
MINH, SATO = Person("Trần Văn Minh", "VN", ("Minh",), "Đại tướng"), Person("Sato Kenji", "JP")
FACTS: dict[str, tuple[tuple[str, Value], ...]] = {  # every property of every class
    "Meeting": (
        ("participant", MINH), ("participant", SATO), ("incumbent", Incumbent("Thủ tướng", "JP")), ("party", VN), ("party", JP),
        ("place", Place("Hà Nội", "VN")),
        ("kind", Concept("talks")), ("status", Concept("held")), ("date", Date("2025-05-12")),
    ),
    "Visit": (
        ("visitor", SATO), ("incumbent", Incumbent("Thủ tướng", "JP")), ("delegation", "đoàn đại biểu"), ("origin", JP),
        ("destination", VN),
        ("kind", Concept("official")), ("status", Concept("planned")), ("date", Date("2025-05-12", "2025-05-14")),
    ),
    "Agreement": (
        ("title", "Tuyên bố chung"), ("party", VN), ("party", JP), ("signatory", MINH),
        ("kind", Concept("joint-statement")), ("status", Concept("signed")), ("date", Date("2023-11")),
    ),
    "Policy": (
        ("label", "bốn không"), ("holder", VN), ("principle", Principle("một", 1)), ("principle", Principle("hai", 2)),
    ),
    "RelationMilestone": (
        ("party", VN), ("party", JP), ("kind", Concept("established")), ("level", "quan hệ ngoại giao"),
        ("levelConcept", Concept("diplomatic-relations")), ("status", Concept("held")), ("date", Date("1973")),
    ),
    "OfficeHolding": (
        ("person", MINH), ("title", "Thứ trưởng"), ("organization", Organization("Bộ Y tế", "VN")), ("country", VN),
        ("former", True),
    ),
    "Assistance": (
        ("provider", JP), ("recipient", VN), ("kind", Concept("aid")), ("count", 20), ("unit", "tấn"),
        ("place", VN), ("status", Concept("held")),
    ),
    "Statement": (("speaker", MINH), ("verb", "khẳng định"), ("text", "hội đàm"), ("about", SATO)),
}  # fmt: skip
Change = Callable[[list[ox.Quad]], list[ox.Quad]]
GRAPH = ox.NamedNode(v.ID + "article/bai-1")


def sound() -> list[ox.Quad]:
    """The graph of an article that reports a fact of every class."""
    article = Article("bai-1", TEXT, (), "Hội đàm", Date("2025-05-13"), "Báo Mẫu", "https://bao.example/1")
    passage = Passage(0, 30, ("date",))
    return list(describe(article, tuple(Fact(cls, values, (passage,), ("hội-đàm",)) for cls, values in FACTS.items())))


def node_of(cls: str, quads: Iterable[ox.Quad]) -> ox.NamedNode | ox.BlankNode:
    wanted = ox.NamedNode(cls if ":" in cls else v.bg(cls))
    nodes = {q.subject for q in quads if q.predicate.value == v.TYPE and q.object == wanted}
    found = sorted((node for node in nodes if not isinstance(node, ox.Triple)), key=str)
    return found[0]


def without(cls: str, *paths: str) -> Change:
    """Takes values of a property, or of several, from a node of a class."""
    def change(quads: list[ox.Quad]) -> list[ox.Quad]:
        node = node_of(cls, quads)
        return [q for q in quads if not (q.subject == node and q.predicate.value in paths)]

    return change


def adding(cls: str, path: str, value: ox.NamedNode | ox.Literal) -> Change:
    """Gives a node of a class one more value."""
    return lambda quads: [*quads, ox.Quad(node_of(cls, quads), ox.NamedNode(path), value, GRAPH)]


def replacing(cls: str, path: str, value: ox.NamedNode | ox.Literal) -> Change:
    return lambda quads: adding(cls, path, value)(without(cls, path)(quads))


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(v.XSD + kind))


def found(change: Change) -> tuple[Violation, ...]:
    return check_shapes(GRAPH, change(sound()), rust_engine())


def BGK(name: str) -> ox.NamedNode:  # noqa: N802 - stands beside BG in the table below
    return ox.NamedNode(v.bgk(name))


BG = v.bg
TEXTUAL, VIETNAMESE = ox.Literal("một"), ox.Literal("Nhật Bản", language="vi")
COUNTRY, PERSON = ox.NamedNode(v.ID + "country/VN"), ox.NamedNode(v.ID + "person/JP/sato-kenji")
BROKEN: dict[str, tuple[Change, str]] = {  # a way to break the graph: the shape that must say so
    "no evidence": (without("Meeting", BG("evidence")), "evidence"),
    "two dates": (adding("Meeting", BG("date"), typed("2025", "gYear")), "date"),
    "a date that is text": (replacing("Meeting", BG("date"), ox.Literal("2025-05-12")), "date"),
    "a date and time": (replacing("Meeting", BG("date"), typed("2025-05-12T00:00:00", "dateTime")), "date"),
    "an end that is text": (replacing("Visit", BG("endDate"), TEXTUAL), "endDate"),
    "a bound that is a month": (replacing("Agreement", BG("earliest"), typed("2023-11", "gYearMonth")), "earliest"),
    "two bounds": (adding("Meeting", BG("latest"), typed("2025-05-13", "date")), "latest"),
    "a rule without a name": (adding("Meeting", BG("rule"), ox.Literal("")), "rule"),
    "a status of agreements": (replacing("Meeting", BG("status"), BGK("signed")), "eventStatus"),
    "no status": (without("RelationMilestone", BG("status")), "eventStatus"),
    "a status of events": (replacing("Agreement", BG("status"), BGK("held")), "agreementStatus"),
    "a kind of visit": (replacing("Meeting", BG("kind"), BGK("state")), "meetingKind"),
    "a kind of meeting": (replacing("Visit", BG("kind"), BGK("talks")), "visitKind"),
    "two kinds": (adding("Agreement", BG("kind"), BGK("mou")), "agreementKind"),
    "an unknown kind": (replacing("RelationMilestone", BG("kind"), BGK("ended")), "milestoneKind"),
    "a kind that is text": (replacing("Assistance", BG("kind"), TEXTUAL), "assistanceKind"),
    "a country takes part": (adding("Meeting", BG("participant"), COUNTRY), "participant"),
    "a country is in office": (adding("Meeting", BG("incumbent"), COUNTRY), "incumbent"),
    "a country visits in office": (adding("Visit", BG("incumbent"), COUNTRY), "incumbent"),
    "a person is a party": (adding("Meeting", BG("party"), PERSON), "party"),
    "a milestone of one party": (replacing("RelationMilestone", BG("party"), COUNTRY), "twoParties"),
    "held in a person": (replacing("Meeting", BG("place"), PERSON), "place"),
    "two places": (adding("Assistance", BG("place"), ox.NamedNode(v.ID + "country/JP")), "place"),
    "a country travels": (adding("Visit", BG("visitor"), COUNTRY), "visitor"),
    "two delegations": (adding("Visit", BG("delegation"), TEXTUAL), "delegation"),
    "two origins": (adding("Visit", BG("origin"), COUNTRY), "origin"),
    "to a person": (replacing("Visit", BG("destination"), PERSON), "destination"),
    "no title": (without("Agreement", BG("title")), "title"),
    "an empty title": (replacing("OfficeHolding", BG("title"), ox.Literal("")), "title"),
    "signed by a country": (adding("Agreement", BG("signatory"), COUNTRY), "signatory"),
    "no label": (without("Policy", BG("label")), "label"),
    "held by a person": (replacing("Policy", BG("holder"), PERSON), "holder"),
    "a principle that is text": (adding("Policy", BG("principle"), TEXTUAL), "principle"),
    "a principle numbered 0": (replacing("Principle", BG("order"), ox.Literal(0)), "order"),
    "two levels": (adding("RelationMilestone", BG("level"), TEXTUAL), "level"),
    "a kind as level": (replacing("RelationMilestone", BG("levelConcept"), BGK("talks")), "levelConcept"),
    "an office of nobody": (without("OfficeHolding", BG("person")), "person"),
    "an office in a country": (replacing("OfficeHolding", BG("organization"), COUNTRY), "organization"),
    "a person of two countries": (adding("Person", BG("country"), ox.NamedNode(v.ID + "country/VN")), "country"),
    "attested at no date": (replacing("OfficeHolding", BG("attestedOn"), TEXTUAL), "attestedOn"),
    "a seat that is a truth value": (replacing("OfficeHolding", BG("seat"), ox.Literal(True)), "seat"),
    "former as text": (replacing("OfficeHolding", BG("former"), ox.Literal("true")), "former"),
    "given by a person": (replacing("Assistance", BG("provider"), PERSON), "provider"),
    "received by a person": (replacing("Assistance", BG("recipient"), PERSON), "recipient"),
    "less than nothing": (replacing("Assistance", BG("count"), ox.Literal(-1)), "count"),
    "an empty unit": (replacing("Assistance", BG("unit"), ox.Literal("")), "unit"),
    "said by nobody": (without("Statement", BG("speaker")), "speaker"),
    "two verbs": (adding("Statement", BG("verb"), TEXTUAL), "verb"),
    "nothing said": (without("Statement", BG("text")), "oneText"),
    "about words": (adding("Statement", BG("about"), TEXTUAL), "about"),
    "a person without name": (without("Person", v.PREF_LABEL), "name"),
    "a name in no language": (replacing("Place", v.PREF_LABEL, TEXTUAL), "name"),
    "a country without English name": (replacing("Country", v.PREF_LABEL, VIETNAMESE), "countryName"),
    "another name in no language": (adding("Person", v.ALT_LABEL, TEXTUAL), "otherName"),
    "an empty rank": (adding("Person", BG("rank"), ox.Literal("")), "rank"),
    "a small ISO code": (replacing("Country", BG("iso"), ox.Literal("jp")), "iso"),
    "an article without id": (without("Article", v.IDENTIFIER), "identifier"),
    "a path of a machine": (replacing("Article", v.SOURCE, ox.NamedNode("file:///data/1.txt")), "source"),
    "two headlines": (adding("Article", v.TITLE, TEXTUAL), "headline"),
    "issued at no date": (replacing("Article", v.ISSUED, TEXTUAL), "issued"),
    "two publishers": (adding("Article", v.PUBLISHER, TEXTUAL), "publisher"),
    "a short digest": (replacing("Article", BG("digest"), ox.Literal("abc")), "digest"),
    "evidence from nowhere": (without("Evidence", v.HAS_SOURCE), "hasSource"),
    "evidence without selectors": (without("Evidence", v.HAS_SELECTOR), "selectors"),
    "no position": (without("Evidence", v.HAS_SELECTOR), "position"),
    "no quotation": (without("Evidence", v.HAS_SELECTOR), "quote"),
    "supporting another vocabulary": (adding("Evidence", BG("supports"), ox.NamedNode(v.TITLE)), "supports"),
    "a start at the end": (replacing(v.POSITION_SELECTOR, v.START, ox.Literal(30)), "start"),
    "no end": (without(v.POSITION_SELECTOR, v.END), "end"),
    "an empty quotation": (replacing(v.QUOTE_SELECTOR, v.EXACT, ox.Literal("")), "exact"),
    "a fact of no class": (adding("Country", v.TYPE, ox.NamedNode(BG("Fact"))), "Fact"),
    "a meeting of nobody": (without("Meeting", BG("participant"), BG("party")), "Meeting"),
    "a visit of nobody": (without("Visit", BG("visitor"), BG("delegation"), BG("origin")), "Visit"),
    "assistance of nobody": (without("Assistance", BG("provider"), BG("recipient")), "Assistance"),
    **{f"a stray property on {cls}": (adding(cls, BG("topicOf"), COUNTRY), cls) for cls in (
        *FACTS, "Principle", "Person", "Organization", "Place", "Country", "Article", "Evidence")},
    "a stray property on a position": (adding(v.POSITION_SELECTOR, BG("text"), TEXTUAL), "PositionSelector"),
    "a stray property on a quotation": (adding(v.QUOTE_SELECTOR, BG("text"), TEXTUAL), "QuoteSelector"),
}  # fmt: skip


def test_a_graph_with_every_class_and_property_is_sound() -> None:
    quads = sound()
    assert {cls for cls in schema().facts() if node_of(cls, quads)} == set(FACTS)
    for cls in FACTS:
        used = {q.predicate.value.removeprefix(v.BG) for q in quads if q.subject == node_of(cls, quads)}
        if cls != "OfficeHolding":
            assert set(schema().roles(cls)) - {"endDate", "date", "earliest", "latest"} <= used
    assert check_shapes(GRAPH, quads, rust_engine()) == ()
    assert check_shapes(GRAPH, quads, python_engine()) == ()


@pytest.mark.parametrize("way", sorted(BROKEN))
def test_a_broken_graph_breaks_the_shape(way: str) -> None:
    change, shape = BROKEN[way]
    assert shape in {violation.check for violation in found(change)}


def test_every_shape_is_broken_by_some_case() -> None:
    assert {shape for _, shape in BROKEN.values()} == {iri.removeprefix(validate.SHAPES) for iri in validate._shapes()}


@pytest.mark.slow
@pytest.mark.parametrize("way", sorted(BROKEN))
def test_both_engines_say_the_same(way: str) -> None:
    quads = BROKEN[way][0](sound())
    assert check_shapes(GRAPH, quads, python_engine()) == check_shapes(GRAPH, quads, rust_engine())


def test_a_violation_says_where_what_and_how_in_both_languages() -> None:
    (violation,) = found(replacing("Country", v.bg("iso"), ox.Literal("jp")))
    assert violation.graph == GRAPH.value
    assert violation.node == v.ID + "country/JP"
    assert (violation.check, violation.severity) == ("iso", "violation")
    assert (violation.path, violation.value) == (v.bg("iso"), "jp")
    assert violation.problem.vi == "Quốc gia cần đúng một mã ISO gồm hai chữ hoa."
    assert violation.problem.en == "A country needs exactly one ISO code of two capital letters."
    assert "countries.tsv" in violation.remedy.vi
    assert "countries.tsv" in violation.remedy.en


def test_a_shape_without_a_remedy_of_its_own_has_the_usual_one() -> None:
    (violation,) = found(without("Agreement", v.bg("title")))
    assert "rule page" in violation.remedy.en


def test_the_property_of_another_class_is_named() -> None:
    (violation,) = found(adding("Agreement", v.bg("visitor"), PERSON))
    assert (violation.path, violation.value) == (v.bg("visitor"), PERSON.value)


def test_a_node_without_iri_is_found_whichever_its_label() -> None:
    def change(label: str) -> Change:
        node = ox.BlankNode(label)
        return lambda quads: [*quads, ox.Quad(node, ox.NamedNode(v.TYPE), ox.NamedNode(v.bg("Place")), GRAPH)]

    violations = found(change("a"))
    assert {violation.node for violation in violations} == {"_:"}
    assert violations == found(change("b"))


def test_where_the_fast_engine_is_missing_the_other_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> validate.Engine:
        raise ImportError("shacl")

    monkeypatch.setattr(validate, "rust_engine", missing)
    engine = validate.default_engine.__wrapped__()
    (violation,) = check_shapes(GRAPH, without("Agreement", v.bg("title"))(sound()), engine)
    assert violation.check == "title"
