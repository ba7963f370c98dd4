"""The table of names of one person or one body: each name has one form, a form is no other's name, and pairs are tied by it."""
from __future__ import annotations

from collections import defaultdict

import pytest

from bangiao.extract.words.normal import folded
from bangiao.graph.identity.forms import usual_form
from bangiao.graph.identity.spelling import letters
from bangiao.ontology.gazetteer import table

ROWS = table("same-names")
BODIES = {folded(row["name"]): folded(row["canonical"]) for row in table("organizations") if row["canonical"]}


def test_the_table_has_its_columns_and_has_not_shrunk() -> None:
    assert list(ROWS[0]) == ["name", "form", "country"]
    assert len(ROWS) >= 6800
    assert [row["name"] for row in ROWS if not row["form"]] == []


@pytest.mark.parametrize("compared", [folded, letters], ids=["words", "letters"])
def test_no_name_has_two_forms(compared) -> None:  # type: ignore[no-untyped-def]
    forms = defaultdict(set)
    for row in ROWS:
        forms[compared(row["name"])].add(row["form"])
    assert {name: found for name, found in forms.items() if len(found) > 1} == {}


def test_a_spelling_stands_once() -> None:
    names = [folded(row["name"]) for row in ROWS]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_a_form_is_spelt_in_one_way() -> None:
    spellings = defaultdict(set)
    for row in ROWS:
        spellings[folded(row["form"])].add(row["form"])
    assert [found for found in spellings.values() if len(found) > 1] == []


def test_a_form_leads_to_no_other_form() -> None:
    known = {name: usual_form(name) for name in {*BODIES, *(folded(row["name"]) for row in ROWS)}}
    assert {name: form for name, form in known.items() if form and known.get(form, form) != form} == {}


def test_a_form_is_known_by_its_own_name() -> None:
    assert sorted({row["form"] for row in ROWS if usual_form(row["form"]) != folded(row["form"])}) == []


@pytest.mark.parametrize("name", ["Putin", "Bush", "Kim", "Lý", "Ma-crông", "Pu-tin", "Ô-ba-ma", "Clinton", "Singh", "Gandhi"])
def test_a_family_name_alone_has_no_form(name: str) -> None:
    assert usual_form(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A. Méc-ken", "Angela Merkel"),
        ("Ê. Ma-crông", "Emmanuel Macron"),
        ("V.Pu-tin", "Vladimir Putin"),
        ("S.A-bê", "Shinzo Abe"),
        ("Ph. Ô-lăng", "François Hollande"),
        ("Phi-đen Cát-xtơ-rô", "Fidel Castro"),
        ("N. Mô-đi", "Narendra Modi"),
        ("Hun Xen", "Hun Sen"),
        ("Xu-pha-nu-vông", "Souphanouvong"),
        ("Cay-xỏn Phôm-vi-hản", "Kaysone Phomvihane"),
        ("Khăm-tày Xi-phăn-đon", "Khamtay Siphandone"),
        ("Chum-ma-ly Xay-nha-xỏn", "Choummaly Sayasone"),
        ("Bun-nhăng Vo-lạ-chít", "Bounnhang Vorachith"),
        ("Tập Cận Bình", "Xi Jinping"),
        ("Vương Nghị", "Wang Yi"),
        ("Lý Hiển Long", "Lee Hsien Loong"),
        ("Hoàng Tuần Tài", "Lawrence Wong"),
        ("Phác Cận Huệ", "Park Geun-hye"),
        ("Kim Nhật Thành", "Kim Il-sung"),
        ("Văn Tại Dần", "Moon Jae-in"),
        ("Kim Tê Chung", "Kim Dae-jung"),
        ("Natsagyn Bagabandi", "N. Bagabandi"),
        ("Moammar Gadhafi", "Muammar Qaddafi"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("BCH TƯ Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("BCHTW Đảng", "Trung ương Đảng"),
        ("VPQH", "Văn phòng Quốc hội"),
        ("Bộ KHĐT", "Bộ Kế hoạch và Đầu tư"),
        ("Bộ VH-TT&DL", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Viện Khoa học xã hội Việt Nam", "Viện Hàn lâm Khoa học xã hội Việt Nam"),
        ("Học viện Quan hệ Quốc tế", "Học viện Ngoại giao"),
        ("AIPO", "AIPA"),
        ("World Bank", "Ngân hàng Thế giới"),
        ("Đảng ủy Quân sự Trung ương", "Quân ủy Trung ương"),
        ("Nhân đại toàn quốc", "Quốc hội"),
        ("Hội đồng Tham mưu trưởng", "Bộ Tham mưu Liên quân"),
    ],
)
def test_two_names_of_one_are_tied(one: str, other: str) -> None:
    assert usual_form(one) == usual_form(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Sergei Ivanov", "Igor Ivanov"),
        ("Fidel Castro", "Raul Castro"),
        ("Khăm-tày Xi-phăn-đon", "Xon-xay Xi-phăn-đon"),
        ("Ngô Nghi", "Vương Nghị"),
        ("Abdullah II", "Hussein bin Abdullah II"),
        ("Ferdinand Marcos", "Ferdinand Marcos Jr."),
        ("Hạ viện", "Thượng viện"),
    ],
)
def test_two_persons_or_bodies_keep_apart(one: str, other: str) -> None:
    assert usual_form(one) != usual_form(other)
