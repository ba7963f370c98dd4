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
    return Scan(text, norm, start, len(text), sorted(Lexicon(ROWS).find(text, norm), key=lambda match: match.start))


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


def test_quiet_tokens_open_nothing() -> None:
    found = scan("thủ tướng tới Hà Nội 12 lần")
    assert [found.quiet(i, {"titles"}) for i in range(len(found))] == [False, True, True, False, False, False, True]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Câu trước. Thủ tướng tới."
    found = scan(text, 11)
    assert found.slice(0, 2) == "Thủ tướng"
    assert found.index(15) == 1
    assert found.is_(2, "tới", "đến")
    assert found.joined(3)
    assert not found.joined(1)
