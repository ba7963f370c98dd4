"""The checker finds what is wrong with pages, each with its file."""
from __future__ import annotations

from pathlib import Path

import pytest

from bangiao.graph.store import Store
from bangiao.queries.page_check import check_pages

PAGE = """# vi: Nước nào?
# en: Which country?
# param country (country): Nước / Country

SELECT ?s WHERE { VALUES (?country) { (<https://w3id.org/bangiao/id/country/VN>) } GRAPH ?g { ?s ?p ?country } }
"""


def test_the_pages_of_the_installation_are_well(store: Store) -> None:
    assert check_pages(store) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("?s ?p ?country", "?s ?p ?country ", None),
        ("?s ?p ?country", "SERVICE <urn:x> { ?s ?p ?country }", "it.rq: SERVICE asks another store"),
        ("?s ?p ?country", "?s foaf:knows ?country", "a prefix is not declared"),
        ("GRAPH ?g", "GRAPHE ?g", "it.rq:5:"),
        ("country/VN", "country/XX", "it.rq: the example gives nothing in this store"),
        ("<https://w3id.org/bangiao/id/country/VN>", '"VN"', "which is no country"),
        ("# en: Which country?\n", "", "it.rq:1:"),
    ],
)
def test_each_fault_is_told(store: Store, tmp_path: Path, old: str, new: str, said: str | None) -> None:
    assert old in PAGE
    (tmp_path / "it.rq").write_text(PAGE.replace(old, new), "utf-8")
    problems = check_pages(store, tmp_path)
    assert (problems == ()) if said is None else any(said in problem for problem in problems)
