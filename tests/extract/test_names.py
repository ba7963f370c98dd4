"""Where a person's name ends, and which bare words mean a person already named."""
from __future__ import annotations

import pytest

from bangiao.extract.mentioning.names import Lead, Names, name
from bangiao.extract.words.lexicon import lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan


def scan(text: str) -> Scan:
    norm = normal(text)
    return Scan(text, norm, 0, len(text), lexicon())


def read(text: str, lead: Lead = Lead.COURTESY, known: Names | None = None, at: int = 0) -> str | None:
    sentence = scan(text)
    end = name(sentence, at, lead, known or Names())
    return sentence.slice(at, end) if end else None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Lê Văn Thịnh phát biểu", "Lê Văn Thịnh"),
        ("Kim Yong Rok nói", "Kim Yong Rok"),
        ("Lee Soo-hyuk tới Hà Nội", "Lee Soo-hyuk"),
        ("Prayut Chan - o - cha, hai bên", "Prayut Chan - o - cha"),
        ("Lee Soo - hyuk tới", "Lee Soo - hyuk"),
        ("Abdel - Karim El - Masri thăm", "Abdel - Karim El - Masri"),
        ("Choi Kang - phó vụ trưởng", "Choi Kang"),
        ("Mohammed bin Khalid Al-Thani tiếp", "Mohammed bin Khalid Al-Thani"),
        ("Ricardo de los Santos Vega, Chủ tịch", "Ricardo de los Santos Vega"),
        ("Peter O'Neill tới", "Peter O'Neill"),
        ("J. K. Morten cho biết", "J. K. Morten"),
        ("Vla-đi-mia Pu-tin thăm", "Vla-đi-mia Pu-tin"),
        ("Carl XVI Gustaf và", "Carl XVI Gustaf"),
        ("Than Myint Oo nói", "Than Myint Oo"),
        ("KP Sharma Oli thăm", "KP Sharma Oli"),
    ],
)
def test_a_name_behind_a_title_ends_where_it_ends(text: str, called: str) -> None:
    assert read(text, Lead.OFFICE) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Lê Văn Thịnh Tại buổi tiếp", "Lê Văn Thịnh"),
        ("Ivan Petrov Cùng ngày", "Ivan Petrov"),
        ("Ivan Petrov Đặc biệt nhấn mạnh", "Ivan Petrov"),
        ("Trần Văn Bình Huân chương Lao động", "Trần Văn Bình"),
    ],
)
def test_a_lost_full_stop_ends_a_name(text: str, called: str) -> None:
    assert read(text) == called


def test_a_given_name_that_also_opens_sentences_stays_in_a_vietnamese_name() -> None:
    assert read("Phạm Văn Được nói") == "Phạm Văn Được"


@pytest.mark.parametrize("text", ["Bồ Đào Nha và Pháp", "Hà Nội hôm nay", "ASEAN họp", "HĐND họp"])
def test_states_places_and_bodies_are_no_names(text: str) -> None:
    assert read(text, Lead.TITLE) is None


def test_one_syllable_behind_a_mere_title_is_a_common_noun_unless_somebody_is_called_so() -> None:
    assert read("Đàm phán kéo dài", Lead.TITLE) is None
    assert read("Thịnh nói", Lead.TITLE) is None
    assert read("Thịnh nói", Lead.TITLE, Names({"Lê Văn Thịnh": 1})) == "Thịnh"
    assert read("Thịnh nói", Lead.COURTESY) == "Thịnh"


def test_words_that_only_a_ward_or_firm_bears_are_no_name_behind_a_mere_title() -> None:
    assert read("Tân Thạnh nói", Lead.TITLE) is None
    assert read("Lác Thụ Cương nói", Lead.OFFICE) == "Lác Thụ Cương"


def test_a_bare_name_needs_a_family_name_and_three_syllables() -> None:
    assert read("Lê Văn Thịnh nói", Lead.NOTHING) == "Lê Văn Thịnh"
    assert read("Lê Thịnh nói", Lead.NOTHING) is None
    assert read("Ivan Petrov nói", Lead.NOTHING) is None


@pytest.mark.parametrize("text", ["phố Lý Nam Đế", "Trường Nguyễn Văn Cừ", "Họp ở đường Phan Đình Phùng"])
def test_a_street_or_school_only_bears_a_name(text: str) -> None:
    sentence = scan(text)
    first = next(i for i in range(1, len(sentence)) if sentence.capital(i))
    assert name(sentence, first, Lead.NOTHING, Names()) is None


def test_a_known_foreign_name_is_known_by_its_last_word_and_with_its_hyphen() -> None:
    known = Names({"Ivan Petrov": 2, "Kim Jong-un": 1})
    assert read("Petrov đáp", Lead.NOTHING, known) == "Petrov"
    assert read("Kim Jong-un đáp", Lead.NOTHING, known) == "Kim Jong-un"


def test_a_longer_name_heard_less_often_only_took_in_the_next_word() -> None:
    assert Names({"Lê Văn Thịnh": 3, "Lê Văn Thịnh Lúc": 1}).full == {"lê văn thịnh"}
    assert Names({"Luis Rojas": 3, "Luis Rojas Corona": 1}).full == {"luis rojas", "luis rojas corona"}
