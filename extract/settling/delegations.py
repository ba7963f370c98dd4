"""Who leads the delegations that an article speaks of."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from bangiao.extract.claiming.clauses import words_that
from bangiao.extract.mentioning.mention import PersonMention
from bangiao.extract.mentioning.mentions import Reading
from bangiao.extract.words.scan import Scan


def leading(readings: Sequence[Reading]) -> Iterator[PersonMention]:
    """The persons named as those who lead a delegation: "Đoàn đại biểu Quốc hội do ông A dẫn đầu"."""
    for reading in readings:
        named = (m for m in reading.mentions if isinstance(m, PersonMention) and m.name)
        yield from (m for m in named if _leads(reading.scan, reading.scan.index(m.start), reading.scan.index(m.end)))


def _leads(scan: Scan, first: int, after: int) -> bool:
    """Whether a delegation begins the words for somebody, or more of it stands between: "Đoàn … cầm quyền do ông A dẫn đầu"."""
    led = scan.is_(first - 1, *words_that("passive")) and scan.at(after, "asides") is not None and not scan.means(after, "and")
    return led or scan.at(first, "delegations") is not None
