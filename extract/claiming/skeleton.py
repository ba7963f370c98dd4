"""A sentence reduced to what carries its roles, as one string that patterns are matched against.

In the skeleton every mention is two letters (its sign and its number), every other word stands in normal form, and
each is followed by a space. What stands beside the roles is left out: adverbs, times, places with "tại", brackets.
Where a verb goes on with the subject of the one before ("A hội đàm với B, tiếp C"), the subject is set in again
behind a mark, so that one pattern reads both.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from bangiao.extract.claiming.clauses import CLAUSE, WITHIN, Item, with_subjects, word_item, words_that
from bangiao.extract.mentioning.mention import (
    CountryMention,
    DateMention,
    GroupMention,
    ListMention,
    Mention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    members,
)
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.lexicon import function_words
from bangiao.extract.words.scan import Found, Scan

_SIGN_BASE, _NUMBER_BASE = 0xE000, 0xE100  # of the Unicode private use area
_MARKS = re.compile(f"[\uE000-\uF8FF{CLAUSE}{WITHIN}]")  # what means something in a skeleton; in a text it is no word
_GROUP_SIGNS = {
    "person": "p", "counterpart": "p", "persons": "q", "country": "d", "countries": "c", "sides": "s", "many": "m",
}
_DASHED = (("-",), ("–",))
_JOINTS = ((",",), ("and",), (",", "and"), ("-",), ("–",), ("with",))  # between two mentions of one list
_PREDICATES = (
    "reporting-verbs", "meeting-verbs", "visit-words", "signing-words", "light-verbs", "invitations", "visit-host-words",
)
# The tables whose words a pattern may ask for. Such a word is one piece of the skeleton: its own words joined by JOINT,
# then a letter for each table that it stands in.
WORD_TABLES = (*_PREDICATES, "relation-words", "assistance-words", "meetings", "attributions")
JOINT = "_"
TABLE_LETTERS = {name: chr(0xF000 + n) for n, name in enumerate(WORD_TABLES)}
TABLES_END = "".join(TABLE_LETTERS.values())
_SAYS = TABLE_LETTERS["reporting-verbs"]
ANY_TABLE = f"[{chr(0xF000)}-{chr(0xF0FF)}]*"
_OPENING, _CLOSING = ("(", "["), (")", "]")
_DROPPED = ("adverbs", "asides")
_LONGEST_APPOSITION = 12  # items
_DASHES = ("-", "–")  # within a body's name
_HOSTS = "OLC"  # the signs of those after whom a meeting is named
_REMARK = 6  # tokens of "(thứ hai từ trái)"
_CLAUSE_ENDS = (",", "”", '"', "-", "–", "—", ":")  # behind which a person opens a clause
# Tables whose words are no plain ones here.
_SHOWN = frozenset((*WORD_TABLES, *_DROPPED, "place-prepositions", "place-nouns", "numbers"))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The string, the items in it with the place each begins at, and the mentions that its numbers mean."""

    text: str
    items: tuple[Item, ...]
    starts: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def item_at(self, place: int) -> Item:
        """The item that stands at `place` of the string."""
        return self.items[bisect_right(self.starts, place) - 1]


def sign_letters(signs: str) -> str:
    """The letters that stand for mentions of the kinds `signs`; the mention's number is the letter behind."""
    return "".join(chr(_SIGN_BASE + ord(s)) for s in signs)


def item(words: str) -> str:
    """Words of a table, in normal form, as one item of a skeleton; the letters of its tables come behind."""
    return JOINT.join(re.findall(r"\w+|[^\w\s]", words))


def number(letter: str) -> int:
    """The number of the mention that a skeleton's letter stands for."""
    return ord(letter) - _NUMBER_BASE


def sign(mention: Mention) -> str:
    """The letter that stands for a mention's kind."""
    if isinstance(mention, GroupMention):
        return _GROUP_SIGNS[mention.kind]
    if isinstance(mention, PlaceMention) and mention.capital:
        return "K"
    if isinstance(mention, CountryMention) and mention.delegation:
        return "D"
    return mention.sign


def ingredients(reading: Reading) -> frozenset[str]:
    """All that may stand in a sentence's skeleton: its words, the letters of its tables, the signs of its mentions."""
    letters = [TABLE_LETTERS[table] for table in reading.scan.tables & TABLE_LETTERS.keys()]
    signs = sign_letters("".join({sign(mention) for mention in reading.mentions}))
    return frozenset((*reading.scan.norms.values(), *letters, *signs))


