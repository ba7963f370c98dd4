"""What the graph's stages raise where they cannot go on: one clear line, with place, problem and remedy."""
from __future__ import annotations


class GraphError(Exception):
    """The base of what a user can mend; the message is one line that says where, what and how."""


class StoreError(GraphError):
    """A store cannot be used."""


class RemoteError(GraphError):
    """Another store cannot be reached, or not be understood: where, what, and what helps.

    `passing`: whether it may go by itself, so that the same request may be sent again.
    """

    def __init__(self, place: str, problem: str, remedy: str, *, passing: bool = False) -> None:
        super().__init__(f"{place}: {problem}; {remedy}")
        self.place, self.problem, self.remedy, self.passing = place, problem, remedy, passing


class RefusedError(RemoteError):
    """Another store answered and refused: with which HTTP status, and whether because the request was too large for it."""

    status = 0
    too_large = False

    def advising(self, remedy: str) -> RefusedError:
        """The same with another remedy."""
        other = RefusedError(self.place, self.problem, remedy, passing=self.passing)
        other.status, other.too_large = self.status, self.too_large
        return other


class UnkeptError(RemoteError):
    """Another store would not keep, or does not keep, one graph as it is here."""


class FalseEndpointError(RemoteError):
    """An endpoint does not have what it said it had taken: nothing that it said counts."""


class LedgerError(GraphError):
    """What the store remembers of its pushes cannot be read or written."""


class ExportError(GraphError):
    """A file cannot be made of a graph."""


class FileError(GraphError):
    """A file holds no graph that can be read."""


class BuildError(GraphError):
    """A build cannot go on."""


class AlignmentError(GraphError):
    """Entities cannot be aligned with those of an endpoint, or the decisions on them cannot be used."""
