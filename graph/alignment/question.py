"""The SPARQL that an endpoint is asked, made from a profile: which entries bear a label or a code, and what is told of an entry.

Only whole labels are asked for, with their language, so that the endpoint looks each up in an index and reads no table.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from bangiao.graph.alignment.profile import Profile, Signs
from bangiao.graph.errors import AlignmentError


def literal(text: str, language: str) -> str:
    """A literal as SPARQL writes it."""
    return str(ox.Literal(text, language=language) if language else ox.Literal(text))


def iri(text: str) -> str | None:
    """An IRI as SPARQL writes it; None where the text is none."""
    try:
        return str(ox.NamedNode(text))
    except ValueError:
        return None


def bearers(profile: Profile, cls: str, labels: Iterable[str]) -> str:
    """Ask for ?item and the ?key among `labels` (literals as SPARQL writes them) that it bears, with the ?lang of that.

    Labels are looked up in a query of its own, before the class: an endpoint that began with the class would never end.
    """
    is_a = f"\n  ?item {profile.classes[cls].is_a} ." if profile.classes[cls].is_a else ""
    found = f"{{ SELECT ?item ?key WHERE {{ VALUES ?key {{ {' '.join(labels)} }} ?item {profile.names} ?key }} }}"
    return _select(profile, f"{found}{is_a}\n  BIND(LANG(?key) AS ?lang)", "?item ?key ?lang")


def coded(profile: Profile, cls: str, codes: Iterable[str]) -> str:
    """Ask for ?item and the ?key among `codes` that it has."""
    return _select(profile, f"VALUES ?key {{ {' '.join(codes)} }}\n  ?item {profile.classes[cls].code} ?key .", "?item ?key")


def told(profile: Profile, cls: str, items: Iterable[str]) -> str:
    """Ask what is told of each ?item: a ?sign, its ?value, and the ?lang of that."""
    values = f"VALUES ?item {{ {' '.join(items)} }}"
    signs = _signs(profile, cls)
    branches = [f'{{ {values} ?item {path} ?value . {more}BIND("{sign}" AS ?sign) }}' for sign, path, more in signs]
    where = "\n  UNION ".join(branches) + "\n  BIND(LANG(?value) AS ?lang)"
    return _select(profile, where, "?item ?sign ?value ?lang")


def check(profile: Profile) -> None:
    """Raise AlignmentError where a path of the profile is no SPARQL."""
    for cls, signs in profile.classes.items():
        questions = [bearers(profile, cls, ['"x"']), told(profile, cls, ["<urn:x>"])]
        for question in (*questions, coded(profile, cls, ['"x"'])) if signs.code else questions:
            try:
                ox.Store().query(question)
            except SyntaxError as error:
                raise AlignmentError(f"{profile.name}: a path for [{cls}] is no SPARQL ({error}); see docs/linking.md") from None


def _signs(profile: Profile, cls: str) -> Iterator[tuple[str, str, str]]:
    """Each sign with its path, and what else is asked of its value."""
    its: Signs = profile.classes[cls]
    paths = {
        "label": profile.label, "name": profile.names, "description": profile.description, "replaced": profile.replaced,
        "code": its.code, "country": its.country, "office": its.office, "start": its.start, "until": its.until,
    }
    for sign, path in paths.items():
        if path:
            yield sign, path, _in_languages(profile) if sign in ("label", "name", "description", "office") else ""


def _in_languages(profile: Profile) -> str:
    return f"FILTER(LANG(?value) IN ({', '.join(map(_quoted, profile.languages))})) "


def _quoted(text: str) -> str:
    return literal(text, "")


def _select(profile: Profile, where: str, variables: str) -> str:
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in profile.prefixes.items())
    return f"{prefixes}SELECT DISTINCT {variables} WHERE {{\n  {where}\n  FILTER(isIRI(?item))\n}}"
