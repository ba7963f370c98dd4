"""What of a saved page is left out, and what must stay."""

from __future__ import annotations

import pytest

from bangiao.extract.reading.furniture import is_byline, looks_like_title, stretches

BODY = "Hai bộ trưởng đã hội đàm tại Huế và ký một thỏa thuận về nghề cá."


def kept(text: str) -> list[str]:
    return [text[one.start : one.end] for one in stretches(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in stretches(text)]


@pytest.mark.parametrize(
    "line",
    [
        "![](https://thu.example/a.jpg)",
        "![Hai bộ trưởng bắt tay](https://thu.example/a.jpg)",
        "[Tổng thống nước khác đến thăm](https://thu.example/b)",
        "Tổng thống nước khác hủy chuyến thăm(12/03/2004)",
        "[Video] Tổng thống nước khác hủy chuyến thăm",
        ">> Tổng thống nước khác hủy chuyến thăm",
        "* Mời quý độc giả theo dõi chương trình của đài trên mạng!",
        "Xem thêm: Tổng thống nước khác hủy chuyến thăm",
        "| Tổng thống nước khác vừa hủy chuyến thăm một nước thứ ba. |",
        "Văn An (TTXVN)",
        "Theo Báo Thử nghiệm",
        "Thứ ba, 14/10/2025, 10:30 (GMT+7)",
        "https://thu.example/tin/123",
        "Ảnh: VĂN AN",
        "Chia sẻ",
        "© 2025 Báo Thử. Mọi quyền được bảo lưu.",
    ],
)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    assert kept(f"Tin đầu trang\n{BODY}\n{line}\n{BODY[:-1]} hôm nay.") == [
        "Tin đầu trang",
        BODY,
        f"{BODY[:-1]} hôm nay.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Hợp tác nghề cá trên biển",
        "Ông nói: “Chúng tôi sẽ đến Huế”",
        "- Bộ trưởng hai nước ký hiệp định (12/3)",
        "Chuyến thăm diễn ra từ 12/3 đến 14/3/2025 theo lời mời của nước chủ nhà",
        "Ảnh hưởng của hiệp định là rất lớn.",
        "Video cuộc gặp cho thấy hai bên vui vẻ.",
        "Đọc nhiều báo, ông biết rõ tình hình Lào.",
        "Theo dõi báo chí nước ngoài, Bộ Ngoại giao bác bỏ tin ấy và khẳng định lập trường "
        + "rất rõ ràng " * 20
        + ".",
        "Chia sẻ với nước bạn, ông bày tỏ lời thăm hỏi.",
    ],
)
def test_reporting_lines_stay(line: str) -> None:
    assert line.lstrip("- ").removesuffix(".") in " ".join(kept(f"Tin đầu trang\n{BODY}\n{line}\n{BODY}"))


