"""Articles and facts that the tests of the graph are made of, written here: they need no reading and no rules."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bangiao.extract.article import Article, Sentence
from bangiao.extract.fact import Concept, Country, Date, Fact, Organization, Passage, Person, Place, Principle, Value
from bangiao.graph import period
from bangiao.graph.derive import derive
from bangiao.graph.describe import describe
from bangiao.graph.identity.identify import identify
from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Node, Telling, node, tellings
from bangiao.graph.identity.overrule import Overrule
from bangiao.graph.identity.why import Verdict, why
from bangiao.graph.iri import entity_path, fact_path
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import ID

TEXT = "Chiều 14/10, Đại tướng Phan Văn Giang tiếp ông Haluk Görgün tại Hà Nội, nhắc lại chính sách “bốn không”."

BRIEF = "Chiều 14/10, hai bên gặp nhau."  # so short that who writes the same need not have copied it

Make = Callable[..., Article]
MakeFact = Callable[..., Fact]


@pytest.fixture
def article() -> Make:
    """Makes an article of one sentence."""

    def make(id_: str = "bai-1", text: str = TEXT, issued: str | None = "2025-10-14", **rest: str) -> Article:
        return Article(id_, text, (Sentence(0, len(text), "body", 0),), issued=Date(issued) if issued else None, **rest)

    return make


@pytest.fixture
def meeting() -> MakeFact:
    """Makes a meeting of the two of the text, with values added or (with None) left out."""

    def make(**changes: Value | tuple[Value, ...] | None) -> Fact:
        values: dict[str, Value | tuple[Value, ...] | None] = {
            "participant": (Person("Phan Văn Giang", "VN", (), "Đại tướng"), Person("Haluk Görgün", "TR")),
            "party": (Country("VN"), Country("TR")), "place": Place("Hà Nội", "VN"), "kind": Concept("reception"),
            "status": Concept("held"), "date": Date("2025-10-14"), **changes,
        }
        pairs = [(name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,))]
        kept = tuple((name, value) for name, value in pairs if value is not None)
        return Fact("Meeting", kept, (Passage(0, 70, ("participant", "date")),), ("Tiếp",))

    return make


@pytest.fixture
def policy() -> Fact:
    """A policy with two principles."""
    start = TEXT.index("“")
    values = (
        ("holder", Country("VN")),
        ("label", "bốn không"),
        ("principle", Principle("không tham gia liên minh quân sự", 1)),
        ("principle", Principle("không sử dụng vũ lực", 2)),
    )
    return Fact("Policy", values, (Passage(start, start + 11, ("label",)),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    with Store(tmp_path / "store") as opened:
        yield opened


def fact(cls: str, **values: Value | tuple[Value, ...]) -> Fact:
    """A fact of a class with these values."""
    pairs = ((name, v) for name, some in values.items() for v in (some if isinstance(some, tuple) else (some,)))
    return Fact(cls, tuple(pairs), (Passage(0, 5, ()),))


def telling(id_: str, facts: Sequence[Fact], issued: str | None = None, text: str = BRIEF) -> list[Telling]:
    """What identity hears of an article with these facts, which all are told in its first words."""
    article = Article(id_, text, (Sentence(0, len(text), "body", 0),), issued=Date(issued) if issued else None)
    return list(tellings(describe(article, tuple(facts)), ID))


def same_sets(index: Index) -> set[frozenset[str]]:
    """The sets of nodes that are one, in an index."""
    sets: dict[str, set[str]] = defaultdict(set)
    for one, least in index.pairs():
        assert least < one, "the least IRI of a set stands for it"
        sets[least] |= {one, least}
    return {frozenset(group) for group in sets.values()}


@dataclass
class World:
    """Articles as identity hears of them: each change is decided on its own, and must come to what deciding anew comes to."""

    overrule: Overrule = field(default_factory=Overrule)
    index: Index = field(default_factory=Index)
    told: dict[str, list[Telling]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)  # the identity graph: of each node that is not the least, the least

    def hear(self, id_: str, *facts: Fact, issued: str | None = None, text: str = BRIEF) -> list[Telling]:
        """What an article with these facts tells."""
        return telling(id_, facts, issued, text)

    def put(self, id_: str, *facts: Fact, issued: str | None = None, text: str = BRIEF) -> None:
        """Let an article tell these facts, whatever it told before."""
        self.change({id_: self.hear(id_, *facts, issued=issued, text=text)})

    def say(self, *entities: Person | Organization | Place) -> None:
        """Let each be spoken of in one more article of its own."""
        for entity in entities:
            self.put(f"bai-{len(self.told)}", fact("Statement", speaker=entity))

    def remove(self, *ids: str) -> None:
        """Take articles out."""
        self.change({id_: [] for id_ in ids})

    def change(self, told: dict[str, list[Telling]]) -> None:
        """Let several articles change at once."""
        self._amend(identify(self.index, told.items(), self.overrule))
        self.told |= told

    def _amend(self, moved: set[str]) -> None:
        """Write what is another now, and only that, as a build does."""
        least = {node: self.index.least(node) for node in moved}
        kept = {node: its for node, its in self.written.items() if node not in moved}
        self.written = kept | {node: its for node, its in least.items() if its != node}

    def sets(self) -> set[frozenset[str]]:
        """The nodes that are one."""
        assert list(self.index.pairs()) == list(self.anew().pairs())
        assert sorted(self.written.items()) == list(self.index.pairs()), "what is another now is said to be"
        return same_sets(self.index)

    def anew(self, told: Iterable[tuple[str, list[Telling]]] | None = None) -> Index:
        """An index of the same articles, decided at once."""
        index = Index()
        identify(index, self.told.items() if told is None else told, self.overrule)
        return index

    def why(self, one: str, other: str) -> Verdict:
        """What is said of two nodes."""
        return why(self.index, one, other, self.overrule)


@pytest.fixture
def world() -> Iterator[World]:
    """No article yet."""
    made = World()
    yield made
    made.index.close()


@pytest.fixture(scope="session")
def worlds() -> type[World]:
    """Makes worlds, one for each example of a property."""
    return World


@pytest.fixture(name="fact", scope="session")
def make_fact() -> MakeFact:
    """Makes a fact: `fact("Visit", visitor=…, destination=…)`."""
    return fact


@pytest.fixture
def event() -> Callable[..., Node]:
    """Makes the node of an event from its class, its article and its traits, each a value or several."""

    def make(cls: str, article: str = "a", **traits: str | tuple[str, ...]) -> Node:
        told = {(name, v) for name, some in traits.items() for v in (some if isinstance(some, tuple) else (some,))}
        if "date" in traits:
            told |= _bounds(str(traits["date"]))
        return node(f"{cls.lower()}/{article}", cls, {*told, ("article", article)})

    return make


def _bounds(date: str) -> set[tuple[str, str]]:
    return {("earliest", period.earliest(Date(date)).value), ("latest", period.latest(Date(date)).value)}


@pytest.fixture
def entity() -> Callable[..., Node]:
    """Makes the node of a person, an organisation or a place."""

    def make(value: Person | Organization | Place, *offices: str) -> Node:
        others = getattr(value, "other_names", ())
        traits = [("name", value.name), *(("other", name) for name in others), *(("office", title) for title in offices)]
        return node(entity_path(value), type(value).__name__, traits)

    return make


@pytest.fixture(scope="session")
def path_of() -> Callable[[str, Fact], str]:
    """The IRI of an article's fact, without the base."""
    return lambda id_, told: fact_path(id_, told.cls, told.values)


@pytest.fixture
def reported(store: Store, article: Make, meeting: MakeFact, policy: Fact) -> Store:
    """A store of one meeting told by three articles: by its day, by its month, with another kind and spelling."""
    other = ("Haluk Görgün",)
    tellings = {
        "bai-1": meeting(), "Bài 2": meeting(date=Date("2025-10"), place=None),
        "bai-3": meeting(kind=Concept("talks"), participant=(Person("Phan Văn Giang", "VN"), Person("Gorgun", "TR", other))),
    }
    for id_, told in tellings.items():
        source = article(id_, title=f"=Tựa; của\n{id_}", publisher="Báo", url=f"https://example.org/{id_}")
        quads = describe(source, (told, policy))
        store.replace(quads[0].graph_name, quads)  # type: ignore[arg-type]
    derive(store)
    return store
