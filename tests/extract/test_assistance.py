"""Assistance: who gives whom what, from sentences to facts."""
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Concept, Country, Fact, Place


def assistance(text: str) -> list[Fact]:
    return [f for f in facts(Article("example", text, (Sentence(0, len(text), "body", 0),))) if f.cls == "Assistance"]


def only(text: str) -> Fact:
    [fact] = assistance(text)
    return fact


@pytest.mark.parametrize(("text", "provider", "recipient", "kind", "count"), [
    ("Bộ Quốc phòng Ấn Độ đã hỗ trợ đào tạo 20 sĩ quan của Campuchia.", "IN", "KH", "training", (20,)),
    ("Hàn Quốc sẽ cung cấp 500 học bổng cho sinh viên Việt Nam.", "KR", "VN", "training", (500,)),
    ("Campuchia tiếp nhận 5 máy bay do Hàn Quốc sản xuất.", "KR", "KH", "equipment", (5,)),
    ("Việt Nam tặng Cuba 5.000 tấn gạo.", "VN", "CU", "equipment", (5000,)),
    ("Việt Nam đã cử lực lượng cứu hộ sang hỗ trợ Myanmar khắc phục hậu quả động đất.", "VN", "MM", "relief", ()),
    ("Việt Nam đánh giá cao viện trợ ODA của Nhật Bản cho Việt Nam.", "JP", "VN", "aid", ()),
])
def test_words_and_their_order_tell_who_gives_whom(
    text: str, provider: str, recipient: str, kind: str, count: tuple[int, ...]
) -> None:
    [fact] = assistance(text)
    assert (fact.all("provider"), fact.all("recipient")) == ((Country(provider),), (Country(recipient),))
    assert (fact.all("kind"), fact.all("count")) == ((Concept(kind),), count)


def test_people_on_a_mission_are_sent_by_the_state_named_before_them() -> None:
    [fact] = assistance("Công an nhân dân Việt Nam lớn mạnh; trong đó, 4 sĩ quan đang làm nhiệm vụ tại Nam Sudan.")
    assert fact.all("provider") == (Country("VN"),)
    assert fact.all("place") == (Place("Nam Sudan", "SS"),)
    assert fact.all("kind") == (Concept("mission"),)


def test_what_will_be_given_is_planned() -> None:
    [fact] = assistance("Hàn Quốc sẽ viện trợ không hoàn lại cho Campuchia.")
    assert fact.all("status") == (Concept("planned"),)


@pytest.mark.parametrize("text", [
    "Việt Nam đề nghị Hàn Quốc tiếp tục cung cấp ODA cho Campuchia.",
    "Việt Nam giúp Campuchia phát triển.", "Hàn Quốc là nhà tài trợ lớn nhất cho Campuchia.",
    "Hàn Quốc không viện trợ cho Campuchia.",
])
def test_requests_praise_weak_words_without_a_count_and_denials_are_none(text: str) -> None:
    assert assistance(text) == []


@pytest.mark.parametrize(("sentence", "provider", "recipient", "kind", "count"), [
    ("Thụy Sĩ trao tặng 40 máy lọc nước cho tỉnh Sơn La.", "CH", "VN", "equipment", 40),
    ("Việt Nam dành 1.000 suất học bổng cho sinh viên Lào.", "VN", "LA", "training", 1000),
    ("Ấn Độ sẽ đào tạo tiếng Anh cho 40 sĩ quan Lào.", "IN", "LA", "training", 40),
    ("Ba Lan là bạn tốt của Việt Nam, và đã đào tạo cho Việt Nam hơn 4.000 kỹ sư.", "PL", "VN", "training", 4000),
    ("Việt Nam đã cử 80 chiến sĩ sang Myanmar khắc phục hậu quả động đất.", "VN", "MM", "relief", 80),
    ("Cây cầu trị giá 20 triệu USD do Nhật Bản tài trợ cho Lào đã xong.", "JP", "LA", "aid", 20_000_000),
    ("Thụy Điển sẽ viện trợ phát triển cho Lào khoảng 40 triệu USD.", "SE", "LA", "aid", 40_000_000),
])
def test_who_gives_whom_how_much(sentence: str, provider: str, recipient: str, kind: str, count: int) -> None:
    fact = only(sentence)
    assert fact.all("provider") == (Country(provider),)
    assert fact.all("recipient") == (Country(recipient),)
    assert fact.all("kind") == (Concept(kind),)
    assert fact.all("count") == (count,)


