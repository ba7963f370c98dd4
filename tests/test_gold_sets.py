"""Gold kept without the words of its articles comes back as it was."""
from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 250  # characters of a title of a document; a passage of an article would be longer


@pytest.fixture(scope="module")
def gold() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_gold", ROOT / "bench/gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TEXT = "Ngày 5/3, Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Lào Bounmy Vong tại Hà Nội."
ANCHOR = "Thủ tướng Trần Quốc Bình hội đàm với Thủ tướng Lào Bounmy Vong"
MEETING = {"participants": ["Trần Quốc Bình", "Bounmy Vong"], "parties": ["VN", "LA"], "anchor": ANCHOR}


def test_packed_gold_is_unpacked_as_it_was(gold: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/a.json").write_text(json.dumps({"meetings": [MEETING], "visits": []}), "utf-8")
    (tmp_path / "articles.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", "utf-8")
    files = [str(tmp_path / name) for name in ("gold", "articles.jsonl", "set.jsonl")]
    assert CliRunner().invoke(gold.main, ["pack", *files]).exit_code == 0
    assert "hội đàm" not in (tmp_path / "set.jsonl").read_text("utf-8")
    assert CliRunner().invoke(gold.main, ["unpack", files[2], files[1], str(tmp_path / "out")]).exit_code == 0
    assert json.loads((tmp_path / "out/gold/a.json").read_text("utf-8")) == {"meetings": [MEETING], "visits": []}


def test_an_article_that_is_nowhere_is_named(gold: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text(json.dumps({"id": "mất", "meetings": []}) + "\n", "utf-8")
    (tmp_path / "articles.jsonl").write_text("", "utf-8")
    answer = CliRunner().invoke(gold.main, ["unpack", *(str(tmp_path / n) for n in ("set.jsonl", "articles.jsonl", "out"))])
    assert answer.exit_code == 1
    assert "mất" in answer.output


@pytest.mark.parametrize("path", sorted((ROOT / "bench/gold").glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_sets_hold_no_passages(path: Path) -> None:
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        for record in (record for value in row.values() if isinstance(value, list) for record in value):
            assert all(isinstance(offset, int) for offset in record["anchor"])
            assert all(len(value) <= LONGEST for value in record.values() if isinstance(value, str))
