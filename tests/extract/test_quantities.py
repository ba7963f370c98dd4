"""Counted things as mentions of a sentence."""
import pytest

from bangiao.extract.claiming.proof import reading
from bangiao.extract.mentioning.mention import QuantityMention


@pytest.mark.parametrize(("text", "count", "unit"), [
    ("Có 7 sĩ quan tham gia.", 7, "sĩ quan"), ("Có bảy sĩ quan tham gia.", 7, "sĩ quan"),
    ("Gồm 10.000 tấn gạo.", 10000, "tấn gạo"), ("Trị giá 5,4 tỷ USD.", 5_400_000_000, "USD"),
])
def test_a_count_is_read_from_figures_and_words(text: str, count: int, unit: str) -> None:
    assert [(m.count, m.unit) for m in reading(text).mentions if isinstance(m, QuantityMention)] == [(count, unit)]


def test_a_number_behind_thu_counts_nothing() -> None:
    assert [m for m in reading("Vòng thứ năm Hiệp định, lần thứ ba sĩ quan.").mentions if isinstance(m, QuantityMention)] == []


@pytest.mark.parametrize("text", [
    "Hàn Quốc giúp hàng trăm triệu USD.", "Hàn Quốc cấp một khoản vay.", "Lào nhận một gói viện trợ.",
])
def test_round_numbers_and_one_package_of_help_count_nothing(text: str) -> None:
    assert [m for m in reading(text).mentions if isinstance(m, QuantityMention)] == []
