"""Each check page finds the mistake it is for, and nothing in a sound store; a broken page is refused with its line."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Principle, Value
from bangiao.graph.describe import describe
from bangiao.graph.store import Store
from bangiao.ontology import vocabulary as v
from bangiao.queries.violations import CheckPageError, check_pages, check_store, parse_check, run_check

TEXT = "Chiều 12/5, ông Trần Văn Minh hội đàm với ông Sato Kenji. Ông Minh nói: hợp tác tốt."
GRAPH = f"{v.ID}article/bai-1"
GRAPHS = {**v.PREFIXES, "g": v.ID + "graph/"}
PROLOGUE = f"BASE <{v.ID}> " + "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in GRAPHS.items())


def added(triples: str, graph: str = f"<{GRAPH}>") -> str:
    """An update that adds triples to the article, or to another graph."""
    return f"INSERT DATA {{ GRAPH {graph} {{ {triples} }} }}"


def changed(old: str, new: str) -> str:
    """An update that has `new` in the article wherever it has `old`."""
    return f"WITH <{GRAPH}> DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {old} }}"


BROKEN = {  # a check: an update of the sound store that this check, and no other, must notice
    "quote-differs": changed("?quote oa:exact ?text", "?quote oa:exact 'khác'"),
    "evidence-of-another-article": changed("?evidence oa:hasSource ?article", "?evidence oa:hasSource id:other"),
    "orphan-evidence": added("id:x a bg:Evidence"),
    "unsupported-property": changed("?x a bg:Evidence", "?x a bg:Evidence ; bg:supports bg:place"),
    "digest-differs": changed("?article bg:digest ?digest", "?article bg:digest '0'"),
    "graph-without-article": added("id:x a bg:Fact", "id:other"),
    "blank-node": added("_:x a bg:Place"),
    "ends-before-it-begins": added("id:x bg:earliest '2025-05-12'^^xsd:date ; bg:latest '2025-05-11'^^xsd:date"),
    "end-without-beginning": added("id:x bg:endDate '2025'^^xsd:gYear"),
    "bounds-disagree": added("id:x a bg:Fact ; bg:date '2025-05'^^xsd:gYearMonth ; bg:earliest '2025-05-01'^^xsd:date"),
    "held-after-the-article": added("id:x bg:status bgk:held ; bg:earliest '2025-05-14'^^xsd:date"),
    "visit-to-itself": added("id:x bg:origin id:y ; bg:destination id:y"),
    "assistance-to-itself": added("id:x bg:provider id:y ; bg:recipient id:y"),
    "one-party": added("id:x a bg:Meeting ; bg:kind bgk:talks ; bg:party id:y"),
    "participant-of-no-party": added(
        "id:x a bg:Meeting ; bg:kind bgk:talks ; bg:participant id:y ; bg:party id:u, id:w . "
        "id:u a bg:Country . id:w a bg:Country . id:y bg:country id:z"
    ),
    "visitor-unnamed": added("id:x a bg:Visit ; bg:kind bgk:other ; bg:destination id:y"),
    "destination-unknown": added("id:x a bg:Visit ; bg:kind bgk:other ; bg:visitor id:y"),
    "kind-missing": added("id:x a bg:Assistance"),
    "principles-out-of-order": changed("?principle bg:order 2", "?principle bg:order 3"),
    "statement-not-in-text": added("id:x a bg:Statement ; bg:text 'không có'"),
    "person-not-in-text": added("id:x a bg:Person ; skos:prefLabel 'Lê Thị Hoa'@vi"),
    "identity-across-classes": added("id:x a bg:Place") + " ; " + added("id:x owl:sameAs <country/VN>", "g:identity"),
    "identity-of-more": added("<country/VN> owl:sameAs <country/VN> ; bg:iso 'VN'", "g:identity"),
    "identity-of-nothing": added("id:x owl:sameAs <country/VN>", "g:identity"),
    "link-of-nothing": added("id:x skos:closeMatch <urn:far>", "g:links"),
    "link-of-other-kind": added("<country/VN> skos:closeMatch <urn:far> ; bg:iso 'VN'", "g:links"),
    "link-shared": added(
        "<country/VN> skos:closeMatch <urn:far> . <country/JP> skos:closeMatch <urn:far> . "
        "<urn:far> owl:sameAs <country/VN>, <country/JP>", "g:links"
    ),
    "link-to-two": added(
        "<country/VN> skos:closeMatch <http://far/1>, <http://far/2> . "
        "<http://far/1> owl:sameAs <country/VN> . <http://far/2> owl:sameAs <country/VN>", "g:links"
    ),
}


def facts() -> tuple[Fact, ...]:
    vn, jp = Country("VN"), Country("JP")
    minh, sato = Person("Trần Văn Minh", "VN"), Person("Sato Kenji", "JP")
    values: dict[str, tuple[tuple[str, Value], ...]] = {
        "Meeting": (
            ("participant", minh), ("participant", sato), ("party", vn), ("party", jp), ("kind", Concept("talks")),
            ("status", Concept("held")), ("date", Date("2025-05-12")),
        ),
        "Visit": (
            ("visitor", sato), ("origin", jp), ("destination", vn), ("kind", Concept("working")),
            ("status", Concept("planned")), ("date", Date("2025-06", "2025-07")),
        ),
        "Policy": (("label", "hai không"), ("principle", Principle("một", 1)), ("principle", Principle("hai", 2))),
        "Statement": (("speaker", minh), ("verb", "nói"), ("text", "hợp tác tốt")),
    }  # fmt: skip
    return tuple(Fact(cls, pairs, (Passage(0, 40, (pairs[0][0],)),)) for cls, pairs in values.items())


@pytest.fixture
def sound(tmp_path: Path) -> Iterator[Store]:
    """A store of one article in which nothing is wrong."""
    quads = describe(Article("bai-1", TEXT, (), issued=Date("2025-05-13")), facts())
    with Store(tmp_path / "store") as store:
        store.replace(ox.NamedNode(GRAPH), quads)
        yield store


def test_nothing_is_wrong_in_a_sound_store(sound: Store) -> None:
    assert list(check_store(sound)) == []


def test_every_check_page_has_a_case_here() -> None:
    assert set(BROKEN) == {page.name for page in check_pages()}
    assert len(BROKEN) >= 20


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_check_finds_what_it_is_for(name: str, sound: Store) -> None:
    sound.oxigraph.update(PROLOGUE + BROKEN[name])
    (page,) = (page for page in check_pages() if page.name == name)
    found = run_check(page, sound.oxigraph)
    assert found
    assert {violation.graph for violation in found} <= {GRAPH, f"{v.ID}other", v.identity_graph(), v.links_graph()}
    for violation in found:
        assert (violation.problem, violation.remedy, violation.severity) == (page.problem, page.remedy, page.severity)
    noticed = {other.name for other in check_pages() if run_check(other, sound.oxigraph)}
    assert noticed == {name}


@pytest.mark.parametrize(
    "triples",
    [
        "id:x a bg:Meeting ; bg:incumbent id:u . id:u a bg:Person ; skos:prefLabel 'Tổng thống Hà Lan'@vi",
        "id:x a bg:Meeting ; bg:party id:o . id:o a bg:Organization",
        "id:x a bg:Meeting ; bg:party id:o, <country/VN> . id:o a bg:Organization . <country/VN> a bg:Country",
    ],
)
def test_what_is_told_by_office_alone_or_of_a_body_of_states_is_no_warning(sound: Store, triples: str) -> None:
    sound.oxigraph.update(PROLOGUE + added(triples))
    noticed = {page.name for page in check_pages() if run_check(page, sound.oxigraph)}
    assert not noticed & {"person-not-in-text", "one-party"}


def test_a_body_of_a_state_has_another_side(sound: Store) -> None:
    sound.oxigraph.update(PROLOGUE + added("id:x a bg:Meeting ; bg:party id:o . id:o a bg:Organization ; bg:country id:c"))
    assert "one-party" in {page.name for page in check_pages() if run_check(page, sound.oxigraph)}


def test_shapes_and_checks_are_found_together(sound: Store) -> None:
    sound.oxigraph.update(PROLOGUE + BROKEN["kind-missing"])
    found = [violation.check for violation in check_store(sound)]
    assert "Assistance" in found
    assert found[-1] == "kind-missing"


def test_only_what_an_odd_article_may_say_is_a_warning() -> None:
    warnings = {page.name for page in check_pages() if page.severity == "warning"}
    assert warnings == {
        "one-party", "participant-of-no-party", "visitor-unnamed", "destination-unknown", "kind-missing",
        "statement-not-in-text", "person-not-in-text", "link-shared", "link-to-two",
    }  # fmt: skip


PAGE = """# vi: Sai.
# en: Wrong.
# remedy vi: Sửa.
# remedy en: Mend.
# severity: warning

