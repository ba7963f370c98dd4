"""Identity: what is surely one is tied, what may be two is not, in any order."""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place
from bangiao.extract.words import lexicon, syllables
from bangiao.graph import provinces, seats, spheres
from bangiao.graph.derive import identity_of
from bangiao.graph.describe import describe
from bangiao.graph.identity import identify
from bangiao.graph.iri import entity_path, fact_path
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]
Tied = Callable[..., set[frozenset[str]]]

GIANG, GORGUN = Person("Phan Văn Giang", "VN"), Person("Haluk Görgün", "TR")


@pytest.fixture
def tied(store: Store, article: Make) -> Tied:
    """Puts each argument, a fact or several, into an article of its own, and gives the nodes that are then one."""

    def sets(*articles: Fact | tuple[Fact, ...]) -> set[frozenset[str]]:
        for number, facts in enumerate(articles):
            quads = describe(article(f"bai-{number}"), facts if isinstance(facts, tuple) else (facts,))
            store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
        found: dict[str, set[str]] = {}
        for quad in identity_of(store):
            node, least = quad.subject.value, quad.object.value  # type: ignore[union-attr]
            assert least < node
            found.setdefault(least, {least}).add(node)
        return {frozenset(node.removeprefix(ID) for node in group) for group in found.values()}

    return sets


def spoke(*speakers: Person | Organization | Place) -> Fact:
    return Fact("Statement", tuple(("speaker", s) for s in speakers), (Passage(0, 5, ()),))


def named(number: int, fact: Fact) -> str:
    return fact_path(f"bai-{number}", fact.cls, fact.values)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("Phan Văn Giang", "VN"), Person("Phan Van Giang", "VN")),
        (Person("Haluk Görgün", "TR"), Person("Haluk Görgün")),
        (Organization("Liên hợp quốc", None, ("United Nations",)), Organization("United Nations")),
    ],
    ids=["without diacritics", "without country", "by another name"],
)
def test_variants_of_one_name_are_one(tied: Tied, one: Person, other: Person) -> None:
    assert tied(spoke(one), spoke(other)) == {frozenset({entity_path(one), entity_path(other)})}


@pytest.mark.parametrize(
    "people",
    [
        (Person("Kim Min Jae", "KR"), Person("Kim Min Jae", "KP")),
        (Person("Kim Min Jae", "KR"), Person("Kim Min Jae", "KP"), Person("Kim Min Jae")),
        (Person("Nguyễn Văn Hùng", "VN"), Person("Nguyễn Văn Hưng", "VN"), Person("Nguyen Van Hung", "VN")),
        (Person("Putin", "RU"), Person("Putin")),
        (Person("An Giang", "VN"), Place("An Giang", "VN")),
        (Organization("Bộ A", "VN", ("Bộ X",)), Organization("Bộ B", "VN", ("Bộ X",)), Organization("Bộ X", "VN")),
    ],
    ids=["two countries", "either country", "tones", "one word", "person and place", "a name of two"],
)
def test_what_may_be_two_stays_apart(tied: Tied, people: tuple[Person, ...]) -> None:
    assert tied(*map(spoke, people)) == set()


def test_a_name_that_leads_to_two_is_neither(tied: Tied) -> None:
    both = Person("Lê Tâm", None, ("Tâm Lê",))
    told = tied(*map(spoke, (both, Person("Lê Tâm", "VN"), Person("Tâm Lê"), Person("Tâm Lê", "US"))))
    assert told == {frozenset({entity_path(Person("Tâm Lê")), entity_path(Person("Tâm Lê", "US"))})}


def test_one_meeting_in_two_articles_is_one(tied: Tied, meeting: MakeFact) -> None:
    one, other = meeting(), meeting(kind=Concept("talks"), place=None, status=Concept("planned"))
    assert tied(one, other) == {frozenset({named(0, one), named(1, other)})}


def test_a_meeting_is_one_though_its_people_are_spelt_in_two_ways(
    tied: Tied, meeting: MakeFact
) -> None:
    one, other = meeting(), meeting(participant=(Person("Phan Van Giang", "VN"), GORGUN))
    assert frozenset({named(0, one), named(1, other)}) in tied(one, other)


@pytest.mark.parametrize(
    "changes",
    [
        {"date": Date("2025-10-15")}, {"date": Date("2025-09")}, {"status": Concept("cancelled")}, {"kind": Concept("call")},
        {"participant": (GIANG, Person("Hakan Fidan", "TR"))}, {"party": (Country("VN"), Country("US"))},
        {"place": Place("Ankara", "TR")},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_meetings_that_differ_in_a_key_are_two(
    tied: Tied, meeting: MakeFact, changes: dict[str, object]
) -> None:
    assert tied(meeting(), meeting(**changes)) == set()


def test_a_key_that_an_article_uses_twice_ties_nothing(tied: Tied, meeting: MakeFact) -> None:
    assert tied((meeting(), meeting(kind=Concept("talks"))), meeting(status=None)) == set()


def fact(cls: str, **values: object) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


SIDES = (Country("VN"), Country("TR"))
LONG = "Hiệp định về hợp tác phòng, chống tội phạm có tổ chức"


NOVEMBER, DAY = Date("2025-11"), Date("2025-11-14")
VISIT = {"visitor": GORGUN, "destination": Country("VN")}
TREATY = {"title": LONG, "party": SIDES, "date": Date("2007")}
POLICY = {"holder": Country("VN"), "label": "bốn không"}
TIES = {"party": SIDES, "kind": Concept("established"), "level": "quan hệ ngoại giao", "date": Date("1978")}


@pytest.mark.parametrize(
    ("cls", "values", "changes", "same"),
    [
        ("Visit", {**VISIT, "date": DAY}, {"kind": Concept("working")}, True),
        ("Visit", {**VISIT, "date": NOVEMBER}, {"kind": Concept("working")}, True),
        ("Visit", {**VISIT, "date": DAY}, {"date": Date("2025-12-14")}, False),
        ("Agreement", TREATY, {"title": LONG.lower(), "kind": Concept("agreement")}, True),
        ("Agreement", {**TREATY, "title": "Tuyên bố chung"}, {"kind": Concept("joint-statement")}, False),
        ("Agreement", {**TREATY, "title": "Tuyên bố chung", "date": DAY}, {"kind": Concept("joint-statement")}, True),
        ("Policy", POLICY, {"label": "“Bốn không”"}, True),
        ("Policy", POLICY, {"holder": Country("LA")}, False),
        ("RelationMilestone", TIES, {"level": "Quan hệ ngoại giao"}, True),
        ("RelationMilestone", TIES, {"kind": Concept("restored")}, False),
        ("Statement", {"speaker": GIANG, "text": "cảm ơn"}, {}, False),
    ],
)
def test_other_facts_are_one_where_their_key_agrees(
    tied: Tied, cls: str, values: dict[str, object], changes: dict[str, object], same: bool
) -> None:
    one, other = fact(cls, **values), fact(cls, **{**values, **changes})
    assert tied(one, other) == ({frozenset({named(0, one), named(1, other)})} if same else set())


def test_a_change_of_any_table_that_decides_makes_the_index_anew() -> None:
    beside = (provinces, seats, spheres, lexicon, syllables)  # what reads tables for it elsewhere
    files = [*Path(identify.__file__).parent.glob("*.py"), *(Path(str(module.__file__)) for module in beside)]
    read = {name for file in files for name in re.findall(r'\btable\("([a-z-]+)"\)', file.read_text("utf-8"))}
    assert len(read) > 20
    assert read - {"identity-reasons"} <= set(identify._TABLES)
