"""Facts: values that can be compared, sorted and asked for their properties."""
from __future__ import annotations

from bangiao.extract.fact import Country, Date, Fact, Organization, Passage, Person

FACT = Fact("Meeting", (("party", Country("VN")), ("date", Date("2024")), ("party", Country("LA"))), (Passage(0, 3, ("party",)),))


def test_a_property_may_have_several_values_in_their_order() -> None:
    assert FACT.all("party") == (Country("VN"), Country("LA"))
    assert FACT.all("date") == (Date("2024"),)
    assert FACT.all("place") == ()


def test_facts_are_values() -> None:
    assert Fact(FACT.cls, FACT.values, FACT.passages) == FACT
    assert len({FACT, Fact(FACT.cls, FACT.values, FACT.passages), Fact("Visit", FACT.values, FACT.passages)}) == 2


def test_dates_sort_as_time_goes() -> None:
    days = [Date("2024-03-05"), Date("2023-12"), Date("2024"), Date("2023-12-31"), Date("2024-03")]
    assert [d.first for d in sorted(days)] == ["2023-12", "2023-12-31", "2024", "2024-03", "2024-03-05"]


def test_two_of_one_name_and_of_two_states_are_two() -> None:
    assert Person("An", "VN") != Person("An", "LA")
    assert Organization("Quốc hội", "VN") != Organization("Quốc hội", "LA")
