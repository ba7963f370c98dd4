"""Faults: processes that are killed, steps that fail, files that are broken, disks that are full, and two at once.

Run as a program, this file is what the harness kills (it builds, removes and derives in a store for ever), or fills the disk of.
BANGIAO_KILLS sets how often it kills (4 times otherwise); with more the disk is filled in finer steps, more workers are killed.
"""
from __future__ import annotations

import gc
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from bangiao.cli import main
from bangiao.extract.article import Article, Sentence
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Value
from bangiao.graph import derive as deriving
from bangiao.graph import journal
from bangiao.graph import store as storing
from bangiao.graph.derive import INDEX, derive, identity_of, remove, verdict
from bangiao.graph.describe import describe
from bangiao.graph.errors import StoreError
from bangiao.graph.export import export
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.iri import article_iri, entity_path
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import identity_graph

KILLS = int(os.environ.get("BANGIAO_KILLS", "4"))
ARTICLES = 60
NAMES = ("Viktor Zorenko", "Zorenko Viktor", "Pavel Melnik", "P. Melnik", "Melnik", "Anton Batov", "Batov")

Held = frozenset[ox.Quad]


def facts(number: int, version: int) -> tuple[Fact, ...]:
    """What an article tells, in one of its versions: people, meetings and policies that others tell too."""
    draw = random.Random(f"{number} {version}")
    people = tuple(Person(name, "RU") for name in draw.sample(NAMES, 2))
    sides = (Country("VN"), Country("RU"))
    return (
        _fact("Meeting", participant=people, party=sides, date=Date(f"2031-05-0{draw.randint(1, 9)}"), kind=Concept("talks")),
        _fact("Visit", visitor=people[0], destination=Country("VN"), date=Date(f"2031-0{draw.randint(1, 9)}")),
        _fact("Policy", holder=Country("VN"), label=draw.choice(("ba rặng san hô", "năm vịnh"))),
    )


def _fact(cls: str, **values: Value | tuple[Value, ...]) -> Fact:
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


def quads(number: int, version: int) -> tuple[ox.Quad, ...]:
    text = f"Tin thứ {number}, bản {version}."
    return describe(Article(f"tin-{number}", text, (Sentence(0, len(text), "body", 0),)), facts(number, version))


def put(store: Store, number: int, version: int) -> None:
    store.replace(ox.NamedNode(article_iri(f"tin-{number}")), quads(number, version))


def complete(store: Store) -> None:
    """Let the store hold every article in its first version, and nothing else."""
    for number in range(ARTICLES):
        put(store, number, 0)
    derive(store)


def for_ever(path: str, seed: str) -> None:
    draw = random.Random(seed)
    with Store(path) as store:
        sys.stdout.write("open\n")
        sys.stdout.flush()
        while True:
            for number in draw.sample(range(ARTICLES), draw.randint(1, 15)):
                put(store, number, draw.randint(0, 1))
            derive(store)
            remove(store, [f"tin-{number}" for number in draw.sample(range(ARTICLES), draw.randint(1, 8))])


def graph(store: Store) -> bytes:
    out = io.BytesIO()
    export(store, out)
    return out.getvalue()


def as_anew(store: Store) -> bool:
    return set(store.quads(ox.NamedNode(identity_graph(store.base)))) == set(identity_of(store))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The graph of a store that was never killed."""
    with Store(tmp_path_factory.mktemp("whole") / "s") as store:
        complete(store)
        return graph(store)


@pytest.fixture(scope="module")
def versions() -> dict[str, set[Held]]:
    """What each article's graph may be, by its name."""
    return {article_iri(f"tin-{n}"): {frozenset(quads(n, 0)), frozenset(quads(n, 1))} for n in range(ARTICLES)}


