"""Pushes over a bad line, from writing processes that die, of data that stores find hard: nothing lost, nothing double."""
from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.graph.derive import remove
from bangiao.graph.errors import RemoteError
from bangiao.graph.iri import article_iri
from bangiao.graph.remote.protocol import Protocol, RemoteStore
from bangiao.graph.remote.push import Pushed
from bangiao.graph.store import Store
from bangiao.ontology.vocabulary import XSD
from stores.proxy import CARRIED_OUT, PAGE, TRUNCATED, UNREAD, UNSENT, Fault, Proxy, answered, before, delayed, dripping, refused
from stores.server import Server

Reach = Callable[..., RemoteStore]
Bring = Callable[..., Pushed]
BOTH = pytest.mark.parametrize("protocol", ["graph-store", "update"])
FOREIGN = "https://example.org/của-người-khác"
TRIPLE = ox.Triple(NamedNode("urn:a"), NamedNode("urn:b"), Literal("của người khác", language="vi"))
TIMEOUT = 0.3  # seconds that a store may be silent, in these tests
FAULTS: list[Fault | None] = [
    None, None, None, UNREAD, UNSENT, CARRIED_OUT, TRUNCATED, refused(500), refused(503, "0"), refused(429, "0"), refused(502),
    refused(401), refused(413), delayed(0.01), dripping("head", 0.0005), answered(PAGE),
]  # fmt: skip


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries without their pauses."""
    monkeypatch.setattr("urllib3.util.retry.Retry.sleep", lambda self, response=None: None)


def typed(value: str, kind: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def iri(name: str) -> NamedNode:
    return NamedNode("https://tin.example.org/" + name)


HARD = {  # article ids with letters, spaces and signs that IRIs escape, and a value that stores may find hard
    "ngày 11-6": typed("2025-06-11", "date"), "tháng 6": typed("2025-06", "gYearMonth"), "năm 2025": typed("2025", "gYear"),
    "năm xưa": typed("0938", "gYear"), "nghìn tỷ": typed("50000000000", "integer"), "đúng": typed("true", "boolean"),
    "0.90": typed("0.90", "decimal"), "giờ Hà Nội": typed("2025-10-14T10:00:00+07:00", "dateTime"),
    "tiếng Việt": Literal("Đại tướng Phan Văn Giang", language="vi"), "chữ Hán": Literal("越南", language="zh-Hant"),
    "chữ Nôm 🇻🇳": Literal("cờ 🇻🇳, chữ 𡨸喃"), "rỗng": Literal(""), "dấu tổ hợp": Literal("Vie\u0323\u0302t Nam"),
    "ngoặc “”": Literal('"""\\ \\u0041 \t {} <x> #\ndòng hai\r\n'), "dài 190 kB": Literal("Đối tác chiến lược. " * 7_000),
    "địa chỉ": iri("bài-báo/số%201?a=b&c='d'(e)#f"), "địa chỉ 🇻🇳": iri("🇻🇳/đường-dẫn"),
}  # fmt: skip


@BOTH
def test_what_stores_find_hard_arrives(
    store: Store, server: Server, reach: Reach, bring: Bring, compare: Callable[..., Any], protocol: Protocol
) -> None:
    """Read back by SELECT, which `verify` does not use: equal, but for what Virtuoso is known to write otherwise."""
    server.put(FOREIGN, [TRIPLE])
    for id_, value in HARD.items():
        graph = NamedNode(article_iri(id_, store.base))
        store.replace(graph, [Quad(graph, NamedNode("urn:p"), value, graph)])
    remote = reach(server, protocol)
    pushed = bring(store, remote)
    assert (pushed.sent, pushed.refused) == (len(HARD), [])
    assert compare(store, remote).same
    ours, theirs = set(store.oxigraph), server.quads() - {Quad(*TRIPLE, NamedNode(FOREIGN))}
    assert {quad.graph_name for quad in theirs} == {quad.graph_name for quad in ours}
    rewritten = {"oxigraph": set(), "virtuoso": {"boolean", "integer", "dateTime", "decimal"}}[server.name]
    kinds = {quad.object.datatype.value.removeprefix(XSD) for quad in ours - theirs if isinstance(quad.object, Literal)}
    assert kinds <= rewritten
    assert not [quad for quad in ours - theirs if not isinstance(quad.object, Literal)]


