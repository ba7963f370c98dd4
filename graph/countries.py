"""Names of countries in Vietnamese and English, from CLDR."""
from __future__ import annotations

from functools import cache

from babel import Locale

LANGUAGES = ("vi", "en")


def country_label(iso: str, language: str) -> str | None:
    """The name that CLDR gives a country in `vi` or `en`; None where it knows none."""
    return _territories(language).get(iso)


@cache
def _territories(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale(language).territories.items()}
