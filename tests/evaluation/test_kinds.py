"""The types of records fit the ontology: every class, every slot's property, every usual status."""
from __future__ import annotations

import pytest

from bangiao.evaluation.kinds import KINDS, Kind
from bangiao.ontology.schema import schema


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_type_is_a_class_whose_properties_fill_its_slots(kind: Kind) -> None:
    roles = schema().roles(kind.cls)
    assert not {slot.property for slot in kind.scored} - roles.keys()
    assert kind.usual is None or kind.usual in roles["status"].concepts


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_ties_records_are_slots(kind: Kind) -> None:
    names = {slot.name for slot in kind.scored}
    assert {name for tie in kind.ties for name in tie} | ({kind.last_tie} - {None}) <= names


def test_every_class_of_facts_is_measured() -> None:
    assert {kind.cls for kind in KINDS} == set(schema().facts())
