"""Articles a second: reading and extraction beside peers that go over the same text in the same run.

    python bench/throughput.py [PATH…] [--least N] [--json FILE]

PATH is what `bangiao build` takes (default: the sample articles). A set smaller than N articles (default 1000) is gone
over again until N are reached. One process, one core. Trust the ratios: both sides of each are measured here and now.
"""
from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

import click

from bangiao.extract.article import Article
from bangiao.extract.extractor import facts
from bangiao.extract.reading.read import read
from bangiao.extract.reading.source import Source, sources

T = TypeVar("T")
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
START = "from bangiao.cli import main; main()"
STOP = re.compile(r"(?<=[.!?…])\s+(?=\S)")


@dataclass(frozen=True)
class Timing:
    """How long one way over all articles took, in seconds of processor time."""

    name: str
    articles: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / max(self.seconds, 1e-9)


def timed(name: str, work: Callable[[T], object], items: list[T]) -> Timing:
    """Do the work once for warmth on the first item, then on all of them."""
    work(items[0])
    begin = time.process_time()
    for item in items:
        work(item)
    return Timing(name, len(items), time.process_time() - begin)


def scan(article: Article) -> int:
    """The floor: every byte of the text is looked at once."""
    return article.text.encode().count(b"\n")


def split(article: Article) -> list[str]:
    """A sentence splitter of one line, as many programs have it."""
    return STOP.split(article.text)


def repeated(items: Iterable[T], least: int) -> list[T]:
    """The items, gone over again until there are at least so many."""
    once = list(items)
    return list(islice(cycle(once), max(least, len(once))))


def peers() -> dict[str, Callable[[Article], object]]:
    """Other ways over the same text: two that are always there, and underthesea's where it is installed."""
    found: dict[str, Callable[[Article], object]] = {"scan of the bytes": scan, "sentences by one regex": split}
    if find_spec("underthesea"):
        from underthesea import word_tokenize

        found["underthesea: words"] = lambda article: word_tokenize(article.text)
    return found


def start_up() -> float:
    """Seconds until `bangiao --version` has answered, the best of three."""
    def once() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", START, "--version"], check=True, capture_output=True)
        return time.perf_counter() - begin

    return min(once() for _ in range(3))


def measure(paths: tuple[Path, ...], least: int) -> list[Timing]:
    """Every way over the articles of those paths."""
    inputs = repeated((item for item in sources(paths) if isinstance(item, Source)), least)
    articles = [article for item in inputs if isinstance(article := read(item), Article)]
    if not articles:
        raise click.ClickException(f"no article in {', '.join(map(str, paths))}; give files that bangiao build takes")
    timings = [timed(name, work, articles) for name, work in peers().items()]
    return [*timings, timed("bangiao: reading", read, inputs), timed("bangiao: facts", facts, articles)]


def table(timings: list[Timing]) -> str:
    """One line a way: articles a second, and its time as a share of the time that the facts took."""
    own = timings[-1].rate
    rows = [f"{t.name:<26}{t.rate:>14,.0f}{own / t.rate:>18.4f}" for t in timings]
    return "\n".join([f"{'':<26}{'articles/s':>14}{'time, facts = 1':>18}", *rows])


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--least", default=1000, show_default=True, help="Go over the articles again until there are so many.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the timings to this file too.")
def main(paths: tuple[Path, ...], least: int, target: Path | None) -> None:
    """Measure and print."""
    timings = measure(paths or (SAMPLES,), least)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{timings[-1].articles:,} articles in one process\n\n{table(timings)}\n")
    print(f"memory at its highest {memory:,.0f} MB; the command starts in {start_up():.2f} s")
    if target:
        rows = [{**asdict(timing), "rate": timing.rate} for timing in timings]
        target.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
