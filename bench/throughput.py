"""Articles a second: reading and extraction beside peers that go over the same text in the same run.

    python bench/throughput.py [PATH…] [--least N] [--peers N] [--json FILE]

PATH is what `bangiao build` takes (default: the sample articles). A set smaller than N articles (default 1000) is gone
over again until N are reached. Peers that are slow go over `--peers` articles, taken evenly from all. One process, one
core, processor time. Trust the ratios: both sides of each are measured here and now.
"""
from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

import click

from bangiao.extract.article import Article
from bangiao.extract.claiming.claims import claims
from bangiao.extract.claiming.rule import rulebook
from bangiao.extract.extractor import calendar, facts
from bangiao.extract.mentioning.mentions import mentions
from bangiao.extract.reading.read import read
from bangiao.extract.reading.source import Source, sources
from bangiao.extract.settling.offices import offices
from bangiao.extract.settling.resolve import Cast
from bangiao.extract.settling.settle import settle
from bangiao.extract.words.lexicon import lexicon

T = TypeVar("T")
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
START = "from bangiao.cli import main; main()"
STOP = re.compile(r"(?<=[.!?…])\s+(?=\S)")


@dataclass(frozen=True)
class Timing:
    """How long one way over some articles took, in seconds of processor time, and how many characters they have."""

    name: str
    articles: int
    characters: int
    seconds: float

    @property
    def rate(self) -> float:
        """Characters a second: articles of one set differ in length from those of another."""
        return self.characters / max(self.seconds, 1e-9)


def timed(name: str, work: Callable[[T], object], items: list[T], characters: int) -> Timing:
    """Do the work once for warmth on the first item, then on all of them."""
    work(items[0])
    begin = time.process_time()
    for item in items:
        work(item)
    return Timing(name, len(items), characters, time.process_time() - begin)


def scan(article: Article) -> int:
    """The floor: every byte of the text is looked at once."""
    return article.text.encode().count(b"\n")


def split(article: Article) -> list[str]:
    """A sentence splitter of one line, as many programs have it."""
    return STOP.split(article.text)


def extracted(source: Source) -> object:
    """All that bangiao does to a source before it is stored: from its bytes to its facts."""
    article = read(source)
    return facts(article) if isinstance(article, Article) else None


def repeated(items: Iterable[T], least: int) -> list[T]:
    """The items, gone over again until there are at least so many."""
    once = list(items)
    return list(islice(cycle(once), max(least, len(once))))


def peers() -> dict[str, Callable[[Article], object]]:
    """Other programs over the same text, where they are installed (`pip install '.[bench]'`)."""
    if not find_spec("underthesea"):
        print("underthesea is not installed: pip install '.[bench]' adds it to the peers", file=sys.stderr)
        return {}
    from underthesea import ner, word_tokenize

    return {
        "underthesea: words": lambda article: word_tokenize(article.text),
        "underthesea: named entities": lambda article: ner(article.text),
    }


def start_up() -> float:
    """Seconds until `bangiao --version` has answered, the best of three."""
    def once() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", START, "--version"], check=True, capture_output=True)
        return time.perf_counter() - begin

    return min(once() for _ in range(3))


def stages(articles: Iterable[Article]) -> Counter[str]:
    """Seconds that each stage of the extraction took over the articles."""
    spent: Counter[str] = Counter()

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        begin = time.process_time()
        yield
        spent[name] += time.process_time() - begin

    for article in articles:
        with stage("mentions"):
            readings = mentions(article, lexicon())
        with stage("who is meant"):
            cast, times = Cast(readings), calendar(article, readings)
        with stage("claims"):
            told = claims(readings, rulebook())
        with stage("records"):
            settle(told, cast, times)
            offices(readings, cast)
    return spent


def measure(inputs: list[Source], peer_articles: int) -> list[Timing]:
    """Every way over the sources; the last is the whole of bangiao's."""
    articles = [article for item in inputs if isinstance(article := read(item), Article)]
    if not articles:
        raise click.ClickException("no article there; give files that bangiao build takes")
    size = sum(len(article.text) for article in articles)
    some = articles[::max(1, len(articles) // peer_articles)]
    some_size = sum(len(article.text) for article in some)
    return [
        timed("scan of the bytes", scan, articles, size),
        timed("sentences by one regex", split, articles, size),
        *(timed(name, work, some, some_size) for name, work in peers().items()),
        timed("bangiao: reading", read, inputs, size),
        timed("bangiao: reading to facts", extracted, inputs, size),
    ]


def table(timings: list[Timing]) -> str:
    """One line a way: articles, articles and characters a second, and how many times as fast bangiao as a whole is."""
    own = timings[-1].rate
    rows = [
        f"{t.name:<28}{t.articles:>9,}{t.articles / t.seconds:>12,.1f}{t.rate:>16,.0f}{own / t.rate:>18.4g}"
        for t in timings
    ]
    head = f"{'':<28}{'articles':>9}{'a second':>12}{'characters/s':>16}{'bangiao / it':>18}"
    return "\n".join([head, *rows])


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--least", default=1000, show_default=True, help="Go over the articles again until there are so many.")
@click.option("--peers", "peer_articles", default=20, show_default=True, help="Articles that slow peers go over.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the timings to this file too.")
def main(paths: tuple[Path, ...], least: int, peer_articles: int, target: Path | None) -> None:
    """Measure and print."""
    found = repeated((item for item in sources(paths or (SAMPLES,)) if isinstance(item, Source)), least)
    timings = measure(found, peer_articles)
    print(f"{len(found):,} articles in one process\n\n{table(timings)}\n")
    spent = stages(article for item in found[:least] if isinstance(article := read(item), Article))
    print("of the extraction: " + ", ".join(f"{name} {seconds / spent.total():.0%}" for name, seconds in spent.items()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its highest {memory:,.0f} MB, with all inputs held; the command starts in {start_up():.2f} s")
    if target:
        rows = [{**asdict(timing), "rate": timing.rate} for timing in timings]
        target.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
