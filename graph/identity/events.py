"""How events and policies of different articles are told to be one; who takes part counts by canonical node."""
from __future__ import annotations

from functools import cache, lru_cache
from itertools import combinations, product

from bangiao.extract.fact import Place
from bangiao.extract.words.normal import folded
from bangiao.graph.identity.agreement import Agreement, Canonical, Strength
from bangiao.graph.identity.node import Node, country_of
from bangiao.graph.identity.occasion import days, far, gap, named, signs, years
from bangiao.graph.identity.seats import at_the_top, is_incumbent, same_office, unnamed
from bangiao.graph.identity.spelling import exact
from bangiao.graph.identity.times import clash, dated, fit, months, of_one_article, timed
from bangiao.graph.identity.verbatim import verbatim, wordings
from bangiao.graph.iri import entity_path
from bangiao.ontology.gazetteer import table

_BODY = "organization/_/"  # a body that is no single state's
_CONFERENCE = "conference"
_AFAR = "call"  # the kind of meeting that has no place: it is none of those in a room
_REACHED = ("established", "upgraded")  # "xác lập" and "nâng cấp lên" one level are told of one day
_RESTORED = "restored"
_OF_RELATIONS = ("established", "severed")  # where no level is told, they are of relations themselves: the lowest of the ranks
_DIPLOMATIC = "rank 1"
_CAPITAL, _CITY = "capital", "city"
_CANCELLED, _PLANNED = "cancelled", "planned"
# Where the sum of signs begins for two visits and two meetings of the same people, and what an invitation takes from it.
_INVITED = -6
_VISIT, _MEETING = 1, -6
_TWO, _KIND = 5, 5  # what it counts that both meetings have two named persons in common, and that they are told by one word
_TITLE = "title "  # with what the traits begin that tell the offices of those who took part
# What it counts that other days are told with two meetings, or visits; that one day is told with two meetings; and that none is
# told with one of two of which only one person is the same.
_ANOTHER_DAY, _ONE_DAY, _ALONE = -8, 3, -2
_LONG = 10  # days apart that are told with two meetings of the same people, or two visits, and are other days
_NEVER, _TRIP = 20, 40  # days apart that are never of one meeting, and never of one visit
_STAY = 2  # what it counts that days of one week are told with two visits
_DOUBT = -3  # signs against two meetings of which no days are told with both, by which they are two whoever met
_HOST = 2  # what it counts that two conferences of one body have one host
_PAIR = 2  # sides of a meeting or a relation between two
_SOME, _MUCH = 2, 4  # signs of one occasion by which it is probable, and likely


def _another(one: Node, other: Node) -> bool:
    """Whether two records cannot be one: their times differ, one was cancelled, or one article tells both, each with its day."""
    cancelled = (one.one("status") == _CANCELLED, other.one("status") == _CANCELLED)
    told_apart = one.one("article") == other.one("article") and dated(one) and dated(other)
    return told_apart or cancelled[0] != cancelled[1] or clash(one, other)


def _by_time(one: Node, other: Node, told: int) -> Agreement | None:
    """How sure it is that two records, alike in all else, are one, where so much speaks for one occasion."""
    if dated(one) and dated(other):
        return Agreement(Strength.SURE, "same-day")
    if fit(one, other) and told >= 0:
        return Agreement(Strength.LIKELY, "same-time")
    if told >= _MUCH:
        return Agreement(Strength.LIKELY, "same-occasion")
    if told >= _SOME:
        return Agreement(Strength.PROBABLE, "time-untold")
    return Agreement(Strength.POSSIBLE, "time-untold") if told >= 0 else None


