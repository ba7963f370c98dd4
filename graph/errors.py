"""What the graph's stages raise where they cannot go on: one clear line, with place, problem and remedy."""
from __future__ import annotations


class GraphError(Exception):
    """The base of what a user can mend; the message is one line that says where, what and how."""


class StoreError(GraphError):
    """A store cannot be used."""


class PushError(GraphError):
    """Another store did not take a graph."""


class BuildError(GraphError):
    """A build cannot go on."""