SELECT ?article ?fact WHERE { GRAPH ?article { ?fact a ?class } }
"""


def test_a_page_is_read() -> None:
    page = parse_check(PAGE, "wrong", "wrong.rq")
    assert (page.problem.vi, page.problem.en, page.remedy.vi, page.remedy.en) == ("Sai.", "Wrong.", "Sửa.", "Mend.")
    assert (page.name, page.severity, page.sparql) == ("wrong", "warning", PAGE)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# remedy en: Mend.\n", "", "wrong.rq:1: the header lacks 'remedy en'; add a line `# remedy en: …`"),
        ("# en: Wrong.", "# fr: Faux.", "wrong.rq:2: the header holds vi, en, remedy vi, remedy en"),
        ("# en: Wrong.", "# vi: Sai.", "wrong.rq:2: the header holds"),
        ("severity: warning", "severity: bad", "wrong.rq:1: the severity 'bad' is not known; write violation or"),
        ("?fact WHERE", "WHERE", "wrong.rq: the query does not give ?article ?fact"),
        ("?fact WHERE", "?fact ?reason WHERE", "wrong.rq: the query does not give ?article ?fact"),
        ("SELECT ?article ?fact WHERE", "ASK", "wrong.rq: the query does not give ?article ?fact"),
        ("SELECT", "SELEKT", "wrong.rq: the query cannot be read"),
    ],
)
def test_a_broken_page_is_refused_with_its_place_and_remedy(old: str, new: str, message: str) -> None:
    assert old in PAGE
    with pytest.raises(CheckPageError) as error:
        parse_check(PAGE.replace(old, new), "wrong", "wrong.rq")
    assert str(error.value).startswith(message)


def test_more_processes_find_the_same(
    sound: Store, monkeypatch: pytest.MonkeyPatch, copied: Callable[[Store], Path]
) -> None:
    """In batches of one graph, of which each breaks something of its own."""
    monkeypatch.setattr("bangiao.queries.violations._BATCH", 1)
    for number in range(3):
        sound.oxigraph.update(PROLOGUE + added(f"id:x{number} a bg:Evidence . id:y a bg:Fact", f"id:other{number}"))
    sound.oxigraph.update(PROLOGUE + BROKEN["identity-of-nothing"])
    with Store(copied(sound), mode="read") as copy:
        alone = list(check_store(copy))
        assert list(check_store(copy, workers=2)) == alone
    assert {"identity-of-nothing", "graph-without-article", "orphan-evidence"} <= {violation.check for violation in alone}


def test_a_check_of_one_graph_names_no_other() -> None:
    across = {page.name for page in check_pages() if not page.of_one_graph}
    assert across == {"identity-across-classes", "identity-of-nothing", "link-of-nothing"}
