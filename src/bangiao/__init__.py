"""bangiao: Vietnamese diplomatic news into a knowledge graph whose every fact is tied to its passage.

    import bangiao
    bangiao.build(["samples"])
    answer = bangiao.Graph().ask("meetings-of-country", country="TR")

Importing this loads nothing else; each call loads what it uses.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from owlready2 import Ontology
    from rdflib import Dataset

    from bangiao.graph.build import Summary
    from bangiao.graph.stats import Stats
    from bangiao.graph.store import Store
    from bangiao.queries.answer import Answer
    from bangiao.queries.explanation import Explanation, Report
    from bangiao.queries.values import Given, Values

__all__ = ["Graph", "build", "objects"]

_DEFAULT = ".bangiao"


def build(
    paths: Iterable[str | Path], store: str | Path = _DEFAULT, *, workers: int = 1, base: str | None = None
) -> Summary:
    """Read the articles of `paths` (files, folders, "-") into the graph at `store`, which is made where it is missing.

    `workers` counts the processes that read; with more than one, a script needs the guard `if __name__ == "__main__"`.
    `base` begins the IRIs of the data. What cannot be read is in the summary's `refused`. Raises GraphError where the
    store fails.
    """
    from bangiao.graph.store import Store
    from bangiao.queries.checked_build import build as run

    with Store(store, base=base) as opened:
        return run(paths, opened, workers=workers)


def objects(file: str | Path, *, passages: bool = False) -> Ontology:
    """`Graph.objects` of a file of RDF that was exported (`graph.ttl`, `graph.nq.gz`), where one has no store.

    Raises GraphError where it cannot be read.
    """
    from bangiao.graph.objects import objects_of_file

    return objects_of_file(file, passages=passages)


class Graph:
    """A graph that has been built. It is opened anew for each call, so it is always the latest and hinders no build."""

    def __init__(self, path: str | Path = _DEFAULT) -> None:
        self.path = Path(path)
        with self.store():
            pass  # a path that is no store is told at once

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, open for reading while the context lasts."""
        from bangiao.graph.store import Store

        with Store(self.path, mode="read") as opened:
            yield opened

    @contextmanager
    def dataset(self) -> Iterator[Dataset]:
        """An rdflib Dataset on the graph while the context lasts; pass it queries as strings."""
        with self.store() as opened:
            yield opened.dataset()

    def ask(
        self, question: str, values: Values | None = None, /, *, timeout: float | None = None, **named: Given
    ) -> Answer:
        """The answer to a query page, by its name, or to SPARQL.

        The page's parameters come by name (`who="Phan Văn Giang"`) or, where a name is a word of Python, in `values`
        (`{"from": "2025-06"}`). `timeout` is in seconds. Raises AskError with the remedy.
        """
        from bangiao.queries.asking import ask

        with self.store() as opened:
            return ask(opened, question, {**(values or {}), **named}, timeout=timeout)

    def facts(self, article: str, language: str = "vi") -> Report:
        """What an article, named by its id, URL or IRI, gave; labels in "vi" or "en"."""
        from bangiao.queries.explanation import facts

        with self.store() as opened:
            return facts(opened, article, language)

    def explain(self, iri: str, language: str = "vi") -> Explanation:
        """A fact with the sentences that state it, in this article and in others that tell of the same."""
        from bangiao.queries.explanation import explain

        with self.store() as opened:
            return explain(opened, iri, language)

    def stats(self) -> Stats:
        """What the graph holds, in numbers."""
        from bangiao.graph.stats import stats

        with self.store() as opened:
            return stats(opened)

    def objects(self, *, passages: bool = False) -> Ontology:
        """The classes of the ontology as owlready2's Python objects, with the graph's nodes as their members.

        `Graph().objects().Meeting.instances()`, and of each `meeting.participant`; with `passages` also what facts stand on.
        """
        from bangiao.graph.objects import objects

        with self.store() as opened:
            return objects(opened, passages=passages)

    def export(self, path: str | Path, format_: str | None = None, article: str | None = None, *, text: bool = True) -> None:
        """Write the graph, or one article's, to a file, or ("csv") as tables to a folder.

        `format_` is as in `bangiao export --format`; where it is None, the name tells it (`graph.trig.gz`). Without `text`
        the bodies of articles are left out.
        """
        from bangiao.graph.export import to_file, to_folder

        with self.store() as opened:
            if format_ == "csv":
                to_folder(opened, path, format_, article, text=text)
            else:
                to_file(opened, path, format_, article, text=text)
