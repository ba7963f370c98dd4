"""A store knows whether its articles were all read alike."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bangiao.extract.article import Article
from bangiao.extract.fact import Fact
from bangiao.graph import build as building
from bangiao.graph import edition
from bangiao.graph.build import build
from bangiao.graph.errors import StoreError
from bangiao.graph.store import Store

Write = Callable[..., Path]
OTHER = "0" * 64


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a folder of articles with these ids; of none is any fact told."""

    def told(_: Article) -> tuple[Fact, ...]:
        return ()

    monkeypatch.setattr(building, "_extract", told)

    def folder(*ids: str) -> Path:
        place = tmp_path / "-".join(ids)
        place.mkdir()
        for id_ in ids:
            (place / f"{id_}.txt").write_text(f"Tin {id_} trong ngày.", "utf-8")
        return place

    return folder


@pytest.fixture
def other_edition(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets the articles that follow be read with another edition."""
    return lambda: monkeypatch.setattr(edition, "current", lambda: OTHER)


def test_articles_that_one_edition_reads_are_read_alike(store: Store, write: Write) -> None:
    assert [build([write(*ids)], store).earlier for ids in ("a", "bc", "c")] == [0, 0, 0]


def test_what_another_edition_left_is_counted_until_all_is_read_by_one(
    store: Store, write: Write, other_edition: Callable[[], None]
) -> None:
    before = write("a", "b", "c")
    build([before], store)
    other_edition()
    more = write("b", "d")
    assert [build([more], store).earlier for _ in range(2)] == [2, 2]
    assert build([before, write("d")], store).earlier == 0
    assert build([write("e")], store).earlier == 0


def test_of_a_store_without_a_note_nothing_is_known(store: Store, write: Write) -> None:
    build([write("a", "b")], store)
    (store.path / edition.FILE).unlink()
    assert build([write("c")], store).earlier == 2
    (store.path / edition.FILE).write_bytes(b"\xff")
    assert build([write("d")], store).earlier == 3


def test_what_analysts_decide_afterwards_is_no_other_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("same", "links", "titles"):
        (tmp_path / f"{name}.tsv").write_text("name\n", "utf-8")
    monkeypatch.setattr(edition, "tables_directory", lambda: tmp_path)
    monkeypatch.setattr(edition, "table_names", lambda: ("links", "same", "titles"))
    found = [edition.current.__wrapped__()]
    for name in ("same", "links", "titles"):
        (tmp_path / f"{name}.tsv").write_text("name\nkhác\n", "utf-8")
        found.append(edition.current.__wrapped__())
    assert found[0] == found[1] == found[2] != found[3]


def test_a_note_that_cannot_be_written_is_one_clear_line(store: Store, write: Write) -> None:
    (store.path / edition.FILE).mkdir()
    with pytest.raises(StoreError, match=r"edition: .*; see that the disk has room"):
        build([write("a")], store)
    assert store.articles() == ["a"]
