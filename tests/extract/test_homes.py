"""Of which state persons are: named, the press's own, the one that the article is about, or none that can be told."""
from __future__ import annotations

from collections.abc import Callable

from bangiao.extract.article import Article
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.settling.homes import HOME
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.words.lexicon import lexicon


def home(article: Callable[..., Article], name: str, *paragraphs: str) -> str | None:
    cast = Cast(mentions(article(*paragraphs), lexicon()))
    return next(person.country for person, _ in cast.persons() if person.name == name)


def test_a_vietnamese_name_is_of_the_press_s_own_state(article: Callable[..., Article]) -> None:
    assert home(article, "Lê Minh Đạt", "Bộ trưởng Lê Minh Đạt tới Paris.") == "VN"
    assert home(article, "Vương Đạt", "Ông Vương Đạt gặp Đại sứ Chile.") == "VN"


def test_a_name_of_chinese_form_is_nobody_s_where_only_others_are_told_of(article: Callable[..., Article]) -> None:
    assert home(article, "Vương Đạt", "Trưởng đoàn Vương Đạt trở về Trung Quốc.") is None
    assert home(article, "Tập Đại Sơn", "Ông Tập Đại Sơn thăm Việt Nam.") is None


def test_an_official_is_of_the_one_state_that_an_article_is_about(article: Callable[..., Article]) -> None:
    about = "Việt Nam và Chile ký hiệp định. Chile xuất khẩu đồng. Chile nhập gạo của Việt Nam."
    told = "Tổng thống Ana Rojas dự lễ."
    assert home(article, "Ana Rojas", about, told) == "CL"
    assert home(article, "Ana Rojas", about, "Tổng thống Ana Rojas tới từ Peru.") is None  # beside another state
    assert home(article, "Ana Rojas", about, told, "Peru vắng mặt. Peru gửi thư. Peru chờ.") is None  # of two, neither
    assert home(article, "Ana Rojas", about, "Tổng Giám đốc Ana Rojas dự lễ.") is None  # no official


def test_an_official_is_of_a_state_that_has_the_office(article: Callable[..., Article]) -> None:
    about = "Canada và Mỹ đàm phán. Canada chờ. Canada đợi. Mỹ gửi thư."
    assert home(article, "John Carter", about, "Tổng thống John Carter im lặng.") == "US"
    assert home(article, "John Carter", about, "Thủ tướng John Carter im lặng.") == "CA"
    assert home(article, "John Carter", about, "Ngoại trưởng John Carter im lặng.") is None  # both have


def test_an_office_that_another_holds_is_hardly_one_s_own(article: Callable[..., Article]) -> None:
    about = "Pháp và Mỹ đàm phán. Tổng thống Pháp Jean Morel chờ. Mỹ gửi thư."
    assert home(article, "John Carter", about, "Tổng thống John Carter im lặng.") == "US"
    alone = "Tổng thống Pháp Jean Morel phát biểu. Pháp gửi thư. Nước Pháp chờ. Nước Pháp đợi. Nước Pháp im lặng. Nước Pháp vui."
    assert home(article, "Paul Duval", alone, "Tổng thống Paul Duval từng nói như vậy.") == "FR"  # one before him
    assert home(article, "Paul Duval", alone, "Nước Mỹ chờ. Tổng thống Paul Duval từng nói với Mỹ như vậy.") == "US"


def test_a_korean_is_of_one_of_the_koreas(article: Callable[..., Article]) -> None:
    about = "Triều Tiên phóng tên lửa. Mỹ lên án. Mỹ gửi thư. Mỹ chờ. Triều Tiên im lặng."
    assert home(article, "Kim Min-ho", about, "Nhà lãnh đạo Kim Min-ho thị sát.") == "KP"
    assert home(article, "John Carter", about, "Tổng thống John Carter lên tiếng.") == "US"


def test_a_capital_tells_of_its_state(article: Callable[..., Article]) -> None:
    about = "Washington và Ottawa đàm phán. Washington chờ. Ottawa đợi."
    assert home(article, "John Carter", about, "Tổng thống John Carter im lặng.") == "US"


