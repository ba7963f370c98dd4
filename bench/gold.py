"""Gold facts of articles that are not ours to publish: kept by the articles' ids and offsets, without their words.

    python bench/gold.py pack   GOLD_DIR ARTICLES.jsonl SET.jsonl     each anchor as [start, end] of the article's text
    python bench/gold.py unpack SET.jsonl ARTICLES.jsonl… OUT_DIR      the gold files again, and articles.jsonl beside them

`bangiao eval OUT_DIR/articles.jsonl --gold OUT_DIR/gold` then scores the set. Offsets count the code points of the text in NFC.
Names, titles of documents and labels are kept as they are; notes and descriptions of delegations are not.
"""
from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

File = dict[str, Any]
UNKEPT = ("note", "notes", "delegation")


@click.group(help=__doc__)
def main() -> None:
    """Pack and unpack."""


@main.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("articles", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("out", type=click.Path(path_type=Path))
def pack(gold: Path, articles: Path, out: Path) -> None:
    """Write the gold files of a folder as one set without the articles' words."""
    texts = {record["id"]: nfc(record["text"]) for record in records([articles])}
    files = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(gold.glob("*.json"))}
    rows = [{"id": name, **packed(file, texts[name])} for name, file in files.items()]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


@main.command()
@click.argument("packed_set", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("out", type=click.Path(path_type=Path))
def unpack(packed_set: Path, articles: tuple[Path, ...], out: Path) -> None:
    """Write a set's gold files with the words of their articles, and those articles."""
    wanted = {row["id"]: row for row in records([packed_set])}
    (out / "gold").mkdir(parents=True, exist_ok=True)
    with (out / "articles.jsonl").open("w", encoding="utf-8") as beside:
        for record in (record for record in records(articles) if record["id"] in wanted):
            row = wanted.pop(record["id"])
            beside.write(json.dumps(record, ensure_ascii=False) + "\n")
            text = json.dumps(unpacked(row, nfc(record["text"])), ensure_ascii=False, indent=1)
            (out / "gold" / f"{record['id']}.json").write_text(text + "\n", "utf-8")
    if wanted:
        print(f"no article for {', '.join(sorted(wanted))}: name the files that hold them", file=sys.stderr)
        raise SystemExit(1)


def records(paths: Iterable[Path]) -> Iterator[File]:
    """The objects of JSONL files, gzipped or not."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def packed(gold: File, text: str) -> File:
    """A gold file with offsets for its anchors. Raises ValueError where an anchor is not in the text."""
    return {name: [_packed(record, text) for record in value] for name, value in gold.items() if isinstance(value, list)}


def _packed(record: File, text: str) -> File:
    anchor = nfc(record["anchor"])
    start = text.index(anchor)
    return {**{name: value for name, value in record.items() if name not in UNKEPT}, "anchor": [start, start + len(anchor)]}


def unpacked(row: File, text: str) -> File:
    """A gold file with the words of its anchors."""
    kept = {name: value for name, value in row.items() if isinstance(value, list)}
    return {name: [{**record, "anchor": text[slice(*record["anchor"])]} for record in value] for name, value in kept.items()}


def nfc(text: str) -> str:
    """A text as all offsets of the project count it."""
    return unicodedata.normalize("NFC", text)


if __name__ == "__main__":
    main()
