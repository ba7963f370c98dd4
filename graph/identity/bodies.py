"""How organisations are told to be one: by name within a state, with or without what kind of body it is and of which other."""
from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from bangiao.extract.words.normal import folded
from bangiao.graph.identity.agreement import Agreement, Canonical, Strength
from bangiao.graph.identity.forms import states, usual_form
from bangiao.graph.identity.homes import state_told, within_another_word
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.spelling import letters
from bangiao.ontology.gazetteer import table

_PROPER = ("international", "party", "company", "media")  # kinds of bodies with a name of their own
_WHOLES = ("party", "body")  # kinds of bodies that have others within them
_VENTURES = {"company", "media"}  # kinds that one common word is said of: "hãng"
_OF_STATES = {"court", "ministry"}  # kinds that every state has
_JOINING = ("of", "and", "state", "belong", "under")  # kinds of words that say nothing of which body it is
_SHORT = 2  # syllables of names such as "Chính phủ", "Quốc hội"
_OF_PLACES = ("embassy", "local")  # the kinds of bodies of which a state has one in each place, abroad or at home
_PARENT_OF = 3  # words at least of a body's name that is told once with the body to which it belongs, once without
_HOME = "VN"  # the state of which every article speaks


class Organizations:
    """Organisations: by name within a state, with abbreviations and usual forms of the table, and without the state's name."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        return {f"body {form}" for form in _forms(one) | _parted(one)}

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        homes = _home(one), _home(other)
        if all(homes) and homes[0] != homes[1]:
            return None
        if not _share_a_name(one, other):
            return Agreement(Strength.POSSIBLE, "parent") if homes[0] == homes[1] and _of_one(one, other) else None
        if homes[0] != homes[1]:
            return _body_untold(one, other)
        same = {folded(name) for name in one.all("name")} & {folded(name) for name in other.all("name")}
        return Agreement(Strength.SURE, "name") if same else Agreement(Strength.LIKELY, "table")

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        homes = _home(one), _home(other)
        return bool(all(homes) and homes[0] != homes[1]) or not (_share_a_name(one, other) or _of_one(one, other))


def _home(node: Node) -> str | None:
    """The state of a body: its own, or that whose name its name ends with, or that which alone has a body of this name."""
    return node.country or next((iso for name in _bodies(node) if (iso := state_told(name) or _state_of(name))), None)


def _state_of(name: str) -> str | None:
    known = _proper().get(letters(_headless(name)))
    return known.state if known else None


class _Proper(NamedTuple):
    """A body of a name that no two states have: its kind, and its state where it has one."""

    kind: str
    state: str | None


@cache
def _proper() -> dict[str, _Proper]:
    """The bodies that no two states have, by the letters of their names."""
    rows = (row for row in table("organizations") if row["kind"] in _PROPER and row["use"] != "shared")
    return {letters(row["name"]): _Proper(row["kind"], row["country"] or None) for row in rows}


@lru_cache(maxsize=100_000)
def _headless(name: str) -> str:
    """A name, folded, without the common word before a name of a body's own: of "hãng tin Reuters" "reuters"."""
    words = folded(name).split()
    cut = next((i for i in range(1, len(words)) if _is_of_kind(words[:i], words[i:])), 0)
    return " ".join(words[cut:])


def _is_of_kind(head: list[str], rest: list[str]) -> bool:
    """Whether words say what kind of body the rest names."""
    kind, known = _heads().get(" ".join(head)), _proper().get("".join(rest))
    return bool(kind and known) and (kind == known.kind or {kind, known.kind} <= _VENTURES)  # type: ignore[union-attr]


@cache
def _heads() -> dict[str, str]:
    """The words that begin the names of bodies, each with the kind of these."""
    return {folded(row["name"]): row["kind"] for row in table("organization-heads")}


def _body_untold(one: Node, other: Node) -> Agreement | None:
    """Whether a body whose state no article tells is that of one name in a state of which the articles speak.

    Where they speak of one foreign state, it is its; of two bodies of as many states neither is taken.
    """
    if _kind_alone(one) and _kind_alone(other):
        return None
    untold, told = (one, other) if _home(one) is None else (other, one)
    among, home = untold.all("among"), _home(told)
    if usual := _usual_home(untold):
        return Agreement(Strength.LIKELY, "state-untold") if usual == home and home in (among or {home}) else None
    abroad = among - {_HOME}
    if home in among and (len(abroad) <= 1 or not _of_any_state(untold)):
        alone = home in (abroad or among) and len(abroad) <= 1
        return Agreement(Strength.LIKELY if alone else Strength.POSSIBLE, "state-among")
    proper = {letters(name) for name in _bodies(one) | _bodies(other)} & _proper().keys()  # "Bộ Quốc phòng" is of any state
    return Agreement(Strength.POSSIBLE if among else Strength.LIKELY, "state-untold") if proper else None


