"""The state at the end of a body's name: with diacritics and a capital, not within another word."""
from __future__ import annotations

import pytest

from bangiao.graph.identity.homes import state_told


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Bộ Rong biển Việt Nam", "VN"), ("Bộ Rong biển Ấn Độ", "IN"), ("Bộ Rong biển Liên bang Nga", "RU"),
        ("Bộ Tư pháp Pháp", "FR"), ("Hội Điện ảnh Anh", "GB"),
        ("Bộ Công an", None), ("Hội đồng Bảo an", None), ("Bộ Tư pháp", None), ("BỘ TƯ PHÁP", None), ("Hội đồng Hiến pháp", None),
        ("Bộ Thống nhất", None), ("Ủy ban Văn hóa - Giáo dục", None), ("Cục Điện ảnh", None), ("Thành ủy Hội An", None),
        ("Khối Rong biển Nam Mỹ", None), ("Hội hữu nghị Lào - Việt Nam", None), ("Nga", None), ("", None),
    ],
)
def test_the_state_that_ends_a_name(name: str, state: str | None) -> None:
    assert state_told(name) == state
