"""From an article to its facts: the stages in their order."""
from __future__ import annotations

from collections.abc import Sequence

from bangiao.extract.article import Article
from bangiao.extract.claiming.claims import claims
from bangiao.extract.claiming.rule import Rule, rulebook
from bangiao.extract.fact import Fact
from bangiao.extract.mentioning.calendar import Calendar
from bangiao.extract.mentioning.mention import DateMention
from bangiao.extract.mentioning.mentions import Reading, mentions
from bangiao.extract.mentioning.present import editions
from bangiao.extract.settling.offices import offices
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.settling.settle import settle
from bangiao.extract.words.lexicon import lexicon


def facts(article: Article, rules: Sequence[Rule] | None = None) -> tuple[Fact, ...]:
    """All that an article reports, by the project's own tables and rules unless others are given."""
    readings = mentions(article, lexicon())
    cast = Cast(readings)
    told = claims(readings, rulebook() if rules is None else rules)
    return (*settle(told, cast, calendar(article, readings)), *offices(readings, cast))


def calendar(article: Article, readings: Sequence[Reading]) -> Calendar:
    """What the article tells of its own time."""
    times = tuple(m for r in readings for m in r.mentions if isinstance(m, DateMention))
    years = [year for r in readings for year in editions(r.scan)]
    return Calendar(article.issued.first if article.issued else None, times, years)
