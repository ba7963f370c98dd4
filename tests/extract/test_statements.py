"""Statements: who says what with which verb, one record for each verb, and none where nobody in particular speaks."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Country, Organization, Person

Told = list[tuple[list[str], str, str]]
Tell = Callable[..., Told]


@pytest.fixture
def told(article: Callable[..., Article]) -> Tell:
    """The statements of an article: names of the speakers, verb, words."""

    def tell(*paragraphs: str, headline: bool = False) -> Told:
        found = [dict_of(f.values) for f in facts(article(*paragraphs, headline=headline)) if f.cls == "Statement"]
        return [([name(s) for s in f["speaker"]], str(f["verb"][0]), str(f["text"][0])) for f in found]

    return tell


def dict_of(values: tuple[tuple[str, object], ...]) -> dict[str, list[object]]:
    return {key: [v for k, v in values if k == key] for key, _ in values}


def name(speaker: object) -> str:
    assert isinstance(speaker, (Person, Organization, Country))
    return speaker.iso if isinstance(speaker, Country) else speaker.name


def test_one_record_for_each_verb(told: Tell) -> None:
    found = told("Ông Trần Quốc Bình khẳng định Việt Nam luôn giữ lời hứa; đề nghị hai bên sớm mở đường bay thẳng.")
    assert found == [
        (["Trần Quốc Bình"], "khẳng định", "Việt Nam luôn giữ lời hứa"),
        (["Trần Quốc Bình"], "đề nghị", "hai bên sớm mở đường bay thẳng"),
    ]


def test_speech_within_speech_is_no_record_of_its_own(told: Tell) -> None:
    assert told("Ông Trần Quốc Bình cho biết Tổng thống Pháp Jean Morel khẳng định cam kết cũ.") == [
        (["Trần Quốc Bình"], "cho biết", "Tổng thống Pháp Jean Morel khẳng định cam kết cũ")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“Vụ mùa này sẽ tốt hơn năm ngoái”, ông Trần Quốc Bình nói.",
        "\"Vụ mùa này sẽ tốt hơn năm ngoái\" - ông Trần Quốc Bình nói với báo chí.",
        "Vụ mùa này sẽ tốt hơn năm ngoái, ông Trần Quốc Bình nói.",
        "Ông Trần Quốc Bình nói: “Vụ mùa này sẽ tốt hơn năm ngoái”.",
    ],
)
def test_words_may_stand_before_or_behind_their_speaker(told: Tell, text: str) -> None:
    [(speakers, verb, words)] = told(text)
    assert (speakers, verb, words.strip("“”\"")) == (["Trần Quốc Bình"], "nói", "Vụ mùa này sẽ tốt hơn năm ngoái")


def test_a_capital_speaks_for_its_state_and_a_ministry_for_itself(told: Tell) -> None:
    assert told("Bình Nhưỡng tuyên bố sẽ không đổi lập trường.")[0][0] == ["KP"]
    assert told("Bộ Ngoại giao Pháp cho biết đại sứ mới sẽ nhậm chức tuần tới.")[0][0] == ["Bộ Ngoại giao"]


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên nhất trí mở thêm đường bay thẳng.",  # nobody in particular
        "Thủ tướng cho biết đường bay sẽ mở tuần sau.",  # whose name the article never gives
        "Ông Trần Quốc Bình ủng hộ quan điểm ấy nhiều năm nay.",  # a verb of many senses
        "Việt Nam coi Lào là láng giềng thân thiết.",  # a state regards
    ],
)
def test_nothing_where_it_is_not_sure_who_says_what(told: Tell, text: str) -> None:
    assert told(text) == []


def test_a_headline_repeats(told: Tell) -> None:
    headline = "Thủ tướng Trần Quốc Bình khẳng định đường bay mới sẽ mở trong năm nay"
    assert len(told(headline, f"{headline}.", headline=True)) == 1


def test_a_lead_that_is_retold_makes_one_record(told: Tell) -> None:
    found = told(
        "Thủ tướng Trần Quốc Bình đề nghị hai nước sớm mở đường bay thẳng giữa các thành phố lớn.",
        "Thủ tướng đề nghị hai nước sớm mở thêm đường bay thẳng giữa các thành phố lớn trong năm tới.",
    )
    assert len(found) == 1


def test_a_wish_of_a_state_behind_its_minister_is_his_speech_going_on(told: Tell) -> None:
    minister = "Bộ trưởng Lê Minh Đạt nhấn mạnh vai trò của thủy sản."
    wish = "Việt Nam mong muốn mở thêm cảng cá."
    assert [speakers for speakers, _, _ in told(f"{minister} {wish}")] == [["Lê Minh Đạt"]]
    assert [speakers for speakers, _, _ in told(wish)] == [["VN"]]


def test_who_is_asked_has_said_nothing(told: Tell) -> None:
    assert told("Xin Bộ trưởng Lê Minh Đạt cho biết kết quả nổi bật của chuyến đi?") == []
    found = told("Ông Lê Minh Đạt hỏi: Ai sẽ giữ biển?")
    assert found == [(["Lê Minh Đạt"], "hỏi", "Ai sẽ giữ biển?")]


@pytest.mark.parametrize(
    "text",
    [
        "Hội thảo đề cao vai trò của Chile tại khu vực, khẳng định nghề cá là ưu tiên.",  # whose role it is
        "Bà Ana Rojas thăm Chile trong hai ngày, theo thông cáo Bộ Ngoại giao.",  # where she goes
        "Một quan chức Chile cho hay mỏ đồng sẽ đóng cửa.",  # whose nobody's name is told
        "Người dân gặp Đại sứ Ana Rojas. Tôi cho rằng mỏ đồng sẽ đóng cửa.",  # who answers is not told
    ],
)
def test_who_only_stands_near_a_verb_says_nothing(told: Tell, text: str) -> None:
    assert told(*text.split(". ")) == []


def test_a_speaker_parted_from_the_verb_heads_the_clause(told: Tell) -> None:
    found = told("Ngày 5/3, ông Trần Quốc Bình tại lễ khởi công cho biết con đường sẽ dài 9 km.")
    assert [speakers for speakers, _, _ in found] == [["Trần Quốc Bình"]]


def test_what_is_said_begins_with_its_adverbs_and_times(told: Tell) -> None:
    first = told("Ông Trần Quốc Bình khẳng định sẽ luôn giữ lời hứa.")
    assert [words for _, _, words in first] == ["sẽ luôn giữ lời hứa"]
    second = told("Theo ông Trần Quốc Bình, năm 2031 có ý nghĩa đặc biệt.")
    assert second == [(["Trần Quốc Bình"], "theo", "năm 2031 có ý nghĩa đặc biệt")]


def test_a_guest_expert_is_who_speaks_and_no_body(told: Tell) -> None:
    found = told('"Giá gạo còn tăng", Petra Novak, giám đốc Viện Lúa gạo châu Á, nói.')
    assert found == [(["Petra Novak"], "nói", "Giá gạo còn tăng")]


def test_a_man_s_speech_is_not_the_united_kingdom_s(told: Tell) -> None:
    assert told("Anh nói rằng kho thóc đã đầy.") == []
    assert [speakers for speakers, _, _ in told("Anh tuyên bố rằng cảng sẽ mở.", "Thủ tướng Anh gửi thư.")] == [["GB"]]


def test_whoever_works_for_a_body_speaks_and_the_body_does_not(told: Tell) -> None:
    found = told("Bà Đỗ Thị Lan, Viện Lúa gạo, cho biết vụ này được mùa.")
    assert [speakers for speakers, _, _ in found] == [["Đỗ Thị Lan"]]
    assert told("Trường Đại học Lúa gạo Hà Nội công bố điểm thi.") == []


def test_to_whom_one_speaks_is_not_what_is_said(told: Tell) -> None:
    found = told("Chia sẻ với báo giới, bà Đỗ Thị Lan cho biết vụ này được mùa.")
    assert [verb for _, verb, _ in found] == ["cho biết"]


def test_who_is_quoted_by_a_paper_speaks_for_himself(told: Tell) -> None:
    found = told("Reuters cho biết tàu đã tới Huế, đồng thời dẫn lời ông Carter khẳng định chuyến đi an toàn.")
    assert [(speakers, verb) for speakers, verb, _ in found] == [(["Reuters"], "cho biết"), (["Carter"], "khẳng định")]


@pytest.mark.parametrize(
    "text",
    ["Ông Trần Quốc Bình sẽ tuyên bố đường bay mở cửa.", "Nếu Quốc hội Chile đồng ý, cảng cá mới sẽ được xây ngay."],
)
def test_what_may_yet_be_said_is_no_statement(told: Tell, text: str) -> None:
    assert told(text) == []


def test_who_speaks_in_what_a_body_tells_speaks_on(told: Tell) -> None:
    found = told("Theo tin từ Bộ Ngoại giao, tại buổi lễ ông Trần Quốc Bình khẳng định cầu đã xong, nhấn mạnh cầu rất vững.")
    assert [(speakers, verb) for speakers, verb, _ in found if verb == "nhấn mạnh"] == [(["Trần Quốc Bình"], "nhấn mạnh")]


@pytest.mark.parametrize(("text", "said"), [
    ("Ông Trần Quốc Bình nói với báo giới Lào rằng cầu mới sẽ nối hai bờ.", "cầu mới sẽ nối hai bờ"),
    ("Ông Trần Quốc Bình viết trên mạng xã hội: “Cầu mới sẽ nối hai bờ”.", "“Cầu mới sẽ nối hai bờ”"),
    ("Ông Trần Quốc Bình nói Lào sẽ mở cầu mới.", "Lào sẽ mở cầu mới"),
    ("“Cầu mới sẽ nối hai bờ”, ông Trần Quốc Bình nói với báo giới trong chuyến thăm Lào.", "Cầu mới sẽ nối hai bờ"),
    ('"Đây là “cầu bạn bè” của chúng ta", ông Trần Quốc Bình nói.', "Đây là “cầu bạn bè” của chúng ta"),
])
def test_plain_speech_has_its_words_and_no_address(told: Tell, text: str, said: str) -> None:
    assert [words for _, _, words in told(text)] == [said]


@pytest.mark.parametrize("text", [
    "Ông Trần Quốc Bình nói với báo giới Lào.",
    "Ông Trần Quốc Bình nói tiếng Lào và tiếng Pháp.",
])
def test_who_only_speaks_says_nothing(told: Tell, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_over_several_sentences_is_one(told: Tell, marks: str) -> None:
    quotation = f"{marks[0]}Cầu mới sẽ nối hai bờ. Hai bờ sông đều vui mừng{marks[1]}"
    assert told(f"Lễ khởi công diễn ra ở Lào. {quotation}, ông Trần Quốc Bình nói.") == [
        (["Trần Quốc Bình"], "nói", quotation.strip(marks)),
    ]


def test_a_verb_behind_but_goes_on(told: Tell) -> None:
    assert told("Ông Trần Quốc Bình tuyên bố cầu cũ của Lào vẫn tốt, nhưng cho biết cầu mới sẽ nối hai bờ.") == [
        (["Trần Quốc Bình"], "tuyên bố", "cầu cũ của Lào vẫn tốt"),
        (["Trần Quốc Bình"], "cho biết", "cầu mới sẽ nối hai bờ"),
    ]


def test_a_body_speaks_through_its_paper(told: Tell) -> None:
    assert told("Thông cáo của Bộ Ngoại giao Lào nêu rõ cầu mới sẽ nối hai bờ.") == [
        (["Bộ Ngoại giao"], "nêu rõ", "cầu mới sẽ nối hai bờ"),
    ]
    denied = told("Ông Trần Quốc Bình bác bỏ thông cáo của Bộ Ngoại giao Lào cho rằng cầu mới sẽ nối hai bờ.")
    assert [speakers for speakers, _, _ in denied] == [["Trần Quốc Bình"]]


def test_who_speaks_in_the_news_speaks_for_himself(told: Tell) -> None:
    assert told("TASS đưa tin Ngoại trưởng Nga Ivan Morozov nói cầu mới sẽ nối hai bờ.") == [
        (["Ivan Morozov"], "nói", "cầu mới sẽ nối hai bờ"),
    ]


def test_he_is_whoever_acted_before(told: Tell) -> None:
    told_ = told(
        "Trong cuộc họp báo chung với ông Jean Morel, Tổng thống Nga Ivan Morozov khẳng định cầu mới sẽ mở sớm. "
        "Ông cho biết Tổng thống Pháp Jean Morel cũng mong điều đó. Ông cảnh báo mưa lũ sẽ đến sớm."
    )
    assert [speakers for speakers, _, _ in told_] == [["Ivan Morozov"]] * 3


def test_who_denies_and_turns_to_speak_speaks(told: Tell) -> None:
    assert told("Nhà Trắng không bình luận gì thêm, nhưng tuyên bố rằng kho thóc của Lào đã đầy.")[-1] == (
        ["Nhà Trắng"], "tuyên bố rằng", "kho thóc của Lào đã đầy",
    )


def test_a_spokesman_without_a_name_is_the_body_that_speaks(told: Tell) -> None:
    assert told("Người phát ngôn Bộ Ngoại giao Nga cho biết kho thóc đã đầy.") == [
        (["Bộ Ngoại giao"], "cho biết", "kho thóc đã đầy"),
    ]


@pytest.mark.parametrize("text", [
    "Giới chức NATO cho biết kho thóc đã đầy.",
    "Ông chủ Nhà Trắng cho biết kho thóc đã đầy.",
    "Thủ tướng Trần Quốc Bình với tư cách chủ nhà Hội nghị ASEAN cho biết kho thóc đã đầy.",
])
def test_whose_men_speak_does_not_speak(told: Tell, text: str) -> None:
    assert [speakers for speakers, _, _ in told(text) if speakers != ["Trần Quốc Bình"]] == []


def test_about_what_one_speaks_is_not_what_is_said(told: Tell) -> None:
    found = told("Chia sẻ về vụ lúa của Lào, ông Trần Quốc Bình cho biết kho thóc đã đầy.")
    assert [verb for _, verb, _ in found] == ["cho biết"]


@pytest.mark.parametrize("text", [
    "Tiến sĩ Anna Weber, giảng viên Đại học Huế, nhận định giá gạo sẽ còn tăng.",
    '"Giá gạo sẽ còn tăng", Anna Weber, chuyên gia về lúa gạo tại Huế, nhận định.',
    "Bà Anna Weber, Đặc phái viên của Tổng thống Pháp Jean Morel, nhận định giá gạo sẽ còn tăng.",
])
def test_who_a_speaker_is_may_stand_in_commas_behind_the_name(told: Tell, text: str) -> None:
    [(speakers, verb, said)] = told(text)
    assert (speakers, verb, said.lower()) == (["Anna Weber"], "nhận định", "giá gạo sẽ còn tăng")


def test_a_time_at_the_head_parts_no_speaker_from_the_verb(told: Tell) -> None:
    told_by = told("Liên quan vụ việc này, hôm qua, Bộ Ngoại giao Lào cho biết cảng mới đã mở cửa.")
    assert told_by == [(["Bộ Ngoại giao"], "cho biết", "cảng mới đã mở cửa")]


def test_two_states_say_what_the_paper_says_that_they_issue(told: Tell) -> None:
    told_by = told("Việt Nam và Campuchia đã ra thông cáo chung, trong đó khẳng định biên giới sẽ luôn mở.")
    assert told_by == [(["VN", "KH"], "khẳng định", "biên giới sẽ luôn mở")]


def test_praise_of_what_somebody_s_work_achieves_is_said(told: Tell) -> None:
    [(_, verb, said)] = told("Ông Lê Minh Đạt đánh giá cao hiệu quả của hợp tác thủy sản.")
    assert (verb, said) == ("đánh giá cao", "hiệu quả của hợp tác thủy sản")


def test_what_one_adds_is_a_statement_too(told: Tell) -> None:
    assert told("Ông Lê Minh Đạt thêm rằng kho gạo vẫn đầy.") == [(["Lê Minh Đạt"], "thêm rằng", "kho gạo vẫn đầy")]
