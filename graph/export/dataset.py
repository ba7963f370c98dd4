"""What an export is: a description in VoID and DCAT, and in PROV how it came to be. Equal exports, equal descriptions.

The time of the run is not in it, unless SOURCE_DATE_EPOCH gives one (seconds since 1970, as reproducible builds have it).
"""
from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from bangiao.graph.errors import ExportError
from bangiao.graph.export.formats import COMPRESSIONS, Compression, Format
from bangiao.graph.export.tally import Tally
from bangiao.ontology import vocabulary as v
from bangiao.ontology.schema import ontology_file

DCAT = "http://www.w3.org/ns/dcat#"
PROV = "http://www.w3.org/ns/prov#"
SD = "http://www.w3.org/ns/sparql-service-description#"
SPDX = "http://spdx.org/rdf/terms#"
VOID = "http://rdfs.org/ns/void#"
_PREFIXES = {"dcat": DCAT, "prov": PROV, "schema": v.SCHEMA, "sd": SD, "spdx": SPDX, "void": VOID}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_W3C_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "nquads": "N-Quads", "trig": "TriG", "turtle": "Turtle", "ntriples": "N-Triples", "jsonld": "JSON-LD", "rdfxml": "RDF_XML",
}

Value = ox.NamedNode | ox.Literal | str | int