class Meetings:
    """Meetings: by who took part, for whom, and when."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        people, sides = sorted(named(one, "participant", canonical)), " ".join(sorted(named(one, "party", canonical)))
        pairs = [f"met {' '.join(two)}" for two in combinations(people, 2)] + [f"met {who} for {sides}" for who in people]
        times = (*months(one), *years(one))
        summits = {f"summit {body} {when}" for body in self._summit(one, canonical) for when in times}
        return timed(pairs, one) | summits | wordings(one) | ({f"sides {sides} {one.one('earliest')}"} if dated(one) else set())

    def _summit(self, one: Node, canonical: Canonical) -> frozenset[str]:
        """The bodies whose conference it is: "Hội nghị Cấp cao APEC" is one, whoever is told to attend."""
        bodies = (who for who in named(one, "party", canonical) if who.startswith(_BODY))
        return frozenset(bodies) if one.one("kind") == _CONFERENCE else frozenset()

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if of_one_article(one, other) or self.apart(one, other, canonical):
            return None
        if copied := verbatim(one, other, canonical):
            return copied
        if self._summit(one, canonical) & self._summit(other, canonical) and _one_session(one, other, canonical):
            return Agreement(Strength.LIKELY, "summit")
        shared = len(named(one, "participant", canonical) & named(other, "participant", canonical))
        sides = named(one, "party", canonical), named(other, "party", canonical)
        whole = sides[0] == sides[1] and len(sides[0]) > 1
        if shared > 1 or (shared and whole):
            return _by_time(one, other, self._signs(one, other, shared, canonical))
        if not (whole and dated(one) and dated(other)) or shared:
            return None
        return Agreement(Strength.PROBABLE if _told_alike(one, other) else Strength.POSSIBLE, "same-sides")

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        if _another(one, other) or (one.one("kind") == _AFAR) != (other.one("kind") == _AFAR):
            return True
        if _days_apart(one, other, _NEVER):
            return True
        if self._summit(one, canonical) & self._summit(other, canonical):
            return _elsewhere(one, other) or _in_two_cities(one, other)
        sides = named(one, "party", canonical), named(other, "party", canonical)
        if min(map(len, sides)) > 1 and not (sides[0] <= sides[1] or sides[1] <= sides[0]):
            return True
        people = named(one, "participant", canonical), named(other, "participant", canonical)
        beside = sides[0] == sides[1] and len(sides[0]) == _PAIR and _across(*people)
        seasons = not (dated(one) and dated(other)) and far(one, other)
        return _elsewhere(one, other) or _other_people(*people) or beside or _unnamed_other(one, other, *people) or seasons

    def _signs(self, one: Node, other: Node, shared: int, canonical: Canonical) -> int:
        """How much speaks for two records of the same people and sides being one; one of each is too little."""
        alike = _TWO * (shared > 1) + _KIND * (one.one("kind") == other.one("kind"))
        told = signs(one, other, canonical)
        return told + alike + _by_days(one, other, shared, told) + _MEETING


def _by_days(one: Node, other: Node, shared: int, told: int) -> int:
    """What the days that are told with two meetings count, or that none is told with one of them."""
    apart = gap(one, other)
    if apart is None:
        return (_ANOTHER_DAY if told <= _DOUBT else 0) + (_ALONE if shared == 1 else 0)
    if apart > (_LONG if shared > 1 else 0):
        return _ANOTHER_DAY
    return _ONE_DAY if apart == 0 and shared > 1 else 0


def _days_apart(one: Node, other: Node, least: int) -> bool:
    """Whether the days told with two events are so many days apart, in whichever year."""
    apart = gap(one, other)
    return apart is not None and apart >= least


def _elsewhere(one: Node, other: Node) -> bool:
    """Whether both are told to be in a state, and these differ."""
    states = [{state for where in event.all("place") if (state := country_of(where))} for event in (one, other)]
    trips = one.all("trip"), other.all("trip")
    return any(told[0] and told[1] and not told[0] & told[1] for told in (states, trips))


def _in_two_cities(one: Node, other: Node) -> bool:
    """Whether of two conferences one is told to be in the capital and the other not: officials confer here, leaders there.

    Not where somebody is told to go to the one in the capital: after a visit there to the conference elsewhere.
    """
    towns = [{use for where in event.all("place") if (use := _cities().get(where))} for event in (one, other)]
    in_capital = [its == {_CAPITAL} and not event.all("participant") for its, event in zip(towns, (one, other), strict=True)]
    return any(in_capital) and {_CITY} in towns


@cache
def _cities() -> dict[str, str]:
    """Capitals and other cities by their IRIs, each with which of the two it is."""
    uses = ((Place(row["name"], row["iso"]), row["use"].partition(" ")[0]) for row in table("places"))
    return {entity_path(place): use for place, use in uses if use in (_CAPITAL, _CITY)}


def _told_alike(one: Node, other: Node) -> bool:
    """Whether two reports name nobody who took part, and call the meeting by one word."""
    return not one.all("participant") | other.all("participant") and one.one("kind") == other.one("kind")


def _one_session(one: Node, other: Node, canonical: Canonical) -> bool:
    """Whether two reports of conferences of one body are of one time, or else of one year and show one occasion or host."""
    if _of_leaders(one) != _of_leaders(other):
        return False
    if fit(one, other):
        return True
    if years(one).isdisjoint(years(other)):  # every year it meets in about the same season
        return False
    hosts = (_states(one), _states(other))
    told = signs(one, other, canonical) + _HOST * bool(hosts[0] & hosts[1])
    planned = _PLANNED in (one.one("status"), other.one("status"))  # of which an article of another season may tell
    return told - planned * min(days(one, other), 0) >= _MUCH


def _of_leaders(one: Node) -> bool:
    """Whether a conference is, as far as the offices of those who are told to attend show, one of heads of states."""
    titles = _titles(one)
    return not titles or any(map(at_the_top, titles))


def _states(event: Node) -> frozenset[str]:
    """The states in which an event was, as far as its place or the trips of those who took part tell."""
    placed = {f"country/{state}" for where in event.all("place") if (state := country_of(where))}
    return frozenset(placed) or event.all("trip")


def _across(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether of two pairs of persons one is the same, and of the others not both states are told: they sit on one side."""
    return len(one) == len(other) == _PAIR and len(one & other) == 1 and None in map(country_of, one ^ other)


