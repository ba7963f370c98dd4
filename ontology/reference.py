"""The ontology as a page for readers, in Vietnamese and English: docs/ontology.md is what this writes."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from bangiao.ontology.schema import Range, Schema, schema

HEAD = """# The ontology

Written by `make docs` from `ontology/bangiao.ttl`; a test fails when it is out of date. `bg:` is
`https://w3id.org/bangiao/ontology#`, `bgk:` is `https://w3id.org/bangiao/kind/`. A class has the properties of the
classes above it too.
"""
_CHAPTERS = ("Fact", "Agent", "Place", "Principle", "Article", "Evidence")  # each with the classes below it
_NAMED = 10  # concepts that a cell names; of longer lists it names the first


def page() -> str:
    """The whole page in Markdown: each class with its properties, then all concepts with where they may stand."""
    known = schema()
    return "\n".join((HEAD, *_classes(known), *_inferred(known), *_concepts(known)))


def _classes(known: Schema) -> Iterator[str]:
    for top in _CHAPTERS:
        yield f"## {known.label(top)} / {known.label(top, 'en')}\n"
        for name in sorted(known.subclasses(top), key=lambda name: (name != top, name)):
            yield from _class(known, name)


def _class(known: Schema, name: str) -> Iterator[str]:
    above = [f"bg:{other}" for other in known.classes if other != name and known.is_subclass(name, other)]
    yield f"### bg:{name}\n"
    yield f"**{known.label(name)}**: {known.comment(name)}\n"
    yield f"**{known.label(name, 'en')}**: {known.comment(name, 'en')}\n"
    if above:
        yield f"Below {', '.join(above)}.\n"
    if own := {role: held for role, held in known.roles(name).items() if not _inherited(known, name, role, held)}:
        yield from _table(("property", "holds", "vi", "en"), (_role(known, role, held) for role, held in own.items()))


def _role(known: Schema, role: str, held: Range) -> tuple[str, ...]:
    return f"`bg:{role}`", _held(known, held), known.comment(role), known.comment(role, "en")


def _inherited(known: Schema, name: str, role: str, held: Range) -> bool:
    """Whether a class above says the same of a property, so that it need not be said again."""
    above = (other for other in known.classes if other != name and known.is_subclass(name, other))
    return any(known.roles(other).get(role) == held for other in above)


def _held(known: Schema, held: Range) -> str:
    if held.concepts:
        more = " …" if len(held.concepts) > _NAMED else ""
        return ", ".join(held.concepts[:_NAMED]) + more
    if held.literal:
        return held.values[0]
    tops = [name for name in held.values if not _covered(known, name, held)]
    return "anything" if set(_CHAPTERS) <= set(tops) else ", ".join(f"bg:{name}" for name in tops)


def _covered(known: Schema, name: str, held: Range) -> bool:
    return any(other != name and known.is_subclass(name, other) for other in held.values)


def _inferred(known: Schema) -> Iterator[str]:
    """The properties that no class has of its own: inverses, and what follows from chains of others."""
    told = {role for name in known.classes for role in known.roles(name)}
    yield "## Suy ra / What follows\n"
    yield "Read in no text: `bangiao reason` infers it, see [reasoning.md](reasoning.md).\n"
    rows = ((f"`bg:{name}`", known.comment(name), known.comment(name, "en")) for name in known.properties if name not in told)
    yield from _table(("property", "vi", "en"), rows)


def _concepts(known: Schema) -> Iterator[str]:
    yield f"## {known.label('Kind')}, {known.label('Status').lower()} / Kinds, statuses, levels\n"
    yield from _table(("concept", "of", "vi", "en"), (_concept(known, name) for name in known.concepts))


def _concept(known: Schema, name: str) -> tuple[str, ...]:
    places = ((cls, role, held) for cls in known.facts() for role, held in known.roles(cls).items())
    uses = [f"{cls} {role}" for cls, role, held in places if name in held.concepts]
    texts = (f"**{known.label(name, language)}**: {known.comment(name, language)}" for language in ("vi", "en"))
    return f"`bgk:{name}`", ", ".join(uses), *texts


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ("---",) * len(heads), *rows)) + "\n"
