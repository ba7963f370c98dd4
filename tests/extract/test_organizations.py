"""States, places and bodies, and what looks like them."""
from __future__ import annotations

import pytest

from bangiao.extract.mentioning.organizations import acronym, country, fields, organization, place
from bangiao.extract.words.lexicon import lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan


def scan(text: str) -> Scan:
    norm = normal(text)
    return Scan(text, norm, 0, len(text), lexicon())


@pytest.mark.parametrize(
    ("text", "name", "home"),
    [
        ("Bộ Kế hoạch và Đầu tư Lào cho biết", "Bộ Kế hoạch và Đầu tư", "LA"),
        ("bộ Ngoại giao Pháp cho biết", "bộ Ngoại giao", "FR"),
        ("Ủy ban Đối ngoại của Quốc hội họp", "Ủy ban Đối ngoại của Quốc hội", None),
        ("Hội hữu nghị Việt - Nga tổ chức", "Hội hữu nghị Việt - Nga", None),
        ("Vụ Đông Nam Á 2 họp", "Vụ Đông Nam Á 2", None),
        ("Tập đoàn Acme Motor ký", "Tập đoàn Acme Motor", None),
        ("Đảng MIU Luis Rojas", "Đảng MIU", None),
        ("Liên Hiệp Quốc Marit Holm", "Liên Hiệp Quốc", None),
        ("Tòa Trọng tài quốc tế họp", "Tòa Trọng tài quốc tế", None),
        ("tập đoàn Microsoft John Carter", "tập đoàn Microsoft", None),
        ("tập đoàn Microsoft Holding ký", "tập đoàn Microsoft Holding", None),
        ("Hội đồng Nhà nước và Hội đồng Bộ trưởng Cuba họp", "Hội đồng Nhà nước và Hội đồng Bộ trưởng", "CU"),
        ("Đảng Cộng hòa Mỹ họp", "Đảng Cộng hòa", "US"),
        ("Tân Hoa Xã Thái Danh Bảo", "Tân Hoa Xã", "CN"),
    ],
)
def test_a_body_goes_as_far_as_its_name(text: str, name: str, home: str | None) -> None:
    found = organization(scan(text), 0)
    assert found is not None
    assert (found[0].name, found[0].country) == (name, home)


@pytest.mark.parametrize("text", ["Bộ phận này", "bộ phim mới", "bộ trưởng nói", "Ban ngày trời nắng"])
def test_words_that_only_begin_like_a_body_are_none(text: str) -> None:
    assert organization(scan(text), 0) is None


def test_a_parliament_does_not_take_in_its_speaker() -> None:
    found = organization(scan("Hạ viện Luis Rojas"), 0)
    assert found is not None
    assert found[0].name == "Hạ viện"


@pytest.mark.parametrize(("text", "iso"), [("Nga và Lào", "RU"), ("phía Lào đề nghị", "LA"), ("nước Anh", "GB")])
def test_a_state(text: str, iso: str) -> None:
    found = country(scan(text), 0)
    assert found is not None
    assert found[0].iso == iso


def test_a_syllable_of_a_person_s_or_town_s_name_is_no_state() -> None:
    assert country(scan("Trần Đức Thành"), 1) is None
    assert country(scan("Lào Cai đón"), 0) is None


def test_a_place_that_is_also_a_name_needs_a_word_of_place() -> None:
    assert place(scan("thành phố Vinh đón"), 2) is not None
    assert place(scan("Lê Quang Vinh đón"), 2) is None


@pytest.mark.parametrize(("text", "end"), [("Nông nghiệp và Phát triển nông thôn Lê", 7), ("và Lê", None)])
def test_fields_run_on_over_their_joints(text: str, end: int | None) -> None:
    assert fields(scan(text), 0) == end


@pytest.mark.parametrize(
    ("text", "end"), [("HĐQT họp", 1), ("VINA-HBA họp", 3), ("APPF-14 họp", 3), ("XIV họp", None), ("Acme", None)]
)
def test_letters_in_capitals_are_a_short_form(text: str, end: int | None) -> None:
    assert acronym(scan(text), 0) == end


def test_the_name_of_a_language_is_no_state() -> None:
    assert country(scan("tiếng Anh"), 1) is None


def test_the_first_word_of_a_state_s_full_name_is_no_field() -> None:
    found = organization(scan("Chính phủ Cộng hòa Dominica họp"), 0)
    assert found is not None
    assert (found[0].name, found[0].country) == ("Chính phủ", "DO")
