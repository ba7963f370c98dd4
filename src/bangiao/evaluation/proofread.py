"""What is wrong with a gold file, said so that whoever wrote it can mend it: place, problem, remedy."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bangiao.evaluation.kinds import KINDS, OPEN, Kind, Slot
from bangiao.extract.reading.refusal import Refusal
from bangiao.ontology.schema import schema

_REMARKS = ("published", "title", "url", "publisher", "note", "notes")  # of a file, beside its records
_COMMON = ("anchor", "optional", "note", "notes")  # of every record
_UNSCORED = {  # what a reader may note and nothing is compared with
    "meetings": ("others", "delegation"), "visits": ("others", "delegation"), "offices": ("former", "rank"),
    "assistance": ("unit",),
}
_PERIOD = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = re.compile(rf"{_PERIOD}(?:/{_PERIOD})?")

Fault = tuple[str, str, str]  # path within the file, problem, remedy


def faults(file: str, data: object) -> Iterator[Refusal]:
    """All that is wrong with the object of a gold file; nothing where it is sound."""
    found = _file(data) if isinstance(data, dict) else [("", "this is JSON, but no object", 'write {"meetings": […], …}')]
    for path, problem, remedy in found:
        yield Refusal(f"{file}: {path}" if path else file, problem, remedy)


def _file(data: Mapping[str, Any]) -> Iterator[Fault]:
    types = [kind.name for kind in KINDS]
    for name in (name for name in data if name not in (*types, *_REMARKS)):
        yield name, "there is no such type of record", f"the types are {', '.join(types)}"
    for kind in KINDS:
        records = data.get(kind.name, [])
        if not isinstance(records, list):
            yield kind.name, "this is no list", f'write "{kind.name}": [{{…}}, …]'
            continue
        for number, record in enumerate(records):
            yield from _record(kind, f"{kind.name}[{number}]", record)


def _record(kind: Kind, path: str, record: object) -> Iterator[Fault]:
    if not isinstance(record, dict):
        yield path, "this record is no object", 'write {"anchor": "…", …}'
        return
    slots = {slot.name: slot for slot in kind.scored}
    known = [*dict.fromkeys((*slots, *_UNSCORED.get(kind.name, ()), *_COMMON))]
    for name, value in record.items():
        told = _common(name, value) or (_slot(kind, slots[name], value) if name in slots else None)
        if name not in known:
            told = f"{kind.name} have no such slot", f"their slots are {', '.join(known)}"
        if told:
            yield f"{path}.{name}", *told


def _common(name: str, value: object) -> tuple[str, str] | None:
    if name == "optional" and not isinstance(value, bool):
        return f"{value!r} is neither true nor false", "write true, or leave the slot out"
    if name == "anchor" and not isinstance(value, str):
        return f"{value!r} is no text", "copy some 5 to 20 words of the article"
    if name == "others" and value is not None and not _is_names(value):
        return f"{value!r} is no list of names", 'write ["…", …]'
    return None


def _slot(kind: Kind, slot: Slot, value: object) -> tuple[str, str] | None:
    if value is None or value == OPEN:
        return None
    if slot.name in ("kind", "status"):
        return _concept(kind, slot, value)
    if slot.name == "date":
        sound = isinstance(value, str) and _DATE.fullmatch(value)
        return None if sound else (f"{value!r} is no date", 'write "2025-09-04", "2025-09", "2025" or "2025-09-04/2025-09-06"')
    if slot.listed or isinstance(value, list):
        return None if _is_names(value) else (f"{value!r} is no list of texts", 'write ["…", …]')
    if isinstance(value, str) or (slot.name == "count" and isinstance(value, int) and not isinstance(value, bool)):
        return None
    return f"{value!r} is no text", 'write "…", or null where the article does not say'


def _concept(kind: Kind, slot: Slot, value: object) -> tuple[str, str] | None:
    known = schema().roles(kind.cls)[slot.property].concepts
    if value in known:
        return None
    return f"{kind.cls} has no {slot.name} {value!r}", f"write one of {', '.join(known)}, or {OPEN!r}"


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
