"""Entries are found by labels and codes in batches; what was answered is not asked again, also after a failure."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bangiao.extract.fact import Country, Person
from bangiao.graph.alignment import lookup as module
from bangiao.graph.alignment.answers import Answers
from bangiao.graph.alignment.lookup import Lookup, Select
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.alignment.profile import read_profile
from bangiao.graph.errors import RemoteError

WIKIDATA = read_profile("wikidata")
Ours = Callable[..., Entity]
TAKEDA, HONG_VAN = Person("Takeda Shinichi", "JP"), Person("Nguyễn Thị Hồng Vân", "VN")


@pytest.fixture
def answers(tmp_path: Path) -> Iterator[Answers]:
    with Answers(tmp_path / "answers", "far", days=1) as opened:
        yield opened


def test_entries_of_the_class_are_found_by_any_spelling(wikidata: Any, answers: Answers, ours: Ours) -> None:
    found = Lookup(wikidata.select, WIKIDATA, answers).candidates("Person", [ours(TAKEDA), ours(HONG_VAN)])
    assert found == {
        "person/JP/takeda-shinichi": {
            "https://far.example/takeda": {"Takeda Shinichi", "Shinichi Takeda"},
            "https://far.example/namesake": {"Shinichi Takeda"},
        },
        ours(HONG_VAN).iri: {"https://far.example/hong-van": {"Nguyen Thi Hong Van"}},
    }


def test_countries_are_found_by_their_code(wikidata: Any, answers: Answers, ours: Ours) -> None:
    found = Lookup(wikidata.select, WIKIDATA, answers).candidates("Country", [ours(Country("VN")), ours(Country("LA"))])
    assert found == {"country/VN": {"http://www.wikidata.org/entity/Q881": frozenset()}, "country/LA": {}}


def test_an_entry_is_told_with_all_signs(wikidata: Any, answers: Answers) -> None:
    iri = "https://far.example/takeda"
    entry = Lookup(wikidata.select, WIKIDATA, answers).entries("Person", [iri])[iri]
    assert (entry.label, entry.description) == ("Takeda Shinichi", "Japanese politician")
    assert entry.names == {"Takeda Shinichi", "Shinichi Takeda"}
    assert (entry.countries, entry.offices) == ({"JP"}, {"Prime Minister of Japan"})
    assert (entry.born, entry.gone, entry.exists) == (1960, None, True)


def test_a_replaced_entry_leads_to_what_replaced_it_and_a_deleted_one_is_not_there(wikidata: Any, answers: Answers) -> None:
    wikidata.add("far:old owl:sameAs far:takeda .")
    found = Lookup(wikidata.select, WIKIDATA, answers).entries("Person", ["https://far.example/old", "https://far.example/deleted"])
    assert not found["https://far.example/old"].exists
    assert found["https://far.example/old"].replaced == {"https://far.example/takeda"}
    assert found["https://far.example/takeda"].exists
    assert not found["https://far.example/deleted"].exists


def test_dates_before_christ_and_unknown_ones_give_no_year(wikidata: Any, answers: Answers) -> None:
    wikidata.add('far:old wdt:P569 "-0044-03-15" ; wdt:P570 "http://www.wikidata.org/.well-known/genid/x" ; rdfs:label "X"@vi .')
    entry = Lookup(wikidata.select, WIKIDATA, answers).entries("Person", ["https://far.example/old"])["https://far.example/old"]
    assert (entry.born, entry.gone) == (None, None)


def test_what_was_answered_is_not_asked_again(wikidata: Any, answers: Answers, ours: Ours, nobody: Select) -> None:
    first = Lookup(wikidata.select, WIKIDATA, answers).candidates("Person", [ours(TAKEDA)])
    assert Lookup(nobody, WIKIDATA, answers).candidates("Person", [ours(TAKEDA)]) == first
    wikidata.asked.clear()
    Lookup(wikidata.select, WIKIDATA, answers).candidates("Person", [ours(TAKEDA), ours(HONG_VAN)])
    assert "Hong Van" in wikidata.asked[0]
    assert "Takeda" not in wikidata.asked[0]


def test_a_run_that_broke_off_goes_on_where_it_stood(
    wikidata: Any, answers: Answers, ours: Ours, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LABELS", 4)
    people = [ours(TAKEDA), ours(HONG_VAN)]

    def failing(query: str) -> Iterable[Mapping[str, str]]:
        if len(wikidata.asked) == 3:
            raise RemoteError("https://far.example", "HTTP status 503", "try again")
        return wikidata.select(query)

    with pytest.raises(RemoteError):
        Lookup(failing, WIKIDATA, answers).candidates("Person", people)
    before = list(wikidata.asked)
    found = Lookup(wikidata.select, WIKIDATA, answers).candidates("Person", people)
    assert len(before) == 3
    assert not set(before) & set(wikidata.asked[3:])
    with Answers(Path(":memory:"), "", days=1) as empty:
        assert found == Lookup(wikidata.select, WIKIDATA, empty).candidates("Person", people)


def test_progress_counts_labels(wikidata: Any, answers: Answers, ours: Ours) -> None:
    steps: list[tuple[int, int]] = []
    Lookup(wikidata.select, WIKIDATA, answers, lambda done, of: steps.append((done, of))).candidates("Person", [ours(TAKEDA)])
    done, of = steps[-1]
    assert done == of > 0


def test_rows_that_answer_nothing_that_was_asked_are_left_out(answers: Answers, ours: Ours) -> None:
    def strange(query: str) -> list[dict[str, str]]:
        return [{"item": "https://far.example/1", "key": "Somebody Else", "lang": "vi"}]

    assert Lookup(strange, WIKIDATA, answers).candidates("Person", [ours(TAKEDA)]) == {"person/JP/takeda-shinichi": {}}
