"""The language of patterns: words, `{role: Type}`, `( a | b )`, `?` and `…`, compiled to a regular expression.

A pattern is matched against a sentence's skeleton (see `skeleton.py`), where mentions are signs; so a pattern says
only what stands next to what. `{role: Type}` takes a mention of that type, or one word of a table of names
(`{kind: meeting-verbs}`); `{Type}` does the same without giving a role; `{role: text}` takes all words to the end of
the clause; `…` passes over a few words of the clause.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bangiao.extract.claiming.clauses import CLAUSE, WITHIN
from bangiao.extract.claiming.skeleton import ANY_TABLE, JOINT, TABLE_LETTERS, WORD_TABLES, sign_letters
from bangiao.extract.words.normal import normal
from bangiao.ontology.gazetteer import table

# Which mentions a type of slot takes, by the signs of `mention.py` and `skeleton.py`.
TYPES = {
    "Person": "Ppqs",
    "Organization": "O",
    "Delegation": "OD",
    "Country": "CDcsd",
    "Agent": "PpqsmOCDc",
    "Party": "OCDcsK",
    "Place": "LKCd",
    "Speaker": "PpqsmOCDcK",
    "Host": "PpqOCdK",
    "Sides": "cs",
    "Document": "X",
    "Policy": "Y",
    "Level": "V",
    "Quantity": "Q",
}
_GAP = rf"(?:(?![;{CLAUSE}{WITHIN}])\S+ ){{0,8}}?"
_NEXT = rf" (?:[{CLAUSE}{WITHIN}] )?"  # what parts two items: the mark of a clause changes nothing for a pattern
# Behind a word of the pattern's own, which may be part of a longer item.
_WORD_NEXT = rf"{ANY_TABLE}[ {JOINT}](?:[{CLAUSE}{WITHIN}] )?"
_NO_CLAUSE_START = rf"(?<!{CLAUSE} )"  # the words behind a verb end where another clause begins
_CLAUSE_START = rf"(?:\A|(?<={CLAUSE} ))"  # where words that lead a pattern begin; elsewhere they are only fewer of the same
_ITEM = rf"[^ {chr(0xF000)}-{chr(0xF0FF)}]+"  # a word of a table, before the letters of its tables
GAP = "…"
_Needs = tuple[frozenset[str], ...]
_LETTERS = frozenset(TABLE_LETTERS.values())
_SIGNS = frozenset(sign_letters("".join(TYPES.values())))
_FIRST_SIGNS = re.compile(r"\[[\uE000-\uE0FF]+\]")  # of a pattern that begins with a mention
_SCAN = re.compile(r"\s*(?:(?P<slot>\{[^{}]*\})|(?P<sign>[(|)?…])|(?P<word>[^\s{}()|?…]+))")
_SLOT = re.compile(r"\{\s*(?:(?P<role>[a-z][A-Za-z]*)\s*:)?\s*(?P<type>[A-Za-z][A-Za-z-]*)\s*\}")


class PatternError(ValueError):
    """A pattern cannot be read; the message says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`{role: Type}`; the role is empty where the pattern asks for none."""

    role: str
    type: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as written, its regular expression, its slots in order, and how many alternatives it has.

    Slot `n` of the pattern is the group `s{n}` of the expression. Alternative `n` (a branch of `( | )`, or the
    presence of an optional part) leaves a trace in the group `a{n}`.
    """

    source: str
    slots: tuple[Slot, ...]
    expression: re.Pattern[str]
    alternatives: tuple[str, ...]
    needs: tuple[frozenset[str], ...]  # sets of words and signs; a sentence that matches holds one of each

    @property
    def triggers(self) -> frozenset[str]:
        """The words of which one must stand in a sentence that matches: those of a table, else the longest."""
        return _rarest([need for need in self.needs if not need & _SIGNS])


def compile_pattern(source: str) -> Pattern:
    """The pattern that `source` writes. Raises PatternError."""
    reader = _Reader(tuple(_pieces(source)))
    body, needs = reader.choice()
    if reader.place < len(reader.pieces):
        raise PatternError(f"')' without '(' in: {source.strip()}")
    slots, alternatives = tuple(reader.slots), tuple(reader.alternatives)
    return Pattern(source.strip(), slots, _expression(body), alternatives, tuple(dict.fromkeys(needs)))


def _expression(body: str) -> re.Pattern[str]:
    """The expression that finds a pattern where an item begins.

    Where a mention stands first, what looks back comes behind its signs, so that the engine skips to the next of them at once.
    """
    signs = _FIRST_SIGNS.match(body)
    return re.compile(rf"{signs[0]}(?<!\S.){body[signs.end():]}" if signs else rf"(?<!\S){body}")


