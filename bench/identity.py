"""What one more article costs identity, in small and in large stores: it must not grow with the graph.

    python bench/identity.py [SIZE…] [--changes N] [--keep DIR]

SIZE is a number of articles (default: 10000 50000; 200000 takes some minutes more). The articles are synthetic, and go past
reading: so many a day, of events of that day, of people who recur as in the news (few very often, most hardly ever; some
misspelt, short or without a state); some are reprints of others. After each store is made, and what Oxigraph does behind is
done, N articles are added, edited and taken out one by one, and `derive` is timed after each, in processor time; so is saving
once, as closing the store does. Trust the ratios.
"""
from __future__ import annotations

import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import click
import pyoxigraph as ox

from bangiao.extract.article import Article, Sentence
from bangiao.extract.fact import Concept, Country, Date, Fact, Passage, Person, Value
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store

FIRST_DAY = dt.date(2001, 1, 1)
A_DAY = 25  # articles, of so many events:
EVENTS_A_DAY = 10
REPRINTED = 0.15  # share of articles that are those of the last days word for word
PEOPLE = 20_000  # who may ever be told of; how many are depends on how often one looks
STATES = [
    "VN", "RU", "CN", "US", "JP", "KR", "LA", "KH", "TH", "SG", "IN", "FR", "DE", "GB", "AU", "TR", "BR", "CA", "IT",
    "ES", "PL", "CZ", "HU", "BY", "UA", "KZ", "UZ", "MN", "CU", "MX", "AR", "CL", "PE", "ZA", "EG", "DZ", "MA", "NG",
    "KE", "SA", "AE", "QA", "IR", "IQ", "IL", "JO", "ID", "MY", "PH", "BN", "MM", "TL", "NZ", "NL", "BE", "SE", "NO",
    "FI", "DK", "CH", "AT", "PT", "GR", "RO", "BG",
]
FAMILIES = [
    "Zor", "Mel", "Bat", "Kor", "Ver", "Sal", "Dem", "Ost", "Lin", "Hak", "Pra", "Rou", "Alm", "Cis", "Tav", "Gor",
    "Fen", "Jas", "Kol", "Nem",
]
ENDINGS = ["enko", "ikov", "adze", "ansen", "ini", "arov", "eira", "escu", "oglu", "owski", "aine", "elli", "urst", "ander"]
GIVEN = [
    "Viktor", "Pavel", "Orhan", "Aline", "Mateus", "Ingrid", "Tomas", "Selim", "Marta", "Yusuf", "Katrin", "Anton",
    "Lucia", "Emre", "Nadia", "Petra", "Goran", "Ilse", "Ramon", "Dita",
]
VIETNAMESE = (
    ["Đỗ", "Lê", "Phạm", "Hoàng", "Vũ", "Bùi", "Đặng", "Trịnh"],
    ["Quang", "Khánh", "Hải", "Thu", "Minh", "Đức", "Ngọc", "Bảo"],
    ["Hiển", "Linh", "Sơn", "Hà", "Tùng", "Vân", "Lâm", "Giang", "Thảo", "Dũng"],
)
LABELS = tuple(f"{count} {what}" for count in ("ba", "năm", "bảy") for what in ("rặng san hô", "vịnh", "hải đăng", "cánh buồm"))
TEXT = "Tin số {} kể về những cuộc gặp, chuyến thăm và văn kiện trong ngày, mà các báo khác có thể đăng lại nguyên văn."


@cache
def zipf(count: int) -> tuple[float, ...]:
    """Cumulated weights: the n-th is looked at 1/n as often as the first."""
    return tuple(accumulate(1 / (n + 1) for n in range(count)))


def often(draw: random.Random, count: int) -> int:
    """The number of one of so many, the first of them most often."""
    return draw.choices(range(count), cum_weights=zipf(count))[0]


@cache
def person(number: int) -> Person:
    """The n-th person, always the same."""
    draw = random.Random(f"person {number}")
    state = STATES[often(draw, len(STATES))]
    if state == "VN":
        return Person(" ".join(draw.choice(part) for part in VIETNAMESE), state)
    return Person(f"{draw.choice(GIVEN)} {draw.choice(FAMILIES)}{draw.choice(ENDINGS)}", state)


def told_as(draw: random.Random, who: Person) -> Person:
    """A person as an article names him: now and then short, in the other order, or without a state."""
    given, *_, family = who.name.split()
    other = {0: Person(family, who.country), 1: Person(f"{family} {given}", who.country), 2: Person(who.name)}
    return other.get(draw.randrange(40), who) if who.country != "VN" else who


@dataclass(frozen=True)
class Event:
    """What happened on a day, as far as articles may tell of it."""

    day: dt.date
    guest: Person
    host: Person
    visit: bool


@cache
def event(day: int, number: int) -> Event:
    """The n-th event of a day, always the same."""
    draw = random.Random(f"event {day} {number}")
    people = (person(often(draw, PEOPLE)) for _ in iter(int, 1))
    host = next(people)
    guest = next(who for who in people if who.country != host.country)
    return Event(FIRST_DAY + dt.timedelta(day), guest, host, draw.random() < 0.4)


def fact(cls: str, **values: Value | tuple[Value, ...] | None) -> Fact:
    """A fact of a class with these values."""
    pairs = [(name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,))]
    return Fact(cls, tuple((name, value) for name, value in pairs if value is not None), (Passage(0, 3, ()),))


