"""The kinds of parameters a query page may have, and what each takes."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ParameterKind = Literal[
    "person", "organization", "country", "agent", "place", "article", "fact",
    "text", "office", "date", "year", "kind", "integer", "language",
]  # fmt: skip

NAMED: Mapping[str, tuple[str, ...]] = {  # kinds whose values are names, and the classes whose nodes bear them
    "person": ("Person",),
    "organization": ("Organization",),
    "country": ("Country",),
    "agent": ("Person", "Organization", "Country"),
    "place": ("Place",),
}

TAKES: Mapping[ParameterKind, tuple[str, str]] = {  # what a reader may write, in Vietnamese and English
    "person": ("tên người, có dấu hay không dấu", "a person's name, with or without diacritics"),
    "organization": ("tên tổ chức", "an organisation's name"),
    "country": ("tên nước hoặc mã ISO", "a country's name in Vietnamese or English, or its ISO code"),
    "agent": ("tên người, tổ chức hoặc nước", "the name of a person, organisation or country"),
    "place": ("tên địa danh", "a place's name"),
    "article": ("mã, địa chỉ hoặc IRI của bài", "an article's id, URL or IRI"),
    "fact": ("IRI của sự kiện", "a fact's IRI"),
    "text": ("chữ bất kỳ", "any words"),
    "office": ("chức danh, cách gọi khác của cùng ghế cũng được tìm", "a title; other titles of its seat are found too"),
    "date": ("ngày, tháng hoặc năm: 11/6/2025, 2025-06, 2025", "a day, month or year: 2025-06-11, 2025"),
    "year": ("năm", "a year"),
    "kind": ("loại, bằng tiếng Việt, tiếng Anh hoặc mã", "a kind by its label in Vietnamese or English, or its code"),
    "integer": ("số nguyên", "a whole number"),
    "language": ("vi hoặc en", "vi or en"),
}
