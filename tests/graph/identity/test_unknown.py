"""Nodes that analysts name and no article tells of: shown with those most like them."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from bangiao.graph.identity.index import Index
from bangiao.graph.identity.node import Telling
from bangiao.graph.identity.unknown import Unknown, unknown

NODES = ("person/VN/nguyen-thi-hồng-vân", "person/VN/nguyen-thi-hồng", "person/VN/vu-trong-khoi", "place/VN/nguyen-thi-hong-van")


@pytest.fixture
def index() -> Iterator[Index]:
    with Index() as made:
        made.tell("bài", [Telling(node, "Person", frozenset()) for node in NODES])
        yield made


@pytest.mark.parametrize(("written", "nearest"), [
    ("person/VN/nguyen-thi-hồng-vâm", NODES[:2]),
    ("person/TH/vu-trong-khoi", (NODES[2],)),
    ("person/VN/x", ()),
    ("persons/VN/vu-trong-khoi", (NODES[2],)),  # no kind of node: all are looked through
    ("place/VN/vu-trong-khoi", ()),  # no person where a place is meant
])  # fmt: skip
def test_the_likest_of_its_kind_are_shown(index: Index, written: str, nearest: tuple[str, ...]) -> None:
    assert unknown(index, [("same.tsv:4", NODES[0]), ("same.tsv:5", written)]) == (Unknown("same.tsv:5", written, nearest),)


def test_of_whom_a_province_is_told_now_the_old_node_is_named_and_the_new_one_shown() -> None:
    with Index() as index:
        index.tell("bài", [Telling("person/VN/vu-trong-khoi/local/an-giang", "Person", frozenset())])
        nearest = ("person/VN/vu-trong-khoi/local/an-giang",)
        old = "person/VN/vu-trong-khoi/local"
        assert unknown(index, [("same.tsv:4", old)]) == (Unknown("same.tsv:4", old, nearest),)


def test_an_empty_store_has_nothing_like_it() -> None:
    with Index() as index:
        assert unknown(index, [("same.tsv:4", "person/VN/a")]) == (Unknown("same.tsv:4", "person/VN/a"),)
