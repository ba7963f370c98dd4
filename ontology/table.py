"""What each class holds, as a table has it: its columns in order, read from shapes.ttl and columns.ttl.

Tables of an export and the keys of its JSON are made of this, so that a new property of the ontology is a new column.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

import pyoxigraph as ox

from bangiao.ontology.schema import ontology_file, schema
from bangiao.ontology.vocabulary import BG, BGK, RDF, SH, XSD_BOOLEAN, XSD_DATE, XSD_INTEGER, local

CSVW = "http://www.w3.org/ns/csvw#"
Kind = Literal["text", "name", "integer", "boolean", "date", "node", "url"]

_LANGUAGES = ("vi", "en")
_LITERALS: Mapping[str, Kind] = {XSD_BOOLEAN: "boolean", XSD_DATE: "date", XSD_INTEGER: "integer", RDF + "langString": "name"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what the nodes of a class have at the end of `path`, IRIs of properties, `^` before one read backwards.

    `languages` are those that names of this kind come in, Vietnamese first. `derived` is what other columns say too.
    """

    name: str
    path: tuple[str, ...]
    kind: Kind
    many: bool
    titles: tuple[str, str]  # in Vietnamese and English
    languages: tuple[str, ...] = ()
    vocabulary: str = ""  # of the values, where these are words of the ontology
    derived: bool = False

    @property
    def property_(self) -> str:
        """The IRI of the property that has the value."""
        return self.path[-1].removeprefix("^")


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a class, which goes by its local name."""

    cls: str
    name: str
    columns: tuple[Column, ...]

    @property
    def part(self) -> bool:
        """Whether its nodes are parts of others, which name them."""
        return any(column.path[0].startswith("^") for column in self.columns)


@cache
def tables() -> tuple[Table, ...]:
    """The tables of this installation's ontology, in the order of columns.ttl."""
    folder = ontology_file().parent
    return read_tables((folder / "shapes.ttl").read_bytes(), (folder / "columns.ttl").read_bytes())


def read_tables(*turtle: bytes) -> tuple[Table, ...]:
    """The tables that shapes, and what is said of their columns, describe; order is that of the files."""
    shapes = _Shapes(turtle)
    return tuple(shapes.table(shape) for shape in shapes.named(CSVW + "name") if shapes.all(shape, SH + "targetClass"))


class _Shapes:
    """Shapes as they stand in their files, in order."""

    def __init__(self, turtle: tuple[bytes, ...]) -> None:
        self._said: dict[tuple[object, str], list[ox.NamedNode | ox.BlankNode | ox.Literal]] = defaultdict(list)
        for triple in chain.from_iterable(ox.parse(text, format=ox.RdfFormat.TURTLE) for text in turtle):
            self._said[triple.subject, triple.predicate.value].append(triple.object)

    def named(self, property_: str) -> list[object]:
        return [node for node, name in self._said if name == property_]

    def all(self, node: object, *path: str) -> list[object]:
        found = [node]
        for name in path:
            found = [value for one in found for value in self._said.get((one, name), ())]
        return found

    def one(self, node: object, name: str) -> str:
        return next((_text(value) for value in self.all(node, name)), "")

    def table(self, shape: object) -> Table:
        cls = local(self.one(shape, SH + "targetClass"))
        columns: dict[str, Column] = {}
        for property_ in sorted(self._properties(cls), key=lambda p: int(self.one(p, SH + "order") or 0)):
            for column in self._columns(property_):
                columns.setdefault(column.name, column)
        return Table(cls, self.one(shape, CSVW + "name"), tuple(columns.values()))

    def _properties(self, cls: str) -> Iterator[object]:
        for shape in self.named(SH + "targetClass"):
            target = self.one(shape, SH + "targetClass")
            if target == BG + cls or (target.startswith(BG) and schema().is_subclass(cls, local(target))):
                yield from self.all(shape, SH + "property")

    def _columns(self, property_: object) -> Iterator[Column]:
        """The column of a property; where its values have no table of their own, the columns of these."""
        path = self._path(property_)
        inner = [s for cls in self.all(property_, SH + "qualifiedValueShape", SH + "class") for s in self._shapes_of(cls)]
        if inner:
            for part in self.all(inner[0], SH + "property"):
                yield self._column(part, (*path, *self._path(part)))
        elif not self._is_opened(property_, path):
            yield self._column(property_, path)

    def _is_opened(self, property_: object, path: tuple[str, ...]) -> bool:
        """Whether another shape of the same path tells what its values hold."""
        return any(self._path(other) == path for other in self.named(SH + "qualifiedValueShape") if other != property_)

    def _shapes_of(self, cls: object) -> list[object]:
        return [shape for shape in self.named(SH + "targetClass") if cls in self.all(shape, SH + "targetClass")]

    def _path(self, property_: object) -> tuple[str, ...]:
        (path,) = self.all(property_, SH + "path")
        if isinstance(path, ox.NamedNode):
            return (path.value,)
        if inverse := self.one(path, SH + "inversePath"):
            return ("^" + inverse,)
        return tuple(_text(step) for step in self._members(path))

    def _members(self, head: object) -> Iterator[object]:
        while rest := self.all(head, RDF + "rest"):
            yield from self.all(head, RDF + "first")
            head = rest[0]

    def _column(self, property_: object, path: tuple[str, ...]) -> Column:
        name = local(path[-1]) if path[-1].startswith(BG) else self.one(property_, CSVW + "name")
        kind = self._kind(property_)
        titles = {value.language: value.value for value in self.all(property_, CSVW + "title") if isinstance(value, ox.Literal)}
        vi, en = (titles.get(language) or schema().label(name, language) for language in _LANGUAGES)
        languages = tuple(_text(v) for head in self.all(property_, SH + "languageIn") for v in self._members(head))
        many = self.one(property_, SH + "maxCount") != "1" and not self.all(property_, SH + "uniqueLang")
        made = any(isinstance(p, ox.BlankNode) for p in self.all(property_, SH + "path"))
        said = languages or ("vi",) if kind == "name" else ()
        return Column(name, path, kind, many, (vi, en), said, self._vocabulary(property_), made)

    def _vocabulary(self, property_: object) -> str:
        if self.all(property_, SH + "in"):
            return BGK
        return self.one(property_, CSVW + "valueUrl").removesuffix("{name}")

    def _kind(self, property_: object) -> Kind:
        told = [property_, *(v for head in self.all(property_, SH + "or") for v in self._members(head))]
        types = [_text(value) for one in told for name in (SH + "datatype", CSVW + "datatype") for value in self.all(one, name)]
        if self.all(property_, SH + "languageIn"):
            return "name"
        if not types:
            return "node"
        if types[0].endswith("anyURI"):
            return "url"
        return next((_LITERALS[iri] for iri in types if iri in _LITERALS), "text")


def _text(value: object) -> str:
    assert isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal)
    return value.value
