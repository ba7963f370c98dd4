"""What analysts have decided on links: the table, and the graph that follows from it and the articles."""
from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from bangiao.extract.fact import Person
from bangiao.graph.alignment.decisions import Decision, Decisions, decision, decisions, record
from bangiao.graph.derive import derive, remove
from bangiao.graph.errors import AlignmentError, BuildError
from bangiao.graph.export import export
from bangiao.graph.identity import overrule as overruling
from bangiao.graph.store import Store
from bangiao.ontology.gazetteer import TableError
from bangiao.ontology.vocabulary import CLOSE_MATCH, ID, SAME_AS, links_graph

Q = "http://www.wikidata.org/entity/Q"
ZORENKO, VIKTOR = "person/RU/anton-zorenko", "person/RU/viktor-melnik"
Put = Callable[..., None]


def links(store: Store) -> set[tuple[str, str, str]]:
    """The triples of the graph of links, ours without the base."""
    quads = store.quads(ox.NamedNode(links_graph(store.base)))
    return {tuple(term.value.removeprefix(store.base) for term in quad.triple) for quad in quads}  # type: ignore[misc]


def test_exact_is_the_same_and_close_is_close_and_rejected_is_nothing(store: Store, put: Put) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"), Person("Viktor Melnik", "RU"))
    record([Decision(ZORENKO, Q + "1", "exact"), Decision(VIKTOR, Q + "2", "close"), Decision(VIKTOR, Q + "3", "reject")])
    derive(store)
    assert links(store) == {
        (ZORENKO, CLOSE_MATCH, Q + "1"), (Q + "1", SAME_AS, ZORENKO),  # theirs to ours, as identity ties a node to the least
        (VIKTOR, CLOSE_MATCH, Q + "2"),
    }


def test_links_are_a_function_of_articles_and_decisions(store: Store, put: Put, tmp_path: Path) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"))
    record([Decision(ZORENKO, Q + "1", "exact"), Decision(VIKTOR, Q + "2", "close")])
    put("bai-2", Person("Viktor Melnik", "RU"))
    assert len(links(store)) == 3
    remove(store, ["bai-2"])
    assert links(store) == {(ZORENKO, CLOSE_MATCH, Q + "1"), (Q + "1", SAME_AS, ZORENKO)}
    remove(store, ["bai-1"])
    assert ox.NamedNode(links_graph(store.base)) not in store.graphs()
    put("bai-1", Person("Anton Zorenko", "RU"))
    assert len(links(store)) == 2


