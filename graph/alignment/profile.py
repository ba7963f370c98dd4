"""What an endpoint's vocabulary is called: read from a TOML page, so that another endpoint needs another page and no code."""
from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from typing import Any

from bangiao.graph.errors import AlignmentError

CLASSES = ("Country", "Organization", "Person", "Place")


@dataclass(frozen=True, slots=True)
class Signs:
    """How the endpoint tells of one class, each as a SPARQL path from an entry ("": it does not)."""

    is_a: str = ""  # what follows ?item in SPARQL for every entry of the class
    code: str = ""  # to an ISO 3166-1 alpha-2 code, by which countries are found
    country: str = ""  # to the ISO code of its state
    office: str = ""  # to labels of the offices of a person
    start: str = ""  # to when it was born or founded
    until: str = ""  # to when it died or was dissolved


@dataclass(frozen=True, slots=True)
class Profile:
    """How one kind of endpoint names things; `name` is the profile's name or file, `digest` equal where the pages are."""

    name: str
    digest: str
    languages: tuple[str, ...]
    label: str
    names: str
    classes: Mapping[str, Signs]
    prefixes: Mapping[str, str]
    description: str = ""
    replaced: str = ""
    native: bool = False
    pause: float = 0.0


_KEYS = {"is": "is_a", "from": "start"}  # words of the page that Python keeps for itself, or says at greater length
_REQUIRED = ("languages", "label", "names")


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the program, sorted."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def read_profile(name: str) -> Profile:
    """The profile of this name, or in the file of this name. Raises AlignmentError where there is none or it is broken."""
    path = _folder() / f"{name}.toml" if name in profile_names() else Path(name)
    try:
        text = path.read_text("utf-8")
        return _profile(name, text, tomllib.loads(text))
    except OSError:
        known = ", ".join(profile_names())
        raise AlignmentError(f"{name}: there is no such profile or file; the profiles are {known}") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise AlignmentError(f"{path.name}: {error}; compare the page with wikidata.toml") from None


def _folder() -> Path:
    return Path(str(resources.files("bangiao.graph"))) / "alignment" / "profiles"


def _profile(name: str, text: str, page: dict[str, Any]) -> Profile:
    if missing := [key for key in _REQUIRED if not page.get(key)]:
        raise ValueError(f"the key {missing[0]!r} is missing")
    classes = {cls: _signs(cls, page.pop(cls)) for cls in CLASSES if cls in page}
    _refuse_unknown(page, {field.name for field in fields(Profile)} - {"name", "digest", "classes"})
    page["languages"] = tuple(str(language) for language in page["languages"])
    page.setdefault("prefixes", {})
    return Profile(name=name, digest=hashlib.sha256(text.encode()).hexdigest(), classes=classes, **page)


def _signs(cls: str, section: dict[str, str]) -> Signs:
    named = {_KEYS.get(key, key): value for key, value in section.items()}
    _refuse_unknown(named, {field.name for field in fields(Signs)}, f" in [{cls}]")
    return Signs(**named)


def _refuse_unknown(page: Mapping[str, object], known: set[str], where: str = "") -> None:
    if unknown := sorted(page.keys() - known):
        raise ValueError(f"the key {unknown[0]!r}{where} is not known")
