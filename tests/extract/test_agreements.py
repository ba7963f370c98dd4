"""Agreements: title, kind, parties, signatories, date and status, from sentences to facts."""
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Person


def agreements(*sentences: str, issued: str = "2024-05-20") -> list[Fact]:
    text, spans = "", []
    for n, sentence in enumerate(sentences):
        spans.append(Sentence(len(text), len(text) + len(sentence), "body", n))
        text += sentence + "\n"
    return [f for f in facts(Article("example", text, tuple(spans), issued=Date(issued))) if f.cls == "Agreement"]


def only(*sentences: str) -> Fact:
    [fact] = agreements(*sentences)
    return fact


VN, LA, JP = Country("VN"), Country("LA"), Country("JP")


def test_what_is_signed_is_signed_by_the_parties_that_stand_before_it() -> None:
    fact = only("Việt Nam và Lào đã ký Hiệp định về dẫn độ năm 2015.")
    assert fact.all("title") == ("Hiệp định về dẫn độ",)
    assert fact.all("kind") == (Concept("agreement"),)
    assert fact.all("party") == (VN, LA)
    assert fact.all("date") == (Date("2015"),)
    assert fact.all("status") == (Concept("signed"),)


def test_the_parties_of_a_title_go_before_those_of_the_clause() -> None:
    fact = only("Hai nước Việt Nam và Lào triển khai Hiệp định Thương mại tự do Việt Nam - Liên minh Kinh tế Á - Âu.")
    assert fact.all("party") == (VN, Organization("Liên minh Kinh tế Á - Âu"))


def test_persons_who_sign_are_signatories_and_persons_who_look_on_are_none() -> None:
    signed = only("Bộ trưởng Ngoại giao Việt Nam Bùi Thanh Sơn đã ký Hiệp định về dẫn độ với Lào.")
    assert [p.name for p in signed.all("signatory") if isinstance(p, Person)] == ["Bùi Thanh Sơn"]
    assert signed.all("party") == (VN, LA)
    seen = only("Thủ tướng Việt Nam Phạm Minh Chính chứng kiến lễ ký Hiệp định về dẫn độ giữa Việt Nam và Lào.")
    assert seen.all("signatory") == ()


@pytest.mark.parametrize("sentence", [
    "Việt Nam và Lào sẽ ký Hiệp định về dẫn độ.", "Việt Nam và Lào đang đàm phán Hiệp định về dẫn độ.",
    "Việt Nam và Lào có thể ký kết hiệp định về dẫn độ.", "Hiệp định về dẫn độ Việt Nam - Lào sẽ được ký kết.",
])
def test_what_is_to_be_signed_or_negotiated_is_planned(sentence: str) -> None:
    assert only(sentence).all("status") == (Concept("planned"),)


def test_a_titled_document_that_is_only_mentioned_stands_whatever_is_asked_around_it() -> None:
    fact = only("Bộ trưởng đề nghị hai bên sớm triển khai Hiệp định Thương mại tự do Việt Nam - Nhật Bản.")
    assert fact.all("status") == (Concept("signed"),)
    assert fact.all("date") == ()


def test_a_date_of_entering_into_force_is_not_the_date_of_signing() -> None:
    assert only("Hiệp định Thương mại tự do Việt Nam - Nhật Bản có hiệu lực từ năm 2009.").all("date") == ()


def test_an_anniversary_of_signing_is_counted_back() -> None:
    fact = only("Năm nay hai nước Việt Nam và Nhật Bản kỷ niệm 30 năm ngày ký Hiệp định về khuyến khích đầu tư.")
    assert fact.all("date") == (Date("1994"),)


def test_the_documents_of_a_list_are_all_signed() -> None:
    found = agreements(
        "Việt Nam và Lào đã ký các văn kiện gồm: Hiệp định về dẫn độ; Bản ghi nhớ về lao động và Nghị định thư về vận tải."
    )
    titles = [f.all("title")[0] for f in found]
    assert titles == ["Hiệp định về dẫn độ", "Bản ghi nhớ về lao động", "Nghị định thư về vận tải"]
    assert {f.all("party") for f in found} == {(VN, LA)}


