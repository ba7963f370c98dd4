"""Facts: what an article reports, as frozen values in the terms of the ontology.

A fact names its class and properties by their local names in the `bg:` vocabulary, so that describing it as RDF
needs no knowledge of the class.
"""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A day, month or year (`2023-11-29`, `2023-11`, `2023`), or a span of two of these; never finer than the text."""

    first: str
    last: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Country:
    """A country by its ISO 3166-1 alpha-2 code."""

    iso: str


@dataclass(frozen=True, slots=True, order=True)
class Organization:
    """An organisation by its fullest name in the article; `country` is an ISO code where it belongs to one."""

    name: str
    country: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A named person; `country` is the ISO code of the state the person stands for, `rank` as written (Đại tướng).

    `sphere` is that of the offices that the article gives the person, where they are of one (`embassy`); the graph tells it,
    and the `province`, where these are of one too (`an-giang`).
    """

    name: str
    country: str | None = None
    other_names: tuple[str, ...] = ()
    rank: str | None = None
    sphere: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Incumbent:
    """Who held an office at the time, and whom the article does not name: "Thủ tướng Nhật Bản". `title` is as written."""

    title: str
    country: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A town, region or building by its name; `country` is the ISO code of where it lies, if known."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Principle:
    """One principle of a policy; `order` counts from 1 as the text lists them."""

    label: str
    order: int


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A kind, status or level by its local name in the `bgk:` scheme (`talks`, `held`)."""

    name: str


Value = Date | Country | Organization | Person | Incumbent | Place | Principle | Concept | str | int | bool


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """`text[start:end]` of the article, and the local names of the properties whose value was read there."""

    start: int
    end: int
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One record: its class (`Meeting`), its (property, value) pairs in a fixed order, and the passages that state it.

    A property may occur several times. `rules` are the names of the rule pages that found it, sorted.
    """

    cls: str
    values: tuple[tuple[str, Value], ...]
    passages: tuple[Passage, ...]
    rules: tuple[str, ...] = ()

    def all(self, name: str) -> tuple[Value, ...]:
        """The values of one property, in order."""
        return tuple(value for key, value in self.values if key == name)
