"""What all tests may stand on: where the project is, its sample articles, and the shared articles where they are."""
from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bangiao.graph.alignment import decisions as deciding
from bangiao.graph.store import Store
from stores import oxigraph as oxigraphs
from stores import virtuoso as virtuosos
from stores.proxy import Proxy, before
from stores.server import Server

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """The folder of sample articles, with their gold in `gold/`."""
    return root / "samples"


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """The folder of real articles beside the project; a test that asks for it is skipped where it is absent."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real articles are not on this machine")
    return folder


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Store], Path]:
    """Copies the folder of a store, also of one that is open: by Oxigraph, which may be tidying its files just then."""

    def copy(store: Store) -> Path:
        folder = tmp_path / "copy"
        folder.mkdir()
        store.oxigraph.backup(str(folder / "quads"))
        for file in store.path.iterdir():
            if file.is_file():
                shutil.copy(file, folder)
        return folder

    return copy


@pytest.fixture
def links_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The table of decisions on links, of this test alone: as the project's, which is empty."""
    copy = tmp_path / "tables" / "links.tsv"
    copy.parent.mkdir()
    shutil.copy(deciding.decisions_file(), copy)
    monkeypatch.setattr(deciding, "decisions_file", lambda: copy)
    return copy


@pytest.fixture
def ends() -> Iterator[None]:
    """Fails a test that takes a minute of the processor: one whose work grows with the square of its text, not a slow machine."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 60


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[Server]:
    """Oxigraph's server for all tests, with whatever others have left in it; `oxigraph` is the same, emptied."""
    if oxigraphs.PROGRAM is None:
        pytest.skip(oxigraphs.ABSENT)
    with oxigraphs.oxigraph() as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server() -> Iterator[Server]:
    """Virtuoso for all tests, with whatever others have left in it; `virtuoso` is the same, emptied."""
    if virtuosos.PROGRAM is None or virtuosos.CONSOLE is None:
        pytest.skip(virtuosos.ABSENT)
    with virtuosos.virtuoso() as server:
        yield server


@pytest.fixture
def oxigraph(oxigraph_server: Server) -> Server:
    """Oxigraph's server with nothing in it; it wants no login."""
    oxigraph_server.clear()
    return oxigraph_server


@pytest.fixture
def virtuoso(virtuoso_server: Server) -> Server:
    """Virtuoso with nothing in it; who writes logs in by Digest."""
    virtuoso_server.clear()
    return virtuoso_server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    """One real store after the other, emptied."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def faulty(server: Server) -> Iterator[tuple[Server, Proxy]]:
    """One real store after the other, emptied, behind a proxy that does what its `script` says, and records."""
    with before(server) as pair:
        yield pair
