"""What is said of an input that cannot be read."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """An input that was left out: where it stands (`path` or `path:line`), what is wrong, and what helps."""

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return " ".join(f"{self.place}: {self.problem}; {self.remedy}".split())
