"""A sentence under the reader's finger: its tokens, and which words of the tables begin at each of them."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence, Set
from itertools import accumulate, chain

from bangiao.extract.words.lexicon import Lexicon, function_words
from bangiao.extract.words.tokens import Token, tokens
from bangiao.ontology.gazetteer import Row

_SORTS = {**dict.fromkeys("0123456789", "figure"), **dict.fromkeys("“\"«", "quotation")}  # by the first letter of a token


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
        self._capital = [token.text[0].isupper() for token in self.tokens]
        self._found: dict[int, list[tuple[int, Mapping[str, Row]]]] = {}
        self._blockers: list[int] = []
        self._keep(lexicon)
        self._bar()
        self._tables = {i: _tables(here) for i, here in self._found.items()}
        self._marked = [i for i, token in enumerate(self.tokens) if self._capital[i] or token.norm[0] in _SORTS]
        kinds = function_words()
        self._kinds = {i: kinds[token.norm] for i, token in enumerate(self.tokens) if token.norm in kinds}

    def _keep(self, lexicon: Lexicon) -> None:
        """Keep the words by the token they begin at; the longer is found later, and stands first."""
        norms = [token.norm for token in self.tokens]
        after = {place: i for i, place in enumerate(accumulate((len(norm) + 1 for norm in norms), initial=0))}
        for place, word in lexicon.find(f" {' '.join(norms)} "):
            i = after[place] - word.length
            rows = word.rows if self._capital[i] else word.plain
            if rows:
                self._found.setdefault(i, []).insert(0, (after[place], rows))
            if "blockers" in rows:
                self._blockers.append(i)

    def _bar(self) -> None:
        """Take out what only looks like a name inside a longer word ("Bộ phận" is no Bộ)."""
        for blocker_at in self._blockers:
            blocker = self.at(blocker_at, "blockers")
            assert blocker is not None
            for i in range(blocker_at, blocker.after):
                self._take_out(i, blocker["looks-like"], blocker.after)

    def _take_out(self, i: int, table: str, last: int) -> None:
        """Leave out the words of `table` at token `i`, unless one of them goes beyond token `last`."""
        longest = self.at(i, table)
        if longest and longest.after <= last:
            self._found[i] = [(after, {t: row for t, row in rows.items() if t != table}) for after, rows in self._found[i]]

    def at(self, i: int, table: str) -> Found | None:
        """The longest word of `table` that begins at token `i`."""
        here = self._found.get(i)
        if here is not None:
            for after, rows in here:
                if table in rows:
                    return Found(after, table, rows[table])
        return None

    def all_at(self, i: int, table: str) -> Sequence[Found]:
        """The words of `table` that begin at token `i`, the longest first."""
        return [Found(after, table, rows[table]) for after, rows in self._found.get(i, ()) if table in rows]

    def where(self, tables: Set[str]) -> list[int]:
        """The tokens at which a word of any of `tables` begins, in order."""
        return sorted(i for i, here in self._tables.items() if not tables.isdisjoint(here))

    def ends(self, i: int, table: str) -> bool:
        """Whether a word of `table`, of three tokens at most, ends right before token `i`."""
        return any(found.after == i for k in (1, 2, 3) for found in self.all_at(i - k, table))

    def tables(self) -> Set[str]:
        """The tables that have a word in the sentence."""
        return frozenset(chain.from_iterable(self._tables.values()))

    def tables_at(self, i: int) -> Collection[str]:
        """The tables that have a word at token `i`."""
        return self._tables.get(i, ())

    def loud(self, openings: Set[str]) -> list[int]:
        """The tokens at which one of `openings` may stand: any that is no plain word, and those with a word of such a table."""
        tabled = (i for i, here in self._tables.items() if not openings.isdisjoint(here))
        leading = (i for i, kind in self._kinds.items() if kind in openings)
        return sorted({*self._marked, *tabled, *leading})

    def openings(self, i: int) -> Set[str]:
        """What stands at token `i` with which something may begin: the tables with a word there, and what sort of token it is.

        The sorts are "capital", "figure", "quotation", and the kind of a function word.
        """
        norm = self.tokens[i].norm
        sorts = ("capital" if self._capital[i] else "", _SORTS.get(norm[0], ""), self._kinds.get(i, ""))
        return {*self.tables_at(i), *sorts}

    def index(self, offset: int) -> int:
        """The first token that begins at or after `offset` of the text."""
        return bisect_left(self._starts, offset)

    def is_(self, i: int, *norms: str) -> bool:
        """Whether token `i` is there and one of `norms`, in normal form."""
        return 0 <= i < len(self.tokens) and self.tokens[i].norm in norms

    def means(self, i: int, *kinds: str) -> bool:
        """Whether token `i` is there and a function word of one of `kinds`: "của" is of kind "of"."""
        return self._kinds.get(i) in kinds

    def capital(self, i: int) -> bool:
        """Whether token `i` is there and a word with a capital letter."""
        return 0 <= i < len(self._capital) and self._capital[i]

    def joined(self, i: int) -> bool:
        """Whether no white space stands between tokens `i - 1` and `i`."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def slice(self, i: int, j: int) -> str:
        """The text of tokens `i` to `j`, the last left out."""
        return self.text[self.tokens[i].start:self.tokens[j - 1].end]

    def __len__(self) -> int:
        return len(self.tokens)


def _tables(words: Sequence[tuple[int, Mapping[str, Row]]]) -> Collection[str]:
    """The tables of the words that begin at one token."""
    return words[0][1] if len(words) == 1 else {table for _, rows in words for table in rows}