def test_a_present_is_from_whom_its_words_name() -> None:
    fact = only("Số máy tính này là quà của Chính phủ và nhân dân Việt Nam tặng Lào.")
    assert (fact.all("provider"), fact.all("recipient")) == ((Country("VN"),), (Country("LA"),))


def test_a_mission_is_of_persons_and_has_the_place_they_are_sent_to() -> None:
    fact = only("Đơn vị gồm 63 quân nhân, được triển khai tới Nam Sudan.")
    assert fact.all("kind") == (Concept("mission"),)
    assert [p.country for p in fact.all("place") if isinstance(p, Place)] == ["SS"]
    assert assistance("Ba tàu chiến Nhật Bản được cử tới Campuchia.") == []


@pytest.mark.parametrize("sentence", [
    "Chính phủ Brazil triển khai 200 cảnh sát chi viện cho một bang.", "Tập đoàn Điện lực Việt Nam trao 300 triệu đồng cho Quỹ.",
    "Lào dành nhiều thời gian cho Hội nghị với Việt Nam.",
])
def test_what_is_at_home_of_a_company_or_no_thing_is_no_assistance(sentence: str) -> None:
    assert assistance(sentence) == []


def test_where_help_is_spoken_of_is_not_where_it_is_given() -> None:
    assert only("Nhật Bản sẽ tặng 2 tàu tuần tra cho Lào, Bộ trưởng cho biết ở Hà Nội.").all("place") == ()


@pytest.mark.parametrize(("text", "kind", "count"), [
    ("Hàn Quốc công bố gói viện trợ quân sự trị giá 5 triệu USD cho Lào.", "aid", (5_000_000,)),
    ("Thủ tướng Hàn Quốc Kim Jun Ho cam kết cấp cho Lào một khoản tín dụng trị giá 5 triệu USD.", "loan", (5_000_000,)),
    ("Hàn Quốc sẽ tiếp tục dành cho Lào các khoản viện trợ phát triển.", "aid", ()),
    ("Hàn Quốc sẽ chuyển giao 31 xe tăng cho Lào.", "equipment", (31,)),
])
def test_help_that_is_announced_or_promised_is_planned(text: str, kind: str, count: tuple[int, ...]) -> None:
    fact = only(text)
    assert (fact.all("provider"), fact.all("recipient")) == ((Country("KR"),), (Country("LA"),))
    assert (fact.all("kind"), fact.all("count"), fact.all("status")) == ((Concept(kind),), count, (Concept("planned"),))


@pytest.mark.parametrize(("text", "kind", "count"), [
    ("Hàn Quốc cho Lào vay 5 triệu USD.", "loan", (5_000_000,)),
    ("Seoul đã viện trợ cho Lào 5 triệu USD.", "aid", (5_000_000,)),
    ("Hàn Quốc cấp hàng trăm suất học bổng cho sinh viên Lào.", "training", ()),
    ("Hàn Quốc cử 76 chiến sĩ sang Lào hỗ trợ cứu nạn.", "relief", (76,)),
])
def test_loans_capitals_and_uncounted_help_are_read(text: str, kind: str, count: tuple[int, ...]) -> None:
    fact = only(text)
    assert (fact.all("provider"), fact.all("recipient")) == ((Country("KR"),), (Country("LA"),))
    assert (fact.all("kind"), fact.all("count"), fact.all("status")) == ((Concept(kind),), count, (Concept("held"),))


def test_two_things_given_at_once_are_two_gifts() -> None:
    assert [f.all("count") for f in assistance("Việt Nam tặng Lào 200 tấn gạo và 3 triệu USD.")] == [(200,), (3_000_000,)]


@pytest.mark.parametrize("text", [
    "Hàn Quốc phản đối Nhật Bản viện trợ vũ khí cho Lào.", "Hàn Quốc chỉ trích việc Nhật Bản cung cấp vũ khí cho Lào.",
    "Hàn Quốc kêu gọi Nhật Bản ngừng viện trợ vũ khí cho Lào.", "Tổng thống Hàn Quốc tặng Tổng thống Pháp một bộ sách.",
    "Hàn Quốc bàn giao nghi phạm cho Lào.",
])
def test_what_is_opposed_or_private_or_no_thing_is_no_help(text: str) -> None:
    assert assistance(text) == []