def facts(number: int, version: int = 0) -> Iterator[Fact]:
    """What the n-th article tells."""
    draw = random.Random(f"article {number} {version}")
    day = number // A_DAY
    for _ in range(draw.choice((1, 1, 2, 3))):
        one = event(max(0, day - draw.choice((0, 0, 0, 1))), often(draw, EVENTS_A_DAY))
        when = draw.choice((one.day.isoformat(),) * 7 + (one.day.isoformat()[:7],) * 2 + (None,))
        date, sides = Date(when) if when else None, (Country(str(one.guest.country)), Country(str(one.host.country)))
        guest, host = told_as(draw, one.guest), told_as(draw, one.host)
        how = Concept(draw.choice(("talks", "reception")))
        yield fact("Meeting", participant=(guest, host), party=sides, date=date, kind=how)
        if one.visit:
            yield fact("Visit", visitor=guest, destination=sides[1], date=date)
        if draw.random() < 0.1:
            title = f"Hiệp định về {LABELS[often(draw, len(LABELS))]} và nuôi trồng thủy sản"
            yield fact("Agreement", title=title, party=sides, date=date)
        yield fact("OfficeHolding", person=host, title="Bộ trưởng")
    if draw.random() < 0.3:
        yield fact("Policy", holder=Country("VN"), label=LABELS[often(draw, len(LABELS))])


def quads(number: int, version: int = 0) -> tuple[ox.Quad, ...]:
    """The graph of the n-th article."""
    original = first_printed(number)
    issued, text = Date((FIRST_DAY + dt.timedelta(original // A_DAY)).isoformat()), TEXT.format(original)
    article = Article(f"tin-{number}", text, (Sentence(0, len(text), "body", 0),), issued=issued)
    return describe(article, tuple(dict.fromkeys(facts(original, version))))


def first_printed(number: int) -> int:
    """The number of the article that this one prints again; its own where it is new."""
    draw = random.Random(f"reprint {number}")
    return max(0, number - draw.randrange(1, 2 * A_DAY)) if draw.random() < REPRINTED else number


def name(number: int) -> ox.NamedNode:
    """The name of its graph."""
    return ox.NamedNode(article_iri(f"tin-{number}"))


@dataclass(frozen=True)
class Cost:
    """Of a store of so many articles: seconds to decide all, of each single change, and to save these."""

    articles: int
    anew: float
    changes: tuple[float, ...]
    saved: float

    @property
    def median(self) -> float:
        return statistics.median(self.changes)

    @property
    def mean(self) -> float:
        return statistics.fmean(self.changes)


def seconds(work: Callable[[], object]) -> float:
    """Processor time."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def changes(size: int, count: int) -> Iterator[Callable[[Store], object]]:
    """One article more, one edited, one taken out, and so on: of the last days, and of any."""
    draw = random.Random(size)
    for n in range(count):
        old = draw.randrange(size)
        if n % 4 < 2:
            yield lambda store, new=size + n: store.replace(name(new), quads(new))
        elif n % 4 == 2:
            yield lambda store, old=old: store.replace(name(old), quads(old, 1))
        else:
            yield lambda store, old=old: store.remove(f"tin-{old}")


def measured(size: int, count: int, folder: Path) -> Cost:
    """Make a store of so many articles and change it."""
    with Store(folder / f"{size}") as store:
        store.oxigraph.bulk_extend(quad for number in range(size) for quad in quads(number))
        anew = seconds(lambda: derive(store))
        store.flush()
        store.oxigraph.optimize()  # else the files that were loaded are merged meanwhile, which is no cost of one more article
        spent = []
        for change in changes(size, count):
            change(store)
            spent.append(seconds(lambda: derive(store)))
        return Cost(size, anew, tuple(spent), seconds(store.flush))


def table(costs: list[Cost]) -> str:
    """One line a size: all at once, and one article, each also beside the smallest store."""
    one_more = f"{'one more: median':>18}{'mean':>9}{'most':>9}{'saving':>10}{'median beside the least':>25}{'mean':>7}"
    head = f"{'articles':>9}{'all at once':>13}{'each':>9}{one_more}"
    least = costs[0]
    rows = [
        f"{c.articles:>9,}{c.anew:>11.1f} s{c.anew / c.articles * 1000:>6.2f} ms"
        f"{c.median * 1000:>15.1f} ms{c.mean * 1000:>6.1f} ms"
        f"{max(c.changes) * 1000:>6.0f} ms{c.saved * 1000:>7.0f} ms{c.median / least.median:>25.2f}{c.mean / least.mean:>7.2f}"
        for c in costs
    ]
    return "\n".join([head, *rows])


@click.command(help=__doc__)
@click.argument("sizes", nargs=-1, type=click.IntRange(1))
@click.option("--changes", "count", default=100, show_default=True, help="Single articles that are changed in each store.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Make the stores here and leave them.")
def main(sizes: tuple[int, ...], count: int, keep: Path | None) -> None:
    """Measure and print."""
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sorted(sizes or (10_000, 50_000)):
            costs.append(measured(size, count, keep or Path(folder)))
            print(table(costs[-1:]) if len(costs) == 1 else table(costs).splitlines()[-1], flush=True)


if __name__ == "__main__":
    main()
