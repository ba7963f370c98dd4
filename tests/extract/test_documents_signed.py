"""Which documents a claim signs, and when each of a list was."""
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Country, Date, Fact


def agreements(sentence: str) -> list[Fact]:
    article = Article("example", sentence, (Sentence(0, len(sentence), "body", 0),), issued=Date("2024-05-20"))
    return [f for f in facts(article) if f.cls == "Agreement"]


def test_a_list_of_documents_goes_on_behind_what_is_told_of_one_of_them() -> None:
    found = agreements(
        "Hai nước Việt Nam và Lào đã ký 3 văn kiện: Hiệp định về dẫn độ, và trợ giúp người hồi hương; Hiệp định về vận tải để "
        "xây cầu qua sông; kế hoạch hợp tác về thể thao giai đoạn 2026-2028."
    )
    assert [f.all("title")[0] for f in found] == [
        "Hiệp định về dẫn độ", "Hiệp định về vận tải", "kế hoạch hợp tác về thể thao giai đoạn 2026-2028"
    ]
    assert {f.all("party") for f in found} == {(Country("VN"), Country("LA"))}


def test_a_year_behind_a_document_is_its_own_and_not_that_of_the_next_on_the_list() -> None:
    found = agreements("Việt Nam và Lào đã ký Hiệp định về dẫn độ năm 2011 và Hiệp định về vận tải năm 2015.")
    assert [f.all("date") for f in found] == [(Date("2011"),), (Date("2015"),)]
    found = agreements("Hai bên nhắc lại các Tuyên bố chung Việt Nam - Lào năm 1999 và năm 2001.")
    assert [f.all("date") for f in found] == [(Date("1999"),), (Date("2001"),)]


@pytest.mark.parametrize("time", ["đến năm 2030", "vào tháng 1/2030", "năm 2009 có hiệu lực"])
def test_another_time_behind_a_document_is_none_of_its_signing(time: str) -> None:
    [fact] = agreements(f"Hai bên coi trọng Hiệp định về dẫn độ Việt Nam - Lào {time}.")
    assert fact.all("date") == ()


@pytest.mark.parametrize("bracket", ["(ký ngày 13/7/2010, có hiệu lực từ ngày 10/12/2011)", "(13/7/2010)", "(ngày 13/7/2010)"])
def test_a_bracket_behind_a_document_tells_when_it_was_signed(bracket: str) -> None:
    [fact] = agreements(f"Hai bên coi trọng Hiệp định về dẫn độ Việt Nam - Lào {bracket}.")
    assert fact.all("date") == (Date("2010-07-13"),)


def test_what_was_reached_before_there_was_a_document_is_no_signing_of_it() -> None:
    sentence = "Buôn bán giữa Việt Nam và Lào đạt gần 6 tỷ USD, tăng so với năm 2001 khi chưa có Hiệp định Thương mại."
    assert not agreements(sentence)
