"""How persons and places are told to be one."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import combinations, product

from bangiao.extract.words.normal import folded
from bangiao.extract.words.syllables import syllable
from bangiao.graph.identity import holders
from bangiao.graph.identity.agreement import Agreement, Canonical, Strength
from bangiao.graph.identity.forms import states, usual_form
from bangiao.graph.identity.namesakes import across, incompatible
from bangiao.graph.identity.node import Node
from bangiao.graph.identity.seats import is_incumbent
from bangiao.graph.identity.slips import hardly_misspelt, middle_left_out, slip_of_whole, slips_of_one, without_state
from bangiao.graph.identity.spelling import (
    alike,
    apart,
    exact,
    family_names,
    has_fathers_name,
    is_bare,
    letters,
    of_son,
    one_but_for_initials,
    parts,
    sound,
    telling,
    tonal,
    within,
)
from bangiao.graph.identity.transcribed import heard
from bangiao.ontology.gazetteer import table

_SURE = ("name", "diacritics", "separators")
_STRENGTHS = {**dict.fromkeys(_SURE, Strength.SURE), "transcribed": Strength.PROBABLE}
_SAME_LETTERS = (*_SURE, "order", "table")
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
        return by_name | set(holders.keys(one)) | set(map("slip {}".format, one.all("slip")))

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if _two_states(one, other) or _namesakes(one, other) or incompatible(one, other):
            return None
        found = self._agree(one, other)
        return found.weaker() if found and across(one, other) else found

    def _agree(self, one: Node, other: Node) -> Agreement | None:
        if is_incumbent(one.iri) or is_incumbent(other.iri):
            return holders.in_one_seat(one, other)
        if one.country != other.country:
            return _with_state_untold(one, other) or _misspelt(one, other)
        if found := _best(one, other):
            return found
        return _bare(one, other) or _misspelt(one, other) or holders.in_one_office(one, other) or _in_one_high_office(one, other)

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        if _two_states(one, other) or incompatible(one, other):
            return True
        if is_incumbent(one.iri) or is_incumbent(other.iri):
            return False
        if _namesakes(one, other):
            return True
        fit = any(_named(a, b) or _contained(a, b) or holders.begun(a, b) for a in _forms(one) for b in _forms(other))
        names = list(product(one.all("name"), other.all("name")))
        fit = fit or any(slips_of_one(a, b) or hardly_misspelt(a, b) or within(a, b) for a, b in names)
        fit = fit or holders.in_one_office(one, other) is not None or holders.short_forms(one, other)
        fit = fit or _in_one_high_office(one, other) is not None
        return not fit and not _misspelt(one, other)


def _two_states(one: Node, other: Node) -> bool:
    return bool(one.country and other.country and one.country != other.country)


def _namesakes(one: Node, other: Node) -> bool:
    """Whether by each name they are known to be two: by the table, or as a father and the son who has his name."""
    pairs = list(product(one.all("name"), other.all("name")))
    return bool(pairs) and all(_of_two(a, b) for a, b in pairs)


@lru_cache(maxsize=200_000)
def _of_two(one: str, other: str) -> bool:
    forms = usual_form(one), usual_form(other)
    return forms[0] != forms[1] if all(forms) else of_son(one) != of_son(other) and not (is_bare(one) or is_bare(other))


def _states_of(node: Node) -> frozenset[str]:
    """The state of a person; where it is not told, none, and each of which the articles speak."""
    return frozenset({node.country}) if node.country else node.all("among") | {"_"}


def _names(node: Node) -> frozenset[str]:
    """The names of a node, and its other names that are more than a short form within one article."""
    return node.all("name") | {name for name in node.all("other") if not is_bare(name) and len(name.split()) > 1}


def _forms(node: Node) -> frozenset[str]:
    """The names of a node, and the forms that the table gives for them."""
    return _names(node) | {form for name in _names(node) if (form := usual_form(name))}


def _keys(name: str, country: str) -> set[str]:
    """By each way to part it."""
    return {key for parted in {name, apart(name)} for key in _keys_of(parted, country)}


def _keys_of(name: str, country: str) -> set[str]:
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
        keys |= {f"sound {country} {sound(name)}", f"heard {country} {' '.join(sorted(heard(name)))}", *ends}
        for part in told:
            firsts = sorted(other[0] for other in told if other != part)
            keys.add(f"one {country} {part} {''.join(firsts)}")
    return keys


@lru_cache(maxsize=200_000)
def _named(one: str, other: str) -> Agreement | None:
    """Whether two full names of one state's persons are one name."""
    if usual_form(one) and usual_form(one) == usual_form(other):
        return Agreement(Strength.LIKELY, "table")
    if _of_two(one, other):
        return None
    reason = alike(one, other)
    if is_bare(one) or is_bare(other):
        return Agreement(Strength.SURE, reason) if reason == "name" or (reason in _SURE and len(letters(one)) >= _RARE) else None
    return Agreement(_STRENGTHS.get(reason, Strength.LIKELY), reason) if reason else None