def _unnamed_other(one: Node, other: Node, mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether one is told by office alone for a state whose participants in the other report hold other offices."""
    shared = set(map(country_of, mine & yours))
    states = {state for state, _ in _offices_alone(one) | _offices_alone(other)} - shared
    held = ([_held(event, state) for event in (one, other)] for state in states)
    return any(all(two) and not any(same_office(a, b) for a, b in product(*two)) for two in held)


def _offices_alone(one: Node) -> set[tuple[str, str]]:
    """The states and offices of participants without a name."""
    return {unnamed(who) for who in one.all("participant") if is_incumbent(who)}


def _held(one: Node, state: str) -> set[str]:
    """The offices that those who took part for a state are told to hold; of two states, also those of whom none is told.

    Where all others are of the one state, they are of the other.
    """
    told = {country_of(who) for who in one.all("participant")} - {None}
    of_it = {state, None} if len(one.all("party")) == _PAIR and len(told) == 1 and state not in told else {state}
    theirs = (name for name, people in one.traits.items() if name.startswith(_TITLE) and of_it & set(map(country_of, people)))
    return {name.removeprefix(_TITLE) for name in theirs} | {office for its, office in _offices_alone(one) if its == state}


def _other_people(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether for one state quite different persons are named."""
    states = {country_of(who) for who in one} & {country_of(who) for who in other} - {None}
    sides = (({who for who in people if country_of(who) == state} for people in (one, other)) for state in states)
    return any(not mine & yours for mine, yours in sides)


class Visits:
    """Visits: by who went, where to, and when."""

    def keys(self, one: Node, canonical: Canonical) -> set[str]:
        ways = product(named(one, "visitor", canonical), named(one, "destination", canonical))
        in_article = {f"way {way} {one.one('article')}" for way in _ways(one)}
        return timed((f"went {who} {where}" for who, where in ways), one) | in_article | wordings(one)

    def agree(self, one: Node, other: Node, canonical: Canonical) -> Agreement | None:
        if self.apart(one, other, canonical):
            return None
        if of_one_article(one, other):
            return _within_article(one, other)
        if copied := verbatim(one, other, canonical):
            return copied
        shared = named(one, "visitor", canonical) & named(other, "visitor", canonical)
        return _by_time(one, other, self._signs(one, other, canonical)) if shared else None

    def _signs(self, one: Node, other: Node, canonical: Canonical) -> int:
        """How much speaks for two records of one way being one: few ways are gone twice, but many invitations lead nowhere."""
        invited = (bool(one.all("invited")), bool(other.all("invited")))
        alike = (one.one("kind") == other.one("kind")) - (dated(one) != dated(other))
        apart = gap(one, other)
        alike += 0 if apart is None else _STAY if apart < _LONG else _ANOTHER_DAY
        return signs(one, other, canonical) + alike + (_INVITED if invited[0] != invited[1] else 0) + _VISIT

    def apart(self, one: Node, other: Node, canonical: Canonical) -> bool:
        there = named(one, "destination", canonical) & named(other, "destination", canonical)
        if _another(one, other) or not there or _days_apart(one, other, _TRIP):
            return True
        return of_one_article(one, other) and _two_travellers(one, other)


def _ways(one: Node) -> set[str]:
    """From which state to which a visit is told to go."""
    origins = one.all("origin") | {f"country/{state}" for who in one.all("visitor") if (state := country_of(who))}
    return {" ".join(way) for way in product(origins, one.all("destination"))}


def _two_travellers(one: Node, other: Node) -> bool:
    """Whether those who went are told in both records of an article, by name or by office, and nobody can be in both."""
    named, alone = (_named(one), _named(other)), (_visitors_alone(one), _visitors_alone(other))
    if all(named):
        return named[0].isdisjoint(named[1])
    offices = [{office for _, office in alone[at]} or _titles(event) for at, event in enumerate((one, other))]
    return any(alone) and all(offices) and not any(same_office(a, b) for a, b in product(*offices))


def _named(one: Node) -> set[str]:
    return {who for who in one.all("visitor") if not is_incumbent(who)}


def _visitors_alone(one: Node) -> set[tuple[str, str]]:
    """The states and offices of visitors without a name."""
    return {unnamed(who) for who in one.all("visitor") if is_incumbent(who)}


def _titles(one: Node) -> set[str]:
    """The offices that those who took part, or went, are told to hold."""
    return {name.removeprefix(_TITLE) for name in one.traits if name.startswith(_TITLE)}


def _within_article(one: Node, other: Node) -> Agreement | None:
    """Whether one article tells a visit twice, once without the name of who went: in its headline, say."""
    if bool(_named(one)) == bool(_named(other)) or not _ways(one) & _ways(other):
        return None
    told, untold = (one, other) if _named(one) else (other, one)
    another = _PLANNED == untold.one("status") != told.one("status")  # the next one; a headline tells a plan as done
    kinds = {one.one("kind"), other.one("kind")} - {"other"}
    return None if another or len(kinds) > 1 else Agreement(Strength.POSSIBLE, "same-way")


def policy(one: Node, canonical: Canonical) -> str | None:
    """What makes two records one policy: label and holder. Whoever tells it, a label is one policy of its holder."""
    label, holders = _label(one.one("label") or ""), sorted(named(one, "holder", canonical))
    return f"policy {' '.join(holders)} {label}" if label and holders else None


@lru_cache(maxsize=100_000)
def _label(label: str) -> str:
    """The usual label of the policy that a label names first; else the label without words such as "chính sách"."""
    words = f"{exact(label)} "
    named = [(f" {words}".index(f" {name} "), usual) for name, usual in _labels() if f" {name} " in f" {words}"]
    return min(named, key=lambda found: found[0])[1] if named else _bare(words)


def _bare(words: str) -> str:
    """A label without words such as "chính sách"; of "Tầm nhìn 2030" nothing is left out."""
    head = next((word for word in _policy_words() if words.startswith(f"{word} ")), "")
    bare = exact(words.removeprefix(f"{head} "))
    return bare if " " in bare else exact(words)


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    """The names of policies, each with the label that stands for it and those that hold it or that it holds; longest first."""
    rows = [row for row in table("policies") if row["label"]]
    usual = {(_bare(f"{exact(row['label'])} "), row["country"]) for row in rows}
    stands = {label: min(_linked(label, usual))[0] for label in usual}
    named = ((exact(row["name"]), stands[_bare(f"{exact(row['label'])} "), row["country"]]) for row in rows)
    return tuple(sorted(named, key=lambda name: -len(name[0])))


def _linked(label: tuple[str, str], others: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The labels of one holder that hold a label or are held in it, and those that these lead to."""
    found, edge = {label}, [label]
    while edge:
        here, state = edge.pop()
        of_it = {(text, its) for text, its in others if its == state and state}
        near = {(text, its) for text, its in of_it if f" {text} " in f" {here} " or f" {here} " in f" {text} "}
        edge += near - found
        found |= near
    return found


@cache
def _policy_words() -> tuple[str, ...]:
    return tuple(sorted((exact(row["name"]) for row in table("policy-words")), key=len, reverse=True))


def milestone(one: Node, canonical: Canonical) -> str | None:
    """What makes two records one step in a relation: the two sides and the level, which two states come to once.

    The articles' years may differ; they stand side by side.
    """
    sides, level, kind = named(one, "party", canonical), _level(folded(one.one("level") or "")), one.one("kind")
    level = level or (_DIPLOMATIC if kind in _OF_RELATIONS else "")
    if len(sides) != _PAIR or not (level or kind == _RESTORED):
        return None
    if kind == _RESTORED:  # whatever the words, it is relations themselves
        return f"step {' '.join(sorted(sides))} {kind}"
    return f"step {' '.join(sorted(sides))} {level} {'reached' if kind in _REACHED else kind}"


@lru_cache(maxsize=10_000)
def _level(words: str) -> str:
    """The level in the words of an article: "mối quan hệ đối tác chiến lược sâu rộng" and "Đối tác chiến lược" are one."""
    return next((f"rank {rank}" if rank.strip("0") else level for level, rank in _levels() if level in words), words)


@cache
def _levels() -> tuple[tuple[str, str], ...]:
    """The levels of the table, folded, each with its rank; the longest first."""
    levels = ((folded(row["name"]), row["rank"]) for row in table("relation-levels"))
    return tuple(sorted(levels, key=lambda level: -len(level[0])))


def assistance(one: Node, canonical: Canonical) -> str | None:
    """What makes two records one help: provider, recipient, kind, amount and time; its words too, where too little is told."""
    sides = [" ".join(sorted(named(one, name, canonical))) for name in ("provider", "recipient")]
    told = [one.one(name) or "" for name in ("kind", "count", "unit", "date", "status")]
    if all(sides) and (told[1] or told[3]):
        return f"help {'|'.join((*sides, *told))}"
    words = min(wordings(one), default=None)
    return f"help {'|'.join((*sides, *told, words))}" if words else None
