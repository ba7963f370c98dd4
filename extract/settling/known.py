"""Of which state persons of world renown are, by the table of their names: "Tổng thống Donald Trump" in an article about Iran."""
from __future__ import annotations

from functools import cache

from bangiao.extract.words.normal import folded, normal
from bangiao.extract.words.syllables import is_name
from bangiao.ontology.gazetteer import table


def known_home(name: str) -> str | None:
    """The state of the one person of renown who has a name, in any of its spellings; a family name alone is nobody's."""
    return _homes().get(_compared(name))


@cache
def _homes() -> dict[str, str]:
    of_form = {row["form"]: row["country"] for row in table("same-names") if row["country"]}
    return {_compared(row["name"]): of_form[row["form"]] for row in table("same-names") if row["form"] in of_form}


def _compared(name: str) -> str:
    """A name as it is compared: one of Vietnamese form with its tones, another by its letters alone."""
    return normal(name) if is_name(name) else "".join(folded(name.replace("-", "")).split())
