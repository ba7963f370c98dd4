"""What careful readers marked: one JSON file an article, with a list of records for each type."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangiao.evaluation.kinds import KINDS, OPEN, Kind
from bangiao.evaluation.proofread import faults
from bangiao.extract.reading.refusal import Refusal

Slots = Mapping[str, tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class Marked:
    """One record as a reader marked it.

    `slots` has the values of each scored slot, None where it is left open. `others` are persons who may stand among
    the principals without being right or wrong. An `optional` record may be found or left out.
    """

    slots: Slots
    anchor: str = ""
    optional: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """What was marked in one article, by type of record; `content` is the file itself."""

    article: str
    place: str
    records: Mapping[str, tuple[Marked, ...]]
    content: bytes


def read_gold(folder: Path) -> tuple[tuple[Gold, ...], tuple[Refusal, ...]]:
    """The gold of a folder, sorted by article, and whatever is wrong with files that cannot be used."""
    files = sorted(folder.glob("*.json"))
    if not files:
        return (), (Refusal(str(folder), "no gold file is in this folder", "put a file ARTICLE.json there"),)
    read = [_read(path) for path in files]
    good = tuple(item for item in read if isinstance(item, Gold))
    return good, tuple(fault for item in read if not isinstance(item, Gold) for fault in item)


def _read(path: Path) -> Gold | list[Refusal]:
    try:
        content = path.read_bytes()
        data = json.loads(content.decode("utf-8-sig"))
    except OSError as error:
        return [Refusal(str(path), f"it cannot be read ({error.strerror or error})", "check that you may read it")]
    except (ValueError, RecursionError) as error:
        return [Refusal(str(path), f"this is no JSON ({error})", 'write {"meetings": […], …}, in UTF-8')]
    return list(faults(str(path), data)) or Gold(path.stem, str(path), records(data), content)


def records(data: Mapping[str, Any]) -> dict[str, tuple[Marked, ...]]:
    """The records of a gold file's object, which is sound, by type."""
    return {kind.name: tuple(_marked(kind, record) for record in data.get(kind.name) or ()) for kind in KINDS}


def _marked(kind: Kind, record: Mapping[str, Any]) -> Marked:
    slots = {slot.name: _values(record.get(slot.name)) for slot in kind.scored}
    if kind.usual and slots["status"] == ():
        slots["status"] = (kind.usual,)
    others = _values(record.get("others")) or ()
    return Marked(slots, record.get("anchor") or "", bool(record.get("optional")), others)


def _values(value: Any) -> tuple[str, ...] | None:
    if value == OPEN:
        return None
    if value is None or value == "":
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
