"""A sentence's tokens with the words of the tables at each."""
from __future__ import annotations

from bangiao.extract.words.lexicon import Lexicon
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Scan

ROWS = [
    ("places", {"name": "Hà Nội"}), ("places", {"name": "Hà Nội mới"}), ("titles", {"name": "Thủ tướng"}),
    ("pronouns", {"name": "nguyên thủ"}), ("blockers", {"name": "nguyên Thủ tướng", "looks-like": "pronouns"}),
]


def scan(text: str, start: int = 0) -> Scan:
    norm = normal(text)
    return Scan(text, norm, start, len(text), Lexicon(ROWS))


def test_the_longest_word_of_a_table_comes_first() -> None:
    found = scan("Ở Hà Nội mới")
    longest = found.at(1, "places")
    assert longest is not None
    assert longest.after == 4
    assert [word.after for word in found.all_at(1, "places")] == [4, 3]


def test_there_is_nothing_at_other_tokens_and_of_other_tables() -> None:
    found = scan("Ở Hà Nội")
    assert found.at(0, "places") is None
    assert found.at(1, "titles") is None
    assert found.at(99, "places") is None


def test_a_blocker_takes_out_what_only_looks_like_a_word_inside_it() -> None:
    found = scan("nguyên Thủ tướng")
    assert found.at(0, "pronouns") is None
    assert found.at(1, "titles") is not None


def test_ends_tells_whether_a_word_stands_right_before() -> None:
    found = scan("Thủ tướng tới Hà Nội")
    assert found.ends(2, "titles")
    assert not found.ends(3, "titles")


def test_something_may_begin_at_capitals_figures_quotations_and_words_of_the_tables() -> None:
    found = scan('thủ tướng tới Hà Nội 12 lần “x')
    assert found.loud({"titles"}) == [0, 3, 4, 5, 7]


def test_openings_name_the_tables_and_the_sort_of_a_token() -> None:
    found = scan("Thủ tướng tới Hà Nội mới 12")
    assert {"titles", "capital"} <= found.openings(0)
    assert {"places", "capital"} <= found.openings(3)
    assert "figure" in found.openings(6)


def test_white_space_inside_a_word_does_not_hide_it() -> None:
    longest = scan("Ở Hà\u00a0 Nội").at(1, "places")
    assert longest is not None
    assert longest.after == 3


def test_where_a_table_has_words() -> None:
    assert scan("Hà Nội và Hà Nội mới").where({"places"}) == [0, 3]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Câu trước. Thủ tướng tới."
    found = scan(text, 11)
    assert found.slice(0, 2) == "Thủ tướng"
    assert found.index(15) == 1
    assert found.is_(2, "tới", "đến")
    assert found.joined(3)
    assert not found.joined(1)