@pytest.mark.parametrize(
    ("piece", "left"),
    [
        ("(Ảnh: Văn An/TTXVN)", ["Hai bộ trưởng bắt tay.", BODY]),
        ("(Nguồn: AFP/TTXVN)", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh: Văn An/TTXVN", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh: TTXVN", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh: Văn An.", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh: baothu.vn", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh: Văn An, Lê Bình - TTXVN", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Nguồn: Reuters", ["Hai bộ trưởng bắt tay.", BODY]),
        ("AFP/TTXVN", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh AFP/ TTXVN", ["Hai bộ trưởng bắt tay.", BODY]),
        (">>> Xem thêm: Tổng thống nước khác thăm Lào  ", ["Hai bộ trưởng bắt tay.", BODY]),
        ("Ảnh: Văn An", ["Hai bộ trưởng bắt tay.", BODY]),
        ("[Tổng thống nước khác: Sẽ hủy mọi chuyến thăm]", ["Hai bộ trưởng bắt tay.", BODY]),
    ],
)
def test_what_runs_into_a_paragraph_is_cut_out(piece: str, left: list[str]) -> None:
    text = f"Tin đầu trang\nHai bộ trưởng bắt tay. {piece} {BODY}"
    assert kept(text)[1:] == left


@pytest.mark.parametrize("caption", ["Hai bộ trưởng bắt tay tại Huế, ảnh: Văn An.", "Hai bộ trưởng bắt tay tại Huế Ảnh: VĂN AN"])
def test_a_caption_is_cut_from_its_credit(caption: str) -> None:
    text = f"Tin đầu trang\n{BODY}\n{caption}{'' if caption[-1] == '.' else BODY}"
    assert kept(text)[2] == "Hai bộ trưởng bắt tay tại Huế"


def test_who_reports_is_no_credit() -> None:
    line = "Theo AFP/TTXVN, hai bên vui mừng. Phóng viên TTXVN/AFP Lê Bình có mặt."
    assert kept(f"Tin đầu trang\n{line}") == ["Tin đầu trang", line]


def test_words_in_brackets_that_are_no_credit_stay() -> None:
    line = "Bộ trưởng (ảnh, phải) nói với báo chí [trong nước] rằng hai bên (theo lời ông) đã ký."
    assert kept(f"Tin đầu trang\n{line}") == ["Tin đầu trang", line]


@pytest.mark.parametrize("head", ["(Dân trí) - ", "TTO - ", "VOV.VN - ", "(NLĐ)- ", "(CAO) ", "(Báo Thử) – "])
def test_mastheads_are_cut_off(head: str) -> None:
    assert kept(f"Tin đầu trang\n{head}{BODY}") == ["Tin đầu trang", BODY]


def test_a_list_of_other_stories_ends_where_the_text_goes_on() -> None:
    other = "Tổng thống nước khác hủy chuyến thăm"
    assert kept(f"Tin đầu trang\n{BODY}\nTin liên quan\n{other}\n{other} lần nữa\n{BODY}") == [
        "Tin đầu trang",
        BODY,
        BODY,
    ]


def test_what_follows_the_comments_heading_is_left_out() -> None:
    assert kept(f"Tin đầu trang\n{BODY}\nÝ kiến bạn đọc\nBạn A: Hay quá.\n{BODY}") == ["Tin đầu trang", BODY]


def test_a_cell_under_a_picture_is_its_caption() -> None:
    text = f"Tin đầu trang\n{BODY}\n![]() |\n| Hai bộ trưởng bắt tay. (Ảnh: Văn An/TTXVN). |\n{BODY}"
    assert ("caption", "Hai bộ trưởng bắt tay.") in kinds(text)


def test_a_repeated_line_is_a_caption() -> None:
    line = "Hai bộ trưởng bắt tay trước khi vào phòng họp."
    assert [kind for kind, _ in kinds(f"Tin đầu trang\n{line}\n{BODY}\n{line}")] == ["title", "body", "body", "caption"]


def test_a_cut_off_line_goes_where_the_whole_follows() -> None:
    assert kept(f"Tin đầu trang\n{BODY[:-12]} ...\n{BODY}") == ["Tin đầu trang", BODY]
    assert len(kept(f"Tin đầu trang\n{BODY[:-12]} ...\nMột câu khác hẳn về Lào.")) == 3


def test_a_linked_first_line_is_the_title() -> None:
    assert kinds(f"[Hai bộ trưởng gặp nhau](https://thu.example/a)\n{BODY}")[0] == ("title", "Hai bộ trưởng gặp nhau")


@pytest.mark.parametrize(
    "line", ["Hai bộ trưởng gặp nhau tại Huế", "Vì sao hai bộ trưởng gặp nhau?", "'Bước tiến lớn'"]
)
def test_titles(line: str) -> None:
    assert looks_like_title(line)


@pytest.mark.parametrize(
    "line", [BODY, "Hai bộ trưởng bắt tay. Ảnh: Văn An", "14/10/2025 | 10:30", "Ông nói:", "x" * 300]
)
def test_no_titles(line: str) -> None:
    assert not looks_like_title(line)


@pytest.mark.parametrize(
    "words", ["Văn An", "PV (tổng hợp)", "Theo Reuters", "V.A/TTXVN", "Hoài An (Từ Huế)", "VĂN AN - LÊ BÌNH"]
)
def test_bylines(words: str) -> None:
    assert is_byline(words)


@pytest.mark.parametrize(
    "words", ["Việt Nam thắng Lào", "Theo ông, hai bên đã ký", "Hai bên đã ký", "Thủ tướng Lê Văn An"]
)
def test_no_bylines(words: str) -> None:
    assert not is_byline(words)


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "[" * 50_000, "A-" * 25_000, "Ảnh: A " * 8_000, ">>a" * 15_000, "| " * 20_000]
)
@pytest.mark.usefixtures("ends")
def test_a_hostile_text_is_judged_in_time(text: str) -> None:
    list(stretches(f"Tin đầu trang\n{text}"))


@pytest.mark.usefixtures("ends")
def test_a_text_of_many_lines_is_judged_in_time() -> None:
    lines = [f"Câu thứ {number} của một bài rất dài mà không ai viết bao giờ ..." for number in range(10_000)]
    assert len(list(stretches("\n".join(lines)))) > 9_000


def test_a_menu_before_the_article_hides_no_title() -> None:
    text = f"Trang chủ\nThời sự\nTin mới\nHai bộ trưởng gặp nhau\n14/10/2025 | 10:30\n{BODY}"
    assert kinds(text) == [("title", "Hai bộ trưởng gặp nhau"), ("body", BODY)]


def test_a_stamp_before_the_title_hides_no_title() -> None:
    assert kinds(f"14/10/2025 | 10:30\n![](a)\nHai bộ trưởng gặp nhau\n{BODY}")[0] == (
        "title",
        "Hai bộ trưởng gặp nhau",
    )
