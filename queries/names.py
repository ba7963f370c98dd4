"""Names as people write them, with or without diacritics, and the nodes that bear them."""
from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph as ox
from babel import Locale

from bangiao.extract.words.normal import folded, normal
from bangiao.ontology import vocabulary as v
from bangiao.ontology.gazetteer import table, table_names
from bangiao.ontology.vocabulary import bg
from bangiao.queries.identity import tied
from bangiao.queries.source import Source, nodes

SUGGESTED = 5  # names shown where none is found

_BETWEEN, _FOREIGN = "[^0-9A-Za-z]", "[^ -~]"  # what parts words; a letter that is not ASCII, or a part of one

_COUNTRY_LANGUAGES = ("vi", "en")


class Names:
    """The names that nodes bear where a question is put."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def find(self, name: str, classes: tuple[str, ...]) -> tuple[ox.NamedNode, ...]:
        """All nodes of one of `classes` that bear `name`, and the nodes tied to them as one, sorted; () if none does.

        A name with diacritics finds names with the same ones and names written without any; only where there is none
        of these does it find names with others. A country is found by its ISO code and its other names too.
        """
        found = self._of(classes, {node for _, node in self._matching(name)})
        if "Country" in classes:
            found |= self._countries(name)
        return tuple(sorted(tied(self._source, found), key=lambda node: node.value))

    def near(self, name: str, classes: tuple[str, ...]) -> tuple[str, ...]:
        """The names most like `name` that nodes of `classes` bear: first those that hold all its words."""
        bearers: dict[str, list[tuple[str, ox.NamedNode]]] = defaultdict(list)
        for node, label in self._labels():
            bearers[folded(label)].append((label, node))
        words = set(folded(name).split())
        holding = sorted(key for key in bearers if words and words <= set(key.split()))
        alike = difflib.get_close_matches(folded(name), bearers, n=4 * SUGGESTED, cutoff=0.6)
        bearing = [pair for key in dict.fromkeys([*holding, *alike]) for pair in sorted(bearers[key], key=str)]
        fitting = self._of(classes, {node for _, node in bearing})
        return tuple(dict.fromkeys(label for label, node in bearing if node in fitting))[:SUGGESTED]

    def _matching(self, name: str) -> list[tuple[str, ox.NamedNode]]:
        found = [(label, node) for node, label in self._labels(name) if folded(label) == folded(name)]
        return [(label, node) for label, node in found if _agree(label, name)] or found

    def _labels(self, name: str | None = None) -> Iterator[tuple[ox.NamedNode, str]]:
        """Nodes with their names: all, or at least those whose name is `name` but for diacritics."""
        if name is not None and not folded(name):
            return
        like = "" if name is None else f"FILTER (REGEX(STR(?label), {ox.Literal(_pattern(name))}))"
        for property_ in (v.PREF_LABEL, v.ALT_LABEL):  # one property a query: a union is six times slower
            query = f"SELECT DISTINCT ?node ?label WHERE {{ GRAPH ?graph {{ ?node <{property_}> ?label }} {like} }}"
            for node, label in self._source.answer(query).rows:
                if isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal):
                    yield node, label.value

    def _of(self, classes: tuple[str, ...], given: set[ox.NamedNode]) -> set[ox.NamedNode]:
        """Those that are of one of the classes."""
        of = " UNION ".join(f"{{ GRAPH ?graph {{ ?node a <{bg(cls)}> }} }}" for cls in classes)
        return nodes(self._source, of, given, among="?node")

    def _countries(self, name: str) -> set[ox.NamedNode]:
        codes = {name.strip().upper(), *country_codes().get(folded(name), ())}
        return nodes(self._source, f"GRAPH ?graph {{ ?node <{bg('iso')}> ?given }}", map(ox.Literal, sorted(codes)))


@cache
def country_codes() -> Mapping[str, frozenset[str]]:
    """ISO codes by each name of a country without diacritics: CLDR's (vi, en) and our table's."""
    codes: dict[str, set[str]] = defaultdict(set)
    for language in _COUNTRY_LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2:
                codes[folded(str(name))].add(str(code))
    for row in table("countries") if "countries" in table_names() else ():
        codes[folded(row["name"])].add(row["iso"])
    return {name: frozenset(isos) for name, isos in codes.items()}


def _pattern(name: str) -> str:
    """A regular expression that fits `name` with any diacritics (and more: letters that are not ASCII are not told apart).

    It is written in ASCII and without classes of letters, which all stores understand alike, in characters or in bytes.
    """
    return f"^{_BETWEEN}*{f'{_BETWEEN}+'.join(''.join(map(_letter, word)) for word in folded(name).split())}{_BETWEEN}*$"


def _letter(letter: str) -> str:
    if not letter.isascii():
        return f"{_FOREIGN}*"
    return f"([{letter}{letter.upper()}]|{_FOREIGN}){_FOREIGN}*" if letter.isalpha() else letter


def _agree(one: str, other: str) -> bool:
    """Whether two names of the same letters have the same diacritics, or one of them has none."""
    return _toned(one) == _toned(other) or _toned(one) == folded(one) or _toned(other) == folded(other)


def _toned(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in normal(unicodedata.normalize("NFC", name))).split())
