"""The sample articles and their gold: each stands where the other points, letter for letter."""
from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bangiao.cli import main
from bangiao.extract.article import Article
from bangiao.extract.reading.read import read
from bangiao.extract.reading.source import Source, sources

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FLOORS = Path(__file__).with_name("floors.json")  # scores on the samples, which may rise and not fall
KINDS = {  # the kinds of each type of record; "?" where readers may differ
    "meetings": "talks audience reception encounter call dialogue negotiation conference other",
    "visits": "state official working attend other",
    "agreements": "treaty agreement mou joint-statement protocol plan contract letter arrangement other",
    "relations": "established upgraded severed restored",
    "assistance": "training relief aid equipment mission loan other",
}
NEEDED = {
    "meetings": {"participants", "parties", "date", "place", "kind", "status"},
    "visits": {"visitors", "origin", "destination", "date", "kind", "status"},
    "agreements": {"title", "kind", "parties", "date", "signatories", "status"},
    "policies": {"holder", "label", "principles"},
    "relations": {"kind", "level", "parties", "date"},
    "offices": {"person", "title", "organization", "country"},
    "assistance": {"provider", "recipient", "kind", "count", "date", "place", "status"},
    "statements": {"speaker", "verb"},
}
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
AGENT = re.compile(r"[A-Z]{2}|org:.+|\?")
GOLD = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((SAMPLES / "gold").glob("*.json"))}
RECORDS = [(name, kind, record) for name, gold in GOLD.items() for kind in NEEDED for record in gold[kind]]


@cache
def articles() -> dict[str, Article]:
    """Every sample as the program reads it."""
    found = [read(source) if isinstance(source, Source) else source for source in sources([SAMPLES])]
    refused = [str(item) for item in found if not isinstance(item, Article)]
    assert not refused, refused
    return {item.id: item for item in found if isinstance(item, Article)}


def test_there_are_enough_articles_in_every_form() -> None:
    forms = Counter("".join(path.suffixes) for path in SAMPLES.iterdir() if path.is_file())
    assert forms[".txt"] >= 8
    assert forms[".html"] >= 3
    assert forms[".jsonl"]
    assert forms[".jsonl.gz"]
    assert len(articles()) >= 14


def test_each_article_has_its_gold_and_the_other_way_round() -> None:
    assert set(articles()) == set(GOLD)


def test_every_kind_that_matters_occurs() -> None:
    seen = {(kind, record.get("kind")) for _, kind, record in RECORDS}
    wanted = {(kind, word) for kind, words in KINDS.items() for word in words.split()} - {
        (kind, "other") for kind in KINDS
    }
    assert not wanted - seen - {("agreements", "arrangement")}
    assert {record["status"] for _, kind, record in RECORDS if kind == "visits"} >= {"held", "planned", "cancelled"}
    assert any(record.get("former") for _, kind, record in RECORDS if kind == "offices")
    assert any(record["principles"] for _, kind, record in RECORDS if kind == "policies")


def test_an_article_without_diplomacy_reports_nothing() -> None:
    assert sum(not any(gold[kind] for kind in NEEDED) for gold in GOLD.values()) >= 2


def test_two_articles_report_one_meeting() -> None:
    meetings = Counter(
        (tuple(sorted(record["participants"])), record["date"]) for _, kind, record in RECORDS if kind == "meetings"
    )
    assert max(meetings.values()) >= 2


@pytest.mark.parametrize("name", GOLD)
def test_anchors_stand_in_sentences_of_the_article(name: str) -> None:
    article = articles()[name]
    told = [article.text[sentence.start : sentence.end] for sentence in article.sentences]
    for _, kind, record in (row for row in RECORDS if row[0] == name):
        anchor = unicodedata.normalize("NFC", record["anchor"])
        assert anchor in article.text, f"{kind}: not in the article: {anchor}"
        assert any(anchor in sentence for sentence in told), f"{kind}: in no one sentence: {anchor}"


@pytest.mark.parametrize("name", GOLD)
def test_the_date_of_the_article_is_read(name: str) -> None:
    issued = articles()[name].issued
    assert issued is not None
    assert issued.first == GOLD[name]["published"]


def test_records_have_their_slots_in_the_contract_s_terms() -> None:
    faults = [fault for row in RECORDS for fault in _faults(*row)]
    assert not faults, "\n".join(faults)


def _faults(name: str, kind: str, record: dict[str, Any]) -> list[str]:
    faults = [f"{name} {kind}: lacks {slot}" for slot in NEEDED[kind] - record.keys()]
    if kind in KINDS and record["kind"] not in {*KINDS[kind].split(), "?"}:
        faults.append(f"{name} {kind}: no such kind: {record['kind']}")
    if record.get("date") not in (None, "?") and not re.fullmatch(rf"{DAY}(/{DAY})?", record["date"]):
        faults.append(f"{name} {kind}: no date: {record['date']}")
    agents = [*record.get("parties", []), *(record.get(slot) for slot in ("provider", "recipient", "holder", "origin"))]
    faults += [f"{name} {kind}: no agent: {agent}" for agent in agents if agent and not AGENT.fullmatch(agent)]
    return faults


@pytest.mark.slow
def test_the_score_on_the_samples_does_not_fall(request: pytest.FixtureRequest) -> None:
    """A fall fails, a rise asks to be pinned, and samples marked anew are pinned with their scores, by the one command
    `bangiao eval samples --gold samples/gold --floors tests/floors.json --pin`.
    """
    run = CliRunner().invoke(main, ["eval", str(SAMPLES), "--gold", str(SAMPLES / "gold"), "--floors", str(FLOORS)])
    if run.stderr and (terminal := request.config.pluginmanager.get_plugin("terminalreporter")):
        terminal.write_line(f"\n{run.stderr}")
    assert run.exit_code == 0, run.output


@pytest.mark.parametrize("furniture", ["Papua New Guinea", "Brazil", "Bồ Đào Nha", "Mosul", "Jordan", "Giá vàng"])
def test_teasers_of_other_stories_are_told_by_no_sentence(furniture: str) -> None:
    for article in articles().values():
        assert not [s for s in article.sentences if furniture in article.text[s.start : s.end]], article.id
