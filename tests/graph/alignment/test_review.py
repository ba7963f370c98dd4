"""The table for review: what an analyst sees, what cannot become a formula, and how it is read again however it was saved."""
from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bangiao.extract.fact import Person
from bangiao.graph.alignment.decisions import Decision
from bangiao.graph.alignment.lookup import Entry
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.alignment.propose import Proposal
from bangiao.graph.alignment.review import COLUMNS, read, to_file, write
from bangiao.graph.alignment.score import matches
from bangiao.graph.errors import AlignmentError

NODE, LINK = "person/JP/takeda-shinichi", "https://far.example/1"


@pytest.fixture
def proposal(ours: Callable[..., Entity], entry: Callable[..., Entry]) -> Proposal:
    entity = ours(Person("Takeda Shinichi", "JP"), "Shinichi Takeda", offices=("Thủ tướng",), articles=7)
    entity = replace(entity, nodes=(NODE, "person/_/takeda"))
    found = entry("Shinichi Takeda", iri=LINK, countries=("JP",), offices=("singer",))
    return Proposal(entity, matches(entity, [replace(found, description="nhà chính trị")])[0])


def cells(text: str, delimiter: str = "\t") -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter))


def test_a_row_shows_both_sides_and_what_speaks_for_and_against(proposal: Proposal) -> None:
    (row,) = cells(write([proposal], language="en"))
    assert tuple(row) == COLUMNS
    assert row == {
        "verdict": "", "note": "", "score": "0.60", "class": "Person", "node": f"id:{NODE}",
        "names": "Shinichi Takeda; Takeda Shinichi", "articles": "7", "link": LINK, "label": "Shinichi Takeda",
        "description": "nhà chính trị", "for": "the same name; the same state", "against": "only other offices and occupations",
        "offices": "Thủ tướng", "also": "id:person/_/takeda",
    }


@pytest.mark.parametrize("hostile", ['=1+1', "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", '=HYPERLINK("http://x")', "|calc", "%0A"])
@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_no_cell_becomes_a_formula(proposal: Proposal, hostile: str, delimiter: str) -> None:
    entry = replace(proposal.match.entry, label=hostile, description=hostile)
    (row,) = cells(write([replace(proposal, match=replace(proposal.match, entry=entry))], delimiter), delimiter)
    assert row["label"].startswith("'")
    assert row["description"].startswith("'")
    assert row["link"] == LINK


def test_quotes_tabs_and_line_breaks_stay_in_their_cell(proposal: Proposal) -> None:
    entry = replace(proposal.match.entry, label='"Takeda",\t"S."\n;x', description="a\x00b\u2028c")
    (row,) = cells(write([replace(proposal, match=replace(proposal.match, entry=entry))]))
    assert row["label"] == '"Takeda", "S." ;x'
    assert row["description"] == "a b c"
    assert len(row) == len(COLUMNS)


def test_a_table_that_is_there_is_never_overwritten(proposal: Proposal, tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    to_file(path, [proposal])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfverdict,note,")  # by which a spreadsheet knows UTF-8
    before = path.read_bytes()
    with pytest.raises(AlignmentError, match=r"links.csv: the file is there already and may hold verdicts"):
        to_file(path, [proposal])
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["links.tsv", "links.csv", "links"])
def test_a_table_comes_back_with_its_verdicts(proposal: Proposal, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    to_file(path, [proposal])
    encoding = "utf-8-sig" if name.endswith("csv") else "utf-8"
    assert read(path, "Hoa") == ([], 1)
    delimiter = "," if name.endswith("csv") else "\t"
    path.write_text(path.read_text(encoding).replace(f"\n{delimiter}", f"\nĐúng{delimiter}"), encoding)
    assert read(path, "Hoa") == ([Decision(NODE, LINK, "exact", ("person/_/takeda",), "Hoa", "score 0.60")], 0)


@pytest.mark.parametrize(("word", "verdict"), [
    ("exact", "exact"), (" EXACT ", "exact"), ("close", "close"), ("accept", "close"), ("chấp nhận", "close"),
    ("reject", "reject"),
    ("Không", "reject"), ("sai", "reject"),
])
def test_verdicts_are_written_in_either_language(tmp_path: Path, word: str, verdict: str) -> None:
    path = table(tmp_path, f"{word}\tid:{NODE}\t{LINK}\tvì tuổi")
    ((row,), _) = read(path, "")
    assert (row.verdict, row.why) == (verdict, "vì tuổi")


def table(folder: Path, *rows: str) -> Path:
    path = folder / "t.tsv"
    path.write_text("".join(f"{row}\n" for row in ("verdict\tnode\tlink\tnote", *rows)), "utf-8")
    return path


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-16", "\t"), ("utf-8", ";"), ("utf-8-sig", ",")])
def test_tables_are_read_as_spreadsheets_save_them(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "t.csv"
    rows = (("Verdict", "note", "node", "link"), ("đúng", '"có, dấu"', f"id:{NODE}", LINK), ("", "", "", ""))
    path.write_text("".join(f"{delimiter.join(row)}\r\n" for row in rows), encoding)
    ((row,), undecided) = read(path, "")
    assert (row.node, row.verdict, row.why, undecided) == (NODE, "exact", "có, dấu", 0)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ((f"maybe\tid:{NODE}\t{LINK}",), "t.tsv:2: 'maybe' is no verdict; write exact, close or reject"),
        (("", f"exact\tid:meeting/1\t{LINK}"), "t.tsv:3: 'id:meeting/1' is no country"),
        ((f"exact\tid:{NODE}\tQ1",), "t.tsv:2: 'Q1' is no IRI"),
        ((f"exact\tid:{NODE}\t{LINK}", f"reject\tid:{NODE}\t{LINK}"), "t.tsv:3: line 2 decides on the same node and entry"),
        ((f"exact\tid:{NODE}\t{LINK}", f"exact\tid:{NODE}\t{LINK}2"), f"t.tsv:3: id:{NODE} is exactly {LINK} already"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(tmp_path: Path, rows: tuple[str, ...], problem: str) -> None:
    with pytest.raises(AlignmentError, match=problem):
        read(table(tmp_path, *rows), "")


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", "there is no column 'verdict'"), (b"a\tb\n", "give a table that"), (b"\xff\x00\xd8", "cannot be read"),
     (b"v\xe9", "in UTF-8"), (b'verdict\tnode\tlink\n"' + b"x" * (1 << 18), r"t.tsv:\d: .* a quotation mark is not closed")],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "t.tsv").write_bytes(data)
    with pytest.raises(AlignmentError, match=problem):
        read(tmp_path / "t.tsv", "")


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AlignmentError, match=r"none.tsv: the table cannot be read"):
        read(tmp_path / "none.tsv", "")
