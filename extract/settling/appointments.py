"""Who comes into an office in so many words: "bà A đắc cử Tổng thống Chile", "ông được bầu làm Chủ tịch Quốc hội"."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from bangiao.extract.mentioning.mention import GroupMention, Mention, PersonMention, members
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.scan import Scan

_ANYBODY = ("leader", "leaders", "counterpart")  # kinds of titles that many bear at once
_LONGEST = 5  # tokens of such a word


def appointments(readings: Sequence[Reading]) -> Iterator[tuple[Mention, PersonMention]]:
    """Each office without a name of its own, with the person, by name or pronoun, who is told to come into it."""
    for reading in readings:
        for top in reading.mentions:
            posts = [m for m in members(top) if isinstance(m, PersonMention) and _is_post(m)]
            who = _who(reading, posts[0]) if posts else None
            if who:
                yield from ((who, post) for post in posts)


def _is_post(mention: PersonMention) -> bool:
    return not mention.name and mention.offices[-1].kind not in _ANYBODY


def _who(reading: Reading, post: PersonMention) -> Mention | None:
    """Who stands right before the word that leads to an office; a pronoun only where it opens the sentence."""
    verb = _verb(reading.scan, reading.scan.index(post.start))
    before = [m for m in reading.mentions if m.end <= post.start]
    if verb is None or not before or not _beside(reading.scan, reading.scan.index(before[-1].end), verb):
        return None
    last = before[-1]
    named = isinstance(last, PersonMention) and bool(last.name)
    opens = isinstance(last, GroupMention) and last.kind == "person" and last.start == reading.scan.start
    return last if named or opens else None


def _verb(scan: Scan, i: int) -> int | None:
    """The token where a word for coming into an office begins that ends right before token `i`."""
    places = (i - k for k in range(_LONGEST, 0, -1))
    return next((k for k in places if any(found.after == i for found in scan.all_at(k, "appointing-words"))), None)


def _beside(scan: Scan, i: int, verb: int) -> bool:
    """Whether nothing stands from token `i` to the verb but words that say that it took place."""
    while i < verb and (word := scan.at(i, "stance-words")) and word["stance"] == "held":
        i = word.after
    return i >= verb