def test_nothing_is_written_where_nothing_changed(store: Store, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"))
    record([Decision(ZORENKO, Q + "1", "exact")])
    derive(store)
    monkeypatch.setattr(Store, "replace", None)
    record([Decision(ZORENKO, Q + "9", "reject", why="a rejection makes no link")])
    derive(store)


def test_a_decision_taken_back_takes_the_link_back(store: Store, put: Put, table: Path) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"))
    empty = table.read_text("utf-8")
    record([Decision(ZORENKO, Q + "1", "exact")])
    derive(store)
    table.write_text(empty, "utf-8")
    derive(store)
    assert links(store) == set()


def test_a_link_is_of_the_least_node_and_moves_with_it(store: Store, put: Put) -> None:
    put("bai-1", Person("Zorenko Anton", "RU"))
    record([Decision("person/RU/zorenko-anton", Q + "1", "close")])
    derive(store)
    assert links(store) == {("person/RU/zorenko-anton", CLOSE_MATCH, Q + "1")}
    put("bai-2", Person("Anton Zorenko", "RU"))
    assert links(store) == {(ZORENKO, CLOSE_MATCH, Q + "1")}


def test_a_link_outlives_the_node_it_was_decided_on_where_another_was_one_with_it(store: Store, put: Put) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"))
    put("bai-2", Person("Zorenko Anton", "RU"))
    record([Decision(ZORENKO, Q + "1", "close", also=("person/RU/zorenko-anton",))])
    remove(store, ["bai-1"])
    assert links(store) == {("person/RU/zorenko-anton", CLOSE_MATCH, Q + "1")}


def test_nodes_that_are_parted_later_do_not_share_a_link(store: Store, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("bai-1", Person("Anton Zorenko", "RU"))
    put("bai-2", Person("Zorenko Anton", "RU"))
    record([Decision(ZORENKO, Q + "1", "exact", also=("person/RU/zorenko-anton",))])
    parted = overruling.Overrule(different=frozenset({(ZORENKO, "person/RU/zorenko-anton")}))
    monkeypatch.setattr("bangiao.graph.derive.overrule", lambda base: parted)
    derive(store)
    assert {ours for ours, name, _ in links(store) if name == CLOSE_MATCH} == {ZORENKO}


def test_the_order_of_articles_and_decisions_is_nothing(tmp_path: Path, put: Put, store: Store) -> None:
    rows = [Decision(ZORENKO, Q + "1", "exact"), Decision(VIKTOR, Q + "2", "close")]
    put("bai-1", Person("Anton Zorenko", "RU"))
    record(rows[:1])
    put("bai-2", Person("Viktor Melnik", "RU"))
    record(rows[1:])
    derive(store)
    one = dump(store, tmp_path / "one")
    remove(store, ["bai-1", "bai-2"])
    record(reversed(rows))
    put("bai-2", Person("Viktor Melnik", "RU"))
    put("bai-1", Person("Anton Zorenko", "RU"))
    assert dump(store, tmp_path / "two") == one
    assert links_graph(store.base).encode() in one


def dump(store: Store, path: Path) -> bytes:
    with path.open("wb") as out:
        export(store, out)
    return path.read_bytes()


def test_the_table_keeps_remarks_is_sorted_and_reads_back(table: Path) -> None:
    remarks = [line for line in table.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = [
        Decision(VIKTOR, Q + "2", "reject", who="Hoa", why="tên trùng\ttuổi khác\n"),
        Decision(ZORENKO, Q + "1", "exact", also=("person/RU/zorenko", "person/_/zorenko"), who="Hoa"),
    ]
    record(rows)
    lines = table.read_text("utf-8").splitlines()
    assert lines[: len(remarks)] == remarks
    assert lines[len(remarks) + 1 :] == [
        f"id:{ZORENKO}\t{Q}1\texact\tid:person/RU/zorenko id:person/_/zorenko\tHoa",
        f"id:{VIKTOR}\t{Q}2\treject\t\tHoa\ttên trùng tuổi khác",
    ]
    assert decisions().by_node["person/_/zorenko"] == {rows[1]}
    before = table.read_bytes()
    record([])
    assert table.read_bytes() == before


def test_a_later_decision_on_the_same_pair_takes_the_place_of_the_earlier() -> None:
    record([Decision(ZORENKO, Q + "1", "close"), Decision(ZORENKO, Q + "2", "close")])
    record([Decision(ZORENKO, Q + "1", "reject")])
    assert {(row.link, row.verdict) for row in decisions().rows} == {(Q + "1", "reject"), (Q + "2", "close")}


@pytest.mark.parametrize("name", [f"id:{ZORENKO}", f"<{ID}{ZORENKO}>", f"https://other.example/{ZORENKO}"])
def test_our_iris_are_written_in_any_way(name: str) -> None:
    assert decision(name, f"<{Q}1>", "exact", base="https://other.example/") == Decision(ZORENKO, Q + "1", "exact")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (f"id:meeting/1\t{Q}1\texact", "no country, organisation, person or place of ours"),
        (f"id:{ZORENKO}\tQ1\texact", "'Q1' is no IRI of an entry; write it in full"),
        (f"id:{ZORENKO}\thttp://x/ y\texact", "is no IRI"),
        (f"id:{ZORENKO}\t{ID}country/VN\texact", "is a node of ours, no entry of another store"),
        (f"id:{ZORENKO} x\t{Q}1\texact", "is no IRI"),
        (f"id:{ZORENKO}\t{Q}1\tmaybe", "the verdict 'maybe' is not known; write exact, close, reject"),
        (f"id:{ZORENKO}\t{Q}1\texact\nid:{ZORENKO}\t{Q}1\treject", f"2 rows have id:{ZORENKO} and {Q}1; keep one"),
        (f"id:{ZORENKO}\t{Q}1\texact\t\t\t\ttoo many", "remove a tab"),
    ],
)
def test_a_broken_row_is_refused_and_no_build_goes_on(table: Path, store: Store, row: str, problem: str) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    with pytest.raises(TableError, match=f"links.tsv.*{problem}"):
        decisions()
    with pytest.raises(BuildError, match=problem):
        derive(store)


def test_a_table_that_cannot_be_written_stays_as_it_is(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = table.read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(AlignmentError, match=r"links.tsv: No space left on device; install bangiao from a clone"):
        record([Decision(ZORENKO, Q + "1", "exact")])
    monkeypatch.undo()
    assert table.read_bytes() == before
    assert [path.name for path in table.parent.iterdir() if "part" in path.name] == []


def test_only_what_makes_a_link_changes_the_digest() -> None:
    one = Decisions(frozenset({Decision(ZORENKO, Q + "1", "exact")}))
    assert one.digest == one.having([Decision(VIKTOR, Q + "2", "reject")]).digest
    assert one.digest == one.having([Decision(ZORENKO, Q + "1", "exact", who="Hoa", why="seen")]).digest
    assert one.digest != one.having([Decision(ZORENKO, Q + "1", "close")]).digest


RECORDS = """
import sys
from pathlib import Path
from bangiao.graph.alignment import decisions as deciding
from bangiao.graph.alignment.decisions import Decision, record
deciding.decisions_file = lambda: Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    record([Decision("person/RU/" + sys.argv[2], f"https://far.example/{number}", "close")])
"""


def test_of_two_who_decide_at_the_same_time_no_row_is_lost(table: Path) -> None:
    command = [sys.executable, "-c", RECORDS, str(table)]
    with ExitStack() as stack:
        both = [
            stack.enter_context(subprocess.Popen([*command, who], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
            for who in ("lan", "hoa")
        ]
        assert [process.stdout and process.stdout.readline() for process in both] == ["ready\n"] * 2
        for process in both:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.wait(120) for process in both] == [0, 0]
    assert len(decisions().rows) == 80
    assert [path.name for path in table.parent.iterdir()] == [table.name]
