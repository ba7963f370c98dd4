"""The lines of a text: which belong together."""

from __future__ import annotations

import textwrap

import pytest

from bangiao.extract.reading.lines import lines

BODY = (
    "Chiều nay, tại thủ đô Viêng Chăn, Thủ tướng Trần Văn Bình đã hội đàm với Thủ tướng Lào Thongsy Vilay, "
    "đang cùng đoàn đại biểu cấp cao chuẩn bị chuyến thăm Việt Nam. Hai bên ký một bản ghi nhớ về nghề cá và "
    "thống nhất sớm mở lại tuyến xe chở khách giữa Huế và Savannakhet trong năm nay, theo thông cáo của hai bộ."
)


def told(text: str) -> list[str]:
    return [" ".join(line.text.split()) for line in lines(text)]


@pytest.mark.parametrize("width", [40, 60, 76, 100])
def test_paragraphs_broken_at_a_fixed_width_are_whole(width: int) -> None:
    broken = textwrap.fill(BODY, width)
    pieces = told(f"Hai thủ tướng hội đàm\n\n{broken}\n\n{broken}")
    assert pieces[0] == "Hai thủ tướng hội đàm"
    assert " ".join(pieces[1:]) == f"{BODY} {BODY}"
    assert not any(piece.endswith(("Thủ", "Văn", "Viêng", "Thongsy")) for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "Hôm qua, Bộ trưởng tuyên bố sẵn sàng \nnối lại đối thoại với Lào\n trong tháng này.",
        "Theo đó,\nBáo Thử\ncho biết hai bên đã gặp nhau.",
    ],
)
def test_lines_around_a_link_are_one(text: str) -> None:
    assert told(text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        "Hai thủ tướng hội đàm\nChiều nay, hai bên đã gặp nhau.",
        "Hai bên đã gặp nhau.\nông Bình cho biết như vậy.",
        "Hai thủ tướng hội đàm\n\nvà ký một bản ghi nhớ.",
        "Hai bên ký:\nmột bản ghi nhớ;\nmột hiệp định.",
        "Hai thủ tướng sẽ hội đàm\niPhone lại đắt hơn",
        "Chương trình thăm\na) Hội đàm\nb) Họp báo",
        "Danh sách đoàn\n- bộ trưởng\n- thứ trưởng",
        "Tin vắn\nTổng thống Lào thăm Huế\nThủ tướng Lào thăm Vinh\nNgoại trưởng Lào thăm Hội An",
    ],
)
def test_lines_that_stand_alone(text: str) -> None:
    assert told(text) == [line for line in text.split("\n") if line]


def test_offsets_lead_back() -> None:
    text = "  Hai thủ tướng\n  đã gặp nhau.\n\n Họ vui. "
    assert [(line.text, text[line.start : line.end]) for line in lines(text)] == [
        ("Hai thủ tướng\n  đã gặp nhau.",) * 2,
        ("Họ vui.",) * 2,
    ]
