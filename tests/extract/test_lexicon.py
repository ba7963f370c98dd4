"""Words of the tables found in a text."""
from __future__ import annotations

from bangiao.extract.words.lexicon import Lexicon, country_names
from bangiao.extract.words.normal import normal

ROWS = [
    ("countries", {"name": "Lào"}), ("places", {"name": "Lào Cai"}), ("titles", {"name": "Thủ tướng"}),
    ("places", {"name": "thành phố Vinh"}), ("countries", {"name": "lào"}),
]


def found(words: str) -> list[tuple[str, str]]:
    """The tables and words found in tokens parted by spaces."""
    return [
        (table, " ".join(words[:place].split()[-word.length:]))
        for place, word in Lexicon(ROWS).find(f" {words} ") for table in word.lines
    ]


def test_whole_words_are_found_and_may_overlap() -> None:
    assert found("tới lào cai , thủ tướng") == [("countries", "lào"), ("places", "lào cai"), ("titles", "thủ tướng")]


def test_parts_of_words_are_not() -> None:
    assert found("làox xlào") == []


def test_proper_names_need_their_capital_and_titles_none() -> None:
    found = Lexicon(ROWS).find(" lào cai thủ tướng ")
    words = {" ".join(line.row["name"] for line in word.lines.values()): word for _, word in found}
    assert not words["Lào"].plain
    assert words["Thủ tướng"].plain


def test_what_is_written_small_in_its_table_needs_no_capital() -> None:
    (_, word), = Lexicon(ROWS).find(" thành phố vinh ")
    assert word.plain


def test_signs_of_a_word_are_tokens_of_their_own() -> None:
    (_, word), = Lexicon([("places", {"name": "Bà Rịa - Vũng Tàu"})]).find(" bà rịa - vũng tàu ")
    assert word.length == 5


def test_either_tone_placement_is_found() -> None:
    (_, word), = Lexicon([("places", {"name": "Hoà Bình"})]).find(f" {normal('Hoà Bình')} ")
    assert word.length == 2


def test_countries_of_cldr_are_states_only() -> None:
    codes = {row["iso"] for row in country_names()}
    assert {"VN", "LA", "TL"} <= codes
    assert not codes & {"EU", "UN", "ZZ"}