def skeleton(reading: Reading) -> Skeleton:
    """The skeleton of a sentence."""
    merged = tuple(_lists(reading.scan, reading.mentions))
    items = _without_companions(reading.scan, _without_empty_commas(list(_items(reading.scan, merged))), merged)
    items = with_subjects(_without_appositions(items))
    pieces = [f"{item.text} " for item in items]
    starts = tuple(accumulate(map(len, pieces), initial=0))
    return Skeleton("".join(pieces), tuple(items), starts[:-1], merged)


def _lists(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with those of one kind that are joined by commas and "và", or a dash, made one."""
    run: list[Mention] = []
    for mention in mentions:
        if run and _alike(run[-1], mention) and _joint(scan, run[-1], mention):
            run.append(mention)
            continue
        yield from _closed(scan, run)
        run = [mention]
    yield from _closed(scan, run)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two mentions can stand in one list: they are of one kind, or the second is the counterpart of a person."""
    return sign(one) == sign(other) or (one.sign == "P" and isinstance(other, GroupMention) and other.kind == "counterpart")


def _joint(scan: Scan, first: Mention, second: Mention) -> bool:
    if isinstance(first, (DateMention, GroupMention)):
        return False
    words = _between(scan, first, second)
    return words in _JOINTS and not (words == ("with",) and first.sign != "C")


def _between(scan: Scan, first: Mention, second: Mention) -> tuple[str, ...]:
    """What stands between two mentions: the kinds of function words, other words themselves."""
    i, j = _behind_remark(scan, scan.index(first.end)), scan.index(second.start)
    if j - i > 3:
        return ("…",)
    kinds = (function_words().get(token.norm, token.norm) for token in scan.tokens[i:j])
    return tuple(kind for kind in kinds if kind != "tense")


def _behind_remark(scan: Scan, i: int) -> int:
    """The token behind a short remark in brackets at token `i`, as captions make it: "Tổng thống A (trái) và Thủ tướng B"."""
    if scan.is_(i, *_OPENING):
        return next((j + 1 for j in range(i + 1, min(len(scan), i + _REMARK)) if scan.is_(j, *_CLOSING)), i)
    return i


def _closed(scan: Scan, run: list[Mention]) -> Iterator[Mention]:
    """A run as one list where its last two are joined by more than a comma, or nothing follows it; else without its last."""
    if len(run) > 2 and _between(scan, run[-2], run[-1]) in _DASHED and _between(scan, run[-3], run[-2]) == (",",):
        yield from (*_closed(scan, run[:-2]), *_closed(scan, run[-2:]))  # "tới Lào, Việt Nam - Lào khẳng định"
    elif len(run) > 1 and (_between(scan, run[-2], run[-1]) != (",",) or _last(scan, run[-1])):
        yield ListMention(run[0].start, run[-1].end, tuple(run), sign(run[0]))
    elif len(run) > 2 and _between(scan, run[-3], run[-2]) != (",",):  # "với A và B, C nói"
        yield from (*_closed(scan, run[:-1]), run[-1])
    else:
        yield from run


def _last(scan: Scan, mention: Mention) -> bool:
    """Whether the clause ends behind a mention, or others without names follow: "và nhiều quan chức"."""
    i = scan.index(mention.end)
    unnamed = scan.means(i, "and") and not scan.capital(i + 1) and scan.means(i + 1, "many", "plural", "one", "head")
    theirs = mention.sign == "C" and scan.means(i, "of")  # "chuyến thăm Lào, Campuchia của A"
    ends = i >= len(scan) or scan.is_(i, ".", ";", "…")
    goes_on = mention.sign == "C" and scan.is_(i, ",") and scan.at(i + 1, "visit-words")  # "thăm Lào, Campuchia, dự hội nghị"
    return ends or unnamed or theirs or bool(goes_on)


def _items(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Item]:
    at = {scan.index(mention.start): (n, mention) for n, mention in enumerate(mentions)}
    starts = sorted(at)
    i, deep, end = 0, 0, len(scan)
    while i < end:
        token = scan.tokens[i]
        if deep or token.norm in _OPENING:
            deep += (token.norm in _OPENING) - (token.norm in _CLOSING)
            i += 1
        elif i in at:
            n, mention = at[i]
            if not (isinstance(mention, DateMention) or _age(scan, mention)):  # they stand beside the roles
                yield _mention_item(n, mention)
            i = max(i + 1, scan.index(mention.end))
        elif _SHOWN.isdisjoint(scan.tables_at(i)):
            if not _MARKS.match(token.norm):
                yield word_item(token.norm, token.start, token.end)
            i += 1
        else:
            ahead = bisect_right(starts, i)  # a word may not reach into the next mention
            item, i = _word_item(scan, i, at, starts[ahead] if ahead < len(starts) else end)
            if item:
                yield item


def _age(scan: Scan, mention: Mention) -> bool:
    return isinstance(mention, QuantityMention) and scan.means(scan.index(mention.end) - 1, "age")


def _mention_item(n: int, mention: Mention) -> Item:
    letter = sign(mention)
    return Item(chr(_SIGN_BASE + ord(letter)) + chr(_NUMBER_BASE + n), mention.start, mention.end, n, letter)


def _word_item(scan: Scan, i: int, at: dict[int, tuple[int, Mention]], free: int) -> tuple[Item | None, int]:
    """The item of the words of tables at token `i`, None where they are left out, and the token after them, `free` at most."""
    tables = scan.tables_at(i)
    found = [f for table in tables if table in TABLE_LETTERS for f in scan.all_at(i, table) if f.after <= free]
    after = max([f.after for f in found]) if found else i
    beside = [f for table in tables if table in _DROPPED for f in scan.all_at(i, table)]
    dropped = max([_passed(scan, f, at, free) or i for f in beside]) if beside else i
    if after > dropped or (after == dropped > i and any(f["kind"] != "none" for f in found if f.after == after)):
        return _table_item(scan, i, [f for f in found if f.after == after]), after
    if dropped > i:
        return None, dropped
    if end := _place_phrase(scan, i, at) or _place_noun(scan, i, at) or _bound(scan, i, at):
        return None, end
    token = scan.tokens[i]
    return word_item(token.norm, token.start, token.end), i + 1


def _passed(scan: Scan, aside: Found, at: dict[int, tuple[int, Mention]], free: int) -> int:
    """The token after words that are left out, with the delegation that begins at their end ("cùng các thành viên trong đoàn
    Lào"), or with the occasion that they name; 0 where they reach into any other mention."""
    if aside["kind"] == "occasion":
        return _occasion(scan, aside.after, at)
    end = scan.index(at[free][1].end) if aside.after > free else 0
    if end <= aside.after:
        return aside.after
    return end if scan.at(free, "delegations") else 0


def _occasion(scan: Scan, i: int, at: dict[int, tuple[int, Mention]]) -> int:
    """The token after the meeting that is named at token `i`, with the bodies or states whose it is: "Hội nghị cấp cao ASEAN"."""
    names, noun = scan.at(i, "meetings"), scan.at(i, "meeting-verbs")
    i = max(i, names.after if names else i, noun.after if noun and not _is_verb(noun) else i)
    while (host := at.get(i + scan.is_(i, *_DASHES))) and host[1].sign in _HOSTS:
        i = scan.index(host[1].end)
    held = scan.at(i, "place-prepositions")
    state = at.get(held.after) if held else None
    return scan.index(state[1].end) if state and state[1].sign == "C" else i


def _table_item(scan: Scan, i: int, found: Sequence[Found]) -> Item:
    after = found[0].after
    letters = "".join(TABLE_LETTERS[f.table] for f in found if f["kind"] != "none")
    text = JOINT.join(token.norm for token in scan.tokens[i:after]) + letters
    predicate = any(f.table in _PREDICATES and _is_verb(f) for f in found)
    says = _SAYS if _SAYS in letters else ""
    cites = any(f.table == "attributions" and f["kind"] != "none" for f in found)
    return Item(text, scan.tokens[i].start, scan.tokens[after - 1].end, predicate=predicate, says=says, cites=cites)


def _is_verb(word: Found) -> bool:
    return word["form"] != "noun" and word["kind"] != "none"


def _place_phrase(scan: Scan, i: int, at: dict[int, tuple[int, Mention]]) -> int | None:
    """The token after "tại thủ đô Moskva" and its like at `i`."""
    if not scan.at(i, "place-prepositions"):
        return None
    j = scan.at(i, "place-prepositions").after  # type: ignore[union-attr]
    while noun := scan.at(j, "place-nouns"):
        j = noun.after
    n_mention = at.get(j)
    if n_mention is None or not isinstance(n_mention[1], PlaceMention):
        return None
    after = scan.index(n_mention[1].end)
    following = at.get(after + 1)
    if scan.is_(after, ",", "-") and following and isinstance(following[1], PlaceMention):
        after = scan.index(following[1].end)
    return after


def _place_noun(scan: Scan, i: int, at: dict[int, tuple[int, Mention]]) -> int | None:
    """The token after a noun at `i` that only says what kind of place is named behind it: "thủ đô Viêng Chăn", "đất nước Lào"."""
    noun = scan.at(i, "place-nouns")
    named = noun is not None and isinstance(at.get(noun.after, (0, None))[1], (PlaceMention, CountryMention))
    return noun.after if noun is not None and named else None


def _bound(scan: Scan, i: int, at: dict[int, tuple[int, Mention]]) -> int | None:
    """The token after a word at `i` that only says how exact the count behind it is: "khoảng 300 tấn gạo"."""
    bound = scan.at(i, "numbers")
    counts = bound is not None and isinstance(at.get(bound.after, (0, None))[1], QuantityMention)
    return bound.after if bound is not None and counts and bound["kind"] == "bound" else None


def _without_empty_commas(items: list[Item]) -> list[Item]:
    """The items without commas that enclosed what was left out: at the head, and before another comma."""
    kept: list[Item] = []
    for item in items:
        if item.text == "," and (not kept or kept[-1].text == ","):
            cited = len(kept) > 2 and kept[-3].cites  # "Theo ông A, hôm qua, …": what he says begins there
            if len(kept) > 1 and not cited and (kept[-2].mention is not None or any(one.says for one in kept)):
                kept.pop()  # else a time at the head of the clause stood between them: "Về việc này, hôm qua, A nói"
            continue
        kept.append(item)
    return kept


def _without_appositions(items: list[Item]) -> list[Item]:
    """The items without what commas set between a person and the verb of saying: "X, giảng viên Đại học Huế, nhận định"."""
    kept: list[Item] = []
    for i, item in enumerate(items):
        if item.says and i and items[i - 1].text == "," and (heads := _apposed(kept)):
            kept = kept[:heads]
        kept.append(item)
    return kept


def _apposed(items: list[Item]) -> int:
    """How many items remain where the last, set in commas behind a person who opens a clause, only tell who that is; else 0."""
    n = len(items) - 2
    while n > 0 and len(items) - n <= _LONGEST_APPOSITION and items[n].text != ",":
        word = items[n].text[0].isalnum() or items[n].mention is not None or items[n].text in _DASHES
        if items[n].predicate or not word:
            return 0
        n -= 1
    if n < 1 or items[n].text != "," or n + 2 >= len(items) or items[n - 1].sign != "P" or _moves(items[n + 1]):
        return 0
    return n if n == 1 or items[n - 2].text in _CLAUSE_ENDS else 0


def _moves(item: Item) -> bool:
    """Whether an item opens what is no apposition: a time, a place, a reason, a clause, somebody else by name."""
    word = item.text.rstrip(TABLES_END).replace(JOINT, " ")
    return (item.mention is not None and item.sign != "P") or word in _other_openings()


@cache
def _other_openings() -> frozenset[str]:
    return frozenset().union(*map(words_that, ("at", "with", "joins", "leads", "turns", "opens", "speech", "noun", "passive")))


def _without_companions(scan: Scan, items: list[Item], mentions: Sequence[Mention]) -> list[Item]:
    """The items without the delegations that come along with a person ("và đoàn đại biểu cấp cao Việt Nam"), and without
    those whom somebody named serves."""
    kept: list[Item] = []
    for item in items:
        if item.sign == "P" and (served := _served(kept, mentions)):
            kept = kept[:-served]
            continue
        if item.mention is not None and item.sign != "P" and scan.at(scan.index(item.start), "delegations"):
            before = _accompanied(scan, kept, item)
            if before and before[-1].sign == "P":
                kept = before
                continue
        kept.append(item)
    return kept


def _served(before: Sequence[Item], mentions: Sequence[Mention]) -> int:
    """How many items say that somebody named serves the person behind them: "ông A, Đặc phái viên của Tổng thống B"."""
    if len(before) < 2 or before[-1].text not in words_that("of") or before[-2].sign != "P":
        return 0
    if _named(before[-2], mentions):
        return 1
    apart = len(before) > 3 and before[-3].text == "," and before[-4].sign == "P"
    return 3 if apart and _named(before[-4], mentions) else 0


def _named(item: Item, mentions: Sequence[Mention]) -> bool:
    person = members(mentions[item.mention or 0])[-1]
    return isinstance(person, PersonMention) and bool(person.name)


def _accompanied(scan: Scan, items: list[Item], companion: Item) -> list[Item]:
    """The items up to whom others come along with: "A và Phu nhân, cùng Đoàn đại biểu Việt Nam"."""
    before = _unlinked(items)
    joined = scan.means(scan.index(companion.start) - 1, "and", "with")
    return before[:-1] if joined and before and before[-1].text == "," else before


def _unlinked(items: list[Item]) -> list[Item]:
    """The items without a last one that only links a person to those who come along."""
    word = items[-1].text.rstrip(TABLES_END) if items else ""
    return items[:-1] if function_words().get(word.split(JOINT)[0]) in ("and", "with", "leads") else items
