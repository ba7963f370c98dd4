"""What of a text reports something of its article, and what is the page's own furniture.

Plain text that was saved from a page brings menus, lists of other headlines, share buttons, bylines and the credits of
pictures along. `stretches` leaves them out and returns the rest: spans of the text, in order, that hold whole
sentences. A false verdict loses facts, so a line is furniture only by a word of the tables `furniture*.tsv` or by a
shape that no reporting sentence has (a list of linked headlines, a name alone, a stamp of date and time).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from bangiao.extract.article import SentenceKind
from bangiao.extract.reading.dateline import stamp
from bangiao.extract.reading.lines import Line
from bangiao.extract.reading.lines import lines as written
from bangiao.extract.reading.sentences import LOWER, UPPER
from bangiao.ontology.gazetteer import table

HEADLINE = 200  # characters at most of a headline in a list; body paragraphs that end without a full stop are longer
CREDIT = 80  # characters at most of a credit or byline
TEASED = 40  # characters that show a cut-off line to be a later line's beginning

_CLOSERS = "”\"’')]»"
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\))?[\s|]*")
_LINK = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\((?P<address>\S*)\)\W*$")
_CELL = re.compile(r"\|\s*(?P<text>[^|]*?)\s*\|?$|(?P<open>[^|]*?)\s*\|$")
_DATED = re.compile(r"[^.!?]{8,160}[^.!?\s]\(\d{1,2}/\d{1,2}(?:/\d{4})?\)$")  # the list of links has no space there
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S+")
_LETTER = re.compile(r"[^\W\d_]")
_TAGGED = re.compile(r"\[[^\]\n]{2,20}\]\s+\S")
_ARROWS = re.compile(r"(?:>>|»)\s*\S")
_CUT_OFF = (" ...", "\xa0...", " …", "\xa0…")
_HEAD_GENERIC = (  # a paper that no table names: in brackets with a dash, an acronym in brackets, the name of a site
    rf"\([{UPPER}][^()\n]{{1,24}}\)\s*[-–—:]+\s*|\([A-ZĐ]{{2,7}}\)\s+(?=[{UPPER}])"
    r"|(?:[\w-]+\.)+(?:vn|VN|com|net)\s*[-–—]\s*"
)
_TABLES = {  # the words before a cut, by its sort
    "bare": "furniture-credits", "source": "furniture-credits", "caption": "furniture-captions",
}
WORDS_BEFORE = 30  # characters among which the word of a cut's table stands
_EDGE = " \t\xa0-–—|•*"
_SITE = r"(?:[\w-]{2,}\.)+[a-z]{2,}"
_NAME = rf"(?:[{UPPER}][\w.’'+-]*)"


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]`, of one paragraph.

    `captioned` where a picture's credit followed, so that its last sentence is a caption.
    """

    start: int
    end: int
    kind: SentenceKind
    paragraph: int
    captioned: bool = False


def stretches(
    text: str, start: int = 0, title: str | None = None, captions: frozenset[str] = frozenset()
) -> Iterator[Stretch]:
    """The stretches of `text[start:]` that report something, in order.

    `title` is the article's title where it is known (else the first line is judged), `captions` are lines known to be
    captions.
    """
    paragraph = 0
    for line, kind in _kept(text, start, title, captions):
        pieces = list(_pieces(text, line, kind, paragraph))
        yield from pieces
        paragraph = pieces[-1].paragraph + 1 if pieces else paragraph


def stamps(text: str) -> Iterator[str]:
    """The lines among which a page's stamp is looked for: the first dozen, and the last."""
    found = [line.strip() for line in text.split("\n") if line.strip()]
    yield from found[:12]
    yield from found[12:][-1:]


def title_address(text: str) -> str | None:
    """Where a text's first line leads to, when it is a link: it is the title of a saved article."""
    first = next((line for line in text.split("\n") if line.strip()), "").strip()
    linked = _LINK.match(first)
    return linked["address"] if linked else None


def is_byline(words: str) -> bool:
    """Whether `words` only name who wrote or supplied an article ("Văn An (TTXVN)", "Theo Reuters")."""
    return len(words) <= CREDIT and bool(_byline().fullmatch(words.rstrip(".")))


def _kept(text: str, start: int, title: str | None, captions: frozenset[str]) -> Iterator[tuple[Line, SentenceKind]]:
    """The lines that are not furniture as wholes, each with what it is."""
    lines = list(written(text, start))
    kinds = _Kinds(title, captions)
    kinds.remember(lines)
    listing = begun = False
    for index, line in enumerate(lines):
        heading = _heading(line.text) if line.text != title else None
        if heading == "rest" and begun:
            return
        if heading or (listing and _is_listed(line.text)):
            listing = begun and (listing or heading == "list")  # before the article's first line it is a menu's word
            continue
        listing = False
        if kept := kinds.judge(lines, index) if begun or line.text == title else kinds.opening(line):
            begun = True
            yield kept