@pytest.mark.parametrize(("text", "kind", "count"), [
    ("Campuchia nhận được khoản vay trị giá 50 triệu USD từ Hàn Quốc.", "loan", (50_000_000,)),
    ("Campuchia nhận 500 tấn gạo viện trợ của Hàn Quốc.", "aid", (500,)),
    ("Campuchia là nước nhận viện trợ lớn nhất của Hàn Quốc.", "aid", ()),
    ("Hàn Quốc là một trong những nước tài trợ ODA lớn nhất của Campuchia.", "aid", ()),
    ("Khoản viện trợ trị giá 25 triệu USD mà Seoul cam kết dành cho Campuchia đã được giải ngân.", "aid", (25_000_000,)),
    ("Thủ tướng Campuchia Kham Souvan cám ơn Hàn Quốc đã viện trợ khẩn cấp 35 tấn gạo.", "relief", (35,)),
    ("Hàn Quốc cấp cho Campuchia nhiều học bổng.", "training", ()),
    ("Hàn Quốc đang huấn luyện các sĩ quan trẻ của Campuchia.", "training", ()),
    ("Hàn Quốc đã trao tặng hàng nghìn khẩu súng cho Campuchia.", "equipment", ()),
    ("Hàn Quốc đã đưa quân tới Campuchia.", "mission", ()),
    ("Lực lượng cứu hộ của Hàn Quốc đã tới Campuchia.", "relief", ()),
])
def test_help_is_read_from_either_side_as_noun_and_verb(text: str, kind: str, count: tuple[int, ...]) -> None:
    fact = only(text)
    assert (fact.all("provider"), fact.all("recipient")) == ((Country("KR"),), (Country("KH"),))
    assert (fact.all("kind"), fact.all("count")) == ((Concept(kind),), count)


def test_peacekeepers_serve_the_organisation_named_behind_them() -> None:
    fact = only("Việt Nam đã cử hơn 300 quân nhân tham gia gìn giữ hòa bình Liên hợp quốc.")
    assert [getattr(r, "name", None) for r in fact.all("recipient")] == ["Liên hợp quốc"]
    assert fact.all("count") == (300,)


def test_what_an_and_adds_behind_other_words_is_another_gift() -> None:
    counts = [f.all("count") for f in assistance("Việt Nam đào tạo cho Lào 300 cán bộ lâm nghiệp và khoảng 4.000 công nhân.")]
    assert counts == [(300,), (4_000,)]


@pytest.mark.parametrize("text", [
    "Những người có liên hệ với Hàn Quốc đang tài trợ cho Lào.", "Thủ tướng đề nghị Nhật Bản và Hàn Quốc cấp khoản vay cho Lào.",
    "Hàn Quốc trao tặng Chủ tịch nước Lào Kham Souvan một tấm huân chương.", "Hàn Quốc đã đưa 3 tàu chiến tới Lào.",
    "Bộ trưởng Hàn Quốc Kim Jun Ho nói rằng viện trợ cho Lào có giới hạn.",
    "Hàn Quốc là nguồn cung cấp khí đốt lớn nhất cho Lào.",
    "Hàn Quốc hoàn tất khoản tài trợ 6 tỷ USD cho Tập đoàn Điện lực Lào.",
])
def test_who_only_stands_beside_is_asked_or_honoured_gives_and_gets_no_help(text: str) -> None:
    assert assistance(text) == []


@pytest.mark.parametrize("text", [
    "Nga sẵn sàng điều quân tới Syria giám sát lệnh ngừng bắn.",
    "Theo ông Paul Reed, vì thế Nga cần phải điều thêm quân đến Syria.",
    "Hiện Nga sẽ không điều quân tới Syria.",
    "Nga và Mỹ cho biết 4 tiểu đoàn sẽ được triển khai tới Litva.",
    "Campuchia mới cấp quốc tịch cho 3 người gốc Việt Nam.",
])
def test_readiness_need_and_denial_send_nobody_and_citizenship_is_no_help(text: str) -> None:
    assert assistance(text) == []


def test_who_are_sent_are_theirs_who_stand_right_behind() -> None:
    assert only("Có 4 tiểu đoàn của Nga được triển khai tới Litva.").all("provider") == (Country("RU"),)
