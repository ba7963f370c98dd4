"""IRIs from content alone: what an article, an entity or a fact is called follows from what it is, nothing else.

All IRIs are ASCII. An entity's is `<base><kind>/<country>/<name>`, with `_` for an unknown country and the name folded
to letters without diacritics. Where the folding may bring two names together that are two (in Vietnamese, tones and
vowels tell names apart: Hùng, Hưng), or leaves nothing to read, a digest of the unfolded name is added. Behind a person's
stands the sphere of the offices that the article gives, where it is one: `…/nguyen-van-hung-…/embassy`; and behind that
their province, where it is one: `…/nguyen-van-hung-…/local/an-giang`.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote

from bangiao.extract.fact import Concept, Country, Date, Incumbent, Organization, Person, Place, Principle, Value
from bangiao.extract.words.normal import folded, normal
from bangiao.ontology.vocabulary import ID

Entity = Country | Organization | Person | Place

_PERSON, _NAMED = "person", 3  # the kind of a person's path, and how many parts of it tell state and name
_LONGEST = 80  # letters of a name that an IRI shows; longer names are cut and told apart by their digest
_TONAL = {None, "VN", "LA", "CN", "TW", "HK", "SG"}  # countries whose names come in Vietnamese spelling, tones and all


def article_iri(id_: str, base: str = ID) -> str:
    """The IRI of an article, which is the name of its graph too."""
    return f"{base}article/{quote(id_, safe='')}"


def article_id(iri: str, base: str = ID) -> str | None:
    """The id of the article that `iri` names; None where it names something else."""
    prefix = f"{base}article/"
    return unquote(iri[len(prefix):]) if iri.startswith(prefix) else None


def entity_path(entity: Entity) -> str:
    """What follows the base in an entity's IRI: `person/VN/phan-van-giang-…`, `person/VN/…/embassy`, `country/TR`."""
    path = _named_path(entity)
    behind = (entity.sphere, entity.sphere and entity.province) if isinstance(entity, Person) else ()
    return "/".join((path, *map(_segment, filter(None, behind))))


def namesakes_path(path: str) -> str:
    """What the paths of all who share a person's state and spelling begin with: the path of whom no sphere tells apart."""
    return "/".join(path.split("/")[:_NAMED])


def less_told(path: str) -> list[str]:
    """The paths of whom of a person's state and spelling less is told: no sphere, or the sphere without the province."""
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(_NAMED, len(parts))]


def of_one_name(one: str, other: str) -> bool:
    """Whether two paths are of persons of one state and spelling."""
    return one.startswith(f"{_PERSON}/") and namesakes_path(one) == namesakes_path(other)


def sphere_in(path: str) -> str | None:
    """The sphere in the path of a person's IRI; None where there is none, or it is no person's."""
    return _behind(path, 0)


def province_in(path: str) -> str | None:
    """The province in the path of a person's IRI; None where there is none, or it is no person's."""
    return _behind(path, 1)


def _behind(path: str, at: int) -> str | None:
    parts = path.split("/")
    return unquote(parts[_NAMED + at]) if len(parts) > _NAMED + at and parts[0] == _PERSON else None


def _named_path(entity: Entity) -> str:
    if isinstance(entity, Country):
        return f"country/{_segment(entity.iso)}"
    kind, country = type(entity).__name__.lower(), _segment(entity.country or "_")
    return f"{kind}/{country}/{_slug(entity.name, entity.country)}"


def incumbent_path(incumbent: Incumbent, article: str) -> str:
    """What follows the base in the IRI of whoever held an office when an article was written: `unnamed/JP/thu-tuong/bai-1`.

    It comes behind all persons' in order, so that of nodes that are one the least has a name.
    """
    return f"unnamed/{_segment(incumbent.country)}/{_slug(incumbent.title, None)}/{quote(article, safe='')}"


def fact_path(article: str, cls: str, values: Iterable[tuple[str, Value]]) -> str:
    """What follows the base in a fact's IRI: its class, and a digest of the article's id, the class and the values."""
    content = sorted({json.dumps([name, _canonical(value)], ensure_ascii=False) for name, value in values})
    return f"{cls.lower()}/{_digest(json.dumps([article, cls, content], ensure_ascii=False), 10)}"


@lru_cache(maxsize=1000)
def _segment(code: str) -> str:
    return quote(code, safe="")


@lru_cache(maxsize=100_000)
def _slug(name: str, country: str | None) -> str:
    plain, exact = folded(name), _words(normal(name))
    kept = _words("".join(c if c.isascii() else " " for c in plain)).replace(" ", "-")
    telling = exact if country in _TONAL else plain
    if kept and len(kept) <= _LONGEST and telling.isascii():
        return kept
    return f"{kept[:_LONGEST].rstrip('-')}-{_digest(telling, 3)}".lstrip("-")


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _canonical(value: Value) -> list[str | int | None]:
    if isinstance(value, Country | Organization | Person | Place):
        return [_named_path(value)]  # a fact is what it is, whoever of one name is meant
    if isinstance(value, Date):
        return ["date", value.first, value.last]
    if isinstance(value, Incumbent):
        return ["incumbent", value.title, value.country]
    if isinstance(value, Principle):
        return ["principle", value.order, value.label]
    if isinstance(value, Concept):
        return ["concept", value.name]
    return [type(value).__name__, value]


def _digest(text: str, size: int) -> str:
    return hashlib.blake2b(text.encode(), digest_size=size).hexdigest()
