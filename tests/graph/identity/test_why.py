"""Why two nodes are one or are not: each answer, and the way from the one to the other."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.extract.fact import Country, Date, Fact, Organization, Person, Place
from bangiao.graph.identity.agreement import AGAINST
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.why import Step, Verdict
from bangiao.graph.iri import entity_path

World = Any
MakeFact = Callable[..., Fact]
PathOf = Callable[[str, Fact], str]

VIKTOR, ANTON, FAMILY = Person("Viktor Zorenko", "RU"), Person("Anton Zorenko", "RU"), Person("Zorenko", "RU")
ORDER = Person("Zorenko Viktor", "RU")


def against(world: World, one: Person | Organization | Place, other: Person | Organization | Place) -> str | None:
    verdict = world.why(entity_path(one), entity_path(other))
    assert verdict.same is False
    assert verdict.steps == ()
    return verdict.against  # type: ignore[no-any-return]


def test_a_tie_is_one_step_from_either_side(world: World) -> None:
    world.say(VIKTOR, ORDER)
    one, other = map(entity_path, (VIKTOR, ORDER))
    assert world.why(one, other) == Verdict(same=True, steps=(Step(one, other, "order"),))
    assert world.why(other, one) == Verdict(same=True, steps=(Step(other, one, "order"),))


def test_a_node_is_itself_without_a_step(world: World) -> None:
    world.say(VIKTOR)
    assert world.why(entity_path(VIKTOR), entity_path(VIKTOR)) == Verdict(same=True)


def test_a_chain_of_ties_is_told_step_by_step(world: World, fact: MakeFact, path_of: PathOf) -> None:
    people = [Person("Đỗ Hiển", "VN"), Person("Orhan Sezgin", "TR"), Person("Viktor Zorenko", "RU"), Person("Aline Roux", "FR")]
    told = {id_: fact("Meeting", participant=tuple(people[i] for i in who), date=Date("2031-05-06"))
            for id_, who in (("a", (0, 1)), ("b", (0, 1, 2)), ("c", (1, 2, 3)), ("d", (2, 3)))}
    for id_, meeting in told.items():
        world.put(id_, meeting)
    nodes = {id_: path_of(id_, meeting) for id_, meeting in told.items()}
    steps = world.why(nodes["a"], nodes["d"]).steps
    assert [step.other for step in steps] == [nodes[id_] for id_ in "bcd"]
    assert all(step.told("en") != step.told("vi") for step in steps)


def test_what_speaks_against(world: World, fact: MakeFact) -> None:
    world.say(VIKTOR, ANTON, FAMILY, Person("Viktor Zorenko", "BY"), Person("Pavel Melnik", "RU"), Place("Zorenko", "RU"))
    assert against(world, VIKTOR, Person("Viktor Zorenko", "BY")) == "apart"
    assert against(world, VIKTOR, FAMILY) == "rivals"
    assert world.why(entity_path(VIKTOR), entity_path(FAMILY)).rivals == (entity_path(ANTON),)
    assert against(world, VIKTOR, Person("Pavel Melnik", "RU")) == "apart"
    assert against(world, FAMILY, Place("Zorenko", "RU")) == "classes"


def test_meetings_with_too_little_in_common_are_unlike(world: World, fact: MakeFact, path_of: PathOf) -> None:
    others = Person("Orhan Sezgin", "TR"), Person("Aline Roux", "FR")
    told = [fact("Meeting", participant=(Person("Đỗ Hiển", "VN"), who)) for who in others]
    world.put("a", told[0])
    world.put("b", told[1])
    assert world.why(path_of("a", told[0]), path_of("b", told[1])).against == "unlike"


def test_two_policies_differ_in_their_key(world: World, fact: MakeFact, path_of: PathOf) -> None:
    told = [fact("Policy", holder=Country("VN"), label=label) for label in ("ba rặng san hô", "năm vịnh")]
    world.put("a", told[0])
    world.put("b", told[1])
    assert world.why(path_of("a", told[0]), path_of("b", told[1])).against == "key"


def test_an_analyst_is_named(worlds: type[World]) -> None:
    one, other = sorted(map(entity_path, (VIKTOR, ORDER)))
    world = worlds(Overrule(different=frozenset({(one, other)})))
    world.say(VIKTOR, ORDER)
    assert world.why(one, other) == Verdict(same=False, against="decided")
    world = worlds(Overrule(same=frozenset({tuple(sorted(map(entity_path, (VIKTOR, ANTON))))})))
    world.say(VIKTOR, ANTON)
    assert [step.reason for step in world.why(*map(entity_path, (VIKTOR, ANTON))).steps] == ["analyst"]


def test_two_countries_are_two(world: World, fact: MakeFact) -> None:
    world.put("a", fact("Meeting", party=(Country("VN"), Country("TR"))))
    assert world.why("country/VN", "country/TR") == Verdict(same=False, against="apart")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_node_that_no_article_tells_of_is_named(world: World, swapped: bool) -> None:
    world.say(VIKTOR)
    pair = (entity_path(VIKTOR), "person/RU/nobody")
    with pytest.raises(KeyError, match="person/RU/nobody"):
        world.why(*(pair[::-1] if swapped else pair))


def test_everything_is_said_in_two_languages() -> None:
    assert set(AGAINST) == {"decided", "classes", "key", "apart", "unlike", "rivals", "chain", "offices", "provinces"}
    assert all(len(told) == 2 and all(told) and told[0] != told[1] for told in AGAINST.values())
