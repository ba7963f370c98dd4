"""The entries of an endpoint that may be ours: asked for in batches, each answer kept, so that a run can be cut off."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from bangiao.graph.alignment import question as ask
from bangiao.graph.alignment.answers import Answers, Row
from bangiao.graph.alignment.forms import forms, languages
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.alignment.profile import Profile

Select = Callable[[str], Iterable[Mapping[str, str]]]  # asks a SELECT; rows of values by variable, unbound ones left out
Found = Mapping[str, frozenset[str]]  # the IRIs of entries, each with the labels by which it was found
Progress = Callable[[int, int], None]  # keys answered so far, and all

LABELS = 300  # labels or codes in one question
ITEMS = 40  # entries in one question
_YEAR = 4  # digits that tell the year of a date


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the endpoint, with what it tells; `codes` and `countries` are ISO codes, `replaced` leads to other IRIs.

    `countries` is None where the endpoint tells of no entry's state.
    """

    iri: str
    label: str
    names: frozenset[str]
    description: str
    codes: frozenset[str]
    countries: frozenset[str] | None
    offices: frozenset[str]
    born: int | None
    gone: int | None
    replaced: frozenset[str]

    @property
    def exists(self) -> bool:
        """Whether the endpoint tells anything of it but that another stands for it."""
        return bool(self.names or self.codes) and not self.replaced


class Lookup:
    """Asks one endpoint, or what it answered before."""

    def __init__(self, select: Select, profile: Profile, answers: Answers, progress: Progress = lambda done, of: None) -> None:
        self._select, self._profile, self._answers, self._progress = select, profile, answers, progress

    def candidates(self, cls: str, entities: Sequence[Entity]) -> dict[str, Found]:
        """Of each entity (by its IRI) the entries that bear a name or a code of it."""
        keys = {entity.iri: self._keys(cls, entity) for entity in entities}
        found: dict[str, dict[str, frozenset[str]]] = {iri: {} for iri in keys}
        for of, kind in (("code", ask.coded), ("label", ask.bearers)):
            wanted = {key for its in keys.values() for key in its[of]}
            rows = self._answered(f"{of} {cls}", wanted, partial(kind, self._profile, cls), LABELS)
            for iri, its in keys.items():
                for item, text in ((item, text) for key in its[of] for item, text in rows[key]):
                    found[iri][item] = found[iri].get(item, frozenset()) | ({text} if of == "label" else set())
        return dict(found)

    def entries(self, cls: str, iris: Iterable[str]) -> dict[str, Entry]:
        """What is told of these entries; one that another has replaced leads to that too."""
        found = self._entries(cls, iris)
        further = {to for entry in found.values() for to in entry.replaced} - found.keys()
        return found | self._entries(cls, further)

    def _entries(self, cls: str, iris: Iterable[str]) -> dict[str, Entry]:
        written = {text: iri for iri in iris if (text := ask.iri(iri))}
        rows = self._answered(f"told {cls}", set(written), partial(ask.told, self._profile, cls), ITEMS)
        return {iri: _entry(iri, rows[text], self._profile, cls) for text, iri in written.items()}

    def _keys(self, cls: str, entity: Entity) -> dict[str, list[str]]:
        """What an entity is asked for by: a country's code where the endpoint knows codes, else labels."""
        if cls == "Country" and self._profile.classes[cls].code:
            return {"code": [ask.literal(entity.iri.removeprefix("country/"), "")], "label": []}
        spoken = languages(entity, self._profile.languages, native=self._profile.native)
        return {"code": [], "label": [ask.literal(form, language) for form in forms(entity) for language in spoken]}

    def _answered(self, name: str, keys: set[str], kind: Callable[[list[str]], str], size: int) -> dict[str, list[Row]]:
        """The answer to each key: remembered, or asked for in batches of `size`."""
        kept = {key: self._answers.get(name, key) for key in sorted(keys)}
        known = {key: rows for key, rows in kept.items() if rows is not None}
        for some in _batches([key for key in kept if key not in known], size):
            fresh: dict[str, list[Row]] = {key: [] for key in some}
            for key, row in _read(self._select(kind(some)), some):
                fresh[key].append(row)
            self._answers.put(name, fresh)
            known |= fresh
            self._progress(len(known), len(keys))
        return known


def _batches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(keys)
    while some := list(islice(left, size)):
        yield some


def _read(rows: Iterable[Mapping[str, str]], keys: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """Each row under the key that it answers."""
    wanted = set(keys)
    for row in rows:
        key, told = _told(row) if "sign" in row else _found(row)
        if key in wanted:
            yield key, told


def _told(row: Mapping[str, str]) -> tuple[str, Row]:
    return ask.iri(row["item"]) or "", (row["sign"], row["value"], row.get("lang", ""))


def _found(row: Mapping[str, str]) -> tuple[str, Row]:
    return ask.literal(row["key"], row.get("lang", "")), (row["item"], row["key"])


def _entry(iri: str, rows: Iterable[Row], profile: Profile, cls: str) -> Entry:
    signs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for sign, value, language in rows:
        signs[sign].append((language, value))
    every = {sign: frozenset(value for _, value in found) for sign, found in signs.items()}
    nothing: frozenset[str] = frozenset()
    states = every.get("country", nothing) if profile.classes[cls].country else None
    spoken = profile.languages
    return Entry(
        iri, _first(signs["label"], spoken), every.get("name", nothing), _first(signs["description"], spoken),
        every.get("code", nothing), states, every.get("office", nothing),
        _year(every.get("start", ()), min), _year(every.get("until", ()), max), every.get("replaced", nothing),
    )


def _first(values: Iterable[tuple[str, str]], spoken: Sequence[str]) -> str:
    """The value in the first of the languages that has one."""
    return min(((spoken.index(language), value) for language, value in values if language in spoken), default=(0, ""))[1]


def _year(values: Iterable[str], which: Callable[[Iterable[int]], int]) -> int | None:
    years = [int(value[:_YEAR]) for value in values if value[:_YEAR].isdigit()]
    return which(years) if years else None
