"""Gold files as they are read."""
from __future__ import annotations

import json
from pathlib import Path

from bangiao.evaluation.gold import Marked, read_gold, records


def test_a_record_keeps_what_is_compared(marked: dict[str, object]) -> None:
    [record] = records({"meetings": [{**marked, "place": None, "kind": "?", "others": ["Lan"], "optional": True}]})["meetings"]
    assert record.slots == {
        "participants": ("Nguyễn Văn Hải", "Sato Kenji"), "parties": ("VN", "JP"), "date": ("2025-09-04",), "place": (),
        "kind": None, "status": ("held",),
    }  # fmt: skip
    assert (record.anchor, record.optional, record.others) == ("hội đàm với Bộ trưởng Nhật Bản", True, ("Lan",))


def test_a_status_that_is_not_told_is_the_usual_one() -> None:
    read = records({"visits": [{}], "agreements": [{"status": None}], "relations": [{}]})
    assert [read[name][0].slots.get("status", "none") for name in ("visits", "agreements", "relations")] == [
        ("held",), ("signed",), "none",
    ]  # fmt: skip


def test_types_that_are_not_there_have_no_records() -> None:
    assert set(records({}).values()) == {()}


def test_a_folder_is_read_in_order_and_its_faults_are_told(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("\ufeff{}", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"offices": [{"person": "Lan", "title": "Đại sứ"}]}), "utf-8")
    (tmp_path / "c.json").write_text("{", "utf-8")
    (tmp_path / "d.json").write_text('{"office": []}', "utf-8")
    (tmp_path / "e.json").mkdir()
    golds, faults = read_gold(tmp_path)
    assert [gold.article for gold in golds] == ["a", "b"]
    assert golds[0].records["offices"] == (Marked({"person": ("Lan",), "title": ("Đại sứ",), "organization": (), "country": ()}),)
    assert [str(fault).split(":")[0] for fault in faults] == [str(tmp_path / f"{name}.json") for name in "cde"]
    assert "this is no JSON" in str(faults[0])


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    assert [fault.problem for fault in read_gold(tmp_path)[1]] == ["no gold file is in this folder"]