@BOTH
@pytest.mark.parametrize("seed", range(4))
def test_whatever_fails_a_push_that_ends_well_has_brought_everything(
    filled: Store, faulty: tuple[Server, Proxy], reach: Reach, bring: Bring, compare: Callable[..., Any],
    protocol: Protocol, seed: int,
) -> None:
    """Faults by lot, more than the retries bear: pushes are begun anew until one has nothing to complain of."""
    server, proxy = faulty
    chance = random.Random(f"{server.name} {protocol} {seed}")
    server.put(FOREIGN, [TRIPLE])
    proxy.script.extend(chance.choice(FAULTS) for _ in range(60))
    rounds = 0
    for removed in (None, "Bài 2"):
        if removed:
            remove(filled, [removed])
        while complains(lambda: bring(filled, reach(server, protocol, retries=1))):
            rounds += 1
            assert rounds < 80, "each round fetches a fault from the script, which ends"
    proxy.script.clear()
    assert bring(filled, remote := reach(server, protocol)).sent == 0
    assert compare(filled, remote).same
    ours = Counter(quad.graph_name.value for quad in filled.oxigraph)
    assert {graph: server.count(graph) for graph in server.graph_names()} == {FOREIGN: 1, **ours}


def complains(push: Callable[[], Pushed]) -> bool:
    """Whether a push fails, or leaves a graph out; what it says is one line with place and remedy."""
    try:
        refusals = push().refused
    except RemoteError as error:
        refusals = [str(error)]
    assert all(line.startswith("http://127.0.0.1:") and "; " in line and "\n" not in line for line in refusals)
    return bool(refusals)


@BOTH
def test_a_store_that_carries_out_what_it_does_not_confirm_has_it_once(
    filled: Store, faulty: tuple[Server, Proxy], reach: Reach, bring: Bring, compare: Callable[..., Any], protocol: Protocol
) -> None:
    server, proxy = faulty
    proxy.script.extend([CARRIED_OUT, delayed(2 * TIMEOUT)] * 3)
    remote = reach(server, protocol, timeout=TIMEOUT)
    while complains(lambda: bring(filled, remote)):
        pass
    assert compare(filled, reach(server, protocol)).same


@BOTH
def test_a_push_that_is_killed_is_completed_by_the_next(
    filled: Store, oxigraph: Server, reach: Reach, bring: Bring, copied: Callable[[Store], Path], protocol: Protocol
) -> None:
    """kill -9 while the store keeps the n-th request waiting, for the first few n."""
    oxigraph.put(FOREIGN, [TRIPLE])
    ours = copied(filled)
    for number in range(1, 5):
        with before(oxigraph) as (server, proxy):
            proxy.script.extend([None] * (number - 1) + [delayed(60)])
            killed = start(ours, server, protocol)
            while proxy.script and killed.poll() is None:
                time.sleep(0.01)
            os.kill(killed.pid, signal.SIGKILL)
            killed.wait()
    with Store(ours, mode="read") as copy:
        bring(copy, reach(oxigraph, protocol))
    assert oxigraph.quads() == set(filled.oxigraph) | {Quad(*TRIPLE, NamedNode(FOREIGN))}


def start(path: Path, server: Server, protocol: Protocol) -> subprocess.Popen[bytes]:
    program = "from bangiao.cli import main; main()"
    address = server.graphs if protocol == "graph-store" else server.update
    words = ["push", address, "--store", str(path), "--protocol", protocol]
    return subprocess.Popen([sys.executable, "-c", program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.parametrize(("protocol", "number"), [("graph-store", 100_000), ("graph-store", 10), ("update", 10)])
def test_graphs_of_ten_and_of_a_hundred_thousand_quads_arrive(
    store: Store, server: Server, reach: Reach, bring: Bring, protocol: Protocol, number: int
) -> None:
    graph = NamedNode(article_iri("bài dài", store.base))
    store.oxigraph.bulk_extend(
        Quad(iri(f"người/{n % 1000}"), iri(f"gặp/{n % 7}"), Literal(f"lần thứ {n}", language="vi"), graph) for n in range(number)
    )
    assert bring(store, reach(server, protocol)).triples == number
    assert server.count(graph.value) == number