@pytest.mark.parametrize("sentence", [
    "Việt Nam và Lào ký 16 thỏa thuận hợp tác.", "Việt Nam và Lào tôn trọng Hiến chương Liên hợp quốc.",
    "Việt Nam và Lào đạt được thỏa thuận quan trọng.", "Bộ Ngoại giao Lào ra thông cáo báo chí về Việt Nam.",
    "Việt Nam và Lào không ký Hiệp định về dẫn độ.",
])
def test_bundles_treaties_only_cited_papers_of_one_side_and_denials_are_none(sentence: str) -> None:
    assert agreements(sentence) == []


def test_a_joint_statement_cited_with_its_parties_is_one() -> None:
    fact = only("Trong tuyên bố chung, Lào và Nhật Bản phản đối hành động đơn phương.")
    assert (fact.all("kind"), fact.all("party")) == ((Concept("joint-statement"),), (LA, JP))


def test_a_document_told_twice_is_one_record_and_passages_support_only_what_it_holds() -> None:
    fact = only("Việt Nam và Lào đã ký Hiệp định về dẫn độ.", "Hai nước triển khai tốt Hiệp định về dẫn độ.")
    assert len(fact.passages) == 2
    held = {name for name, _ in fact.values}
    assert all(set(p.supports) <= held and p.supports for p in fact.passages)


def test_a_plural_document_goes_on_with_those_that_share_its_head() -> None:
    text = "Việt Nam và Lào đã ký các hiệp định bảo hộ đầu tư, tránh đánh thuế hai lần và hiệp định văn hóa mới."
    found = agreements(text)
    assert [f.all("title")[0] for f in found] == [
        "hiệp định bảo hộ đầu tư", "hiệp định tránh đánh thuế hai lần", "hiệp định văn hóa mới"
    ]


def test_one_kind_of_document_with_several_states_is_one_with_each() -> None:
    found = agreements("Nhật Bản đã ký FTA với ba nước là Singapore, Philippines và Mexico.")
    assert {f.all("party") for f in found} == {(JP, Country(iso)) for iso in ("SG", "PH", "MX")}


@pytest.mark.parametrize(("sentence", "year"), [
    ("Việt Nam và Lào sẽ sớm triển khai Hiệp định về dẫn độ ký năm 2013.", "2013"),
    ("Nhân kỷ niệm 30 năm ký Hiệp định về dẫn độ, Việt Nam và Lào sẽ mở một triển lãm.", "1994"),
])
def test_a_document_named_by_its_signing_is_signed_whatever_is_still_to_come(sentence: str, year: str) -> None:
    fact = only(sentence)
    assert fact.all("status") == (Concept("signed"),)
    assert fact.all("title") == ("Hiệp định về dẫn độ",)
    assert fact.all("date") == (Date(year),)


def test_companies_are_parties_themselves_where_states_are_told_of_and_none_elsewhere() -> None:
    seen = "Thủ tướng Việt Nam Phạm Minh Chính và Thủ tướng Lào chứng kiến lễ ký."
    contract = "Hợp đồng mua bán điện giữa Tập đoàn Điện lực Sông Xanh và Công ty Mekong Star đã được ký."
    assert [p.name for p in only(seen, contract).all("party") if isinstance(p, Organization)] == [
        "Tập đoàn Điện lực", "Công ty Mekong Star",
    ]
    assert agreements(contract) == []


def test_what_a_conference_or_an_unknown_partner_signs_is_not_the_two_states() -> None:
    told_of = "Bộ trưởng Ngoại giao Việt Nam Bùi Thanh Sơn thăm Lào."
    assert agreements(told_of, "Hội nghị đã thông qua tuyên bố chung.") == []
    assert agreements(told_of, "Nhà trường đã ký bản ghi nhớ hợp tác với hai bệnh viện lớn.") == []


def test_a_joint_statement_of_an_organisation_is_its_own() -> None:
    assert only("ASEAN đã ra tuyên bố chung về quản lý nguồn nước.").all("party") == (Organization("ASEAN"),)


def test_hai_nuoc_are_not_the_parties_of_a_document_of_many_states() -> None:
    assert agreements("Việt Nam và Lào coi trọng hòa bình.", "Hai bên đàm phán Bộ Quy tắc ứng xử ở Biển Đông.") == []


def test_a_document_in_plain_letters_stands_where_its_title_names_the_parties() -> None:
    fact = only("Kết quả này có nhờ bản ghi nhớ về hợp tác lao động giữa Việt Nam và Lào.")
    assert fact.all("party") == (VN, LA)
    assert agreements("Lộ trình đã được thỏa thuận giữa Bộ Ngoại giao Việt Nam và Bộ Ngoại giao Lào.") == []


