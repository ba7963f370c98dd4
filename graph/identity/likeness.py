"""How the nodes of each class are told to be one: by comparing two of them, or by a key that makes all that have it one."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from bangiao.graph.identity.agreement import Canonical, Likeness
from bangiao.graph.identity.bodies import Organizations
from bangiao.graph.identity.documents import Agreements
from bangiao.graph.identity.entities import Persons, Places
from bangiao.graph.identity.events import Meetings, Visits, assistance, milestone, policy
from bangiao.graph.identity.node import Node

COMPARED: Mapping[str, Likeness] = {
    "Person": Persons(), "Organization": Organizations(), "Place": Places(),
    "Meeting": Meetings(), "Visit": Visits(), "Agreement": Agreements(),
}
# Told by thousands of articles where the graph is large: comparing each with each would make an article cost ever more.
KEYED: Mapping[str, Callable[[Node, Canonical], str | None]] = {
    "Policy": policy, "RelationMilestone": milestone, "Assistance": assistance,
}
