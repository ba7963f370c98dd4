"""Statements as JSON-LD by the context of the ontology: one document, written graph by graph as the statements come."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import BinaryIO

import pyoxigraph as ox

from bangiao.graph.export.compact import Json, compact, dumped
from bangiao.ontology.context import context

_AT_ONCE = 5_000  # statements of one graph that are held in memory; a larger graph is several objects with one id


def write(quads: Iterable[ox.Quad], out: BinaryIO) -> None:
    """One object with the context and an array of graphs, one a line."""
    out.write(f'{{"@context":{dumped(context())},"@graph":['.encode())
    separator = "\n"
    for item in _items(quads):
        out.write(f"{separator}{dumped(item)}".encode())
        separator = ",\n"
    out.write(b"\n]}\n")


def _items(quads: Iterable[ox.Quad]) -> Iterator[Json]:
    for _, graph in groupby(quads, key=lambda quad: quad.graph_name):
        while some := list(islice(graph, _AT_ONCE)):
            yield from map(compact, json.loads(ox.serialize(some, format=ox.RdfFormat.JSON_LD) or b"[]"))
