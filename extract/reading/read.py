"""The first stage: from a source to an article, with its text, its sentences and what is known of its origin."""
from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from bangiao.extract.article import Article, Sentence
from bangiao.extract.fact import Date
from bangiao.extract.reading.dateline import addressed, leading, parsed, stamp
from bangiao.extract.reading.encoding import decode, normal
from bangiao.extract.reading.furniture import Stretch, is_byline, stamps, stretches, title_address
from bangiao.extract.reading.refusal import Refusal
from bangiao.extract.reading.relevance import concerns_states
from bangiao.extract.reading.sentences import split
from bangiao.extract.reading.source import Source
from bangiao.extract.reading.webpage import main_text

__all__ = ["Refusal", "read"]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the source itself says of its article, before its text is looked at."""

    text: str
    title: str | None = None
    issued: Date | None = None
    publisher: str | None = None
    url: str | None = None
    captions: frozenset[str] = frozenset()


def read(source: Source) -> Article | Refusal:
    """The article that `source` holds, or why there is none; never raises for what the source holds.

    An article that does not tell of relations between states is kept without sentences: nothing in it is read for facts.
    """
    known = _known(source)
    if isinstance(known, Refusal):
        return known
    text, title = _with_title(known.text, known.title)
    leading_day, start = leading(text)
    relevant = concerns_states(text)
    spans = stretches(text, start, title, known.captions)
    sentences = tuple(s for stretch in (spans if relevant else islice(spans, 1)) for s in _sentences(text, stretch))
    return Article(
        id=source.id,
        text=text,
        sentences=sentences if relevant else (),
        title=title or next((" ".join(text[s.start : s.end].split()) for s in sentences if s.kind == "title"), None),
        issued=known.issued or leading_day or _stamped(text[start:]) or _addressed(known.url, text[start:]),
        publisher=known.publisher,
        url=known.url,
    )


def source_text(source: Source) -> str | Refusal:
    """The characters of a source as they came, before anything is normalised."""
    return source.content if isinstance(source.content, str) else decode(source.content, source.place)


def _known(source: Source) -> _Known | Refusal:
    raw = source_text(source)
    if isinstance(raw, Refusal):
        return raw
    if source.form == "text":
        text = normal(raw, source.place)
        page = _Known(text) if isinstance(text, str) else text
    else:
        page = _of_page(raw, source)
    if isinstance(page, Refusal):
        return page
    return _Known(
        page.text,
        _one_line(source.title) or page.title,
        parsed(source.date) or page.issued,
        _one_line(source.publisher) or page.publisher,
        source.url or page.url,
        page.captions,
    )


def _of_page(markup: str, source: Source) -> _Known | Refusal:
    page = main_text(markup, source.place)
    if isinstance(page, Refusal):
        return page
    text = normal(page.text, source.place)
    if isinstance(text, Refusal):
        return text
    publisher = _one_line(page.publisher)
    return _Known(text, _one_line(page.title), parsed(page.published), publisher, page.url, page.captions)


def _one_line(value: str | None) -> str | None:
    """A field as NFC words on one line; None where nothing is left."""
    text = normal(value, "") if value else None
    return " ".join(text.split()) if isinstance(text, str) else None


def _with_title(text: str, title: str | None) -> tuple[str, str | None]:
    """The text with its title as a line of it: a title that the text lacks becomes its first line."""
    if title is None or any(line.strip() == title for line in text.splitlines()):
        return text, title
    return f"{title}\n{text}", title


def _stamped(text: str) -> Date | None:
    return next((day for line in stamps(text) if (day := stamp(line))), None)


def _addressed(url: str | None, text: str) -> Date | None:
    """The day that the article's address names, be it known or that of a linked title."""
    address = url or title_address(text)
    return addressed(address) if address else None


def _sentences(text: str, stretch: Stretch) -> list[Sentence]:
    """The sentences of a stretch; a title is one, and a byline or stamp among others is none."""
    if stretch.kind == "title":
        return [Sentence(stretch.start, stretch.end, "title", stretch.paragraph)]
    spans = split(text, stretch.start, stretch.end)
    kept = [span for span in spans if len(spans) == 1 or not _is_signature(text[slice(*span)])]
    sentences = [Sentence(start, end, stretch.kind, stretch.paragraph) for start, end in kept]
    if stretch.captioned and kept[-1:] == spans[-1:]:
        last = sentences[-1]
        sentences[-1] = Sentence(last.start, last.end, "caption", last.paragraph)
    return sentences


def _is_signature(words: str) -> bool:
    return is_byline(words) or stamp(words) is not None
