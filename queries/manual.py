"""The list of query pages for readers, in Markdown; `docs/queries.md` is this, and a test keeps it so."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from bangiao.queries.answer import short
from bangiao.queries.kinds import TAKES
from bangiao.queries.page import Page, Parameter, Term

_INTRODUCTION = """# Các câu hỏi có sẵn / The query pages

Mỗi câu hỏi là một tệp `queries/*.rq`, chạy được nguyên văn trong mọi bảng điều khiển SPARQL. Hỏi bằng
`bangiao query TÊN --set THAM_SỐ=GIÁ_TRỊ`; tham số không nêu thì giữ ví dụ, để trống (`--set from=`) thì là bất kỳ.
Các bài nói khác nhau thì ô trích dẫn (`quote`) là đoạn dài nhất trong bài sớm nhất (bài không ghi ngày đứng sau), ô tên là
tên dài nhất; dòng không có ngày đứng cuối.

Each page is a file `queries/*.rq` that runs as it stands in any SPARQL console. Ask it with `bangiao query NAME --set
PARAMETER=VALUE`: a parameter not named keeps its example, an empty one (`--set from=`) may be anything, and one given
several times may be any of them. Where articles differ, the cell `quote` has the longest passage of the earliest article
(one without a day comes after those), and the cell of a name the longest one; rows without a day come last. This list is
made by `bangiao queries list --markdown`.
"""


def manual(pages: Iterable[Page]) -> str:
    """The Markdown text that lists the pages with their questions, parameters and examples."""
    return "\n".join([_INTRODUCTION, *(line for page in pages for line in _page(page))])


def example_command(page: Page) -> str:
    """The command that asks the page's example."""
    given = ((name, value) for name, value in page.example if value is not None)
    return " ".join(["bangiao query", page.name, *(f'--set {name}="{_written(value)}"' for name, value in given)])


def _page(page: Page) -> Iterator[str]:
    yield f"## {page.name}\n\n{page.vi}  \n{page.en}\n"
    if page.parameters:
        yield "| | | |\n| --- | --- | --- |"
        yield from (_parameter(parameter) for parameter in page.parameters)
        yield ""
    yield f"    {example_command(page)}\n"


def _parameter(parameter: Parameter) -> str:
    vi, en = TAKES[parameter.kind]
    return f"| `{parameter.name}` | {parameter.vi} / {parameter.en} | {vi} / {en} |"


def _written(value: Term) -> str:
    return short(value)
