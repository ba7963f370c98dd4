"""How an event is told: every word of the table where its columns say, and which of several words decides."""

from __future__ import annotations

import pytest

from bangiao.extract.claiming.proof import reading
from bangiao.extract.settling.stance import stance, wished
from bangiao.ontology.gazetteer import Row, table

MEANS = {
    "held": "held", "planned": "planned", "cancelled": "cancelled", "denied": "denied",
    "hypothetical": "denied", "negated": "denied", "none": "open",
}  # fmt: skip
WORDS = table("stance-words")
SUBJECT = (0, 5)  # "Cô An"


def told(sentence: str, event: str = "múa") -> str:
    """The stance of the word `event`, which no table knows, in a sentence whose subject is its first five letters."""
    start = sentence.index(event)
    return stance(reading(sentence).scan, (start, start + len(event)), start + len(event), (SUBJECT,))


@pytest.mark.parametrize("row", [r for r in WORDS if r["position"] in ("before", "both")], ids=lambda r: r["name"])
def test_every_word_that_stands_before_an_event_tells_of_it(row: Row) -> None:
    assert told(f"Cô An {row['name']} múa.") == MEANS[row["stance"]]


@pytest.mark.parametrize(
    "row", [r for r in WORDS if r["position"] in ("after", "both") and r["scope"] != "clause"], ids=lambda r: r["name"]
)
def test_every_word_that_stands_behind_an_event_tells_of_it(row: Row) -> None:
    assert told(f"Cô An múa {row['name']}.") == MEANS[row["stance"]]


@pytest.mark.parametrize(
    "row", [r for r in WORDS if r["position"] == "before" and r["stance"] != "none"], ids=lambda r: r["name"]
)
def test_a_word_that_governs_what_follows_says_nothing_of_what_went_before(row: Row) -> None:
    behind = [r for r in WORDS if r["position"] != "before" and r["name"] in row["name"]]
    if not behind:  # "đã diễn ra" holds "diễn ra", which looks back
        assert told(f"Cô An múa {row['name']}.") == "open"


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("Cô An múa.", "open"),
        ("Cô An đã múa.", "held"),
        ("Cô An dự kiến nghỉ, đã múa.", "held"),
        ("Cô An đã múa vì sắp diễn ra lễ lớn.", "held"),
        ("Cô An sẽ múa.", "planned"),
        ("Cô An không múa.", "denied"),
        ("Cô An múa; vở bị hủy.", "open"),  # another clause
        ("Cô An múa. Vở bị hủy.", "open"),
        (f"Cô An múa {'say ' * 30}, bị hủy.", "open"),  # too far behind
        ("Cô An sẽ hát; múa.", "planned"),  # one subject, one plan
        ("Cô An không chỉ múa.", "open"),
    ],
)
def test_a_sentence_tells_its_event_thus(sentence: str, how: str) -> None:
    assert told(sentence) == how


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("phủ nhận hủy", "denied"),  # denied goes before cancelled
        ("có thể hủy", "denied"),  # what only may be called off is not
        ("mong sẽ", "denied"),  # hypothetical before planned
        ("không đã", "denied"),  # negated before held
        ("đã dự kiến", "planned"),  # planned before held
    ],
)
def test_the_stronger_of_several_words_decides(words: str, how: str) -> None:
    assert told(f"Cô An {words} múa.") == how


def test_words_inside_a_mention_say_nothing() -> None:
    sentence = "Cô An múa ở rạp Sẽ Vui."
    start = sentence.index("múa")
    scan = reading("Cô Sẽ múa ở rạp.").scan
    assert stance(scan, (6, 9), 9, ((0, 5),)) == "open"
    assert stance(scan, (6, 9), 9, ()) == "planned"
    assert told(sentence) == stance(reading(sentence).scan, (start, start + 3), start + 3, (SUBJECT,))


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("mong", True),
        ("có thể", True),
        ("sẽ", False),
        ("đã", False),
        ("không", False),
        ("có thể hủy", False),
        ("phủ nhận có thể", False),
    ],
)
def test_a_wish_is_neither_called_off_nor_denied(words: str, wish: bool) -> None:
    sentence = f"Cô An {words} múa."
    start = sentence.index("múa")
    assert wished(reading(sentence).scan, (start, start + 3), start + 3, (SUBJECT,)) is wish


def test_what_a_guest_is_asked_to_do_is_to_come() -> None:
    text = "Ông Bo mời Cô An hát và múa."
    start, subject = text.index("múa"), text.index("Cô An")
    assert stance(reading(text).scan, (start, start + 3), start + 3, ((subject, subject + 5),)) == "planned"


def test_a_word_for_another_event_behind_says_nothing_of_this_one() -> None:
    assert told("Cô An múa và dự kiến hát.") == "open"
    assert told("Cô An múa dự kiến vào tháng tới.") == "planned"
