"""Names as people write them, with or without diacritics, and the nodes of a store that bear them."""
from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

import pyoxigraph as ox
from babel import Locale

from bangiao.extract.words.normal import folded, normal
from bangiao.ontology import vocabulary as v
from bangiao.ontology.gazetteer import table, table_names
from bangiao.ontology.vocabulary import bg, term
from bangiao.queries.identity import tied

SUGGESTED = 5  # names shown where none is found

_COUNTRY_LANGUAGES = ("vi", "en")


class Names:
    """The names that the nodes of a store bear, read once at the first question."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._bearers: dict[str, list[tuple[str, ox.NamedNode]]] | None = None

    def find(self, name: str, classes: tuple[str, ...]) -> tuple[ox.NamedNode, ...]:
        """All nodes of one of `classes` that bear `name`, and the nodes tied to them as one, sorted; () if none does.

        A name with diacritics finds names with the same ones and names written without any; only where there is none
        of these does it find names with others. A country is found by its ISO code and its other names too.
        """
        nodes = {node for _, node in self._matching(name) if self._is_one_of(node, classes)}
        if "Country" in classes:
            nodes |= set(self._countries(name))
        return tuple(sorted(tied(self._store, nodes), key=lambda node: node.value))

    def near(self, name: str, classes: tuple[str, ...]) -> tuple[str, ...]:
        """The names most like `name` that nodes of `classes` bear: first those that hold all its words."""
        words, bearers = set(folded(name).split()), self._index()
        holding = sorted(key for key in bearers if words and words <= set(key.split()))
        alike = difflib.get_close_matches(folded(name), bearers, n=4 * SUGGESTED, cutoff=0.6)
        bearing = (pair for key in dict.fromkeys([*holding, *alike]) for pair in sorted(bearers[key], key=str))
        labels = dict.fromkeys(label for label, node in bearing if self._is_one_of(node, classes))
        return tuple(labels)[:SUGGESTED]

    def _matching(self, name: str) -> list[tuple[str, ox.NamedNode]]:
        found = self._index().get(folded(name), [])
        return [(label, node) for label, node in found if _agree(label, name)] or found

    def _index(self) -> Mapping[str, list[tuple[str, ox.NamedNode]]]:
        if self._bearers is None:
            self._bearers = defaultdict(list)
            for node, label in self._labels():
                self._bearers[folded(label)].append((label, node))
        return self._bearers

    def _labels(self) -> Iterator[tuple[ox.NamedNode, str]]:
        for property_ in (v.PREF_LABEL, v.ALT_LABEL):  # one property a query: a union is six times slower
            query = f"SELECT DISTINCT ?node ?label WHERE {{ GRAPH ?graph {{ ?node <{property_}> ?label }} }}"
            for row in cast(ox.QuerySolutions, self._store.query(query)):
                if isinstance(row["node"], ox.NamedNode) and isinstance(row["label"], ox.Literal):
                    yield row["node"], row["label"].value

    def _is_one_of(self, node: ox.NamedNode, classes: tuple[str, ...]) -> bool:
        quads = self._store.quads_for_pattern
        return any(next(quads(node, term(v.TYPE), term(bg(cls)), None), None) is not None for cls in classes)

    def _countries(self, name: str) -> Iterator[ox.NamedNode]:
        for iso in {name.strip().upper(), *country_codes().get(folded(name), ())}:
            for quad in self._store.quads_for_pattern(None, term(bg("iso")), ox.Literal(iso), None):
                if isinstance(quad.subject, ox.NamedNode):
                    yield quad.subject


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


def _agree(one: str, other: str) -> bool:
    """Whether two names of the same letters have the same diacritics, or one of them has none."""
    return _toned(one) == _toned(other) or _toned(one) == folded(one) or _toned(other) == folded(other)


def _toned(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in normal(unicodedata.normalize("NFC", name))).split())
