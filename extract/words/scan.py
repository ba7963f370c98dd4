"""A sentence under the reader's finger: its tokens, and which words of the tables begin at each of them."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from itertools import accumulate, chain

from bangiao.extract.words.lexicon import Lexicon, Line, function_words
from bangiao.extract.words.tokens import Token, tokens
from bangiao.ontology.gazetteer import Row

_SORTS = {**dict.fromkeys("0123456789", "figure"), **dict.fromkeys("“\"«", "quotation")}  # by the first letter of a token


_NOTHING: Mapping[str, Line] = {}  # where no word begins


class Found:
    """A table's word at a place of the sentence: it ends before token `after`."""

    __slots__ = ("after", "row", "table")

    def __init__(self, after: int, table: str, row: Row) -> None:
        self.after, self.table, self.row = after, table, row

    def __getitem__(self, column: str) -> str:
        return self.row.get(column, "")


class Scan:
    """One sentence: its tokens, and for each token the words of the tables that begin there, the longest first."""

    def __init__(self, text: str, norm: str, start: int, end: int, lexicon: Lexicon) -> None:
        self.text, self.norm, self.start, self.end = text, norm, start, end
        self.tokens: Sequence[Token] = tokens(text, norm, start, end)
        self._starts = [token.start for token in self.tokens]
        self.norms = {i: token.norm for i, token in enumerate(self.tokens)}
        self._capitals = {i for i, token in enumerate(self.tokens) if token.text[0].isupper()}
        self._words: dict[int, list[Mapping[str, Line]]] = {}  # by the token they begin at, the longest last
        self._longest: dict[int, Mapping[str, Line]] = {}  # of each table
        self._bar(self._keep(lexicon))
        self.tables: Set[str] = frozenset(chain.from_iterable(self._longest.values()))  # those that have a word in the sentence
        kinds = function_words()
        self._kinds = {i: kinds[norm] for i, norm in self.norms.items() if norm in kinds}

    def _keep(self, lexicon: Lexicon) -> list[int]:
        """Keep the words by the token they begin at, of which the longer is found later; the tokens where blockers begin."""
        spaced = [f"{norm} " for norm in self.norms.values()]
        after = {place: i for i, place in enumerate(accumulate(map(len, spaced), initial=0))}
        blockers = []
        for place, word in lexicon.find(" " + "".join(spaced)):
            i = after[place] - word.length
            lines = word.lines if i in self._capitals else word.plain
            if i in self._words:
                self._words[i].append(lines)
                self._longest[i] = {**self._longest[i], **lines}
            elif lines:
                self._words[i] = [lines]
                self._longest[i] = lines
            if "blockers" in lines:
                blockers.append(i)
        return blockers

    def _bar(self, blockers: Sequence[int]) -> None:
        """Take out what only looks like a name inside a longer word ("Bộ phận" is no Bộ)."""
        for blocker_at in blockers:
            blocker = self.at(blocker_at, "blockers")
            assert blocker is not None
            for table in blocker["looks-like"].split():
                for i in range(blocker_at, blocker.after):
                    self._take_out(i, table, blocker.after)

    def _take_out(self, i: int, table: str, last: int) -> None:
        """Leave out the words of `table` at token `i`, unless one of them goes beyond token `last`."""
        longest = self.at(i, table)
        if longest and longest.after <= last:
            self._words[i] = [_without(lines, table) for lines in self._words[i]]
            self._longest[i] = _without(self._longest[i], table)

    def at(self, i: int, table: str) -> Found | None:
        """The longest word of `table` that begins at token `i`."""
        line = self._longest.get(i, _NOTHING).get(table)
        return Found(i + line[0], table, line[1]) if line else None

    def all_at(self, i: int, table: str) -> Sequence[Found]:
        """The words of `table` that begin at token `i`, the longest first."""
        here = reversed(self._words.get(i, ()))
        return [Found(i + lines[table].length, table, lines[table].row) for lines in here if table in lines]

    def where(self, tables: Set[str]) -> list[int]:
        """The tokens at which a word of any of `tables` begins, in order."""
        if tables.isdisjoint(self.tables):
            return []
        return sorted([i for i, here in self._longest.items() if not tables.isdisjoint(here)])

    def ends(self, i: int, table: str) -> bool:
        """Whether a word of `table`, of three tokens at most, ends right before token `i`."""
        return any(found.after == i for k in (1, 2, 3) for found in self.all_at(i - k, table))

    def tables_at(self, i: int) -> Set[str]:
        """The tables that have a word at token `i`."""
        return self._longest.get(i, _NOTHING).keys()

    def loud(self, openings: Set[str]) -> list[int]:
        """The tokens at which one of `openings` may stand: any that is no plain word, and those with a word of such a table."""
        sorts = [i for i, norm in self.norms.items() if norm[0] in _SORTS]
        leading = [i for i, kind in self._kinds.items() if kind in openings]
        return sorted({*self._capitals, *sorts, *leading, *self.where(openings)})

    def pairs(self) -> list[int]:
        """The tokens with a capital letter before another, in order."""
        return [i for i in self.norms if i in self._capitals and i + 1 in self._capitals]

    def openings(self, i: int) -> Set[str]:
        """What stands at token `i` with which something may begin: the tables with a word there, and what sort of token it is.

        The sorts are "capital", "figure", "quotation", and the kind of a function word.
        """
        sorts = ("capital" if i in self._capitals else "", _SORTS.get(self.norms[i][0], ""), self._kinds.get(i, ""))
        return frozenset((*self.tables_at(i), *sorts))

    def index(self, offset: int) -> int:
        """The first token that begins at or after `offset` of the text."""
        return bisect_left(self._starts, offset)

    def is_(self, i: int, *norms: str) -> bool:
        """Whether token `i` is there and one of `norms`, in normal form."""
        return self.norms.get(i) in norms

    def means(self, i: int, *kinds: str) -> bool:
        """Whether token `i` is there and a function word of one of `kinds`: "của" is of kind "of"."""
        return self._kinds.get(i) in kinds

    def capital(self, i: int) -> bool:
        """Whether token `i` is there and a word with a capital letter."""
        return i in self._capitals

    def joined(self, i: int) -> bool:
        """Whether no white space stands between tokens `i - 1` and `i`."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def slice(self, i: int, j: int) -> str:
        """The text of tokens `i` to `j`, the last left out."""
        return self.text[self.tokens[i].start:self.tokens[j - 1].end]

    def __len__(self) -> int:
        return len(self.tokens)


def _without(lines: Mapping[str, Line], table: str) -> Mapping[str, Line]:
    return {name: line for name, line in lines.items() if name != table}
