"""What all tests may stand on: where the project is, its sample articles, and the shared articles where they are."""
from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
def ends() -> Iterator[None]:
    """Fails a test that takes a minute of the processor: one whose work grows with the square of its text, not a slow machine."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 60
