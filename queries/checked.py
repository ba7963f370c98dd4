"""What the last check of a store found in each graph, so that graphs which did not change since are not looked at again.

A small file in the store's directory. Where it is missing, broken or of other shapes and check pages, nothing is known; where it
cannot be written, the next check looks at everything, as this one did.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bangiao.graph.files import whole_file
from bangiao.graph.store import Store
from bangiao.graph.validate import Message, Violation

FILE = "check.json"

Found = Mapping[str, tuple[Violation, ...]]  # graph: what is wrong in it


def recall(store: Store, rules: str, graphs: Iterable[str]) -> tuple[Found, str]:
    """Of those graphs that are as they were when these rules last looked: what they found. And the mark of now."""
    memory = _read(store.path / FILE)
    good = memory.get("rules") == rules
    changed, mark = store.history.since(memory["mark"] if good else "")
    if changed is None:
        return {}, mark
    found = _by_graph(memory["found"])
    return {graph: found.get(graph, ()) for graph in graphs if graph not in changed}, mark


def remember(store: Store, rules: str, mark: str, found: Iterable[Violation]) -> None:
    """Note what these rules found in all graphs, as they were at the mark."""
    memory = {"rules": rules, "mark": mark, "found": [asdict(violation) for violation in found]}
    with suppress(OSError), whole_file(store.path / FILE) as out:
        out.write(json.dumps(memory, ensure_ascii=False).encode())


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        memory = json.loads(path.read_text("utf-8"))
        if isinstance(memory, dict) and isinstance(memory.get("mark"), str) and isinstance(memory.get("found"), list):
            return memory
    return {}


def _by_graph(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[Violation, ...]]:
    found: dict[str, tuple[Violation, ...]] = {}
    for row in rows:
        violation = Violation(**{**row, "problem": Message(**row["problem"]), "remedy": Message(**row["remedy"])})
        found[violation.graph] = (*found.get(violation.graph, ()), violation)
    return found
