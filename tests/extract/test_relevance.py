"""Which articles tell of relations between states, and so are read for facts."""
from __future__ import annotations

import pytest

from bangiao.extract.reading.relevance import concerns_states

PADDING = "Trời hôm nay nhiều mây, có lúc có mưa rào và dông rải rác ở vùng núi. " * 20


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Lào Bounmy Vong.",
        "Đại sứ quán Nhật Bản cho biết quan hệ hai bên phát triển tốt đẹp.",
        "Các nước ASEAN nhất trí thúc đẩy đối thoại và hợp tác trên biển.",
        "Hội nghị thượng đỉnh Liên hợp quốc bàn về viện trợ cho vùng hạn hán.",
    ],
)
def test_news_of_states_is_read(text: str) -> None:
    assert concerns_states(f"{text} {PADDING}")


@pytest.mark.parametrize(
    "text",
    [
        "Đội bóng Hà Nội thắng đội bóng Huế hai bàn không gỡ.",
        "Sở chủ trì phiên họp về quan hệ lao động và hợp tác xã, ông nói thủ tướng đã duyệt.",
        "Thủ tướng kiểm tra tuyến đê biển trước khi bão đổ bộ, quân đội sẵn sàng.",
        "Thủ tướng nghe ông Lê Thái Đức báo cáo. Anh cho biết quân đội đã giúp dân quận Nam Hải.",
        "Tiền vệ người Đức ký hợp đồng với đội bóng Anh sau chuyến tập huấn.",
        "Ủy ban Trung ương họp với bộ trưởng Bộ Quốc phòng ở miền Nam.",
        "anh ý ra phố mua nga truật, rồi hợp tác với đối tác để đàm phán giá.",
    ],
)
def test_other_news_is_not(text: str) -> None:
    assert not concerns_states(PADDING + text)


@pytest.mark.parametrize("text", ["Ông thăm Bộ Ngoại giao.", "Ông thăm Lào.", "Ngoại trưởng Nga Ivan Sokolov đến Huế."])
def test_a_short_text_needs_one_word(text: str) -> None:
    assert concerns_states(text)
    assert not concerns_states("Đội bóng Hà Nội thắng.")


def test_a_text_of_middle_length_needs_a_state_and_a_word() -> None:
    padding = PADDING[:500]
    assert concerns_states(f"{padding} Đại sứ quán Nhật Bản tặng sách.")
    assert not concerns_states(f"{padding} Đại sứ thương hiệu tặng sách.")
    assert not concerns_states(f"{padding} Người dân Nhật Bản tặng sách.")


def test_a_head_of_the_state_is_read_of_where_the_lead_names_him() -> None:
    assert concerns_states(f"Thủ tướng kiểm tra tuyến đê biển. {PADDING}")
    assert concerns_states(f"Phó thủ tướng kiểm tra tuyến đê biển. {PADDING}")
    assert not concerns_states(f"{PADDING} Thủ tướng kiểm tra tuyến đê biển.")


def test_many_words_make_up_for_the_length_where_the_lead_has_one() -> None:
    told = "Thủ tướng Campuchia hội đàm ở Singapore, ký hiệp định, bàn về quan hệ và hợp tác với Malaysia, Indonesia."
    text = f"Quan hệ với Campuchia. {PADDING * 6} {told}"
    assert concerns_states(text)
    assert not concerns_states(text.replace("Campuchia", "nước bạn"))
    assert not concerns_states(text.replace("hội đàm", "vui").replace("hiệp định", "giấy"))
    assert not concerns_states(f"{PADDING * 6} {told}")


def test_a_text_that_names_hardly_a_second_state_is_not_about_states() -> None:
    text = f"Bộ trưởng nói về quân đội, quốc phòng, hải quân. {PADDING * 2} Bộ trưởng từng học ở Pháp, sau đó ở Nga."
    assert concerns_states(text)
    assert not concerns_states(text.replace(", sau đó ở Nga", ""))
