"""The JSON-LD context of the graph, and frames: the ontology as keys of JSON. context.jsonld is what this writes.

A key is what a table calls its column; what may have several values is always an array, names are by language, kinds and
statuses bare words. Dates keep their types where statements are written, as a value with `type`.
"""
from __future__ import annotations

import json
from functools import cache
from typing import Any

from bangiao.ontology.table import Column, tables
from bangiao.ontology.vocabulary import BG, HAS_SELECTOR, PREFIXES, SAME_AS

Json = dict[str, Any]

_DATA = "id"  # the prefix of the data stays out: `id` is the key of a node's IRI, which is written in full
_OTHERS = {  # properties that no table has
    "sameAs": {"@id": SAME_AS, "@type": "@id"},
    "selector": {"@id": HAS_SELECTOR, "@type": "@id", "@container": "@set"},
}


@cache
def context() -> Json:
    """What `@context` holds."""
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != _DATA}
    terms = {column.name: _term(column) for table in tables() for column in table.columns if not column.derived}
    lists = {table.name: "@included" for table in tables() if not table.part}
    classes = {cls: BG + cls for cls in ("Fact", *(table.cls for table in tables()))}
    return {"@version": 1.1, "id": "@id", "type": "@type", **prefixes, **classes, **terms, **_OTHERS, **lists}


def frame(cls: str) -> Json:
    """A frame for the nodes of a class: each with all that it names inside it."""
    return {"@context": context(), "@type": cls, "@embed": "@always"}


def page() -> str:
    """The file context.jsonld."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"


def _term(column: Column) -> Json:
    term: Json = {"@id": column.property_}
    if column.vocabulary:
        term |= {"@type": "@vocab", "@context": {"@vocab": column.vocabulary}}
    elif column.kind in ("node", "url"):
        term["@type"] = "@id"
    containers = ["@language"] * (column.kind == "name") + ["@set"] * column.many
    if containers:
        term["@container"] = containers if len(containers) > 1 else containers[0]
    return term
