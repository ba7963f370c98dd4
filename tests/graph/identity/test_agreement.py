"""Reasons: each is reached by what it says, and missed by what is nearly that; what an analyst says comes before all."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place, Value
from bangiao.graph.identity.agreement import REASONS, Agreement, Strength
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import entity_path, fact_path
from bangiao.graph.spheres import told_apart
from bangiao.ontology.gazetteer import table

World = Any


def fact(cls: str, **values: Value | tuple[Value, ...]) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


Told = Person | Organization | Place | tuple[Fact, ...]


@dataclass(frozen=True)
class Case:
    """Two things that are one for a reason, and one that is nearly the second, but not one with the first."""

    reason: str
    one: Told
    other: Told
    near: Told


def about(told: Told) -> tuple[Fact, ...]:
    return told if isinstance(told, tuple) else (fact("Statement", speaker=told),)


def called(id_: str, told: Told) -> str:
    """The IRI of what is compared: the entity, the person of the last fact where that is of an office, or the last fact."""
    if isinstance(told, tuple) and told[-1].cls == "OfficeHolding":
        return entity_path(dict(told_apart(told)[-1].values)["person"])  # type: ignore[arg-type]
    return fact_path(id_, told[-1].cls, told[-1].values) if isinstance(told, tuple) else entity_path(told)


def holding(person: Person, title: str) -> tuple[Fact, ...]:
    """What gives a person an office; the person is what is compared."""
    return (fact("OfficeHolding", person=person, title=title),)


HALUK, MATEUS, SERGEI = Person("Haluk Demirkan", "TR"), Person("Mateus Oliveira Prado", "BR"), Person("Sergei Batov", "RU")
SIDES = (Country("VN"), Country("TR"))
DAY, NEXT, MONTH = Date("2031-05-06"), Date("2031-05-07"), Date("2031-05")
LONG = "Hiệp định về nuôi trồng rong biển và bảo vệ đá ngầm"
SHORT_FORM = next(row for row in table("organizations") if row["canonical"] not in ("", row["name"]))


def met(**changes: Value | tuple[Value, ...]) -> tuple[Fact, ...]:
    return (fact("Meeting", **{"participant": (Person("Đỗ Quang Hiển", "VN"), HALUK), "party": SIDES, **changes}),)


def conference(**changes: Value | tuple[Value, ...]) -> tuple[Fact, ...]:
    body = Organization("Diễn đàn Rong biển")
    return (fact("Meeting", **{"party": (Country("VN"), body), "kind": Concept("conference"), "date": DAY, **changes}),)


def signed(title: str = LONG, **changes: Value | tuple[Value, ...]) -> tuple[Fact, ...]:
    return (fact("Agreement", **{"title": title, "party": SIDES, "date": DAY, **changes}),)


def help_of(**changes: Value | tuple[Value, ...]) -> tuple[Fact, ...]:
    given = {"provider": Country("VN"), "recipient": Country("TR"), "count": 70, "unit": "tấn gạo", "kind": Concept("goods")}
    return (fact("Assistance", **{**given, **changes}),)


CASES = (
    Case("name", Organization("Cục Hải đăng", "VN"), Organization("Cuc Hai dang", "VN"), Organization("Cuc Hai dang", "LA")),
    Case("diacritics", Person("Đỗ Quang Hiển", "VN"), Person("Do Quang Hien", "VN"), Person("Đỗ Quang Hiến", "VN")),
    Case("separators", Person("Kim Do Yeon", "KR"), Person("Kim Doyeon", "KR"), Person("Kim Do Yoon", "KR")),
    Case("state-untold", HALUK, Person("Haluk Demirkan"), Person("Orhan Demirkan")),
    Case(
        "other-name", Person("Aydın Korkmaz", "TR", ("Selim Berkant",)), Person("Selim Berkant", "TR"), Person("Berkant", "TR")
    ),
    Case("order", HALUK, Person("Demirkan Haluk", "TR"), Person("Demirkan Orhan", "TR")),
    Case("part", MATEUS, Person("Mateus Prado", "BR"), Person("Tomás Prado", "BR")),
    Case("family-name", Person("Viktor Zorenko", "RU"), Person("Zorenko", "RU"), Person("Viktor", "RU")),
    Case("office", holding(SERGEI, "Đô đốc"), holding(Person("Stepan Batov", "RU"), "Đô đốc"), Person("Stepan Batov", "RU")),
    Case(
        "misspelt", holding(HALUK, "Tổng thống"), holding(Person("Demirtan", "TR"), "Tổng thống"),
        holding(Person("Demirtan", "TR"), "Đại sứ"),
    ),
    Case(
        "given-name", holding(Person("Đỗ Quang Hiển", "VN"), "Chủ tịch nước"), holding(Person("Hiển", "VN"), "Chủ tịch nước"),
        holding(Person("Hiển", "VN"), "Đại sứ"),
    ),
    Case(
        "transcribed", Person("Maksim Kuznetsov", "RU"), Person("Mắc-xim Cu-dơ-nét-xốp", "RU"), Person("Mắc-xim Cu-lê-sốp", "RU"),
    ),
    Case("spelling", Person("Yevgeny Batov", "RU"), Person("Yevgeni Batov", "RU"), Person("Yevdokim Batov", "RU")),
    Case(
        "parent", Organization("Ủy ban Hải đăng", "LA"), Organization("Ủy ban Hải đăng của Quốc hội", "LA"),
        Organization("Ủy ban Hải đăng của Quốc hội", "KH"),
    ),
    Case("table", Organization(SHORT_FORM["name"]), Organization(SHORT_FORM["canonical"]), Organization("Diễn đàn Rong biển")),
    Case("same-day", met(date=DAY), met(date=DAY, kind=Concept("talks")), met(date=NEXT)),
    Case("same-time", met(date=DAY), met(date=MONTH), met(date=Date("2031-06"))),
    Case("same-occasion", met(kind=Concept("talks")), met(kind=Concept("talks")), met(kind=Concept("call"))),
    Case(
        "time-untold", met(kind=Concept("talks")), met(kind=Concept("reception"), status=Concept("planned")),
        met(kind=Concept("call")),
    ),
    Case("same-sides", met(date=DAY), met(date=DAY, participant=()), met(date=MONTH, participant=())),
    Case("summit", conference(), conference(date=MONTH, party=Organization("Diễn đàn Rong biển")), conference(date=Date("2030"))),
    Case("same-title", signed(), signed(LONG.upper()), signed(date=NEXT)),
    Case("like-title", signed(), signed(f"{LONG} tại Thái Bình Dương", date=MONTH), signed("Hiệp định về cầu cảng", date=MONTH)),
    Case(
        "same-label", (fact("Policy", holder=SIDES[0], label="ba rặng san hô"),),
        (fact("Policy", holder=SIDES[0], label="“Ba rặng san hô”"),), (fact("Policy", holder=SIDES[0], label="hai rặng san hô"),),
    ),
    Case(
        "same-step", (fact("RelationMilestone", party=SIDES, level="quan hệ ngoại giao", kind=Concept("established")),),
        (fact("RelationMilestone", party=SIDES[::-1], level="Quan hệ ngoại giao", kind=Concept("established"), date=DAY),),
        (fact("RelationMilestone", party=SIDES, level="quan hệ ngoại giao", kind=Concept("restored")),),
    ),
    Case("same-help", help_of(), help_of(), help_of(count=71)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.reason)
def test_each_reason_ties_what_it_says(world: World, case: Case) -> None:
    world.put("one", *about(case.one))
    world.put("other", *about(case.other))
    nodes = compared(case)
    verdict = world.why(*nodes)
    assert [step.reason for step in verdict.steps] == [case.reason]
    assert frozenset(nodes) in world.sets()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.reason)
def test_what_is_nearly_so_is_not_tied(world: World, case: Case) -> None:
    world.put("one", *about(case.one))
    world.put("near", *about(case.near))
    one = compared(case)[0]
    assert not [group for group in world.sets() if one in group]


def compared(case: Case) -> tuple[str, str]:
    return called("one", case.one), called("other", case.other)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.reason)
def test_what_an_analyst_parts_stays_two_for_any_reason(world: World, case: Case) -> None:
    world.overrule = Overrule(different=frozenset({tuple(sorted(compared(case)))}))
    world.put("one", *about(case.one))
    world.put("other", *about(case.other))
    assert world.why(*compared(case)).against == "decided"
    assert frozenset(compared(case)) not in world.sets()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.reason)
def test_what_an_analyst_joins_is_one_against_any_rule(world: World, case: Case) -> None:
    one = compared(case)[0]
    near = called("near", case.near)
    world.overrule = Overrule(same=frozenset({tuple(sorted((one, near)))}))
    world.put("one", *about(case.one))
    world.put("near", *about(case.near))
    assert [step.reason for step in world.why(one, near).steps] == ["analyst"]
    assert world.sets() >= {frozenset({one, near})}


def test_every_reason_is_tried() -> None:
    assert {case.reason for case in CASES} | {"analyst", "incumbent", "state-among", "same-way", "same-words"} == set(REASONS)


def test_who_is_told_without_a_state_is_of_one_that_the_article_speaks_of(world: World) -> None:
    world.put("one", *about(HALUK))
    world.put("other", *about(Person("Demirkan")), fact("Meeting", party=SIDES))
    one, other = entity_path(HALUK), entity_path(Person("Demirkan"))
    assert [step.reason for step in world.why(one, other).steps] == ["state-among"]
    world.put("third", *about(Person("Orhan Demirkan", "TR")))
    assert world.sets() == set()


def test_reasons_are_told_in_two_languages() -> None:
    assert all(len(told) == 2 and all(told) and told[0] != told[1] for told in REASONS.values())


def test_the_surer_agreement_is_the_lesser() -> None:
    assert min(Agreement(Strength.LIKELY, "part"), Agreement(Strength.SURE, "name")).reason == "name"
    assert list(Strength) == sorted(Strength)
