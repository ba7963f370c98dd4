"""Offices: how far a title goes, and of what body and state it is."""
from __future__ import annotations

import pytest

from bangiao.extract.mentioning.mention import Office
from bangiao.extract.mentioning.titles import office
from bangiao.extract.words.lexicon import lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan


def read(text: str) -> Office:
    norm = normal(text)
    scan = Scan(text, norm, 0, len(text), lexicon())
    found = office(scan, 0)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("text", "title", "body", "home"),
    [
        ("Tổng thống Chile Ana Rojas", "Tổng thống", None, "CL"),
        ("Tổng thống Cộng hòa Séc Jan Novak", "Tổng thống", None, "CZ"),
        ("Bộ trưởng Bộ Nội vụ Cộng hòa Séc Jan Novak", "Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", "CZ"),
        ("Bộ trưởng Ngoại giao Ả-rập Xê-út Omar Haddad", "Bộ trưởng Ngoại giao", "Bộ Ngoại giao", "SA"),
        ("Tư lệnh Quân khu 7 Lê Văn Thịnh", "Tư lệnh Quân khu 7", None, None),
        ("Thị trưởng Paris Jean Martel", "Thị trưởng Paris", None, "FR"),
        ("Trợ lý Ngoại trưởng Mỹ phụ trách Đông Á Lê Văn Thịnh", "Trợ lý Ngoại trưởng Mỹ phụ trách Đông Á", None, "US"),
        ("Đặc phái viên Liên hợp quốc về Myanmar Lê Văn Thịnh", "Đặc phái viên Liên hợp quốc về Myanmar", "Liên hợp quốc", None),
        ("Bộ trưởng Chiến tranh Chile Ana Rojas", "Bộ trưởng Chiến tranh", None, "CL"),
        ("Đệ nhất Phó Chủ tịch Quốc hội Lào", "Đệ nhất Phó Chủ tịch Quốc hội", "Quốc hội", "LA"),
        ("Chủ tịch CHDCND Triều Tiên", "Chủ tịch", None, "KP"),
        ("Bộ trưởng Bộ Tài chính Lê Văn Thịnh", "Bộ trưởng Bộ Tài chính", "Bộ Tài chính", None),
        ("Bộ trưởng Nông nghiệp Pháp Jean Martel", "Bộ trưởng Nông nghiệp", None, "FR"),
        ("Bộ trưởng phụ trách thu hút nhân tài Ana Rojas", "Bộ trưởng phụ trách thu hút nhân tài", None, None),
        ("Đại sứ Chile tại Việt Nam Ana Rojas", "Đại sứ Chile tại Việt Nam", None, "CL"),
        ("Đặc phái viên của Tổng Bí thư Lê Văn Thịnh", "Đặc phái viên của Tổng Bí thư Lê Văn Thịnh", None, None),
        ("Thủ tướng thống kê có năm địa phương chậm", "Thủ tướng", None, None),
        ("Bí thư Tỉnh ủy Sơn La Lê Văn Thịnh", "Bí thư Tỉnh ủy Sơn La", "Tỉnh ủy Sơn La", "VN"),
        ("Bí thư Tỉnh ủy Vân Nam Lý Đại Sơn", "Bí thư Tỉnh ủy Vân Nam", "Tỉnh ủy Vân Nam", "CN"),
        ("Trưởng phái đoàn IOM Việt Nam Marit Holm", "Trưởng phái đoàn IOM", "IOM", None),
        ("Chủ tịch tập đoàn Microsoft John Carter", "Chủ tịch tập đoàn Microsoft", "tập đoàn Microsoft", None),
        ("Chủ tịch Thượng viện Cộng hòa Haiti Jean Morel", "Chủ tịch Thượng viện", "Thượng viện", "HT"),
        ("Tư lệnh Hải quân Cộng hòa Ấn Độ Arun Das", "Tư lệnh Hải quân", "Hải quân", "IN"),
        ("Chủ tịch UBND thành phố Hồ Chí Minh Lê Văn Thịnh", "Chủ tịch UBND thành phố Hồ Chí Minh", None, None),
        (
            "Chủ tịch Hội hữu nghị Việt - Nga Lê Văn Thịnh", "Chủ tịch Hội hữu nghị Việt - Nga",
            "Hội hữu nghị Việt - Nga", None,
        ),
        (
            "phó vụ trưởng Vụ Bắc Mỹ thuộc Bộ Ngoại giao Triều Tiên", "phó vụ trưởng Vụ Bắc Mỹ thuộc Bộ Ngoại giao",
            "Vụ Bắc Mỹ thuộc Bộ Ngoại giao", "KP",
        ),
        (
            "Cục trưởng Cục Lễ tân, Bộ Ngoại giao Ana Rojas", "Cục trưởng Cục Lễ tân, Bộ Ngoại giao",
            "Cục Lễ tân, Bộ Ngoại giao", None,
        ),
        ("Chủ tịch VINAXIM Lê Văn Thịnh", "Chủ tịch VINAXIM", "VINAXIM", None),
        ("Chủ tịch Quốc hội Ana Rojas", "Chủ tịch Quốc hội", "Quốc hội", None),
        ("Ngoại trưởng Chile Ana Rojas", "Ngoại trưởng", None, "CL"),
        ("Trưởng ban Văn hóa báo Dân trí nói", "Trưởng ban Văn hóa báo Dân trí", "báo Dân trí", None),
    ],
)
def test_an_office_with_its_body_and_state(text: str, title: str, body: str | None, home: str | None) -> None:
    found = read(text)
    assert found.title == title
    assert found.country == home
    if body:
        assert found.organization == body


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Thủ tướng nước này Ana Rojas", "Thủ tướng nước này"),
        ("Chủ tịch Duma Quốc gia (Hạ viện Nga) Ivan Petrov", "Chủ tịch Duma Quốc gia (Hạ viện Nga)"),
        ("Tổng thống Chile đương nhiệm Ana Rojas", "Tổng thống Chile đương nhiệm"),
    ],
)
def test_what_stands_between_title_and_name_belongs_to_the_office(text: str, end: str) -> None:
    found = read(text)
    assert text[found.start:found.end] == end


def test_an_office_held_then_is_former() -> None:
    assert read("Tổng thống Chile khi đó Ana Rojas").former
    assert not read("Tổng thống Chile Ana Rojas").former


def test_the_state_of_an_aside_is_the_office_s() -> None:
    assert read("Chủ tịch Duma Quốc gia (Hạ viện Nga) Ivan Petrov").country == "RU"


@pytest.mark.parametrize("term", ["khóa XIII", "khoá 9", "năm 2031"])
def test_the_term_of_an_office_is_no_part_of_title_or_name(term: str) -> None:
    found = read(f"Chủ tịch ASEAN {term} Jan Novak")
    assert found.title == "Chủ tịch ASEAN"
    assert found.end == len(f"Chủ tịch ASEAN {term}")
