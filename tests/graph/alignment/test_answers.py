"""Answers are kept by source, question and key, grow old, and are never half kept."""
from __future__ import annotations

from pathlib import Path

import pytest

from bangiao.graph.alignment import answers as module
from bangiao.graph.alignment.answers import Answers
from bangiao.graph.errors import StoreError


def test_an_answer_is_kept_for_the_next_run(tmp_path: Path) -> None:
    with Answers(tmp_path / "a", "https://far.example", days=1) as answers:
        assert answers.get("label", '"Hà Nội"@vi') is None
        answers.put("label", {'"Hà Nội"@vi': [("urn:2",), ("urn:1",)], '"x"@vi': []})
    with Answers(tmp_path / "a", "https://far.example", days=1) as answers:
        assert answers.get("label", '"Hà Nội"@vi') == [("urn:1",), ("urn:2",)]
        assert answers.get("label", '"x"@vi') == []
        assert answers.get("told", '"x"@vi') is None
    with Answers(tmp_path / "a", "https://other.example", days=1) as answers:
        assert answers.get("label", '"x"@vi') is None


def test_an_old_answer_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Answers(tmp_path / "a", "s", days=1) as answers:
        answers.put("q", {"k": []})
    later = module.time.time() + 2 * 86_400
    monkeypatch.setattr(module.time, "time", lambda: later)
    with Answers(tmp_path / "a", "s", days=1) as answers:
        assert answers.get("q", "k") is None
        answers.put("q", {"k": [("new",)]})
        assert answers.get("q", "k") == [("new",)]


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"something else" * 100)
    with pytest.raises(StoreError, match=r"a: file is not a database; delete the file"):
        Answers(tmp_path / "a", "s", days=1)
    with pytest.raises(StoreError, match="delete the file, or see that the disk"):
        Answers(tmp_path / "no" / "a", "s", days=1)
