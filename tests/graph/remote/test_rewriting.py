"""Literals that mean the same have one key, others have not."""
from __future__ import annotations

import pytest

from bangiao.graph.remote.rewriting import keyed, kind

XSD = "http://www.w3.org/2001/XMLSchema#"


def line(value: str, type_: str) -> str:
    mark = type_ if type_.startswith("@") else f"^^<{XSD}{type_}>" if type_ else ""
    return f'<urn:s> <urn:p> "{value}"{mark} .\n'


def key(value: str, type_: str) -> str:
    [found] = keyed([line(value, type_)])
    return found.partition("\t")[0]


@pytest.mark.parametrize(("ours", "theirs", "sort"), [
    (("0.90", "decimal"), ("0.9", "decimal"), "number"),
    (("1.0E0", "double"), ("1", "double"), "number"),
    (("5", "nonNegativeInteger"), ("5", "integer"), "datatype of a number"),
    (("50000000000", "integer"), ("50000000000", "decimal"), "datatype of a number"),
    (("-0.0", "decimal"), ("0", "decimal"), "number"),
    (("true", "boolean"), ("1", "boolean"), "truth value"),
    (("2025-10-14T10:00:00+07:00", "dateTime"), ("2025-10-14T03:00:00Z", "dateTime"), "date or time"),
    (("2025-10-14T10:00:00.000", "dateTime"), ("2025-10-14T10:00:00", "dateTime"), "date or time"),
    (("2025-10-14Z", "date"), ("2025-10-14+00:00", "date"), "date or time"),
    (("người", "@zh-Hant"), ("người", "@zh-hant"), "case of a language tag"),
])
def test_what_means_the_same_has_one_key(ours: tuple[str, str], theirs: tuple[str, str], sort: str) -> None:
    assert key(*ours) == key(*theirs)
    assert kind(line(*ours), line(*theirs)) == sort


@pytest.mark.parametrize(("ours", "theirs"), [
    (("0.90", "decimal"), ("0.91", "decimal")),
    (("5", "integer"), ("5", "")),
    (("2025", "gYear"), ("2025", "integer")),
    (("2025-10", "gYearMonth"), ("2025-10-01", "date")),
    (("2025-10-14", "date"), ("2025-10-14T00:00:00", "dateTime")),
    (("2025-10-14T10:00:00", "dateTime"), ("2025-10-14T10:00:00Z", "dateTime")),
    (("true", "boolean"), ("0", "boolean")),
    (("a", "@vi"), ("a", "@en")),
    (("a", "@vi"), ("A", "@vi")),
    (("NaN", "double"), ("0", "double")),
    (("not a number", "integer"), ("0", "integer")),
])
def test_what_means_another_thing_has_another_key(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    assert key(*ours) != key(*theirs)
