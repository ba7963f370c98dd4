"""Reprints follow the report that they reprint, in whatever order they come and however many they are."""
from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.conftest import fact as fact_of

from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Person
from bangiao.graph.identity import linking
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.report import OCCASIONS
from bangiao.graph.identity.reprints import fingerprint
from bangiao.graph.identity.why import Step
from bangiao.graph.iri import entity_path, fact_path, incumbent_path

EXAMPLES = int(os.environ.get("BANGIAO_EXAMPLES", "40"))

World = Any
MakeFact = Callable[..., Fact]
MakeNode = Callable[..., Node]
PathOf = Callable[[str, Fact], str]

TRADE = Incumbent("Bộ trưởng Thương mại", "TR")
SIDES = (Country("VN"), Country("TR"))
HIEN, ORHAN = Person("Đỗ Quang Hiển", "VN"), Person("Orhan Sezgin", "TR")
LONG = "Tại cuộc gặp, hai bên đã trao đổi về hòa bình và các bước phối hợp trong thời gian tới ở vùng biên giới hai nước."


@pytest.fixture
def met(fact: MakeFact) -> Fact:
    return fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("talks"))


@pytest.fixture
def small_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four are a crowd."""
    monkeypatch.setattr(linking, "_CROWD", 3)


def test_what_differs_in_the_article_alone_has_one_fingerprint(event: MakeNode) -> None:
    told = {"words": "a1", "report": "b2", "place": "place/VN/hue", "beside": "person/VN/hien"}
    lao, khmer = "unnamed/LA/ngoai-truong/{}", "unnamed/KH/ngoai-truong/{}"
    one = event("Meeting", "a", **told, participant=lao.format("a"), visit="visit/1")
    assert fingerprint(one) == fingerprint(event("Meeting", "b", **told, participant=lao.format("b"), visit="visit/2"))
    assert fingerprint(one) != fingerprint(event("Meeting", "b", **told, participant=khmer.format("b")))
    assert fingerprint(one) != fingerprint(event("Visit", "b", **told, participant=lao.format("b")))


def test_what_is_told_in_few_words_or_twice_in_its_article_is_no_reprint(event: MakeNode) -> None:
    assert fingerprint(event("Meeting", "a", words="a1", report="b2")) is not None
    assert fingerprint(event("Meeting", "a", report="b2")) is None
    assert fingerprint(event("Meeting", "a", words="a1")) is None


def test_reprints_are_one_however_many_they_are(small_crowd: None, world: World, met: Fact, path_of: PathOf) -> None:
    for number in (3, 7, 1, 9, 2, 8, 5):
        world.put(f"bai-{number}", met, text=LONG)
        world.sets()
    assert world.sets() == {frozenset(path_of(id_, met) for id_ in world.told)}
    for id_ in sorted(world.told)[:4]:  # the originals first
        world.remove(id_)
        world.told.pop(id_)
        world.sets()
    assert world.sets() == {frozenset(path_of(id_, met) for id_ in world.told)}
    world.remove(*list(world.told)[1:])
    assert world.sets() == set()


def test_reprints_make_no_crowd_of_what_is_compared(
    small_crowd: None, world: World, met: Fact, fact: MakeFact, path_of: PathOf
) -> None:
    other = fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("talks"), date=Date("2031-05-06"))
    for number in range(6):
        world.put(f"bai-{number}", met, text=LONG, issued="2031-05-07")
    world.put("bai-khac", other)
    assert world.sets() == {frozenset({path_of("bai-khac", other), *(path_of(f"bai-{number}", met) for number in range(6))})}


def test_reprints_change_nothing_in_what_their_article_tells(world: World, met: Fact, fact: MakeFact) -> None:
    """Two records of an article, that are not compared with one another, are not compared by way of its reprint either."""
    two = met, fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("reception"), date=Date("2031-05-06"))
    for article in ("bai-1", "bai-2", "bai-3"):
        world.put(article, *two, text=LONG, issued="2031-05-07")
    assert sorted(map(len, world.sets())) == [3, 3]


def test_an_article_that_tells_more_than_another_is_no_reprint_of_it(world: World, fact: MakeFact, path_of: PathOf) -> None:
    """The second article tells that there were two; that the first tells of one only makes them none."""
    talks, reception = (
        fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept(kind), date=Date("2031-05-06"))
        for kind in ("talks", "reception")
    )
    world.put("a", talks, text=LONG)
    world.put("b", talks, reception, text=LONG)
    assert not any({path_of("b", talks), path_of("b", reception)} <= group for group in world.sets())


def test_what_an_article_tells_twice_alike_with_its_day_stays_two(world: World, fact: MakeFact, path_of: PathOf) -> None:
    told = {"participant": (HIEN, ORHAN), "party": SIDES, "kind": Concept("talks"), "date": Date("2031-05-06")}
    two = fact("Meeting", **told), fact("Meeting", **told, topic="rong biển")
    world.put("a", *two, text=LONG)
    world.put("b", *two, text=LONG)
    assert not any({path_of(id_, one) for one in two} <= group for group in world.sets() for id_ in "ab")


def test_of_whose_article_an_analyst_speaks_is_no_reprint(worlds: type[World], fact: MakeFact, path_of: PathOf) -> None:
    """What an analyst says of one event of an article, or of whom it calls by office, bears on the others there."""
    two = tuple(
        fact("Meeting", participant=HIEN, incumbent=TRADE, party=SIDES, kind=Concept(kind), date=Date("2031-05-06"))
        for kind in ("talks", "reception")
    )
    pairs = (path_of("b", two[0]), path_of("c", two[0])), (incumbent_path(TRADE, "b"), entity_path(ORHAN))
    for pair in pairs:
        world = worlds(Overrule(different=frozenset({tuple(sorted(pair))})))
        for id_ in "abcd":
            world.put(id_, *two, text=LONG)
        world.sets()
        assert world.index.original(path_of("d", two[1])) == path_of("a", two[1])
        assert world.index.original(path_of("b", two[1])) == path_of("b", two[1])


def test_an_analyst_has_the_last_word_on_a_reprint(worlds: type[World], met: Fact, path_of: PathOf) -> None:
    nodes = sorted(path_of(id_, met) for id_ in "abcd")
    for pair in itertools.combinations(nodes, 2):
        world = worlds(Overrule(different=frozenset({pair})))
        for id_ in "abcd":
            world.put(id_, met, text=LONG)
        assert world.sets()
        assert not any(set(pair) <= group for group in world.sets())


def test_the_way_to_a_reprint_leads_by_its_original(world: World, met: Fact, fact: MakeFact, path_of: PathOf) -> None:
    other = fact("Meeting", participant=(HIEN, ORHAN), party=SIDES, kind=Concept("talks"), date=Date("2031-05-06"))
    for article in ("bai-1", "bai-2", "bai-3"):
        world.put(article, met, text=LONG, issued="2031-05-07")
    world.put("bai-4", other)
    first, second, third = (path_of(f"bai-{number}", met) for number in (1, 2, 3))
    apart = path_of("bai-4", other)
    assert world.why(second, third).steps == (Step(second, first, "same-words"), Step(first, third, "same-words"))
    assert world.why(first, third).steps == (Step(first, third, "same-words"),)
    assert world.why(third, apart).steps == (Step(third, first, "same-words"), Step(first, apart, "same-time"))
    assert world.why(apart, third).steps == (Step(apart, first, "same-time"), Step(first, third, "same-words"))


def test_a_visits_reprint_tells_of_which_visit_its_statement_is(world: World, fact: MakeFact, path_of: PathOf) -> None:
    """A joint statement is known by the visit told nearest: in each article a node of its own, and one with the others."""
    visit = fact("Visit", visitor=ORHAN, destination=Country("VN"), origin=Country("TR"))
    paper = fact("Agreement", title="Tuyên bố chung", kind=Concept("joint-statement"), party=SIDES)
    for article in ("bai-1", "bai-2", "bai-3"):
        world.put(article, visit, paper, text=LONG)
    assert world.sets() >= {frozenset(path_of(f"bai-{number}", its) for number in (1, 2, 3)) for its in (visit, paper)}


HIEN_ASCII, SEZGIN, MINISTER = Person("Do Quang Hien", "VN"), Person("Sezgin", "TR"), Incumbent("Ngoại trưởng", "TR")
MET = {"party": SIDES, "kind": Concept("talks")}
WENT = {"origin": Country("TR"), "destination": Country("VN")}
SIGNED = {"party": SIDES, "kind": Concept("joint-statement")}
TOLD = (  # what is alike but for what tells two occasions, spellings and offices that come to be of one, a document of a visit
    ("Meeting", {**MET, "participant": (HIEN, ORHAN)}),
    ("Meeting", {**MET, "participant": (HIEN, ORHAN), "topic": "rong biển"}),
    ("Meeting", {**MET, "participant": (HIEN, ORHAN), "date": Date("2031-05-06")}),
    ("Meeting", {**MET, "participant": (HIEN, ORHAN), "date": Date("2031-05-06"), "kind": Concept("reception")}),
    ("Meeting", {**MET, "participant": (HIEN_ASCII, ORHAN), "date": Date("2031-05")}),
    ("Meeting", {**MET, "participant": (HIEN, SEZGIN), "kind": Concept("call")}),
    ("Meeting", {**MET, "participant": HIEN, "incumbent": MINISTER}),
    ("Visit", {**WENT, "visitor": ORHAN}), ("Visit", {**WENT, "visitor": SEZGIN}), ("Visit", {**WENT, "incumbent": MINISTER}),
    ("Visit", {**WENT, "visitor": ORHAN, "date": Date("2031-05-05")}),
    ("Agreement", {**SIGNED, "title": "Tuyên bố chung"}), ("Agreement", {**SIGNED, "title": "Tuyên bố chung về rong biển"}),
    ("OfficeHolding", {"person": ORHAN, "title": "Ngoại trưởng", "country": Country("TR")}),
    ("Statement", {"speaker": HIEN_ASCII}), ("Statement", {"speaker": SEZGIN}),
)
IDS = "abcdef"
NODES = {
    "Person": {*map(entity_path, (HIEN, HIEN_ASCII, ORHAN, SEZGIN)), *(incumbent_path(MINISTER, id_) for id_ in IDS)},
    **{cls: {fact_path(id_, cls, fact_of(cls, **its).values) for of, its in TOLD if of == cls for id_ in IDS}
       for cls in OCCASIONS},
}
tellings = st.tuples(
    st.lists(st.integers(0, len(TOLD) - 1), max_size=4, unique=True),
    st.sampled_from([LONG, LONG, LONG.replace("cuộc gặp", "chuyến thăm"), "Hai bên gặp nhau."]),
    st.sampled_from([None, "2031-05-07"]),
)
pairs = st.sampled_from([sorted(its) for its in NODES.values()]).flatmap(
    lambda nodes: st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)).map(lambda two: (min(two), max(two)))
).filter(lambda two: two[0] < two[1])
decisions = st.one_of(st.just(set[tuple[str, str]]()), st.sets(pairs, max_size=3))


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Changes one after another, of articles that mostly tell the same as others, or nothing any more."""
    printed = st.sampled_from(draw(st.lists(tellings, min_size=1, max_size=3)))
    told = st.one_of(printed, printed, tellings, st.just(([], LONG, None)))
    return draw(st.lists(st.dictionaries(st.sampled_from(IDS), told, min_size=1, max_size=5), min_size=1, max_size=7))


