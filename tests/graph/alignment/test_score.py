"""Scores: what speaks for an entry and against it, and that doubt lowers them."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from bangiao.extract.fact import Country, Organization, Person, Place
from bangiao.graph.alignment.lookup import Entry
from bangiao.graph.alignment.ours import Entity
from bangiao.graph.alignment.profile import CLASSES
from bangiao.graph.alignment.score import contested, matches, signs

Ours = Callable[..., Entity]
Theirs = Callable[..., Entry]

TAKEDA = Person("Takeda Shinichi", "JP")


def test_name_state_office_and_time_come_to_one(ours: Ours, entry: Theirs) -> None:
    (match,) = matches(
        ours(TAKEDA, offices=("thu tuong",)),
        [entry("Shinichi Takeda", "Takeda Shinichi", countries=("JP",), offices=("Prime Minister of Japan",), born=1960)],
    )
    assert match.keys == ("name", "country", "office", "living")
    assert match.score == 1.0
    assert match.told("en", against=False).startswith("the same name; the same state; the same office; alive")
    assert match.told("vi", against=True) == ""


@pytest.mark.parametrize(
    ("name", "their", "sign"),
    [
        ("Takeda Shinichi", "Shinichi Takeda", "order"), ("Anton Belic", "Anton Belić", "diacritics"),
        ("Anton Abu Bakar", "Anton Abubakar", "separators"), ("Viktor Zorenko", "Viktor Zorenka", "spelling"),
        ("Lý Cường", "Li Qiang", "table"), ("Zorenko", "Anton Zorenko", "family-name"),
    ],
)
def test_names_are_compared_as_those_of_two_articles_are(ours: Ours, entry: Theirs, name: str, their: str, sign: str) -> None:
    (match,) = matches(ours(Person(name, "RU")), [entry(their)])
    assert match.keys == (sign,)


def test_vietnamese_names_of_other_tones_are_two(ours: Ours, entry: Theirs) -> None:
    assert matches(ours(Person("Nguyễn Văn Hùng", "VN")), [entry("Nguyễn Văn Hưng", countries=("VN",))]) == []


def test_the_weightiest_of_the_names_counts_and_a_second_is_a_sign_of_its_own(ours: Ours, entry: Theirs) -> None:
    (match,) = matches(ours(Person("Tập Cận Bình", "CN"), "Xi Jinping"), [entry("Xi Jinping", "Tập Cận Bình", "Xi Jin Ping")])
    assert match.keys == ("name", "second-name")


def test_another_state_speaks_against(ours: Ours, entry: Theirs) -> None:
    (match,) = matches(ours(TAKEDA), [entry("Takeda Shinichi", countries=("US",))])
    assert match.keys == ("name", "other-country")
    assert match.score == 0.0
    assert match.told("en", against=True) == "another state"


def test_a_dead_or_unborn_namesake_scores_less(ours: Ours, entry: Theirs) -> None:
    alive = entry("Takeda Shinichi", iri="https://far.example/alive", countries=("JP",), born=1960)
    dead = entry("Takeda Shinichi", iri="https://far.example/dead", countries=("JP",), born=1901, gone=1980)
    child = entry("Takeda Shinichi", iri="https://far.example/child", countries=("JP",), born=2015)
    found = matches(ours(TAKEDA), [dead, child, alive])
    assert [match.entry for match in found] == [alive, child, dead]
    assert next(match.keys for match in found) == ("name", "country", "living")
    assert all("gone" in match.keys and "rival" in match.keys for match in found[1:])


def test_the_press_goes_on_about_the_dead_for_a_year(ours: Ours, entry: Theirs) -> None:
    ((recent,), (long_ago,)) = (matches(ours(TAKEDA), [entry("Takeda Shinichi", gone=year)]) for year in (2024, 2023))
    assert "living" in recent.keys
    assert "gone" in long_ago.keys


def test_without_years_nothing_is_said_of_time(ours: Ours, entry: Theirs) -> None:
    (match,) = matches(ours(TAKEDA, years=()), [entry("Takeda Shinichi", gone=1900)])
    assert match.keys == ("name",)


def test_another_occupation_speaks_against_and_a_vague_one_says_nothing(ours: Ours, entry: Theirs) -> None:
    minister = ours(TAKEDA, offices=("bo truong ngoai giao",))
    (singer,) = matches(minister, [entry("Takeda Shinichi", offices=("singer",))])
    (somebody,) = matches(minister, [entry("Takeda Shinichi", offices=("politician",))])
    assert singer.keys == ("name", "other-office")
    assert somebody.keys == ("name",)


def test_two_that_fit_as_well_lower_one_another(ours: Ours, entry: Theirs) -> None:
    one, other = (entry("Takeda Shinichi", iri=f"https://far.example/{n}", countries=("JP",)) for n in (1, 2))
    found = matches(ours(TAKEDA), [one, other])
    assert [match.keys for match in found] == [("name", "country", "rival")] * 2
    assert found[0].score < matches(ours(TAKEDA), [one])[0].score


def test_one_that_fits_less_does_not_lower_the_better(ours: Ours, entry: Theirs) -> None:
    better = entry("Takeda Shinichi", countries=("JP",))
    found = matches(ours(TAKEDA), [entry("Takeda Shinichi", iri="https://far.example/2"), better])
    assert found[0].entry == better
    assert "rival" not in found[0].keys


def test_an_entry_of_another_of_ours_is_doubted(ours: Ours, entry: Theirs) -> None:
    (match,) = matches(ours(TAKEDA), [entry("Takeda Shinichi")], taken=["https://far.example/1"])
    assert match.keys == ("name", "taken")


def test_a_country_is_sure_by_its_code(ours: Ours, entry: Theirs) -> None:
    (match,) = matches(ours(Country("VN"), years=()), [entry("Việt Nam", codes=("VN",))])
    assert match.keys == ("code",)
    assert match.score == 0.9
    (both,) = matches(ours(Country("VN"), years=()), [entry("VN", codes=("VN",))])
    assert both.score == 1.0
    assert matches(ours(Country("VN")), [entry("Lào", codes=("LA",))]) == []


def test_a_body_is_one_with_its_state_in_the_name_and_needs_the_state(ours: Ours, entry: Theirs) -> None:
    ministry = ours(Organization("Bộ Ngoại giao", "VN"), years=())
    (known,) = matches(ministry, [entry("Bộ Ngoại giao Việt Nam", countries=("VN",))])
    (untold,) = matches(ministry, [entry("Bộ Ngoại giao")])
    (elsewhere,) = matches(ministry, [entry("Bộ Ngoại giao", countries=("JP",))])
    assert known.score >= 0.8
    assert untold.keys == ("name", "state-untold")
    assert elsewhere.score == 0.0


def test_only_bodies_of_the_world_gain_by_having_no_state(ours: Ours, entry: Theirs) -> None:
    (asean,) = matches(ours(Organization("ASEAN", None)), [entry("ASEAN", "Hiệp hội các quốc gia Đông Nam Á")])
    (parliament,) = matches(ours(Organization("Quốc hội", None)), [entry("Quốc hội")])
    assert "stateless" in asean.keys
    assert parliament.keys == ("name",)


def test_an_entry_that_fits_bodies_of_two_states_is_doubted_for_both(ours: Ours, entry: Theirs) -> None:
    vietnamese, japanese = (ours(Organization("Bộ Ngoại giao", state)) for state in ("VN", "JP"))
    told, untold = entry("Bộ Ngoại giao", countries=("VN",)), entry("Bộ Ngoại giao", iri="https://far.example/2", countries=None)
    found = contested([(one, matches(one, [told]) + matches(one, [untold])) for one in (vietnamese, japanese)])
    keys = [{match.entry: match.keys for match in its} for _, its in found]
    assert keys == [
        {told: ("name", "country"), untold: ("name", "contested")},
        {told: ("name", "contested", "other-country"), untold: ("name", "contested")},
    ]


def test_two_nodes_of_one_state_do_not_doubt_one_another(ours: Ours, entry: Theirs) -> None:
    nodes = ours(Place("Moskva", "RU")), ours(Place("Moskva", None))
    found = contested([(one, matches(one, [entry("Moskva")])) for one in nodes])
    assert not [key for _, its in found for match in its for key in match.keys if key == "contested"]


def test_what_an_endpoint_never_tells_is_no_sign(ours: Ours, entry: Theirs) -> None:
    for one in (ours(Organization("Bộ Ngoại giao", "VN")), ours(Organization("ASEAN", None)), ours(Place("Hà Nội", "VN"))):
        (match,) = matches(one, [entry(*one.names, countries=None)])
        assert match.keys == ("name",)


def test_what_shares_no_name_is_no_match(ours: Ours, entry: Theirs) -> None:
    assert matches(ours(TAKEDA, offices=("thu tuong",)), [entry("Abe Kenji", countries=("JP",), offices=("Thủ tướng",))]) == []
    assert matches(ours(Place("Hà Nội", "VN")), [entry("Hà Nam", countries=("VN",))]) == []
    assert matches(ours(TAKEDA), [entry()]) == []


def test_the_table_of_signs_says_each_in_both_languages() -> None:
    assert {sign.use for sign in signs().values()} == {"name", "code", "more"}
    for sign in signs().values():
        assert sign.vi
        assert sign.en
        assert sign.weights.keys() <= set(CLASSES)
        assert all(-1 <= weight <= 1 for weight in sign.weights.values())


def test_the_order_of_the_entries_is_nothing(ours: Ours, entry: Theirs) -> None:
    entries = [entry("Takeda Shinichi", iri=f"https://far.example/{n}") for n in (3, 1, 2)]
    assert matches(ours(TAKEDA), entries) == matches(ours(TAKEDA), entries[::-1])
