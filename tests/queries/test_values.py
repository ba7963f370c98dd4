"""What a reader writes becomes the terms of the parameter's kind, or an error that helps."""
from __future__ import annotations

import datetime as dt

import pyoxigraph as ox
import pytest

from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import BGK, ID, XSD_DATE
from bangiao.queries.errors import PageError, ParameterError
from bangiao.queries.page import Term, page
from bangiao.queries.source import embedded
from bangiao.queries.values import terms


def given(store: Store, name: str, **values: object) -> dict[str, tuple[Term, ...]]:
    return terms(embedded(store), page(name), values)  # type: ignore[arg-type]


def day(text: str) -> tuple[Term, ...]:
    return (ox.Literal(text, datatype=ox.NamedNode(XSD_DATE)),)


@pytest.mark.parametrize("text", ["2025-06-11", "11/6/2025", "11-06-2025", "11.6.2025", dt.date(2025, 6, 11)])
def test_a_day_is_read_as_people_write_it(store: Store, text: object) -> None:
    assert given(store, "visits-to", to=text) == {"to": day("2025-06-11")}


def test_a_month_or_year_begins_and_ends_a_period(store: Store) -> None:
    bounds = given(store, "visits-to", **{"from": "2025", "to": "2/2024"})
    assert bounds == {"from": day("2025-01-01"), "to": day("2024-02-29")}


def test_several_values_and_none(store: Store) -> None:
    assert given(store, "visits-to", country=["Ấn Độ", "JP"], to="") == {
        "country": (ox.NamedNode(ID + "country/IN"), ox.NamedNode(ID + "country/JP")),
        "to": (),
    }


@pytest.mark.parametrize("text", ["mou", "Bản ghi nhớ", "ban ghi nho", "Memorandum", "bgk:mou", f"<{BGK}mou>"])
def test_a_kind_goes_by_label_or_code(store: Store, text: str) -> None:
    assert given(store, "agreements", kind=text) == {"kind": (ox.NamedNode(BGK + "mou"),)}


@pytest.mark.parametrize("start", ["", "https://tin.example.org/", ID + "article/", "id:article/"])
def test_an_article_goes_by_id_url_or_iri(store: Store, start: str) -> None:
    text = start + "hop-bao-thuong-ky"
    assert given(store, "article", article=text) == {"article": (ox.NamedNode(ID + "article/hop-bao-thuong-ky"),)}


def test_terms_are_taken_as_they_are(store: Store) -> None:
    node = ox.NamedNode("https://example.org/x")
    assert given(store, "visits-to", country=node) == {"country": (node,)}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("who", "Vũ Trọng Khoi Nguyên", "the nearest names: Vũ Trọng Khôi"),
        ("to", "2025-02-30", "not a date"),
        ("to", "hôm qua", "not a date"),
    ],
)
def test_what_fits_nothing_is_told_with_the_remedy(store: Store, name: str, value: str, said: str) -> None:
    with pytest.raises(ParameterError, match=rf"^{name}='{value}': .*{said}.* takes "):
        given(store, "meetings-of-person", **{name: value})


def test_years_languages_kinds_articles_and_facts_are_checked(store: Store) -> None:
    for name, values in (
        ("active-pairs", {"year": "nay"}), ("active-pairs", {"language": "fr"}), ("agreements", {"kind": "thơ"}),
        ("article", {"article": "no-such"}), ("fact-articles", {"fact": "id:meeting/no-such"}),
    ):  # fmt: skip
        with pytest.raises(ParameterError):
            given(store, name, **values)
    with pytest.raises(PageError, match="there is no parameter 'whom'"):
        given(store, "visits-to", whom="x")
