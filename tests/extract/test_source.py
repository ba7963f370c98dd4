"""What paths stand for, and how bad input is refused: one line each, the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest

from bangiao.extract.reading.source import LONGEST, Refusal, Source, sources


def record(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def ids(found: list[Source | Refusal]) -> list[str]:
    return [one.id if isinstance(one, Source) else one.place for one in found]


def test_a_folder_is_read_to_the_bottom_in_order_of_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "một.txt").write_text("Một.")
    (tmp_path / "a.html").write_text("<p>Hai.</p>")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"Ba."))
    (tmp_path / "c.jsonl").write_text(record(id="bốn", text="Bốn."))
    (tmp_path / "notes.md").write_text("không đọc")
    (tmp_path / ".ẩn.txt").write_text("không đọc")
    found = list(sources([tmp_path]))
    assert ids(found) == ["a", "một", "bốn", "c"]
    assert [one.form for one in found if isinstance(one, Source)] == ["html", "text", "text", "text"]


def test_a_record_brings_its_fields() -> None:
    line = record(
        id=7, text="Nội dung.", title=" Tiêu đề ", date="2024-05-06", url="https://thu.example/7", publisher=None
    )
    (found,) = sources(["-"], io.BytesIO(line.encode()))
    assert found == Source("7", "-:1", "text", "Nội dung.", "Tiêu đề", "2024-05-06", "https://thu.example/7")


@pytest.mark.parametrize(
    ("data", "form"), [(b"Ch\xc3\xa0o", "text"), (b"\n <!doctype html><p>A", "html"), (gzip.compress(b"<p>A", mtime=0), "html")]
)
def test_standard_input_tells_its_kind_by_its_beginning(data: bytes, form: str) -> None:
    (found,) = sources(["-"], io.BytesIO(data))
    assert isinstance(found, Source)
    assert (found.id, found.form) == ("stdin", form)


def test_broken_records_are_refused_by_line_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        record(id="a", text="Một."),
        "",
        '{"id": "b", "text": ',
        record(text="không có id"),
        record(id="d"),
        "[1, 2]",
        record(id="  ", text="x"),
        record(id="a\nb", text="x"),
        "[" * 100_000,
        record(id="z", html="<p>Cuối.</p>"),
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(lines))
    found = list(sources([path]))
    assert ids(found) == ["a", *(f"{path}:{n}" for n in (3, 4, 5, 6, 7, 8, 9)), "z"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_records_in_other_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "r.jsonl"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes(
        (mark + record(id="ă", text="Việt Nam") + "\r\n" + record(id="b", text="Lào") + "\r\n").encode(encoding)
    )
    assert ids(list(sources([path]))) == ["ă", "b"]


def test_a_line_that_is_not_utf8_is_refused_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"id": "a", "text": "\xff\xfe\xfd"}\n' + record(id="b", text="Lào").encode())
    assert ids(list(sources([path]))) == [f"{path}:1", "b"]


def test_truncated_records_give_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    data = "\n".join(record(id=n, text=os.urandom(99).hex()) for n in range(500))
    path.write_bytes(gzip.compress(data.encode())[:-2000])
    found = list(sources([path]))
    assert all(isinstance(one, Source) for one in found[:-1])
    assert len(found) > 2
    last = found[-1]
    assert isinstance(last, Refusal)
    assert "compressed" in last.problem


@pytest.mark.parametrize("data", [gzip.compress(b"a" * 999, mtime=0)[:-9], b"no gzip at all"])
def test_a_broken_compressed_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    (found,) = sources([path])
    assert isinstance(found, Refusal)
    assert found.place == str(path)


def test_a_giant_line_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with path.open("wb") as out:
        out.write(b'{"id": "big", "text": "')
        for _ in range(50):
            out.write(b"a" * 1024 * 1024)
        out.write(b'"}\n' + record(id="b", text="Lào").encode())
    tracemalloc.start()
    found = list(sources([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ids(found) == [f"{path}:1", "b"]
    assert peak < 6 * LONGEST


def test_a_giant_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (LONGEST + 1))
    (found,) = sources([path])
    assert isinstance(found, Refusal)
    assert "MB" in found.problem


def test_what_is_not_there_or_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "leer").mkdir()
    found = list(sources([tmp_path / "không-có.txt", tmp_path / "a.docx", tmp_path / "leer"]))
    assert all(isinstance(one, Refusal) for one in found)
    assert len(found) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    (found,) = sources([path])
    assert isinstance(found, Refusal)


def test_sources_are_read_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một.")
    (tmp_path / "b.txt").write_text("Hai.")
    found = sources([tmp_path])
    next(found)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(found), Refusal)


def test_a_refusal_is_one_line() -> None:
    assert str(Refusal("a.txt:3", "it is\nbroken", "mend it")) == "a.txt:3: it is broken; mend it"
