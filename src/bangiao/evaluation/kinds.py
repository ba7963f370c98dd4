"""The types of records that readers mark and programs find: their slots, and what makes two of them one record.

This is the whole of the guidelines that a machine needs; docs/evaluation.md tells it to a reader.
"""
from __future__ import annotations

from dataclasses import dataclass

from bangiao.evaluation import agreement as agree
from bangiao.evaluation.agreement import Agrees

OPEN = "?"  # what a careful reader leaves open: alone it is not scored, in a list it stands for more


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its name in a gold file, the property of the ontology that fills it, and when two values agree.

    A record is right where all its `key` slots are. `listed` slots hold any number of values.
    """

    name: str
    property: str
    agrees: Agrees
    key: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of record, and the class of the ontology that it is.

    Two records may be one where they share a value in every slot of one of `ties`; where the marked record leaves all
    of these open, `last_tie` will do. `both_parties` asks for two parties (or all, where fewer are marked), since one
    alone is in every record of its press. `usual` is the status of a record that tells none; the types that have one have
    the slot `status` too, which is a key slot but where `status_tells` is False.
    """

    name: str
    cls: str
    slots: tuple[Slot, ...]
    ties: tuple[tuple[str, ...], ...]
    last_tie: str | None = None
    both_parties: bool = False
    usual: str | None = None
    status_tells: bool = True

    @property
    def scored(self) -> tuple[Slot, ...]:
        """The slots that are compared: the record's own, and its status where it has one."""
        status = _STATUS if self.status_tells else _LIGHT_STATUS
        return (*self.slots, status) if self.usual else self.slots

    @property
    def dated(self) -> bool:
        """Whether two records with different dates are never one."""
        return any(slot.name == "date" and slot.key for slot in self.slots)


_STATUS = Slot("status", "status", agree.exact, key=True)
_LIGHT_STATUS = Slot("status", "status", agree.exact)
_KIND = Slot("kind", "kind", agree.exact)
_DATE = Slot("date", "date", agree.date, key=True)
_PLACE = Slot("place", "place", agree.place)
_PARTIES = Slot("parties", "party", agree.agent, key=True, listed=True)

KINDS = (
    Kind(
        "meetings", "Meeting",
        (Slot("participants", "participant", agree.name, key=True, listed=True), _PARTIES, _DATE, _PLACE, _KIND),
        ties=(("participants",), ("parties",)), both_parties=True, usual="held",
    ),
    Kind(
        "visits", "Visit",
        (
            Slot("visitors", "visitor", agree.name, key=True, listed=True), Slot("origin", "origin", agree.agent),
            Slot("destination", "destination", agree.agent, key=True), _DATE, _KIND,
        ),
        ties=(("visitors",), ("destination", "origin")), usual="held",
    ),
    Kind(
        "agreements", "Agreement",
        (
            Slot("title", "title", agree.title, key=True), _KIND, _PARTIES, _DATE,
            Slot("signatories", "signatory", agree.name, listed=True),
        ),
        ties=(("title",), ("kind", "parties")), usual="signed",
    ),
    Kind(
        "policies", "Policy",
        (
            Slot("holder", "holder", agree.agent, key=True), Slot("label", "label", agree.title, key=True),
            Slot("principles", "principle", agree.title, listed=True),
        ),
        ties=(("label",),),
    ),
    Kind(
        "relations", "RelationMilestone",
        (Slot("kind", "kind", agree.exact, key=True), Slot("level", "level", agree.title), _PARTIES, _DATE),
        ties=(("parties",),), both_parties=True,
    ),
    Kind(
        "offices", "OfficeHolding",
        (
            Slot("person", "person", agree.name, key=True), Slot("title", "title", agree.title, key=True),
            Slot("organization", "organization", agree.body), Slot("country", "country", agree.agent),
        ),
        ties=(("person", "title"),),
    ),
    Kind(
        "assistance", "Assistance",
        (
            Slot("provider", "provider", agree.agent, key=True), Slot("recipient", "recipient", agree.agent, key=True),
            Slot("kind", "kind", agree.exact, key=True), Slot("count", "count", agree.exact),
            Slot("date", "date", agree.date), _PLACE,
        ),
        ties=(("provider",), ("recipient",)), last_tie="kind", usual="held", status_tells=False,
    ),
    Kind(
        "statements", "Statement",
        (
            Slot("speaker", "speaker", agree.agent, key=True), Slot("anchor", "text", agree.passage, key=True),
            Slot("verb", "verb", agree.wording),
        ),
        ties=(("anchor",),),
    ),
)
