"""Who acts, and whom "ông" means in the sentences behind."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.article import Article
from bangiao.extract.mentioning.mention import PersonMention
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.settling.acting import acts, subjects
from bangiao.extract.words.lexicon import lexicon


@pytest.mark.parametrize(("text", "acting"), [
    ("Ông Trần Văn Nam hôm qua cũng đã khẳng định điều đó.", True),
    ("Ông Trần Văn Nam là người Huế.", False),
    ("Đó là ông Trần Văn Nam", False),
    ("“Điều đó ông Trần Văn Nam khẳng định rồi”, bà nói.", False),
])
def test_who_acts_has_a_verb_behind(article: Callable[..., Article], text: str, acting: bool) -> None:
    (reading,) = mentions(article(text), lexicon())
    (person,) = (m for m in reading.mentions if isinstance(m, PersonMention))
    assert acts(reading, person) is acting


def meant(article: Article) -> list[str]:
    """The names that "ông", "bà" stand for, in the order of the text; men's names begin with A."""
    readings = mentions(article, lexicon())
    found = subjects(readings, lambda m: m.name or None, lambda name, gender: (name[0] == "A") == (gender == "m"))
    return [found[place] for place in sorted(found)]


def test_who_acts_goes_before_who_is_only_named(article: Callable[..., Article]) -> None:
    text = "Gặp ông Antonio Ruiz, ông Alberto Gomez khẳng định điều đó. Ông cảm ơn ông Antonio Ruiz. Ông đề nghị gặp lại."
    assert meant(article(text)) == ["Alberto Gomez", "Alberto Gomez"]


def test_a_word_means_somebody_of_its_gender(article: Callable[..., Article]) -> None:
    text = "Ông Antonio Ruiz khẳng định với bà Petra Novak điều đó. Bà cảm ơn."
    assert meant(article(text)) == ["Petra Novak"]


def test_nobody_is_meant_from_far_away(article: Callable[..., Article]) -> None:
    far = "Trời nắng. " * 4
    assert meant(article(f"Ông Antonio Ruiz khẳng định điều đó. {far}Ông đề nghị gặp lại.")) == []


def test_many_words_in_a_row_are_settled_in_good_time(article: Callable[..., Article]) -> None:
    assert len(meant(article("Ông Antonio Ruiz khẳng định. " + "Ông khẳng định. " * 2000))) == 2000
