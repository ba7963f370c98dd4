"""How persons, organisations and places are told to be one."""
from __future__ import annotations

from functools import cache, lru_cache
from itertools import combinations, product

from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import folded
from bangiao.extract.words.syllables import is_korean, syllable
from bangiao.graph.identity.agreement import Agreement, Canonical, Strength
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.seats import is_incumbent
from bangiao.graph.identity.spelling import alike, exact, family_names, is_bare, letters, parts, sound, telling, tonal
from bangiao.ontology.gazetteer import table

_SURE = ("name", "diacritics", "separators")
_SAME_LETTERS = (*_SURE, "order", "table")
_PROPER = ("international", "party", "company", "media")  # kinds of bodies with a name of their own
_RARE = 5  # letters of a family name that can do without its state
_HOME = "VN"  # its persons are called by their given names, which too many share
_START = 5  # letters at either end of a name, of which a slip of spelling leaves one as it is
_HEARD = 4  # consonants of a part of a name that tell it from others, however its vowels are written
_MOST = 6  # parts of a name that are looked at in pairs


class Persons:
    """Persons: by name and state; by other spellings, orders and parts of a name within one state."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        if is_incumbent(one.iri):
            return set(map("seat {}".format, one.all("seat")))
        by_name = {key for name in _names(one) for state in _states_of(one) for key in _keys(name, state)}
        return by_name | set(map("seat {}".format, one.all("seat")))

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if one.country and other.country and one.country != other.country:
            return None
        if is_incumbent(one.iri) or is_incumbent(other.iri):
            return _in_one_seat(one, other)
        if one.country != other.country:
            return _with_state_untold(one, other)
        if found := _best(one, other):
            return found
        return _bare(one, other) or _in_one_office(one, other)

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        if one.country and other.country and one.country != other.country:
            return True
        if is_incumbent(one.iri) or is_incumbent(other.iri):
            return False
        fit = any(_named(a, b) or _contained(a, b) for a in _names(one) for b in _names(other))
        return not fit and not _in_one_office(one, other)


def _states_of(node: Node) -> frozenset[str]:
    """The state of a person; where it is not told, none, and each of which the articles speak."""
    return frozenset({node.country}) if node.country else node.all("among") | {"_"}


def _names(node: Node) -> frozenset[str]:
    """The names of a node, and its other names that are more than a short form within one article."""
    return node.all("name") | {name for name in node.all("other") if not is_bare(name) and len(name.split()) > 1}


def _keys(name: str, country: str) -> set[str]:
    """By the letters; by two parts; by one part and the first letters of the rest; by the family name; by the table."""
    told = telling(name)[:_MOST]
    if not told:
        return set()
    keys = {f"begins {country} {' '.join(exact(name).split()[:2])}"} if tonal(name) else set()
    keys |= {f"letters {''.join(sorted(letters(name)))}", f"family {country} {_heard(told[0])}"}
    keys |= {f"form {country} {form}"} if (form := usual_form(name)) else set()
    if is_bare(name):
        family = next((part for part in told if len(part) > 1), told[0])
        return keys | {f"family {country} {_heard(family)}"} | ({f"family {family}"} if country == "_" and _rare(name) else set())
    families = family_names(name)
    keys |= {f"family {country} {_heard(family)}" for family in families}
    keys |= {f"family {family}" for family in families if not syllable(family)}
    if not tonal(name):
        keys |= {f"two {country} {' '.join(sorted(two))}" for two in combinations(set(told), 2)}
        ends = f"start {country} {letters(name)[:_START]}", f"end {country} {letters(name)[-_START:]}"
        keys |= {f"sound {country} {sound(name)}", *ends}
        for part in told:
            firsts = sorted(other[0] for other in told if other != part)
            keys.add(f"one {country} {part} {''.join(firsts)}")
    return keys


@lru_cache(maxsize=200_000)
def _named(one: str, other: str) -> Agreement | None:
    """Whether two full names of one state's persons are one name."""
    if usual_form(one) and usual_form(one) == usual_form(other):
        return Agreement(Strength.LIKELY, "table")
    reason = alike(one, other)
    if is_bare(one) or is_bare(other):
        return Agreement(Strength.SURE, reason) if reason == "name" or (reason in _SURE and len(letters(one)) >= _RARE) else None
    return Agreement(Strength.SURE if reason in _SURE else Strength.LIKELY, reason) if reason else None


def _best(one: Node, other: Node) -> Agreement | None:
    """The surest agreement of their names; one that another name of either brings is less sure."""
    found = [agreement for a in one.all("name") for b in other.all("name") if (agreement := _named(a, b))]
    if found:
        return min(found)
    pairs = ((a, b) for mine, yours in ((one, other), (other, one)) for a in mine.all("name") for b in _names(yours))
    return Agreement(Strength.LIKELY, "other-name") if any(_named(a, b) for a, b in pairs) else None


