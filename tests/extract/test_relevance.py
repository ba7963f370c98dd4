"""Which articles tell of relations between states, and so are read for facts."""
from __future__ import annotations

import pytest

from bangiao.extract.reading.relevance import concerns_states

PADDING = "Trời hôm nay nhiều mây, có lúc có mưa rào và dông rải rác ở vùng núi. " * 8


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Lào Bounmy Vong.",
        "Đại sứ quán Nhật Bản cho biết quan hệ hai bên phát triển tốt đẹp.",
        "Các nước ASEAN nhất trí thúc đẩy đối thoại và hợp tác trên biển.",
        "Thủ tướng kiểm tra tuyến đê biển trước khi bão đổ bộ.",
        "Hội nghị thượng đỉnh Liên hợp quốc bàn về viện trợ cho vùng hạn hán.",
    ],
)
def test_news_of_states_is_read(text: str) -> None:
    assert concerns_states(PADDING + text)


@pytest.mark.parametrize(
    "text",
    [
        "Đội bóng Hà Nội thắng đội bóng Huế hai bàn không gỡ.",
        "Sở chủ trì phiên họp về quan hệ lao động và hợp tác xã, ông nói thủ tướng đã duyệt.",
        "Tiền vệ người Đức ký hợp đồng với đội bóng Anh sau chuyến tập huấn.",
        "anh ý ra phố mua nga truật, rồi hợp tác với đối tác để đàm phán giá.",
    ],
)
def test_other_news_is_not(text: str) -> None:
    assert not concerns_states(PADDING + text)


def test_a_short_text_is_always_read() -> None:
    assert concerns_states("Nga thắng.")