def _of_any_state(node: Node) -> bool:
    """Whether a name is of what every state has: a ministry's, a court's, a short one ("Chính phủ"); or that of many parties."""
    words = [folded(name).split() for name in node.all("name")]
    kinds = {_heads().get(" ".join(its[:i])) for its in words for i in range(1, len(its) + 1)}
    short = any(len(its) == _SHORT for its in words)
    return short or not kinds.isdisjoint(_OF_STATES) or not _of_many().isdisjoint(map(letters, node.all("name")))


@cache
def _of_many() -> frozenset[str]:
    """The names of bodies that many states have, by their letters."""
    return frozenset(letters(row["name"]) for row in table("organizations") if row["use"] == "shared")


def _kind_alone(node: Node) -> bool:
    """Whether a name says no more than what kind of body it is, of which a state has many: "Phái đoàn", "Thành ủy"."""
    return all(_heads().get(folded(name)) in _OF_PLACES or folded(name) in _common() for name in node.all("name"))


@cache
def _common() -> frozenset[str]:
    """The names, folded, that many bodies of one state have."""
    return frozenset(folded(row["name"]) for row in table("common-bodies"))


def _usual_home(node: Node) -> str | None:
    """The state whose body is meant where none is told, by the table: "Ban Tổ chức Trung ương" is the Vietnamese party's."""
    return next((home for form in sorted(_forms(node)) if (home := _usual_homes().get(form))), None)


@cache
def _usual_homes() -> dict[str, str]:
    return {folded(row["form"]): row["country"] for row in table("same-names") if row["country"]}


def _share_a_name(one: Node, other: Node) -> bool:
    """Whether the name of one is a name of the other, in its usual form; another name that both have may be of many."""
    own = [{_form(name, _home(node)) for name in node.all("name")} for node in (one, other)]
    return bool(own[0] & _forms(other) or own[1] & _forms(one))


def _of_one(one: Node, other: Node) -> bool:
    """Whether the one is told with the body to which it belongs and the other, by the same name, without it."""
    return bool(_forms(one) & _parted(other) or _forms(other) & _parted(one))


def _parted(node: Node) -> frozenset[str]:
    """The names of a body without that of the body to which it belongs: of "Ủy ban Đối ngoại Quốc hội" "uy ban doi ngoai"."""
    return frozenset(short for form in _forms(node) if (short := _without_parent(form)))


@lru_cache(maxsize=100_000)
def _without_parent(form: str) -> str | None:
    words = form.split()
    cuts = range(_PARENT_OF, len(words))
    return next((" ".join(words[:i]) for i in cuts if " ".join(words[i:]) in _parents()), None)


@cache
def _parents() -> frozenset[str]:
    """The bodies that others belong to, by their usual forms."""
    return frozenset(_form(row["name"], row["country"] or None) for row in table("organizations") if row["kind"] in _WHOLES)


def _bodies(node: Node) -> frozenset[str]:
    return node.all("name") | node.all("other")


def _forms(node: Node) -> frozenset[str]:
    return frozenset(_form(name, _home(node)) for name in _bodies(node))


@lru_cache(maxsize=100_000)
def _form(name: str, country: str | None) -> str:
    """The usual form of a body's name without its state's, "của", "thuộc", "và": "Bộ Ngoại giao Việt Nam" is "bo ngoai giao"."""
    words = (usual_form(name) or usual_form(_headless(name)) or _headless(name)).split()
    cut = next((i for i in range(1, len(words)) if country and _tells(words, i, country)), len(words))
    form = " ".join(word for word in words[:cut] if word not in _joining())
    return usual_form(form) or form


def _tells(words: list[str], i: int, country: str) -> bool:
    """Whether words end with a name of a state, or with the beginning of one that was cut: "Đảng Cộng sản Liên bang"."""
    end = " ".join(words[i:])
    if states().get(end) == country:
        return not within_another_word(words, i)
    return " " in end and any(name.startswith(f"{end} ") for name in _names_of(country))


@cache
def _names_of(country: str) -> tuple[str, ...]:
    return tuple(name for name, iso in states().items() if iso == country)


@cache
def _joining() -> frozenset[str]:
    return frozenset(folded(row["name"]) for row in table("function-words") if row["kind"] in _JOINING)
