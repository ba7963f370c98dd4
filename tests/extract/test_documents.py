"""Documents and policies as mentions of a sentence."""
import pytest

from bangiao.extract.claiming.proof import reading
from bangiao.extract.mentioning.mention import DocumentMention, PolicyMention


def documents(text: str) -> list[DocumentMention]:
    return [m for m in reading(text).mentions if isinstance(m, DocumentMention)]


@pytest.mark.parametrize(("text", "title"), [
    ("Hai bên ký Hiệp định về dẫn độ vào tháng 5.", "Hiệp định về dẫn độ"),
    ("Hai bên ký Bản ghi nhớ giữa Bộ Tài chính Việt Nam và Bộ Tài chính Lào và trao quà.",
     "Bản ghi nhớ giữa Bộ Tài chính Việt Nam và Bộ Tài chính Lào"),
    ("Hiệp định Thương mại tự do Việt Nam - Hàn Quốc đã có hiệu lực.",
     "Hiệp định Thương mại tự do Việt Nam - Hàn Quốc"),
    ("Hai bên ký Thỏa thuận giữa hai Chính phủ về hợp tác đường sắt nhân chuyến thăm.",
     "Thỏa thuận giữa hai Chính phủ về hợp tác đường sắt"),
    ("Hai bên ký Thỏa thuận về hợp tác kinh tế, thương mại và đầu tư, mở đường cho doanh nghiệp.",
     "Thỏa thuận về hợp tác kinh tế, thương mại và đầu tư"),
    ("Hai bên ký Hiệp định phòng, chống tội phạm xuyên quốc gia tại Hà Nội.",
     "Hiệp định phòng, chống tội phạm xuyên quốc gia"),
    ("Hai bên thực hiện “Hiệp định về vận tải, hàng hải” từ lâu.", "Hiệp định về vận tải, hàng hải"),
    ("Hai bên ký một hiệp định về dẫn độ với Lào.", "hiệp định về dẫn độ"),
    ("Hai bên nêu Hiệp định đối tác kinh tế toàn diện Việt Nam - UAE (CEPA) từ đầu.",
     "Hiệp định đối tác kinh tế toàn diện Việt Nam - UAE (CEPA)"),
])
def test_a_title_ends_where_what_it_is_about_and_its_parties_end(text: str, title: str) -> None:
    assert [d.title for d in documents(text)] == [title]


def test_the_span_of_a_document_holds_its_quotation_marks_and_its_title_does_not() -> None:
    text = "Hai bên thực hiện “Hiệp định về vận tải” từ lâu."
    [found] = documents(text)
    assert text[found.start:found.end] == "“Hiệp định về vận tải”"
    assert found.title == "Hiệp định về vận tải"


@pytest.mark.parametrize("text", [
    "Hai bên ký 16 thỏa thuận hợp tác.", "Hai bên ký nhiều hiệp định quan trọng.", "Hai bên ký các văn kiện hợp tác.",
    "Quốc hội thông qua Luật Biên giới quốc gia.", "Chính phủ ban hành Nghị định về thuế.",
    'Ông nói: "Thỏa thuận được các bên tôn trọng. Chúng tôi tin như vậy".',
])
def test_bundles_domestic_acts_and_speech_are_no_documents(text: str) -> None:
    assert documents(text) == []


@pytest.mark.parametrize(("text", "proper"), [
    ("Hai bên nêu Hiệp định Thương mại tự do Việt Nam - Lào.", True), ("Hai bên nêu hiệp định thương mại.", False),
    ("Thỏa thuận hòa bình lâu dài rất cần.", False),
])
def test_a_capital_makes_a_name_unless_it_only_opens_the_sentence(text: str, proper: bool) -> None:
    assert [d.proper for d in documents(text)] == [proper]


@pytest.mark.parametrize(("text", "telling"), [
    ("Hai bên ký hiệp định về dẫn độ.", True), ("Hai bên ký thỏa thuận quan trọng.", False),
    ("Hai bên ký hiệp định song phương.", False),
])
def test_plain_words_do_not_say_what_a_document_is_about(text: str, telling: bool) -> None:
    assert [d.telling for d in documents(text)] == [telling]


def policies(text: str) -> list[PolicyMention]:
    return [m for m in reading(text).mentions if isinstance(m, PolicyMention)]


def test_a_policy_comes_with_the_principles_in_brackets_in_their_order() -> None:
    [found] = policies("Việt Nam theo “bốn không” (không liên minh; không liên kết; không căn cứ; không vũ lực).")
    assert found.country == "VN"
    assert found.principles == ("không liên minh", "không liên kết", "không căn cứ", "không vũ lực")


def test_any_label_in_quotation_marks_behind_a_word_for_policy_is_one() -> None:
    [found] = policies('Ấn Độ theo đuổi chính sách "Kết nối Trung Á".')
    assert (found.label, found.country) == ("Kết nối Trung Á", None)


def test_words_in_quotation_marks_elsewhere_are_no_policy() -> None:
    assert policies('Ông gọi đó là "ngày vui của hai nước".') == []


def test_labels_of_one_holder_joined_by_commas_are_one_policy() -> None:
    [found] = policies("Việt Nam kiên trì đường lối đa phương hóa, đa dạng hóa, chủ động hội nhập quốc tế.")
    assert found.label == "đa phương hóa, đa dạng hóa, chủ động hội nhập quốc tế"


@pytest.mark.parametrize(("label", "organization", "joint"), [
    ("Tầm nhìn ASEAN 2045", "ASEAN", False), ("hai hành lang, một vành đai", None, True),
    ("Vành đai và Con đường", None, False),
])
def test_the_table_says_whose_a_policy_is(label: str, organization: str | None, joint: bool) -> None:
    [found] = policies(f"Các bên bàn về {label}.")
    assert (found.organization, found.joint) == (organization, joint)


def test_principles_stand_behind_a_comma_too() -> None:
    [found] = policies("Việt Nam kiên trì chính sách quốc phòng “bốn không”, gồm: không liên minh; không liên kết.")
    assert found.principles == ("không liên minh", "không liên kết")


@pytest.mark.parametrize(("sentence", "title"), [
    ("Thỏa thuận ba bên Việt Nam - Lào - Campuchia đã được ký.", "Thỏa thuận ba bên Việt Nam - Lào - Campuchia"),
    ("Hiệp định về chữ ký số ký năm 2013 có hiệu lực.", "Hiệp định về chữ ký số"),
    ("Bản ghi nhớ về hỗ trợ hậu cần lẫn nhau đã được ký.", "Bản ghi nhớ về hỗ trợ hậu cần lẫn nhau"),
    ("Sau thỏa thuận giữa Nhật Bản và Lào về việc để ngư dân về nước, tình hình lắng dịu.", "thỏa thuận giữa Nhật Bản và Lào"),
])
def test_a_title_ends_where_its_signing_is_told_and_not_inside_a_word(sentence: str, title: str) -> None:
    assert [d.title for d in documents(sentence)] == [title]
