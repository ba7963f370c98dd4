"""Profiles are pages: those that come with the program, and ones of one's own, refused with what is wrong."""
from __future__ import annotations

from pathlib import Path

import pytest

from bangiao.graph.alignment.profile import CLASSES, profile_names, read_profile
from bangiao.graph.alignment.question import check
from bangiao.graph.errors import AlignmentError

LABELS = 'languages = ["vi"]\nlabel = "<urn:label>"\nnames = "<urn:label>|<urn:other>"\n'


@pytest.mark.parametrize("name", profile_names())
def test_the_profiles_of_the_program_tell_of_all_classes_in_sparql(name: str) -> None:
    profile = read_profile(name)
    assert set(profile.classes) == set(CLASSES)
    check(profile)


def test_wikidata_is_asked_slowly_and_by_code() -> None:
    wikidata = read_profile("wikidata")
    assert wikidata.pause >= 1
    assert wikidata.classes["Country"].code == "wdt:P297"


def test_a_page_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    page = tmp_path / "own.toml"
    page.write_text(LABELS + '[Person]\nis = "a <urn:Person>"\nfrom = "<urn:born>"\n', "utf-8")
    profile = read_profile(str(page))
    assert (profile.classes["Person"].is_a, profile.classes["Person"].start) == ("a <urn:Person>", "<urn:born>")
    assert list(profile.classes) == ["Person"]
    check(profile)


def test_equal_pages_have_equal_digests(tmp_path: Path) -> None:
    pages = [tmp_path / name for name in ("a.toml", "b.toml", "c.toml")]
    for page, text in zip(pages, (LABELS, LABELS, LABELS + "pause = 2.0\n"), strict=True):
        page.write_text(text, "utf-8")
    one, same, other = (read_profile(str(page)).digest for page in pages)
    assert one == same != other


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("label = 'x'\nnames = 'x'\n", "the key 'languages' is missing"),
        (LABELS + "endpoint = 'x'\n", "the key 'endpoint' is not known"),
        (LABELS + "[Person]\nborn = 'x'\n", r"the key 'born' in \[Person\] is not known"),
        (LABELS + "[Person\n", "compare the page with wikidata.toml"),
        (LABELS + "Person = 3\n", "compare the page with wikidata.toml"),
    ],
)
def test_a_broken_page_is_refused_with_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(AlignmentError, match=f"own.toml: .*{problem}"):
        read_profile(str(tmp_path / "own.toml"))


def test_a_profile_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(AlignmentError, match="no-such: there is no such profile or file; the profiles are labels, wikidata"):
        read_profile("no-such")


def test_a_path_that_is_no_sparql_is_refused_with_its_class(tmp_path: Path) -> None:
    page = tmp_path / "own.toml"
    page.write_text(LABELS + '[Person]\n[Place]\ncountry = "wdt:P17/"\n', "utf-8")
    with pytest.raises(AlignmentError, match=r"own.toml: a path for \[Place\] is no SPARQL"):
        check(read_profile(str(page)))
