"""Verdicts in a table become decisions and links, all of them or none."""
from __future__ import annotations

from pathlib import Path

import pytest

from bangiao.graph.alignment.accept import Accepted, accept
from bangiao.graph.alignment.decisions import decisions
from bangiao.graph.errors import AlignmentError
from bangiao.graph.store import Store

TAKEDA, FAR = "id:person/JP/shinichi-takeda", "https://far.example/"


def reviewed(folder: Path, *rows: str) -> Path:
    path = folder / "reviewed.tsv"
    path.write_text("".join(f"{row}\n" for row in ("verdict\tnode\tlink\tnote", *rows)), "utf-8")
    return path


def test_verdicts_are_kept_and_linked(told: Store, tmp_path: Path) -> None:
    rows = (
        f"exact\t{TAKEDA}\t{FAR}takeda", f"no\t{TAKEDA}\t{FAR}namesake\tborn in 1901", f"\tid:country/VN\t{FAR}vn",
        f"close\tid:country/JP\t{FAR}jp", f"close\tid:country/XX\t{FAR}xx",
    )
    assert accept(told, reviewed(tmp_path, *rows), "Hoa") == Accepted(exact=1, close=2, rejected=1, undecided=1, links=2)
    kept = {(row.node, row.link.removeprefix(FAR), row.verdict, row.who) for row in decisions().rows}
    assert kept == {
        ("person/JP/shinichi-takeda", "takeda", "exact", "Hoa"), ("person/JP/shinichi-takeda", "namesake", "reject", "Hoa"),
        ("country/JP", "jp", "close", "Hoa"), ("country/XX", "xx", "close", "Hoa"),
    }


def test_accepting_twice_is_accepting_once(told: Store, tmp_path: Path, table: Path) -> None:
    path = reviewed(tmp_path, f"exact\t{TAKEDA}\t{FAR}takeda")
    first = accept(told, path)
    before = table.read_bytes(), set(told.oxigraph)
    assert accept(told, path) == first
    assert (table.read_bytes(), set(told.oxigraph)) == before


def test_one_broken_row_keeps_all_out(told: Store, tmp_path: Path, table: Path) -> None:
    before = table.read_bytes(), set(told.oxigraph)
    with pytest.raises(AlignmentError, match=r"reviewed.tsv:3: 'maybe' is no verdict"):
        accept(told, reviewed(tmp_path, f"exact\t{TAKEDA}\t{FAR}takeda", f"maybe\tid:country/VN\t{FAR}vn"))
    assert (table.read_bytes(), set(told.oxigraph)) == before


def test_a_verdict_may_be_changed(told: Store, tmp_path: Path) -> None:
    accept(told, reviewed(tmp_path, f"exact\t{TAKEDA}\t{FAR}takeda"))
    assert accept(told, reviewed(tmp_path, f"reject\t{TAKEDA}\t{FAR}takeda")).links == 0