def test_a_family_name_of_both_peoples_is_of_the_state_beside(article: Callable[..., Article]) -> None:
    about = "Việt Nam và Trung Quốc ký hiệp định."
    told = "Thủ tướng Lý Đại Sơn khẳng định Trung Quốc coi trọng Việt Nam."
    assert home(article, "Lý Đại Sơn", about, told) == "CN"
    assert home(article, "Lý Đại Sơn", about, "Thủ tướng Lý Đại Sơn thăm một trường học.") == "VN"
    assert home(article, "Lê Đại Sơn", about, told.replace("Lý", "Lê")) == "VN"


def test_the_press_s_own_state_is_one_of_the_two_where_its_leaders_act(article: Callable[..., Article]) -> None:
    abroad = "Lào và Thái Lan đón khách. Lào và Thái Lan vui mừng. Lào chờ đợi. Thái Lan chờ đợi."
    assert HOME not in Cast(mentions(article("Bộ trưởng Sok Dara nói.", abroad), lexicon())).pair
    assert HOME in Cast(mentions(article("Thủ tướng Lê Minh Đạt nói.", abroad), lexicon())).pair


def test_a_counterpart_is_of_another_state(article: Callable[..., Article]) -> None:
    about = "Pháp và Mỹ đàm phán. Pháp chờ. Nước Pháp đợi. Mỹ gửi thư."
    assert home(article, "John Carter", about, "Ngoại trưởng Pháp Jean Morel gặp người đồng cấp John Carter.") == "US"


def test_nobody_visits_his_own_state(article: Callable[..., Article]) -> None:
    about = "Nhật Bản gửi thư. Nhật Bản và Trung Quốc đàm phán. Trung Quốc chờ. Trung Quốc đợi. Bắc Kinh im lặng."
    assert home(article, "Sato Kenji", about, "Thứ trưởng Ngoại giao Sato Kenji dự lễ.") == "CN"
    assert home(article, "Sato Kenji", about, "Thứ trưởng Ngoại giao Sato Kenji sẽ thăm Bắc Kinh.") == "JP"
    assert home(article, "Sato Kenji", about, "Báo chí nói về chuyến thăm Trung Quốc của Thứ trưởng Sato Kenji.") == "JP"


def test_a_state_told_right_before_or_behind_weighs_more_than_one_far_off(article: Callable[..., Article]) -> None:
    about = "Peru và Chile đàm phán. Nước Peru chờ. Nước Chile chờ. Sông dài. Núi cao."
    assert home(article, "Ana Rojas", about, "Tổng thống Ana Rojas dự lễ.") is None
    assert home(article, "Ana Rojas", "Nước Peru chờ. Sông dài. Nước Chile chờ. Tổng thống Ana Rojas dự lễ. Núi cao.") == "CL"


def test_who_comes_behind_another_in_a_list_is_of_the_same_state(article: Callable[..., Article]) -> None:
    about = "Chile im lặng. Chile chờ. Chile đợi. Chile gửi thư."
    told = "Tại Chile, ông Bình gặp Tổng thống Peru Ana Rojas, Ngoại trưởng Luis Vega và Bộ trưởng Quốc phòng Juan Soto."
    assert home(article, "Luis Vega", about, told) == "PE"
    assert home(article, "Juan Soto", about, told) == "PE"


def test_who_meets_a_counterpart_is_of_another_state(article: Callable[..., Article]) -> None:
    about = "Peru gửi thư. Peru chờ. Peru đợi. Chile im lặng. Chile đợi."
    assert home(article, "Ana Rojas", about, "Tổng thống Ana Rojas gặp người đồng cấp Peru Luis Vega.") == "CL"


def test_a_chinese_name_behind_a_bare_office_is_of_the_state_that_is_told_of(article: Callable[..., Article]) -> None:
    about = "Trung Quốc và Việt Nam hợp tác. Trung Quốc gửi thư."
    assert home(article, "Tập Đại Sơn", about, "Tổng Bí thư, Chủ tịch Tập Đại Sơn nói về Trung Quốc.") == "CN"
    assert home(article, "Lê Đại Sơn", about, "Chủ tịch Lê Đại Sơn nói về Trung Quốc.") == "VN"