def _with_state_untold(one: Node, other: Node) -> Agreement | None:
    """Whether a person whose state no article tells has the full name of one whose state is known, or a rare family name."""
    named = [agreement for a in _names(one) for b in _names(other) if len(a.split()) > 1 and (agreement := _named(a, b))]
    untold, told = (one, other) if one.country is None else (other, one)
    if any(agreement.reason in _SAME_LETTERS for agreement in named):
        elsewhere = untold.all("among") and told.country not in untold.all("among")
        return Agreement(Strength.POSSIBLE if elsewhere else Strength.LIKELY, "state-untold")
    if told.country in untold.all("among") and told.country != _HOME:
        family = any(is_bare(a) and not is_bare(b) and _contained(a, b) for a in untold.all("name") for b in told.all("name"))
        return Agreement(Strength.POSSIBLE, "state-among") if named or family else None
    rare = any(_rare(a) and not is_bare(b) and _contained(a, b) for a in untold.all("name") for b in told.all("name"))
    return Agreement(Strength.POSSIBLE, "family-name") if rare else None


def _rare(name: str) -> bool:
    """Whether a name is one foreign family name that is long enough to be told from words and other names."""
    family = telling(name)
    return len(family) == 1 and len(family[0]) >= _RARE and not syllable(family[0])


def _bare(one: Node, other: Node) -> Agreement | None:
    """Whether one is told by family name alone, and the other bears it."""
    fits = one.country not in (None, _HOME) and any(_contained(a, b) for a in one.all("name") for b in other.all("name"))
    return Agreement(Strength.POSSIBLE, "family-name") if fits else None


def _in_one_seat(one: Node, other: Node) -> Agreement | None:
    """Whether the one is called by office alone and the other, by name, holds that office in about that month."""
    shared = is_incumbent(one.iri) != is_incumbent(other.iri) and one.all("seat") & other.all("seat")
    return Agreement(Strength.POSSIBLE, "incumbent") if shared else None


def _in_one_office(one: Node, other: Node) -> Agreement | None:
    """Whether two names of one state's persons who are told to hold one office can be one name, heard or cut in two ways."""
    foreign = one.country != _HOME
    if not one.all("office") & other.all("office"):
        return None
    pairs = product(one.all("name"), other.all("name"))
    near = any(_transcribed_alike(a, b) or _cut(a, b) or (foreign and _heard_alike(a, b)) for a, b in pairs)
    return Agreement(Strength.POSSIBLE, "office") if near else None


@lru_cache(maxsize=200_000)
def _transcribed_alike(one: str, other: str) -> bool:
    """Whether both have one family name, and given names that begin alike."""
    if tonal(one) or tonal(other) or is_korean(one) or is_korean(other) or len(telling(one)) < 2 or len(telling(other)) < 2:
        return False
    return telling(one)[-1] == telling(other)[-1] and telling(one)[0][0] == telling(other)[0][0]


@lru_cache(maxsize=200_000)
def _heard_alike(one: str, other: str) -> bool:
    """Whether two full names differ in tones alone: "Lý Triệu Tinh" and "Lý Triều Tinh"."""
    return not is_bare(one) and not is_bare(other) and letters(one) == letters(other)


