"""A query page: a question in Vietnamese and English, its parameters, and SPARQL that runs as it stands in any console.

    # vi: Ai đã gặp ai?
    # en: Who met whom?
    # param who (person): Nhân vật / Person
    # param to (date, end): Đến ngày / To

    SELECT … WHERE {
      VALUES (?who ?to) { (<https://…> UNDEF) }
      …
    }

The header ends at the first line that is no comment. The one VALUES block whose variables are the declared parameters
holds one row: the example, the default and the test. Filling a page replaces that row with terms and nothing else, so
that no value can become syntax.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path
from typing import cast, get_args

import pyoxigraph as ox

from bangiao.queries.errors import PageError
from bangiao.queries.kinds import ParameterKind

Term = ox.NamedNode | ox.Literal
Row = Mapping[str, tuple[Term, ...]]  # for each parameter the terms it may be; none at all where it may be anything

_HEADER = re.compile(r"#\s*(?P<key>vi|en|param)\b(?P<rest>.*)")
_PARAMETER = re.compile(
    r"\s+(?P<name>\w+)\s*\((?P<kind>\w+)(?P<end>,\s*end)?\)\s*:\s*(?P<vi>[^/]+?)\s*/\s*(?P<en>.+?)\s*"
)
_LIST = re.compile(r"""GROUP_CONCAT\s*\([^;?]*\?\w+[^;]*;\s*SEPARATOR\s*=\s*"([^"]+)"\s*\)\s*AS\s*\?(\w+)""", re.IGNORECASE)
_FORM = "# param NAME (KIND): Nhãn / Label"
# What a variable may stand in is looked for outside of comments, texts and IRIs.
_TOKEN = re.compile(
    r"""
    \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
    | " (?: [^"\\\n] | \\. )* " | ' (?: [^'\\\n] | \\. )* '
    | < [^<>"{}|^`\\\s]* > | \#[^\n]* | [?$]\w+ | \w+ | \S
    """,
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as declared: its variable without the sign, what it may be, and its labels.

    `end` says that a date given as a month or a year stands for its last day, not its first.
    """

    name: str
    kind: ParameterKind
    vi: str
    en: str
    end: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A query page, read and checked. `sparql` is the whole file; `row` the span of its VALUES rows in it."""

    name: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str
    order: tuple[str, ...]  # the parameters as the VALUES block names them
    row: tuple[int, int]
    example: tuple[tuple[str, Term | None], ...]
    lists: tuple[tuple[str, str], ...] = ()  # what parts the items of a column that GROUP_CONCAT makes, and the column

    def parameter(self, name: str) -> Parameter:
        """The declared parameter of that name; PageError, naming those there are, where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = _listed(p.name for p in self.parameters)
        raise PageError(f"{self.name}: there is no parameter {name!r}; the parameters are {known}")

    def fill(self, values: Row) -> str:
        """The page's SPARQL with a row for each combination of `values`; what is not named keeps its example.

        An empty tuple lets the parameter be anything (UNDEF).
        """
        for name in values:
            self.parameter(name)
        if not self.parameters:
            return self.sparql
        return f"{self.sparql[: self.row[0]]} {' '.join(self._rows(values))} {self.sparql[self.row[1] :]}"

    def _rows(self, values: Row) -> Iterator[str]:
        example = dict(self.example)
        columns = [values[name] or (None,) if name in values else (example[name],) for name in self.order]
        for row in product(*columns):
            yield f"({' '.join('UNDEF' if term is None else str(term) for term in row)})"


def pages_directory() -> Path:
    """Where the pages stand."""
    return Path(str(resources.files("bangiao.queries")))


def page_names() -> tuple[str, ...]:
    """The names of the pages there are, sorted."""
    return tuple(sorted(path.stem for path in pages_directory().glob("*.rq")))


@cache
def page(name: str) -> Page:
    """The page of that name; PageError where there is none, or it is broken."""
    if name not in page_names():
        raise PageError(f"{name}: there is no such query page; name a file FILE.rq, or one of {_listed(page_names())}")
    return read_page(pages_directory() / f"{name}.rq")


def pages() -> tuple[Page, ...]:
    """All pages, by name."""
    return tuple(page(name) for name in page_names())


def read_page(path: Path) -> Page:
    """The page of a file; PageError with file and line where it is broken or cannot be read."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(f"{path}: the page cannot be read ({error}); give a file in UTF-8") from None
    return parse_page(unicodedata.normalize("NFC", text), path.stem, str(path.name))


def is_page(text: str) -> bool:
    """Whether a query has the header of a page, so that it is to be read as one."""
    return any(_HEADER.match(line) for line in _header(text))


def parse_page(text: str, name: str, place: str) -> Page:
    """The page in `text`; PageError, with `place` and line, where header, VALUES row and query do not fit together."""
    questions, parameters = _declarations(text, place)
    if missing := [key for key in ("vi", "en") if key not in questions]:
        raise PageError(f"{place}:1: the question in {missing[0]!r} is missing; add a line `# {missing[0]}: …`")
    order, row, example = _values(text, parameters, place)
    _check_used(text, row, parameters, place)
    return Page(name, questions["vi"], questions["en"], tuple(parameters), text, order, row, example, tuple(_LIST.findall(text)))


def _header(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line


def _declarations(text: str, place: str) -> tuple[dict[str, str], dict[Parameter, int]]:
    questions: dict[str, str] = {}
    parameters: dict[Parameter, int] = {}
    for number, line in enumerate(_header(text), 1):
        match = _HEADER.match(line)
        if not match:
            problem = f"the header holds `# vi:`, `# en:` and `{_FORM}` alone"
            raise PageError(f"{place}:{number}: {problem}; put a remark below an empty line")
        key, rest = match["key"], match["rest"]
        if key == "param":
            parameters[_parameter(rest, f"{place}:{number}", {p.name for p in parameters})] = number
        elif key in questions or not rest.startswith(":") or not rest[1:].strip():
            raise PageError(f"{place}:{number}: a page asks one question in {key!r}; write one line `# {key}: …`")
        else:
            questions[key] = rest[1:].strip()
    return questions, parameters


def _parameter(rest: str, place: str, known: set[str]) -> Parameter:
    match = _PARAMETER.fullmatch(rest)
    if not match:
        raise PageError(f"{place}: not a parameter; write `{_FORM}`")
    if match["kind"] not in get_args(ParameterKind):
        kinds = _listed(get_args(ParameterKind))
        raise PageError(f"{place}: there is no kind {match['kind']!r} of parameter; the kinds are {kinds}")
    if match["name"] in known:
        raise PageError(f"{place}: the parameter {match['name']!r} is declared twice; remove one")
    if match["end"] and match["kind"] != "date":
        raise PageError(f"{place}: only a date has an end; write ({match['kind']})")
    return Parameter(match["name"], cast(ParameterKind, match["kind"]), match["vi"], match["en"], bool(match["end"]))


def _values(
    text: str, parameters: Mapping[Parameter, int], place: str
) -> tuple[tuple[str, ...], tuple[int, int], tuple[tuple[str, Term | None], ...]]:
    """The VALUES block of the parameters: its variables, the span of its rows, and the one row there is."""
    names = {p.name for p in parameters}
    if not names:
        return (), (0, 0), ()
    blocks = [block for block in _blocks(text) if names & set(block[0])]
    if len(blocks) != 1:
        form = f"VALUES ({_variables(names)}) {{ (…) }}"
        raise PageError(f"{place}:1: {len(blocks)} VALUES blocks hold parameters; write one: {form}")
    order, span = blocks[0]
    line = text.count("\n", 0, span[0]) + 1
    for parameter, declared in parameters.items():
        if parameter.name not in order:
            problem = f"?{parameter.name} is declared but not in the VALUES block of line {line}"
            raise PageError(f"{place}:{declared}: {problem}; add it there")
    if undeclared := [name for name in order if name not in names]:
        raise PageError(f"{place}:{line}: ?{undeclared[0]} is in the VALUES block but not declared; add `{_FORM}`")
    return order, span, _example(text, order, span, f"{place}:{line}")


def _blocks(text: str) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Each `VALUES (?a ?b) { … }` outside of texts and comments: its variables, and the span between its braces."""
    found = tokens(text)
    for at, (word, _) in enumerate(found):
        if word.upper() != "VALUES" or at + 1 == len(found) or found[at + 1][0] != "(":
            continue
        words = [w for w, _ in found[at:]]
        if "{" in words and "}" in words:
            opened, closed = words.index("{"), words.index("}")
            names = tuple(w[1:] for w in words[2:opened] if w[0] in "?$")
            yield names, (found[at + opened][1] + 1, found[at + closed][1])


def tokens(text: str) -> list[tuple[str, int]]:
    """The words and signs of a query, without its comments, each with its place."""
    return [(m.group(), m.start()) for m in _TOKEN.finditer(text) if not m.group().startswith("#")]


def _example(
    text: str, order: tuple[str, ...], span: tuple[int, int], place: str
) -> tuple[tuple[str, Term | None], ...]:
    """The terms of the row, as Oxigraph reads them."""
    prologue = "\n".join(re.findall(r"^\s*PREFIX\s+\S+\s*<[^>]*>", text, re.MULTILINE | re.IGNORECASE))
    variables = " ".join(f"?{name}" for name in order)
    query = f"{prologue} SELECT {variables} WHERE {{ VALUES ({variables}) {{ {text[slice(*span)]} }} }}"
    try:
        rows = list(cast(ox.QuerySolutions, ox.Store().query(query)))
    except SyntaxError as error:
        form = " ".join("…" for _ in order)
        raise PageError(f"{place}: the VALUES row cannot be read ({error}); write ({form})") from None
    if len(rows) != 1:
        raise PageError(f"{place}: {len(rows)} VALUES rows; write one, the example that readers see and tests ask")
    return tuple((name, cast("Term | None", rows[0][name])) for name in order)


def _check_used(text: str, row: tuple[int, int], parameters: Mapping[Parameter, int], place: str) -> None:
    before = text.rfind("VALUES", 0, row[0]) if parameters else 0
    used = {word[1:] for word, at in tokens(text) if word[0] in "?$" and not before <= at < row[1]}
    for parameter, line in parameters.items():
        if parameter.name not in used:
            raise PageError(
                f"{place}:{line}: ?{parameter.name} is declared but the query does not use it; use it, or remove it"
            )


def _variables(names: Iterable[str]) -> str:
    return " ".join(f"?{name}" for name in sorted(names))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
