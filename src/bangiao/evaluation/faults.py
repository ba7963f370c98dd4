"""What ends an evaluation: one clear line, with place, problem and remedy."""
from __future__ import annotations

from bangiao.graph.errors import GraphError


class EvaluationError(GraphError):
    """Gold, floors or an earlier run cannot be used."""
