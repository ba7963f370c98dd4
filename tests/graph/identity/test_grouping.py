"""Classes that are one by a key: in any order of changes, and as analysts decide."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangiao.extract.fact import Concept, Country, Fact, Organization
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import entity_path

World = Any
MakeFact = Callable[..., Fact]
PathOf = Callable[[str, Fact], str]


@pytest.fixture
def policy(fact: MakeFact) -> Callable[[str], Fact]:
    return lambda label: fact("Policy", holder=Country("VN"), label=label)


@pytest.fixture
def put(world: World, policy: Callable[[str], Fact], path_of: PathOf) -> Callable[..., list[str]]:
    """Puts a policy into each article, and gives the nodes; or tells only which nodes it would be."""

    def make(*told: tuple[str, str], only_named: bool = False) -> list[str]:
        for id_, label in () if only_named else told:
            world.put(id_, policy(label))
        return [path_of(id_, policy(label)) for id_, label in told]

    return make


ONE, TWO = "ba rặng san hô", "năm vịnh"


def test_a_key_makes_all_that_have_it_one_and_the_least_stands_for_them(world: World, put) -> None:
    nodes = put(*((id_, ONE) for id_ in "abcdef"), ("x", TWO))
    assert world.sets() == {frozenset(nodes[:-1])}
    world.remove(*("abcdef"[i] for i, node in enumerate(nodes[:-1]) if node == min(nodes[:-1])))
    assert world.sets() == {frozenset(nodes[:-1]) - {min(nodes[:-1])}}
    world.remove(*"abcdef")
    assert world.sets() == set()
    put(("f", ONE), ("a", ONE))
    assert world.sets() == {frozenset((nodes[0], nodes[5]))}


def test_a_holder_that_turns_out_to_be_another_moves_its_policies(world: World, fact: MakeFact) -> None:
    for id_, name in (("a", "Bộ Rong biển"), ("b", "Bo Rong bien")):
        world.put(id_, fact("Policy", holder=Organization(name, "VN"), label=ONE))
    assert sorted(map(len, world.sets())) == [2, 2]
    world.overrule = Overrule(different=frozenset({
        tuple(sorted(entity_path(Organization(n, "VN")) for n in ("Bộ Rong biển", "Bo Rong bien"))),
    }))
    assert world.anew().least(entity_path(Organization("Bộ Rong biển", "VN"))) == entity_path(Organization("Bộ Rong biển", "VN"))
    assert not list(world.anew().pairs())


def test_an_analyst_joins_two_groups_and_they_part_when_what_he_named_is_gone(world: World, put) -> None:
    told = [("a", ONE), ("b", ONE), ("c", TWO), ("d", TWO)]
    nodes = put(*told, only_named=True)
    world.overrule = Overrule(same=frozenset({tuple(sorted((nodes[0], nodes[2])))}))
    put(*told)
    assert world.sets() == {frozenset(nodes)}
    assert [step.reason for step in world.why(nodes[1], nodes[3]).steps] == ["analyst"]
    for gone, left in (("a", {frozenset(nodes[2:])}), ("c", {frozenset(nodes[:2])})):
        world.remove(gone)
        assert world.sets() == left
        put(*told)
        assert world.sets() == {frozenset(nodes)}


def test_an_analyst_parts_two_of_a_group_and_neither_is_one_with_the_rest(world: World, put) -> None:
    told = [(id_, ONE) for id_ in "abcd"]
    nodes = put(*told, only_named=True)
    world.overrule = Overrule(different=frozenset({tuple(sorted(nodes[:2]))}))
    put(*told)
    assert world.sets() == {frozenset(nodes[2:])}
    assert world.why(nodes[0], nodes[1]).against == "decided"
    assert world.why(nodes[0], nodes[2]).against == "chain", "not for want of a common label"


def test_what_is_parted_may_be_joined_with_others(world: World, put) -> None:
    told = [(id_, ONE) for id_ in "abc"]
    nodes = put(*told, only_named=True)
    world.overrule = Overrule(same=frozenset({tuple(sorted(nodes[1:]))}), different=frozenset({tuple(sorted(nodes[:2]))}))
    put(*told)
    assert world.sets() == {frozenset(nodes[1:])}


def test_decisions_that_contradict_one_another_join_nothing(world: World, put) -> None:
    told = [(id_, ONE) for id_ in "abc"]
    nodes = sorted(put(*told, only_named=True))
    world.overrule = Overrule(
        same=frozenset({(nodes[0], nodes[1]), (nodes[1], nodes[2])}), different=frozenset({(nodes[0], nodes[2])}))
    put(*told)
    assert world.sets() == set()
    world.remove(*(id_ for id_, node in zip("abc", put(*told, only_named=True), strict=True) if node == nodes[0]))
    assert world.sets() == {frozenset(nodes[1:])}


def test_what_has_no_key_is_alone_and_an_analyst_may_still_join_it(world: World, fact: MakeFact, path_of: PathOf) -> None:
    bare = fact("Assistance", provider=Country("VN"), kind=Concept("goods"))
    nodes = sorted(path_of(id_, bare) for id_ in "ab")
    for id_ in "ab":
        world.put(id_, bare)
    assert world.sets() == set()
    joined = type(world)(Overrule(same=frozenset({(nodes[0], nodes[1])})))
    for id_ in "ab":
        joined.put(id_, bare)
    assert joined.sets() == {frozenset(nodes)}


LABELS = (ONE, TWO, "bảy đảo")
pairs = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda two: two[0] < two[1]), max_size=4)


@settings(max_examples=40)
@given(pairs, pairs, st.lists(st.dictionaries(st.integers(0, 5), st.booleans(), min_size=1), min_size=1, max_size=5))
def test_groups_are_a_function_of_the_articles_whatever_analysts_say(
    worlds: type[World], fact: MakeFact, path_of: PathOf, same: set[tuple[int, int]], different: set[tuple[int, int]],
    changes: list[dict[int, bool]],
) -> None:
    told = [fact("Policy", holder=Country("VN"), label=LABELS[number % 3]) for number in range(6)]
    nodes = [path_of(str(number), policy) for number, policy in enumerate(told)]

    def decided(pairs: set[tuple[int, int]]) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(sorted((nodes[one], nodes[other]))) for one, other in pairs)

    world = worlds(Overrule(decided(same), decided(different - same)))
    for change in changes:
        world.change({str(n): world.hear(str(n), told[n]) if there else [] for n, there in change.items()})
        for group in world.sets():
            assert not [pair for pair in decided(different - same) if set(pair) <= group]
