"""The main text of an HTML page, and what its metadata says of title, day, publisher and address."""
from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree, html

from bangiao.extract.reading.refusal import Refusal
from bangiao.ontology.gazetteer import table

REMEDY = "save the article's own page, or give its text"
DEEPEST = 255  # levels of nesting that the parser keeps; what lies deeper is lost
_DROPPED = ("script", "style", "noscript", "template", "iframe", "svg", "form", "button", "nav", "aside", "footer")
_DATES = ("article:published_time", "datepublished", "pubdate", "dc.date.issued", "dc.date", "date")
_BLOCKS = ("div", "section", "ul", "ol", "p", "table")
_SITES = ("og:site_name", "application-name", "dc.publisher", "article:publisher")
_TITLES = ("og:title", "twitter:title", "dc.title")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives; `captions` are the lines of `text` that stood under pictures."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    captions: frozenset[str] = frozenset()


def main_text(markup: str, place: str) -> Page | Refusal:
    """The page in `markup`, or why it holds no article."""
    tree = _tree(markup)
    if tree is None:
        return Refusal(place, "it is not HTML that can be parsed", REMEDY)
    about = _linked_data(tree)
    publisher = _publisher(tree, about)
    title, published, url = _title(tree, about, publisher), _published(tree, about), _address(tree)
    deep = _is_deep(tree)
    captions = _prepared(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    if not any(map(str.isalpha, text)):
        why = f"its tags are nested deeper than {DEEPEST} levels" if deep else "no article text is in this page"
        return Refusal(place, why, REMEDY)
    return Page(text, title, published, publisher, url, captions)


def _tree(markup: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if isinstance(tree, html.HtmlElement) else None


def _is_deep(tree: html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= DEEPEST:
            return True
    return False


def _prepared(tree: html.HtmlElement) -> frozenset[str]:
    """Takes out of `tree` what is no part of the article, and makes paragraphs of the captions of pictures, which
    would be lost with them; returns the captions."""
    for element in [*tree.iter(*_DROPPED), *_foreign(tree)]:
        if element.getparent() is not None:
            element.drop_tree()
    return frozenset(filter(None, (_as_paragraph(element) for element in _captions(tree))))


def _foreign(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The blocks whose class or id says that they list other stories, comments and the like."""
    marks = tuple(row["name"] for row in table("furniture-blocks"))
    named = (element for element in tree.iter(*_BLOCKS) if element.get("class") or element.get("id"))
    return [block for block in named if any(mark in _names(block) for mark in marks) and not block.xpath(".//h1")]


def _names(element: html.HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower().replace("_", "-")


def _captions(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """`figcaption`s, and cells of text in the tables that frame a picture."""
    framed = tree.xpath("//table[.//img][count(.//tr) <= 3][not(.//table)]")
    return [*tree.iter("figcaption"), *framed]


def _as_paragraph(element: html.HtmlElement) -> str:
    """Puts the words of a caption behind its figure as a paragraph of their own."""
    words = _words(element)
    frame = next(element.iterancestors("figure"), element)
    if words and frame.getparent() is not None:
        paragraph = html.Element("p")
        paragraph.text = words
        frame.addnext(paragraph)
    if element.tag == "table" and element.getparent() is not None:
        element.drop_tree()
    return words


def _words(element: html.HtmlElement) -> str:
    return " ".join(unicodedata.normalize("NFC", str(element.text_content())).split())


def _linked_data(tree: html.HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD description of an article, if it has one that can be read."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "datePublished" in item or "headline" in item:
                return item
    return {}


def _items(data: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document: it is one, a list of them, or holds them as its graph."""
    if isinstance(data, dict):
        yield data
        data = data.get("@graph")
    if isinstance(data, list):
        yield from (item for item in data if isinstance(item, dict))


def _meta(tree: html.HtmlElement, names: tuple[str, ...]) -> str | None:
    """The content of the first of the named meta elements that the page has."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(key, (meta.get("content") or "").strip())
    return next((found[name] for name in names if found.get(name)), None)


def _title(tree: html.HtmlElement, about: dict[str, Any], publisher: str | None) -> str | None:
    """The one first-level heading, else what the metadata say without the publisher's name behind a bar."""
    headings = [words for h1 in tree.iter("h1") if (words := _words(h1))]
    if len(headings) == 1:
        return headings[0]
    title = _text(about.get("headline")) or _meta(tree, _TITLES) or _text(tree.findtext(".//title"))
    return re.sub(rf"\s*[|–-]\s*{re.escape(publisher)}$", "", title) if title and publisher else title


def _published(tree: html.HtmlElement, about: dict[str, Any]) -> str | None:
    stamps = tree.xpath("//time/@datetime")
    return _text(about.get("datePublished")) or _meta(tree, _DATES) or (str(stamps[0]) if stamps else None)


def _publisher(tree: html.HtmlElement, about: dict[str, Any]) -> str | None:
    publisher = about.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _text(name) or _meta(tree, _SITES)


def _address(tree: html.HtmlElement) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    url = str(links[0]) if links else _meta(tree, ("og:url",))
    return url if url and url.startswith(("http://", "https://")) else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