def _is_listed(line: str) -> bool:
    """Whether a line under a heading such as "Đọc nhiều" belongs to its list."""
    return len(line) <= HEADLINE and not _ends(line, ".")


@dataclass(slots=True)
class _Kinds:
    """Judges lines by themselves and by where else in the text they stand."""

    title: str | None
    captions: frozenset[str]
    first: dict[str, int] = field(default_factory=dict)  # line → its first index
    last: dict[str, int] = field(default_factory=dict)  # beginning of a line → the last index of a line that begins so

    def remember(self, lines: list[Line]) -> None:
        for index, line in enumerate(lines):
            self.first.setdefault(line.text, index)
            self.last[line.text[:TEASED]] = index

    def judge(self, lines: list[Line], index: int) -> tuple[Line, SentenceKind] | None:
        line = lines[index]
        if line.text == self.title:
            return line, "title"
        mark = line.text[0]
        if mark in "![|" or line.text[-1] == "|":
            return self._marked_up(lines, index)
        if not _ends(line.text) and _is_idle(line.text):
            return None
        if line.text.endswith(_CUT_OFF) and self.last[line.text[:TEASED]] > index:
            return None
        return line, self._kind(line, index)

    def opening(self, line: Line) -> tuple[Line, SentenceKind] | None:
        """The first line that is kept: the title, bare or linked, where the text has one."""
        if _IMAGE.match(line.text) or stamp(line.text) or _has_no_words(line.text):
            return None
        linked = _LINK.match(line.text)
        if linked:
            return line.inside(linked, "text"), "title"
        return line, "title" if self.title is None and looks_like_title(line.text) else "body"

    def _marked_up(self, lines: list[Line], index: int) -> tuple[Line, SentenceKind] | None:
        """A line of markdown: pictures, links and tagged headlines go; a cell is a caption or a teaser."""
        line = lines[index]
        if _IMAGE.match(line.text) or _LINK.match(line.text):
            return None
        if _TAGGED.match(line.text) and not _ends(line.text):
            return None
        cell = _CELL.match(line.text)
        if cell is None:
            return line, self._kind(line, index)
        inner = line.inside(cell, "text" if cell["text"] is not None else "open")
        pictured = bool(_IMAGE.match(lines[index - 1].text)) or bool(_has_credit(line.text))
        if not pictured or _has_no_words(inner.text):
            return None
        return inner, "caption"

    def _kind(self, line: Line, index: int) -> SentenceKind:
        repeated = len(line.text) > TEASED and self.first[line.text] < index
        return "caption" if repeated or line.text in self.captions else "body"


def looks_like_title(line: str) -> bool:
    """Whether a first line is a headline: short, without a full stop, a picture's credit or a page's stamp."""
    if len(line) > HEADLINE or _ends(line, ".") or line.endswith((":", ";", ",", "…", "...")):
        return False
    return not (_has_credit(line) or stamp(line) or _has_no_words(line) or (is_byline(line) and " " not in line))


def _heading(line: str) -> str | None:
    """The scope of the furniture that `line` opens, by the table; None where it opens none."""
    if len(line) <= CREDIT:
        scope = _headings().get(line.strip(" :.()[]*#|-–»>\xa0").casefold())
        if scope:
            return scope
    opened = _openings().match(line) if len(line) <= HEADLINE else None
    return _opening_scopes()[opened.group("word").casefold()] if opened else None


def _is_idle(line: str) -> bool:
    """Whether a line without a full stop reports nothing: a byline, a stamp, a dated headline, an address."""
    if is_byline(line) or stamp(line) is not None or _has_no_words(line):
        return True
    return bool(_DATED.match(line)) or (len(line) <= HEADLINE and bool(_ARROWS.match(line)))


