"""What an article reports of occasions, as one digest: equal where two articles report the same, trait for trait.

What else an article tells bears on what each of its events can be: so the whole is compared, not one event of it.
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from bangiao.graph.identity.seats import is_incumbent, unnamed

OCCASIONS = ("Meeting", "Visit", "Agreement")  # classes of events that are told of an occasion
_VISIT = "visit"  # the trait that names a node of the article's own
_OWN = ("article", _VISIT)

Trait = tuple[str, str]
Event = tuple[str, str, Iterable[Trait]]  # its IRI, its class, and its traits


def report(events: Sequence[Event]) -> str | None:
    """Equal for articles that report the same events, and the same of which visit is whose; None where two are told alike."""
    prints = {iri: digest(cls, traits) for iri, cls, traits in events}
    visits = sorted((prints[iri], prints[value]) for iri, _, traits in events for name, value in traits if name == _VISIT)
    return _digest((sorted(prints.values()), visits)) if len(set(prints.values())) == len(prints) else None


def digest(cls: str, traits: Iterable[Trait]) -> str:
    """Equal for events of which the same is told, but for what names the article or a node of its own."""
    return _digest((cls, sorted((name, _value(value)) for name, value in traits if name not in _OWN)))


def _value(value: str) -> str:
    """A value; of who is called by office alone, and has a node in each article, state and office."""
    return " ".join(unnamed(value)) if is_incumbent(value) else value


def _digest(told: object) -> str:
    return hashlib.blake2b(repr(told).encode(), digest_size=12).hexdigest()
