"""The journal: it names what changed, or says that this is not known; it never names something else."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.graph.journal import Journal, Pending


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stale"


def noted(path: Path, *ids: str) -> Journal:
    journal = Journal(path)
    for id_ in ids:
        journal.note(id_)
    return journal


def test_nothing_noted_is_nothing_pending(path: Path) -> None:
    journal = Journal(path)
    assert (journal.pending, journal.read()) == (False, Pending())
    journal.saved()


def test_what_is_noted_is_read_by_the_next_process(path: Path) -> None:
    noted(path, "bài 1", "bài 2", "bài 1")
    assert Journal(path).pending
    assert Journal(path).read() == Pending(frozenset({"bài 1", "bài 2"}))


@pytest.mark.parametrize("id_", ["writing", "", " ", "a\nb", 'nháy "kép"', "\\", "tệp\u2028mới", "\0", "null", "[1]"])
def test_any_id_is_an_id(path: Path, id_: str) -> None:
    noted(path, id_)
    assert Journal(path).read() == Pending(frozenset({id_}))


def test_an_id_is_written_once_a_process(path: Path) -> None:
    journal = noted(path, "a", "a", "a")
    size = path.stat().st_size
    journal.note("a")
    assert path.stat().st_size == size


def test_what_is_settled_is_noted_anew(path: Path) -> None:
    journal = noted(path, "a", "b")
    journal.note_writing()
    journal.settle()
    assert (journal.pending, journal.read()) == (False, Pending())
    journal.note("a")
    assert journal.read() == Pending(frozenset({"a"}))


def test_what_is_settled_is_pending_for_the_next_process_until_it_is_saved(path: Path) -> None:
    journal = noted(path, "a")
    journal.note_writing()
    journal.settle()
    assert Journal(path).read() == Pending(frozenset({"a"}), cut_off=True)
    journal.saved()
    assert not Journal(path).pending
    journal.note("b")
    assert Journal(path).read() == journal.read() == Pending(frozenset({"b"}))


def test_what_is_saved_while_something_is_pending_stays(path: Path) -> None:
    journal = noted(path, "a")
    journal.settle()
    journal.note("b")
    journal.saved()
    assert journal.read() == Pending(frozenset({"b"}))
    assert Journal(path).read() == Pending(frozenset({"a", "b"}))


def test_nothing_is_written_through_where_nothing_is_noted(path: Path) -> None:
    Journal(path).sync()
    assert not path.exists()


def test_a_run_that_was_cut_off_while_it_wrote_is_told(path: Path) -> None:
    noted(path, "a").note_writing()
    noted(path, "b")
    assert Journal(path).read() == Pending(frozenset({"a", "b"}), cut_off=True)


def test_an_empty_file_means_that_it_is_not_known_what_changed(path: Path) -> None:
    path.touch()
    assert Journal(path).read() == Pending(None)


def test_bytes_that_are_no_text_are_no_ids(path: Path) -> None:
    noted(path, "a")
    with path.open("ab") as file:
        file.write(b"\xff\xfe\n")
    assert Journal(path).read().articles is None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=1, max_size=3), st.data())
def test_a_line_that_was_cut_off_is_never_taken_for_another(
    tmp_path_factory: pytest.TempPathFactory, ids: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("journal") / "stale"
    noted(path, *ids)
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    noted(path, "z")
    found = Journal(path).read().articles
    assert found is None or (found <= {*ids, "z"} and "z" in found)
