"""Two titles of one document, and of two."""
import pytest

from bangiao.extract.settling.records.document_titles import one_title, short_for


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hiệp định về dẫn độ", "Hiệp định về dẫn độ giữa Việt Nam và Lào", True),
        ("Thỏa thuận hợp tác khai thác dầu khí", "Thỏa thuận hợp tác giữa Việt Nam và Lào về khai thác dầu khí", True),
        ("Thỏa thuận hợp tác quốc phòng", "Thỏa thuận hợp tác giữa Học viện Quốc phòng Lào và Học viện Biên phòng", False),
        ("Hiệp định về vận tải biển", "Hiệp định bổ sung Hiệp định về vận tải biển", False),
        ("Hiệp định về dẫn độ", "Hiệp định về du lịch", False),
    ],
)
def test_two_titles_are_of_one_document_where_one_tells_no_more_than_the_other(one: str, other: str, same: bool) -> None:
    assert one_title(one, other) == one_title(other, one) == same


def test_a_short_form_ends_in_what_the_title_has_in_brackets() -> None:
    assert short_for("EVFTA", "Hiệp định Thương mại tự do (FTA) Việt Nam - EU")
    assert not short_for("CPTPP", "Hiệp định Thương mại tự do (FTA) Việt Nam - EU")
    assert not short_for("Hiệp định", "Hiệp định Thương mại tự do (FTA) Việt Nam - EU")
