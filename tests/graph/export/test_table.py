"""Tables for spreadsheets: what a program for them reads is what the graph says."""
from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.graph.describe import describe
from bangiao.graph.export import to_folder
from bangiao.graph.export.table import _joined
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store

Rows = list[dict[str, str]]


@pytest.fixture
def folder(reported: Store, tmp_path: Path) -> Path:
    return to_folder(reported, tmp_path / "tables", "csv")


def rows(folder: Path, name: str) -> Rows:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig"), newline="")))


def test_a_row_names_people_in_vietnamese_and_by_id(folder: Path) -> None:
    (meeting,) = rows(folder, "meetings")
    assert meeting["participant"] == "Haluk Görgün; Phan Văn Giang"
    assert [iri.split("/")[1] for iri in meeting["participant_id"].split("; ")] == ["TR", "VN"]
    assert (meeting["date"], meeting["place"]) == ("2025-10-14", "Hà Nội")
    assert (meeting["status"], meeting["status_id"]) == ("Đã diễn ra", "held")


def test_ids_lead_from_table_to_table(folder: Path) -> None:
    (meeting,) = rows(folder, "meetings")
    evidence = {row["id"]: row for row in rows(folder, "evidence")}
    own = [evidence[iri] for iri in meeting["evidence_id"].split("; ")]
    assert {row["evidenceOf_id"] for row in own} == {meeting["id"]}
    assert {row["article_id"] for row in own} == {row["id"] for row in rows(folder, "articles")}
    assert set(meeting["participant_id"].split("; ")) == {row["id"] for row in rows(folder, "persons")}
    assert all(len(row["exact"]) == int(row["end"]) - int(row["start"]) for row in own)


def test_excel_and_rfc_4180_are_served(folder: Path) -> None:
    text = (folder / "articles.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfid,identifier,source,headline,issued,publisher,text,digest\r\n")
    assert text.endswith(b"\r\n")
    assert '"\'=Tựa; của\nbai-1"'.encode() in text, "no formula, and a line within quotes"


@pytest.mark.parametrize(("texts", "cell"), [
    ([], ""), (["a; b"], "a; b"), (["a; b", "c"], "a;; b; c"), (["=1+1"], "'=1+1"), (["-", "@x"], "'-; @x"),
    (["x" * 40_000], "x" * 32_766 + "…"), (["- gạch đầu dòng"], "'- gạch đầu dòng"), (["\tx"], "'\tx"),
    (["\n=1"], "'\n=1"), (["＝1+1"], "'＝1+1"),
    (["😀" * 16_383], "😀" * 16_383), (["😀" * 16_384], "😀" * 16_383 + "…"), (["x" + "😀" * 16_384], "x" + "😀" * 16_382 + "…"),
])
def test_cells_are_what_a_spreadsheet_shows(texts: list[str], cell: str) -> None:
    assert _joined(texts) == cell


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_sheet_whose_columns_are_text_shows_every_cell(store: Store, tmp_path: Path) -> None:
    titles = (
        "007", "1e5", "3/2", "2025-10", "2025", "TRUE", "50%", "1,5", "=1+1", "+84", "-5", "@SUM(A1)", "'=1", "＝1", "#N/A",
        "  Phan Văn Giang", 'dòng 1, "một"\ndòng 2; hết', "\tx", "😀é",
    )
    for number, title in enumerate(titles):
        own = Article(f"{number:03d}", "Mở.", (Sentence(0, 3, "body", 0),), title=title, publisher=title)
        store.replace(ox.NamedNode(article_iri(own.id, store.base)), describe(own, ()))
    folder = to_folder(store, tmp_path / "tables", "csv")
    through_calc(folder / "articles.csv", tmp_path / "again")
    assert [row["headline"].lstrip("'") for row in rows(folder, "articles")] == [title.lstrip("'") for title in titles]
    assert rows(tmp_path / "again", "articles") == rows(folder, "articles")


def through_calc(file: Path, folder: Path) -> None:
    """What a sheet of LibreOffice shows of a file that is opened as docs/export.md tells, in the folder."""
    read = "CSV:44,34,UTF8,1," + "/".join(f"{column}/2" for column in range(1, 41))
    written = "csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,0,false,true"
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", f"--infilter={read}", "--convert-to", written, "--outdir", str(folder), str(file)],
        check=True, capture_output=True, timeout=120,
    )


def test_the_package_describes_every_column_in_both_languages(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["profile"] == "data-package", "a tabular one may hold tables alone, and a description stands beside ours"
    tables = [resource for resource in package["resources"] if "schema" in resource]
    assert len(tables) == 15
    for resource in tables:
        file = (folder / resource["path"]).read_bytes()
        found = rows(folder, resource["name"])
        header = file.decode("utf-8-sig").split("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(" / " in field["title"] for field in resource["schema"]["fields"])
        assert (resource["bytes"], resource["hash"]) == (len(file), f"sha256:{hashlib.sha256(file).hexdigest()}")
        assert resource["rowcount"] == len(found)
        assert len({row["id"] for row in found}) == len(found), "ids are keys"


def test_what_reports_may_tell_differently_is_no_number(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    kinds = {
        (resource["name"], field["name"]): field["type"]
        for resource in package["resources"] for field in resource.get("schema", {}).get("fields", ())
    }
    assert kinds["evidence", "start"] == "integer", "a passage is of one article"
    assert kinds["assistance", "count"] == kinds["office-holdings", "former"] == "string", "two values may stand in one cell"


def test_equal_graphs_give_equal_tables(reported: Store, folder: Path, tmp_path: Path) -> None:
    again = to_folder(reported, tmp_path / "again", "csv")
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {p.name: p.read_bytes() for p in again.iterdir()}


def test_without_text_no_table_has_a_body(reported: Store, tmp_path: Path) -> None:
    folder = to_folder(reported, tmp_path / "tables", "csv", text=False)
    assert "text" not in rows(folder, "articles")[0]
    assert "exact" in rows(folder, "evidence")[0]
    assert "bg:text" in (folder / "void.ttl").read_text("utf-8")
