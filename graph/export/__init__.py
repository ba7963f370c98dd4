"""The graph as files: RDF in any format, JSON, tables; sorted, so that equal graphs give equal bytes, and as a stream.

The formats that know named graphs keep each article's; the others hold the triples of all, each once.
"""
from __future__ import annotations

from bangiao.graph.export.dataset import About
from bangiao.graph.export.formats import ALL, FORMATS
from bangiao.graph.export.run import export, to_file, to_folder

__all__ = ["ALL", "FORMATS", "About", "export", "to_file", "to_folder"]
