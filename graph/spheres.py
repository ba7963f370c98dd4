"""The spheres of offices: an embassy, a local government, a company … and who of one name may be two.

To whom an article gives offices of one sphere, and none of the state's government, carries that sphere: the IRI shows it,
so that namesakes of two articles have two; so too the province, in spheres whose offices are of one each. What is a
sphere, and which go together, is told by the table `spheres`.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from bangiao.extract.fact import Fact, Organization, Person, Value
from bangiao.extract.words.normal import folded
from bangiao.graph.attestation import HOLDING
from bangiao.graph.iri import entity_path
from bangiao.graph.provinces import provinces_in
from bangiao.graph.seats import without_acting
from bangiao.ontology.gazetteer import table

STATE = "state"  # the sphere of the government's posts
_BY_BODY = ("business", "international", "other", "spokesperson")  # kinds of titles that leave it to the body to tell the sphere
_MIXED = "business"  # the kind of them that tells a sphere itself, where no body of states or of members is told
_OF_MANY = ("international", "association")


def told_apart(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """An article's facts, in which each person to whom it gives offices of just one sphere, or province, carries it."""
    told = tuple(facts)
    spheres: dict[str, set[str]] = defaultdict(set)
    provinces: dict[str, set[str]] = defaultdict(set)
    for fact in told:
        for person in fact.all("person") if fact.cls == HOLDING and True not in fact.all("former") else ():
            if isinstance(person, Person) and (sphere := sphere_of(*_office(fact))):
                spheres[entity_path(person)].add(sphere)
                provinces[entity_path(person)] |= provinces_of(*_office(fact), person.country)
    lone = {path: (_lone(its), _lone(provinces[path])) for path, its in spheres.items() if its != {STATE}}
    return tuple(replace(fact, values=tuple((name, _placed(value, lone)) for name, value in fact.values)) for fact in told)


def sphere_of(title: str, bodies: Iterable[str] = ()) -> str | None:
    """The sphere of an office by its title and the names of the bodies that it is in; None where it goes with any other."""
    kind, sphere = _of_title(without_acting(folded(title)))
    if kind not in _BY_BODY:
        return sphere
    of_bodies = [_of_body(folded(body)) for body in bodies]
    found = next((told for _, told in of_bodies if told), None)
    return found or (sphere if kind == _MIXED and not any(kind in _OF_MANY for kind, _ in of_bodies) else None)


def provinces_of(title: str, bodies: Iterable[str], state: str | None) -> frozenset[str]:
    """The provinces of a state that an office is of, by its title and bodies; none where its sphere knows no such."""
    told = (title, *bodies)
    if state is None or sphere_of(title, told[1:]) not in _rows("province"):
        return frozenset()
    return frozenset().union(*(provinces_in(text, state) for text in told))


def of_seat(post: str) -> str | None:
    """The sphere of a post of one holder, `minister nong nghiep`, that leaves room for no office of some others."""
    return _rows("seat").get(post.partition(" ")[0])


def go_together(one: str, other: str) -> bool:
    """Whether a person may hold offices of both spheres at a time."""
    return one == other or frozenset((one, other)) in _pairs("beside")


def follow_each_other(one: str, other: str) -> bool:
    """Whether people are wont to go from offices of the one sphere to those of the other."""
    return frozenset((one, other)) in _pairs("moves")


def _office(holding: Fact) -> tuple[str, list[str]]:
    """The title of an office, and the names of its bodies."""
    title = next((value for value in holding.all("title") if isinstance(value, str)), "")
    return title, [value.name for value in holding.all("organization") if isinstance(value, Organization)]


def _lone(its: set[str]) -> str | None:
    return next(iter(its)) if len(its) == 1 else None


def _placed(value: Value, lone: dict[str, tuple[str | None, str | None]]) -> Value:
    sphere, province = lone.get(entity_path(value), (None, None)) if isinstance(value, Person) else (None, None)
    return replace(value, sphere=sphere, province=province) if isinstance(value, Person) and sphere else value


@lru_cache(maxsize=100_000)
def _of_title(title: str) -> tuple[str, str | None]:
    """The kind of a title, folded, and the sphere that it tells; no kind where the words it begins with tell the sphere."""
    if words := _begun(title, _worded()):
        return "", _worded()[words]
    whole = _begun(title, _kinds())
    return (_kinds()[whole], _rows("title-kind").get(_kinds()[whole])) if whole else ("", None)


@lru_cache(maxsize=100_000)
def _of_body(name: str) -> tuple[str, str | None]:
    """The kind of a body by its name, folded, and the sphere of who leads it."""
    found = _begun(name, _bodies())
    return (_bodies()[found], _rows("body-kind").get(_bodies()[found])) if found else ("", None)


def _begun(text: str, rows: Iterable[str]) -> str | None:
    """The longest row that the words of a text begin with."""
    words = text.split()
    return next((start for i in range(len(words), 0, -1) if (start := " ".join(words[:i])) in rows), None)


@cache
def _worded() -> dict[str, str | None]:
    """The beginnings of titles, folded, that tell more than the titles' kinds do."""
    return {folded(title): sphere for title, sphere in _rows("title").items()}


@cache
def _kinds() -> dict[str, str]:
    """Titles, folded, each with its kind."""
    return {folded(row["name"]): row["kind"] for row in table("titles")}


@cache
def _bodies() -> dict[str, str]:
    """Names of bodies, and what such names begin with, folded, each with its kind."""
    heads = {folded(row["name"]): row["kind"] for row in table("organization-heads")}
    return heads | {folded(row[name]): row["kind"] for row in table("organizations") for name in ("name", "canonical")}


@cache
def _rows(of: str) -> dict[str, str | None]:
    return {row["name"]: row["sphere"] or None for row in table("spheres") if row["of"] == of}


@cache
def _pairs(of: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row["name"].split()) for row in table("spheres") if row["of"] == of)