def _best(one: Node, other: Node) -> Agreement | None:
    """The surest agreement of their names; one that another name of either brings is less sure."""
    found = [agreement for a in one.all("name") for b in other.all("name") if (agreement := _named(a, b))]
    if found:
        return min(found)
    pairs = ((a, b) for mine, yours in ((one, other), (other, one)) for a in mine.all("name") for b in _names(yours))
    return Agreement(Strength.LIKELY, "other-name") if any(_named(a, b) for a, b in pairs) else None


def _with_state_untold(one: Node, other: Node) -> Agreement | None:
    """Whether a person whose state no article tells has the full name of one whose state is known, or a rare family name."""
    pairs = [(a, b) for a, b in product(_names(one), _names(other)) if len(a.split()) > 1]
    named = [agreement for a, b in pairs if (agreement := _named(a, b))]
    untold, told = (one, other) if one.country is None else (other, one)
    same = any(agreement.reason in _SAME_LETTERS for agreement in named) or any(one_but_for_initials(a, b) for a, b in pairs)
    if same or _behind_a_slip(untold, told):
        elsewhere = untold.all("among") and told.country not in untold.all("among")
        return Agreement(Strength.POSSIBLE if elsewhere else Strength.LIKELY, "state-untold")
    if told.country in untold.all("among") and told.country != _HOME:
        family = any(is_bare(a) and _contained(a, b) for a in untold.all("name") for b in told.all("name"))
        known = family and (_known(untold, told) or _in_the_office_told(untold, told))
        return Agreement(Strength.PROBABLE if known else Strength.POSSIBLE, "state-among") if named or family else None
    pairs = [(a, b) for a, b in product(untold.all("name"), told.all("name")) if _rare(a) and not is_bare(b)]
    rare = any(telling(a)[0] in family_names(b) for a, b in pairs)  # by its letters: of all states some have its sounds
    return Agreement(Strength.POSSIBLE, "family-name") if rare else None


def _behind_a_slip(untold: Node, told: Node) -> bool:
    """Whether the one's name is the other's, with the name of the other's state before it that is misspelt."""
    rests = {rest for name in untold.all("name") if (rest := without_state(name, str(told.country)))}
    return any((found := _named(rest, name)) and found.reason in _SAME_LETTERS for rest in rests for name in told.all("name"))


def _misspelt(one: Node, other: Node) -> Agreement | None:
    """Whether one article tells of both by names that differ by a slip, and nothing that it tells of them parts them."""
    return Agreement(Strength.PROBABLE, "misspelt") if one.all("slip") & other.all("slip") else None


def _rare(name: str) -> bool:
    """Whether a name is one foreign family name that is long enough to be told from words and other names."""
    family = telling(name)
    return len(family) == 1 and len(family[0]) >= _RARE and not syllable(family[0])


def _bare(one: Node, other: Node) -> Agreement | None:
    """Whether one is told by family name alone, and the other bears it; who holds the same office does so more surely."""
    names = list(product(one.all("name"), other.all("name")))
    if one.country == _HOME or not any(_contained(a, b) for a, b in names):
        return None
    if one.country is None:
        return _of_no_state(one, other)
    known = _known(one, other) or _known(other, one)
    if one.all("office") & other.all("office"):
        return Agreement(Strength.LIKELY if known else Strength.PROBABLE, "office")
    return Agreement(Strength.PROBABLE if known else Strength.POSSIBLE, "family-name")


