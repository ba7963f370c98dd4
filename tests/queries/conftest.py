"""A small store whose facts are known: some sample articles with the facts of their gold, described and committed."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place, Principle, Value
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.reason import reason
from bangiao.graph.store import Store

ARTICLES = (
    "quoc-phong-viet-nam-an-do",
    "ngoai-truong-nhat-ban-tham-ha-noi",
    "viet-nam-chile-nhin-lai",
    "hop-bao-thuong-ky",
    "nhat-ban-tau-tuan-tra",  # tells of a meeting that the second tells of too
)

Gold = dict[str, Any]


def gold_facts(gold: Gold, text: str) -> tuple[Fact, ...]:
    """The facts that a gold file states, with the anchor as the passage of each; what it leaves open is left out."""
    states = {o["person"]: o["country"] for o in gold["offices"]}
    return tuple(
        Fact(cls, tuple(_values(record, cls, states)), (_passage(record["anchor"], text),), ("gold",))
        for section, cls in _CLASSES.items()
        for record in gold[section]
    )


_CLASSES = {
    "meetings": "Meeting", "visits": "Visit", "agreements": "Agreement", "policies": "Policy",
    "relations": "RelationMilestone", "offices": "OfficeHolding", "assistance": "Assistance", "statements": "Statement",
}  # fmt: skip
_PLURAL = {"participants": "participant", "visitors": "visitor", "signatories": "signatory", "parties": "party"}
_PERSONS = {"participant", "visitor", "signatory", "person", "speaker"}
_AGENTS = {"party", "origin", "destination", "holder", "provider", "recipient", "country"}
_CONCEPTS = {"kind", "status"}
_TEXTS = {"title", "label", "level", "unit", "verb", "count"}


def _values(record: Gold, cls: str, states: dict[str, str]) -> Iterator[tuple[str, Value]]:
    for key, given in record.items():
        for value in given if isinstance(given, list) else [given]:
            if value not in (None, "?") and (found := _value(_PLURAL.get(key, key), value, states)):
                yield found
    yield from (("principle", Principle(label, n)) for n, label in enumerate(record.get("principles", ()), 1))
    if cls == "Statement":
        yield "text", record["anchor"]


def _value(key: str, value: Any, states: dict[str, str]) -> tuple[str, Value] | None:
    if key in _PERSONS:
        return key, Person(value, states.get(value))
    if key in _AGENTS:
        return key, Organization(value[4:]) if value.startswith("org:") else Country(value)
    if key in _CONCEPTS:
        return key, Concept(value)
    if key == "date":
        return key, Date(*value.split("/"))
    if key == "place":
        return key, Place(value)
    return (key, value) if key in _TEXTS else None


def _passage(anchor: str, text: str) -> Passage:
    start = text.index(anchor)
    return Passage(start, start + len(anchor), ("kind",))


def _text(samples: Path, name: str) -> str:
    """The text of a sample, which stands in a file of its own or in a line of tin-ngan.jsonl."""
    if (file := samples / f"{name}.txt").is_file():
        return file.read_text("utf-8")
    records = map(json.loads, (samples / "tin-ngan.jsonl").read_text("utf-8").splitlines())
    return next(f"date {record['date']}\n{record['text']}" for record in records if record["id"] == name)


def _article(samples: Path, name: str) -> tuple[Article, tuple[Fact, ...]]:
    text = _text(samples, name)
    gold = json.loads((samples / "gold" / f"{name}.json").read_text("utf-8"))
    url = f"https://tin.example.org/{name}"
    article = Article(name, text, (), text.splitlines()[1], Date(gold["published"]), "Tin Nhanh", url)
    return article, gold_facts(gold, text)


@pytest.fixture(scope="session")
def store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store, open for reading."""
    path = tmp_path_factory.mktemp("queries") / "store"
    with Store(path) as filled:
        for name in ARTICLES:
            article, facts = _article(samples, name)
            filled.replace(ox.NamedNode(article_iri(name)), describe(article, facts))
        reason(filled)
    with Store(path, mode="read") as opened:
        yield opened
