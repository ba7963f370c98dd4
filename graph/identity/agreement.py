"""What speaks for two nodes being one, and how strongly."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from bangiao.graph.identity.node import Node
from bangiao.ontology.gazetteer import table

Canonical = Callable[[str], str]  # an entity to that one by which those are known that it is one with


class Strength(IntEnum):
    """How sure an agreement is; the surer is settled first, and a doubtful one never parts what a surer one joins."""

    ANALYST = 0
    SURE = 1
    LIKELY = 2
    PROBABLE = 3
    POSSIBLE = 4  # holds only where nothing else would do as well


class Agreement(NamedTuple):
    """That two nodes are one: how sure, and why (a key of `REASONS`)."""

    strength: Strength
    reason: str

    def weaker(self) -> Agreement:
        """The same by one degree less sure; what is merely possible stays so."""
        return Agreement(Strength(min(self.strength + 1, Strength.POSSIBLE)), self.reason)


class Likeness(Protocol):
    """How nodes of some classes are told to be one. All three are symmetrical, and see nothing but the two nodes."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        """What two nodes that may be one have in common: those without a common key are never compared."""

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        """Whether two nodes are one, taken by themselves."""

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        """Whether two nodes that agree with the same third cannot both be it."""


def _reasons(use: str) -> Mapping[str, tuple[str, str]]:
    """The reasons of one use of the table, each in Vietnamese and in English."""
    return MappingProxyType({row["name"]: (row["vi"], row["en"]) for row in table("identity-reasons") if row["use"] == use})


REASONS, AGAINST = _reasons("for"), _reasons("against")