def _pieces(source: str) -> Iterator[tuple[str, str]]:
    place = 0
    text = source.strip()
    while place < len(text):
        match = _SCAN.match(text, place)
        if match is None or match.lastgroup is None:
            raise PatternError(f"a brace is not closed near: {text[place:place + 30]}")
        yield match.lastgroup, match.group(match.lastgroup)
        place = match.end()


class _Reader:
    """A recursive descent over the pieces of one pattern, making the expression as it goes."""

    def __init__(self, pieces: tuple[tuple[str, str], ...]) -> None:
        self.pieces, self.place = pieces, 0
        self.slots: list[Slot] = []
        self.alternatives: list[str] = []

    def choice(self) -> tuple[str, _Needs]:
        branches = [self.sequence()]
        while self._take("|"):
            branches.append(self.sequence())
        if len(branches) == 1:
            return branches[0][0], branches[0][1]
        body = "|".join(self._traced(b, words) for b, _, words in branches)
        rarest = [_rarest(needs) for _, needs, _ in branches]
        return f"(?:{body})", (frozenset().union(*rarest),) if all(rarest) else ()

    def sequence(self) -> tuple[str, _Needs, str]:
        body, needs, words = "", list[frozenset[str]](), ""
        while self.place < len(self.pieces) and self.pieces[self.place] not in (("sign", "|"), ("sign", ")")):
            first = self.place
            part, needed = self._item()
            shown = " ".join(p for _, p in self.pieces[first:self.place])
            if self._take("?"):
                part, needed = f"(?:{self._traced(part, shown + '?')})?", ()
            body, words = body + part, f"{words} {shown}".strip()
            needs += needed
        if not body:
            raise PatternError("an alternative is empty; write what it should match, or use '?'")
        return body, tuple(needs), words

    def _item(self) -> tuple[str, _Needs]:
        kind, text = self.pieces[self.place]
        self.place += 1
        if kind == "slot":
            return self._slot(text)
        if kind == "word":
            word = normal(text)
            return re.escape(word) + _WORD_NEXT, (frozenset({word}),)
        if text == GAP:
            return _GAP, ()
        if text == "(":
            inner = self.choice()
            if not self._take(")"):
                raise PatternError("a '(' is not closed")
            return f"(?:{inner[0]})", inner[1]
        raise PatternError(f"'{text}' stands where a word, a slot or '(' should")

    def _slot(self, text: str) -> tuple[str, _Needs]:
        match = _SLOT.fullmatch(text)
        if match is None:
            raise PatternError(f"{text} is no slot; write {{role: Type}}")
        slot = Slot(match["role"] or "", match["type"])
        name = f"s{len(self.slots)}"
        self.slots.append(slot)
        if slot.type in TYPES:
            letters = sign_letters(TYPES[slot.type])
            return f"[{letters}](?P<{name}>.){_NEXT}", (frozenset(letters),)
        if slot.type == "text":
            return rf"{_CLAUSE_START if self.place == 1 else _NO_CLAUSE_START}(?P<{name}>[^{CLAUSE}]+)", ()
        if slot.type in WORD_TABLES:
            letter = TABLE_LETTERS[slot.type]
            return f"(?P<{name}>{_ITEM}){ANY_TABLE}{letter}{ANY_TABLE}{_NEXT}", (frozenset({letter}),)
        known = f"the types are {', '.join(TYPES)}, text; the tables {', '.join(WORD_TABLES)}"
        raise PatternError(f"there is no type or table '{slot.type}'; {known}")

    def _traced(self, body: str, words: str) -> str:
        self.alternatives.append(words)
        return f"{body}(?P<a{len(self.alternatives) - 1}>)"

    def _take(self, sign: str) -> bool:
        taken = self.place < len(self.pieces) and self.pieces[self.place] == ("sign", sign)
        self.place += taken
        return taken


def _rarest(needs: Sequence[frozenset[str]]) -> frozenset[str]:
    """Of sets of which a match holds one each, the first that is of tables, else the one of the longest words; signs are last."""
    return max(needs, key=lambda words: (bool(words & _LETTERS), min(len(w) for w in words)), default=frozenset())


@cache
def table_words(name: str) -> frozenset[str]:
    """The words of a table, in normal form; those of kind "none" only stand there so that no shorter one is seen in them."""
    return frozenset(normal(row["name"]) for row in table(name) if row.get("kind") != "none")