@lru_cache(maxsize=200_000)
def _cut(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other: "Phạm Bình" of "Phạm Bình Minh", "Tamim" of "Tamim bin Hamad"."""
    short, long = sorted((exact(one), exact(other)), key=len)
    enough = len(short.split()) > 1 if tonal(one) or tonal(other) else len(short) >= _RARE
    return enough and long.startswith(f"{short} ")


@lru_cache(maxsize=200_000)
def _contained(one: str, other: str) -> bool:
    """Whether one of the names is a family name, with an initial that fits where it has one, of the other."""
    if tonal(one) or tonal(other):
        return False
    if is_bare(one) and is_bare(other):
        return alike(one, other) is not None or _initials_fit(one, other)
    bare, full = (one, other) if is_bare(one) else (other, one)
    family = {_heard(part) for part in telling(bare) if len(part) > 1}
    initials = {part for part in telling(bare) if len(part) == 1}
    return is_bare(bare) and family <= {*map(_heard, family_names(full))} and initials <= {part[0] for part in parts(full)}


def _initials_fit(one: str, other: str) -> bool:
    """Whether two family names are one, and no more than one of them has an initial: "Koizumi", "J. Koizumi"."""
    families = [[part for part in telling(name) if len(part) > 1] for name in (one, other)]
    initials = [{part for part in telling(name) if len(part) == 1} for name in (one, other)]
    return families[0] == families[1] and (initials[0] <= initials[1] or initials[1] <= initials[0])


def _heard(part: str) -> str:
    """A part of a name by its consonants, where these are so many that few others have them."""
    return heard if len(heard := sound(part)) >= _HEARD else part


def _home(node: Node) -> str | None:
    """The state of a body: its own, or that whose name its name ends with."""
    return node.country or next((iso for name in _bodies(node) if (iso := _state_named(name))), None)


@lru_cache(maxsize=100_000)
def _state_named(name: str) -> str | None:
    words = folded(name).split()
    return next((iso for i in range(1, len(words)) if (iso := _states().get(" ".join(words[i:])))), None)


@cache
def _states() -> dict[str, str]:
    """The states by their names, folded."""
    return {folded(row["name"]): row["iso"] for row in (*table("countries"), *country_names()) if row.get("iso")}


class Organizations:
    """Organisations: by name within a state, with abbreviations and usual forms of the table, and without the state's name."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        return {f"body {form}" for form in _forms(one)}

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        homes = _home(one), _home(other)
        if (all(homes) and homes[0] != homes[1]) or not _share_a_name(one, other):
            return None
        if homes[0] != homes[1]:
            return _body_untold(one, other)
        same = {folded(name) for name in one.all("name")} & {folded(name) for name in other.all("name")}
        return Agreement(Strength.SURE, "name") if same else Agreement(Strength.LIKELY, "table")

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        homes = _home(one), _home(other)
        return bool(all(homes) and homes[0] != homes[1]) or not _share_a_name(one, other)


@cache
def _proper_names() -> frozenset[str]:
    """The names of bodies that no two states have, as letters."""
    return frozenset(letters(row["name"]) for row in table("organizations") if row["kind"] in _PROPER)


def _body_untold(one: Node, other: Node) -> Agreement | None:
    """Whether a body whose state no article tells is that of one name in a state of which the articles speak.

    Where they speak of one foreign state, it is its; of two bodies of as many states neither is taken.
    """
    untold, told = (one, other) if _home(one) is None else (other, one)
    among, home = untold.all("among"), _home(told)
    if home in among:
        alone = home in (among - {_HOME} or among) and len(among - {_HOME}) <= 1
        return Agreement(Strength.LIKELY if alone else Strength.POSSIBLE, "state-among")
    proper = {letters(name) for name in _bodies(one) | _bodies(other)} & _proper_names()  # "Bộ Quốc phòng" is of any state
    return Agreement(Strength.POSSIBLE if among else Strength.LIKELY, "state-untold") if proper else None


def _share_a_name(one: Node, other: Node) -> bool:
    """Whether the name of one is a name of the other, in its usual form; another name that both have may be of many."""
    own = [{_form(name, _home(node)) for name in node.all("name")} for node in (one, other)]
    return bool(own[0] & _forms(other) or own[1] & _forms(one))


def _bodies(node: Node) -> frozenset[str]:
    return node.all("name") | node.all("other")


def _forms(node: Node) -> frozenset[str]:
    return frozenset(_form(name, _home(node)) for name in _bodies(node))


@lru_cache(maxsize=100_000)
def _form(name: str, country: str | None) -> str:
    """The usual form of a body's name without its state's, "của" and "và": "Bộ Ngoại giao Việt Nam" is "bo ngoai giao"."""
    words = (usual_form(name) or folded(name)).split()
    cut = next((i for i in range(1, len(words)) if country and _tells(" ".join(words[i:]), country)), len(words))
    form = " ".join(word for word in words[:cut] if word not in _joining())
    return usual_form(form) or form


def _tells(words: str, country: str) -> bool:
    """Whether words are a name of a state, or the beginning of one that was cut: "Đảng Cộng sản Liên bang"."""
    return _states().get(words) == country or (" " in words and any(name.startswith(f"{words} ") for name in _names_of(country)))


@cache
def _names_of(country: str) -> tuple[str, ...]:
    return tuple(name for name, iso in _states().items() if iso == country)


@cache
def _joining() -> frozenset[str]:
    return frozenset(folded(row["name"]) for row in table("function-words") if row["kind"] in ("of", "and", "state", "belong"))


class Places:
    """Places: by name within a state."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        names = {f"place {letters(name)}" for name in _names(one)}
        return names | {f"place of {one.country}"} if _is_the_state(one) else names

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if one.country and other.country and one.country != other.country:
            return None
        if one.country and one.country == other.country and all(map(_is_the_state, (one, other))):
            return Agreement(Strength.SURE, "name")
        reasons = {reason for a in _names(one) for b in _names(other) if (reason := alike(a, b)) in _SURE}
        if not reasons or one.country != other.country:
            return Agreement(Strength.LIKELY, "state-untold") if reasons else None
        return Agreement(Strength.SURE, min(reasons))

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        return bool(one.country and other.country and one.country != other.country)


def _is_the_state(place: Node) -> bool:
    """Whether the place is its whole state, by any of its names."""
    return any(_states().get(folded(name)) == place.country for name in place.all("name"))


@lru_cache(maxsize=100_000)
def usual_form(name: str) -> str | None:
    """The form that the tables give for a name, folded: another spelling, an abbreviation, a name before it was changed."""
    return _usual_forms().get(letters(name))


@cache
def _usual_forms() -> dict[str, str]:
    forms = {letters(row["name"]): folded(row["canonical"]) for row in table("organizations") if row["canonical"]}
    return forms | {letters(row["name"]): folded(row["form"]) for row in table("same-names")}