def test_how_long_a_plan_is_to_last_is_not_when_it_was_adopted() -> None:
    assert only("Việt Nam và Lào đã thông qua Kế hoạch hợp tác Việt Nam - Lào đến năm 2030.").all("date") == ()


def test_what_was_signed_before_is_not_of_the_day_of_the_meeting() -> None:
    meeting = "Ngày 4/3/2024, Thủ tướng Việt Nam Lê Văn Nam hội đàm với Thủ tướng Lào Xay Lan Vông ở Hà Nội."
    before = "Việt Nam và Lào triển khai các thỏa thuận đã ký như Bản ghi nhớ về hợp tác lao động."
    now = "Sau đó, Việt Nam và Lào ký Bản ghi nhớ về hợp tác du lịch."
    assert [f.all("date") for f in agreements(meeting, before)] == [()]
    assert [f.all("date") for f in agreements(meeting, now)] == [(Date("2024-03-04"),)]


def test_a_round_of_negotiations_is_about_a_document_to_come() -> None:
    fact = only("Vòng đàm phán thứ năm Hiệp định Đối tác kinh tế giữa Việt Nam và Lào diễn ra ở Hà Nội.")
    assert fact.all("status") == (Concept("planned"),)


def test_a_short_form_tells_a_document_of_many_states() -> None:
    assert agreements("Việt Nam và Nhật Bản coi trọng hòa bình.", "Hai nước thực hiện Hiệp định đối tác khu vực (RCEP).") == []


def titles(*sentences: str) -> list[object]:
    return [fact.all("title")[0] for fact in agreements(*sentences)]


@pytest.mark.parametrize(("sentence", "title"), [
    ("Việt Nam và Lào đã ra tuyên bố chung kêu gọi các bên kiềm chế.", "tuyên bố chung"),
    ("Việt Nam và Lào đã ký Ý định thư về hợp tác lao động.", "Ý định thư về hợp tác lao động"),
    ("Việt Nam và Lào đã ký một bản ghi nhớ về hợp tác lao động.", "bản ghi nhớ về hợp tác lao động"),
    ("Việt Nam và Lào đã ký văn bản Tuyên bố chung và nhiều văn kiện khác.", "Tuyên bố chung"),
    ("Việt Nam và Lào đã ký hiệp định bán điện trong 10 năm.", "hiệp định bán điện"),
])
def test_a_title_ends_where_what_it_says_or_how_long_it_lasts_begins(sentence: str, title: str) -> None:
    assert titles(sentence) == [title]


def test_a_plural_title_is_parted_where_its_second_half_is_a_document_by_itself() -> None:
    both = "Việt Nam và Lào đã ký các hiệp định về dẫn độ và tương trợ tư pháp."
    assert titles(both) == ["hiệp định về dẫn độ", "hiệp định tương trợ tư pháp"]
    one = "Việt Nam và Lào đã ký các hiệp định về hợp tác giáo dục và đào tạo nghề."
    assert titles(one) == ["hiệp định về hợp tác giáo dục và đào tạo nghề"]


def test_a_list_goes_on_behind_what_stands_out_in_it() -> None:
    found = titles("Việt Nam và Lào đã ký Hiệp định về dẫn độ, đặc biệt là Hiệp định Thương mại tự do (FTA).")
    assert found == ["Hiệp định về dẫn độ", "Hiệp định Thương mại tự do (FTA)"]


def test_who_signs_may_stand_between_the_passive_and_its_verb() -> None:
    fact = only("Hiệp định về dẫn độ giữa Việt Nam và Lào sẽ được Bộ trưởng Việt Nam Lê Văn Nam ký ngày 4/6.")
    assert (fact.all("status"), fact.all("date")) == ((Concept("planned"),), (Date("2024-06-04"),))


def test_what_the_year_of_a_plan_or_its_horizon_is_no_date_of_signing() -> None:
    plan = only("Việt Nam và Lào đã ký Kế hoạch hợp tác năm 2025.")
    vision = only("Việt Nam và Lào đã ký Tuyên bố chung về hợp tác đến năm 2035.")
    assert plan.all("date") == vision.all("date") == ()


def test_the_time_of_the_visit_in_which_a_document_is_signed_is_its_own() -> None:
    fact = only("Trong chuyến thăm Lào của ông Lê Văn Nam tháng 8/2017, Việt Nam và Lào đã ký Hiệp định về dẫn độ.")
    assert fact.all("date") == (Date("2017-08"),)


