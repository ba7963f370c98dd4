"""What a path stands for: one article of text or HTML, or a file with one record a line; any of them compressed.

Sources are yielded one at a time, in the order of the paths and sorted within a folder. What cannot be opened or
understood is yielded as a `Refusal`; nothing is raised for what a file holds.
"""
from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TextIO, cast

from bangiao.extract.reading.encoding import decode
from bangiao.extract.reading.refusal import Refusal

__all__ = ["LONGEST", "Refusal", "Source", "sources"]

Form = Literal["text", "html"]
FORMS: dict[str, Form | Literal["jsonl"]] = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
LONGEST = 8 * 1024 * 1024  # bytes of one article, or of one line of records; the longest real pages have some 2 MB
TOO_LONG = f"it is longer than the {LONGEST // 1024 // 1024} MB that one article may have"
SPLIT = "split it into one article a file, or one record a line"
OPTIONAL = ("title", "date", "url", "publisher")


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it came: `content` is a file's bytes or a record's characters, `place` is `path[:line]`."""

    id: str
    place: str
    form: Form
    content: bytes | str
    title: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None


def sources(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Source | Refusal]:
    """The articles that `paths` (files, folders, `-` for `stdin`) stand for, read lazily; at most one is in memory."""
    for path in paths:
        if str(path) == "-":
            yield from _standard_input(stdin or sys.stdin.buffer)
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _file(Path(path))


def _folder(folder: Path) -> Iterator[Source | Refusal]:
    """The files of known kinds in `folder` and below it, sorted by their paths; others are passed over."""
    denied: list[Refusal] = []
    found = sorted(
        Path(root) / name
        for root, _, names in os.walk(folder, onerror=lambda error: denied.append(_unreadable(error, str(folder))))
        for name in names
        if _kind(Path(name)) and not name.startswith(".")
    )
    if not found and not denied:
        denied.append(Refusal(str(folder), "no article is in this folder", f"put {_suffixes()} files there"))
    yield from denied
    for path in found:
        yield from _file(path)


def _file(path: Path) -> Iterator[Source | Refusal]:
    kind = _kind(path)
    if kind is None and path.is_file():
        yield Refusal(str(path), "this kind of file is not known", f"name it {_suffixes()}")
        return
    try:
        with path.open("rb") as raw:
            stream = _unpacked(raw) if path.suffix.lower() == ".gz" else raw
            yield from _articles(stream, kind or "text", _stem(path), str(path))
    except OSError as error:
        yield _unreadable(error, str(path))


def _standard_input(stream: BinaryIO) -> Iterator[Source | Refusal]:
    """Standard input has no name that tells its kind, so its first bytes do."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    head = _peek(buffered)
    if head.startswith(b"\x1f\x8b"):
        buffered = _unpacked(buffered)
        head = _peek(buffered)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    kind = {b"{": "jsonl", b"<": "html"}.get(start, "text")
    yield from _articles(buffered, kind, "stdin", "-")


def _unpacked(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=stream)))


def _peek(stream: io.BufferedReader) -> bytes:
    """The first bytes without taking them; nothing where the stream is broken."""
    try:
        return stream.peek(512)
    except (OSError, EOFError, zlib.error):
        return b""


def _articles(stream: BinaryIO, kind: str, name: str, place: str) -> Iterator[Source | Refusal]:
    try:
        if kind == "jsonl":
            yield from _records(stream, place)
        else:
            yield _whole(stream.read(LONGEST + 1), "html" if kind == "html" else "text", name, place)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Refusal(place, f"its compressed data is broken ({error})", "fetch or compress it again")


def _whole(data: bytes, form: Form, name: str, place: str) -> Source | Refusal:
    if len(data) > LONGEST:
        return Refusal(place, TOO_LONG, SPLIT)
    return Source(name, place, form, data)


def _records(stream: BinaryIO, place: str) -> Iterator[Source | Refusal]:
    """One source a line; a line that is broken is refused alone, by its number."""
    lines = _lines(stream)
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if line is None:
                yield Refusal(f"{place}:{number}", TOO_LONG, SPLIT)
            elif line.strip():
                yield _record(line, f"{place}:{number}")
    except UnicodeError as error:
        yield Refusal(f"{place}:{number + 1}", f"it is not the UTF-16 that its mark says ({error})", "save it as UTF-8")
    if number == 0:
        yield Refusal(place, "it is empty", "give it one record a line")


def _lines(stream: BinaryIO) -> Iterator[str | None]:
    """The lines of a file of records; None for one that is too long, of which no more than LONGEST is ever held.

    Bytes that are not UTF-8 come as surrogate escapes, so that each line is decoded by itself.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="\n")
    if isinstance(stream, io.BufferedReader) and stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text = io.TextIOWrapper(text.detach(), "utf-16", newline="\n")
    try:
        while line := text.readline(LONGEST):
            whole = len(line) < LONGEST or line.endswith("\n") or _skip_line(text)
            yield line if whole else None
    finally:
        text.detach()  # else the wrapper closes the stream, standard input too


def _skip_line(text: TextIO) -> bool:
    """Reads on to the end of the line; says whether it ended right here."""
    more = False
    while (rest := text.readline(LONGEST)) and not rest.endswith("\n"):
        more = True
    return not more and not rest


def _record(line: str, place: str) -> Source | Refusal:
    try:
        line.encode()
    except UnicodeEncodeError:
        decoded = decode(line.encode("utf-8", "surrogateescape"), place)
        if isinstance(decoded, Refusal):
            return decoded
        line = decoded
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refusal(place, f"this line is not JSON ({error})", "write one JSON object a line")
    return _from_record(record, place)


def _from_record(record: object, place: str) -> Source | Refusal:
    """A record's source; optional fields that are no text are passed over, a number serves as an id."""
    if not isinstance(record, dict):
        return Refusal(place, "this line is JSON, but not an object", 'write {"id": …, "text": …}')
    name = _identifier(record.get("id"))
    if name is None:
        return Refusal(place, 'the record has no "id" that can be printed', "give each record an id of its own")
    for field, form in (("text", "text"), ("html", "html")):
        content = record.get(field)
        if isinstance(content, str) and content.strip():
            extra = {key: value.strip() or None for key in OPTIONAL if isinstance(value := record.get(key), str)}
            return Source(name, place, form, content, **extra)  # type: ignore[arg-type]
    return Refusal(place, 'the record has neither "text" nor "html"', "give it one of them")


def _identifier(value: object) -> str | None:
    name = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return name if name and name.isprintable() else None


def _kind(path: Path) -> str | None:
    suffix = Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return FORMS.get(suffix.lower())


def _stem(path: Path) -> str:
    return Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem


def _suffixes() -> str:
    return ", ".join(f"*{suffix}" for suffix in FORMS) + " (or these with .gz)"


def _unreadable(error: OSError, place: str) -> Refusal:
    remedy = "check the path" if isinstance(error, FileNotFoundError) else "check that you may read it"
    return Refusal(str(error.filename or place), f"it cannot be read ({error.strerror or error})", remedy)