def _pieces(text: str, line: Line, kind: SentenceKind, paragraph: int) -> list[Stretch]:
    """A line without the masthead at its head and without the credits and links inside it."""
    begun = line.start
    if kind != "title" and (head := _head().match(text, line.start, line.end)):
        begun = head.end()
    found = []
    if kind != "title":
        for start, end, what in _cuts(text, begun, line.end):
            found.append(Stretch(begun, start, kind, paragraph, captioned=what == "credit"))
            begun, kind = end, "caption" if what == "caption" else kind
    found.append(Stretch(begun, line.end, kind, paragraph))
    left = [trimmed for piece in found if (trimmed := _trimmed(text, piece))]
    return [piece for piece in left if len(found) == 1 or not is_byline(text[piece.start : piece.end])]


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What is to be cut out of a line, in order: offsets, and "credit", "caption" (it opens one) or "other"."""
    for cut in _cut().finditer(text, start, end):
        group = cut.lastgroup or "other"
        first = _beginning(text, start, cut, group)
        if first is not None and first >= start:
            pictured = group in ("bare", "bracketed", "slashed") or (group == "source" and cut.end() < end)
            yield first, cut.end(), "credit" if pictured else group
            start = cut.end()


def _beginning(text: str, start: int, cut: re.Match[str], group: str) -> int | None:
    """Where a cut begins with the words before the sign it was found by; None where a stroke has no agency before it."""
    if group != "slashed" and group not in _TABLES:
        return cut.start()
    words = _agency_before() if group == "slashed" else _word_before(group)
    before = words.search(text, max(start, cut.start() - WORDS_BEFORE), cut.start())
    if before:
        return before.start("word")
    return None if group == "slashed" else cut.start()


def _has_credit(line: str) -> bool:
    return any(what == "credit" for _, _, what in _cuts(line, 0, len(line)))


def _ends(line: str, stops: str = ".!?…:;") -> bool:
    """Whether `line` ends with one of `stops`, before closing marks."""
    return line.rstrip(_CLOSERS).endswith(tuple(stops))


def _has_no_words(line: str) -> bool:
    """Whether `line` holds nothing but figures, signs and addresses of the net."""
    if len(line) <= HEADLINE and any(sign in line for sign in ("://", "www.", "@")):
        line = _ADDRESS.sub("", line)
    return not _LETTER.search(line)


def _trimmed(text: str, piece: Stretch) -> Stretch | None:
    words = text[piece.start : piece.end]
    left = len(words) - len(words.lstrip(" \t\xa0.,;–—|"))
    right = len(words.rstrip(_EDGE + ",("))
    if left >= right or _has_no_words(words[left:right]):
        return None
    return replace(piece, start=piece.start + left, end=piece.start + right)


@cache
def _headings() -> dict[str, str]:
    return {row["name"].casefold(): row["scope"] for row in table("furniture") if row["match"] == "whole"}


@cache
def _opening_scopes() -> dict[str, str]:
    return {row["name"].casefold(): row["scope"] for row in table("furniture") if row["match"] == "start"}


@cache
def _openings() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_opening_scopes(), key=len, reverse=True))
    return re.compile(rf"[*•\-–> ]*(?P<word>{words})(?!\w)", re.IGNORECASE)


@cache
def _head() -> re.Pattern[str]:
    """What stands at the head of a line before the article's own words: buttons' words, a masthead with its dash, or
    the credit of the picture whose caption follows."""
    buttons = "|".join(re.escape(row["name"]) for row in table("furniture") if row["match"] == "head")
    masthead = rf"\(?(?:{_alternatives('furniture-mastheads')})\)?\s*[-–—:]+\s*|{_HEAD_GENERIC}"
    labels, captions = _alternatives("furniture-credits"), _alternatives("furniture-captions")
    credit = rf"(?:{labels}),[^\n.]{{1,{CREDIT}}}?(?={captions}|$)"
    return re.compile(rf"(?:(?:{buttons})\s*)*(?:{masthead}|{credit})?", re.MULTILINE)


@cache
def _byline() -> re.Pattern[str]:
    """Names and the words around them, nothing else; or a word that opens a byline with a paper's name."""
    word = rf"(?:{_NAME}|{_alternatives('furniture-bylines')})"
    openers = "|".join(re.escape(row["name"]) for row in table("furniture-bylines") if row["opens"] == "yes")
    names = rf"[(\[*]*{word}(?:[\s/|,&()\[\]+–-]+{word}){{0,9}}[)\]\s*]*"
    return re.compile(rf"{names}|(?i:{openers})(?:(?:\s+[^\s,.;:]+){{1,4}}|:?\s+{_SITE})")


