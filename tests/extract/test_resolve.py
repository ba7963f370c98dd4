"""Who is meant: office holders without a name, pronouns, "hai nhà lãnh đạo", states that persons stand for."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Country
from bangiao.extract.mentioning.mention import GroupMention, PersonMention, members
from bangiao.extract.mentioning.mentions import Reading, mentions
from bangiao.extract.settling.resolve import UNNAMED, Cast
from bangiao.extract.words.lexicon import lexicon

Meant = Callable[..., list[str]]

GUEST = "Thủ tướng Pháp Jean Morel"
HOST = "Thủ tướng Trần Quốc Bình"
SCENE = f"{HOST} hội đàm với {GUEST}."


@pytest.fixture
def meant(article: Callable[..., Article]) -> Meant:
    """The names for which `words` stand where they are last found in the text of these paragraphs."""

    def ask(words: str, *paragraphs: str) -> list[str]:
        readings = mentions(article(*paragraphs), lexicon())
        place = "\n".join(paragraphs).rindex(words)
        reading, mention = next(
            (r, m) for r in readings for top in r.mentions for m in members(top)
            if isinstance(m, (PersonMention, GroupMention)) and m.start <= place < m.end
        )
        return names(Cast(readings), reading, mention)

    return ask


def names(cast: Cast, reading: Reading, mention: PersonMention | GroupMention) -> list[str]:
    found = []
    for actor in cast.actors(mention, reading):
        if actor.person not in (None, UNNAMED):
            found.append(actor.person.name)
        else:
            found.append(actor.party.iso if isinstance(actor.party, Country) else "?")
    return found


def test_an_office_alone_means_who_is_named_with_it(meant: Meant) -> None:
    assert meant("Thủ tướng Pháp", SCENE, "Sau đó, Thủ tướng Pháp thăm một trường học.") == ["Jean Morel"]
    assert meant("Thủ tướng thăm", SCENE, "Thủ tướng thăm một trường học.") == ["Trần Quốc Bình"]  # the home state's
    assert meant("Tổng thống", SCENE, "Sau đó, Tổng thống Pháp gửi thư.") == ["FR"]  # whom nobody names


def test_an_office_is_known_by_its_body_however_it_is_put(meant: Meant) -> None:
    first = "Bộ trưởng Quốc phòng Lê Minh Đạt thăm một doanh trại."
    assert meant("Bộ trưởng Bộ Quốc phòng", first, "Bộ trưởng Bộ Quốc phòng khen ngợi binh sĩ.") == ["Lê Minh Đạt"]


def test_an_officer_of_another_state_is_not_meant(meant: Meant) -> None:
    first = "Ngoại trưởng Mỹ John Carter gặp Ngoại trưởng Pháp Paul Duval."
    assert meant("Ngoại trưởng Pháp", first, "Ngoại trưởng Pháp nêu một đề nghị.") == ["Paul Duval"]


def test_a_pronoun_means_the_last_subject(meant: Meant) -> None:
    assert meant("Ông", SCENE, "Ông nêu một đề nghị.") == ["Trần Quốc Bình"]
    assert meant("Bà", "Bà Phạm Thị Hạnh gặp ông Lê Minh Đạt.", "Bà nêu một đề nghị.") == ["Phạm Thị Hạnh"]


def test_a_leader_of_a_state_is_its_official_most_spoken_of(meant: Meant) -> None:
    assert meant("Nhà lãnh đạo Pháp", SCENE, "Nhà lãnh đạo Pháp nêu một đề nghị.") == ["Jean Morel"]
    assert meant("Nhà lãnh đạo Đức", SCENE, "Nhà lãnh đạo Đức nêu một đề nghị.") == ["DE"]


@pytest.mark.parametrize(
    "words", ["Hai nhà lãnh đạo", "Hai Thủ tướng", "Thủ tướng hai nước", "Lãnh đạo Việt Nam và Pháp"]
)
def test_two_persons_are_those_of_two_states_last_spoken_of(meant: Meant, words: str) -> None:
    elsewhere = "Chủ tịch nước Vũ Hải Nam từng tiếp Tổng thống Áo Franz Huber."
    found = meant(words, elsewhere, *["Trời nhiều mây."] * 3, SCENE, f"{words} nhất trí mở đường bay.")
    assert sorted(found) == ["Jean Morel", "Trần Quốc Bình"]


def test_two_persons_are_not_told_where_only_one_is_named(meant: Meant) -> None:
    assert meant("Hai nhà lãnh đạo", f"{HOST} nói chuyện với bà con.", "Hai nhà lãnh đạo nhất trí mở đường bay.") == []


def test_a_shorter_name_is_the_same_person(meant: Meant) -> None:
    assert meant("Morel", SCENE, "Ông Morel nêu một đề nghị.") == ["Jean Morel"]


def test_the_fuller_office_is_not_who_holds_the_shorter(meant: Meant) -> None:
    late = "Khách thăm nhà sàn của Chủ tịch Lê Văn Hải."
    found = meant("Chủ tịch nước cảm ơn", "Chủ tịch nước Trần Quốc Bình tiếp khách.", late, "Chủ tịch nước cảm ơn họ.")
    assert found == ["Trần Quốc Bình"]


def test_the_head_of_a_government_is_one_however_the_office_is_put(meant: Meant) -> None:
    assert meant("người đứng đầu", SCENE, "Sau đó, người đứng đầu Chính phủ Pháp thăm một trường học.") == ["Jean Morel"]


def test_one_who_held_an_office_is_not_the_holder(meant: Meant) -> None:
    late = "Tổng thống Mỹ Paul Smith gặp cựu Tổng thống Mỹ John Carter."
    assert meant("Cựu Tổng thống Mỹ nêu", late, "Cựu Tổng thống Mỹ nêu một đề nghị.") == ["John Carter"]
    assert meant("Tổng thống Mỹ nêu", late, "Tổng thống Mỹ nêu một đề nghị.") == ["Paul Smith"]


def test_a_leader_named_only_behind_is_the_only_one(meant: Meant) -> None:
    assert meant("Nhà lãnh đạo Pháp", "Nhà lãnh đạo Pháp tới Hà Nội.", SCENE) == ["Jean Morel"]


def test_two_persons_are_the_two_of_the_sentence_before(meant: Meant) -> None:
    elsewhere = "Thủ tướng Trần Quốc Bình tiếp Tổng thống Áo Franz Huber. Ông Huber cảm ơn. Ông Huber tặng quà."
    assert sorted(meant("Hai nhà lãnh đạo", elsewhere, SCENE, "Hai nhà lãnh đạo nhất trí.")) == ["Jean Morel", "Trần Quốc Bình"]


def test_a_counterpart_is_not_the_one_who_has_it(meant: Meant) -> None:
    late = "Thủ tướng Trần Quốc Bình trao đổi với người đồng cấp về thương mại."
    assert meant("người đồng cấp", SCENE, late) == ["Jean Morel"]
    assert meant("người đồng cấp", f"{HOST} thăm một trường học.", late) == []


def test_a_spokesperson_is_who_holds_the_office(meant: Meant) -> None:
    first = "Người phát ngôn Bộ Ngoại giao Lê Thị Hạnh trả lời báo chí."
    assert meant("người phát ngôn", first, SCENE, "Theo người phát ngôn, chuyến thăm mở ra triển vọng.") == ["Lê Thị Hạnh"]
    assert meant("người phát ngôn", SCENE, "Theo người phát ngôn, chuyến thăm mở ra triển vọng.") == []


def test_a_pronoun_means_nobody_of_whom_another_speaks(meant: Meant) -> None:
    said = '"Ông John Carter là bạn tôi", Ngoại trưởng Pháp Paul Duval nói.'
    assert meant("Ông khen", said, "Ông khen ngợi binh sĩ.") == ["Paul Duval"]


@pytest.mark.parametrize("words", ["nhiều nhà lãnh đạo", "một nhà ngoại giao", "người đàn ông"])
def test_many_or_any_are_nobody_named(article: Callable[..., Article], words: str) -> None:
    (_, reading) = mentions(article(SCENE, f"Hôm qua, {words} im lặng."), lexicon())
    assert not any(isinstance(m, GroupMention) for m in reading.mentions)


def test_this_state_is_the_one_whose_official_speaks(article: Callable[..., Article]) -> None:
    told = "Bộ trưởng Quốc phòng Pháp Paul Duval tuyên bố nước này sẵn sàng."
    (_, reading) = mentions(article("Áo bác tin đồn.", told), lexicon())
    (words,) = (m for m in reading.mentions if isinstance(m, GroupMention))
    assert Cast([reading]).actors(words, reading)[0].party == Country("FR")


def test_two_states_are_those_named_last_before(article: Callable[..., Article]) -> None:
    readings = mentions(article("Áo và Bỉ chờ Pháp và Đức, hai nước có nhiều kinh nghiệm."), lexicon())
    (words,) = (m for m in readings[0].mentions if isinstance(m, GroupMention))
    assert [a.party for a in Cast(readings).actors(words, readings[0])] == [Country("FR"), Country("DE")]


def test_a_counterpart_holds_the_office_of_whose_counterpart_he_is(meant: Meant) -> None:
    scene = f"{HOST} họp báo với người đồng cấp Pháp Jean Morel."
    assert meant("Thủ tướng Pháp nhấn", scene, "Thủ tướng Pháp nhấn mạnh tình hữu nghị.") == ["Jean Morel"]
    assert meant("Hai thủ tướng", scene, "Hai thủ tướng nhất trí mở cửa cảng.") == ["Trần Quốc Bình", "Jean Morel"]
