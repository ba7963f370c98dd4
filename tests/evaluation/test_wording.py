"""Records in words."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bangiao.evaluation.gold import records
from bangiao.evaluation.kinds import KINDS
from bangiao.evaluation.wording import found_in_words, marked_in_words
from bangiao.extract.fact import Country, Fact, Person


def test_a_marked_record() -> None:
    [record] = records({"visits": [{"visitors": ["Sato Kenji", "?"], "origin": "JP", "date": "?"}]})["visits"]
    assert marked_in_words(KINDS[1], record) == "visitors: Sato Kenji; ? · origin: JP · date: ? · status: held"


def test_a_found_record_goes_by_codes_and_longest_names(graph: Callable[..., Any]) -> None:
    visit = Fact("Visit", (("visitor", Person("Sato Kenji", "JP", ("Sato",))), ("destination", Country("VN"))), ())
    [found] = graph(visit).records("a", KINDS[1])
    assert found_in_words(KINDS[1], found) == "visitors: Sato Kenji · destination: VN · status: held"
