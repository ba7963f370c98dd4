"""Proposals over a store: sorted, never what was decided, and what became of accepted links."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bangiao.extract.fact import Organization, Person, Place
from bangiao.graph.alignment.answers import Answers
from bangiao.graph.alignment.decisions import Decision, Decisions
from bangiao.graph.alignment.lookup import Lookup
from bangiao.graph.alignment.profile import Profile, read_profile
from bangiao.graph.alignment.propose import LEAST, Proposal, lost, propose
from bangiao.graph.errors import AlignmentError
from bangiao.graph.iri import entity_path
from bangiao.graph.store import Store

WIKIDATA = read_profile("wikidata")
TAKEDA, FAR = "person/JP/shinichi-takeda", "https://far.example/"


@pytest.fixture
def answers(tmp_path: Path) -> Iterator[Answers]:
    with Answers(tmp_path / "answers", "far", days=1) as opened:
        yield opened


@pytest.fixture
def proposed(told: Store, wikidata: Any, answers: Answers) -> Any:
    """The proposals, and, with `least=0`, all that was looked at."""

    def run(*decided: Decision, profile: Profile = WIKIDATA, **options: Any) -> list[Proposal]:
        return propose(told, Lookup(wikidata.select, profile, answers), profile, Decisions(frozenset(decided)), **options)

    return run


def pairs(found: Sequence[Proposal]) -> list[tuple[str, str]]:
    return [(proposal.entity.iri, proposal.match.entry.iri.rsplit("/", 1)[1]) for proposal in found]


def test_each_class_is_proposed_the_likeliest_first(proposed: Any) -> None:
    found = proposed()
    hong_van, ministry = entity_path(Person("Nguyễn Thị Hồng Vân", "VN")), entity_path(Organization("Bộ Ngoại giao", "VN"))
    assert pairs(found) == [
        ("country/JP", "Q17"), ("country/VN", "Q881"), (ministry, "ministry"), (TAKEDA, "takeda"), (hong_van, "hong-van"),
        (entity_path(Place("Hà Nội", "VN")), "hanoi"),
    ]
    assert [proposal.match.score for proposal in found if proposal.entity.iri == TAKEDA] == [1.0]
    assert all(proposal.match.score >= LEAST for proposal in found)


def test_homonyms_and_other_states_come_behind_with_what_speaks_against_them(proposed: Any) -> None:
    by_entry = {proposal.match.entry.iri: proposal.match for proposal in proposed(least=0)}
    assert {"gone", "rival"} <= set(by_entry[FAR + "namesake"].keys)
    assert "other-country" in by_entry[FAR + "ministry-jp"].keys
    assert by_entry[FAR + "namesake"].score < LEAST
    assert FAR + "family-name" not in by_entry  # of another class


def test_what_was_rejected_is_not_proposed_again_nor_does_it_cast_doubt(proposed: Any, wikidata: Any) -> None:
    twin = 'far:twin wdt:P31 wd:Q5 ; rdfs:label "Takeda Shinichi"@vi ; wdt:P27 wd:Q17 ; wdt:P39 far:premier ; wdt:P569 "1960" .'
    wikidata.add(twin)
    assert {"rival"} <= {key for p in proposed(classes=("Person",)) if p.entity.iri == TAKEDA for key in p.match.keys}
    found = proposed(Decision("person/JP/takeda-shinichi", FAR + "twin", "reject"), classes=("Person",))
    (takeda,) = (proposal for proposal in found if proposal.entity.iri == TAKEDA)
    assert takeda.match.entry.iri == FAR + "takeda"
    assert "rival" not in takeda.match.keys


@pytest.mark.parametrize("verdict", ["exact", "close"])
def test_what_has_a_link_to_this_endpoint_needs_none(proposed: Any, verdict: str) -> None:
    assert TAKEDA not in {p.entity.iri for p in proposed(Decision(TAKEDA, FAR + "takeda", verdict), least=0)}
    elsewhere = Decision(TAKEDA, "https://other.example/takeda", verdict)
    assert TAKEDA in {p.entity.iri for p in proposed(elsewhere)}


def test_an_entry_that_another_of_ours_has_is_doubted(proposed: Any) -> None:
    found = proposed(Decision("person/JP/someone-else", FAR + "takeda", "exact"))
    assert "taken" in next(p.match.keys for p in found if p.entity.iri == TAKEDA)


def test_a_merged_entry_is_proposed_under_the_one_that_stands_for_it(proposed: Any, wikidata: Any) -> None:
    wikidata.add('far:old owl:sameAs far:hong-van ; wdt:P31 wd:Q5 ; rdfs:label "Nguyễn Thị Hồng Vân"@vi .')
    found = [p for p in proposed(classes=("Person",)) if p.entity.country == "VN"]
    assert [p.match.entry.iri for p in found] == [FAR + "hong-van"]
    assert "name" in found[0].match.keys  # by the label of the old one


def test_only_the_classes_asked_for_and_what_many_articles_tell_of(proposed: Any) -> None:
    assert {p.entity.node.cls for p in proposed(classes=("Place", "Country"))} == {"Country", "Place"}
    assert {p.entity.iri for p in proposed(articles=2)} == {TAKEDA, "country/JP"}


def test_no_more_than_five_entries_are_proposed_for_one(proposed: Any, wikidata: Any) -> None:
    for n in range(9):
        wikidata.add(f'far:twin-{n} wdt:P31 wd:Q5 ; rdfs:label "Takeda Shinichi"@vi ; wdt:P27 wd:Q17 ; wdt:P39 far:premier .')
    found = [p for p in proposed(least=0, classes=("Person",)) if p.entity.iri == TAKEDA]
    assert pairs(found) == [(TAKEDA, name) for name in ("takeda", "twin-0", "twin-1", "twin-2", "twin-3")]


def test_a_store_with_labels_alone_is_asked_by_labels_alone(proposed: Any, wikidata: Any) -> None:
    wikidata.add('far:x skos:prefLabel "Hà Nội" ; skos:altLabel "Hanoi"@en . far:jp skos:prefLabel "Nhật Bản"@vi .')
    found = {p.match.entry.iri: p.match.keys for p in proposed(profile=read_profile("labels"), least=0)}
    assert found[FAR + "x"] == ("name", "rival")
    assert found[FAR + "jp"] == ("name", "rival")


def test_a_class_that_a_profile_does_not_tell_of_is_named(proposed: Any, tmp_path: Path) -> None:
    page = tmp_path / "own.toml"
    page.write_text('languages = ["vi"]\nlabel = "<urn:l>"\nnames = "<urn:l>"\n[Person]\n', "utf-8")
    assert proposed(profile=read_profile(str(page)), classes=("Person",)) == []
    with pytest.raises(AlignmentError, match=r"own.toml: the profile has no section \[Country\]; add it, or leave"):
        proposed(profile=read_profile(str(page)))


def test_links_that_lead_to_nothing_any_more_are_told(wikidata: Any, answers: Answers) -> None:
    wikidata.add("far:old owl:sameAs far:takeda .")
    rows = [Decision(f"person/JP/{name}", FAR + name, "exact") for name in ("takeda", "old", "deleted")]
    rows += [Decision("person/JP/x", FAR + "never", "reject"), Decision("person/JP/y", "https://other.example/1", "exact")]
    found = lost(Lookup(wikidata.select, WIKIDATA, answers), Decisions(frozenset(rows)), WIKIDATA, [FAR])
    assert [str(row) for row in found] == [
        f"id:person/JP/deleted is linked to {FAR}deleted, but the endpoint has no such entry",
        f"id:person/JP/old is linked to {FAR}old, but another stands for it: {FAR}takeda",
    ]
