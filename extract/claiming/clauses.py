"""Whose verb it is: the clauses of a sentence marked, and the subject set in where a verb goes on with the one before.

"A hội đàm với B, tiếp C" has one subject for two verbs; so has "A khẳng định B coi trọng X; đề nghị Y", where what A
says has a subject of its own. A verb of saying goes on with whoever speaks, any other verb with the nearest subject.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import table

CLAUSE = "‖"  # stands where a clause begins that has its own subject, set in or written
WITHIN = "¦"  # stands where such a clause is part of what somebody is reported to say
_AGENTS = frozenset("PpqsmOCDc")
_PERSONS = frozenset("Ppq")
_SINGLE = frozenset("PpO")  # one person or body
_PERSON = "P"
_MANY = "m"  # "các quan chức"
_COUNTED = "Q"  # "một quan chức"
_TWO = "q"  # "hai nhà lãnh đạo"
_CAPITAL = "K"  # a capital, which speaks for its state
_STATES = frozenset("CDcK")
_BODIES = frozenset("OCD")
_SYLLABLES = 3  # of a verb that holds its object, and so is none before "của": "khẳng định cam kết của"
_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
OPENING_MARKS = (_OPENING, _STRAIGHT)  # of a quotation
_QUOTES = (_OPENING, _CLOSING, _STRAIGHT)


class Item(NamedTuple):
    """One piece of a skeleton: `text` as it stands there, the span of the article, the mention if it is one."""

    text: str
    start: int
    end: int
    mention: int | None = None
    sign: str = ""
    predicate: bool = False
    says: str = ""  # the letter that makes it a verb of saying, where it is one
    cites: bool = False  # whether whose words follow stands behind it: "theo"

    @property
    def agent(self) -> bool:
        """Whether it is somebody who can act."""
        return self.mention is not None and self.sign in _AGENTS

    def silenced(self) -> Item:
        """The same words, which here report nothing: inside a quotation, in the passive, as a noun."""
        return self._replace(text=self.text.replace(self.says, ""), predicate=False, says="")


_item = partial(tuple.__new__, Item)  # from a tuple of the fields; the class's own constructor takes three times as long


def word_item(text: str, start: int, end: int) -> Item:
    """A plain word."""
    return _item((text, start, end, None, "", False, "", False))


def with_subjects(items: Sequence[Item]) -> list[Item]:
    """The items with a mark at each new clause, and behind it the verb's subject where none is written."""
    quoted = _quoted(items)
    clauses = _Clauses(items)
    for i, item in enumerate(items):
        clauses.read(i, item, i in quoted)
    return clauses.out


