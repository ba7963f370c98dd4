"""Whole exports: parts, compression, folders that are there whole or not at all."""
from __future__ import annotations

import gzip
import hashlib
import json
import os
import threading
from itertools import chain, product
from pathlib import Path

import pyoxigraph as ox
import pytest
import zstandard

from bangiao.graph import files
from bangiao.graph.errors import ExportError
from bangiao.graph.export import ALL, FORMATS, to_file, to_folder
from bangiao.graph.store import Store


def parts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name not in ("datapackage.json", "void.ttl"))


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_parts_hold_whole_graphs_and_together_all(reported: Store, tmp_path: Path, name: str) -> None:
    folder = to_folder(reported, tmp_path / "phần", name, split=100)
    read = [set(ox.parse(path.read_bytes(), format=FORMATS[name])) for path in parts(folder)]
    assert [path.name for path in parts(folder)][:2] == [f"phần-000{n}{ALL[name].suffixes[0]}" for n in (1, 2)]
    assert set(chain.from_iterable(read)) == set(reported.oxigraph)
    graphs = [{quad.graph_name for quad in part} for part in read]
    assert sum(map(len, graphs)) == len(reported.graphs()), "no graph is in two parts"
    assert all(len(part) <= 100 or len(own) == 1 for part, own in zip(read, graphs, strict=True))
    assert any(len(own) > 1 for own in graphs)


@pytest.mark.parametrize("name", ["ntriples", "turtle", "rdfxml"])
def test_parts_of_triples_have_as_many_as_was_said(reported: Store, tmp_path: Path, name: str) -> None:
    folder = to_folder(reported, tmp_path / "p", name, split=50)
    read = [list(ox.parse(path.read_bytes(), format=FORMATS[name])) for path in parts(folder)]
    assert {len(part) for part in read[:-1]} == {50}
    assert {quad.triple for quad in chain.from_iterable(read)} == {quad.triple for quad in reported.oxigraph}


def test_a_graph_too_large_to_look_at_begins_a_part(reported: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bangiao.graph.export.run._LOOKED_AT", 20)
    assert len(parts(to_folder(reported, tmp_path / "p", split=1000))) == len(reported.articles())


def test_the_manifest_tells_each_file_with_its_checksum(reported: Store, tmp_path: Path) -> None:
    folder = to_folder(reported, tmp_path / "all.nq.gz", split=100)
    assert folder.name == "all"
    resources = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    assert {r["path"] for r in resources} == {p.name for p in folder.iterdir()} - {"datapackage.json"}
    for resource in resources:
        assert resource["hash"] == f"sha256:{hashlib.sha256((folder / resource['path']).read_bytes()).hexdigest()}"
    told = [r for r in resources if r["path"] != "void.ttl"]
    assert {r["compression"] for r in told} == {"gz"}
    assert sum(r["rowcount"] for r in told) == len(reported.oxigraph)


def test_compressed_bytes_are_those_of_the_graph_alone(reported: Store, tmp_path: Path) -> None:
    unpacked = {"gz": gzip.decompress, "zst": lambda data: zstandard.decompress(data, 10**7)}
    for format_, compression in product(("nquads", "turtle", "jsonld", "rdfxml", "json"), unpacked):
        name = f"g{ALL[format_].suffixes[0]}.{compression}"
        one, other = tmp_path / name, tmp_path / f"other-{name}"
        to_file(reported, one)
        os.utime(one, (0, 0))
        to_file(reported, other)
        assert one.read_bytes() == other.read_bytes()
        to_file(reported, tmp_path / "plain", format_)
        assert unpacked[compression](one.read_bytes()) == (tmp_path / "plain").read_bytes()


def test_a_failure_leaves_the_old_folder_as_it_was(reported: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = to_folder(reported, tmp_path / "f", split=100)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def broken(*_: object, **__: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bangiao.graph.export.run.description", broken)
    with pytest.raises(ExportError, match="f: No space left on device; make room there"):
        to_folder(reported, folder, split=10)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_with_something_else_in_it_is_left_alone(reported: Store, tmp_path: Path) -> None:
    folder = to_folder(reported, tmp_path / "f", split=100)
    (folder / "của tôi").touch()
    with pytest.raises(ExportError, match="holds 'của tôi', which no export has written"):
        to_folder(reported, folder, split=100)


def test_the_exchange_of_folders_is_undone_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").mkdir()
    rename = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(ExportError, match="Permission denied"), files.new_folder(tmp_path / "f"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_links_lead_to_what_is_written(reported: Store, tmp_path: Path) -> None:
    for link, real in (("a.nq", "thật.nq"), ("f", "thư mục")):
        (tmp_path / link).symlink_to(real)
    to_file(reported, tmp_path / "a.nq")
    to_folder(reported, tmp_path / "f")
    to_folder(reported, tmp_path / "f")
    assert (tmp_path / "thật.nq").is_file()
    assert (tmp_path / "thư mục/datapackage.json").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"a.nq", "f", "thư mục", "thật.nq", "store"}
    assert (tmp_path / "f").is_symlink()


def test_a_pipe_is_written_to_and_stays_one(reported: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.nq")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "ống.nq").read_bytes()))
    reader.start()
    to_file(reported, tmp_path / "ống.nq")
    reader.join()
    to_file(reported, tmp_path / "tệp.nq")
    assert got == [(tmp_path / "tệp.nq").read_bytes()]
    assert (tmp_path / "ống.nq").is_fifo()
