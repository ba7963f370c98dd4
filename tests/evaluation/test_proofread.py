"""What is said of gold that cannot be used: place, problem, remedy."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bangiao.evaluation.proofread import faults


@pytest.mark.parametrize(
    ("data", "place", "problem", "remedy"),
    [
        ([], "", "no object", "{"),
        ({"meeting": []}, "meeting", "no such type", "meetings, visits"),
        ({"meetings": {}}, "meetings", "no list", '"meetings": ['),
        ({"meetings": ["x"]}, "meetings[0]", "no object", "anchor"),
        ({"meetings": [{}, {"party": []}]}, "meetings[1].party", "no such slot", "parties"),
        ({"meetings": [{"count": 2}]}, "meetings[0].count", "no such slot", "participants"),
        ({"meetings": [{"parties": "VN"}]}, "meetings[0].parties", "no list of texts", "["),
        ({"meetings": [{"parties": [None]}]}, "meetings[0].parties", "no list of texts", "["),
        ({"meetings": [{"others": "Lan"}]}, "meetings[0].others", "no list of names", "["),
        ({"meetings": [{"kind": "talk"}]}, "meetings[0].kind", "no kind 'talk'", "talks"),
        ({"visits": [{"status": "signed"}]}, "visits[0].status", "no status 'signed'", "planned"),
        ({"visits": [{"date": "4/9/2025"}]}, "visits[0].date", "no date", "2025-09-04"),
        ({"visits": [{"date": 2025}]}, "visits[0].date", "no date", "2025-09-04"),
        ({"visits": [{"optional": "yes"}]}, "visits[0].optional", "neither true nor false", "true"),
        ({"visits": [{"anchor": 3}]}, "visits[0].anchor", "no text", "words"),
        ({"offices": [{"person": 3}]}, "offices[0].person", "no text", "null"),
        ({"assistance": [{"count": True}]}, "assistance[0].count", "no text", "null"),
    ],
)
def test_each_fault_is_one_line(data: object, place: str, problem: str, remedy: str) -> None:
    [fault] = faults("a.json", data)
    assert fault.place == ("a.json: " + place if place else "a.json")
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert "\n" not in str(fault)


def test_all_faults_of_a_file_are_told_in_its_order() -> None:
    told = faults("a.json", {"x": [], "visits": [{"y": 1, "date": "?", "z": 2}]})
    assert [fault.place for fault in told] == ["a.json: x", "a.json: visits[0].y", "a.json: visits[0].z"]


@pytest.mark.parametrize(
    "record",
    [
        {}, {"participants": ["?"], "date": "2025-09/2025-10", "note": "…", "delegation": "đoàn", "status": "?"},
        {"participants": "?", "parties": None, "date": None, "kind": None, "place": "?", "anchor": "", "optional": False},
    ],
)  # fmt: skip
def test_what_readers_may_leave_open_is_sound(record: dict[str, Any]) -> None:
    assert not list(faults("a.json", {"published": "2025-09-04", "meetings": [record]}))


def test_the_gold_of_the_samples_is_sound(samples: Path) -> None:
    for path in (samples / "gold").glob("*.json"):
        assert not list(faults(str(path), json.loads(path.read_text("utf-8"))))
