"""The manifest of a folder of files: a data package as Frictionless Data has it, which programs for tables read."""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bangiao.graph.export.dataset import About, File
from bangiao.graph.export.table import SEPARATOR, Field, fields
from bangiao.ontology.schema import schema
from bangiao.ontology.table import Table
from bangiao.ontology.vocabulary import bg

Json = dict[str, Any]
_NAME = "bangiao"


def manifest(files: Iterable[File], tables: Mapping[str, Table], about: About) -> bytes:
    """datapackage.json for these files; `tables` says by their names which of them are tables, and of what."""
    package: Json = {"name": _NAME, "profile": "data-package"}  # a tabular one may hold no description beside its tables
    if about.licence:
        package["licenses"] = [{"path": about.licence}]
    package["resources"] = [_resource(file, tables.get(file.name)) for file in files]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(file: File, table: Table | None) -> Json:
    told: Json = {
        "name": file.name.split(".")[0], "path": file.name, "format": file.format_.suffixes[0][1:],
        "mediatype": file.format_.media_type, "encoding": "utf-8",
    }
    if file.compression:
        told["compression"] = file.compression
    if table:
        told |= {"profile": "tabular-data-resource", **_about(table)}
    told |= {"bytes": file.bytes_, "hash": f"sha256:{file.sha256}"}
    return told | ({"rowcount": file.rows} if file.rows is not None else {})


def _about(table: Table) -> Json:
    """What a table holds, in both languages: the labels and comments of the ontology."""
    vi, en = (f"{schema().label(table.cls, language)}: {schema().comment(table.cls, language)}" for language in ("vi", "en"))
    return {
        "title": f"{schema().label(table.cls)} / {schema().label(table.cls, 'en')}",
        "description": f"{vi} / {en}",
        "schema": {"fields": [_field(field) for field in fields(table)], "primaryKey": "id", "rdfType": bg(table.cls)},
    }


def _field(field: Field) -> Json:
    vi, en = field.titles
    told: Json = {"name": field.name, "type": field.kind, "title": f"{vi} / {en}"}
    if field.many:
        told["separator"] = SEPARATOR
    if field.property_:
        told["rdfType"] = field.property_
    return told
