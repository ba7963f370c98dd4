"""Words, numbers and signs with their offsets."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.words.normal import normal
from bangiao.extract.words.tokens import tokens


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text, normal(text), 0, len(text))]


def test_numbers_keep_their_points_and_words_their_apostrophes() -> None:
    assert words("Ông O'Neill có 1.250,5 tấn.") == ["Ông", "O'Neill", "có", "1.250,5", "tấn", "."]
    assert words("ITAR-TASS (Nga)") == ["ITAR", "-", "TASS", "(", "Nga", ")"]


@given(st.text())
def test_tokens_are_slices_in_order_and_leave_out_only_white_space(text: str) -> None:
    norm, end = normal(text), 0
    for token in tokens(text, norm, 0, len(text)):
        assert text[token.start:token.end] == token.text
        assert norm[token.start:token.end] == token.norm
        assert not text[end:token.start].strip()
        end = token.end
    assert not text[end:].strip()
