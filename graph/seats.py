"""Which titles name one post: a state's, that one person holds at a time, whoever acts in it (table `seats`)."""
from __future__ import annotations

from functools import cache, lru_cache

from bangiao.extract.words.normal import folded
from bangiao.graph.countries import country_label
from bangiao.ontology.gazetteer import table

_ONE_HOLDER = ("head-of-state", "head-of-government")  # kinds of offices that are one however they are put


def seat_of(title: str) -> str | None:
    """The post that a title names, where a state has one holder of it at a time."""
    return _posts().get(folded(title))


@lru_cache(maxsize=100_000)
def posts(state: str, titles: frozenset[str]) -> frozenset[str]:
    """The posts of one holder at a time that titles of a state's name, each with the state."""
    held = {_held(_without_state(title, state)) for title in titles} - {None}
    return frozenset(f"{state} {post}" for post in held)


def seat_at_a_time(title: str, state: str | None = None) -> str | None:
    """The post of a state that one person holds at a time, whoever acts in it, that a title names."""
    plain = _without_state(title, state) if state else folded(title)
    return _held(plain) or _held(without_acting(plain))


def _held(title: str) -> str | None:
    """The post that a title names, also one that is of one holder only with its field; None where several hold such at a time."""
    plain = folded(title)
    fields = ((seat, plain.removeprefix(name)) for name, seat in _with_field() if plain.startswith(name))
    return _lasting().get(plain) or seat_of(title) or next((f"{seat} {field}" for seat, field in fields), None)


def _without_state(title: str, state: str) -> str:
    return folded(title).removesuffix(folded(country_label(state, "vi") or state)).strip()


def without_acting(plain: str) -> str:
    """A title, folded, without the word that says that its holder acts in another's place."""
    for word in _acting():
        plain = plain.removeprefix(f"{word} ").removesuffix(f" {word}")
    return plain


@cache
def _acting() -> tuple[str, ...]:
    return tuple(folded(row["name"]) for row in table("person-prefixes") if row["kind"] == "acting")


@cache
def _posts() -> dict[str, str]:
    heads = {folded(row["name"]): row["kind"] for row in table("titles") if row["kind"] in _ONE_HOLDER}
    return heads | {folded(row["name"]): row["seat"] for row in table("seats") if not row["field"]}


@cache
def _lasting() -> dict[str, str]:
    """The posts that tell no two occasions apart, by their titles, folded."""
    return {folded(row["name"]): row["seat"] for row in table("seats") if row["field"] == "none"}


@cache
def _with_field() -> tuple[tuple[str, str], ...]:
    """The beginnings of posts behind which a field must stand, folded, with the space before it; the longest first."""
    rows = ((f"{folded(row['name'])} ", row["seat"]) for row in table("seats") if row["field"] == "must")
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
