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


def test_the_year_behind_a_document_that_another_changes_is_that_document_s() -> None:
    told = "Việt Nam và Lào đã ký Hiệp định bổ sung Hiệp định phân định biên giới giữa hai nước ký năm 1985."
    assert {(f.all("title")[0], f.all("date")) for f in agreements(told)} == {
        ("Hiệp định bổ sung Hiệp định phân định biên giới giữa hai nước", ()),
        ("Hiệp định phân định biên giới giữa hai nước", (Date("1985"),)),
    }


def test_what_a_conference_adopts_beside_its_statement_is_of_the_same_parties() -> None:
    found = agreements("Hội nghị thông qua Tuyên bố chung các Nhà Lãnh đạo APEC cùng một sáng kiến gồm Lộ trình về kinh tế số")
    assert len({f.all("party") for f in found}) == 1
    assert [f.all("title")[0] for f in found] == ["Tuyên bố chung các Nhà Lãnh đạo APEC", "Lộ trình về kinh tế số"]


def test_a_list_of_what_is_to_be_signed_is_planned() -> None:
    [fact] = agreements("Dự kiến, nhiều văn kiện được ký kết dịp này, trong đó có Hiệp định về dẫn độ Việt Nam - Lào.")
    assert [str(getattr(s, "name", s)) for s in fact.all("status")] == ["planned"]