def start(store: Path, seed: object, **more: Any) -> subprocess.Popen[str]:
    words = [sys.executable, str(Path(__file__).resolve()), "for-ever", str(store), str(seed)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


@pytest.mark.slow
def test_whenever_it_is_killed_the_store_holds_whole_articles_and_the_next_run_mends_it(
    tmp_path: Path, whole: bytes, versions: dict[str, set[Held]]
) -> None:
    draw = random.Random(os.environ.get("BANGIAO_SEED", "1"))
    for kill in range(KILLS):
        with start(tmp_path / "s", f"{draw.random()}") as process:
            assert process.stdout
            assert process.stdout.readline() == "open\n", process.stderr and process.stderr.read()
            time.sleep(draw.uniform(0, 0.7))
            process.send_signal(signal.SIGKILL)
        begin = time.process_time()
        with Store(tmp_path / "s") as store:
            assert time.process_time() - begin < 2, "it opens at once"
            for name in store.graphs():
                assert name.value not in versions or frozenset(store.quads(name)) in versions[name.value], f"kill {kill}"
            if kill % 2:
                derive(store)
                assert as_anew(store), f"kill {kill}"
                assert not store.stale
            complete(store)
            assert graph(store) == whole, f"kill {kill}"


class CrashError(Exception):
    """What a step ends with in these tests."""


@pytest.fixture
def crash_at() -> Iterator[Callable[[int], None]]:
    """Lets the n-th line of what derives from now on raise a CrashError, of the functions that write and that call these."""
    before = sys.gettrace()
    functions = {
        deriving.__file__: {"derive", "_derive", "_bring_up_to_date", "_amend"},
        storing.__file__: {"amend", "sync_notes", "settled", "flush", "_exchange"},
        journal.__file__: {"note_writing", "read", "settle", "saved"},
    }

    def begin(number: int) -> None:
        left = number

        def line(frame: FrameType, event: str, _: object) -> Any:
            nonlocal left
            if event == "line":
                left -= 1
                if left == 0:
                    raise CrashError(f"{frame.f_code.co_name}:{frame.f_lineno}")
            return line

        def call(frame: FrameType, event: str, _: object) -> Any:
            ours = frame.f_code.co_name in functions.get(frame.f_code.co_filename, ())
            return line if ours and event == "call" else None

        sys.settrace(call)

    yield begin
    sys.settrace(before)


def crashed(store: Store, crash_at: Callable[[int], None], number: int) -> bool:
    """Derive, with a crash at that line; whether there was such a line."""
    crash_at(number)
    try:
        derive(store)
    except CrashError:
        return True
    finally:
        sys.settrace(None)
    return False


@pytest.mark.parametrize("change", ["articles", "decisions"])
def test_a_crash_between_any_two_steps_is_mended_by_the_next_run(
    tmp_path: Path, crash_at: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = tmp_path / "s"
    parted = Overrule(different=frozenset({tuple(sorted(entity_path(Person(name, "RU")) for name in NAMES[:2]))}))
    states: list[bytes] = []

    def turn(store: Store, to: int) -> None:
        if change == "articles":
            put(store, 0, to)
            put(store, 1, 1 - to)
        else:
            monkeypatch.setattr(deriving, "overrule", lambda base="": (Overrule(), parted)[to])

    with Store(path) as store:
        for number in range(6):
            put(store, number, 0)
        for to in (0, 1, 0):
            turn(store, to)
            derive(store)
            states.append(graph(store))
    assert states[0] == states[2] != states[1]
    lines, there = 0, True
    with Store(path) as store:
        while there:
            lines += 1
            to = lines % 2
            turn(store, to)
            there = crashed(store, crash_at, lines)
            store._journal = journal.Journal(path / "stale")  # what a process remembers is gone; its files are there
            derive(store)
            assert graph(store) == states[to], f"line {lines}"
            assert not store.stale
    assert lines > 20


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """A store of some articles of which one changed since."""
    with Store(tmp_path / "s") as store:
        for number in range(25):
            put(store, number, 0)
        derive(store)
        put(store, 3, 1)
    return tmp_path / "s"


def test_a_loss_of_power_that_takes_back_quads_but_not_the_index_is_mended(settled: Path, tmp_path: Path) -> None:
    with Store(settled) as store:
        derive(store)
    after = shutil.copytree(settled, tmp_path / "after")
    with Store(settled) as store:
        for change in (lambda: put(store, 3, 0), lambda: put(store, 30, 0), lambda: remove(store, ["tin-4"])):
            change()
            derive(store)
            assert not store.stale
        for file in ("stale", INDEX):  # are on the disk, unlike quads that were not saved
            shutil.copy(settled / file, after / file)
    with Store(after) as store:
        assert store.stale
        derive(store)
        assert as_anew(store)
    for path in (settled, after):
        with Store(path, mode="read") as store:
            assert not store.stale


def test_so_is_one_after_analysts_decided_otherwise_and_no_article_changed(
    settled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(settled) as store:
        derive(store)
    after = shutil.copytree(settled, tmp_path / "after")
    parted = Overrule(different=frozenset({tuple(sorted(entity_path(Person(name, "RU")) for name in NAMES[:2]))}))
    monkeypatch.setattr(deriving, "overrule", lambda base="": parted)
    with Store(settled) as store:
        derive(store)
        for file in ("stale", INDEX):
            shutil.copy(settled / file, after / file)
    with Store(after) as store:
        assert not as_anew(store)
        derive(store)
        assert as_anew(store)


def missing(index: Path) -> None:
    index.unlink()


def empty(index: Path) -> None:
    index.write_bytes(b"")


def no_database(index: Path) -> None:
    index.write_text("Chuyện khác. " * 900, "utf-8")


def cut_in_its_head(index: Path) -> None:
    os.truncate(index, 50)


def cut_in_half(index: Path) -> None:
    os.truncate(index, index.stat().st_size // 2)


def cut_in_its_last_page(index: Path) -> None:
    os.truncate(index, index.stat().st_size - 100)


def overwritten_within(index: Path) -> None:
    with index.open("r+b") as file:
        for page in range(1, index.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xa5" * 200)


def read_only(index: Path) -> None:
    index.chmod(0o400)


def of_another_layout(index: Path) -> None:
    import sqlite3

    index.unlink()
    with sqlite3.connect(index) as old:
        old.execute("CREATE TABLE key (name TEXT)")
        old.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)")
    old.close()


def with_a_journal_of_something_else(index: Path) -> None:
    index.unlink()
    index.with_name(index.name + "-journal").write_bytes(os.urandom(9000))


@pytest.mark.parametrize(
    "broken",
    [missing, empty, no_database, cut_in_its_head, cut_in_half, cut_in_its_last_page, overwritten_within, read_only,
     of_another_layout, with_a_journal_of_something_else],
    ids=lambda way: way.__name__,
)
@pytest.mark.parametrize("stale", [True, False])
def test_an_index_that_cannot_be_used_is_made_anew(settled: Path, broken: Callable[[Path], None], stale: bool) -> None:
    if not stale:
        with Store(settled) as store:
            derive(store)
    broken(settled / INDEX)
    with Store(settled) as store:
        derive(store)
        assert as_anew(store)
        put(store, 4, 1)
        put(store, 5, 1)
        derive(store)
        assert as_anew(store)
        assert not store.stale
        assert verdict(store, *(entity_path(Person(name, "RU")) for name in NAMES[:2])).same


def test_a_directory_in_the_place_of_the_index_is_one_clear_line(settled: Path) -> None:
    (settled / INDEX).unlink()
    (settled / INDEX / "x").mkdir(parents=True)
    with Store(settled) as store, pytest.raises(StoreError, match=rf"{INDEX}: .*; see that the disk has room and can be written"):
        derive(store)
    (settled / INDEX / "x").rmdir()
    (settled / INDEX).rmdir()
    with Store(settled) as store:
        assert store.stale
        derive(store)
        assert as_anew(store)


FULL = """
import resource, signal, sys
from bangiao.graph.derive import derive
from bangiao.graph.store import Store
with Store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    derive(store)
"""


def test_a_file_that_may_not_grow_when_the_index_is_written_is_one_clear_line(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        for number in range(ARTICLES):
            words = f"chính sách {number} {'rất dài ' * 400}"  # so that the index is large
            label = _fact("Policy", holder=Country("VN"), label=words)
            article = Article(f"tin-{number}", "Tin trong ngày.", ())
            store.replace(ox.NamedNode(article_iri(article.id)), describe(article, (label,)))
    full = subprocess.run([sys.executable, "-c", FULL, str(tmp_path / "s")], capture_output=True, text=True, check=False)
    assert f"StoreError: {tmp_path / 's' / INDEX}: " in full.stderr
    assert full.stderr.rstrip().endswith("; see that the disk has room and can be written, and build again")
    with Store(tmp_path / "s") as store:
        assert store.stale
        assert len(store.articles()) == ARTICLES
        derive(store)
        assert as_anew(store)


OWN_DISK = ("unshare", "--user", "--map-root-user", "--mount")  # a process with these may mount a small disk for itself
ROOM = 150_000 if KILLS > 4 else 2_000_000  # bytes of room that are left more at each trial


def on_a_small_disk(folder: str) -> None:
    """Complete and empty a store on a disk with no room, then with ever more, until there is enough; each time it is as before
    or further, and is mended. Writes what was said each time."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], check=True)
    disk = Path(folder)
    with Store(disk / "begun") as store:
        for number in range(ARTICLES // 2):
            put(store, number, 1)
        derive(store)
        begun = graph(store)
    with Store(disk / "whole") as store:
        complete(store)
        whole = graph(store)
    shutil.rmtree(disk / "whole")
    for step, said in (("complete", whole), ("clear", b"")):
        _with_ever_more_room(disk, step, begun, said)


def _with_ever_more_room(disk: Path, step: str, begun: bytes, end: bytes) -> None:
    status, room = 1, 0
    while status:
        shutil.rmtree(disk / "s", ignore_errors=True)
        shutil.copytree(disk / "begun", disk / "s")
        fill(disk, room)
        tried = subprocess.run([sys.executable, __file__, step, str(disk / "s")], capture_output=True, text=True, check=False)
        (disk / "filler").unlink()
        status, room = tried.returncode, room + ROOM
        sys.stdout.write(f"{step} {tried.stderr.strip()}\n")
        with Store(disk / "s") as store:
            for name in store.graphs():
                id_ = name.value.rpartition("-")[2]
                assert not id_.isdecimal() or set(store.quads(name)) in (set(quads(int(id_), 0)), set(quads(int(id_), 1)))
            assert room > ROOM or graph(store) == begun, "where nothing could be written, nothing has changed"
            {"complete": complete, "clear": clear}[step](store)
            assert (graph(store) == end) if end else not store.articles()


def fill(disk: Path, room: int) -> None:
    """Leave no more than this room on a disk."""
    gc.collect()  # Oxigraph gives room back with the last reference to it
    with (disk / "filler").open("wb") as filler:
        filler.write(bytes(max(0, shutil.disk_usage(disk).free - room)))


def clear(store: Store) -> None:
    remove(store, store.articles())


def in_one_line(step: Callable[[Store], None], path: str) -> None:
    """Do something with a store as a command does: an error is one line and status 2."""
    try:
        with Store(path) as store:
            step(store)
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


@pytest.mark.slow
def test_a_full_disk_is_one_clear_line_and_what_was_there_is_whole(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    if not shutil.which("unshare") or subprocess.run([*OWN_DISK, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no process may mount a disk for itself here")
    program = [*OWN_DISK, sys.executable, str(Path(__file__).resolve()), "disk", str(tmp_path / "disk")]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = [line for line in run.stdout.splitlines() if line.strip() not in ("complete", "clear")]
    assert {line.split()[0] for line in told} == {"complete", "clear"}
    assert [line for line in told if not re.search(r"the disk (is full|has room and can be written)", line)] == []


CLI = "from bangiao.cli import main; main()"
HOLDS = """
import sys
from bangiao.graph.store import Store
from bangiao.cli import main
enter = Store.__enter__
def hold(store):
    print("open", flush=True)
    sys.stdin.readline()
    return enter(store)
Store.__enter__ = hold
main()
"""  # a command that waits, once it has its store, for a word
HELD = "another process or an open Store holds this store; wait until it is done, or name another store"
WRITERS = (("build", "tin.txt"), ("remove", "tin"))
READERS = (("stats",), ("query", "visits-to"), ("why", "id:a", "id:b"))


def run_at(folder: Path, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CLI, *words, "--store", "s"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def run_here(words: tuple[str, ...]) -> Result:
    """The same in this process: another than that which holds the store."""
    return CliRunner().invoke(main, [*words, "--store", "s"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "refused", "answered"),
    [(WRITERS[0], (*WRITERS, *READERS), ()), (WRITERS[1], WRITERS, ()), (READERS[0], WRITERS, READERS[1:2])],
    ids=["build", "remove", "stats"],
)
def test_of_two_at_once_the_second_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    first: tuple[str, ...], refused: tuple[tuple[str, ...], ...], answered: tuple[tuple[str, ...], ...],
) -> None:
    (tmp_path / "tin.txt").write_text("Tin trong ngày.", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_here(WRITERS[0]).exit_code == 0
    command = [sys.executable, "-c", HOLDS, *first, "--store", "s"]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tmp_path, text=True, **pipes) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        for words in refused:
            second = run_here(words)
            assert (second.exit_code, second.stderr) == (2, f"bangiao: s: {HELD}\n"), words
        for words in answered:
            assert run_here(words).exit_code == 0, words
        _, errors = holder.communicate("go on\n")
    assert (holder.returncode, errors) == (0, ""), "the first goes on as if nothing had been"
    assert run_here(WRITERS[0]).exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2", "4"] if KILLS > 4 else ["2"])
def test_a_build_of_articles_killed_with_its_workers_is_completed_by_any_number(
    tmp_path: Path, samples: Path, workers: str
) -> None:
    draw = random.Random(f"{os.environ.get('BANGIAO_SEED', '1')} {workers}")
    build = ("build", str(samples), "--workers")
    whole = tmp_path / "whole"
    whole.mkdir()
    begin = time.monotonic()
    assert run_at(whole, (*build, workers)).returncode == 0
    took = time.monotonic() - begin
    for kill in range(max(1, KILLS // 6)):
        command = [sys.executable, "-c", CLI, *build, workers, "--store", "s"]
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as killed:
            with suppress(subprocess.TimeoutExpired):
                killed.wait(draw.uniform(0, took))
            killed.kill()
            killed.communicate(timeout=60)  # the pipe ends when the last worker has ended
        if kill % 2:
            continue  # the next is killed, too, on what this one left
        assert run_at(tmp_path, (*build, draw.choice("124") if KILLS > 4 else "1")).returncode == 0
        assert exported(tmp_path) == exported(whole), f"kill {kill}"
        shutil.rmtree(tmp_path / "s")


def exported(folder: Path) -> bytes:
    with Store(folder / "s", mode="read") as store:
        return graph(store)


if __name__ == "__main__":
    {
        "for-ever": for_ever, "disk": on_a_small_disk,
        "complete": lambda path: in_one_line(complete, path), "clear": lambda path: in_one_line(clear, path),
    }[sys.argv[1]](*sys.argv[2:])