@settings(max_examples=EXAMPLES)
@given(histories(), decisions, decisions, st.sampled_from([200, 3, 2, 1]), st.randoms())
def test_reprints_are_a_function_of_the_articles(
    worlds: type[World], changes: list[dict[str, Any]], same: set[tuple[str, str]], different: set[tuple[str, str]],
    crowd: int, order: random.Random,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "_CROWD", crowd)
        world = worlds(Overrule(frozenset(same - different), frozenset(different)))
        for change in changes:
            world.change({
                id_: world.hear(id_, *(fact_of(TOLD[one][0], **TOLD[one][1]) for one in facts), text=text, issued=issued)
                for id_, (facts, text, issued) in change.items()
            })
            assert not [pair for pair in different for group in world.sets() if set(pair) <= group]
            assert same or not [pair for pair in two_of_one_article(world) for group in world.sets() if pair <= group]
        shuffled = list(world.told.items())
        order.shuffle(shuffled)
        assert list(world.anew(shuffled).pairs()) == list(world.index.pairs())


def two_of_one_article(world: World) -> list[set[str]]:
    """The pairs of meetings that one article tells, each with its day."""
    day = ("date", "2031-05-06")
    dated = [{its.node for its in told if its.cls == "Meeting" and day in its.traits} for told in world.told.values()]
    return [set(two) for nodes in dated for two in itertools.combinations(sorted(nodes), 2)]


def test_an_office_alone_is_in_each_reprint(world: World, fact: MakeFact, path_of: PathOf) -> None:
    met = fact("Meeting", participant=HIEN, incumbent=Incumbent("Ngoại trưởng", "TR"), party=SIDES)
    for article in ("bai-1", "bai-2"):
        world.put(article, met, text=LONG)
    assert frozenset({path_of("bai-1", met), path_of("bai-2", met)}) in world.sets()