@cache
def _cut() -> re.Pattern[str]:
    """What is cut out of a line: credits, bracketed headlines of other stories, pictures, mastheads, table words.

    The one set of characters that any of these begins with stands first, so that the engine skips to the next of them
    at once; the credit without brackets is anchored at its colon.
    """
    within = "|".join(re.escape(row["name"]) for row in table("furniture") if row["match"] == "within")
    return re.compile(
        rf"[(\[!>:,/](?:(?P<bare>(?<=:)(?:{_after_labels('yes')})\s*(?:{_credited()}))"
        rf"|(?P<source>(?<=:)(?:{_after_labels('source')})\s*(?:{_credited()}))"
        rf"|(?P<bracketed>(?<=\()\s*(?:{_bracketed()})\)\.?)"
        rf"|(?P<caption>(?<=[:,])(?:{_after('furniture-captions')}))"
        rf"|(?P<slashed>(?<=/)\s?(?:{_alternatives('furniture-agencies')})\.?(?=\s+[{UPPER}]))"
        rf"|(?<=\()(?:{_alternatives('furniture-mastheads')})\)\s*[-–—]+"
        rf"|(?<=\[)(?:(?<=[.!?…”\")]\s\[)|(?<=\s\s\[))(?:\[[^\[\]\n]*\]\s*)?[{UPPER}\"“‘'][^\[\]\n]{{12,200}}\](?!\()"
        rf"|(?<=!)(?<!\S!){_IMAGE.pattern[1:]}"
        rf"|(?<=>)>+[^>\n]{{3,{HEADLINE}}}?(?=>>|\s\s|$)"
        rf"|(?<=\[)(?:{within}))",
        re.MULTILINE,
    )


def _after_labels(bare: str) -> str:
    """Looks back for a word of the kind that opens a credit without brackets, as it is written at the beginning of a sentence or,
    behind a comma, at its end."""
    names = [row["name"] for row in table("furniture-credits") if row["bare"] == bare]
    first = [rf"(?<!\w){re.escape(name)}" for name in {*names, *map(str.upper, names)}]
    last = [rf", {re.escape(name.lower())}" for name in names]
    return "|".join(rf"(?<={word}{gap}:)" for word in sorted(first + last) for gap in ("", " "))


def _after(name: str) -> str:
    return "|".join(rf"(?<={re.escape(row['name'])})" for row in table(name))


@cache
def _word_before(group: str) -> re.Pattern[str]:
    """Finds the word of the group's table that ends where a cut was found, behind its colon or comma."""
    words = "|".join(re.escape(row["name"].rstrip(":,")) for row in sorted(table(_TABLES[group]), key=_longest))
    return re.compile(rf"(?<!\w)(?P<word>(?i:{words}))\s*$")


@cache
def _agency_before() -> re.Pattern[str]:
    """Finds the agency that begins a sentence, with or without a credit's word, and ends where a cut was found."""
    labels, agencies = _alternatives("furniture-credits"), _alternatives("furniture-agencies")
    return re.compile(rf"(?:^|(?<=[.!?…”)]))\s*(?P<word>(?:(?:{labels})\s)?(?:{agencies}))\s*$", re.MULTILINE)


def _credited() -> str:
    """Whom a credit without brackets names: an agency, a photographer with one, or what fills the line."""
    agency = rf"(?:{_alternatives('furniture-agencies')}|{_SITE})(?![\w+])"
    names = rf"(?:{_NAME}|[{UPPER}]{{2,}})(?:\s+{_NAME}){{0,3}}?"
    return (
        rf"{agency}(?:\s*[/–-]\s*{agency})*(?:\s*/\s*{_NAME}\s{_NAME})?\.?(?=\s|$)"
        rf"|{names}(?:,\s+{names})*\s*[/–-]\s*{agency}\.?"
        r"|[^\s,]+(?:[ \t][^\s,]+){0,4}$"
        rf"|{_NAME}(?:\s{_NAME}){{0,3}}\s*[/–-]\s*[^\n.]{{1,40}}$"
        rf"|(?:[{UPPER}]{{2,}}\s)*[{UPPER}]{{2,}}(?=[{UPPER}][{LOWER}])"
        rf"|{names}(?=\s+[{UPPER}]\w*\s+[{LOWER}])"
        rf"|{_NAME}(?:\s+{_NAME}){{0,4}}\.(?=\s)|{_NAME}\s{_NAME}(?=\s+[{UPPER}])"
    )


def _bracketed() -> str:
    """A credit between brackets: a label with its colon, a label of two words alone, or a label before an agency."""
    rows = sorted(table("furniture-credits"), key=_longest)
    labels = "|".join(re.escape(row["name"]) for row in rows)
    alone = "|".join(re.escape(row["name"]) for row in rows if " " in row["name"])
    return (
        rf"(?i:{labels})\s*:[^()\n]{{0,{CREDIT}}}(?:\([^()\n]*\)[^()\n]*)?"
        rf"|(?i:{alone})|(?i:{labels})\s+(?:{_alternatives('furniture-agencies')})[^()\n]{{0,30}}"
    )


@cache
def _alternatives(name: str) -> str:
    return "|".join(re.escape(row["name"]) for row in sorted(table(name), key=_longest))


def _longest(row: dict[str, str]) -> int:
    return -len(row["name"])
