"""The forms that the tables give for names: other spellings, abbreviations, former names, names of states."""
from __future__ import annotations

from functools import cache, lru_cache

from bangiao.extract.words.lexicon import country_names
from bangiao.extract.words.normal import folded
from bangiao.graph.identity.spelling import letters
from bangiao.ontology.gazetteer import table


@lru_cache(maxsize=100_000)
def usual_form(name: str) -> str | None:
    """The form that the tables give for a name, folded: another spelling, an abbreviation, a name before it was changed."""
    return _usual_forms().get(letters(name))


@cache
def _usual_forms() -> dict[str, str]:
    forms = {letters(row["name"]): folded(row["canonical"]) for row in table("organizations") if row["canonical"]}
    return forms | {letters(row["name"]): folded(row["form"]) for row in table("same-names")}


@cache
def states() -> dict[str, str]:
    """The states by their names, folded."""
    return {folded(row["name"]): row["iso"] for row in (*table("countries"), *country_names()) if row.get("iso")}
