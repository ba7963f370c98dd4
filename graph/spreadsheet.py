"""Text as spreadsheets show it: what one would run as a formula has an apostrophe before it."""
from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide: so too in East Asia


def shown(text: str) -> str:
    """Text for a cell, which no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
