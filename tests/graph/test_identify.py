from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place
from bangiao.graph.describe import describe
from bangiao.graph.identify import Ties, identify
from bangiao.graph.iri import entity_path, fact_path
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID
from hypothesis import given
from hypothesis import strategies as st

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]

GIANG, GORGUN = Person("Phan Văn Giang", "VN"), Person("Haluk Görgün", "TR")


@pytest.fixture
def tied(store: Store, article: Make) -> Callable[..., set[frozenset[str]]]:
    """Puts each argument, a fact or several, into an article of its own, and gives the nodes that are then one."""

    def sets(*articles: Fact | tuple[Fact, ...]) -> set[frozenset[str]]:
        for number, facts in enumerate(articles):
            quads = describe(article(f"bai-{number}"), facts if isinstance(facts, tuple) else (facts,))
            store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
        found: dict[str, set[str]] = {}
        for quad in identify(store):
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
def test_variants_of_one_name_are_one(tied: Callable[..., set[frozenset[str]]], one: Person, other: Person) -> None:
    assert tied(spoke(one), spoke(other)) == {frozenset({entity_path(one), entity_path(other)})}


@pytest.mark.parametrize(
    "people",
    [
        (Person("Kim Min Jae", "KR"), Person("Kim Min Jae", "KP")),
        (Person("Kim Min Jae", "KR"), Person("Kim Min Jae", "KP"), Person("Kim Min Jae")),
        (Person("Nguyễn Văn Hùng", "VN"), Person("Nguyễn Văn Hưng", "VN"), Person("Nguyen Van Hung", "VN")),
        (Person("Putin", "RU"), Person("Putin")),
        (Person("An Giang", "VN"), Place("An Giang", "VN")),
        (Person("Lê Văn Tâm", None, ("Tâm Lê Anh",)), Person("Lê Văn Tâm", "VN"), Person("Tâm Lê Anh"), Person("Tâm Lê Anh", "US")),
        (Organization("Bộ A", "VN", ("Bộ chung",)), Organization("Bộ B", "VN", ("Bộ chung",)), Organization("Bộ chung", "VN")),
    ],
    ids=["two countries", "either of two countries", "tones", "one word", "person and place", "a chain to two countries", "a name of two"],
)
def test_what_may_be_two_stays_apart(tied: Callable[..., set[frozenset[str]]], people: tuple[Person, ...]) -> None:
    assert tied(*map(spoke, people)) == set()


def test_one_meeting_in_two_articles_is_one(tied: Callable[..., set[frozenset[str]]], meeting: MakeFact) -> None:
    one, other = meeting(), meeting(kind=Concept("talks"), place=None, status=Concept("planned"))
    assert tied(one, other) == {frozenset({named(0, one), named(1, other)})}


def test_a_meeting_is_one_though_its_people_are_spelt_in_two_ways(
    tied: Callable[..., set[frozenset[str]]], meeting: MakeFact
) -> None:
    one, other = meeting(), meeting(participant=(Person("Phan Van Giang", "VN"), GORGUN))
    assert frozenset({named(0, one), named(1, other)}) in tied(one, other)


@pytest.mark.parametrize(
    "changes",
    [
        {"date": Date("2025-10-15")}, {"date": Date("2025-10")}, {"date": None}, {"status": Concept("cancelled")},
        {"participant": (GIANG,)}, {"participant": (GIANG, Person("Hakan Fidan", "TR"))}, {"party": (Country("VN"),)},
        {"date": Date("2025-10-14", "2025-10-15")},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_meetings_that_differ_in_a_key_are_two(
    tied: Callable[..., set[frozenset[str]]], meeting: MakeFact, changes: dict[str, object]
) -> None:
    assert tied(meeting(), meeting(**changes)) == set()


def test_a_key_that_one_article_uses_twice_ties_nothing(tied: Callable[..., set[frozenset[str]]], meeting: MakeFact) -> None:
    assert tied((meeting(), meeting(kind=Concept("talks"))), meeting()) == set()


def fact(cls: str, **values: object) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


SIDES = (Country("VN"), Country("TR"))
LONG = "Hiệp định về hợp tác phòng, chống tội phạm có tổ chức"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (fact("Visit", visitor=GORGUN, destination=Country("VN"), date=Date("2025-10-14")),
         fact("Visit", visitor=GORGUN, destination=Country("VN"), date=Date("2025-10-14"), kind=Concept("working")), True),
        (fact("Visit", visitor=GORGUN, destination=Country("VN"), date=Date("2025-10")),
         fact("Visit", visitor=GORGUN, destination=Country("VN"), date=Date("2025-10"), kind=Concept("working")), False),
        (fact("Agreement", title=LONG, party=SIDES, date=Date("2007")),
         fact("Agreement", title=LONG.lower(), party=SIDES, date=Date("2007")), True),
        (fact("Agreement", title="Tuyên bố chung", party=SIDES, date=Date("2007"), kind=Concept("other")),
         fact("Agreement", title="Tuyên bố chung", party=SIDES, date=Date("2007")), False),
        (fact("Policy", holder=Country("VN"), label="bốn không"), fact("Policy", holder=Country("VN"), label="“Bốn không”"), True),
        (fact("Policy", holder=Country("VN"), label="bốn không"), fact("Policy", holder=Country("LA"), label="bốn không"), False),
        (fact("RelationMilestone", party=SIDES, kind=Concept("established"), level="quan hệ ngoại giao", date=Date("1978")),
         fact("RelationMilestone", party=SIDES, kind=Concept("established"), level="Quan hệ ngoại giao", date=Date("1978")), True),
        (fact("Statement", speaker=GIANG, text="cảm ơn"), fact("Statement", speaker=GIANG, text="cảm ơn"), False),
    ],
    ids=["visit", "visit of a month", "agreement", "short title", "policy", "two holders", "milestone", "statement"],
)
def test_other_facts_are_one_where_their_key_agrees(
    tied: Callable[..., set[frozenset[str]]], one: Fact, other: Fact, same: bool
) -> None:
    assert tied(one, other) == ({frozenset({named(0, one), named(1, other)})} if same else set())


@given(st.lists(st.lists(st.integers(0, 12).map(str), min_size=2, max_size=3), max_size=8), st.randoms())
def test_the_order_of_tying_leaves_no_trace(groups: list[list[str]], chance: random.Random) -> None:
    def pairs(of: list[list[str]]) -> list[tuple[str, str]]:
        ties = Ties()
        for group in of:
            ties.tie(group)
        return list(ties.pairs())

    found = pairs(groups)
    chance.shuffle(groups)
    assert pairs(groups) == found
    assert all(least < node for node, least in found)
