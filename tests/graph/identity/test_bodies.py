"""Organisations: which names are one body's, of one state, with or without what they are and belong to."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangiao.extract.fact import Organization
from bangiao.graph.identity.bodies import Organizations
from bangiao.graph.identity.node import Node, node

World = Any
Entity = Callable[..., Node]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (Organization("Bộ Rong biển", "VN"), Organization("Bo Rong bien", "VN"), "name"),
        (Organization("Bộ Rong biển Việt Nam", "VN"), Organization("Bộ Rong biển", "VN"), "table"),
        (Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển Việt Nam"), "table"),
        (Organization("Viện Đá ngầm và Rong biển", "VN"), Organization("Viện Đá ngầm, Rong biển", "VN"), "table"),
        (Organization("Liên minh Rong biển", None, ("LMRB",)), Organization("LMRB"), "table"),
        (Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển", "LA"), None),
        (Organization("Bộ Rong biển", "VN"), Organization("Bộ Rong biển"), None),
        (Organization("Bộ Rong biển Lào"), Organization("Bộ Rong biển", "VN"), None),
        (Organization("Bộ Rong biển", "VN"), Organization("Cục Rong biển", "VN"), None),
        (Organization("Ủy ban Rong biển của Quốc hội", "VN"), Organization("Ủy ban Rong biển", "VN"), "parent"),
        (Organization("Cục Rong biển thuộc Bộ Đá ngầm", "VN"), Organization("Cục Rong biển Bộ Đá ngầm", "VN"), "table"),
        (Organization("Ủy ban Rong biển Thượng viện", "US"), Organization("Ủy ban Rong biển Hạ viện", "US"), None),
        (Organization("Ban Rong", "VN"), Organization("Ban Rong Quốc hội", "VN"), None),
        (Organization("hãng tin Reuters"), Organization("Reuters", "GB"), "table"),
        (Organization("Tờ Reuters"), Organization("Reuters", "GB"), "table"),
        (Organization("Trường Reuters"), Organization("Reuters", "GB"), None),
        (Organization("TTXVN"), Organization("Thông tấn xã Việt Nam", "VN"), "table"),
        (Organization("Khối Rong biển Nam Mỹ"), Organization("Khối Rong biển", "US"), None),
        (Organization("Viện A Lưới", "VN", ("Viện Rong biển",)), Organization("Viện B Lưới", "VN", ("Viện Rong biển",)), None),
    ],
    ids=["diacritics", "its state's name", "its state in its name", "and", "an abbreviation", "two states", "of which state",
         "Lao", "ministry and office", "its parent", "under its parent",
         "two parents", "a short name", "its kind", "another word for its kind",
         "no such kind", "a name of one state's", "a part of the world", "another name of both"],
)
def test_bodies(entity: Entity, one: Organization, other: Organization, reason: str | None) -> None:
    found = Organizations().agree(entity(one), entity(other), str)
    assert (found and found.reason) == reason


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        ("Quân đội", "Quân đội nhân dân Việt Nam", "VN"),
        ("Quân đội", "Quân đội nhân dân Lào", "LA"),
        ("Quân đội", "Quân Giải phóng Nhân dân", "CN"),
        ("Ban Đối ngoại Trung ương", "Ban Liên lạc đối ngoại Trung ương Đảng Cộng sản Trung Quốc", "CN"),
    ],
)
def test_a_state_has_one_army_and_a_party_one_office_for_abroad(entity: Entity, one: str, other: str, state: str) -> None:
    found = Organizations().agree(entity(Organization(one, state)), entity(Organization(other, state)), str)
    assert found
    assert not Organizations().agree(entity(Organization(one, state)), entity(Organization(other, "KH")), str)


def test_a_mission_of_which_nothing_else_is_told_can_be_any(world: World) -> None:
    world.say(Organization("Phái đoàn", "VN"), Organization("Phái đoàn"))
    world.say(Organization("Phái đoàn Rong biển", "VN"), Organization("Phái đoàn Rong biển Việt Nam"))
    assert len(world.sets()) == 1


def test_a_body_told_without_its_parent_is_of_neither_of_two(world: World) -> None:
    world.say(*(Organization(f"Ủy ban Rong biển {parent}".strip(), "US") for parent in ("Thượng viện", "Hạ viện", "")))
    assert world.sets() == set()


def test_a_body_of_the_party_is_the_press_s_own_where_no_state_is_told(world: World) -> None:
    untold, own, other = (Organization("Ban Đối ngoại Trung ương", state) for state in (None, "VN", "LA"))
    world.say(other, untold)
    assert world.sets() == set()
    world.say(own)
    assert [sorted(iri.split("/")[1] for iri in group) for group in world.sets()] == [["VN", "_"]]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("Tòa án Rong biển", None), ("Bộ Rong biển", None), ("Nội các", None), ("Hội Rong biển", "state-among"),
     ("Ủy ban Rong biển Thượng viện", "state-among")],
)
def test_what_every_state_has_is_of_none_of_several_states(name: str, reason: str | None) -> None:
    told = node("organization/LA/a", "Organization", [("name", name)])
    untold = node("organization/_/a", "Organization", [("name", name), *(("among", state) for state in ("LA", "KH", "VN"))])
    found = Organizations().agree(told, untold, str)
    assert (found.reason if found else None) == reason


@pytest.mark.parametrize("name", ["Ban tổ chức", "Hội đồng quản trị", "Thành ủy", "Trường Tiểu học", "UBND tỉnh"])
def test_of_what_each_place_or_firm_has_none_is_another_article_s(name: str) -> None:
    told = node("organization/VN/a", "Organization", [("name", name)])
    untold = node("organization/_/a", "Organization", [("name", name), ("among", "VN")])
    assert Organizations().agree(told, untold, str) is None


@pytest.mark.parametrize("name", ["Bộ Công an", "Bộ Tư pháp", "Bộ Thống nhất"])
def test_a_word_that_ends_like_a_state_s_name_tells_no_state(name: str) -> None:
    untold = node("organization/_/a", "Organization", [("name", name), ("among", "VN")])
    own, others = (node(f"organization/{state}/a", "Organization", [("name", name)]) for state in ("VN", "FR"))
    found = Organizations().agree(own, untold, str)
    assert found
    assert found.reason == "state-among"
    assert Organizations().agree(others, untold, str) is None
    full = node("organization/FR/b", "Organization", [("name", f"{name} Pháp")])
    assert Organizations().agree(others, full, str)
