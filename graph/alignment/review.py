"""Proposals as a table for an analyst, who writes a verdict into its first column; and the table read again.

No cell can become a formula of a spreadsheet.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from bangiao.extract.words.normal import normal
from bangiao.graph.alignment.decisions import Decision, decision
from bangiao.graph.alignment.propose import Proposal
from bangiao.graph.errors import AlignmentError
from bangiao.graph.files import new_file
from bangiao.graph.spreadsheet import shown
from bangiao.ontology.gazetteer import table
from bangiao.ontology.vocabulary import ID

COLUMNS = (
    "verdict", "note", "score", "class", "names", "offices", "articles", "label", "description", "for", "against",
    "node", "link", "also",
)
_NEEDED = ("verdict", "node", "link")
_SHOWN = 8  # names and offices shown
_DELIMITERS = {".csv": ",", ".tsv": "\t"}


def write(proposals: Iterable[Proposal], delimiter: str = "\t", language: str = "vi") -> str:
    """The table, signs told in `vi` or `en`."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_cell, _row(proposal, language))) for proposal in proposals)
    return out.getvalue()


def to_file(path: Path, proposals: Iterable[Proposal], language: str = "vi") -> None:
    """Write the table: .csv with commas, and the mark by which spreadsheets know UTF-8; anything else with tabs.

    Raises GraphError, also where the file is there already (see `refuse_to_overwrite`).
    """
    refuse_to_overwrite(path)
    delimiter = _DELIMITERS.get(path.suffix.lower(), "\t")
    with new_file(path) as out:
        out.write(write(proposals, delimiter, language).encode("utf-8-sig" if delimiter == "," else "utf-8"))


def refuse_to_overwrite(path: Path) -> None:
    """Leave a file alone that may hold verdicts: raises AlignmentError where there is one."""
    if path.exists():
        raise AlignmentError(f"{path}: the file is there already and may hold verdicts; name another, or remove it")


def _row(proposal: Proposal, language: str) -> tuple[str, ...]:
    entity, entry, match = proposal.entity, proposal.match.entry, proposal.match
    return (
        "", "", f"{match.score:.2f}", entity.node.cls, "; ".join(entity.names[:_SHOWN]), "; ".join(entity.offices[:_SHOWN]),
        str(entity.articles), entry.label or min(entry.names, default=""), entry.description,
        match.told(language, against=False), match.told(language, against=True),
        f"id:{entity.iri}", entry.iri, " ".join(f"id:{node}" for node in entity.nodes if node != entity.iri),
    )


def _cell(text: str) -> str:
    return shown(" ".join("".join(c if c.isprintable() else " " for c in text).split()))


def read(path: Path, who: str, base: str = ID) -> tuple[list[Decision], int]:
    """The decisions in a table, and how many rows are undecided. Raises AlignmentError with the line of a row that is broken."""
    decided: list[Decision] = []
    lines: dict[tuple[str, str], int] = {}
    undecided = 0
    for line, row in _rows(path):
        if not row["verdict"].strip():
            undecided += 1
            continue
        found = _decision(f"{path}:{line}", row, who, base)
        first = lines.setdefault((found.node, found.link), line)
        if first != line:
            raise AlignmentError(f"{path}:{line}: line {first} decides on the same node and entry; keep one of them")
        decided.append(found)
    _check_exact(path, decided, lines)
    return decided, undecided


def _check_exact(path: Path, decided: Sequence[Decision], lines: Mapping[tuple[str, str], int]) -> None:
    """Nothing is exactly two entries of one store."""
    exact: dict[str, Decision] = {}
    for row in decided:
        if row.verdict == "exact":
            other = exact.setdefault(row.node, row)
            if other is not row:
                place = f"{path}:{lines[row.node, row.link]}"
                raise AlignmentError(f"{place}: id:{row.node} is exactly {other.link} already; write close for one of them")


def _decision(place: str, row: Mapping[str, str], who: str, base: str) -> Decision:
    word = " ".join(normal(row["verdict"]).split())
    verdict = _verdicts().get(word)
    if verdict is None:
        raise AlignmentError(f"{place}: {row['verdict']!r} is no verdict; write exact, close or reject, or leave the cell empty")
    why = row.get("note") or (f"score {row['score']}" if row.get("score") else "")
    try:
        return decision(row["node"], row["link"], verdict, row.get("also", "").split(), row.get("who") or who, why, base=base)
    except ValueError as error:
        raise AlignmentError(f"{place}: {error}") from None


@cache
def _verdicts() -> Mapping[str, str]:
    return {normal(row["name"]): row["verdict"] for row in table("link-verdicts")}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column, with their lines. A cell that is not there is empty."""
    rows = _cells(path)
    columns = [name.strip().lower() for name in next(rows, (1, []))[1]]
    if missing := [name for name in _NEEDED if name not in columns]:
        raise AlignmentError(f"{path}:1: there is no column {missing[0]!r}; give a table that `bangiao link --endpoint` wrote")
    for line, cells in rows:
        if any(map(str.strip, cells)):
            yield line, dict.fromkeys(columns, "") | dict(zip(columns, (cell.strip() for cell in cells), strict=False))


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it ends."""
    lines = _text(path).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=max("\t,;", key=lines[0].count) if lines else "\t")
    try:
        yield from ((reader.line_num, cells) for cells in reader)
    except csv.Error as error:
        problem = f"this is no row of a table ({error}); see whether a quotation mark is not closed"
        raise AlignmentError(f"{path}:{reader.line_num}: {problem}, or save it anew as CSV in UTF-8") from None


def _text(path: Path) -> str:
    """The text of a table as spreadsheets save it: UTF-8 with or without its mark, or UTF-16."""
    try:
        data = path.read_bytes()
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AlignmentError(f"{path}: the table cannot be read ({error}); save it as CSV or TSV in UTF-8") from None
