"""What a name is looked for as: endpoints find whole labels, letter for letter, so each likely spelling is asked for."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest

from babel.core import get_global
from babel.languages import get_official_languages

from bangiao.extract.words.normal import folded
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.countries import country_label
from bangiao.graph.identity.forms import usual_form
from bangiao.graph.identity.spelling import is_bare
from bangiao.ontology.gazetteer import table

_MOST = 24  # spellings of one entity that are asked for
_IN_TABLES = ("Organization", "Person")


def forms(entity: Entity) -> tuple[str, ...]:
    """The labels by which an entity may be known elsewhere: its names, those that the tables give it, each in several spellings.

    Of its own names and then of the tables' all as they are come first, then the next spelling of all: what is cut off is the
    least likely.
    """
    own = _full(entity)
    further = dict.fromkeys(other for name in own for other in _other_names(name) if entity.node.cls in _IN_TABLES)
    found = (form for names in (own, further) for form in _spelt(entity, names))
    return tuple(dict.fromkeys(found))[:_MOST]


def _spelt(entity: Entity, names: Iterable[str]) -> Iterator[str]:
    spelt = (_SPELT[entity.node.cls](name, entity.country) for name in names)
    return (form for forms in zip_longest(*spelt) for form in forms if form)


def languages(entity: Entity, wanted: Iterable[str], *, native: bool) -> tuple[str, ...]:
    """The languages of labels: those wanted, and, with `native`, the main one of the entity's state."""
    own = [language] if native and (language := _main_language(entity.country)) else []
    return tuple(dict.fromkeys((*wanted, *own)))


def _full(entity: Entity) -> tuple[str, ...]:
    """The names, without a person's family name alone where there are others."""
    if entity.node.cls != "Person":
        return entity.names
    return tuple(name for name in entity.names if not is_bare(name)) or entity.names


def _person(name: str, country: str | None) -> Iterator[str]:
    plain = " ".join("-".join(map(_plain, word.split("-"))) for word in name.split())
    yield from (name, plain)
    words = plain.split()
    if len(words) > 1:  # family and given name in the other order
        yield " ".join((*words[1:], words[0]))
        yield " ".join((words[-1], *words[:-1]))


def _body(name: str, country: str | None) -> Iterator[str]:
    state = country_label(country, "vi") if country else None
    for spelling in (name, _first_capital(name), _capitals(name)):
        yield spelling
        if state and state not in name:
            yield from (f"{spelling} {state}", f"{spelling} ({state})")


def _place(name: str, country: str | None) -> Iterator[str]:
    yield from (name, _capitals(name), " ".join(map(_plain, name.split())))


_SPELT = {"Country": _place, "Organization": _body, "Person": _person, "Place": _place}


def _plain(word: str) -> str:
    """A word without diacritics."""
    plain = folded(word)
    return plain.capitalize() if word[:1].isupper() else plain


def _capitals(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _first_capital(name: str) -> str:
    first, *rest = name.split() or [""]
    return " ".join((first[:1].upper() + first[1:], *(word if word.isupper() else word.lower() for word in rest)))


def _other_names(name: str) -> tuple[str, ...]:
    form = usual_form(name)
    return _by_form().get(form, ()) if form else ()


@cache
def _by_form() -> dict[str, tuple[str, ...]]:
    """The names of the tables by the form that stands for all of them, folded."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in table("same-names"):
        found[folded(row["form"])] |= {row["name"]: None, row["form"]: None}
    for row in table("organizations"):
        if row["canonical"]:
            found[folded(row["canonical"])] |= {row["name"]: None, row["canonical"]: None}
    return {form: tuple(names) for form, names in found.items()}


@cache
def _main_language(country: str | None) -> str | None:
    """The official language that most people of a state speak, by CLDR."""
    official = get_official_languages(country) if country else ()
    spoken = get_global("territory_languages").get(country or "", {})
    known = sorted(official, key=lambda language: -spoken.get(language, {}).get("population_percent", 0))
    return str(known[0]).partition("_")[0] if known else None
