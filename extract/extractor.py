"""From an article to its facts: the stages in their order."""
from __future__ import annotations

from collections.abc import Sequence

from bangiao.extract.article import Article
from bangiao.extract.claims import claims
from bangiao.extract.dates import Calendar
from bangiao.extract.fact import Fact
from bangiao.extract.lexicon import lexicon
from bangiao.extract.mention import DateMention
from bangiao.extract.mentions import mentions
from bangiao.extract.offices import offices
from bangiao.extract.resolve import Cast
from bangiao.extract.rule import Rule, rulebook
from bangiao.extract.settle import settle


def facts(article: Article, rules: Sequence[Rule] | None = None) -> tuple[Fact, ...]:
    """All that an article reports, by the project's own tables and rules unless others are given."""
    readings = mentions(article, lexicon())
    cast = Cast(readings)
    times = tuple(m for r in readings for m in r.mentions if isinstance(m, DateMention))
    calendar = Calendar(article.issued.first if article.issued else None, times)
    told = claims(readings, rulebook() if rules is None else rules)
    return (*settle(told, cast, calendar), *offices(readings, cast))
