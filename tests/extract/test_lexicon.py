"""Words of the tables found in a text."""
from __future__ import annotations

from bangiao.extract.words.lexicon import Lexicon, country_names
from bangiao.extract.words.normal import normal

ROWS = [
    ("countries", {"name": "Lào"}), ("places", {"name": "Lào Cai"}), ("titles", {"name": "Thủ tướng"}),
    ("places", {"name": "thành phố Vinh"}), ("countries", {"name": "lào"}),
]


def found(text: str) -> list[tuple[str, str]]:
    matches = Lexicon(ROWS).find(text, normal(text))
    return [(entry.table, text[match.start:match.end]) for match in matches for entry in match.entries]


def test_whole_words_are_found_and_may_overlap() -> None:
    assert found("Tới Lào Cai, thủ tướng") == [("countries", "Lào"), ("places", "Lào Cai"), ("titles", "thủ tướng")]


def test_parts_of_words_are_not() -> None:
    assert found("Làox xLào") == []


def test_proper_names_need_their_capital_and_titles_none() -> None:
    assert found("ồn lào xào với THỦ TƯỚNG") == [("titles", "THỦ TƯỚNG")]
    assert found("Thành phố Vinh") == [("places", "Thành phố Vinh")]


def test_either_tone_placement_is_found() -> None:
    text = "Hoà Bình"
    matches = Lexicon([("places", {"name": "Hòa Bình"})]).find(text, normal(text))
    assert [(match.start, match.end) for match in matches] == [(0, len(text))]


def test_countries_of_cldr_are_states_only() -> None:
    codes = {row["iso"] for row in country_names()}
    assert {"VN", "LA", "TL"} <= codes
    assert not codes & {"EU", "UN", "ZZ"}
