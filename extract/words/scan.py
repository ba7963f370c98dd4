"""A sentence under the reader's finger: its tokens, and which words of the tables begin at each of them."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from bangiao.extract.words.lexicon import Entry, Match, function_words
from bangiao.extract.words.tokens import Token, tokens


class Found:
    """A table's word at a place of the sentence: it ends before token `after`."""

    __slots__ = ("after", "entry")

    def __init__(self, after: int, entry: Entry) -> None:
        self.after, self.entry = after, entry

    def __getitem__(self, column: str) -> str:
        return self.entry.row.get(column, "")


class Scan:
    """One sentence: its tokens, and for each token the words of the tables that begin there, the longest first."""

    def __init__(self, text: str, norm: str, start: int, end: int, matches: Sequence[Match]) -> None:
        self.text, self.norm, self.start, self.end = text, norm, start, end
        self.tokens: Sequence[Token] = tokens(text, norm, start, end)
        self._starts = [token.start for token in self.tokens]
        self._capital = [token.capital for token in self.tokens]
        self._found: dict[int, dict[str, list[Found]]] = {}
        self._keep(matches)
        self._bar()

    def _bar(self) -> None:
        """Take out what only looks like a name inside a longer word ("Bộ phận" is no Bộ)."""
        for i, blocker in [(i, here["blockers"][0]) for i, here in self._found.items() if "blockers" in here]:
            for j in range(i, blocker.after):
                barred = self.at(j, blocker["looks-like"])
                if barred and barred.after <= blocker.after:
                    del self._found[j][blocker["looks-like"]]

    def _keep(self, matches: Sequence[Match]) -> None:
        """Keep what begins and ends with tokens; the shortest of one beginning comes first, the longest is kept so."""
        first = {token.start: i for i, token in enumerate(self.tokens)}
        after = {token.end: i for i, token in enumerate(self.tokens, 1)}
        for match in reversed(matches):
            i, j = first.get(match.start), after.get(match.end)
            if i is not None and j is not None:
                here = self._found.setdefault(i, {})
                for entry in match.entries:
                    here.setdefault(entry.table, []).append(Found(j, entry))

    def at(self, i: int, table: str) -> Found | None:
        """The longest word of `table` that begins at token `i`."""
        here = self._found.get(i)
        found = here.get(table) if here else None
        return found[0] if found else None

    def all_at(self, i: int, table: str) -> Sequence[Found]:
        """The words of `table` that begin at token `i`, the longest first."""
        return self._found.get(i, {}).get(table, ())

    def ends(self, i: int, table: str) -> bool:
        """Whether a word of `table`, of three tokens at most, ends right before token `i`."""
        return any(found.after == i for k in (1, 2, 3) for found in self.all_at(i - k, table))

    def holds(self, tables: Collection[str]) -> bool:
        """Whether a word of any of `tables` stands in the sentence."""
        return any(table in tables for here in self._found.values() for table in here)

    def tables_at(self, i: int) -> Iterable[str]:
        """The tables that have a word at token `i`."""
        return self._found.get(i, {})

    def quiet(self, i: int, tables: Collection[str]) -> bool:
        """Whether nothing begins at token `i`: no word of `tables`, no capital, no figure, no quotation mark."""
        if self._capital[i] or not self.tokens[i].text.isalpha():
            return False
        here = self._found.get(i)
        return here is None or not any(table in tables for table in here)

    def index(self, offset: int) -> int:
        """The first token that begins at or after `offset` of the text."""
        return bisect_left(self._starts, offset)

    def is_(self, i: int, *norms: str) -> bool:
        """Whether token `i` is there and one of `norms`, in normal form."""
        return 0 <= i < len(self.tokens) and self.tokens[i].norm in norms

    def means(self, i: int, *kinds: str) -> bool:
        """Whether token `i` is there and a function word of one of `kinds`: "của" is of kind "of"."""
        return 0 <= i < len(self.tokens) and function_words().get(self.tokens[i].norm) in kinds

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