def test_a_state_named_with_a_body_of_the_world_is_its_partner() -> None:
    fact = only("Việt Nam và EU hoan nghênh việc kết thúc đàm phán Hiệp định về bảo vệ rừng.")
    assert fact.all("party") == (VN, Organization("Liên minh châu Âu")) or fact.all("party")[0] == VN


@pytest.mark.parametrize("sentence", [
    "Pháp và Nga nhắc tới Thỏa thuận về khu vực an toàn.",  # between whom, nobody says
    "Việt Nam sẽ xây dựng kế hoạch hợp tác với Lào.",
    "Việt Nam và Lào bàn việc ký kết một hiệp định về dẫn độ.",
    "Việt Nam và Lào tiếp tục thực hiện thỏa thuận của lãnh đạo cấp cao hai nước.",
    "Việt Nam và Lào dự hội nghị; các nhà lãnh đạo đã ra Thông cáo chung.",
    "Việt Nam nói với Lào rằng Thủ tướng phê duyệt Chương trình phát triển miền núi giai đoạn 2021-2030.",
    "Việt Nam và Lào cho rằng FTA đã góp phần tăng thương mại.",
    "Pháp nói với Nga rằng nước này đã ký thỏa thuận hạt nhân với nhiều cường quốc.",
    "Pháp và Nga hợp tác thông qua các cơ chế hiện có, bao gồm Chương trình hành động.",
])
def test_what_is_only_spoken_of_or_one_sided_is_no_agreement_of_two(sentence: str) -> None:
    assert agreements(sentence) == []


def test_two_who_negotiate_a_contract_are_its_parties() -> None:
    fact = only("Ấn Độ đang đàm phán với Nhật Bản về hợp đồng mua ba tàu tuần tra.")
    assert (fact.all("party"), fact.all("status")) == ((Country("IN"), JP), (Concept("planned"),))


def test_a_document_told_under_two_titles_is_one() -> None:
    found = agreements(
        "Việt Nam và Lào đã ký Hiệp ước Hữu nghị và Hợp tác Việt Nam - Lào.",
        "Hai nước coi trọng Hiệp ước Hữu nghị và Hợp tác giữa nước Lào và nước Việt Nam.",
        "Việt Nam và Lào đã ký Hiệp định về vận tải giữa hai nước.",
    )
    assert [str(f.all("title")[0])[:9] for f in found] == ["Hiệp ước ", "Hiệp định"]


def test_a_day_at_the_head_of_a_sentence_is_that_of_signing_and_no_horizon() -> None:
    assert only("Đến ngày 27/7/2012, Việt Nam và Lào đã ký Hiệp định về dẫn độ.").all("date") == (Date("2012-07-27"),)


def test_a_title_between_two_ministries_of_two_states_goes_on_with_what_it_is_about() -> None:
    fact = only("Việt Nam và Lào đã ký thỏa thuận giữa hai Bộ Giáo dục hai nước về đào tạo giáo viên.")
    assert fact.all("title") == ("thỏa thuận giữa hai Bộ Giáo dục hai nước về đào tạo giáo viên",)


def test_a_resolution_wished_for_both_sides_is_no_agreement() -> None:
    assert not agreements("Việt Nam và Lào cho rằng sẽ có một nghị quyết thỏa đáng cho cả hai phía.")


def test_a_state_and_a_body_that_sign_together_are_both_parties() -> None:
    fact = only("Israel và Hamas đã đạt thỏa thuận ngừng bắn sau nhiều tháng giao tranh.")
    assert fact.all("party")[0] == Country("IL")
    assert len(fact.all("party")) == 2


def test_whom_a_statement_is_about_is_no_party_to_it() -> None:
    assert only("Lãnh đạo các nước G7 đã ra tuyên bố chung về Ukraine.").all("party") == (Organization("G7"),)


def test_a_ceremony_of_signing_that_is_to_come_is_planned() -> None:
    fact = only("Lễ ký thỏa thuận về dẫn độ giữa Việt Nam và Lào sẽ được tiến hành trong tháng.")
    assert fact.all("status") == (Concept("planned"),)


MEETING = "Ngày 4/3/2024, Thủ tướng Việt Nam Lê Văn Nam hội đàm với Thủ tướng Lào Xay Lan Vông ở Hà Nội."


