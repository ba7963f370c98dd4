"""Sets from ties: the surest first, nothing unsound, and no order."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bangiao.graph.identity.agreement import Strength
from bangiao.graph.identity.sets import Tie, sets

ANALYST, SURE, LIKELY, POSSIBLE = (Strength[name] for name in ("ANALYST", "SURE", "LIKELY", "POSSIBLE"))


def soundly(*parted: str) -> object:
    """No set may hold two letters that are named together."""
    return lambda group: not any(set(pair) <= group for pair in parted)


def joined(ties: dict[str, Strength], *parted: str) -> set[str]:
    found = sets({(a, b): strength for (a, b), strength in ties.items()}, soundly(*parted))  # type: ignore[arg-type]
    return {"".join(sorted(group)) for group in found}


def test_ties_join_whatever_their_strength() -> None:
    assert joined({"ab": SURE, "bc": POSSIBLE, "de": LIKELY}) == {"abc", "de"}


def test_nothing_is_no_set() -> None:
    assert joined({}) == set()


def test_a_doubtful_tie_never_parts_what_a_surer_one_joins() -> None:
    assert joined({"ab": SURE, "bc": LIKELY}, "ac") == {"ab"}
    assert joined({"ab": LIKELY, "bc": SURE}, "ac") == {"bc"}


def test_of_ties_that_are_equally_sure_none_is_taken_where_all_cannot_be() -> None:
    assert joined({"ab": SURE, "bc": SURE, "de": SURE}, "ac") == {"de"}


def test_what_a_level_could_not_join_does_not_keep_a_further_level_from_joining_others() -> None:
    assert joined({"ab": SURE, "bc": LIKELY, "bd": POSSIBLE}, "ac") == {"abd"}


def test_two_sets_are_joined_only_where_no_two_of_them_are_apart() -> None:
    assert joined({"ab": SURE, "cd": SURE, "bc": LIKELY}) == {"abcd"}
    assert joined({"ab": SURE, "cd": SURE, "bc": LIKELY}, "ad") == {"ab", "cd"}


LETTERS = "abcdefg"
pairs = st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)).filter(lambda two: two[0] < two[1])


@given(st.dictionaries(pairs, st.sampled_from(Strength)), st.sets(pairs, max_size=6), st.randoms())
def test_sets_are_sound_disjoint_and_without_order(ties: dict[Tie, Strength], parted: set[Tie], order) -> None:  # type: ignore[no-untyped-def]
    def sound(group: frozenset[str]) -> bool:
        return not any(set(pair) <= group for pair in parted)

    found = sets(ties, sound)
    shuffled = list(ties.items())
    order.shuffle(shuffled)
    assert sets(dict(shuffled), sound) == found
    assert all(sound(group) and len(group) > 1 for group in found)
    assert len(frozenset().union(*found)) == sum(map(len, found))
    assert found == sorted(found, key=min)
    surest = [tie for tie, strength in ties.items() if strength == min(ties.values())]
    if sound(frozenset(node for tie in ties for node in tie)):
        assert all(any(set(tie) <= group for group in found) for tie in surest)