@dataclass(frozen=True, slots=True)
class About:
    """What only the publisher knows: the licence (an IRI), and where the files will be (what their names are added to)."""

    licence: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: its name, its bytes and their SHA-256 in hexadecimal; `rows` are statements, or rows of a table."""

    name: str
    format_: Format
    compression: Compression | None
    bytes_: int
    sha256: str
    rows: int | None = None


def description(base: str, tally: Tally, files: Iterable[File], *, text: bool, about: About) -> bytes:
    """The description of an export in Turtle. Raises ExportError where an IRI of `about` or SOURCE_DATE_EPOCH is none."""
    page = _Page(base)
    data = page.node("dataset")
    listed = tuple(files)
    page.template(_wanted(base, tally, text))
    _numbers(page, data, tally)
    _vocabularies(page, data, tally)
    _graphs(page, data, tally)
    for file in listed:
        _distribution(page, data, file, about)
    _rights(page, data, text, about)
    _origin(page, data, tally, listed)
    return page.turtle()


class _Page:
    """The triples of a description."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._triples: dict[ox.Triple, None] = {}

    def node(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self.base + path)

    def say(self, subject: ox.NamedNode, property_: str, *values: Value) -> None:
        for value in values:
            term = value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)
            self._triples[ox.Triple(subject, v.term(property_), term)] = None

    def template(self, wanted: Iterable[str]) -> None:
        """What dataset.ttl says of these nodes."""
        kept = set(wanted)
        for triple in ox.parse((ontology_file().parent / "dataset.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
            assert isinstance(triple.subject, ox.NamedNode)
            assert isinstance(triple.object, ox.NamedNode | ox.Literal)
            if (path := triple.subject.value.removeprefix(v.ID)) in kept:
                self.say(self.node(path), triple.predicate.value, triple.object)

    def turtle(self) -> bytes:
        ordered = sorted(self._triples, key=lambda triple: (triple.subject.value, str(triple)))  # type: ignore[union-attr]
        return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes={**v.PREFIXES, **_PREFIXES, "id": self.base}) or b""


def _wanted(base: str, tally: Tally, text: bool) -> Iterator[str]:
    yield from ("dataset", "program", "program/rules")
    if not text:
        yield "dataset/text-withheld"
    yield from (graph.removeprefix(base) for graph in tally.graphs)


def _numbers(page: _Page, data: ox.NamedNode, tally: Tally) -> None:
    page.say(data, VOID + "uriSpace", page.base)
    page.say(data, VOID + "triples", tally.statements)
    page.say(data, VOID + "entities", tally.subjects)
    page.say(data, VOID + "distinctSubjects", tally.subjects)
    page.say(data, VOID + "classes", len(tally.classes))
    page.say(data, VOID + "properties", len(tally.properties))
    page.say(data, VOID + "documents", tally.classes.get(v.bg("Article"), 0))
    for name, counted, what, how in (
        ("class", tally.classes, "class", "entities"), ("property", tally.properties, "property", "triples"),
    ):
        for iri, number in counted.items():
            part = page.node(f"dataset/{name}/{hashlib.sha256(iri.encode()).hexdigest()[:12]}-{v.local(iri)}")
            page.say(data, f"{VOID}{name}Partition", part)
            page.say(part, VOID + what, ox.NamedNode(iri))
            page.say(part, VOID + how, number)
    if tally.first:
        period = page.node("dataset/period")
        page.say(data, v.DCTERMS + "temporal", period)
        page.say(period, v.TYPE, ox.NamedNode(v.DCTERMS + "PeriodOfTime"))
        page.say(period, DCAT + "startDate", _day(tally.first))
        page.say(period, DCAT + "endDate", _day(tally.last))


def _day(text: str) -> ox.Literal:
    type_ = {4: v.XSD_YEAR, 7: v.XSD_MONTH}.get(len(text), v.XSD_DATE)
    return ox.Literal(text, datatype=ox.NamedNode(type_))


def _vocabularies(page: _Page, data: ox.NamedNode, tally: Tally) -> None:
    used = {iri[: len(iri) - len(v.local(iri))] for iri in (*tally.classes, *tally.properties)}
    page.say(data, VOID + "vocabulary", *(ox.NamedNode(iri) for iri in sorted(used)))


def _graphs(page: _Page, data: ox.NamedNode, tally: Tally) -> None:
    """The graphs by name, save those of the articles, which are told by where their names begin."""
    articles = page.base + "article/"
    for graph, number in tally.graphs.items():
        if graph and not graph.startswith(articles):
            named = page.node("dataset/" + graph.removeprefix(page.base))
            page.say(data, SD + "namedGraph", named)
            page.say(named, v.TYPE, ox.NamedNode(SD + "NamedGraph"))
            page.say(named, SD + "name", ox.NamedNode(graph))
            page.say(named, VOID + "triples", number)
    own = {graph: number for graph, number in tally.graphs.items() if graph.startswith(articles)}
    if own:
        part = page.node("dataset/articles")
        page.say(data, VOID + "subset", part)
        page.say(part, v.TYPE, ox.NamedNode(VOID + "Dataset"))
        page.say(part, VOID + "uriSpace", articles)
        page.say(part, VOID + "documents", len(own))
        page.say(part, VOID + "triples", sum(own.values()))


def _distribution(page: _Page, data: ox.NamedNode, file: File, about: About) -> None:
    node = page.node(f"dataset/file/{file.sha256[:20]}")
    page.say(data, DCAT + "distribution", node)
    page.say(node, v.TYPE, ox.NamedNode(DCAT + "Distribution"))
    page.say(node, v.TITLE, file.name)
    page.say(node, DCAT + "mediaType", ox.NamedNode(_MEDIA_TYPES + file.format_.media_type))
    if file.format_.name in _FORMAT_NAMES:
        page.say(data, VOID + "feature", ox.NamedNode(_W3C_FORMATS + _FORMAT_NAMES[file.format_.name]))
    if file.compression:
        page.say(node, DCAT + "compressFormat", ox.NamedNode(_MEDIA_TYPES + COMPRESSIONS[file.compression]))
    page.say(node, DCAT + "byteSize", ox.Literal(str(file.bytes_), datatype=ox.NamedNode(v.XSD + "nonNegativeInteger")))
    _checksum(page, node, file.sha256)
    if about.licence:
        page.say(node, v.DCTERMS + "license", _iri(about.licence, "--licence"))
    if about.url:
        address = _iri(about.url.rstrip("/") + "/" + file.name, "--url")
        page.say(node, DCAT + "downloadURL", address)
        page.say(node, DCAT + "accessURL", address)  # which DCAT-AP wants even where one can but download
        if file.format_.rdf:
            page.say(data, VOID + "dataDump", address)


def _checksum(page: _Page, of: ox.NamedNode, sha256: str) -> None:
    checksum = ox.NamedNode(of.value + "/checksum")
    page.say(of, SPDX + "checksum", checksum)
    page.say(checksum, v.TYPE, ox.NamedNode(SPDX + "Checksum"))
    page.say(checksum, SPDX + "algorithm", ox.NamedNode(SPDX + "checksumAlgorithm_sha256"))
    page.say(checksum, SPDX + "checksumValue", ox.Literal(sha256, datatype=ox.NamedNode(v.XSD + "hexBinary")))


def _rights(page: _Page, data: ox.NamedNode, text: bool, about: About) -> None:
    if about.licence:
        page.say(data, v.DCTERMS + "license", _iri(about.licence, "--licence"))
    if not text:
        page.say(data, v.DCTERMS + "rights", page.node("dataset/text-withheld"))


def _iri(text: str, option: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text)
    except ValueError:
        raise ExportError(f"{option} {text!r} is no IRI; write one that begins with https://") from None


def _origin(page: _Page, data: ox.NamedNode, tally: Tally, files: tuple[File, ...]) -> None:
    """The run, named after what it made; the program and the rules, named after what they are."""
    version, rules = metadata.version("bangiao"), rules_digest()
    made = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()
    run, program = page.node(f"dataset/run/{made[:20]}"), page.node("program")
    pages = page.node("program/rules")
    page.say(data, PROV + "wasGeneratedBy", run)
    page.say(run, v.TYPE, ox.NamedNode(PROV + "Activity"))
    page.say(run, PROV + "wasAssociatedWith", program)
    page.say(run, PROV + "used", pages)
    if tally.classes.get(v.bg("Article")):
        page.say(data, PROV + "wasDerivedFrom", page.node("dataset/articles"))
    if when := _when():
        page.say(run, PROV + "endedAtTime", when)
        page.say(data, v.ISSUED, when)
    page.say(program, v.TYPE, ox.NamedNode(PROV + "SoftwareAgent"))
    page.say(program, v.SCHEMA + "softwareVersion", version)
    page.say(pages, v.TYPE, ox.NamedNode(PROV + "Entity"), ox.NamedNode(PROV + "Plan"))
    _checksum(page, pages, rules)


def _when() -> ox.Literal | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        time = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ExportError(f"SOURCE_DATE_EPOCH {epoch!r} is no time; give whole seconds since 1970, or none") from None
    return ox.Literal(time.strftime("%Y-%m-%dT%H:%M:%SZ"), datatype=ox.NamedNode(v.XSD + "dateTime"))


@cache
def rules_digest() -> str:
    """SHA-256 of the rule pages, tables and ontology of this program: equal where these are."""
    told = hashlib.sha256()
    for room in ("ontology", "extract"):
        for path, file in _files(resources.files(f"bangiao.{room}"), room):
            told.update(f"{path}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".rule", ".tsv", ".ttl")):
            yield f"{path}/{entry.name}", entry
