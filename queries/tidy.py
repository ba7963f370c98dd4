"""Answers of pages made the same whatever store gave them: SPARQL leaves open in which order GROUP_CONCAT puts its items.

A page writes "" where a fact has no value (`COALESCE(STR(?on), "")`), because some stores give no aggregate at all for a
group in which one row lacks the value, others that of the rest. Here "" becomes no value again, and lists lose such items.
rdflib gives a row without any value where there is no group; it is left out.
"""
from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from bangiao.queries.answer import Answer, Cell
from bangiao.queries.page import Page


def tidied(page: Page, answer: Answer) -> Answer:
    """The answer to a page: each list in order, each item once; nothing where there is nothing, and no row of that."""
    if answer.form != "select":
        return answer
    separators = {column: separator for separator, column in page.lists}
    columns = answer.columns
    rows = (zip(columns, row, strict=True) for row in answer.rows)
    read = (tuple(_cell(cell, separators.get(name)) for name, cell in row) for row in rows)
    return replace(answer, rows=tuple(row for row in read if any(cell is not None for cell in row)))


def _cell(cell: Cell, separator: str | None) -> Cell:
    if not isinstance(cell, ox.Literal):
        return cell
    if separator is None:
        return cell if cell.value else None
    items = sorted(set(cell.value.split(separator)) - {""})
    return ox.Literal(separator.join(items)) if items else None
