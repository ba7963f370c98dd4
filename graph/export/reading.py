"""A graph read again from the file that an export has made of it, or any other that holds RDF."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from zstandard import ZstdError

from bangiao.graph.errors import FileError
from bangiao.graph.export.formats import FORMATS, naming, uncompressed


def statements(path: Path) -> Iterator[ox.Quad]:
    """What a file of RDF states, in its order; its name tells format and compression. Raises FileError with the remedy."""
    told = naming(path.name)
    if told.format_ is None or told.format_.rdf is None:
        names = ", ".join(sorted(FORMATS))
        raise FileError(f"{path}: the name does not say which RDF this is; name it graph.nq, graph.ttl.gz … ({names})")
    try:
        with path.open("rb") as file, uncompressed(file, told.compression) as stream:
            yield from ox.parse(stream, format=told.format_.rdf)
    except (OSError, EOFError, ZstdError, SyntaxError, ValueError) as error:
        raise FileError(f"{path}: {error}; export it anew, or fetch it again") from error