class _Clauses:
    """A sentence while it is read: the items so far, the subject nearest before, and who speaks."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.out: list[Item] = []
        self.nearest: Item | None = None
        self.speaker: Item | None = None
        self.reported = False  # whether what stands here is what the speaker says
        self.noun: Item | None = None

    def read(self, i: int, item: Item, quoted: bool) -> None:
        """One more item; a verb gets its mark and its subject."""
        if item.says and (quoted or self._is_noun(i, item)):
            item = self.noun = item.silenced()
        elif item.predicate and not quoted:
            self._verb(i, item)
        if item.text == ";":
            self.reported = False
        if item.text == "," and len(self.out) > 1 and self.out[-2].cites:
            self.speaker, self.reported = self.out[-1], True
        self.out.append(item)
        self.reported = self.reported or bool(item.says)

    def _is_noun(self, i: int, item: Item) -> bool:
        """Whether a verb of saying is a noun here, or in the passive: "sự tin tưởng, ủng hộ", "đề nghị của"."""
        if i + 1 < len(self.items) and _kind(self.items[i + 1]) == "of" and _short_of(item, self.items[i + 1]):
            return True
        before = self.out[-3:]
        if before and _acts(before[-1]):
            modifies = len(before) > 1 and self._is_modifier(before[-1], before[-2])
            return (modifies and not _uttered(self.out)) or _half(before)
        listed = len(before) > 1 and before[-1].text != ";" and _opens(before) and before[-2] is self.noun
        return bool(before) and (_kind(before[-1]) in ("noun", "passive", "with") or before[-1].cites or listed)

    def _is_modifier(self, agent: Item, word: Item) -> bool:
        """Whether an agent behind a word is no speaker: "được hai nước thống nhất", "chuyến thăm của A khẳng định"."""
        if _kind(word) in ("passive", "of", "at", "with"):
            return True
        if agent.sign not in _PERSONS and _kind(word) == "noun":
            return True  # "các doanh nghiệp X mong muốn", "để Lào cho biết"
        if word.sign == _MANY:
            return agent.sign in _STATES  # "các quan chức Ấn Độ cho biết"
        if word.sign == _COUNTED:
            return agent.sign not in _PERSONS  # "một quan chức Mỹ cho hay"
        if word.sign in _BODIES:
            return agent.sign in _STATES  # "Trường Đại học Sư phạm Hà Nội công bố"
        if _kind(word) == "calls":
            return agent.sign in _STATES  # "tờ báo Anh viết", but "tờ Mint viết"
        noun = word.mention is None and word.text[0].isalpha() and not word.says and not _kind(word)
        return noun and agent.sign in _STATES | _BODIES

    def _verb(self, i: int, item: Item) -> None:
        if item.says and len(self.out) > 1 and self.out[-1].sign in _BODIES and self.out[-2].sign in _PERSONS:
            self.out.pop()  # "Chủ tịch A thay mặt Quốc hội cảm ơn"
        if self.out and (self.out[-1].agent or (item.says and _acts(self.out[-1]))):
            self._written(self.out[-1], item)
        elif not self.out or _opens(self.out):
            self._unwritten(i, item)

    def _written(self, subject: Item, verb: Item) -> None:
        """A verb behind its subject: somebody new speaks, or what is said goes on with a subject of its own."""
        cited = len(self.out) > 1 and (_kind(self.out[-2]) == "quotes" or self._in_the_news(subject, verb))
        anew = cited or self._speaks_anew(subject) or (bool(verb.says) and self._for_a_body(subject))
        if cited or _opens(self.out[:-1]):
            self.out.insert(-1, _mark(subject, CLAUSE if anew else WITHIN))
        self.nearest = subject
        if anew and (_uttered(self.out) or not (len(self.out) > 1 and self._is_modifier(subject, self.out[-2]))):
            self.speaker, self.reported = subject, False

    def _speaks_anew(self, subject: Item) -> bool:
        before = self.out[:-1]
        if self.speaker is not None and subject.mention == self.speaker.mention:
            return True
        if self._told_behind_comma():
            return False
        if self.speaker is None or (not self.reported and self.speaker.sign not in _PERSONS):
            return True
        if subject.sign == _TWO and not (before and before[-1].text == ";"):
            return False
        return subject.sign in _PERSONS and bool(before) and _opens(before)

    def _for_a_body(self, subject: Item) -> bool:
        """Whether a person speaks in what a body tells: "Theo tin từ Bộ X, tại buổi lễ ông A khẳng định"."""
        return subject.sign == _PERSON and self.speaker is not None and self.speaker.sign in _BODIES

    def _in_the_news(self, subject: Item, verb: Item) -> bool:
        """Whether a person speaks in what a paper reports: "TASS đưa tin ông A nói …", "Thông báo của Bộ X cho biết ông A …"."""
        reports = _bare(self.out[-2]) in words_that("news") or (bool(self.out[-2].says) and _uttered(self.out[:-2]))
        return bool(verb.says) and reports and self._for_a_body(subject)

    def _told_behind_comma(self) -> bool:
        """Whether the subject just read opens what is said: "A cho biết, B sẽ thăm …", "Theo A, B sẽ thăm …"."""
        before = self.out[:-1]
        if len(before) < 2 or before[-1].text != ",":
            return False
        return bool(before[-2].says) or (len(before) > 2 and before[-3].cites)

    def _unwritten(self, i: int, item: Item) -> None:
        """A verb without a subject of its own."""
        subject = self._subject(i, item)
        if subject is None:
            return
        if len(self.out) > 1 and subject is self.out[-2] and self.out[-1].text == ",":
            self.out.pop()  # "Bộ trưởng X, đề nghị": only the comma parts them
            self._written(subject, item)
            return
        within = self.reported and (subject is not self.speaker or not item.says)
        self.out += [_mark(item, WITHIN if within else CLAUSE), subject]

    def _subject(self, i: int, item: Item) -> Item | None:
        if not item.says:
            self.nearest = self.nearest or self._before_comma()
            return self.nearest
        if self.speaker is None:
            self.nearest = self.speaker = self._before_comma() or self._at_head() or self._to_come(i)
            return self.speaker
        joined = len(self.out) > 1 and self.out[-2].predicate and _kind(self.out[-1]) == "joins"
        return self.nearest if joined else self.speaker

    def _before_comma(self) -> Item | None:
        """Whom a comma parts from the verb: "Bộ trưởng X, đang thăm Việt Nam"."""
        fits = len(self.out) > 1 and self.out[-1].text == "," and self.out[-2].sign in _SINGLE
        if fits and len(self.out) > 2 and (self.out[-3].cites or self._is_modifier(self.out[-2], self.out[-3])):
            return None
        return self._employed(self.out[-2]) if fits else None

    def _at_head(self) -> Item | None:
        """Who opens a sentence that turns or goes on to what they say: "A không phủ nhận, nhưng tuyên bố", "A từng …, và nói"."""
        turns = bool(self.out) and _kind(self.out[-1]) == "turns"
        goes_on = len(self.out) > 1 and self.out[-2].text == "," and _kind(self.out[-1]) == "joins"
        speaks = (turns and self.out[0].sign in _SINGLE) or (goes_on and self.out[0].sign == _PERSON)
        return self.out[0] if speaks else None

    def _employed(self, last: Item) -> Item:
        """Who speaks before a comma: of a body that a comma or dash parts from a person, the person: "bà A, Viện B,"."""
        before = self.out[-4:-2]
        at_body = last.sign in _BODIES and len(before) == 2 and before[0].sign == _PERSON
        return before[0] if at_body and before[1].text in (",", "-", "–") else last

    def _to_come(self, i: int) -> Item | None:
        """The speaker whose words stand before them: "Khẳng định X, Thủ tướng đề nghị Y"."""
        for n in range(i + 2, len(self.items) - 1):
            one = self.items[n]
            if one.sign in _PERSONS and self.items[n - 1].text == "," and self.items[n + 1].says:
                return one
        return None


def _short_of(verb: Item, behind: Item) -> bool:
    """Whether a verb before "của" has room for no object: not "khẳng định cam kết của", nor "đánh giá cao (hiệu quả) của"."""
    joints = verb.text.count("_")
    return joints < _SYLLABLES and (joints < _SYLLABLES - 1 or behind.start <= verb.end + 1)


def _mark(before: Item, text: str) -> Item:
    return Item(text, before.start, before.start)


def _opens(before: Sequence[Item]) -> bool:
    """Whether a clause can begin behind these items."""
    if not before:
        return False
    turns = _kind(before[-1]) == "turns" and len(before) > 1 and before[-2].text == ","  # "…, nhưng cho biết"
    return turns or before[-1].text in (CLAUSE, WITHIN) or _kind(before[-1]) in ("opens", "joins")


def _half(before: Sequence[Item]) -> bool:
    """Whether the last of these items is only one of two who act: "ASEAN và Trung Quốc"."""
    if len(before) < 3 or _kind(before[-2]) != "joins":
        return False
    return before[-1].sign in _BODIES and _acts(before[-3])


def _uttered(before: Sequence[Item]) -> bool:
    """Whether these items are a paper that opens a clause, and whose it is: "Thông cáo của Bộ X", "theo thông báo từ Y"."""
    if len(before) < 3 or _kind(before[-2]) not in ("of", "noun") or _bare(before[-3]) not in words_that("utterance"):
        return False
    return len(before) == 3 or _opens(before[:-3]) or before[-4].text in words_that("noun") | words_that("at")


def _bare(item: Item) -> str:
    return item.text.removesuffix(item.says).replace("_", " ")


def _acts(item: Item) -> bool:
    return item.agent or item.sign == _CAPITAL


def _kind(item: Item) -> str:
    return _words().get(item.text.replace("_", " "), "")


@cache
def words_that(kind: str) -> frozenset[str]:
    """The words of one kind in the table of words between clauses, in normal form."""
    return frozenset(word for word, of in _words().items() if of == kind)


@cache
def _words() -> dict[str, str]:
    return {normal(row["name"]): row["kind"] for row in table("clause-words")}


def _quoted(items: Sequence[Item]) -> frozenset[int]:
    """The places of the items within quotation marks; a quotation may begin before the sentence or end behind it."""
    return frozenset(i for start, end in _quotations(items) for i in range(start, end))


def _quotations(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    marks = [i for i, item in enumerate(items) if item.text in _QUOTES]
    marks = _outer(items, marks)
    opened = 0 if marks and _closes(items, marks) else None
    for i in marks:
        if opened is not None and items[i].text != _OPENING:
            yield opened, i
            opened = None
        else:
            opened = i
    if opened is not None:
        yield opened, len(items)


def _outer(items: Sequence[Item], marks: list[int]) -> list[int]:
    """The marks without those of a quotation within another, where every mark has its pair."""
    texts = [items[i].text for i in marks]
    if texts.count(_OPENING) != texts.count(_CLOSING) or texts.count(_STRAIGHT) % 2:
        return marks
    outer, opened = list[int](), list[str]()
    for i, text in zip(marks, texts, strict=True):
        closes = bool(opened) and text == (_CLOSING if opened[-1] == _OPENING else _STRAIGHT)
        if len(opened) == closes:
            outer.append(i)
        opened = opened[:-1] if closes else [*opened, text]
    return outer


def _closes(items: Sequence[Item], marks: Sequence[int]) -> bool:
    """Whether the first mark ends a quotation that began before: it says so, or has no pair and a comma behind."""
    first = marks[0]
    if items[first].text != _STRAIGHT:
        return items[first].text != _OPENING
    return len(marks) % 2 == 1 and first + 1 < len(items) and _kind(items[first + 1]) == "opens"
