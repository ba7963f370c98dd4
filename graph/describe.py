"""What an article reports, as RDF: its named graph in the vocabulary of the contract.

A pure function, and general over classes: a fact names its class and properties itself. Evidence of a fact is named
after the fact and its place in the text, so that the graph holds no blank node, and equal articles give equal graphs.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from bangiao.extract.article import Article
from bangiao.extract.fact import Concept, Country, Date, Fact, Incumbent, Organization, Passage, Person, Place, Principle, Value
from bangiao.graph import period
from bangiao.graph.attestation import HOLDING, Attestation
from bangiao.graph.countries import LANGUAGES, country_label
from bangiao.graph.iri import Entity, article_iri, entity_path, fact_path, incumbent_path
from bangiao.graph.spheres import told_apart
from bangiao.ontology import vocabulary as v
from bangiao.ontology.vocabulary import bg, bgk, term

Named = Organization | Person | Place
Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

_TYPE = term(v.TYPE)
_DATE = "date"  # the property whose value may be a span, and is bounded for range filters
_URL_SAFE = "%/:=&?~#+!$,;'@()*"  # what a URL may hold as it is; the rest is percent-encoded


def describe(article: Article, facts: tuple[Fact, ...], base: str = v.ID) -> tuple[Quad, ...]:
    """The article's named graph: its metadata, its facts with their evidence, and the entities they speak of.

    Each quad is there once. Raises ValueError where a date is none or a passage lies outside the text.
    """
    graph, facts = NamedNode(article_iri(article.id, base)), told_apart(facts)
    triples = dict.fromkeys(_article(article, graph))
    entities: dict[Entity | Incumbent, None] = {}
    attestation = Attestation(article, facts)
    for fact in facts:
        triples |= dict.fromkeys(_fact(article, graph, fact, base))
        if fact.cls == HOLDING:
            triples |= dict.fromkeys(_attested(article, fact, attestation, base))
        entities |= dict.fromkeys(_entities(fact))
    triples |= dict.fromkeys(_described(entities, article.id, base))
    return tuple(Quad(*triple, graph) for triple in triples)


def _article(article: Article, node: NamedNode) -> Iterator[Triple]:
    yield node, _TYPE, term(bg("Article"))
    yield node, term(v.IDENTIFIER), Literal(article.id)
    yield node, term(bg("text")), Literal(article.text)
    yield node, term(bg("digest")), Literal(article.digest)
    if article.title:
        yield node, term(v.TITLE), Literal(article.title)
    if article.publisher:
        yield node, term(v.PUBLISHER), Literal(article.publisher)
    if article.issued:
        yield node, term(v.ISSUED), period.literal(article.issued.first)
    if article.url and (source := _url(article.url)):
        yield node, term(v.SOURCE), source


def _url(url: str) -> NamedNode | None:
    """The URL as an IRI; None for what is none, such as a path or a bare word."""
    try:
        return NamedNode(quote(url.strip(), safe=_URL_SAFE))
    except ValueError:
        return None


def _fact(article: Article, graph: NamedNode, fact: Fact, base: str) -> Iterator[Triple]:
    node = NamedNode(base + fact_path(article.id, fact.cls, fact.values))
    yield node, _TYPE, term(bg(fact.cls))
    yield node, _TYPE, term(bg("Fact"))
    for name, value in fact.values:
        if isinstance(value, Incumbent):
            yield node, term(bg(name)), NamedNode(base + incumbent_path(value, article.id))
        else:
            yield from _value(node, name, value, base)
    for rule in fact.rules:
        yield node, term(bg("rule")), Literal(rule)
    for passage in fact.passages:
        yield from _evidence(article, graph, node, passage)


def _attested(article: Article, fact: Fact, attestation: Attestation, base: str) -> Iterator[Triple]:
    node = NamedNode(base + fact_path(article.id, fact.cls, fact.values))
    for name, value in attestation.of(fact):
        yield from _value(node, name, value, base)


def _value(node: NamedNode, name: str, value: Value, base: str) -> Iterator[Triple]:
    if isinstance(value, Date):
        yield from _date(node, name, value)
    elif isinstance(value, Principle):
        yield from _principle(node, name, value)
    elif not isinstance(value, Incumbent):  # which is named after its article, unlike all others
        yield node, term(bg(name)), _object(value, base)


def _object(value: Entity | Concept | str | int | bool, base: str) -> NamedNode | Literal:
    if isinstance(value, Concept):
        return term(bgk(value.name))
    if isinstance(value, Country | Organization | Person | Place):
        return NamedNode(base + entity_path(value))
    return Literal(value)


def _date(node: NamedNode, name: str, date: Date) -> Iterator[Triple]:
    yield node, term(bg(name)), period.literal(date.first)
    if name == _DATE:
        if date.last:
            yield node, term(bg("endDate")), period.literal(date.last)
        yield node, term(bg("earliest")), period.earliest(date)
        yield node, term(bg("latest")), period.latest(date)


def _principle(node: NamedNode, name: str, principle: Principle) -> Iterator[Triple]:
    part = NamedNode(f"{node.value}/principle/{principle.order}")
    yield node, term(bg(name)), part
    yield part, _TYPE, term(bg("Principle"))
    yield part, term(bg("label")), Literal(principle.label)
    yield part, term(bg("order")), Literal(principle.order)


def _evidence(article: Article, graph: NamedNode, fact: NamedNode, passage: Passage) -> Iterator[Triple]:
    start, end = passage.start, passage.end
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"a passage {start}-{end} lies outside the text of {len(article.text)} characters")
    node = NamedNode(f"{fact.value}/evidence/{start}-{end}")
    position, exact = NamedNode(f"{node.value}/position"), NamedNode(f"{node.value}/quote")
    yield fact, term(bg("evidence")), node
    yield node, _TYPE, term(bg("Evidence"))
    yield node, term(v.HAS_SOURCE), graph
    for name in passage.supports:
        yield node, term(bg("supports")), term(bg(name))
    yield node, term(v.HAS_SELECTOR), position
    yield position, _TYPE, term(v.POSITION_SELECTOR)
    yield position, term(v.START), Literal(start)
    yield position, term(v.END), Literal(end)
    yield node, term(v.HAS_SELECTOR), exact
    yield exact, _TYPE, term(v.QUOTE_SELECTOR)
    yield exact, term(v.EXACT), Literal(article.text[start:end])


def _entities(fact: Fact) -> Iterator[Entity | Incumbent]:
    """The entities that a fact speaks of, and the countries that these belong to."""
    for _, value in fact.values:
        if isinstance(value, Country | Organization | Person | Incumbent | Place):
            yield value
            if not isinstance(value, Country) and value.country:
                yield Country(value.country)


def _described(entities: Iterable[Entity | Incumbent], article: str, base: str) -> Iterator[Triple]:
    same: dict[str, list[Named]] = {}
    for entity in entities:
        if isinstance(entity, Country):
            yield from country_triples(NamedNode(base + entity_path(entity)), entity.iso)
        elif isinstance(entity, Incumbent):
            same.setdefault(incumbent_path(entity, article), []).append(_as_called(entity))
        else:
            same.setdefault(entity_path(entity), []).append(entity)
    for path, mentions in same.items():
        yield from _named(NamedNode(base + path), mentions, base)


def _as_called(incumbent: Incumbent) -> Person:
    """Somebody without a name, as a person whom the article calls by office and state."""
    return Person(f"{incumbent.title} {country_label(incumbent.country, LANGUAGES[0]) or incumbent.country}", incumbent.country)


def _named(node: NamedNode, mentions: list[Named], base: str) -> Iterator[Triple]:
    yield node, _TYPE, term(bg(type(mentions[0]).__name__))
    yield from _labels(node, {m.name for m in mentions}, {n for m in mentions for n in _other_names(m)})
    yield from _traits(node, mentions, base)


def country_triples(node: NamedNode, iso: str) -> Iterator[Triple]:
    """What is known of a country without any article: its ISO code, and its names in Vietnamese and English."""
    yield node, _TYPE, term(bg("Country"))
    yield node, term(bg("iso")), Literal(iso)
    for language in LANGUAGES:
        yield node, term(v.PREF_LABEL), Literal(country_label(iso, language) or iso, language=language)


def _labels(node: NamedNode, names: set[str], others: set[str]) -> Iterator[Triple]:
    preferred = max(names, key=spelled_out)
    yield node, term(v.PREF_LABEL), Literal(preferred, language="vi")
    for name in sorted((names | others) - {preferred, ""}):
        yield node, term(v.ALT_LABEL), Literal(name, language="vi")


def spelled_out(name: str) -> tuple[int, int, str]:
    """Of a name that is spelled in several ways, the spelling that keeps most has the greatest; code points decide."""
    return len(name), sum(not c.isascii() for c in name), name


def _other_names(entity: Named) -> tuple[str, ...]:
    return entity.other_names if isinstance(entity, Organization | Person) else ()


def _traits(node: NamedNode, mentions: list[Named], base: str) -> Iterator[Triple]:
    for entity in mentions:
        if isinstance(entity, Person) and entity.rank:
            yield node, term(bg("rank")), Literal(entity.rank)
        if entity.country:
            yield node, term(bg("country")), NamedNode(base + entity_path(Country(entity.country)))