def test_the_year_of_a_plan_on_a_list_leaves_what_is_signed_to_the_day_of_the_meeting() -> None:
    found = agreements(
        MEETING,
        "Sau cuộc gặp, hai bên đã ký kết ba văn kiện: Thỏa thuận về kế hoạch hợp tác giữa Việt Nam và Lào năm 2024; "
        "Biên bản về hợp tác lao động; kế hoạch hợp tác năm 2025 giữa Bộ Giáo dục Việt Nam và Bộ Giáo dục Lào.",
    )
    assert [f.all("date") for f in found] == [(Date("2024-03-04"),)] * 3


def test_what_two_sides_have_signed_is_told_as_past_in_a_relative_clause() -> None:
    assert [f.all("date") for f in agreements(MEETING, "Đó là nội dung của Hiệp định về dẫn độ mà hai bên đã ký kết.")] == [()]


def test_a_plan_right_behind_the_word_for_signing_is_a_document() -> None:
    fact = only("Sau cuộc gặp, Việt Nam và Lào đã cùng ký kế hoạch tham vấn năm 2025 giữa hai Bộ Ngoại giao.")
    assert fact.all("kind") == (Concept("plan"),)
    assert not agreements("Việt Nam và Lào nói về kế hoạch tham vấn năm 2025 giữa hai Bộ Ngoại giao.")


def test_giua_hai_ben_behind_a_document_with_parties_are_those() -> None:
    found = agreements(
        "Việt Nam và Lào hợp tác chặt chẽ.",
        "Thủ tướng Lào ủng hộ việc sớm ký Hiệp định Thương mại tự do Việt Nam - EU và Hiệp định bảo hộ đầu tư giữa hai bên.",
    )
    assert [set(f.all("party")) for f in found] == [{VN, Organization("EU")}] * 2


def test_a_short_form_is_the_document_whose_title_has_its_end_in_brackets() -> None:
    fact = only(
        "EU và Việt Nam sẽ sớm ký Hiệp định Thương mại tự do (FTA) Việt Nam - EU.",
        "Các doanh nghiệp ủng hộ việc EU sẽ ký EVFTA với Việt Nam.",
    )
    assert fact.all("title") == ("Hiệp định Thương mại tự do (FTA) Việt Nam - EU",)


def test_bodies_that_sign_are_no_words_of_what_a_document_is_about() -> None:
    found = agreements(
        "Việt Nam và Lào đã ký Thỏa thuận hợp tác quốc phòng.",
        "Việt Nam và Lào đã ký Thỏa thuận hợp tác giữa Học viện Quốc phòng Việt Nam và Học viện Quốc phòng Lào.",
    )
    assert len(found) == 2


def test_the_year_of_figures_is_not_that_of_what_is_to_be_signed() -> None:
    fact = only("Với vai trò chủ tịch trong sáu tháng cuối năm 2024, Lào ủng hộ sớm ký Hiệp định về dẫn độ giữa Việt Nam và Lào.")
    assert fact.all("date") == ()


def test_two_sides_that_stand_in_the_passive_are_the_parties() -> None:
    fact = only("Hiệp định về dẫn độ sẽ được 2 bên ký kết.", "Việt Nam và Lào là láng giềng.")
    assert fact.all("status") == (Concept("planned"),)
    assert set(fact.all("party")) == {VN, LA}


@pytest.mark.parametrize("sentence", [
    "Thỏa thuận khung do Tokyo và Viêng Chăn ký kết năm 1994 là thành quả tốt.",
    "Năm 1994, Nhật Bản và Lào đã ký một thỏa thuận khung.",
    "Thỏa thuận khung đã được hai nước Nhật Bản và Lào ký năm 1994.",
])
def test_a_document_that_two_named_states_sign_needs_no_title_of_its_own(sentence: str) -> None:
    fact = only(sentence)
    assert (set(fact.all("party")), fact.all("date")) == ({JP, LA}, (Date("1994"),))


@pytest.mark.parametrize("sentence", [
    "Hai nước đã ký một thỏa thuận.",
    "Các nghị sĩ Nhật Bản đã đạt được thỏa thuận về dự luật trừng phạt Lào.",
    "Tuyên bố trên của Ngoại trưởng Nhật Bản được đưa ra tại Lào.",
    "Việt Nam tham gia mạng lưới Hiệp định thương mại tự do thế hệ mới với Lào.",
])
def test_what_names_no_document_between_states_is_none(sentence: str) -> None:
    assert not agreements(sentence)