def _in_the_office_told(bare: Node, full: Node) -> bool:
    """Whether both hold one office; where of the family there are some of whom all know, only one of these: not Ivanka Trump."""
    pairs = product(bare.all("among"), map(letters, bare.all("name")))
    known = {bearer for state, family in pairs for bearer in _bearers().get((state, family), ())}
    fits = not known or any(usual_form(name) in known for name in full.all("name"))
    return fits and not bare.all("office").isdisjoint(full.all("office"))


def _of_no_state(one: Node, other: Node) -> Agreement | None:
    """Whether of two whose state no article tells one is told by a rare family name alone, and is the other.

    Who holds the same office is, that of a body of states say; and the one of whom articles on the same foreign states tell.
    """
    if not any(_rare(name) for node in (one, other) for name in node.all("name")):
        return None
    if one.all("office") & other.all("office"):
        return Agreement(Strength.POSSIBLE, "office")
    abroad = [node.all("among") - {_HOME} for node in (one, other)]
    return Agreement(Strength.POSSIBLE, "family-name") if abroad[0] == abroad[1] != frozenset() else None


def _known(bare: Node, full: Node) -> bool:
    """Whether of a state's persons of whom all know, by the table, one alone bears a family name, and he is it: "Putin"."""
    bearers = {known for name in bare.all("name") if is_bare(name) for known in _bearers().get((full.country, letters(name)), ())}
    return len(bearers) == 1 and any(usual_form(name) in bearers for name in full.all("name"))


@cache
def _bearers() -> Mapping[tuple[str | None, str], set[str]]:
    """The persons of whom all know, by the table, under state and family name."""
    found: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for row in table("same-names"):
        own = row["country"] and row["name"] == row["form"] and not has_fathers_name(row["form"])
        for family in family_names(row["form"]) if own else ():
            found[row["country"], family].add(folded(row["form"]))
    return found


def _in_one_high_office(one: Node, other: Node) -> Agreement | None:
    """Whether the names of two who hold a post that one holds at a time, or a deputy's to such, differ by a slip.

    So also those names that one letter or tone else tells apart: "Lý Khắc Cường" and "Lý Khắc Cươn"; or a middle syllable; long
    foreign ones by two letters.
    """
    pairs = product(one.all("name"), other.all("name"))
    names = [(a, b) for a, b in pairs if slip_of_whole(a, b) or middle_left_out(a, b)]
    if not names or holders.high_offices(one).isdisjoint(holders.high_offices(other)):
        return None
    tones = any(letters(a) == letters(b) for a, b in names)
    return Agreement(Strength.PROBABLE if tones else Strength.POSSIBLE, "misspelt")


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
    return consonants if len(consonants := sound(part)) >= _HEARD else part


class Places:
    """Places: by name within a state; the whole state by any of its names, and its capital by any of the capital's."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        return {f"place {letters(name)}" for name in _names(one)} | {f"place {what} of {one.country}" for what in _known_as(one)}

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if _two_states(one, other):
            return None
        if one.country and one.country == other.country and _known_as(one) & _known_as(other):
            return Agreement(Strength.SURE, "name")
        reasons = {reason for a in _names(one) for b in _names(other) if (reason := alike(a, b)) in _SURE}
        if not reasons or one.country != other.country:
            return Agreement(Strength.LIKELY, "state-untold") if reasons else None
        return Agreement(Strength.SURE, min(reasons))

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        return _two_states(one, other)


def _known_as(place: Node) -> frozenset[str]:
    """Whether the place is its whole state or the state's capital, which have several names and are one each."""
    names = {folded(name) for name in place.all("name")}
    capital = {"capital"} if any((name, place.country) in _capitals() for name in names) else set()
    return frozenset(capital | {"state"} if any(states().get(name) == place.country for name in names) else capital)


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    """The names of capitals, each with its state."""
    return frozenset((folded(row["name"]), row["iso"]) for row in table("places") if row["use"].split()[:1] == ["capital"])
