"""Mistakes, each with both records and its sentence."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bangiao.evaluation.errors import COLUMNS, Mistake, mistakes, stray_anchors, tabular
from bangiao.evaluation.measure import evaluate
from bangiao.extract.fact import Concept, Country, Person

Make = Callable[..., Any]
FIRST = "Sáng 4/9, Bộ trưởng Nguyễn Văn Hải hội đàm với Bộ trưởng Nhật Bản Sato Kenji tại Hà Nội."


def listed(golds: list[Any], graph: Any) -> tuple[Mistake, ...]:
    return mistakes(evaluate(golds, graph), graph)


def test_each_sort_of_mistake_is_told_with_its_sentence(graph: Make, talks: Make, gold: Make, marked: dict[str, Any]) -> None:
    [missed] = listed([gold(meetings=[marked])], graph())
    [spurious] = listed([gold()], graph(talks()))
    [wrong] = listed([gold(meetings=[marked])], graph(talks(date=(), kind=(Concept("call"),))))
    [differs] = listed([gold(meetings=[marked])], graph(talks(kind=(Concept("call"),))))
    assert [m.sort for m in (missed, spurious, wrong, differs)] == ["missed", "spurious", "wrong", "differs"]
    assert {m.sentence for m in (missed, spurious, wrong, differs)} == {FIRST}
    assert (wrong.slots, differs.slots) == (("date", "kind"), ("kind",))
    assert missed.gold.startswith("participants: Nguyễn Văn Hải; Sato Kenji · parties: VN; JP · date: 2025-09-04")
    assert (missed.found, spurious.gold) == ("", "")
    assert "kind: call" in differs.found


def test_what_is_right_or_optional_is_no_mistake(graph: Make, talks: Make, gold: Make, marked: dict[str, Any]) -> None:
    assert listed([gold(meetings=[marked])], graph(talks())) == ()
    assert listed([gold(meetings=[{**marked, "optional": True}])], graph(talks(date=()))) == ()


def test_words_that_are_not_in_the_article_stand_for_their_sentence(graph: Make, gold: Make, marked: dict[str, Any]) -> None:
    golds = [gold(meetings=[{**marked, "anchor": "hội đàm ở Huế"}])]
    assert listed(golds, graph())[0].sentence == "hội đàm ở Huế"
    [stray] = stray_anchors(golds, graph())
    assert str(stray).startswith("gold/a.json: meetings[0].anchor: these words are not in the article: 'hội đàm ở Huế'; ")
    assert not list(stray_anchors([gold(meetings=[marked])], graph()))


def test_mistakes_are_sorted_by_type_and_sort(graph: Make, talks: Make, gold: Make, marked: dict[str, Any]) -> None:
    lao = talks(participant=(Person("Kham"), Person("Lan")), party=(Country("LA"), Country("CN")))
    golds = [gold(statements=[{"speaker": "Hải", "anchor": "Việt Nam kiên trì", "verb": "khẳng định"}], meetings=[marked])]
    found = listed(golds, graph(lao))
    assert [(m.kind, m.sort) for m in found] == [("meetings", "missed"), ("meetings", "spurious"), ("statements", "missed")]
    assert found[2].sentence.startswith("Ông Hải khẳng định")
    heading, *rows = tabular(found).splitlines()
    assert heading.split("\t") == list(COLUMNS)
    assert {len(row.split("\t")) for row in rows} == {len(COLUMNS)}
