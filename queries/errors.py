"""What asking raises where a question cannot be answered: one clear line, with place, problem and remedy."""
from __future__ import annotations


class AskError(Exception):
    """The base of what the one who asks can mend."""


class PageError(AskError):
    """A query page is broken, or not there."""


class ParameterError(AskError):
    """A value does not fit its parameter, or names nothing in the store."""


class QueryError(AskError):
    """A query is no SPARQL, or would do more than read the store."""


class DeadlineError(AskError):
    """A query was not answered in time, or its process died."""


class FormatError(AskError):
    """An answer of this form cannot be written in that format."""


class UnknownError(AskError):
    """The store knows nothing of what was named."""
